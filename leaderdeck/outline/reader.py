"""Markdown text → Deck: front matter, slides, sections, and what was noticed on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from leaderdeck.deck.slide import Deck, FrontMatter, Remark, Section, Slide
from leaderdeck.language import say
from leaderdeck.outline.cover import may_be_cover, with_front_matter
from leaderdeck.outline.encodings import decode
from leaderdeck.outline.footnotes import Definitions, may_define, read_definitions
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.residue import plain_name, plain_names
from leaderdeck.outline.slide_breaks import Mark, find_marks, slide_level
from leaderdeck.outline.slide_reader import Surroundings
from leaderdeck.outline.slide_text import SlideReading, moved, read_slide

__all__ = ["decode", "read_deck"]

_SPACES = re.compile(r"[\v\f\x1c-\x1f\x85]")
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")

Kind = Literal["cover", "section", "slide"]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A slide's lines in the file (from 0, end exclusive), and what begins it."""

    first: int
    end: int
    kind: Kind
    level: int


@dataclass(frozen=True, slots=True)
class _Read:
    """A slide's reading, the line (from 0) where it begins, and the level of the heading that began it (0: a rule)."""

    first: int
    reading: SlideReading
    level: int


def read_deck(text: str, brand_names: tuple[str, ...] = ()) -> Deck:
    """The talk that a text describes. Never raises: what cannot be understood is ordinary text and a remark."""
    lines, remarks = _clean_lines(text)
    front = read_front_matter("\n".join(lines) if lines[0].startswith("---") else "")
    card = front.front_matter
    names = plain_names(brand_names)
    cuts = _cut(lines, front.line_count, card, names)
    read = _read_all(lines, cuts, card, names)
    shown = [part for part in read if not part.reading.is_empty]
    slides = _with_places(shown)
    remarks += front.remarks
    residue: list[int] = []
    for part in read:
        remarks += [moved(remark, part.first + 1) for remark in part.reading.remarks]
        residue += [part.first + 1 + line for line in part.reading.residue]
    remarks += _residue_remark(residue)
    return Deck(
        front_matter=card,
        slides=tuple(slides),
        slide_lines=tuple(part.first + 1 for part in shown),
        sections=_sections(slides),
        remarks=tuple(sorted(remarks, key=lambda remark: remark.line)),
        brand_residue_lines=tuple(sorted(residue)),
    )


def _clean_lines(text: str) -> tuple[list[str], list[Remark]]:
    """Lines without a byte order mark and without characters that no slide can show."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _SPACES.sub(" ", text)
    remarks: list[Remark] = []
    found = _UNSHOWABLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        remarks.append(
            Remark(
                "text.characters", "warning", line,
                say("Teksten har tegn som ikke kan vises, første gang på linje {line}.", line=line),
                say("De vises som �; skriv dem på nytt."),
            )
        )  # fmt: skip
        text = _UNSHOWABLE.sub("\ufffd", text)
    return text.split("\n"), remarks


def _cut(lines: Sequence[str], top: int, card: FrontMatter, names: frozenset[str]) -> list[_Cut]:
    """Where each slide's lines are. Rules themselves belong to no slide."""
    marks = find_marks(lines[top:], names)
    for mark in marks:
        mark.line += top
    level = slide_level(marks)
    before: Kind = "cover" if _headings_begin(marks, level, card) else "slide"
    begins: list[tuple[int, int, Kind, int]] = [(top, top, before, 0)]
    begins += [_beginning(mark, level) for mark in marks if _begins(mark, level, card)]
    ends = [mark for mark, _, _, _ in begins[1:]]
    cuts: list[_Cut] = []
    for (_, first, kind, own), end in zip(begins, [*ends, len(lines)], strict=True):
        start, stop = _trimmed(lines, first, end)
        if start < stop:
            cuts.append(_Cut(start, stop, kind, own))
    return cuts


def _headings_begin(marks: Sequence[Mark], level: int, card: FrontMatter) -> bool:
    return card.slides != "rules" and any(0 < mark.level <= level for mark in marks)


def _begins(mark: Mark, level: int, card: FrontMatter) -> bool:
    if mark.level == 0:
        return card.slides != "headings"
    return card.slides != "rules" and mark.level <= level


def _beginning(mark: Mark, level: int) -> tuple[int, int, Kind, int]:
    """The mark's line, the first line of its slide, its kind and heading level."""
    if mark.level == 0:
        return mark.line, mark.line + 1, "slide", 0
    return mark.line, mark.line, "section" if mark.level < level else "slide", mark.level


def _trimmed(lines: Sequence[str], first: int, end: int) -> tuple[int, int]:
    """The range without blank lines at its ends."""
    while first < end and not lines[first].strip():
        first += 1
    while end > first and not lines[end - 1].strip():
        end -= 1
    return first, end


def _read_all(lines: Sequence[str], cuts: Sequence[_Cut], card: FrontMatter, names: frozenset[str]) -> list[_Read]:
    texts = ["\n".join(lines[cut.first : cut.end]) for cut in cuts]
    shared = _Shared([read_definitions(text) for text in texts if may_define(text)], card, names)
    found: list[_Read] = []
    rest = list(cuts)
    if card.title or (rest and rest[0].kind == "cover"):
        found, rest = _covers(lines, rest, card, shared)
    for cut in rest:
        text = "\n".join(lines[cut.first : cut.end])
        found.append(_Read(cut.first, read_slide(text, cut.kind, shared.around(text, cut.kind)), cut.level))
    return _with_early_notes(found)


