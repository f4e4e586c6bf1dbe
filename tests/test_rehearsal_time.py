"""Rehearsals: what they teach of the pace and of each slide, and what may be cut when minutes are lost."""

import os
import random

import pytest

from leaderdeck.deck.slide import Deck
from leaderdeck.outline.reader import read_deck
from leaderdeck.rehearsal import RunningTalk
from leaderdeck.rehearsal.cut_list import cut_list, loose_slides
from leaderdeck.rehearsal.history import History
from leaderdeck.rehearsal.learned_pace import LearnedPace, pace_in
from leaderdeck.rehearsal.planned_time import planned_pace, planned_slides, range_of, section_times
from leaderdeck.rehearsal.practice import PracticedSlide, Rehearsal, rehearsal_of, seconds_per_number
from leaderdeck.rehearsal.spoken_slides import spoken_slides

SEEDS = int(os.environ.get("LEADERDECK_REHEARSAL_SEEDS", "15"))
MOMENT = "2026-03-16T09:00:00+01:00"
TALK = """---
title: Ro i båten
duration: 20 min
---

# Havet

## Bølger

- a

Notat: {a}

## Vind

- b

Notat: {b}

### Kuling

- c

Notat: {c}

## Skjult {{.hidden}}

- d

# Land

## Havn

- e

Notat: {b}

## Brygge

- f

## Fyr

- g

Notat: {c}

# Takk
"""


def a_deck() -> Deck:
    return read_deck(TALK.format(a="ord " * 200, b="ord " * 120, c="ord " * 260))


def a_long_deck() -> Deck:
    """About twenty minutes: 4 sections with 4 slides each."""
    lengths = random.Random(3)
    parts = ["---\ntitle: Tjue minutter\nduration: 20 min\n---\n"]
    for section in range(4):
        parts.append(f"# Del {section}\n")
        for slide in range(4):
            parts.append(f"## Lysbilde {section} {slide}\n\n- punkt\n\nNotat: {'ord ' * lengths.randint(90, 200)}\n")
    return read_deck("\n".join(parts))


def speak(
    deck: Deck, words_per_minute: float, chance: random.Random, disturbed: int = 0, *, skips: bool = False
) -> Rehearsal:
    """One run on a simulated clock: each slide by its words with 5 % noise, the whole with 0.7 %.

    The slide with the number `disturbed` has a question with the clock stopped, and a telephone with the clock running.
    """
    slides = spoken_slides(deck)
    running, clock = RunningTalk(), 1000.0
    tempo = chance.gauss(1, 0.007)
    shown = [number for number, slide in enumerate(slides, start=1) if not slide.is_hidden]
    skipped = chance.choice([number for number in shown[2:] if number != disturbed]) if skips else 0
    for number in shown:
        running = running.slide_shown(number, clock)
        words = slides[number - 1].words
        clock += max(5.0, (words * 60 / words_per_minute if words else 20) * tempo * chance.gauss(1, 0.05))
        if number == disturbed:
            running = running.paused(clock).resumed(clock + 90)
            clock += 90 + 45
        if number == skipped:
            clock = running.shown[-1][1] + 1  # passed unseen
    return rehearsal_of(running, clock, MOMENT, slides, tuple(range(len(slides))))


def three_runs(deck: Deck, words_per_minute: float, chance: random.Random) -> tuple[History, LearnedPace]:
    """Three rehearsals as they go in real life."""
    history, pace = History(), LearnedPace()
    numbers = [number for number, slide in enumerate(spoken_slides(deck), start=1) if slide.words]
    for disturbed in chance.sample(numbers, 3):
        run = speak(deck, words_per_minute, chance, disturbed, skips=True)
        history, pace = history.with_rehearsal(run), pace.after(run)
    return history, pace


def test_time_up_is_counted_by_slide_without_pauses() -> None:
    running = RunningTalk().slide_shown(1, 0.0).slide_shown(2, 10.0).paused(20.0).resumed(50.0).slide_shown(1, 60.0)
    assert seconds_per_number(running, 65.0) == {1: 15.0, 2: 20.0}
    assert seconds_per_number(running.paused(70.0), 100.0) == {1: 20.0, 2: 20.0}


def test_a_rehearsal_knows_its_slides_and_leaves_out_what_was_flicked_past() -> None:
    slides = spoken_slides(a_deck())
    running = RunningTalk().slide_shown(1, 0.0).slide_shown(2, 30.0).slide_shown(3, 31.0)
    whole = rehearsal_of(running.paused(100.0), 160.0, MOMENT, slides, tuple(range(len(slides))))
    assert [one.key for one in whole.slides] == [slides[0].key, slides[2].key]
    assert whole.seconds == 30 + 69
    assert whole.paused_seconds == 60
    assert not whole.is_whole


