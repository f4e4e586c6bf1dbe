"""Programmes as calendars: read back by a strict reader, and only with what is known."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from strict_calendar import Component, read_calendar

from leaderdeck.deck.blocks import Agenda, AgendaItem
from leaderdeck.deck.slide import Deck, FrontMatter, Slide
from leaderdeck.deck.text import plain
from leaderdeck.outline.reader import read_deck
from leaderdeck.paper.calendar import CalendarFile, programme_calendar

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
DAY = """---
title: Samling
date: {date}
place: Samfunnshuset, Storsalen
lang: nb
---

## Dagen

::: agenda {start}
- Velkommen; kaffe, te ved Kari Nordli (30 min)
- Lunsj (45 min)
- Runde (gruppearbeid)
- Uvisst (15 min)
- 14.00 Evaluering
- 14.30 Slutt
:::
"""


def calendar(text: str) -> CalendarFile:
    return programme_calendar(read_deck(text), NOW)


def events(made: CalendarFile) -> list[Component]:
    found = [one for one in read_calendar(made.data).inside if one.name == "VEVENT"]
    assert len(found) == made.events
    return found


def test_every_slot_with_a_start_is_an_event_on_norwegian_time() -> None:
    made = calendar(DAY.format(date="2026-03-16", start="09.00"))
    found = events(made)
    assert [(one.value("SUMMARY"), one.value("DTSTART")) for one in found] == [
        ("Velkommen; kaffe, te", "20260316T090000"), ("Lunsj", "20260316T093000"), ("Runde", "20260316T101500"),
        ("Evaluering", "20260316T140000"),
    ]  # fmt: skip
    assert found[0].properties["DTSTART"][0] == ";TZID=Europe/Oslo"
    assert found[0].value("DTEND") == "20260316T093000"
    assert found[0].value("DESCRIPTION") == "Ansvarlig: Kari Nordli"
    assert found[0].value("LOCATION") == "Samfunnshuset, Storsalen"
    assert "DTEND" not in found[2].properties, "nobody knows when it ends"
    assert found[1].value("TRANSP") == "TRANSPARENT"
    assert made.without_start == ("Uvisst",)


def test_without_a_day_there_are_no_events_and_it_is_said() -> None:
    for date in ("", "i vår", "0001-01-01", "9999-12-31"):
        made = calendar(DAY.format(date=date, start="09.00"))
        assert (made.events, made.without_day) == (0, ("Dagen",)), date
        read_calendar(made.data)


def test_a_day_that_is_written_out_is_a_day_too() -> None:
    made = calendar(DAY.format(date="16. mars 2026", start="09.00"))
    assert events(made)[0].value("DTSTART") == "20260316T090000"


def test_a_second_day_has_the_date_of_its_heading_and_no_other() -> None:
    text = DAY.format(date="2026-03-16", start="09.00")
    second = "\n## Dag 2, 17. mars 2026\n\n::: agenda 10.00\n- Lunsj (30 min)\n:::\n"
    third = "\n## En dag til\n\n::: agenda 10.00\n- Lunsj (30 min)\n:::\n"
    made = calendar(text + second + third)
    assert [one.value("DTSTART") for one in events(made)][-1] == "20260317T100000"
    assert made.without_day == ("En dag til",)


def test_a_slot_that_is_moved_keeps_its_name_in_the_calendar() -> None:
    before = events(calendar(DAY.format(date="2026-03-16", start="09.00")))
    after = events(calendar(DAY.format(date="2026-03-16", start="10.00").replace("(30 min)", "(50 min)")))
    assert [one.value("UID") for one in before] == [one.value("UID") for one in after]
    assert before[0].value("DTSTART") != after[0].value("DTSTART")


def test_slots_of_one_name_have_their_own_names_in_the_calendar() -> None:
    text = "---\ntitle: T\ndate: 2026-03-16\n---\n\n## A\n\n::: agenda 09.00\n- Pause (10 min)\n- Pause (10 min)\n:::\n"
    assert len(events(calendar(text + text.partition("---\n\n")[2]))) == 2
    twice = text + "\n## 16. mars 2026\n\n::: agenda 09.00\n- Pause (10 min)\n:::\n"
    assert len(events(calendar(twice))) == 3


def test_what_goes_on_after_midnight_ends_on_the_next_day() -> None:
    text = (
        "---\ntitle: T\ndate: 2026-12-31\n---\n\n## A\n\n::: agenda\n- 22.00–00.30 Fest\n- 23.50 Tale (20 min)\n:::\n"
    )
    found = events(calendar(text))
    assert [one.value("DTEND") for one in found] == ["20270101T003000", "20270101T001000"]


def test_hidden_programmes_stay_at_home() -> None:
    text = DAY.format(date="2026-03-16", start="09.00").replace("## Dagen", "## Dagen {.skjult}")
    assert calendar(text).events == 0


@given(st.text(max_size=200), st.text(max_size=120), st.text(max_size=90))
@settings(deadline=None, max_examples=100)
def test_any_words_come_back_as_they_were(title: str, owner: str, place: str) -> None:
    item = AgendaItem("09.00", plain(title), "30 min", owner=plain(owner))
    slide = Slide("slide", plain("A"), blocks=(Agenda((item,)),))
    deck = Deck(FrontMatter(date="2026-03-16", place=place), (slide,), (1,))
    (event,) = events(programme_calendar(deck, NOW))
    written = "".join(sign for sign in place if sign in "\n\t" or (sign >= " " and sign != "\x7f"))
    expected = written.encode("utf-8", "ignore").decode("utf-8")
    if place:
        assert event.value("LOCATION") == expected
