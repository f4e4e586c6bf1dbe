"""What a file of the library names itself, once it lies in another folder: links rewritten, pictures brought along.

Links may lead anywhere in the library, and are rewritten. Pictures must lie below the folder of the talk that shows
them: where they do not any more, copies are laid there. What was not found before the move stays as it was. Without Qt.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import field
from filecmp import cmp
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from leaderdeck.deck.origin_marks import OriginMark, read_origin_mark
from leaderdeck.desktop.documents.disk_work import save_and_keep
from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.documents.text_file import open_text
from leaderdeck.desktop.library.moved_links import COMMENT, OPENING, MovedFile, lines_outside_code, relative_name
from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import sentence_for
from leaderdeck.library.folder import TEXT_ENDINGS
from leaderdeck.library.shelf import leads_elsewhere
from leaderdeck.outline.includes import directive_on, read_directive
from leaderdeck.quick_dataclass import dataclass

_NAMED = re.compile(
    r"(?P<before>(?P<picture>!)?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]\([ \t]*)"
    r"(?:<(?P<angled>[^<>]*)>|(?P<bare>(?:[^()]|\([^()]*\))*?))(?=(?:[ \t]+(?:\"[^\"]*\"|'[^']*'))?[ \t]*\))"
)
_DEFINED = re.compile(r"(?P<before> {0,3}\[(?!\^)[^\[\]]+\]:[ \t]*)(?:<(?P<angled>[^<>]*)>|(?P<bare>\S+))")
_BEHIND = re.compile(
    r"(?P<before>\{[^{}]*?\b(?:background-image|bakgrunn|background)=)(?P<mark>[\"']?)(?P<bare>[^\"'\s{}]+)"
)
_PICTURE_ENDINGS = frozenset((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff"))
_MOST_NAMES = 1000


@dataclass(slots=True)
class OwnLinks:
    """A file's text as it must be in its new place, and the pictures that must come along."""

    text: str
    links: int = 0
    """How many are written otherwise."""
    copies: dict[Path, Path] = field(default_factory=dict)
    """Where each picture is to lie → where it lies."""

    @property
    def is_needed(self) -> bool:
        """Whether anything is not found from the new place."""
        return bool(self.links or self.copies)


@dataclass(frozen=True, slots=True)
class FollowedLinks:
    """What was done to a file that has moved, and how it is taken back."""

    moved: MovedFile
    links: int
    pictures: tuple[Path, ...]
    """Copies that were made."""
    before: str = ""
    after: str = ""


def own_links(moved: MovedFile, text: str | None = None) -> OwnLinks:
    """What of the moved file's own links must be otherwise; `text` where a window has it. Raises FileProblem."""
    if moved.source.parent == moved.target.parent or moved.target.suffix.lower() not in TEXT_ENDINGS:
        return OwnLinks("")
    return _Following(moved).read(open_text(moved.target).text if text is None else text)


def follow(moved: MovedFile, text: str | None = None) -> FollowedLinks:
    """Bring the pictures along, and save the file with its links right, unless a window has its `text` and does that.

    Raises FileProblem; the file is saved only when all pictures are there.
    """
    file = open_text(moved.target) if text is None else None
    before = text if file is None else file.text
    found = own_links(moved, before)
    for target, source in found.copies.items():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
        except OSError as problem:
            raise FileProblem(sentence_for(problem, target)) from problem
    if file is not None and found.links:
        save_and_keep(file, moved.target, found.text, False, SaveHistory())  # noqa: FBT003 - nobody else's change is written over
    return FollowedLinks(moved, found.links, tuple(found.copies), before or "", found.text)


def take_back(done: FollowedLinks) -> None:
    """The file is back where it was: its links, too, and copies of pictures that nobody has changed are gone."""
    path = done.moved.source
    file = open_text(path)
    back = MovedFile(done.moved.target, path, done.moved.library)
    text = done.before if file.text == done.after else own_links(back, file.text).text
    if text != file.text:
        save_and_keep(file, path, text, False, SaveHistory())  # noqa: FBT003 - as above
    following = _Following(done.moved)
    for copy in done.pictures:
        with suppress(OSError):
            if any(cmp(copy, one, shallow=False) for one in following.likely_sources(copy)):
                copy.unlink()
                copy.parent.rmdir()  # only where nothing else lies in it


