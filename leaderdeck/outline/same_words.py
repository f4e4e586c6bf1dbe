"""Whether slides still say the same in every voice after their text was rewritten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from leaderdeck.deck.blocks import Block, Callout, Columns, List, Picture, Subheading, Text
from leaderdeck.deck.slide import Slide
from leaderdeck.deck.text import Paragraph
from leaderdeck.outline.spoken import as_spoken
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """How often each word is shown and spoken, and each line is private, over some slides."""

    shown: Counter[str]
    spoken: Counter[str]
    private: Counter[str]


_NO_WORDS = Words(Counter(), Counter(), Counter())


def words_of(slides: Iterable[Slide]) -> Words:
    """The words of these slides in their three voices."""
    shown: Counter[str] = Counter()
    spoken: Counter[str] = Counter()
    private: Counter[str] = Counter()
    for slide in slides:
        for paragraph in (slide.title, slide.subtitle, *slide.details, *slide.sources):
            if paragraph:
                shown.update(paragraph.text.split())
        shown.update(_words(slide.blocks))
        spoken.update(_words(slide.speaker_notes))
        private.update(line.strip() for line in slide.private.split("\n") if line.strip())
    return Words(shown, spoken, private)


def keep_their_words(old: Sequence[Slide], new: Sequence[Slide]) -> bool:
    """Whether each old slide's words, in their voices, are those of one new slide or of several behind each other.

    Where the first slides show nothing, what they say and keep may belong to the first one that does.
    """
    before, now = ([words_of((slide,)) for slide in slides] for slides in (old, new))
    silent = next((place for place, one in enumerate(before) if one.shown), len(before))
    joined = [words_of(old[: silent + 1]), *before[silent + 1 :]] if 0 < silent < len(before) else before
    return _are_sums(before, now) or _are_sums(joined, now)


def _are_sums(sums: Sequence[Words], parts: Sequence[Words]) -> bool:
    """Whether the parts, in their order, add up to these sums one by one; what has no words does not count."""
    rest = iter([one for one in parts if one != _NO_WORDS])
    for wanted in sums:
        found = _NO_WORDS
        while found != wanted:
            one = next(rest, None)
            if one is None:
                return False
            found = Words(found.shown + one.shown, found.spoken + one.spoken, found.private + one.private)
    return next(rest, None) is None


def says_the_same(first: Slide, second: Slide) -> bool:
    """Whether two slides say the same in all three voices, whatever they look like."""
    return words_of((first,)) == words_of((second,)) and first.hidden == second.hidden


def is_same(first: Slide, second: Slide) -> bool:
    """Whether two slides are equal but for what their place in the talk gives them."""
    if first is second:
        return True
    return replace(first, last=False, deeper_follow=False) == replace(second, last=False, deeper_follow=False)


def are_same(first: Sequence[Slide], second: Sequence[Slide]) -> bool:
    """Whether these slides are equal one by one."""
    return len(first) == len(second) and all(is_same(old, new) for old, new in zip(first, second, strict=True))


def _words(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        for text in _texts(block):
            yield from text.split()


def _texts(block: Block) -> Iterable[str]:
    if isinstance(block, Picture):
        return (block.source, block.alt, block.caption)
    if isinstance(block, Columns):
        return _of_columns(block)
    if isinstance(block, Callout):
        return [text for inner in block.blocks for text in _texts(inner)]
    return [paragraph.text for note in as_spoken(block) for paragraph in _paragraphs(note)]


def _of_columns(block: Columns) -> list[str]:
    headings = [column.heading.text for column in block.columns if column.heading]
    return headings + [text for column in block.columns for inner in column.blocks for text in _texts(inner)]


def _paragraphs(note: Block) -> tuple[Paragraph, ...]:
    if isinstance(note, List):
        return tuple(item.paragraph for item in note.items)
    return (note.paragraph,) if isinstance(note, Text | Subheading) else ()
