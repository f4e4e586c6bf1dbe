"""LIKS, the Norwegian measure of how hard a text is to follow: words a sentence, and the share of long words.

Each line, bullet, heading and cell ends a sentence, so that lists are not taken for one endless sentence; points in
dates, figures, initials and usual abbreviations end none. Goals: 40 for what is said, 45 for slides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from leaderdeck.checks.passages import passages_of
from leaderdeck.deck.slide import Deck
from leaderdeck.quick_dataclass import dataclass

LONG_LETTERS = 6
"""A word with more letters is long."""
LEAST_WORDS = 50
"""With fewer the figure says nothing."""
_NOT_READ = frozenset({"source", "alt", "code", "chart", "notes"})
_ADDRESS = re.compile(r"(?:(?:https?://|www\.)\S+?|\S+@\S+?\.\w+)(?=[.,;:!?)»]*(?:\s|$))")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*(?:[.,:][0-9]+)*")
_END = re.compile(r"[.!?:]+(?=[\s»\"”)]|$)")
_ABBREVIATIONS = frozenset({
    "kl", "nr", "bl.a", "f.eks", "mill", "mrd", "dvs", "osv", "mfl", "m.fl", "m.m", "mm", "pga", "ca", "jf",
    "jfr", "tlf", "kap", "pkt", "st", "art", "evt", "inkl", "ev", "o.l", "e.l", "t.o.m", "f.o.m", "i.e", "e.g",
    "etc", "vs", "mr", "mrs", "dr", "vol",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Readability:
    """What a text is made of."""

    words: int = 0
    sentences: int = 0
    long_words: int = 0

    @property
    def liks(self) -> int:
        """The figure: below 30 very easy, 40 to 50 as in newspapers, above 60 very hard; 0 without words."""
        if not self.words:
            return 0
        return round(self.words / max(1, self.sentences) + 100 * self.long_words / self.words)

    @property
    def is_known(self) -> bool:
        """Whether there is text enough."""
        return self.words >= LEAST_WORDS


def readability_of(lines: Iterable[str]) -> Readability:
    """The measure of these lines, each of them a sentence at least."""
    words = sentences = long_words = 0
    for line in lines:
        for sentence in _sentences(_ADDRESS.sub(" ", line)):
            found = _WORD.findall(sentence)
            words += len(found)
            sentences += bool(found)
            long_words += sum(_is_long(word) for word in found)
    return Readability(words, sentences, long_words)


def talk_readability(deck: Deck) -> tuple[Readability, Readability]:
    """Of what is shown and of what is said, hidden slides and private text left out."""
    shown: list[str] = []
    said: list[str] = []
    for slide in deck.slides:
        if slide.hidden:
            continue
        for passage in passages_of(slide):
            if passage.is_spoken:
                said += passage.text.split("\n")
            elif passage.kind not in _NOT_READ:
                shown += passage.text.split("\n")
    return readability_of(shown), readability_of(said)


def _is_long(word: str) -> bool:
    return sum(letter.isalpha() for letter in word) > LONG_LETTERS


def _sentences(line: str) -> Iterable[str]:
    begin = 0
    for mark in _END.finditer(line):
        if mark[0] == "." and _goes_on(line[begin : mark.start()], line[mark.end() :]):
            continue
        yield line[begin : mark.end()]
        begin = mark.end()
    yield line[begin:]


def _goes_on(before: str, after: str) -> bool:
    """Whether a point stands inside a sentence: after a number that more follows, an initial or an abbreviation."""
    last = before.rsplit(maxsplit=1)[-1].lstrip('(«"“') if before.split() else ""
    rest = after.lstrip()
    if not rest:
        return False
    if last.isdigit() and len(last) < 3:
        return rest[0].islower() or rest[0].isdigit()
    return last.casefold() in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last.isupper())
