"""Where a line may break: LibreOffice's and PowerPoint's common ground, not Unicode's whole algorithm."""

from __future__ import annotations

import re
from functools import lru_cache

_AFTER = re.compile("(?: +|[-–—…|\\\\\u00ad\u200b\u2009]+ *)(?=.)", re.DOTALL)


@lru_cache(maxsize=32_768)
def break_opportunities(text: str) -> tuple[int, ...]:
    """Offsets at which a new line may begin, in order; never 0 nor the text's length."""
    return tuple(match.end() for match in _AFTER.finditer(text))