class _Following:
    """Reads one text for a file that has moved."""

    def __init__(self, moved: MovedFile) -> None:
        self._moved = moved
        self._from, self._to = moved.source.parent, moved.target.parent
        self._found = OwnLinks("")

    def read(self, text: str) -> OwnLinks:
        """The whole text."""
        lines = text.split("\n")
        for at in lines_outside_code(lines):
            lines[at] = self._line(lines[at])
        self._found.text = "\n".join(lines)
        return self._found

    def likely_sources(self, copy: Path) -> list[Path]:
        """Pictures below the old folder of which this may be a copy."""
        inside = copy.relative_to(self._to)
        plain = re.sub(r"-\d+$", "", inside.stem)
        return [one for one in (self._from / inside, (self._from / inside).with_stem(plain)) if one.is_file()]

    def _line(self, line: str) -> str:
        directive = directive_on(line)
        if directive is not None:
            new, opening = self._taken_in(directive.file), OPENING.match(line)
            if new and opening:
                self._found.links += 1
                return line[: opening.end()] + line[opening.end() :].replace(directive.file, new, 1)
            return line
        if "<!--" in line:
            line = COMMENT.sub(self._mark, line)
        defined = _DEFINED.match(line)
        if defined:
            is_picture = PurePosixPath(defined["bare"] or defined["angled"]).suffix.lower() in _PICTURE_ENDINGS
            return self._renamed(defined, is_picture=is_picture) + line[defined.end() :]
        if "](" in line:
            line = _NAMED.sub(
                _outside_quotes(line, lambda found: self._renamed(found, is_picture=bool(found["picture"]))), line
            )
        return _BEHIND.sub(self._behind, line) if "{" in line else line

    def _mark(self, found: re.Match[str]) -> str:
        mark = read_origin_mark(found[1])
        directive = read_directive(f"include {mark.target}") if mark else None
        new = self._taken_in(directive.file) if directive else ""
        if not mark or not directive or not new:
            return found[0]
        self._found.links += 1
        return OriginMark(mark.target.replace(directive.file, new, 1), mark.checksum).written

    def _taken_in(self, name: str) -> str:
        """What a file that is taken in is to be called: it is looked for beside the talk, then in the library."""
        if not name or leads_elsewhere(name):
            return ""
        library = self._moved.library
        meant = _first(name, self._from, library, self._moved)
        if meant is None or _is_same(meant, _first(name, self._to, library, None)):
            return ""
        return relative_name(meant, self._to)

    def _renamed(self, found: re.Match[str], *, is_picture: bool) -> str:
        written = found["angled"] if found["angled"] is not None else found["bare"]
        new = self._named(written, is_picture=is_picture)
        if not new:
            return found[0]
        is_angled = found["angled"] is not None or bool(re.search(r"[\s()]", new) and not re.search(r"[\s()]", written))
        return found["before"] + (f"<{new}>" if is_angled else new)

    def _behind(self, found: re.Match[str]) -> str:
        new = self._named(found["bare"], is_picture=True)
        if not new:
            return found[0]
        mark = found["mark"] or ('"' if " " in new else "")
        return f"{found['before']}{mark}{new}{mark if mark and not found['mark'] else ''}"

    def _named(self, written: str, *, is_picture: bool) -> str:
        """How a link or picture is to be written; empty where it is right, or never led to a file."""
        name, anchor = _apart(written)
        if not name or leads_elsewhere(unquote(name)):
            return ""
        for spelling in dict.fromkeys((name, unquote(name))):
            meant = _first(spelling, self._from, None, self._moved)
            if meant is not None:
                new = self._picture(spelling, meant) if is_picture else self._link(spelling, meant)
                self._found.links += bool(new)
                return (quote(new, safe="/()!',;@&=+$ÆØÅæøå") if new and spelling != name else new) + (
                    anchor if new else ""
                )
        return ""

    def _link(self, name: str, meant: Path) -> str:
        return "" if _is_same(meant, _first(name, self._to, None, None)) else relative_name(meant, self._to)

    def _picture(self, name: str, meant: Path) -> str:
        """Its new name, where it is not found under the old one; it is to be copied where it lies outside."""
        now = _first(name, self._to, None, None)
        if now is not None and now.is_relative_to(self._to) and _is_alike(now, meant):
            return ""
        if meant.is_relative_to(self._to):
            return relative_name(meant, self._to)
        if not meant.is_relative_to(self._from):
            return ""  # it was not shown before either
        wished = self._to / meant.relative_to(self._from)
        for number in range(1, _MOST_NAMES):
            place = wished if number == 1 else wished.with_stem(f"{wished.stem}-{number}")
            taken = self._found.copies.get(place, place if place.is_file() else None)
            if taken is None:
                self._found.copies[place] = meant
            if taken is None or _is_alike(taken, meant):
                return "" if place == wished and _place(name, self._to) == place else relative_name(place, self._to)
        return ""


def _outside_quotes(line: str, change: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    """The change for what does not stand in code."""

    def changed(found: re.Match[str]) -> str:
        before = line.count("`", 0, found.start())
        return found[0] if before % 2 and "`" in line[found.end() :] else change(found)

    return changed


def _apart(written: str) -> tuple[str, str]:
    """A file's name, and the place in it."""
    name, mark, place = written.partition("#")
    return name.strip(), mark + place


def _place(name: str, folder: Path) -> Path:
    return Path(os.path.normpath(folder.joinpath(*PurePosixPath(name.replace("\\", "/")).parts)))


def _first(name: str, folder: Path, library: Path | None, moved: MovedFile | None) -> Path | None:
    """The file of this name in the first of the folders that has one; the moved file counts where it was."""
    for one in (folder, library):
        if one is not None:
            place = _place(name, one)
            if moved is not None and place == moved.source:
                return moved.target
            with suppress(OSError, ValueError):
                if place.is_file():
                    return place
    return None


def _is_same(one: Path, other: Path | None) -> bool:
    with suppress(OSError):
        return other is not None and one.samefile(other)
    return False


def _is_alike(one: Path, other: Path) -> bool:
    """Whether two pictures are the same, wherever they lie."""
    with suppress(OSError):
        return one.samefile(other) or cmp(one, other, shallow=False)
    return False
