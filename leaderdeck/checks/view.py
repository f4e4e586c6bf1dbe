"""What the checks look at: a talk's slides with their passages, scenes and numbers, gathered once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from leaderdeck.brand.kit import BrandKit
from leaderdeck.checks.finding import Finding
from leaderdeck.checks.passages import Passage, passages_of
from leaderdeck.deck.blocks import Block, Callout, Columns
from leaderdeck.deck.slide import Deck, Severity, Slide
from leaderdeck.language import Sentence
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Scene

if TYPE_CHECKING:
    from leaderdeck.checks.pace import Pace


@dataclass(frozen=True, slots=True)
class SlideView:
    """One slide of the deck: its place in the file, its passages, and the scenes it became with their numbers."""

    slide: Slide
    first_line: int
    """Line in the file (from 1) where the slide begins."""
    passages: tuple[Passage, ...]
    scenes: tuple[tuple[int, Scene], ...]
    number: int
    """Number of its first scene, counted from 1 as in the exported file."""
    words: str
    """All passages joined, far enough apart that nothing reads across: one look tells whether a check has work here."""
    lowered: str
    """`words` in small letters, every line break a space."""

    def find(
        self,
        rule: str,
        severity: Severity,
        line: int,
        message: Sentence,
        advice: Sentence,
        repair: Callable[[str], str] | None = None,
        number: int | None = None,
    ) -> Finding:
        """A finding on this slide. `line` counts from 0 at the slide's first line; `number` is a later part's."""
        return Finding(rule, severity, number or self.number, self.first_line + line, message, advice, repair)

    def blocks(self) -> Iterator[Block]:
        """Every shown block, those inside columns and callouts too, each before what it holds."""
        yield from _with_inner(self.slide.blocks)


class WatchedSlides(tuple[SlideView, ...]):
    """A talk's slides. Whoever goes through them reports at each, so that a thread may pause there."""

    _report: Callable[[], object]

    def __new__(cls, slides: Iterable[SlideView], report: Callable[[], object]) -> WatchedSlides:
        """These slides, with what is called before each."""
        made = super().__new__(cls, slides)
        made._report = report
        return made

    def __iter__(self) -> Iterator[SlideView]:
        for slide in super().__iter__():
            self._report()
            yield slide


@dataclass(frozen=True, slots=True)
class TalkView:
    """A whole talk, ready to be checked."""

    deck: Deck
    kit: BrandKit
    text: str
    slides: tuple[SlideView, ...]
    today: date
    pace: Pace | None = None
    """How long it takes, where somebody knows it better than by its words alone."""

    def card_line(self, *keys: str) -> int | None:
        """Line in the file of the first of these front matter keys that the talk has, or None."""
        lines = dict(self.deck.front_matter.lines)
        return next((lines[key] for key in keys if key in lines), None)


def look_at(
    deck: Deck,
    kit: BrandKit,
    scenes: tuple[tuple[int, Scene], ...],
    text: str,
    today: date,
    pace: Pace | None = None,
    report: Callable[[], object] = lambda: None,
) -> TalkView:
    """The talk as the checks read it. `report` is called at each slide, here and when checks go through them."""
    by_slide: dict[int, list[tuple[int, Scene]]] = {}
    for number, (index, scene) in enumerate(scenes, start=1):
        by_slide.setdefault(index, []).append((number, scene))
    views: list[SlideView] = []
    last = 0
    for index, slide in enumerate(deck.slides):
        report()
        own = tuple(by_slide.get(index, ()))
        last = own[0][0] if own else last + 1
        passages = passages_of(slide)
        words = "\n\n\n\n".join([passage.text for passage in passages])
        views.append(
            SlideView(slide, deck.line_in_file(index, 0), passages, own, last, words, words.lower().replace("\n", " "))
        )
    return TalkView(deck, kit, text, WatchedSlides(views, report), today, pace)


def _with_inner(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Callout):
            yield from _with_inner(block.blocks)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _with_inner(column.blocks)
