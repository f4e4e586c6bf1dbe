"""Where a line may break: LibreOffice's table, found by probing it with 1 800 patterns; PowerPoint's is its core.

Unicode's own algorithm (UAX 14) is not asked: it keeps «2025–2028» together and breaks «og/eller», neither of which
the two programs do.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

_BREAKING = "-–—…|\\!?\u2010\u2012\u00ad\u200b\u2002\u2003\u2009\u3000"
_GLUE = "\u00a0\u2007\u200d\u2011\u202f\u2060\ufeff"
_NEVER_BEFORE = "!\"'),-./:;?\\|]}«»–’‘“”„‹›、。，．」』）\u2010\u2012\u00ad\u200b" + _GLUE
_NEVER_AFTER = "\"'([{/«»’‘“”„‹›「『（" + _GLUE
_ENDING = "%),+.:;€]}"
_IDEOGRAPHS = "\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U0001f300-\U0001faff\U00020000-\U0003ffff"
_FIRST_IDEOGRAPH = "\u2e80"


def _one(letters: str) -> str:
    return "[" + re.escape(letters) + "]"


def _none(letters: str) -> str:
    return "[^ " + re.escape(letters) + "]"


class _Places(NamedTuple):
    """Patterns of places where a line may break."""

    after: re.Pattern[str]
    """Places after spaces, after hyphens and dashes, and after ideographs."""
    rarely_before: re.Pattern[str]
    before: re.Pattern[str]
    """Places before an em dash, a percent sign that is not a number's, a bracket after an end, and ideographs."""


@cache
def _places(ideographs: str) -> _Places:
    """The patterns for texts with or without ideographs: thousands of letters in a class take long to compile."""
    before = [
        f"(?<={_none(_NEVER_AFTER + '—')})(?=[—´])",
        f"(?<={_none(_NEVER_AFTER + '0123456789')})(?=[%‰′″])",
        f"(?<={_one(_ENDING)})(?=[(+…€\\[{{])",
    ]
    if ideographs:
        before.append(f"(?<={_none(_NEVER_AFTER)})(?=[{ideographs}])(?={_none(_NEVER_BEFORE)})")
    return _Places(
        re.compile(
            f"[ {re.escape(_BREAKING)}{ideographs}]"
            f"(?:(?<= )(?=[^ ])(?!(?<=— )—)|(?<! )(?={_none(_NEVER_BEFORE)})(?!(?<=—)—|(?<=…)…|(?<=\\d\\\\)\\d))"
        ),
        re.compile(f"[—´%‰′″(+…€\\[{{{ideographs}]"),
        re.compile("|".join(before)),
    )


@lru_cache(maxsize=32_768)
def break_opportunities(text: str) -> tuple[int, ...]:
    """Offsets at which a new line may begin, in order; never 0 nor the text's length."""
    known = _places(_IDEOGRAPHS if max(text, default="") >= _FIRST_IDEOGRAPH else "")
    places = [found.end() for found in known.after.finditer(text)]
    if known.rarely_before.search(text):
        places = sorted({*places, *(found.start() for found in known.before.finditer(text))})
    return tuple(places)
