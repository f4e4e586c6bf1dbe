"""A piece of the library as the Markdown that comes into a talk: a link to it, or a copy with its pictures.

Done in a thread: files are read, and pictures written beside the talk.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from leaderdeck.desktop.editor.picture_drop import LARGEST_BYTES, keep_picture
from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, say
from leaderdeck.library.excerpt import passage_markdown, place_of, relative_path
from leaderdeck.library.folder import stamp_of
from leaderdeck.library.note import LibraryEntry, Passage
from leaderdeck.note_reading import read_entry
from leaderdeck.outline.includes import Directive, read_directive, written_directive
from leaderdeck.outline.includes_copying import seen_from
from leaderdeck.outline.includes_places import FileText, heading_words, line_in, place_in, read_file, slug_of
from leaderdeck.outline.kept_definitions import definitions_needed
from leaderdeck.outline.private_lines import without_private_lines
from leaderdeck.outline.residue import plain_names
from leaderdeck.outline.rewrite import copied_markdown
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.talk import decode_file

_PICTURE = re.compile(r"(!\[(?:[^\[\]\\]|\\.)*\]\()(?:<([^<>\n]+)>|([^)\s<>\"']+))")
_MOST_SAME_HEADINGS = 50


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall come into the talk, and how."""

    path: Path
    passage: Passage | None
    """None: the whole file."""
    as_copy: bool = False
    opened: LibraryEntry | None = None
    """A locked note that is open: what is known of it, as its file cannot be read."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The talk that it comes to."""

    folder: Path | None
    """The talk's own; None before it is saved."""
    library: Path | None
    language: str
    names: tuple[str, ...]
    """Spellings of the brand."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Markdown for the talk."""

    markdown: str
    is_slides: bool
    """Whether it stands as slides of its own, and not as a part of one."""
    remark: Sentence | None = None
    """What the user should know of it."""


def take(wish: Wish, text: str, around: Surroundings) -> Taken:
    """The Markdown. `text` is the talk's. Raises FileProblem in one sentence where it cannot be had."""
    if wish.opened is not None:
        said = _found_again(wish.opened, wish.passage)
        return Taken(_words_of(wish.opened, said), _is_slides(wish.opened, said))
    if not _is_within_reach(wish.path, around):
        raise FileProblem(say("«{name}» ligger utenfor biblioteket og foredragets mappe.", name=wish.path.name))
    entry = _entry_of(wish.path)
    passage = _found_again(entry, wish.passage)
    file = read_file(decode_file(wish.path)[0], plain_names(around.names))
    target = _target(entry, passage, file, around)
    is_slides = _is_slides(entry, passage)
    if not wish.as_copy and target is not None:
        return Taken(written_directive(target, around.language), is_slides)
    remark = None if wish.as_copy else say("Ingen lenke fører til bare dette, så det kom inn som kopi.")
    markdown = copied_markdown(text, target) if target is not None else None
    markdown = markdown or _copied_anew(entry, passage, file, around)
    markdown, missed = _with_pictures(markdown, around)
    if missed and around.folder is None:
        remark = say("Lagre foredraget, og sett lysbildet inn på nytt, så kommer bildene med.")
    return Taken(markdown, is_slides, remark)


def _is_within_reach(path: Path, around: Surroundings) -> bool:
    """Whether a link could bring the file: it lies below the talk's folder or the library's, wherever links lead."""
    try:
        own = path.resolve()
        return any(own.is_relative_to(folder.resolve()) for folder in (around.folder, around.library) if folder)
    except (OSError, ValueError, RuntimeError):
        return False


def _entry_of(path: Path) -> LibraryEntry:
    stamp = stamp_of(path)
    if stamp is None:
        raise FileProblem(say("Fant ikke {file}; se etter om navnet er skrevet riktig.", file=path))
    entry = read_entry(path, stamp)
    if entry.locked:
        raise FileProblem(say("«{name}» er et låst notat; lås det opp, og sett inn en kopi.", name=path.stem))
    if entry.private:
        raise FileProblem(say("«{name}» er privat og settes ikke inn i et foredrag.", name=path.stem))
    return entry


def _found_again(entry: LibraryEntry, wanted: Passage | None) -> Passage | None:
    """The passage as the file has it now: the same, or the one of its kind that is most like it."""
    if wanted is None or wanted.kind == "title":
        return None
    if wanted in entry.passages:
        return wanted
    found = max(
        (one for one in entry.passages if one.kind == wanted.kind), key=lambda one: _likeness(one, wanted), default=None
    )
    if found is None or not _likeness(found, wanted):
        raise FileProblem(
            say("«{name}» er endret, og det du valgte, står ikke der lenger; søk på nytt.", name=entry.path.stem)
        )
    return found


