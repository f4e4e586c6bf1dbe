"""Whether a whole file is private; in doubt it is."""

from __future__ import annotations

import re

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.front_matter import FrontMatterReading, read_front_matter

_PRIVATE_LINE = late_pattern(
    r"^[ \t\"']*privat(?:e)?[\"']?[ \t]*:[ \t]*(?!(?:nei|no|false|usant|off|0)\b)", re.I | re.M
)
_CARD_LETTERS = 1 << 16


def is_private(text: str, reading: FrontMatterReading | None = None) -> bool:
    """Whether the whole file is private: as its card says, or as a card that cannot be read seems to say.

    `reading`: the text's front matter, where it has been read already.
    """
    reading = reading or read_front_matter(text)
    if reading.front_matter.private:
        return True
    begins_card = text[:8].lstrip("\ufeff").startswith("---")
    if not begins_card or reading.front_matter.lines:
        return False
    return bool(_PRIVATE_LINE.search(text[:_CARD_LETTERS].replace("\r", "\n").split("\n\n")[0]))
