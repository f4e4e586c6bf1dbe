"""Dates written out: `2026-03-16` → `16. mars 2026` or `16 March 2026`."""

from __future__ import annotations

import re
from datetime import date

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
