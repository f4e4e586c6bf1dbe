"""Markdown text → Deck: front matter, slides, sections, and what was noticed on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from leaderdeck.deck.linked import Copy, Link, Shelf
from leaderdeck.deck.slide import Deck, FrontMatter, Remark, Section, Slide
from leaderdeck.language import say
from leaderdeck.outline.clean_lines import clean_lines
from leaderdeck.outline.cover import may_be_cover, with_front_matter
from leaderdeck.outline.dialects.opening import in_our_dialect, opened
from leaderdeck.outline.dialects.translation import Dialect
from leaderdeck.outline.encodings import decode
from leaderdeck.outline.front_matter import read_card
from leaderdeck.outline.includes import Directive, directive_on, directives_in
from leaderdeck.outline.includes_blocks import placeholder
from leaderdeck.outline.includes_found import Inserted
from leaderdeck.outline.includes_reading import Includes, parts_of
from leaderdeck.outline.includes_remarks import link_remarks
from leaderdeck.outline.residue import plain_name, plain_names
from leaderdeck.outline.shared_definitions import Shared, read_shared
from leaderdeck.outline.slide_cuts import Cut, Kind, cut_passage, cut_talk
from leaderdeck.outline.slide_parts import Part, is_shown, with_early_notes, with_places
from leaderdeck.outline.slide_reader import Surroundings
from leaderdeck.outline.slide_text import SlideReading, moved, read_slide
from leaderdeck.quick_dataclass import dataclass

__all__ = ["decode", "read_deck", "read_outline", "reread"]


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
    """How many lines the front matter takes, and settings below it for another program."""
    cuts: tuple[Cut, ...] = ()
    """Where the slides' lines are; also of those that show, say and keep nothing, and so are no slides."""
    inserted: Mapping[str, Inserted] = field(default_factory=dict)
    """What the talk's links brought, by their targets."""
    dialect: Dialect | None = None
    """The other program that the talk was written for."""


@dataclass(frozen=True, slots=True)
class Reread:
    """A slide read anew, and the line (from 0, in the stretch that was read) where it begins."""

    slide: Slide
    first: int


def read_deck(text: str, brand_names: tuple[str, ...] = (), shelf: Shelf | None = None) -> Deck:
    """The talk that a text describes. Never raises: what cannot be understood is ordinary text and a remark."""
    return read_outline(text, brand_names, shelf).deck


def read_outline(
    text: str,
    brand_names: tuple[str, ...] = (),
    shelf: Shelf | None = None,
    progress: Callable[[int, int], object] = lambda _done, _slides: None,
) -> OutlineReading:
    """The talk that a text describes, ready to be read on slide by slide while its writer types.

    No file is opened here: what links ask for is taken from `shelf`; without one, a quiet line stands in its place.
    `progress` is told how many slides are read, of how many, and may raise to end it.
    """
    lines, remarks = clean_lines(text)
    progress(0, 1)
    front = read_card(lines)
    talk = opened(lines, front.line_count, front.front_matter)
    lines, card = talk.lines, talk.card
    names = plain_names(brand_names)
    progress(0, 1)
    found = cut_talk(lines, talk.top, card, names, talk.level)
    progress(0, len(found.cuts))
    shared = read_shared(["\n".join(lines[cut.first : cut.end]) for cut in found.cuts if not cut.is_link], card, names)
    includes = Includes(shelf, names, card, found.level)
    inserted = _inserted(lines, found.cuts, includes)
    read = _read_all(lines, found.cuts, card, shared, inserted, progress)
    shown = [part for part in read if not part.reading.is_empty]
    slides = with_places(shown)
    remarks += front.remarks + talk.remarks
    residue: list[int] = []
    for part in read:
        remarks += [moved(remark, part.first + 1) for remark in part.reading.remarks]
        residue += [part.first + 1 + line for line in part.reading.residue]
    remarks += _residue_remark(residue)
    links = _links(lines, found.cuts, read, shown, inserted)
    for link, one in links:
        remarks += link_remarks(one, link.line)
    deck = Deck(
        front_matter=card,
        slides=tuple(slides),
        slide_lines=tuple(part.first + 1 for part in shown),
        sections=_sections(slides),
        remarks=tuple(sorted(remarks, key=lambda remark: remark.line)),
        brand_residue_lines=tuple(sorted(residue)),
        links=tuple(link for link, _ in links),
        copies=tuple(_copies(read, includes)),
    )
    return OutlineReading(deck, found.level, found.before, names, shared, talk.top, found.cuts, inserted, talk.dialect)


def reread(reading: OutlineReading, index: int, lines: Sequence[str]) -> tuple[Reread, ...]:
    """The slides that these lines, once those of the deck's slide `index`, describe now.

    They are one, several when a heading was typed among them, or none. What the lines define for other slides is seen
    when the whole is read.
    """
    clean, _ = clean_lines("\n".join(lines))
    deck = reading.deck
    clean = in_our_dialect(reading.dialect, clean, reading.level, deck.front_matter if index == 0 else None)
    card = deck.front_matter if index == 0 else replace(deck.front_matter, title="")
    before = reading.before if index == 0 else "slide"
    cuts = cut_passage(clean, reading.level, before, card, reading.names)
    parts = [
        part for part in _read_all(clean, cuts, card, reading.shared, reading.inserted) if not part.reading.is_empty
    ]
    old = deck.slides[index] if index < len(deck.slides) else Slide("slide")
    found = [Reread(slide, part.first) for slide, part in zip(with_places(parts), parts, strict=True)]
    if found:
        last = found[-1].slide
        known = replace(last, last=old.last, deeper_follow=old.deeper_follow and last.kind == "section")
        found[-1] = replace(found[-1], slide=known)
    return tuple(found)


