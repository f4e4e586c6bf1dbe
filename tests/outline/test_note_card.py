"""What a note's card tells the library: kind, people, figures with their source and last day, and when it was given."""

import pytest

from leaderdeck.deck.slide import Occasion
from leaderdeck.outline.dates import day_named, last_day_of
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.occasions import read_occasion, written_occasion
from leaderdeck.outline.rewrite_card import set_card_value

NORWEGIAN = """---
type: notat
slag: faktum
personer: [Ingrid Solbakk, Jon Vik]
kilde: SSB
verdi: 19 117
enhet: innbyggere
best-før: 2027
holdt:
  - Lederdagene 2025, 16. mars 2025
  - Rådhuset, Fjordvik, 3.4.2025
---
"""
ENGLISH = """---
type: note
kind: fact
people: Ingrid Solbakk, Jon Vik
source: SSB
value: "19 117"
unit: innbyggere
best-before: 2027-12-31
given:
  - event: Lederdagene 2025
    date: 2025-03-16
  - {event: Rådhuset, place: Fjordvik, date: 2025-04-03}
---
"""


def test_both_languages_and_both_ways_of_telling_when_it_was_given_say_the_same() -> None:
    norwegian, english = read_front_matter(NORWEGIAN), read_front_matter(ENGLISH)
    assert norwegian.remarks == english.remarks == ()
    card = norwegian.front_matter
    assert (card.kind, card.people, card.value, card.unit) == (
        "fact", ("Ingrid Solbakk", "Jon Vik"), "19 117", "innbyggere",
    )  # fmt: skip
    assert (card.source, card.best_before) == ("SSB", "2027-12-31")
    assert card.given == (
        Occasion("Lederdagene 2025", "2025-03-16"),
        Occasion("Rådhuset", "2025-04-03", "Fjordvik"),
    )
    english_card = english.front_matter
    for name in ("kind", "people", "value", "unit", "source", "best_before", "given", "type"):
        assert getattr(card, name) == getattr(english_card, name)


@pytest.mark.parametrize(
    "line",
    ["slag: dikt", "best-før: snart", "holdt: [[a, b]]", "holdt: {hvem: meg}", "holdt:\n  - a: {b: c}", "kilde: [[x]]"],
)
def test_a_wrong_value_is_told_of_and_nothing_is_guessed(line: str) -> None:
    reading = read_front_matter(f"---\n{line}\ntittel: T\n---\n")
    card = reading.front_matter
    assert [remark.line for remark in reading.remarks] == [2]
    assert (card.title, card.kind, card.best_before, card.source) == ("T", "", "", "")


@pytest.mark.parametrize(
    ("word", "kind"),
    [("tese", "thought"), ("Tanke", "thought"), ("sitat", "quote"), ("fact", "fact"), ("spørsmål", "question"),
     ("erfaring", "experience"), ("møte", "meeting"), ("meeting", "meeting")],
)  # fmt: skip
def test_kinds_in_every_language(word: str, kind: str) -> None:
    assert read_front_matter(f"---\nslag: {word}\n---\n").front_matter.kind == kind


@pytest.mark.parametrize(
    ("written", "day"),
    [("2025-03-16", "2025-03-16"), ("16. mars 2025", "2025-03-16"), ("16 March 2025", "2025-03-16"),
     ("March 16, 2025", "2025-03-16"), ("16.3.2025", "2025-03-16"), ("1. des. 2024", "2024-12-01"),
     ("30. februar 2025", ""), ("2025", ""), ("i vår", ""), ("", "")],
)  # fmt: skip
def test_days_as_people_write_them(written: str, day: str) -> None:
    assert day_named(written) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [("2027", "2027-12-31"), ("2028-02", "2028-02-29"), ("juni 2026", "2026-06-30"), ("1.1.2026", "2026-01-01"),
     ("2027-13", ""), ("vår 2027", "")],
)  # fmt: skip
def test_the_last_day_of_what_is_named(written: str, day: str) -> None:
    assert last_day_of(written) == day


@pytest.mark.parametrize(
    ("line", "occasion"),
    [("Lederdagene 2025, 16. mars 2025", Occasion("Lederdagene 2025", "2025-03-16")),
     ("16. mars 2025, Lederdagene, Oslo, Grand", Occasion("Lederdagene", "2025-03-16", "Oslo, Grand")),
     ("Leaders' day, March 16, 2025", Occasion("Leaders' day", "2025-03-16")),
     ("Bare et navn", Occasion("Bare et navn"))],
)  # fmt: skip
def test_an_occasion_on_one_line(line: str, occasion: Occasion) -> None:
    assert read_occasion(line) == occasion
    written = written_occasion(occasion.event, occasion.date, occasion.place)
    assert read_occasion(written) == occasion


def test_the_card_is_written_in_its_own_language() -> None:
    assert set_card_value("---\ntittel: T\n---\n\nx\n", "source", "SSB") == "---\ntittel: T\nkilde: SSB\n---\n\nx\n"
    assert "best-før: 2027-12-31" in set_card_value("---\ntittel: T\n---\n", "best-before", "2027-12-31")
    assert "best-before: 2027-12-31" in set_card_value("---\ntitle: T\n---\n", "best_before", "2027-12-31")
