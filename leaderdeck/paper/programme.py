"""A talk's programmes as they are printed: days with their rows in words. What is not known is a dash."""

from __future__ import annotations

from collections.abc import Iterable

from leaderdeck.deck.clock_times import clock_words, length_words
from leaderdeck.deck.programme import Programme, Slot, SlotTime, times_of
from leaderdeck.deck.slide import Deck
from leaderdeck.language import language_tag
from leaderdeck.outline.dates import written_date
from leaderdeck.outline.programmes import programmes_of
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.words import short_language

UNKNOWN = "–"
"""Stands for a time that is not known."""


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The few words that the page has of its own, in the talk's language."""

    programme: str
    time: str
    matter: str
    owner: str
    form: str
    length: str
    unknown: str


WORDS = {
    "nb": PaperWords("Program", "Tid", "Innhold", "Ansvarlig", "Form", "Varighet", "ikke bestemt"),
    "nn": PaperWords("Program", "Tid", "Innhald", "Ansvarleg", "Form", "Lengd", "ikkje fastsett"),
    "en": PaperWords("Programme", "Time", "Topic", "Led by", "Form", "Duration", "not decided"),
}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One slot in words."""

    time: str
    title: str
    details: tuple[str, ...] = ()
    owner: str = ""
    length: str = ""
    is_pause: bool = False


@dataclass(frozen=True, slots=True)
class PaperDay:
    """One programme: its name where there are several, its day, and its rows."""

    title: str
    date: str
    rows: tuple[PaperRow, ...]
    has_owners: bool
    has_lengths: bool

    @property
    def columns(self) -> int:
        """How many columns its table has."""
        return 2 + self.has_owners + self.has_lengths


@dataclass(frozen=True, slots=True)
class ProgrammePaper:
    """Everything on the page."""

    title: str
    subtitle: str
    facts: tuple[str, ...]
    """Event, place and day, each where it is known."""
    days: tuple[PaperDay, ...]
    words: PaperWords
    tag: str
    """BCP 47 tag of the language."""


def shown_programmes(deck: Deck) -> tuple[Programme, ...]:
    """The programmes on slides that are shown."""
    return tuple(programme for programme in programmes_of(deck) if not deck.slides[programme.slide].hidden)


def programme_paper(deck: Deck) -> ProgrammePaper:
    """The page of a talk's programmes; without any days where the talk has none."""
    card = deck.front_matter
    language = short_language(card.language)
    programmes = shown_programmes(deck)
    dates = {programme.date for programme in programmes}
    one_day = len(dates) == 1 or len(programmes) == 1
    date = written_date(next(iter(dates)) if one_day and dates else "", card.language)
    if one_day and not date:
        date = written_date(card.date, card.language)
    facts = (card.event if card.event != card.title else "", card.place, date)
    title = card.title or next((programme.title for programme in programmes if programme.title), "")
    return ProgrammePaper(
        title or WORDS[language].programme,
        card.subtitle,
        tuple(fact for fact in facts if fact),
        tuple(_day(one, card.language, is_alone=len(programmes) == 1, one_day=one_day) for one in programmes),
        WORDS[language],
        language_tag(card.language),
    )


def _day(programme: Programme, language: str, *, is_alone: bool, one_day: bool) -> PaperDay:
    is_english = short_language(language) == "en"
    date = written_date(programme.date, language)
    times = times_of(programme)
    rows = tuple(_row(slot, time, is_english=is_english) for slot, time in zip(programme.slots, times, strict=True))
    return PaperDay(
        WORDS[short_language(language)].programme if is_alone else programme.title,
        "" if one_day or date in programme.title else date,
        rows,
        _any(row.owner for row in rows),
        _any(row.length for row in rows),
    )


def _row(slot: Slot, time: SlotTime, *, is_english: bool) -> PaperRow:
    length = time.length or 0
    sample = "1 t" if length >= 120 else ""
    return PaperRow(
        time_words(time),
        f"{slot.title} ({slot.form})" if slot.form else slot.title,
        tuple(line.strip() for line in slot.details.split("\n") if line.strip()),
        slot.owner,
        length_words(length, sample, is_english=is_english) if length > 0 else "",
        bool(slot.pause),
    )


def time_words(time: SlotTime) -> str:
    """From when until when, as far as it is known."""
    if time.start is None:
        return UNKNOWN
    start = clock_words(time.start)
    return start if time.end is None or time.end <= time.start else f"{start}–{clock_words(time.end)}"


def _any(words: Iterable[str]) -> bool:
    return any(words)
