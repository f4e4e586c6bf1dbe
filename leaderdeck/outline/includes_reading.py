"""What a link brings into a talk: slides or a passage of another file, or the reason why nothing came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from leaderdeck.deck.linked import LinkTrouble, Shelf, ShelfText
from leaderdeck.deck.origin_marks import OriginMark, checksum_of
from leaderdeck.deck.slide import FrontMatter, Slide
from leaderdeck.outline.includes import Directive, directive_on, directives_in, read_directive
from leaderdeck.outline.includes_copying import markdown_at
from leaderdeck.outline.includes_found import Inserted
from leaderdeck.outline.includes_kinds import as_its_kind
from leaderdeck.outline.includes_moving import Moved, moved_slide, moved_value
from leaderdeck.outline.includes_places import FileText, Place, heading_words, passage_in, place_in, read_file, title_of
from leaderdeck.outline.private_files import is_private
from leaderdeck.outline.shared_definitions import Shared, read_shared
from leaderdeck.outline.slide_cuts import Cut
from leaderdeck.outline.slide_parts import Part, with_deeper, with_early_notes
from leaderdeck.outline.slide_reader import Surroundings
from leaderdeck.outline.slide_text import SlideReading, read_slide

DEEPEST = 8
"""So many files may take in each other in a row."""
MOST_LINKS = 500
"""So many links of one talk are followed, those in other files counted: a few files can ask for billions of slides."""
MOST_SLIDES = 2_000
"""A link brings no more slides than this."""


class Includes:
    """Follows the links of one talk."""

    def __init__(self, shelf: Shelf | None, names: frozenset[str], card: FrontMatter, level: int) -> None:
        self._shelf = shelf
        self._names = names
        self._card = card
        self._level = level
        self._known: dict[tuple[str, str], Inserted] = {}
        self._left = MOST_LINKS

    def at_top(self) -> dict[str, Inserted]:
        """What the talk's own links brought, by their targets."""
        return {target: inserted for (beside, target), inserted in self._known.items() if not beside}

    def insert(self, directive: Directive, beside: str = "", chain: tuple[str, ...] = ()) -> Inserted:
        """What this link brings, written in the file `beside` (empty: the talk) that `chain` led to."""
        key = (beside, directive.target)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._insert(directive, beside, chain)
        return known

    def passages(self, text: str, beside: str = "", chain: tuple[str, ...] = ()) -> tuple[tuple[str, Inserted], ...]:
        """What the links inside a slide's text bring."""
        asked = dict.fromkeys(one for one in directives_in(text) if one.passage)
        return tuple((one.target, self.insert(one, beside, chain)) for one in asked)

    def text_of(self, file: str, beside: str = "") -> ShelfText:
        """A file's text, as long as it may be taken in."""
        if self._shelf is None:
            return ShelfText(trouble="no-shelf")
        if not file:
            return ShelfText(trouble="no-file")
        found = self._shelf(file, beside)
        if not found.trouble and is_private(found.text):
            return ShelfText(found.name, trouble="private")
        return found

    def state_of(self, mark: OriginMark) -> Literal["same", "changed", "gone", "unknown"]:
        """Whether the place that a copy is from still says the same."""
        directive = read_directive(f"include {mark.target}") or Directive("")
        found = self.text_of(directive.file)
        if found.trouble:
            return "gone" if found.trouble == "missing" else "unknown"
        now = markdown_at(read_file(found.text, self._names), directive)
        if now is None:
            return "gone"
        return "same" if checksum_of(now) == mark.checksum else "changed"

    def _insert(self, directive: Directive, beside: str, chain: tuple[str, ...]) -> Inserted:
        if self._left <= 0:
            return Inserted(directive.target, trouble="too-many")
        self._left -= 1
        found = self.text_of(directive.file, beside)
        if found.trouble:
            return Inserted(directive.target, trouble=found.trouble, file=found.name)
        if found.name in chain:
            return Inserted(directive.target, trouble="loop", file=found.name)
        if len(chain) >= DEEPEST:
            return Inserted(directive.target, trouble="too-deep", file=found.name)
        file = read_file(found.text, self._names)
        bare = Inserted(directive.target, file=found.name, place=directive.place, title=title_of(file))
        bare = replace(bare, best_before=file.card.best_before)
        reading = _FileReading(self, file, found, (*chain, found.name))
        if directive.passage:
            return reading.passage(bare, directive)
        place = place_in(file, directive.place)
        return replace(bare, trouble="no-place") if place is None else reading.slides(bare, place)

    def card_for(self, own: FrontMatter) -> FrontMatter:
        """How a file's text is read: as its own card says, or else as the talk's."""
        said = dict(own.lines)
        card = replace(own, title="")
        if "language" not in said:
            card = replace(card, language=self._card.language)
        return card if "prose" in said else replace(card, prose=self._card.prose)

    def moved(self, card: FrontMatter, found: ShelfText, level: int) -> Moved:
        """What changes for what comes from this file, whose slides begin with headings of this level."""
        language = card.language if card.language != self._card.language else ""
        shift = self._level - level if self._level and level else 0
        return Moved(shift=shift, language=language, folder=found.folder, beside=found.beside)

    @property
    def names(self) -> frozenset[str]:
        """Spellings of the brand's name and slogans."""
        return self._names


