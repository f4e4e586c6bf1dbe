"""Dates written out: `2026-03-16` → `16. mars 2026` or `16 March 2026`."""

from __future__ import annotations

import re
from datetime import date

from leaderdeck.late_pattern import late_pattern

_MONTHS = {
    "nb": (
        "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
        "desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
}  # fmt: skip
_NUMBERS = late_pattern(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_WRITTEN = late_pattern(r"(\d{1,2})\.?[ ]+([A-Za-z]{3,9})\.?[ ]+(\d{4})")
_AMERICAN = late_pattern(r"([A-Za-z]{3,9})\.?[ ]+(\d{1,2}),?[ ]+(\d{4})")
_MONTH_OF_YEAR = late_pattern(r"([A-Za-z]{3,9})\.?[ ]+(\d{4})|(\d{4})-(\d{2})")
_YEAR = late_pattern(r"\d{4}")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def iso_date(text: str) -> date | None:
    """The day that an ISO date names; None where the text is none or names a day that does not exist."""
    found = _ISO.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def looks_like_iso_date(text: str) -> bool:
    """Whether the text has the shape of an ISO date."""
    return bool(_ISO.fullmatch(text.strip()))


def written_date(text: str, language: str) -> str:
    """An ISO date in words where the talk is in bokmål, nynorsk or English; any other text as it is."""
    day = iso_date(text)
    short = language.lower()[:2]
    if day is None or short not in ("nb", "nn", "no", "en"):
        return text
    if short == "en":
        return f"{day.day} {_MONTHS['en'][day.month - 1]} {day.year}"
    return f"{day.day}. {_MONTHS['nb'][day.month - 1]} {day.year}"


def day_named(text: str) -> str:
    """The ISO date of a day as people write it: `2026-03-16`, `16. mars 2026`, `16.3.2026`; empty where it is none."""
    words = " ".join(text.split())
    if looks_like_iso_date(words):
        return words if iso_date(words) else ""
    numbers, written, american = _NUMBERS.fullmatch(words), _WRITTEN.fullmatch(words), _AMERICAN.fullmatch(words)
    if numbers:
        return _day(int(numbers[3]), int(numbers[2]), int(numbers[1]))
    if written:
        return _day(int(written[3]), _month(written[2]), int(written[1]))
    return _day(int(american[3]), _month(american[1]), int(american[2])) if american else ""


def last_day_of(text: str) -> str:
    """The ISO date of the last day of what is named: a day, `mars 2026`, `2026-03` or `2026`; empty where none is."""
    words = " ".join(text.split())
    month = _MONTH_OF_YEAR.fullmatch(words)
    if _YEAR.fullmatch(words):
        return _day(int(words), 12, 31)
    if month:
        year, number = int(month[2] or month[3]), int(month[4]) if month[4] else _month(month[1])
        return next((day for last in (31, 30, 29, 28) if (day := _day(year, number, last))), "")
    return day_named(words)


def _month(name: str) -> int:
    """The month's number by its name or the first three letters of it; 0 where it is none."""
    word = name.casefold()
    for names in _MONTHS.values():
        for number, full in enumerate(names, 1):
            if word in (full.casefold(), full[:3].casefold()):
                return number
    return 0


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
