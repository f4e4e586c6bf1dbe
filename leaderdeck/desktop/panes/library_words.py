"""What the library says of a file: its second line, and all of it aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from leaderdeck.desktop.panes.library_folder import LibraryFile
from leaderdeck.desktop.panes.spoken_time import slides_words
from leaderdeck.language import Sentence, interface_language, say
from leaderdeck.outline.dates import written_date

_DOT = " · "


def file_words(file: LibraryFile, today: date) -> str:
    """`18 lysbilder · 20 min · 16. mars`, or for a note `tillit · i går`."""
    return _DOT.join(file_facts(file, today))


def words_that_fit(facts: Sequence[str], fits: Callable[[str], bool]) -> str:
    """As many facts as there is room for, the first in any case."""
    kept = list(facts)
    while len(kept) > 1 and not fits(_DOT.join(kept)):
        kept.pop()
    return _DOT.join(kept)


def file_facts(file: LibraryFile, today: date) -> tuple[str, ...]:
    """What the second line tells, the most needed first."""
    parts: list[Sentence | str] = []
    if file.is_private:
        parts.append(say("privat"))
    if file.kind == "note":
        parts.extend(file.topics[:1])
    elif file.slides is not None:
        parts.append(slides_words(file.slides))
    if file.kind == "talk" and file.minutes:
        parts.append(say("{count} min", count=file.minutes))
    if file.day is not None:
        parts.append(day_words(file.day, today))
    return tuple(str(part) for part in parts)


def spoken_words(file: LibraryFile, today: date) -> str:
    """The title and the second line, for those who listen."""
    return ", ".join((file.title, *file_facts(file, today)))


def day_words(day: date, today: date) -> str:
    """`i dag`, `i går`, `16. mars`, `16. mars 2022`."""
    if day == today:
        return str(say("i dag"))
    if day == today - timedelta(days=1):
        return str(say("i går"))
    written = written_date(day.isoformat(), interface_language())
    return written.removesuffix(f" {today.year}")