def test_both_parts_of_a_divided_slide_are_that_slide() -> None:
    slides = spoken_slides(read_deck("# En\n\n- a\n\n# To\n\n- b\n"))
    running = RunningTalk().slide_shown(1, 0.0).slide_shown(2, 10.0).slide_shown(3, 25.0)
    rehearsal = rehearsal_of(running, 30.0, MOMENT, slides, (0, 1, 1))
    assert [one.seconds for one in rehearsal.slides] == [10.0, 20.0]
    assert rehearsal.is_whole


def test_a_slide_is_known_again_when_it_moves_or_its_notes_change() -> None:
    before = spoken_slides(read_deck("# En\n\n- a\n\n# To\n\n- b\n\n# En\n\n- c\n"))
    after = spoken_slides(read_deck("# To\n\n- b og mer\n\nNotat: nytt\n\n#  en\n\n- a\n\n# En\n\n- c\n"))
    assert [slide.key for slide in after] == [before[1].key, before[0].key, before[2].key]
    assert len({slide.key for slide in before}) == 3


def test_private_text_is_in_no_key() -> None:
    plain = spoken_slides(read_deck("# En\n\n- a\n"))
    secret = spoken_slides(read_deck("# En\n\n- a\n\nPrivat: hemmelig\n\n::: privat\nmer\n:::\n"))
    assert [slide.key for slide in plain] == [slide.key for slide in secret]
    assert [slide.words for slide in plain] == [slide.words for slide in secret]


def rehearsed(*rates: tuple[int, float]) -> Rehearsal:
    slides = tuple(
        PracticedSlide(f"{place:016x}", words, words * 60 / rate) for place, (words, rate) in enumerate(rates)
    )
    return Rehearsal(MOMENT, slides)


def test_the_pace_is_learned_in_spite_of_pauses_and_skipped_slides() -> None:
    rate, words = pace_in(rehearsed((150, 130), (150, 132), (150, 128), (150, 75), (150, 2000), (10, 400)))
    assert 127 <= rate <= 133
    assert words == 600


def test_too_few_words_teach_nothing() -> None:
    assert not LearnedPace().after(rehearsed((100, 130))).is_known
    assert not LearnedPace().is_known
    assert not LearnedPace(5000.0, 4000, 2).is_known


def test_one_rehearsal_in_a_hurry_does_not_turn_what_is_known() -> None:
    known = LearnedPace()
    for _ in range(4):
        known = known.after(rehearsed(*[(200, 120)] * 10))
    assert known.words_per_minute == 120
    assert known.after(rehearsed(*[(200, 210)] * 10)).words_per_minute <= 120 * 1.06
    for _ in range(12):
        known = known.after(rehearsed(*[(200, 140)] * 10))
    assert 135 < known.words_per_minute <= 140
    assert known.words <= 8000


def test_a_talk_that_was_never_rehearsed_goes_by_words_and_pace() -> None:
    deck = a_deck()
    usual, own = planned_slides(deck), planned_slides(deck, None, LearnedPace(150.0, 2000, 3))
    place = next(index for index, one in enumerate(usual) if one.slide.title == "Bølger")
    assert usual[place].seconds == 100
    assert own[place].seconds == 80
    assert [one.seconds for one in usual if one.slide.is_hidden] == [0.0]


def test_a_slide_that_was_rehearsed_goes_by_that_and_follows_its_notes() -> None:
    deck = a_deck()
    slides = spoken_slides(deck)
    place = next(index for index, one in enumerate(slides) if one.title == "Bølger")
    times = [Rehearsal(MOMENT, (PracticedSlide(slides[place].key, 100, seconds),)) for seconds in (50.0, 60.0, 300.0)]
    planned = planned_slides(deck, History(tuple(times)))
    assert planned[place].seconds == 120, "the one in the middle, for twice as many words"
    assert planned[place].times == 3
    assert planned[place].uncertainty < planned[place + 1].uncertainty
    slow = planned_slides(deck, History(tuple(times)), None, 60)
    assert slow[place].seconds == 240, "with an interpreter practice takes longer, too"


