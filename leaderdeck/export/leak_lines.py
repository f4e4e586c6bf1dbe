"""Private text found line by line, without the reader of outlines: a fault in reading must not hide itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaderdeck.outline.attributes import read_attributes
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.voices import begins_private, container_name, is_directive, voice_label
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.talk import Talk

TARGET = re.compile(r"\]\(<?([^)>\s]*)>?[^)]*\)")
"""The address of a link or picture, with what divides it from the words."""
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_LIST_MARK = re.compile(r"^[\s>]*(?:[-*+]|\d{1,3}[.)])?\s*")
_FENCE = re.compile(r"^[\s>]*:{3,}\s*(\S.*)?$")


@dataclass(frozen=True, slots=True)
class PartedLines:
    """A talk's lines with those of the files that it takes in: what is open, and what is private by its first words."""

    open: str
    private: tuple[tuple[int, str], ...]
    """(line of the talk from 1, text); text from another file counts as being at line 1."""


def parted_lines(talk: Talk) -> PartedLines:
    """The lines of the talk and of the files that it takes in, parted."""
    open_: list[str] = []
    private = list(_part(talk.text, open_))
    for _, text in talk.shelf.texts() if talk.shelf else ():
        if not read_front_matter(text).front_matter.private:
            private += [(1, line) for _, line in _part(text, open_)]
    return PartedLines("\n".join(open_), tuple(private))


def comments_in(text: str) -> Iterator[tuple[int, str]]:
    """The comments that speak to no program, each with its line (from 1); in the front matter each ends on its line."""
    lines = text.lstrip("\ufeff").split("\n")
    top = _end_of_card(lines)
    for first, part in (*enumerate(lines[:top], start=1), (top + 1, "\n".join(lines[top:]))):
        for found in _COMMENT.finditer(part):
            if not is_directive(found[1]):
                yield first + part.count("\n", 0, found.start()), found[1]


def _part(text: str, open_: list[str]) -> Iterator[tuple[int, str]]:
    """The private lines; the others are added to `open_`, without marks of lists and with addresses apart."""
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    top = _end_of_card(lines)
    inside = False
    for number, line in enumerate(lines, start=1):
        fence = _FENCE.match(line)
        if inside and fence is None:
            yield number, line
            continue
        inside = False
        beginning = _private_beginning(line, fence) if number > top else None
        if beginning is None:
            open_ += [_LIST_MARK.sub("", TARGET.sub("]", line)), *TARGET.findall(line)]
        else:
            inside = fence is not None
            yield number, beginning


def _private_beginning(line: str, fence: re.Match[str] | None) -> str | None:
    """The words behind what begins private text on this line; None where nothing does."""
    if fence:
        words = (fence[1] or "").strip()
        return words.partition(" ")[2] if container_name(read_attributes(words)) == "private" else None
    bare = _LIST_MARK.sub("", line)
    label = voice_label(bare) if begins_private(bare) else None
    return bare[label[2] :] if label else None


def _end_of_card(lines: list[str]) -> int:
    """The number of the line that ends the front matter; 0 where there is none."""
    if lines[0].strip() != "---":
        return 0
    return next((at for at, line in enumerate(lines[1:], start=2) if line.strip() in ("---", "...")), 0)
