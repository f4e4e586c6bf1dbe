"""A programme as calendar events (RFC 5545): one event a slot, on Norwegian time, wherever day and start are known."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from leaderdeck.deck.programme import Programme, Slot, SlotTime, times_of
from leaderdeck.deck.slide import Deck
from leaderdeck.outline.dates import iso_date
from leaderdeck.paper.programme import WORDS, PaperWords, shown_programmes
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.words import short_language

_LINE_OCTETS = 75
"""RFC 5545, 3.1: no line is longer, its line break aside."""
_ZONE = "Europe/Oslo"
_YEARS = range(1970, 9999)
"""Years that calendars hold."""
_TIME_ZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{_ZONE}",
    "BEGIN:DAYLIGHT", "DTSTART:19810329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200", "TZNAME:CEST", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100", "TZNAME:CET", "END:STANDARD",
    "END:VTIMEZONE",
)  # fmt: skip
"""Norway's summer time since 1996, as the European Union has it."""


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The file, how many events it has, and what could not be one."""

    data: bytes
    events: int
    without_day: tuple[str, ...] = ()
    """Names of the programmes whose day is not known."""
    without_start: tuple[str, ...] = ()
    """Titles of slots whose start is not known."""


def programme_calendar(deck: Deck, now: datetime) -> CalendarFile:
    """The talk's programmes as a calendar. `now`: when it is made, which every event has to say."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines: list[str] = []
    events = 0
    without_day: list[str] = []
    without_start: list[str] = []
    names: Counter[tuple[str, str]] = Counter()
    card = deck.front_matter
    words = WORDS[short_language(card.language)]
    for programme in shown_programmes(deck):
        day = iso_date(programme.date)
        if day is None or day.year not in _YEARS:
            without_day.append(programme.title)
            continue
        for slot, time in zip(programme.slots, times_of(programme), strict=True):
            if slot.is_moment:
                continue
            if time.start is None:
                without_start.append(slot.title)
                continue
            name = (programme.date, slot.title)
            names[name] += 1
            identity = "\n".join((card.title or programme.title, *name, str(names[name])))
            lines += _event(slot, time, day, programme, stamp, str(uuid5(NAMESPACE_URL, identity)), words)
            events += 1
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//LeaderDeck//Programme//EN", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", *_TIME_ZONE]  # fmt: skip
    text = "".join(_folded(line) for line in (*head, *lines, "END:VCALENDAR"))
    return CalendarFile(text.encode("utf-8"), events, tuple(without_day), tuple(without_start))


def _event(
    slot: Slot, time: SlotTime, day: date, programme: Programme, stamp: str, identity: str, words: PaperWords
) -> list[str]:
    owner = f"{words.owner}: {slot.owner}" if slot.owner else ""
    form = f"{words.form}: {slot.form}" if slot.form else ""
    about = "\n".join(part for part in (owner, form, slot.details) if part)
    start = time.start or 0
    has_end = time.end is not None and time.end > start
    return [
        "BEGIN:VEVENT",
        f"UID:{identity}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;TZID={_ZONE}:{_moment(day, start)}",
        *([f"DTEND;TZID={_ZONE}:{_moment(day, time.end or 0)}"] if has_end else []),
        f"SUMMARY:{_escaped(slot.title)}",
        *([f"DESCRIPTION:{_escaped(about)}"] if about else []),
        *([f"LOCATION:{_escaped(programme.place)}"] if programme.place else []),
        *(["TRANSP:TRANSPARENT"] if slot.pause else []),
        "END:VEVENT",
    ]


def _moment(day: date, minutes: int) -> str:
    moment = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)  # noqa: DTZ001 - local, by its TZID
    return moment.strftime("%Y%m%dT%H%M%S")


def _escaped(text: str) -> str:
    """RFC 5545, 3.3.11: backslash, semicolon, comma and line break; other control characters may not stand there."""
    shown = "".join(letter for letter in text if letter in "\n\t" or (letter >= " " and letter != "\x7f"))
    shown = shown.encode("utf-8", "ignore").decode("utf-8")
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        shown = shown.replace(sign, written)
    return shown


def _folded(line: str) -> str:
    """The line with its break, cut between characters where it is too long, each further piece behind a space."""
    pieces: list[str] = []
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8"))
        if size + octets > _LINE_OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += octets
    return "\r\n".join([*pieces, piece]) + "\r\n"
