"""Slots moved in the text: the times that follow are rewritten, and nothing else."""

import os
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.deck.programme import Programme, moved, reordered, resized, times_of
from leaderdeck.outline.programmes import programmes_of
from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.rewrite_programme import move_slot, reorder_slot, resize_slot

DAY = """---
title: Samling
date: 2026-03-16
lang: nb
---

## Dagen

::: agenda kl. 09.00–14.00
- Velkommen ved Kari Nordli (15 min)
- Kommune 1 – 1 t 30 min

- Pause, 15 min
  - kaffe
- 11.00 **Kommune 2** (90 min)
- 12.30–13.00 Lunsj
- Evaluering
:::

Notat: Klokken 11.00 er hellig.
"""


def starts(text: str) -> list[int | None]:
    return [time.start for time in times_of(programmes_of(read_deck(text))[0])]


def line_of(text: str, words: str) -> int:
    return 1 + next(place for place, line in enumerate(text.split("\n")) if words in line and not line.startswith("#"))


def changed_lines(old: str, new: str) -> list[tuple[str, str]]:
    return [(was, now) for was, now in zip(old.split("\n"), new.split("\n"), strict=True) if was != now]


def test_the_first_slot_moves_the_whole_day_from_the_start_behind_the_name() -> None:
    new = move_slot(DAY, line_of(DAY, "Velkommen"), 15)
    assert changed_lines(DAY, new) == [
        ("::: agenda kl. 09.00–14.00", "::: agenda kl. 09.15–14.00"),
        ("- 11.00 **Kommune 2** (90 min)", "- 11.15 **Kommune 2** (90 min)"),
        ("- 12.30–13.00 Lunsj", "- 12.45–13.15 Lunsj"),
    ]


def test_a_later_slot_gets_its_time_written_and_what_is_before_it_stays() -> None:
    new = move_slot(DAY, line_of(DAY, "Pause"), 10)
    assert changed_lines(DAY, new) == [
        ("- Pause, 15 min", "- 10.55 Pause, 15 min"),
        ("- 11.00 **Kommune 2** (90 min)", "- 11.10 **Kommune 2** (90 min)"),
        ("- 12.30–13.00 Lunsj", "- 12.40–13.10 Lunsj"),
    ]


def test_a_longer_slot_is_written_as_it_was_and_moves_the_rest() -> None:
    new = resize_slot(DAY, line_of(DAY, "Kommune 1"), 105)
    assert changed_lines(DAY, new)[0] == ("- Kommune 1 – 1 t 30 min", "- Kommune 1 – 1 t 45 min")
    assert starts(new) == [540, 555, 660, 675, 765, 795]


def test_a_slot_of_clock_times_ends_at_another_time() -> None:
    new = resize_slot(DAY, line_of(DAY, "Lunsj"), 45)
    assert changed_lines(DAY, new) == [("- 12.30–13.00 Lunsj", "- 12.30–13.15 Lunsj")]


def test_an_unknown_length_is_written_only_when_it_is_asked_for() -> None:
    text = DAY.replace("kl. 09.00–14.00", "")
    assert changed_lines(text, resize_slot(text, line_of(text, "Evaluering"), 30)) == [
        ("- Evaluering", "- Evaluering (30 min)")
    ]


def test_a_slot_whose_time_nobody_knows_does_not_move() -> None:
    text = "## A\n\n::: agenda\n- Åpning\n- Kommune 1 (90 min)\n- Kommune 2 (90 min)\n:::\n"
    assert move_slot(text, line_of(text, "Kommune 2"), 15) == text


def test_another_order_takes_what_is_below_along_and_leaves_the_blank_lines() -> None:
    new = reorder_slot(DAY, line_of(DAY, "Pause"), 1)
    assert new.split("\n")[9:14] == [
        "- Velkommen ved Kari Nordli (15 min)", "- Pause, 15 min", "  - kaffe", "", "- Kommune 1 – 1 t 30 min",
    ]  # fmt: skip
    assert starts(new) == [540, 555, 570, 660, 750, 780]


def test_a_table_keeps_its_columns_in_line() -> None:
    text = (
        "## A\n\n::: agenda\n| Tid   | Varighet | Innhold    | Ansvarlig |\n|:------|---------:|------------|---|\n"
        "| 09.00 | 30       | Velkommen  | Kari |\n|       | 1 t      | Kommune 1  | Per |\n"
        "| 10:45 | 90 min | Slott | |\n:::\n"
    )
    assert changed_lines(text, resize_slot(text, line_of(text, "Velkommen"), 45)) == [
        ("| 09.00 | 30       | Velkommen  | Kari |", "| 09.00 | 45       | Velkommen  | Kari |"),
        ("| 10:45 | 90 min | Slott | |", "| 11:00 | 90 min | Slott | |"),
    ]
    assert changed_lines(text, move_slot(text, line_of(text, "Kommune 1"), 15)) == [
        ("|       | 1 t      | Kommune 1  | Per |", "| 09.45 | 1 t      | Kommune 1  | Per |"),
        ("| 10:45 | 90 min | Slott | |", "| 11:00 | 90 min | Slott | |"),
    ]
    swapped = reorder_slot(text, line_of(text, "Velkommen"), 1)
    assert [line for line in swapped.split("\n") if "Velk" in line or "Kommune" in line] == [
        "| 09.00 | 1 t      | Kommune 1  | Per |", "| –     | 30       | Velkommen  | Kari |",
    ]  # fmt: skip


