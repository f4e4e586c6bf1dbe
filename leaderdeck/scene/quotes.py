"""Quotations: their words in italics with the language's own marks, and who said them."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.brand.template import LevelStyle, Placeholder
from leaderdeck.deck.blocks import Quote
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.paragraphs import build_paragraph
from leaderdeck.scene.pieces import Unit
from leaderdeck.scene.setting import Setting
from leaderdeck.scene.shapes import TextBody, TextParagraph
from leaderdeck.scene.sheet import Sheet, block_height
from leaderdeck.scene.split import divide_paragraph
from leaderdeck.scene.words import word
from leaderdeck.units import Frame, Insets

_MARKS = "«»“”„\"‘’‚'‹›"
_INSETS = Insets(20.0, 4.0, 8.0, 4.0)
_BAR_PT = 4.0
_MOST_FOR_SOURCE = 0.5
"""Share of a slide's height; a longer source is divided like the words that it is the source of."""


def with_marks(paragraphs: tuple[Paragraph, ...], language: str) -> tuple[Paragraph, ...]:
    """The quotation between the language's own marks, unless the writer put marks there."""
    words = "\n".join(paragraph.text for paragraph in paragraphs).strip()
    if not words or words[0] in _MARKS or words[-1] in _MARKS:
        return paragraphs
    first, last = paragraphs[0], paragraphs[-1]
    opened = replace(first, runs=_glued(word("open-quote", language), first.runs, at_end=False))
    marked = (opened, *paragraphs[1:])
    last = marked[-1]
    return (*marked[:-1], replace(last, runs=_glued(word("close-quote", language), last.runs, at_end=True)))


def _glued(mark: str, runs: tuple[Run, ...], *, at_end: bool) -> tuple[Run, ...]:
    if not runs:
        return (Run(mark),)
    if at_end:
        return (*runs[:-1], replace(runs[-1], text=runs[-1].text + mark))
    return (replace(runs[0], text=mark + runs[0].text), *runs[1:])


def name_and_role(source: Paragraph) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """A quotation's source as the name and what follows its first comma, the comma left out."""
    name: list[Run] = []
    for index, run in enumerate(source.runs):
        before, comma, after = run.text.partition(",")
        if comma:
            rest = (replace(run, text=after.lstrip()), *source.runs[index + 1 :])
            return (*name, replace(run, text=before)), tuple(one for one in rest if one.text)
        name.append(run)
    return tuple(name), ()


@dataclass(slots=True)
class QuotePiece:
    """A quotation among other content: in italics beside a bar in the accent color."""

    quote: Quote
    setting: Setting
    stretches: bool = False
    may_break_words: bool = True

    @property
    def line(self) -> int:
        """Line of the quotation."""
        return self.quote.line

    @property
    def steps(self) -> int:
        """One for each body size."""
        return len(self.setting.sizes)

    def _body(self, step: int) -> TextBody:
        setting, size = self.setting, self.setting.size(step)
        style = replace(setting.levels[0], italic=True, bullet="", margin_left_pt=0.0, indent_pt=0.0)
        words = with_marks(self.quote.paragraphs, setting.language) if self.quote.source else self.quote.paragraphs
        built: list[TextParagraph] = []
        for paragraph in words:
            made = build_paragraph(paragraph, style, size, setting)
            built.append(replace(made, space_before_pt=round(size * 0.4) if built else 0.0, role="quote"))
        if self.quote.source:
            style = LevelStyle(size, setting.ink("muted"), align=style.align)
            smaller = max(min(setting.kit.sizes.body), float(round(size * 0.86)))
            source = replace(self.quote.source, runs=(Run("— "), *self.quote.source.runs))
            made = build_paragraph(source, style, min(size, smaller), setting)
            built.append(replace(made, space_before_pt=round(size * 0.4)))
        return TextBody(tuple(built), _INSETS)

    def height(self, width_pt: float, step: int) -> float:
        """All lines, with a little reserve."""
        return block_height(self._body(step).paragraphs, width_pt, _INSETS, self.setting)[1] / 0.97

    def words_fit(self, width_pt: float, step: int) -> bool:
        """Whether no word is wider than a line."""
        return block_height(self._body(step).paragraphs, width_pt, _INSETS, self.setting)[0].fits

    def place(self, sheet: Sheet, frame: Frame, step: int, slot: Placeholder | None) -> None:
        """Lays the bar, and the quotation beside it."""
        room = Frame(frame.x, frame.y, frame.width, min(frame.height, self.height(frame.width, step)))
        sheet.add_drawing("Quote bar", Frame(room.x, room.y, _BAR_PT, room.height), self.setting.slot("accent"))
        sheet.add_text("Quote", place_text(self._body(step), room, self.setting.kit), room)

    def units(self, width_pt: float, step: int, height_pt: float) -> tuple[Unit, ...]:
        """A unit for each paragraph, long ones divided between sentences; the source stays with the last if it can."""

        def height_of(quote: Quote) -> float:
            return QuotePiece(quote, self.setting).height(width_pt, step)

        def alone(paragraph: Paragraph) -> Quote:
            return replace(self.quote, paragraphs=(paragraph,), source=None)

        paragraphs, source = self.quote.paragraphs, self.quote.source
        if source:
            paragraphs = with_marks(paragraphs, self.setting.language)
        if source and height_of(replace(self.quote, paragraphs=())) > height_pt * _MOST_FOR_SOURCE:
            paragraphs, source = (*paragraphs, replace(source, runs=(Run("— "), *source.runs))), None
        quotes = [
            alone(part)
            for paragraph in paragraphs
            for part in divide_paragraph(paragraph, lambda one: height_of(alone(one)) <= height_pt * 0.8)
        ]
        if source and quotes and height_of(replace(quotes[-1], source=source)) <= height_pt:
            quotes[-1] = replace(quotes[-1], source=source)
        elif source:
            quotes.append(replace(self.quote, paragraphs=()))
        return tuple(Unit((quote,), height_of(quote), 8.0) for quote in quotes)
