"""Markdown text → Deck: front matter, slides, sections, and what was noticed on the way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from leaderdeck.deck.blocks import Block, List, Subheading, Text
from leaderdeck.deck.slide import Deck, FrontMatter, Remark, Section, Slide
from leaderdeck.language import say
from leaderdeck.outline.cover import may_be_cover, with_front_matter
from leaderdeck.outline.encodings import decode
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.residue import plain_name, plain_names
from leaderdeck.outline.shared_definitions import Shared, read_shared
from leaderdeck.outline.slide_cuts import Cut, Kind, cut_passage, cut_talk
from leaderdeck.outline.slide_text import SlideReading, moved, read_slide

__all__ = ["decode", "read_deck", "read_outline", "reread"]

_SPACES = re.compile(r"[\v\f\x1c-\x1f\x85]")
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Read:
    """A slide's reading, the line (from 0) where it begins, and the level of the heading that began it (0: a rule)."""

    first: int
    reading: SlideReading
    level: int


@dataclass(frozen=True, slots=True)
class OutlineReading:
    """A deck, and what was known when it was read: enough to read one of its slides anew without the others."""

    deck: Deck
    level: int
    """The heading level that starts slides; 0 where none does."""
    before: Kind
    names: frozenset[str]
    shared: Shared
    top: int
    """How many lines the front matter takes."""
    cuts: tuple[Cut, ...] = ()
    """Where the slides' lines are; also of those that show, say and keep nothing, and so are no slides."""


@dataclass(frozen=True, slots=True)
class Reread:
    """A slide read anew, and the line (from 0, in the stretch that was read) where it begins."""

    slide: Slide
    first: int


def read_deck(text: str, brand_names: tuple[str, ...] = ()) -> Deck:
    """The talk that a text describes. Never raises: what cannot be understood is ordinary text and a remark."""
    return read_outline(text, brand_names).deck


def read_outline(text: str, brand_names: tuple[str, ...] = ()) -> OutlineReading:
    """The talk that a text describes, ready to be read on slide by slide while its writer types."""
    lines, remarks = _clean_lines(text)
    front = read_front_matter("\n".join(lines) if lines[0].startswith("---") else "")
    card = front.front_matter
    names = plain_names(brand_names)
    found = cut_talk(lines, front.line_count, card, names)
    shared = read_shared(["\n".join(lines[cut.first : cut.end]) for cut in found.cuts], card, names)
    read = _read_all(lines, found.cuts, card, shared)
    shown = [part for part in read if not part.reading.is_empty]
    slides = _with_places(shown)
    remarks += front.remarks
    residue: list[int] = []
    for part in read:
        remarks += [moved(remark, part.first + 1) for remark in part.reading.remarks]
        residue += [part.first + 1 + line for line in part.reading.residue]
    remarks += _residue_remark(residue)
    deck = Deck(
        front_matter=card,
        slides=tuple(slides),
        slide_lines=tuple(part.first + 1 for part in shown),
        sections=_sections(slides),
        remarks=tuple(sorted(remarks, key=lambda remark: remark.line)),
        brand_residue_lines=tuple(sorted(residue)),
    )
    return OutlineReading(deck, found.level, found.before, names, shared, front.line_count, found.cuts)


def reread(reading: OutlineReading, index: int, lines: Sequence[str]) -> tuple[Reread, ...]:
    """The slides that these lines, once those of the deck's slide `index`, describe now.

    They are one, several when a heading was typed among them, or none. What the lines define for other slides is seen
    when the whole is read.
    """
    clean, _ = _clean_lines("\n".join(lines))
    deck = reading.deck
    card = deck.front_matter if index == 0 else replace(deck.front_matter, title="")
    before = reading.before if index == 0 else "slide"
    cuts = cut_passage(clean, reading.level, before, card, reading.names)
    parts = [part for part in _read_all(clean, cuts, card, reading.shared) if not part.reading.is_empty]
    old = deck.slides[index] if index < len(deck.slides) else Slide("slide")
    found = [Reread(slide, part.first) for slide, part in zip(_with_places(parts), parts, strict=True)]
    if found:
        last = found[-1].slide
        known = replace(last, last=old.last, deeper_follow=old.deeper_follow and last.kind == "section")
        found[-1] = replace(found[-1], slide=known)
    return tuple(found)


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


def _read_all(lines: Sequence[str], cuts: Sequence[Cut], card: FrontMatter, shared: Shared) -> list[_Read]:
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
    notes = tuple(_on_first_line(note) for note in early.reading.slide.speaker_notes)
    private = "\n\n".join(filter(None, (early.reading.slide.private, slide.private)))
    merged = replace(slide, speaker_notes=notes + slide.speaker_notes, private=private)
    silent = replace(early, reading=replace(early.reading, slide=Slide("slide")))
    return [silent, replace(first, reading=replace(first.reading, slide=merged)), *parts[2:]]


def _on_first_line(note: Block) -> Block:
    """Speaker notes from elsewhere: whoever goes to them comes to the slide that they belong to."""
    if isinstance(note, List):
        items = (replace(item, paragraph=replace(item.paragraph, line=0), line=0) for item in note.items)
        return replace(note, items=tuple(items), line=0)
    if isinstance(note, Text | Subheading):
        return replace(note, paragraph=replace(note.paragraph, line=0), line=0)
    return replace(note, line=0)


def _is_shown(slide: Slide) -> bool:
    return bool(slide.title or slide.blocks or slide.sources)


def _covers(lines: Sequence[str], cuts: list[Cut], card: FrontMatter, shared: Shared) -> tuple[list[_Read], list[Cut]]:
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
