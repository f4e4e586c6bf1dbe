"""`leaderdeck notes`: a note written down, the library listed and searched, private notes locked and unlocked."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from leaderdeck.cli.arguments import Parser
from leaderdeck.cli.library_folder import library_folder
from leaderdeck.cli.note_locking import add_locking_arguments, lock, unlock
from leaderdeck.cli.output import Progress, print_json, print_text
from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, interface_language, say
from leaderdeck.library.folder import OddFile
from leaderdeck.library.index import LibraryIndex, index_file_of
from leaderdeck.library.new_note import NewNote, note_file, note_text
from leaderdeck.library.note import LibraryEntry, NoteKind
from leaderdeck.library.search import Hit, search
from leaderdeck.note_reading import read_entry

FORMAT = 1
_TURN_SECONDS = 0.5
_KINDS: dict[str, NoteKind] = {
    "tese": "thought", "sitat": "quote", "faktum": "fact", "spørsmål": "question", "erfaring": "experience",
    "møte": "meeting", "thought": "thought", "quote": "quote", "fact": "fact", "question": "question",
    "experience": "experience", "meeting": "meeting",
}  # fmt: skip
MIXES_WORDS_AND_OPTIONS = True
KIND_WORDS: dict[NoteKind, Sentence] = {
    "talk": say("foredrag"), "note": say("notat"), "thought": say("tanke"), "quote": say("sitat"),
    "fact": say("faktum"), "question": say("spørsmål"), "experience": say("erfaring"), "meeting": say("møte"),
}  # fmt: skip
ODD_WORDS: dict[str, Sentence] = {
    "too-large": say("for stor til å leses"), "not-text": say("ikke en tekstfil"), "unreadable": say("kan ikke leses"),
    "link-out": say("snarvei ut av mappen"), "link-broken": say("snarvei til en fil som ikke finnes"),
    "too-deep": say("mappen ligger for dypt"), "too-many": say("flere filer enn biblioteket tar"),
    "no-folder": say("mappen kan ikke leses"),
}  # fmt: skip


def add_arguments(parser: Parser) -> None:
    """Describe the call."""
    parser.add_argument("action", metavar="|".join(_ACTIONS), choices=_ACTIONS, help=str(say("hva som skal gjøres")))
    parser.add_argument(
        "words", metavar=str(say("ORD")), nargs="*",
        help=str(
            say("add: teksten («-» leser den fra standard inn); list, search: det du leter etter; lock, unlock: filen")
        ),
    )  # fmt: skip
    parser.add_argument(
        "--folder",
        metavar=str(say("MAPPE")),
        type=Path,
        help=str(say("biblioteket; ellers mappen som er valgt i appen")),
    )
    parser.add_argument("--limit", metavar=str(say("ANTALL")), type=int, default=20, help=str(say("så mange treff")))
    parser.add_argument("--title", metavar=str(say("TITTEL")), default="", help=str(say("add: tittelen")))
    parser.add_argument(
        "--kind",
        metavar=str(say("SLAG")),
        choices=_KINDS,
        help=str(say("add: hva slags notat: {kinds}", kinds=", ".join(list(_KINDS)[:6]))),
    )
    parser.add_argument(
        "--topic", metavar=str(say("TEMA")), action="append", default=[], help=str(say("add: et tema; kan gjentas"))
    )
    parser.add_argument(
        "--person", metavar=str(say("NAVN")), action="append", default=[], help=str(say("add: en person; kan gjentas"))
    )
    parser.add_argument(
        "--source", metavar=str(say("KILDE")), default="", help=str(say("add: hvor sitatet eller tallet er fra"))
    )
    parser.add_argument("--value", metavar=str(say("VERDI")), default="", help=str(say("add: tallet i et faktum")))
    parser.add_argument("--unit", metavar=str(say("ENHET")), default="", help=str(say("add: hva tallet teller")))
    parser.add_argument(
        "--best-before", metavar=str(say("DATO")), default="", help=str(say("add: siste dag faktumet holder"))
    )
    parser.add_argument("--topics", action="store_true", help=str(say("list: temaene, med antall filer")))
    parser.add_argument("--people", action="store_true", help=str(say("list: personene, med antall filer")))
    parser.add_argument("--json", action="store_true", help=str(say("ett JSON-dokument og ikke noe annet")))
    add_locking_arguments(parser)
    parser.epilog = str(
        say(
            "Søk: ord, «en frase i hermetegn», tema:varsling, type:sitat, person:kari, før:2025, etter:2024-06, "
            "i:foredrag, brukt, ubrukt."
        )
    )


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked."""
    return _ACTIONS[arguments.action](arguments)


def _add(arguments: argparse.Namespace) -> int:
    folder = _folder(arguments)
    text = sys.stdin.read() if arguments.words == ["-"] else " ".join(arguments.words)
    if not text.strip():
        raise FileProblem(say("Skriv teksten: notes add TEKST, eller «-» for å lese den fra standard inn."))
    kind = _KINDS.get(arguments.kind or "", "note")
    note = NewNote(
        text, arguments.title, kind, tuple(arguments.topic), tuple(arguments.person),
        arguments.source, arguments.value, arguments.unit, arguments.best_before, date.today().isoformat(),  # noqa: DTZ011 - the wall calendar's day
    )  # fmt: skip
    written = note_text(note, interface_language()).encode("utf-8", "replace")
    path = _write(folder, arguments.title or text.strip().split("\n")[0], written)
    if arguments.json:
        print_json({"format": FORMAT, "file": str(path)})
    else:
        print_text(str(say("Skrev {file}.", file=path)))
    return 0


