"""Links to a file that has another name or place now, rewritten in the files that name it. Without Qt.

Files are named by their paths: beside the file that names them, or from the library's folder. A link stays what it was.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from leaderdeck.deck.origin_marks import OriginMark, read_origin_mark
from leaderdeck.desktop.documents.disk_work import save_and_keep
from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.documents.text_file import open_text
from leaderdeck.errors import FileProblem
from leaderdeck.library.shelf import leads_elsewhere
from leaderdeck.outline.includes import Directive, directive_on, read_directive
from leaderdeck.quick_dataclass import dataclass

OPENING = re.compile(r"[ \t]*:{3,}[ \t]*[\w-]+[ \t]+")
COMMENT = re.compile(r"<!--(.*?)-->")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class MovedFile:
    """A file of the library that lies elsewhere now, or is called otherwise."""

    source: Path
    target: Path
    library: Path | None = None


@dataclass(frozen=True, slots=True)
class RewrittenLinks:
    """What came of it."""

    files: tuple[Path, ...] = ()
    """Files that were changed."""
    links: int = 0
    """How many links they had."""
    problems: tuple[FileProblem, ...] = ()
    """Why others could not be."""


def rewrite_links(moved: MovedFile, files: Iterable[Path]) -> RewrittenLinks:
    """Save each of these files with its links right, whole or not at all; what it said before is in its history."""
    changed: list[Path] = []
    problems: list[FileProblem] = []
    count = 0
    history = SaveHistory()
    for path in files:
        try:
            file = open_text(path)
            text, found = with_moved_links(file.text, path, moved)
            if found:
                save_and_keep(file, path, text, False, history)  # noqa: FBT003 - nobody else's change is written over
                changed.append(path)
                count += found
        except FileProblem as problem:
            problems.append(problem)
    return RewrittenLinks(tuple(changed), count, tuple(problems))


def with_moved_links(text: str, path: Path, moved: MovedFile) -> tuple[str, int]:
    """The text of the file at `path` with every link and copy's mark that named the old place naming the new one.

    Gives how many there were; everything else stays as it is, code too.
    """
    lines = text.split("\n")
    count = 0
    for at in lines_outside_code(lines):
        directive = directive_on(lines[at])
        if directive is not None:
            new = _new_name(directive, path, moved)
            opening = OPENING.match(lines[at])
            if new and opening:
                lines[at] = lines[at][: opening.end()] + lines[at][opening.end() :].replace(directive.file, new, 1)
                count += 1
        elif "<!--" in lines[at]:
            lines[at], found = _with_marks(lines[at], path, moved)
            count += found
    return "\n".join(lines), count


def lines_outside_code(lines: list[str]) -> Iterator[int]:
    """The lines that are not shown as they stand."""
    fence = ""
    for at, line in enumerate(lines):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif found:
            fence = found[1]
        else:
            yield at


def _with_marks(line: str, path: Path, moved: MovedFile) -> tuple[str, int]:
    count = 0

    def renamed(found: re.Match[str]) -> str:
        nonlocal count
        mark = read_origin_mark(found[1])
        directive = read_directive(f"include {mark.target}") if mark else None
        new = _new_name(directive, path, moved) if directive else ""
        if not mark or not directive or not new:
            return found[0]
        count += 1
        return OriginMark(mark.target.replace(directive.file, new, 1), mark.checksum).written

    return COMMENT.sub(renamed, line), count


def _new_name(directive: Directive, path: Path, moved: MovedFile) -> str:
    """What the file is to be called in the file at `path`; empty where something else is meant."""
    name = directive.file
    if not name or leads_elsewhere(name):
        return ""
    for folder in dict.fromkeys(one for one in (path.parent, moved.library) if one is not None):
        place = Path(os.path.normpath(folder.joinpath(*PurePosixPath(name.replace("\\", "/")).parts)))
        if _plain(place) == _plain(moved.source):
            return relative_name(moved.target, folder)
        if place.exists():
            return ""  # another file, which is found first
    return ""


def relative_name(target: Path, folder: Path) -> str:
    """A file as it is named from a folder; empty where it lies on another drive."""
    try:
        return os.path.relpath(target, folder).replace("\\", "/")
    except ValueError:  # another drive
        return ""


def _plain(path: Path) -> str:
    """Letters as every system writes them, folders where they really are; the file itself may be gone."""
    parent = os.path.realpath(path.parent)
    return unicodedata.normalize("NFC", os.path.join(parent, path.name))
