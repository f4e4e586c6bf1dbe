"""Soft hyphens at the joints of long compounds, only between two parts that a list knows."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from leaderdeck.paths import resource_folder

SOFT_HYPHEN = "\u00ad"
SHORTEST_PART = 4
"""Letters on each side of a joint, at least."""
_WORD = re.compile(r"[^\W\d_]+")


def with_soft_hyphens(text: str) -> str:
    """The text with a soft hyphen at each joint of its long compounds: «kommunestyre\u00admøte»."""
    return _WORD.sub(lambda match: _hyphenated(match.group()), text)


def _hyphenated(word: str) -> str:
    return SOFT_HYPHEN.join(compound_parts(word)) if len(word) >= 2 * SHORTEST_PART else word


@lru_cache(maxsize=8192)
def compound_parts(word: str) -> tuple[str, ...]:
    """The parts of a compound, a joining s or e kept with the part before it; the word alone when not known."""
    return _split(word) or (word,)


def _split(word: str) -> tuple[str, ...]:
    """The fewest known parts that make up the word."""
    lower = word.lower()
    best: dict[int, tuple[int, ...]] = {0: ()}
    for start in range(len(word)):
        if start not in best:
            continue
        for end in range(start + SHORTEST_PART, len(word) + 1):
            if not _is_part(lower[start:end], is_last=end == len(word)):
                continue
            cuts = (*best[start], end)
            if end not in best or len(cuts) < len(best[end]):
                best[end] = cuts
    cuts = best.get(len(word), ())
    return tuple(word[start:end] for start, end in zip((0, *cuts), cuts, strict=False))


def _is_part(letters: str, *, is_last: bool) -> bool:
    known = known_parts()
    if letters in known:
        return True
    if is_last:
        return any(letters.endswith(ending) and letters[: -len(ending)] in known for ending in _ENDINGS)
    return letters.endswith("s") and len(letters) > SHORTEST_PART and letters[:-1] in known


_ENDINGS = ("en", "et", "er", "ene", "ane", "ar", "a", "n", "t", "r", "ne", "s", "ens", "ets", "enes", "anes")


@cache
def known_parts() -> frozenset[str]:
    """Words that municipal compounds are made of, bokmål and nynorsk, from `resources/hyphens`."""
    lines = resource_folder("hyphens", "compound-parts.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
