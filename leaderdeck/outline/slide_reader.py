"""What is gathered while one slide is read: paragraphs, notes, private remarks, sources, remarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any, TypeAlias

from leaderdeck.deck.blocks import Block, Picture, Text
from leaderdeck.deck.origin_marks import OriginMark, read_origin_mark
from leaderdeck.deck.slide import Remark, Severity
from leaderdeck.deck.source_marks import read_source_mark
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.language import Sentence, say
from leaderdeck.outline.includes_found import Inserted
from leaderdeck.outline.inline import Inline, read_inline
from leaderdeck.outline.letter_lists import Count
from leaderdeck.outline.pieces import Piece
from leaderdeck.outline.residue import residue_lines
from leaderdeck.outline.shown_markup import may_show_markup, shown_markup
from leaderdeck.outline.voices import is_directive, private_place, voice_label
from leaderdeck.quick_dataclass import dataclass

_FOOTNOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a slide's text needs from the rest of the talk. Hashable, so that a slide is read once."""

    references: tuple[tuple[str, str, str], ...] = ()
    """Link references: label, address, title."""
    footnotes: tuple[tuple[str, str], ...] = ()
    """Label and text of every footnote that a shown or spoken text may point to."""
    private_footnotes: frozenset[str] = frozenset()
    """Labels that only private remarks point to."""
    used_footnotes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    """Spellings of the brand's name and slogans, as `plain_name` writes them."""
    language: str = "nb"
    prose_is_spoken: bool = False
    inserted: tuple[tuple[str, Inserted], ...] = ()
    """What the links inside the slide's text brought, by their targets."""


@dataclass(frozen=True, slots=True)
class LinkHere:
    """A link inside a slide's text: its line there (from 0), what it asks for, and what it brought."""

    line: int
    inserted: Inserted