def _read_all(
    lines: Sequence[str],
    cuts: Sequence[Cut],
    card: FrontMatter,
    shared: Shared,
    inserted: Mapping[str, Inserted],
    progress: Callable[[int, int], object] = lambda _done, _slides: None,
) -> list[Part]:
    found: list[Part] = []
    rest = list(cuts)
    if card.title or (rest and rest[0].kind == "cover"):
        found, rest = _covers(lines, rest, card, shared, inserted)
    for number, cut in enumerate(rest):
        progress(number, len(rest))
        if cut.is_link:
            found += _linked(lines, cut, card, inserted)
            continue
        text = "\n".join(lines[cut.first : cut.end])
        around = _around(text, cut.kind, shared, inserted)
        found.append(Part(cut.first, read_slide(text, cut.kind, around), cut.level))
    return with_early_notes(found)


def _around(text: str, kind: Kind, shared: Shared, inserted: Mapping[str, Inserted]) -> Surroundings:
    """What a slide of this text needs: from the rest of the talk, and from the files that links inside it name."""
    around = shared.around(text, kind)
    asked = dict.fromkeys(one.target for one in directives_in(text)) if inserted else ()
    brought = tuple((target, inserted[target]) for target in asked if target in inserted)
    return replace(around, inserted=brought) if brought else around


def _linked(lines: Sequence[str], cut: Cut, card: FrontMatter, inserted: Mapping[str, Inserted]) -> list[Part]:
    """The slides that a link brings, or one that says what is to come."""
    directive = directive_on(lines[cut.first]) or Directive("")
    parts = parts_of(inserted.get(directive.target, Inserted(directive.target, trouble="no-shelf")), cut.first)
    if parts:
        return parts
    shown = placeholder(directive.target, card.language)
    slide = Slide("slide", title=shown.paragraph, level=0, layout="content", origin=directive.target)
    return [Part(cut.first, SlideReading(slide), 0, is_link=True)]


def _inserted(lines: Sequence[str], cuts: Sequence[Cut], includes: Includes) -> dict[str, Inserted]:
    """What the talk's links bring, by their targets."""
    for cut in cuts:
        if cut.is_link:
            includes.insert(directive_on(lines[cut.first]) or Directive(""))
        else:
            includes.passages("\n".join(lines[cut.first : cut.end]))
    return includes.at_top()


def _links(
    lines: Sequence[str],
    cuts: Sequence[Cut],
    read: Sequence[Part],
    shown: Sequence[Part],
    inserted: Mapping[str, Inserted],
) -> list[tuple[Link, Inserted]]:
    """Every link of the talk in the order of its lines, and what it brought."""
    found: list[tuple[Link, Inserted]] = []
    firsts: dict[int, int] = {}
    for index, part in enumerate(shown):
        firsts.setdefault(part.first, index)
    for cut in cuts:
        if cut.is_link:
            directive = directive_on(lines[cut.first]) or Directive("")
            one = inserted[directive.target]
            count = max(1, len(one.slides))
            found.append((_link(one, cut.first, firsts.get(cut.first, 0), count), one))
    for part in read:
        for here in part.reading.links:
            first = firsts.get(part.first, 0)
            found.append((_link(here.inserted, part.first + here.line, first, 0), here.inserted))
    return sorted(found, key=lambda pair: pair[0].line)


def _link(one: Inserted, line: int, first: int, count: int) -> Link:
    return Link(line + 1, one.target, one.file, one.place, one.title, one.best_before, first, count, one.trouble)


def _copies(read: Sequence[Part], includes: Includes) -> Iterator[Copy]:
    for part in read:
        if not part.is_link:
            for line, mark in part.reading.origin_marks:
                yield Copy(part.first + 1 + line, mark.target, includes.state_of(mark))


def _covers(
    lines: Sequence[str],
    cuts: list[Cut],
    card: FrontMatter,
    shared: Shared,
    inserted: Mapping[str, Inserted],
) -> tuple[list[Part], list[Cut]]:
    """The cover, and the slides still to be read: what stands before the first heading may be the cover or none."""
    alone = Part(0, SlideReading(with_front_matter(Slide("cover"), card)), 1)
    if not cuts or cuts[0].kind != "cover":
        return [alone], cuts
    cut, others = cuts[0], cuts[1:]
    text = "\n".join(lines[cut.first : cut.end])
    around = _around(text, "cover", shared, inserted)
    reading = read_slide(text, "slide", around)
    is_silent = not is_shown(reading.slide)
    if card.title and not is_silent and not _says(reading.slide, card.title):
        return [alone], [replace(cut, kind="slide"), *others]
    if is_silent and not card.title:
        return [Part(cut.first, reading, 0)], others
    if not card.title and not may_be_cover(reading.slide):
        return [], [replace(cut, kind="slide"), *others]
    reading = read_slide(text, "cover", around)
    return [Part(cut.first, replace(reading, slide=with_front_matter(reading.slide, card)), 1)], others


def _says(slide: Slide, title: str) -> bool:
    return slide.title is not None and plain_name(slide.title.text) == plain_name(title)


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
