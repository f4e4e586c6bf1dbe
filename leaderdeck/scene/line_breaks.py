"""Where a line may break: LibreOffice's table, found by probing it with 1 800 patterns; PowerPoint's is its core.

Unicode's own algorithm (UAX 14) is not asked: it keeps «2025–2028» together and breaks «og/eller», neither of which
the two programs do.
"""

from __future__ import annotations

import re
from functools import lru_cache

_BREAKING = "-–—…|\\!?\u2010\u2012\u00ad\u200b\u2002\u2003\u2009\u3000"
_GLUE = "\u00a0\u2007\u200d\u2011\u202f\u2060\ufeff"
_NEVER_BEFORE = "!\"'),-./:;?\\|]}«»–’‘“”„‹›、。，．」』）\u2010\u2012\u00ad\u200b" + _GLUE
_NEVER_AFTER = "\"'([{/«»’‘“”„‹›「『（" + _GLUE
_ENDING = "%),+.:;€]}"
_IDEOGRAPHS = "\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U0001f300-\U0001faff\U00020000-\U0003ffff"


def _one(letters: str) -> str:
    return "[" + re.escape(letters) + "]"


def _none(letters: str) -> str:
    return "[^ " + re.escape(letters) + "]"


_AFTER = re.compile(
    f"[ {re.escape(_BREAKING)}{_IDEOGRAPHS}]"
    f"(?:(?<= )(?=[^ ])(?!(?<=— )—)|(?<! )(?={_none(_NEVER_BEFORE)})(?!(?<=—)—|(?<=…)…|(?<=\\d\\\\)\\d))"
)
"""Places after spaces, after hyphens and dashes, and after ideographs."""
_RARELY_BEFORE = re.compile(f"[—´%‰′″(+…€\\[{{{_IDEOGRAPHS}]")
_BEFORE = re.compile(
    "|".join((
        f"(?<={_none(_NEVER_AFTER + '—')})(?=[—´])",
        f"(?<={_none(_NEVER_AFTER + '0123456789')})(?=[%‰′″])",
        f"(?<={_one(_ENDING)})(?=[(+…€\\[{{])",
        f"(?<={_none(_NEVER_AFTER)})(?=[{_IDEOGRAPHS}])(?={_none(_NEVER_BEFORE)})",
    ))
)  # fmt: skip
"""Places before an em dash, a percent sign that is not a number's, a bracket after an end, and ideographs."""


@lru_cache(maxsize=32_768)
def break_opportunities(text: str) -> tuple[int, ...]:
    """Offsets at which a new line may begin, in order; never 0 nor the text's length."""
    places = [found.end() for found in _AFTER.finditer(text)]
    if _RARELY_BEFORE.search(text):
        places = sorted({*places, *(found.start() for found in _BEFORE.finditer(text))})
    return tuple(places)