def test_usual_times_are_averaged_and_a_single_one_among_many_is_only_half_of_what_is_known() -> None:
    deck = a_deck()
    slides = spoken_slides(deck)
    place = next(index for index, one in enumerate(slides) if one.title == "Bølger")
    other = next(index for index, one in enumerate(slides) if one.title == "Vind")

    def planned(seconds: list[float], *, unseen: int, pace: LearnedPace) -> float:
        key, words = slides[place].key, slides[place].words
        runs = [Rehearsal(MOMENT, (PracticedSlide(key, words, one),)) for one in seconds]
        runs += [Rehearsal(MOMENT, (PracticedSlide(slides[other].key, 120, 60.0),))] * unseen
        return planned_slides(deck, History(tuple(runs)), pace)[place].seconds

    own = LearnedPace(120.0, 2000, 3)
    assert planned([96.0, 104.0, 400.0], unseen=0, pace=own) == 100, "the telephone is left out, the rest is the mean"
    assert planned([180.0], unseen=2, pace=own) == 140
    assert planned([180.0], unseen=1, pace=own) == 180, "two rehearsals tell too little"
    assert planned([180.0], unseen=2, pace=LearnedPace()) == 180, "there is nothing to set against it"


def test_the_whole_as_one_figure_is_the_sum_of_its_slides() -> None:
    deck = a_long_deck()
    history, pace = three_runs(deck, 128, random.Random(4))
    slides, whole = planned_slides(deck, history, pace), planned_pace(deck, history, pace)
    assert whole.seconds == round(sum(one.seconds for one in slides))
    assert whole.slide_seconds == tuple(round(one.seconds) for one in slides)
    shortest, longest = range_of(slides)
    assert (whole.shortest_seconds, whole.longest_seconds) == pytest.approx((shortest, longest), abs=1)
    assert planned_pace(read_deck(""), History(), LearnedPace()).seconds == 0


def test_sections_tell_where_the_minutes_go() -> None:
    deck = a_deck()
    planned = planned_slides(deck)
    sections = section_times(deck, planned)
    assert [one.name for one in sections] == ["Ro i båten", "Havet", "Land", "Takk"]
    assert sum(one.seconds for one in sections) == sum(one.seconds for one in planned)
    assert all(one.shortest < one.seconds < one.longest for one in sections)


@pytest.mark.parametrize("rate", [95, 128, 165])
def test_after_three_rehearsals_the_plan_is_within_a_twentieth_of_the_fourth(rate: int) -> None:
    deck = a_long_deck()
    near = inside = 0
    for seed in range(SEEDS):
        chance = random.Random(1000 * rate + seed)
        history, pace = three_runs(deck, rate, chance)
        planned = planned_slides(deck, history, pace)
        fourth = speak(deck, rate, chance).seconds
        near += abs(sum(one.seconds for one in planned) / fourth - 1) <= 0.05
        shortest, longest = range_of(planned)
        inside += shortest <= fourth <= longest
        assert pace.words_per_minute == pytest.approx(rate, rel=0.06)
    assert near >= 0.98 * SEEDS, near
    assert inside >= 0.99 * SEEDS, inside


def test_four_lost_minutes_give_a_cut_list_of_at_least_four() -> None:
    deck = a_long_deck()
    for seed in range(max(5, SEEDS // 5)):
        planned = planned_slides(deck, *three_runs(deck, 125, random.Random(seed)))
        found = cut_list(planned, 240)
        assert found.is_enough
        assert 240 <= found.seconds <= 330, "and not half of the talk"
        assert [cut.index for cut in found.cuts] == sorted({cut.index for cut in found.cuts})
        assert {cut.index for cut in found.cuts} <= set(loose_slides(planned))
        assert all(str(cut.reason) for cut in found.cuts)


def test_what_holds_the_talk_together_is_never_cut() -> None:
    planned = planned_slides(a_deck())
    titles = [planned[index].slide.title for index in loose_slides(planned)]
    assert titles == ["Vind", "Kuling", "Brygge", "Fyr"] or titles == ["Vind", "Brygge", "Fyr"]
    everything = cut_list(planned, 3600)
    assert not everything.is_enough
    assert [cut.title for cut in everything.cuts] == titles


def test_a_slide_that_must_stay_stays() -> None:
    planned = planned_slides(a_deck())
    cut = cut_list(planned, 60).cuts[0]
    kept = frozenset({planned[cut.index].slide.key})
    assert cut.index not in [one.index for one in cut_list(planned, 60, kept).cuts]
    assert not cut_list(planned, 0).cuts


def test_each_number_of_lost_minutes_has_its_list() -> None:
    planned = planned_slides(a_long_deck())
    for lost in range(30, 720, 30):
        found = cut_list(planned, lost)
        assert found.is_enough
        least = min(cut.seconds for cut in found.cuts)
        assert found.seconds - least < lost, "none of them is skipped for nothing"