class _FileReading:
    """One file, read for one link."""

    def __init__(self, includes: Includes, file: FileText, found: ShelfText, chain: tuple[str, ...]) -> None:
        self._includes = includes
        self._file = file
        self._found = found
        self._chain = chain
        self._card = includes.card_for(file.card)
        self._others: list[tuple[str, LinkTrouble]] = []

    def slides(self, bare: Inserted, place: Place) -> Inserted:
        """The slides of a place."""
        how = self._includes.moved(self._card, self._found, place.level)
        slides: list[Slide] = []
        levels: list[int] = []
        for part, slide in self._read(self._titled(bare, place)):
            if part.is_link:
                slides.append(slide)
                levels.append(part.level)
            else:
                slides.append(moved_slide(slide, how, self._origin(slide, bare.place)))
                levels.append(max(1, part.level + how.shift) if part.level else 0)
        trouble: LinkTrouble = "" if slides else "empty"
        if len(slides) > MOST_SLIDES:
            slides, levels, trouble = [], [], "too-many"
        return replace(
            bare, slides=tuple(slides), levels=tuple(levels), trouble=trouble, others=tuple(dict.fromkeys(self._others))
        )

    def _origin(self, slide: Slide, place: str) -> str:
        """Where a slide is changed: under its own heading, if it has one."""
        own = heading_words(slide.title.text.replace("\n", " ")) if slide.title else ""
        heading = own or place
        return f"{self._found.name}#{heading}" if heading else self._found.name

    def passage(self, bare: Inserted, directive: Directive) -> Inserted:
        """One quotation, or figures."""
        kind, number = directive.passage or ("quote", 0)
        own = Place(tuple(cut for cut in self._file.cuts if not cut.is_link), self._file.level)
        slides = [slide for _, slide in self._read([(cut, _text(self._file, cut)) for cut in own.cuts])]
        found = passage_in(slides, kind, number)
        if found is None:
            return replace(bare, trouble="no-place")
        slide, block = found
        how = self._includes.moved(self._card, self._found, 0)
        return replace(bare, blocks=(moved_value(block, how),), sources=moved_value(slide.sources, how))

    def _titled(self, bare: Inserted, place: Place) -> list[tuple[Cut, str]]:
        """Each slide's text; what stands before a file's first heading comes under the title on its card."""
        texts = [(cut, _text(self._file, cut)) for cut in place.cuts]
        title = self._file.card.title
        if title and not bare.place and (not texts or (texts[0][0].level == 0 and not texts[0][0].is_link)):
            level = self._file.level or 1
            head = f"{'#' * level} {title}"
            if texts and not _has_heading(texts[0][1]):
                cut, text = texts[0]
                texts[0] = (replace(cut, level=level), f"{head}\n\n{text}")
            elif not texts:
                texts = [(Cut(0, 0, "slide", level), head)]
        return texts

    def _read(self, texts: Sequence[tuple[Cut, str]]) -> list[tuple[Part, Slide]]:
        """The slides of these texts in their order; those of links inside as they are taken in."""
        every = [_text(self._file, cut) for cut in self._file.cuts if not cut.is_link]
        shared = read_shared(every, self._card, self._includes.names)
        parts: list[Part] = []
        for cut, text in texts:
            if cut.is_link:
                parts += self._linked(cut)
            else:
                reading = read_slide(text, cut.kind, self._around(shared, text, cut))
                parts.append(Part(cut.first, reading, cut.level))
        parts = self._of_its_kind(parts)
        parts = [part for part in with_early_notes(parts) if part.is_link or _says_anything(part.reading.slide)]
        return list(zip(parts, with_deeper(parts), strict=True))

    def _of_its_kind(self, parts: list[Part]) -> list[Part]:
        """The first slide of a note that is one quotation or figure shows it as that."""
        first = next((part for part in parts if not part.is_link), None)
        if first is None or not self._card.kind:
            return parts
        shown = replace(first, reading=replace(first.reading, slide=as_its_kind(first.reading.slide, self._card)))
        return [shown if part is first else part for part in parts]

    def _linked(self, cut: Cut) -> list[Part]:
        directive = directive_on(self._file.lines[cut.first]) or Directive("")
        inserted = self._includes.insert(directive, self._found.name, self._chain)
        self._others += inserted.others
        if inserted.trouble:
            self._others.append((inserted.target, inserted.trouble))
        return parts_of(inserted, cut.first)

    def _around(self, shared: Shared, text: str, cut: Cut) -> Surroundings:
        around = shared.around(text, cut.kind)
        found = self._includes.passages(text, self._found.name, self._chain)
        for target, inserted in found:
            self._others += inserted.others
            if inserted.trouble:
                self._others.append((target, inserted.trouble))
        return replace(around, inserted=found) if found else around


def parts_of(inserted: Inserted, line: int) -> list[Part]:
    """The slides of a link as parts of the file that has it at this line (from 0)."""
    return [
        Part(line, SlideReading(slide), level, is_link=True)
        for slide, level in zip(inserted.slides, inserted.levels, strict=True)
    ]


def _text(file: FileText, cut: Cut) -> str:
    return "\n".join(file.lines[cut.first : cut.end])


def _has_heading(text: str) -> bool:
    return text.lstrip().startswith("#")


def _says_anything(slide: Slide) -> bool:
    """Whether a slide is worth taking in: one that only keeps private text is not."""
    return bool(slide.title or slide.blocks or slide.sources or slide.speaker_notes or slide.subtitle or slide.details)