def _likeness(one: Passage, wanted: Passage) -> int:
    """0 where they are not the same thing; words tell most, then the heading, then the line."""
    has_words = bool(wanted.text) and one.text == wanted.text
    has_heading = one.heading == wanted.heading
    is_there = one.line == wanted.line
    if has_words or (has_heading and (wanted.heading or (is_there and not wanted.text))):
        return 1 + 4 * has_words + 2 * has_heading + is_there
    return 0


def _is_slides(entry: LibraryEntry, passage: Passage | None) -> bool:
    return passage is None or passage.kind in ("section", "slide") or not place_of(entry, passage)


def _target(entry: LibraryEntry, passage: Passage | None, file: FileText, around: Surroundings) -> str | None:
    """`fil.md#Overskrift` as seen from the talk; None where no name leads to this passage and no other."""
    path = relative_path(entry.path, around.folder or around.library)
    if passage is None or _is_only(entry, passage):
        return path
    for place in _names_of(entry, passage):
        directive = read_directive(f"include {path}#{place}")
        if directive is not None and directive.place == place and _leads_there(file, directive, passage):
            return f"{path}#{place}"
    return None


def _is_only(entry: LibraryEntry, passage: Passage) -> bool:
    """Whether the file has nothing else."""
    if passage.kind in ("quote", "fact"):
        return not place_of(entry, passage)
    return sum(one.kind == passage.kind for one in entry.passages) == 1


def _names_of(entry: LibraryEntry, passage: Passage) -> Iterator[str]:
    """The names that the place may have: its heading, or as addresses on the web tell equal headings apart."""
    place = place_of(entry, passage)
    if not place:
        return
    yield place
    if passage.kind in ("section", "slide"):
        yield from (f"{slug_of(place)}-{number}" for number in range(1, _MOST_SAME_HEADINGS))


def _leads_there(file: FileText, directive: Directive, passage: Passage) -> bool:
    """Whether a link of this name shows the passage; of a slide, it alone."""
    if directive.passage:
        return True
    if passage.kind == "slide":
        place = place_in(file, directive.place)
        return place is not None and len(place.cuts) == 1 and line_in(file, directive) == passage.line
    if line_in(file, directive) == passage.line:
        return True
    wanted = directive.place.casefold()
    return sum(heading_words(file.lines[line]).casefold() == wanted for line, _ in file.headings) == 1


def _copied_anew(entry: LibraryEntry, passage: Passage | None, file: FileText, around: Surroundings) -> str:
    """A copy of a slide or section that no name leads to, as its file writes it. It has no mark, then."""
    line = passage.line - 1 if passage and passage.kind in ("slide", "section") else -1
    cut = next((cut for cut in file.cuts if cut.first == line), None)
    bare = without_private_lines("\n".join(file.lines[cut.first : cut.end])) if cut else None
    if cut is None or not bare:
        raise FileProblem(
            say(
                "Ingenting her kan kopieres: «{name}» er tomt, eller privat tekst kan ikke skilles fra resten.",
                name=entry.path.stem,
            )
        )
    others = ("\n".join(file.lines[other.first : other.end]) for other in file.cuts if other is not cut)
    needed = [kept for text in others if (kept := definitions_needed(text, [bare]))]
    own = relative_path(entry.path, around.folder or around.library)
    return seen_from("\n\n".join([bare.strip("\n"), *needed]), posixpath.dirname(own))


def _words_of(entry: LibraryEntry, passage: Passage | None) -> str:
    """The plain words as Markdown, without a mark: what is locked is not named anywhere."""
    if passage is not None and passage.kind != "title":
        return passage_markdown(passage)
    parts = [one for one in entry.passages if one.kind in ("section", "slide")]
    if parts and not parts[0].heading and entry.title:
        parts[0] = replace(parts[0], heading=entry.title)
    return "\n\n".join(passage_markdown(one) for one in parts)


def _with_pictures(markdown: str, around: Surroundings) -> tuple[str, bool]:
    """The Markdown with its pictures beside the talk, and whether any of them could not come along."""
    missed = False

    def moved(found: re.Match[str]) -> str:
        nonlocal missed
        source = _beside_talk(found[2] or found[3], around)
        if source is None:
            missed = True
            return found[0]
        return f"{found[1]}<{source}>" if found[2] or " " in source else f"{found[1]}{source}"

    return _PICTURE.sub(moved, markdown), missed


def _beside_talk(source: str, around: Surroundings) -> str | None:
    """The source as the talk names it; a picture of another folder of the library is kept beside the talk."""
    if ":" in source or source.startswith(("/", "\\", "~")):
        return source
    if around.folder is None:
        return None
    try:
        path = (around.folder / source).resolve()
        own = around.folder.resolve()
        if path.is_relative_to(own):
            return source
        if around.library is None or not path.is_relative_to(around.library.resolve()):
            return None
        if path.stat().st_size > LARGEST_BYTES:
            return None
        return keep_picture(path.read_bytes(), path.name, around.folder).relative_to(around.folder).as_posix()
    except (OSError, ValueError, RuntimeError, FileProblem):
        return None
