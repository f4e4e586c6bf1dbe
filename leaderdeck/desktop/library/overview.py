"""What the column shows before anybody has asked: what is recent, talks, notes, and what they are about."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from leaderdeck.desktop.library.file_words import KIND_WORDS
from leaderdeck.desktop.library.query_words import condition, kind_word, query_words
from leaderdeck.desktop.library.rows import Question, Row
from leaderdeck.language import Sentence, say
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.index_rows import Row as IndexRow
from leaderdeck.library.note import LibraryEntry, NoteKind
from leaderdeck.quick_dataclass import dataclass

MOST_FILES_OF_A_HEAD = 6
MOST_RECENT = 5
MOST_TOPICS = 12
MOST_PEOPLE = 8
FEW_FILES = 15
"""In a library of so few files everything is in sight: nothing is shown twice, and all of it is listed."""
MOST_OF_A_FOLDER = 200
_KINDS: tuple[NoteKind, ...] = ("thought", "quote", "fact", "question", "experience", "meeting")
_FOLDED_AT_FIRST = frozenset({"head:people", "head:kinds"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted once for all looks at one state of the library."""

    recent: tuple[IndexRow, ...]
    topics: tuple[tuple[str, int], ...]
    people: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[NoteKind, int], ...]
    talks: int
    has_locked: bool
    years: tuple[str, ...]
    folders: tuple[tuple[str, int], ...]
    """Folders below the library's, as `a/b`, each with how many files are in it and below, in the order of a tree."""
    in_folders: Mapping[str, Sequence[IndexRow]]
    """The files right in each folder."""


def facts_of(index: LibraryIndex, folder: Path) -> Facts:
    """The facts of now."""
    rows = index.rows()
    in_folders: dict[str, list[IndexRow]] = {}
    root = len(str(folder)) + 1
    for row in rows:
        place = os.path.dirname(str(row.entry.path)[root:]).replace(os.sep, "/")
        in_folders.setdefault(place, []).append(row)
    kinds = Counter(row.entry.kind for row in rows if not row.entry.private)
    years = sorted({row.day[:4] for row in rows if row.day[:4].isdigit()}, reverse=True)
    return Facts(
        rows,
        index.topics(),
        index.people(),
        tuple((kind, kinds[kind]) for kind in _KINDS if kinds[kind]),
        sum(row.entry.kind == "talk" for row in rows),
        any(row.entry.locked for row in rows),
        tuple(years),
        _counted_folders({name: len(files) for name, files in in_folders.items()}),
        in_folders,
    )


