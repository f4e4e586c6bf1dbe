"""Lists in running text: «tre regler», and then the three sentences. All of them are points, or the count is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.intake.prose_to_talk_sentences import point_of, word_count
from leaderdeck.late_pattern import late_pattern
from leaderdeck.quick_dataclass import dataclass

_NUMBERS = {
    "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "2": 2, "3": 3, "4": 4, "5": 5, "6": 6,
}  # fmt: skip
_ANNOUNCES = late_pattern(
    r"\b(?P<number>" + "|".join(_NUMBERS) + r")[ ](?:\w+[ ]){0,2}?(?:ting|grunner|grunnar|regler|reglar|råd|poeng"
    r"|spørsmål|grep|mål|tiltak|krav|steg|lærdommer|lærdommar|punkter|punkt|ønsker|ønske|prinsipper|prinsipp|things"
    r"|reasons|rules|lessons|points|questions|goals|steps|principles|wishes)\b",
    re.IGNORECASE,
)
_COUNTS = late_pattern(r"\b(?P<number>" + "|".join(_NUMBERS) + r")[ ](?:\w+[ ])?\w{3,}[.:]$", re.IGNORECASE)
_ORDINAL = late_pattern(
    r"(?:for det )?(?:første|andre|tredje|fjerde|femte|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth)\b", re.IGNORECASE
)
_AND = late_pattern(r"^(?:og|and)[ ]+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST, _MOST_WORDS = 2, 75


@dataclass(frozen=True, slots=True)
class Announced:
    """A sentence that says how many things come, and each of them as a point; the rest of the sentences."""

    announcing: str
    points: tuple[str, ...]


def announced_in(sentences: Sequence[str]) -> Announced | None:
    """The list that these sentences announce and give; None where they give none, or another number than they say."""
    for at, sentence in enumerate(sentences):
        known = _ANNOUNCES.search(sentence)
        found = known or _COUNTS.search(sentence)
        if not found:
            continue
        count = _NUMBERS[found["number"].casefold()]
        told = sentences[at + 1 : at + 1 + count]
        is_rest = at + 1 + count == len(sentences)
        is_list = _are_alike(told) or (is_rest if known else count > _FEWEST and _share_first_word(told))
        if len(told) == count >= _FEWEST and is_list:
            points = tuple(point_of(_AND.sub("", each, count=1)) for each in told)
            if sum(map(word_count, points)) <= _MOST_WORDS:
                return Announced(sentence, points)
    return None


def announced_count(words: str) -> int:
    """How many things the words say that come; 0 where they say none."""
    found = _ANNOUNCES.search(words)
    return _NUMBERS[found["number"].casefold()] if found else 0


def _share_first_word(told: Sequence[str]) -> bool:
    return len({tuple(_WORD.findall(sentence[:40])[:1]) for sentence in told}) == 1


def _are_alike(told: Sequence[str]) -> bool:
    """Whether all begin with the same two words, or count themselves."""
    plain = [_AND.sub("", sentence, count=1) for sentence in told]
    if all(_ORDINAL.match(sentence) for sentence in plain):
        return True
    return len({tuple(word.casefold() for word in _WORD.findall(sentence[:60])[:2]) for sentence in plain}) == 1