def _with_early_notes(parts: list[_Read]) -> list[_Read]:
    """Notes and private text that stand before the first slide belong to it; nothing is shown for them alone."""
    if len(parts) < 2 or parts[0].reading.slide.kind != "slide" or _is_shown(parts[0].reading.slide):
        return parts
    early, first = parts[0], parts[1]
    slide = first.reading.slide
    notes = tuple(replace(note, line=0) for note in early.reading.slide.speaker_notes)
    private = "\n\n".join(filter(None, (early.reading.slide.private, slide.private)))
    merged = replace(slide, speaker_notes=notes + slide.speaker_notes, private=private)
    silent = replace(early, reading=replace(early.reading, slide=Slide("slide")))
    return [silent, replace(first, reading=replace(first.reading, slide=merged)), *parts[2:]]


def _is_shown(slide: Slide) -> bool:
    return bool(slide.title or slide.blocks or slide.sources)


def _covers(
    lines: Sequence[str], cuts: list[_Cut], card: FrontMatter, shared: _Shared
) -> tuple[list[_Read], list[_Cut]]:
    """The cover, and the slides still to be read: what stands before the first heading may be the cover or none."""
    alone = _Read(0, SlideReading(with_front_matter(Slide("cover"), card)), 1)
    if not cuts or cuts[0].kind != "cover":
        return [alone], cuts
    cut, others = cuts[0], cuts[1:]
    text = "\n".join(lines[cut.first : cut.end])
    around = shared.around(text, "cover")
    reading = read_slide(text, "slide", around)
    is_silent = not _is_shown(reading.slide)
    if card.title and not is_silent and not _says(reading.slide, card.title):
        return [alone], [replace(cut, kind="slide"), *others]
    if is_silent and not card.title:
        return [_Read(cut.first, reading, 0)], others
    if not card.title and not may_be_cover(reading.slide):
        return [], [replace(cut, kind="slide"), *others]
    reading = read_slide(text, "cover", around)
    return [_Read(cut.first, replace(reading, slide=with_front_matter(reading.slide, card)), 1)], others


def _says(slide: Slide, title: str) -> bool:
    return slide.title is not None and plain_name(slide.title.text) == plain_name(title)


class _Shared:
    """What slides take from the rest of the talk; slides that take nothing stay equal whatever the rest says."""

    def __init__(self, definitions: Sequence[Definitions], card: FrontMatter, names: frozenset[str]) -> None:
        used = frozenset(label for one in definitions for label in one.used)
        private = frozenset(label for one in definitions for label in one.used_in_private) - used
        footnotes: dict[str, str] = {}
        references: dict[str, tuple[str, str, str]] = {}
        for one in definitions:
            for label, text in one.footnotes:
                footnotes.setdefault(label, text)
            for reference in one.references:
                references.setdefault(reference[0], reference)
        self.plain = Surroundings(names=names, language=card.language, prose_is_spoken=card.prose == "notes")
        self.full = replace(
            self.plain,
            references=tuple(references.values()),
            footnotes=tuple((label, text) for label, text in footnotes.items() if label not in private),
            private_footnotes=private,
            used_footnotes=used,
        )

    def around(self, text: str, kind: Kind) -> Surroundings:
        around = self.full if "[" in text else self.plain
        return replace(around, prose_is_spoken=False) if kind == "cover" else around


def _with_places(parts: Sequence[_Read]) -> list[Slide]:
    """The slides, knowing whether they are the last and whether deeper ones follow."""
    slides = [part.reading.slide for part in parts]
    for index, (part, following) in enumerate(pairwise(parts)):
        if slides[index].kind == "section" and (following.level == 0 or following.level > part.level):
            slides[index] = replace(slides[index], deeper_follow=True)
    if slides:
        slides[-1] = replace(slides[-1], last=True)
    return slides


def _sections(slides: Sequence[Slide]) -> tuple[Section, ...]:
    """Runs of slides under the highest headings that begin sections, or that ask for the section layout."""
    top = min((slide.level for slide in slides if slide.kind == "section"), default=0)
    firsts = [
        index
        for index, slide in enumerate(slides)
        if (slide.kind == "section" and slide.level == top) or slide.layout == "section"
    ]
    if not firsts:
        return ()
    begins = firsts if firsts[0] == 0 else [0, *firsts]
    ends = [*begins[1:], len(slides)]
    return tuple(
        Section(_name_of(slides[first:end]), first, end - first) for first, end in zip(begins, ends, strict=True)
    )


def _name_of(slides: Sequence[Slide]) -> str:
    title = next((slide.title.text for slide in slides if slide.title), "")
    return " ".join(title.split()) or "–"


def _residue_remark(lines: Sequence[int]) -> list[Remark]:
    if not lines:
        return []
    shown = ", ".join(str(line) for line in sorted(lines))
    return [
        Remark(
            "text.brand_residue", "info", min(lines),
            say("Kommunens navn eller slagord alene på linje {lines} er holdt utenfor lysbildene.", lines=shown),
            say("Profilen setter navnet på plass; linjene kan stå eller tas bort."),
        )
    ]  # fmt: skip