def test_numbers_of_a_list_stay_in_order() -> None:
    text = "## A\n\n::: agenda 9:00\n1. En (10 min)\n2. To (20 min)\n:::"
    assert reorder_slot(text, 4, 1) == "## A\n\n::: agenda 9:00\n1. To (20 min)\n2. En (10 min)\n:::"


@pytest.mark.parametrize("line", [1, 3, 9, 21, 99])
def test_a_line_that_is_no_slot_changes_nothing(line: int) -> None:
    assert move_slot(DAY, line, 15) == DAY
    assert resize_slot(DAY, line, 15) == DAY
    assert reorder_slot(DAY, line, 0) == DAY


LINES = st.sampled_from([
    "{t} Innlegg {n} ved Kari Nordli", "{t}: Innlegg {n} ({l} min)", "**{t}** Innlegg {n}", "kl. {t} Innlegg {n}",
    "Innlegg {n} ({l} min)", "Innlegg {n}, {l} min", "{l} min Innlegg {n}", "{t}–{e} Innlegg {n} (plenum)",
    "Innlegg {n} (1 t 15 min)", "Innlegg {n}", "Kaffe {n} ({l} min)", "{t} Innlegg {n}, v/Per – {l} minutter",
])  # fmt: skip


@st.composite
def talks(draw: st.DrawFn) -> str:
    colon = draw(st.sampled_from([".", ":"]))
    now, lines = 8 * 60 + draw(st.integers(0, 60)), []

    def clock(minutes: int) -> str:
        return f"{minutes // 60:02d}{colon}{minutes % 60:02d}"

    opening = draw(st.sampled_from(["", f" {clock(now)}", f" kl. {clock(now)}–16{colon}00"]))
    mark = draw(st.sampled_from(["- ", "", "1. ", "* "]))
    for number in range(draw(st.integers(1, 6))):
        length = draw(st.sampled_from([10, 45, 90]))
        line = draw(LINES).format(t=clock(now), e=clock(now + length), l=length, n=number)
        lines += [mark + line, *draw(st.sampled_from([[], [], [""], ["   - under"]])) * bool(mark)]
        now += length
    text = "\n".join(["## Før", "", "Tekst", "", "## Dagen", "", f"::: agenda{opening}", *lines, ":::", "", "## Etter"])
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


HOW_MANY = int(os.environ.get("LEADERDECK_PROGRAMMES", "40"))


def without_times(text: str) -> str:
    return re.sub(r"\d+ t\b|[\d\s.:()–-]|min", "", text)


CHANGES: dict[str, tuple[Callable[..., str], Callable[..., Programme]]] = {
    "move": (move_slot, moved), "resize": (resize_slot, resized), "reorder": (reorder_slot, reordered),
}  # fmt: skip


@given(talks(), st.sampled_from(sorted(CHANGES)), st.data())
@settings(deadline=None, max_examples=HOW_MANY)
def test_the_text_says_the_new_programme_or_stays_as_it_was(text: str, name: str, data: st.DataObject) -> None:
    programme = programmes_of(read_deck(text))[0]
    index = data.draw(st.integers(0, len(programme.slots) - 1))
    amount = data.draw(st.integers(0, len(programme.slots) - 1) if name == "reorder" else st.sampled_from([5, 15, 60]))
    rewrite, change = CHANGES[name]
    expected = change(programme, index, amount)
    new = rewrite(text, programme.slots[index].line, amount)
    now = programmes_of(read_deck(new))[0]
    assert [(slot.title, slot.owner) for slot in now.slots] == [(slot.title, slot.owner) for slot in expected.slots]
    assert times_of(now) == times_of(expected)
    assert without_times(new) == without_times(text) or name == "reorder"
    assert new.count("\r\n") == text.count("\r\n")


def test_a_change_and_its_opposite_give_the_text_back() -> None:
    line = line_of(DAY, "Lunsj")
    assert move_slot(move_slot(DAY, line, 20), line, -20) == DAY
    assert resize_slot(resize_slot(DAY, line, 45), line, 30) == DAY
