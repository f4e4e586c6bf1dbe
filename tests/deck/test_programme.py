"""A programme's times: worked out where they can be, unknown where they cannot, and moved together."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.deck.clock_times import DAY, clock_minutes, clock_words, length_minutes, length_words
from leaderdeck.deck.programme import Programme, Slot, moved, reordered, resized, swapped, times_of
from leaderdeck.deck.programme_check import check_programme

NINE = 9 * 60


def day(*slots: Slot, **facts: object) -> Programme:
    return replace(Programme(tuple(slots)), **facts)


def kinds(programme: Programme) -> list[tuple[str, int, int | None]]:
    return [(trouble.kind, trouble.minutes, trouble.slot) for trouble in check_programme(programme)]


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Days of one to seven slots, some with times, some with lengths, some with both or neither; times run forward."""
    now = draw(st.integers(7 * 60, 9 * 60))
    start = draw(st.sampled_from([None, now]))
    slots = []
    for number in range(draw(st.integers(1, 7))):
        now += draw(st.sampled_from([0, 0, 0, 10]))
        length = draw(st.sampled_from([15, 30, 45, 90]))
        form = draw(st.sampled_from(["length", "start", "range", "both", "nothing"]))
        has_start = form in ("start", "range", "both")
        slots.append(
            Slot(
                f"Bolk {number}",
                now if has_start else None,
                now + length if form == "range" else None,
                length if form in ("length", "both") else None,
            )
        )
        now += length
    return Programme(tuple(slots), start)


def lengths(programme: Programme) -> dict[str, int | None]:
    return {slot.title: time.length for slot, time in zip(programme.slots, times_of(programme), strict=True)}


def test_a_start_and_lengths_give_all_times_and_say_so() -> None:
    times = times_of(day(Slot("a", length=30), Slot("b", length=90), Slot("c", length=15), start=NINE))
    assert [(time.start, time.end) for time in times] == [(540, 570), (570, 660), (660, 675)]
    assert all(time.start_is_worked_out and time.end_is_worked_out for time in times)


def test_what_follows_an_unknown_length_is_unknown_until_a_time_is_written() -> None:
    times = times_of(day(Slot("a", length=30), Slot("b"), Slot("c", length=15), Slot("d", start=660), start=NINE))
    assert [time.start for time in times] == [540, 570, None, 660]
    assert [time.end for time in times] == [570, None, None, None]


def test_a_slot_lasts_until_the_next_one_that_is_written_and_the_last_until_the_day_ends() -> None:
    times = times_of(day(Slot("a", 540), Slot("b", 600), end=720))
    assert [(time.end, time.end_is_worked_out) for time in times] == [(600, True), (720, True)]


@given(programmes(), st.data())
def test_no_time_is_known_that_nothing_gives(programme: Programme, data: st.DataObject) -> None:
    """Taking a fact away never makes another time known."""
    index = data.draw(st.integers(0, len(programme.slots) - 1))
    slots = list(programme.slots)
    slots[index] = replace(slots[index], start=None, end=None, length=None)
    known = [time.start is not None for time in times_of(programme)]
    fewer = [time.start is not None for time in times_of(replace(programme, slots=tuple(slots)))]
    assert all(was or not now for was, now in zip(known, fewer, strict=True))


@given(programmes(), st.integers(-120, 120), st.data())
def test_moving_one_moves_the_rest_and_back_again(programme: Programme, minutes: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(programme.slots) - 1))
    before = times_of(programme)
    new = moved(programme, index, minutes)
    after = times_of(new)
    if before[index].start is None or not minutes:
        assert new is programme
        return
    by = 0 if new is programme else minutes
    for place, (was, now) in enumerate(zip(before, after, strict=True)):
        expected = None if was.start is None else was.start + (by if place >= index else 0)
        assert now.start == expected, place
    assert [time.start for time in times_of(moved(new, index, -by))] == [time.start for time in before]


@given(programmes(), st.sampled_from([10, 30, 60, 100]), st.data())
def test_a_longer_slot_moves_what_follows_by_as_much(programme: Programme, length: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(programme.slots) - 1))
    before, new = times_of(programme), resized(programme, index, length)
    after = times_of(new)
    assert [time.start for time in after[: index + 1]] == [time.start for time in before[: index + 1]]
    if before[index].length is not None:
        assert after[index].length == length
        by = length - (before[index].length or 0)
        assert [time.start for time in after[index + 1 :]] == [
            None if time.start is None else time.start + by for time in before[index + 1 :]
        ]


@given(programmes(), st.data())
def test_slots_that_change_places_stay_as_long_as_they_were(programme: Programme, data: st.DataObject) -> None:
    if len(programme.slots) < 2:
        return
    index = data.draw(st.integers(0, len(programme.slots) - 2))
    new = swapped(programme, index)
    before, after = times_of(programme), times_of(new)
    pair = before[index : index + 2]
    if new is programme:
        return
    assert [slot.title for slot in new.slots[index : index + 2]] == [
        programme.slots[index + 1].title, programme.slots[index].title,
    ]  # fmt: skip
    assert after[index].start == pair[0].start
    if all(time.start is not None and time.length is not None for time in pair):
        assert lengths(new) == lengths(programme)
        assert [time.start for time in after[index + 2 :]] == [time.start for time in before[index + 2 :]]


