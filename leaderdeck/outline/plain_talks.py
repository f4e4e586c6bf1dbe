"""Talks of nothing but headings of one level, paragraphs, bullets and speaker notes, read without making slides.

A library wants the words of its five hundred talks and nothing else of them. What the front matter shows, and the first
slide, is left to the reader of talks; so is every talk with any other mark in it. What is read here reads the same.
"""

from __future__ import annotations

import re
from dataclasses import field

from leaderdeck.deck.slide import FrontMatter
from leaderdeck.outline.dialects.recognition import dialect_of
from leaderdeck.quick_dataclass import dataclass

_REST = r"[^\W_](?:[\w .,;?!()–%-]*[\w.,;?!()%])?"
_LABELS = (
    "notat|notater|notes?|merknad|privat|private|tabell|table|kilder?|kjelder?|sources?|figur|figure|diagram|chart|graf|"
    "graph|foto|photo|bilde|bilete|picture"
)
_WORD = rf"(?!\w{{1,9}}[.)](?: |$)|(?:{_LABELS})\b)"
"""What begins a line: no number of a list, and no word that may begin notes, a caption or a source."""
_HEADING = re.compile(rf"(#{{1,3}}) ({_WORD}{_REST})", re.IGNORECASE)
_TEXT = re.compile(rf"{_WORD}{_REST}", re.IGNORECASE)
_ITEM = re.compile(rf"- ({_WORD}(?!\d){_REST})", re.IGNORECASE)
_NOTES = re.compile(rf"(?:Notat|Notes): ({_WORD}{_REST})", re.IGNORECASE)
_OTHER = ("  ", "--", "- -", "__", "www.")


@dataclass(slots=True)
class PlainSlide:
    """What stands on a slide, and what is said to it."""

    title: str
    line: int
    """In the file, counted from 1."""
    shown: list[str] = field(default_factory=list)
    """Each paragraph and bullet."""
    spoken: list[str] = field(default_factory=list)
    """The same of the speaker notes."""


@dataclass(frozen=True, slots=True)
class PlainTalk:
    """A talk that is as plain as that."""

    head: str
    """Front matter and first slide, for the reader of talks."""
    slides: tuple[PlainSlide, ...]
    """All slides but the first and its cover."""


def read_plain_talk(text: str, card: FrontMatter, top: int) -> PlainTalk | None:
    """The talk below a card that takes `top` lines; None where it is not as plain as that."""
    if card.slides != "auto" or card.prose != "slide" or card.private:
        return None
    lines = text.split("\n")
    body = "\n".join(lines[top:])
    if any(other in body for other in _OTHER):
        return None
    reading = _Reading()
    for number, line in enumerate(lines[top:], top + 1):
        if not line:
            reading.before = ""
        elif not reading.take(line, number):
            return None
    if len(reading.slides) < 2 or dialect_of(lines, top, card) is not None:
        return None
    head = "\n".join(lines[: reading.slides[1].line - 1])
    return PlainTalk(head, tuple(reading.slides[1:]))


class _Reading:
    def __init__(self) -> None:
        self.slides: list[PlainSlide] = []
        self.before = ""
        """What stands on the line directly above: `heading`, `item` or `text`."""
        self._level = ""
        self._said: list[str] = []

    def take(self, line: str, number: int) -> bool:
        """Take in a line that is not empty; whether that could be done."""
        if line[0] == "#":
            return self._heading(line, number)
        if not self.slides:
            return False
        return self._item(line) if line[0] == "-" else self._text(line)

    def _heading(self, line: str, number: int) -> bool:
        found = _HEADING.fullmatch(line)
        if not found or self.before or (self._level and found[1] != self._level):
            return False
        self._level = found[1]
        slide = PlainSlide(found[2], number)
        self.slides.append(slide)
        self._said, self.before = slide.shown, "heading"
        return True

    def _item(self, line: str) -> bool:
        found = _ITEM.fullmatch(line)
        if not found or self.before == "text":
            return False
        self._said.append(found[1])
        self.before = "item"
        return True

    def _text(self, line: str) -> bool:
        if self.before == "item":
            return False
        if self.before == "text":
            if not _TEXT.fullmatch(line):
                return False
            self._said[-1] += f" {line}"
            return True
        notes = _NOTES.fullmatch(line)
        if notes:
            self._said = self.slides[-1].spoken
        elif not _TEXT.fullmatch(line):
            return False
        self._said.append(notes[1] if notes else line)
        self.before = "text"
        return True
