"""What the library says of a file: its name, its second line, and all of it aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from leaderdeck.checks.pace import WORDS_PER_MINUTE
from leaderdeck.desktop.panes.spoken_time import slides_words
from leaderdeck.language import Sentence, interface_language, say
from leaderdeck.library.note import LibraryEntry, NoteKind, Passage
from leaderdeck.outline.dates import written_date

DOT = " · "
KIND_WORDS: dict[NoteKind, Sentence] = {
    "talk": say("foredrag"), "note": say("notat"), "thought": say("tanke"), "quote": say("sitat"),
    "fact": say("faktum"), "question": say("spørsmål"), "experience": say("erfaring"), "meeting": say("møte"),
}  # fmt: skip
SHARE_OF_TOPICS = 2
"""How many topics the second line tells."""


def file_title(entry: LibraryEntry) -> str:
    """What the file is called; of one whose text is not known, its name."""
    return entry.title or entry.path.stem


def at_pace(entry: LibraryEntry, words_per_minute: float) -> LibraryEntry:
    """The same file, with its time as somebody takes it who says so many words in a minute."""
    change = entry.notes_words * 60 * (1 / words_per_minute - 1 / WORDS_PER_MINUTE)
    return replace(entry, seconds=round(entry.seconds + change)) if round(change) else entry


def file_facts(entry: LibraryEntry, day: str, today: date, passage: Passage | None = None) -> tuple[str, ...]:
    """What the second line tells, the most needed first: `sitat · tillit · 16. mars`."""
    parts: list[Sentence | str] = []
    if entry.locked:
        parts.append(say("låst"))
    elif entry.private:
        parts.append(say("privat"))
    if entry.kind == "talk":
        parts += _talk_facts(entry, today, passage)
    else:
        if entry.kind != "note":
            parts.append(KIND_WORDS[entry.kind])
        parts += entry.topics[:SHARE_OF_TOPICS]
    when = day_words(day, today)
    if when and not entry.given:
        parts.append(when)
    return tuple(str(part) for part in parts)


def _talk_facts(entry: LibraryEntry, today: date, passage: Passage | None) -> list[Sentence | str]:
    if passage is not None and passage.slide:
        return [say("lysbilde {number}", number=passage.slide)]
    found: list[Sentence | str] = [slides_words(entry.slides)] if entry.slides else []
    last = max(entry.given, key=lambda one: one.date, default=None)
    if last is not None:
        found.append(say("holdt {day}", day=day_words(last.date, today) or last.event or last.place))
    if entry.seconds:
        found.append(say("{count} min", count=max(1, round(entry.seconds / 60))))
    return found


def words_that_fit(facts: Sequence[str], fits: Callable[[str], bool]) -> str:
    """As many facts as there is room for, the first in any case."""
    kept = list(facts)
    while len(kept) > 1 and not fits(DOT.join(kept)):
        kept.pop()
    return DOT.join(kept)


def spoken_file(entry: LibraryEntry, day: str, today: date, passage: Passage | None = None, snippet: str = "") -> str:
    """The title, the second line and what was found, for those who listen."""
    return ", ".join(part for part in (file_title(entry), *file_facts(entry, day, today, passage), snippet) if part)


def day_words(day: str, today: date) -> str:
    """`i dag`, `i går`, `16. mars`, `16. mars 2022`; as it is written where that is no ISO date."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return day
    if when == today:
        return str(say("i dag"))
    if when == today - timedelta(days=1):
        return str(say("i går"))
    return written_date(day, interface_language()).removesuffix(f" {today.year}")