def _write(folder: Path, title: str, data: bytes) -> Path:
    """A file of its own: one that appears there meanwhile is not touched."""
    while True:
        path = note_file(folder, title, str(say("notat")))
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "wb") as stream:
                stream.write(data)
        except FileExistsError:
            continue
        except OSError as problem:
            reason = problem.strerror or type(problem).__name__
            raise FileProblem(say("Får ikke brukt {file}: {reason}.", file=path, reason=reason)) from None
        return path


def _list(arguments: argparse.Namespace) -> int:
    with _index(arguments) as (index, folder, odd):
        if arguments.topics or arguments.people:
            return _list_names(index.topics() if arguments.topics else index.people(), folder, arguments)
        words = " ".join(arguments.words)
        count = len(index.rows())
        entries = [hit.entry for hit in search(index, f"{words} ", count)] if words else index.entries()
        if arguments.json:
            document = {"format": FORMAT, "folder": str(folder), "files": [_as_json(entry) for entry in entries]}
            print_json(document | {"odd": [{"file": str(one.path), "reason": one.reason} for one in odd]})
            return 0
        for entry in entries:
            print_text(_line(entry, index.day_of(entry.path), folder))
    for one in odd:
        print_text(f"{one.path}: {ODD_WORDS[one.reason]}")
    return 0


def _list_names(counts: tuple[tuple[str, int], ...], folder: Path, arguments: argparse.Namespace) -> int:
    if arguments.json:
        names = [{"name": name, "files": count} for name, count in counts]
        print_json({"format": FORMAT, "folder": str(folder), "names": names})
        return 0
    for name, count in counts:
        print_text(f"{count:>5}  {name}")
    return 0


def _search(arguments: argparse.Namespace) -> int:
    words = " ".join(arguments.words)
    if not words.strip():
        raise FileProblem(say("Skriv det du leter etter: notes search ORD."))
    with _index(arguments) as (index, folder, _):
        hits = search(index, words, max(1, arguments.limit))
    if arguments.json:
        print_json(
            {"format": FORMAT, "folder": str(folder), "query": words, "hits": [_hit_as_json(hit) for hit in hits]}
        )
        return 0
    if not hits:
        print_text(str(say("Ingen treff.")))
    for hit in hits:
        where = f":{hit.passage.line}" if hit.passage and hit.passage.kind != "title" else ""
        print_text(_line(hit.entry, hit.day, folder) + where)
        text = "".join(f"[{run}]" if is_match else run for run, is_match in hit.snippet)
        if text:
            print_text(f"      {text}")
    return 0


@contextmanager
def _index(arguments: argparse.Namespace) -> Iterator[tuple[LibraryIndex, Path, tuple[OddFile, ...]]]:
    """The folder's index as the folder is now; how far it has come is told on a terminal."""
    folder = _folder(arguments)
    index = LibraryIndex(index_file_of(folder))
    try:
        yield index, folder, _update(index, folder)
    finally:
        index.close()


def _update(index: LibraryIndex, folder: Path) -> tuple[OddFile, ...]:
    shown: Progress | None = None
    while True:
        now = index.update(folder, read_entry, _TURN_SECONDS)
        if not now.is_there:
            raise FileProblem(say("Får ikke lese mappen {folder}.", folder=folder))
        if now.is_complete:
            return now.odd
        shown = shown or Progress(max(2, now.total))
        shown.total, shown.done = max(2, now.total), min(now.done, now.total - 2)
        shown.step(str(say("leser biblioteket")))


def _folder(arguments: argparse.Namespace) -> Path:
    folder: Path | None = arguments.folder or library_folder()
    if folder is None:
        raise FileProblem(say("Si hvor biblioteket ligger: --folder MAPPE, eller velg mappen i appen."))
    if not folder.is_dir():
        raise FileProblem(say("Fant ikke mappen {folder}.", folder=folder))
    return folder.absolute()


def _line(entry: LibraryEntry, day: str, folder: Path) -> str:
    name = entry.path.relative_to(folder) if entry.path.is_relative_to(folder) else entry.path
    kind = say("privat") if entry.private else KIND_WORDS[entry.kind]
    return f"{day or '–':<10}  {kind!s:<10}  {entry.title or '–'}  {name}"


def _as_json(entry: LibraryEntry) -> dict[str, Any]:
    return {
        "file": str(entry.path), "kind": entry.kind, "title": entry.title, "topics": list(entry.topics),
        "people": list(entry.people), "date": entry.date, "place": entry.place, "source": entry.source,
        "language": entry.language, "private": entry.private, "locked": entry.locked, "slides": entry.slides,
        "words": entry.words, "seconds": entry.seconds,
        "given": [{"event": one.event, "date": one.date, "place": one.place} for one in entry.given],
    }  # fmt: skip


def _hit_as_json(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    found = {
        "kind": passage.kind, "heading": passage.heading, "text": passage.text, "line": passage.line,
        "slide": passage.slide, "source": passage.source,
    } if passage else None  # fmt: skip
    return _as_json(hit.entry) | {
        "passage": found, "snippet": [[text, is_match] for text, is_match in hit.snippet],
        "score": round(hit.score, 3), "answers_all": hit.answers_all,
    }  # fmt: skip


_ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {
    "add": _add, "list": _list, "search": _search, "lock": lock, "unlock": unlock,
}  # fmt: skip
