"""How much stands on a slide: bullets, their words and their levels, and words in all."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.pace import count_words, shown_words
from leaderdeck.checks.view import SlideView, TalkView
from leaderdeck.deck.blocks import List
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass

_BUFDIR = say("Bufdir: fire til fem punkter, korte setninger")

RULES = (
    Rule("pace.bullets", "warning", say("Høyst fem punkter i en liste."), _BUFDIR),
    Rule("pace.bullet-words", "info", say("Høyst tolv ord i et punkt."), _BUFDIR),
    Rule("pace.levels", "info", say("Høyst to nivåer i en liste; fire er en advarsel."), _BUFDIR),
    Rule("pace.slide-words", "warning", say("Høyst førti ord på et lysbilde."), _BUFDIR),
)  # fmt: skip

_MOST_BULLETS, _FAR_TOO_MANY_BULLETS = 5, 8
_MOST_BULLET_WORDS = 12
_MOST_WORDS, _FAR_TOO_MANY_WORDS = 40, 60
_MOST_LEVELS, _FAR_TOO_MANY_LEVELS = 2, 4


@dataclass(frozen=True, slots=True)
class _Sizes:
    """A list's outermost items, its levels, and its longest item with its line."""

    bullets: int
    levels: int
    longest: int
    longest_line: int


def find(view: TalkView) -> Iterator[Finding]:
    """What is too much on each slide. A slide that was split is judged by what stands on each part."""
    for slide in view.slides:
        parts = max(1, len(slide.scenes))
        for block in slide.blocks():
            if isinstance(block, List):
                yield from _list(slide, block, parts)
        yield from _words(slide, parts)


def _list(slide: SlideView, block: List, parts: int) -> Iterator[Finding]:
    sizes = _measure(block)
    bullets = -(-sizes.bullets // parts)
    if bullets > _FAR_TOO_MANY_BULLETS:
        yield slide.find(
            "pace.bullets", "warning", block.line,
            say("{count} punkter er langt mer enn noen husker.", count=bullets),
            say("Del lysbildet, eller behold de fire viktigste og si resten."),
        )  # fmt: skip
    elif bullets > _MOST_BULLETS:
        yield slide.find(
            "pace.bullets", "warning", block.line,
            say("{count} punkter er mange på ett lysbilde.", count=bullets),
            say("Fire til fem er nok; si resten."),
        )  # fmt: skip
    if sizes.longest > _MOST_BULLET_WORDS:
        yield slide.find(
            "pace.bullet-words", "info", sizes.longest_line,
            say("Et punkt har {count} ord.", count=sizes.longest),
            say("Skriv stikkord, og si hele setningen."),
        )  # fmt: skip
    if sizes.levels > _MOST_LEVELS:
        yield slide.find(
            "pace.levels", "warning" if sizes.levels >= _FAR_TOO_MANY_LEVELS else "info", block.line,
            say("Listen har {count} nivåer.", count=sizes.levels),
            say("To nivåer er nok; del heller lysbildet."),
        )  # fmt: skip


def _measure(block: List) -> _Sizes:
    bullets = levels = longest = line = 0
    for item in block.items:
        if item.marker == "none":
            continue
        bullets += item.level == 0
        levels = max(levels, item.level + 1)
        words = count_words(item.paragraph.text)
        if words > longest:
            longest, line = words, item.line
    return _Sizes(bullets, levels, longest, line)


def _words(slide: SlideView, parts: int) -> Iterator[Finding]:
    words = -(-shown_words(slide.passages) // parts)
    if words <= _MOST_WORDS or slide.slide.kind == "cover":
        return
    far = words > _FAR_TOO_MANY_WORDS
    yield slide.find(
        "pace.slide-words", "warning", 0,
        say("{count} ord på ett lysbilde er langt mer enn noen leser mens du snakker.", count=words)
        if far
        else say("{count} ord på ett lysbilde er mange å lese mens du snakker.", count=words),
        say("Flytt noe av teksten til notatene."),
    )  # fmt: skip