def test_a_slot_goes_to_another_place_with_all_times_following() -> None:
    plan = day(Slot("a", length=30), Slot("b", length=90), Slot("c", length=15), start=NINE)
    new = reordered(plan, 0, 2)
    assert [slot.title for slot in new.slots] == ["b", "c", "a"]
    assert [time.start for time in times_of(new)] == [540, 630, 645]


def test_nothing_leaves_its_day() -> None:
    late = day(Slot("a", 23 * 60, length=30), Slot("b", length=20))
    assert moved(late, 0, 60) is late
    assert moved(late, 0, -24 * 60) is late
    assert resized(late, 0, DAY) is late


def test_three_sessions_of_a_five_hour_day_leave_half_an_hour_for_the_rest() -> None:
    plan = day(Slot("Åpning"), *(Slot(f"Kommune {n}", length=90) for n in (1, 2, 3)), Slot("Evaluering"), length=300)
    (rest,) = [trouble for trouble in check_programme(plan) if trouble.kind == "rest"]
    assert (rest.minutes, rest.known, rest.frame, rest.unknown) == (30, 270, 300, 2)
    assert [trouble.kind for trouble in check_programme(plan)] == ["rest", "no-break", "no-meal"]


def test_gaps_and_overlaps_are_found_where_both_ends_are_known() -> None:
    assert kinds(day(Slot("a", 540, 570), Slot("b", 580, length=30), Slot("c", 600))) == [
        ("gap", 10, 1), ("overlap", 10, 2),
    ]  # fmt: skip
    assert kinds(day(Slot("a", 540), Slot("b"), Slot("c", 600))) == []


def test_an_overlap_with_something_earlier_is_found_too() -> None:
    assert ("overlap", 60, 2) in kinds(day(Slot("a", 540, 660), Slot("b", 560, 570), Slot("c", 600, 630)))


def test_a_length_that_the_clock_contradicts() -> None:
    assert kinds(day(Slot("a", 540, 600, 45))) == [("two-lengths", 15, 0)]


def test_the_last_slot_past_the_end_is_said_once() -> None:
    plan = day(Slot("a", length=90), Slot("Pause", length=15, pause="break"), Slot("b", length=60), start=NINE, end=690)
    assert kinds(plan) == [("past-end", 15, 2)]


def test_more_than_the_frame_and_less() -> None:
    assert kinds(day(Slot("a", length=60), length=45)) == [("too-long", 15, None)]
    assert kinds(day(Slot("a", length=30), length=45)) == [("spare", 15, None)]


def test_a_stretch_without_a_break_is_said_once_with_its_whole_length() -> None:
    run = [Slot(str(number), length=60) for number in range(3)]
    assert kinds(day(*run, Slot("Pause", length=10, pause="break"), Slot("x", length=45))) == [("no-break", 180, 1)]
    assert kinds(day(Slot("a", length=90))) == []


def test_a_gap_of_ten_minutes_is_as_good_as_a_break() -> None:
    found = kinds(day(Slot("a", 540, 600), Slot("b", 610, 670)))
    assert found == [("gap", 10, 1)]


def test_a_long_day_has_its_lunch() -> None:
    morning, pause = Slot("a", length=90), Slot("Pause", length=15, pause="break")
    lunch = Slot("Lunsj", length=45, pause="meal")
    assert ("no-meal", 285, None) in kinds(day(morning, pause, morning, morning, start=NINE))
    assert not [one for one in kinds(day(morning, pause, morning, lunch, morning, start=NINE)) if one[0] == "no-meal"]


def test_the_end_of_the_day_is_a_moment_and_no_slot_without_a_length() -> None:
    plan = day(Slot("a", length=60), Slot("Slutt", is_moment=True), start=NINE, length=60)
    assert kinds(plan) == []
    assert times_of(plan)[1] == replace(times_of(plan)[1], start=600, end=600, length=0)


@given(st.integers(0, DAY - 1), st.sampled_from(["09.00", "9:00", "9.15", "10:00"]))
def test_a_clock_time_is_written_as_its_neighbors_and_read_again(minutes: int, sample: str) -> None:
    words = clock_words(minutes, sample)
    assert clock_minutes(words)[0] == minutes
    assert (":" in words) == (":" in sample)


@given(st.integers(1, 600), st.sampled_from(["", "90 min", "1 t 30 min", "2 timer", "1,5 t", "2 hours"]))
@settings(max_examples=60)
def test_a_length_is_written_as_before_and_read_again(minutes: int, sample: str) -> None:
    assert length_minutes(length_words(minutes, sample)) == minutes