def _counted_folders(own: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for name, count in own.items():
        parts = name.split("/") if name else []
        for depth in range(1, len(parts) + 1):
            counts["/".join(parts[:depth])] += count
    return tuple(sorted(counts.items(), key=lambda one: [norwegian_order(part) for part in one[0].split("/")]))


def norwegian_order(words: str) -> str:
    """A key that sorts æ, ø and å last."""
    return words.casefold().translate(_NORWEGIAN)


_NORWEGIAN = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


def overview_rows(facts: Facts, question: Question, used: Callable[[], frozenset[int]]) -> tuple[Row, ...]:
    """All heads, each with the rows below it, unless it is folded."""
    return tuple(_Overview(facts, question, used).rows())


def file_row(row: IndexRow, question: Question, section: str, depth: int = 0) -> Row:
    """The row of a file; what it says of itself where its vault is open."""
    return entry_row(row.entry, row.day, question, section, depth)


def entry_row(entry: LibraryEntry, day: str, question: Question, section: str, depth: int = 0) -> Row:
    """The same for an entry."""
    opened = next((one for one in question.open_entries if one.path == entry.path), entry) if entry.private else entry
    return Row("file", f"{section}:{entry.path}", entry=opened, day=day, depth=depth)


class _Overview:
    def __init__(self, facts: Facts, question: Question, used: Callable[[], frozenset[int]]) -> None:
        self._facts, self._question, self._used = facts, question, used
        self._words = query_words(question.language)

    def rows(self) -> Iterator[Row]:
        facts = self._facts
        recent = facts.recent
        is_small = len(recent) <= FEW_FILES
        if not is_small and not self._question.unused_first:
            yield from self._head("recent", say("Sist endret"), None, self._files(recent[:MOST_RECENT], "recent"))
        talks = (row for row in recent if row.entry.kind == "talk")
        notes: Iterable[IndexRow] = (row for row in recent if row.entry.kind != "talk")
        note_count = len(recent) - facts.talks
        most = len(recent) if is_small else MOST_FILES_OF_A_HEAD
        yield from self._listed("talks", say("Foredrag ({count})", count=facts.talks), talks, facts.talks, most)
        if self._question.unused_first:
            used = self._used()
            notes = sorted(notes, key=lambda row: row.number in used)
        yield from self._listed("notes", say("Notater ({count})", count=note_count), notes, note_count, most)
        yield from self._abouts()

    def _abouts(self) -> Iterator[Row]:
        facts, words = self._facts, self._words
        topics = [
            Row(
                "filter",
                f"topic:{name}",
                f"# {name}",
                count=count,
                query=condition(words.topic, name),
                said=_topic(name, count),
            )
            for name, count in facts.topics[:MOST_TOPICS]
        ]
        yield from self._head("topics", say("Tema"), None, topics)
        yield from self._folders()
        people = [
            Row("filter", f"person:{name}", name, count=count, query=condition(words.person, name),
                said=_person(name, count))
            for name, count in facts.people[:MOST_PEOPLE]
        ]  # fmt: skip
        yield from self._head("people", say("Personer"), None, people)
        kinds = [
            Row("filter", f"kind:{kind}", KIND_WORDS[kind], count=count,
                query=condition(words.kind, kind_word(kind, self._question.language)))
            for kind, count in facts.kinds
        ]  # fmt: skip
        if facts.talks and len(facts.recent) > facts.talks:
            kinds += [
                Row("filter", "use:unused", say("ikke brukt ennå"), query=f"{words.unused} "),
                Row("filter", "use:used", say("brukt i foredrag"), query=f"{words.used} "),
            ]
        yield from self._head("kinds", say("Slag og bruk"), None, kinds)

    def _listed(self, name: str, words: Sentence, files: Iterable[IndexRow], count: int, most: int) -> Iterator[Row]:
        shown = [row for row, _ in zip(files, range(most), strict=False)] if count else []
        rows = list(self._files(shown, name))
        if count > len(shown):
            rows.append(self._all_of(name, count))
        yield from self._head(name, words, count, rows)

    def _all_of(self, name: str, count: int) -> Row:
        if name == "talks":
            return Row(
                "more", "more:talks", say("Vis alle {count}", count=_grouped(count)), query=f"{self._words.talks} "
            )
        return Row(
            "more", "more:notes", say("Vis alle {count}", count=_grouped(count)), query=_all_notes(self._words.talks)
        )

    def _files(self, rows: Iterable[IndexRow], section: str) -> list[Row]:
        return [file_row(row, self._question, section) for row in rows]

    def _head(self, name: str, words: Sentence, count: int | None, rows: Sequence[Row]) -> Iterator[Row]:
        if not rows:
            return
        key = f"head:{name}"
        is_folded = (key in self._question.turned) != (key in _FOLDED_AT_FIRST)
        yield Row("head", key, words, is_folded=is_folded)
        if not is_folded:
            yield from rows

    def _folders(self) -> Iterator[Row]:
        """The subfolders as a tree; what is open shows its folders and its files."""
        rows = list(self._below("", 0)) if self._facts.folders else []
        yield from self._head("folders", say("Mapper"), None, rows)

    def _below(self, folder: str, depth: int) -> Iterator[Row]:
        start = f"{folder}/" if folder else ""
        for name, count in self._facts.folders:
            own = name[len(start) :]
            if not name.startswith(start) or "/" in own:
                continue
            key = f"folder:{name}"
            is_folded = key not in self._question.turned
            yield Row("folder", key, own, count=count, depth=depth, is_folded=is_folded, said=_folder(own, count))
            if not is_folded:
                yield from self._below(name, depth + 1)
                yield from self._in_folder(name, depth + 1)

    def _in_folder(self, name: str, depth: int) -> Iterator[Row]:
        files = self._facts.in_folders.get(name, ())
        found = sorted(files, key=lambda row: norwegian_order(row.entry.title or row.entry.path.stem))
        for row in found[:MOST_OF_A_FOLDER]:
            yield file_row(row, self._question, f"in:{name}", depth)
        if len(found) > MOST_OF_A_FOLDER:
            count = _grouped(len(found) - MOST_OF_A_FOLDER)
            yield Row("remark", f"rest:{name}", say("{count} til; søk for å finne dem", count=count), depth=depth)


def _all_notes(talks: str) -> str:
    return "in:notes " if talks.startswith("in:") else "i:notater "


def _grouped(count: int) -> str:
    """`1 284`, with a space that does not break."""
    return f"{count:,}".replace(",", "\N{NO-BREAK SPACE}")


def _topic(name: str, count: int) -> Sentence:
    if count == 1:
        return say("Tema {topic}: 1 fil", topic=name)
    return say("Tema {topic}: {count} filer", topic=name, count=count)


def _person(name: str, count: int) -> Sentence:
    return say("{name}: 1 fil", name=name) if count == 1 else say("{name}: {count} filer", name=name, count=count)


def _folder(name: str, count: int) -> Sentence:
    if count == 1:
        return say("Mappen {name}: 1 fil", name=name)
    return say("Mappen {name}: {count} filer", name=name, count=count)