@dataclass(slots=True)
class SlideReader:
    """Gathers one slide. Lines count from 0 at the slide's first line."""

    lines: list[str]
    around: Surroundings
    readers: Mapping[str, BlockReader]
    """How each kind of piece is read."""
    counts: Mapping[int, Count] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    private: list[str] = field(default_factory=list)
    residue: set[int] = field(default_factory=set)
    sources: list[Paragraph] = field(default_factory=list)
    spoken_sources: list[Paragraph] = field(default_factory=list)
    links: list[LinkHere] = field(default_factory=list)
    origin_marks: list[tuple[int, OriginMark]] = field(default_factory=list)
    """Marks of copies from other files, each with its line."""
    is_spoken: bool = False
    """Whether what is read now is speaker notes."""
    _numbers: dict[str, int] = field(default_factory=dict)
    _references: dict[str, dict[str, Any]] = field(default_factory=dict)
    _footnotes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._references = {name: {"href": href, "title": title} for name, href, title in self.around.references}
        self._footnotes = dict(self.around.footnotes)

    def remark(self, rule: str, severity: Severity, line: int, message: Sentence, advice: Sentence) -> None:
        """Notes something for the user."""
        self.remarks.append(Remark(rule, severity, line, message, advice))

    def inline(self, content: str, line: int) -> Inline:
        """A paragraph's runs and pictures; its comments and refused links are dealt with here."""
        found = read_inline(content, line, self._references, self._footnotes, self._footnote_number)
        for comment in found.comments:
            self.add_comment(comment, line)
        for address in found.refused_links:
            self.remark(
                "text.link", "warning", line,
                say("Lenken til «{address}» vises som vanlig tekst.", address=address[:80]),
                say("Bruk en adresse som begynner med https://, mailto: eller tel:."),
            )  # fmt: skip
        self.unknown_attributes(found.unknown_attributes, line)
        if not self.is_spoken and may_show_markup(content):
            self._shown_markup(found, line)
        if "[^" in content:
            self._missing_footnotes(found, line)
        return found

    def _shown_markup(self, found: Inline, line: int) -> None:
        """Remarks on marks that would stand on the slide; each kind is told of once a slide."""
        for shown in shown_markup("".join(run.text for run in found.runs if not run.code)):
            if not any(remark.rule == shown.rule for remark in self.remarks):
                self.remark(shown.rule, "warning", line, shown.message, shown.advice)

    def _missing_footnotes(self, found: Inline, line: int) -> None:
        for label in dict.fromkeys(
            mark for run in found.runs if not run.code for mark in _FOOTNOTE_MARK.findall(run.text)
        ):
            self.remark(
                "text.footnote", "warning", line,
                say("Fotnoten «{label}» mangler, så merket vises som vanlig tekst.", label=label[:40]),
                say("Skriv en linje som begynner med «[^{label}]:» og kilden.", label=label[:40]),
            )  # fmt: skip

    def unknown_attributes(self, names: Iterable[str], line: int) -> None:
        """Remarks on attributes that mean nothing here."""
        name = " ".join(names)[:60]
        if name:
            self.remark(
                "text.attribute", "info", line,
                say("LeaderDeck kjenner ikke «{name}» og ser bort fra det.", name=name),
                say("Se i veiledningen hvilke ord som virker i klammer."),
            )  # fmt: skip

    def paragraph(self, content: str, line: int) -> Paragraph:
        """A paragraph where pictures cannot stand: they are given as their alternative texts."""
        found = self.inline(content, line)
        words = [alt for picture in found.pictures if (alt := picture.alt or picture.caption)]
        runs = found.runs + ((Run((" " if found.runs else "") + " ".join(words)),) if words else ())
        return Paragraph(runs, line)

    def paragraph_and_pictures(self, content: str, line: int) -> tuple[Paragraph, list[Picture]]:
        """A paragraph and the pictures that stood in it."""
        found = self.inline(content, line)
        return found.paragraph(line), found.pictures

    def add_private(self, text: str) -> None:
        """Private text, as written."""
        if text.strip():
            self.private.append(text.strip("\n").rstrip())

    def raw(self, first: int, end: int) -> str:
        """Lines of the slide's text as they stand."""
        return "\n".join(self.lines[first:end])

    def add_comment(self, text: str, line: int) -> None:
        """A comment is spoken, unless it is private or a directive to some program."""
        mark = read_origin_mark(text)
        if mark:
            self.origin_marks.append((line, mark))
            return
        if read_source_mark(text):
            return
        if is_directive(text):
            self.remark(
                "text.directive", "info", line,
                say("En kommentar ser ut som en beskjed til et annet program og er ikke tatt med."),
                say("Skriv «Notat:» foran teksten hvis den er noe du skal si."),
            )  # fmt: skip
            return
        is_private = False  # from there on to the end of the comment, as the editor shows it
        for offset, paragraph in _paragraphs_of(text):
            spoken, private = ([], paragraph) if is_private else _split_private(paragraph)
            is_private = is_private or bool(private)
            self.add_private("\n".join(private))
            label = voice_label("\n".join(spoken))
            content = "\n".join(spoken)[label[2] if label else 0 :]
            if content.strip():
                self.notes.append(Text(self.paragraph(content.strip(), line + offset), line + offset))

    def without_residue(self, content: str, first: int, end: int) -> str:
        """A paragraph without lines that are just the brand's name or slogan."""
        lines = content.split("\n")
        found = residue_lines(lines, self.around.names)
        if not found or len(lines) > end - first:
            return content
        self.residue.update(first + index for index in found)
        return "\n".join(line for index, line in enumerate(lines) if index not in found)

    def _footnote_number(self, label: str, text: str | None) -> int:
        key = label if text is None else f"{len(self._numbers)} in place"
        if key not in self._numbers:
            number = self._numbers[key] = len(self._numbers) + 1
            where = self.spoken_sources if self.is_spoken else self.sources
            place = len(where)
            words = self.paragraph(self._footnotes[label] if text is None else text, 0)
            where.insert(place, Paragraph((Run(str(number), raised=1), Run(" "), *words.runs), 0))
        return self._numbers[key]


BlockReader: TypeAlias = Callable[[Piece, SlideReader], list[Block]]


def _paragraphs_of(text: str) -> list[tuple[int, list[str]]]:
    """Paragraphs between blank lines, each with the index of its first line."""
    found: list[tuple[int, list[str]]] = []
    fresh = True
    for index, line in enumerate(text.split("\n")):
        if not line.strip():
            fresh = True
        elif fresh:
            found.append((index, [line.strip()]))
            fresh = False
        else:
            found[-1][1].append(line.rstrip())
    return found


def _split_private(lines: list[str]) -> tuple[list[str], list[str]]:
    """What is said of a paragraph in a comment, and what is private: also a comment's beginning inside another one."""
    for index, line in enumerate(lines):
        place = private_place(line)
        if place is not None:
            label = voice_label(line, place)
            before = line[:place].strip().removesuffix("<!--")
            return [*lines[:index], *filter(str.strip, [before])], [
                line[label[2] if label else place :],
                *lines[index + 1 :],
            ]
    return lines, []
