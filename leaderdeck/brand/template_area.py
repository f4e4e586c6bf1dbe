"""Where a layout's content may stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leaderdeck.brand.template import Placeholder
from leaderdeck.units import Frame

_CONTENT = (("obj", "tbl", "chart"), ("pic",))


def content_area(placeholders: Sequence[Placeholder], otherwise: Frame) -> Frame:
    """The rectangle around the content placeholders, or else the picture's; `otherwise` where there is neither."""
    for types in _CONTENT:
        frames = [known.frame for known in placeholders if known.type in types]
        if frames:
            return around(frames)
    return otherwise


def around(frames: Iterable[Frame]) -> Frame:
    """The smallest rectangle that holds all of these."""
    known = list(frames)
    left, top = min(frame.x for frame in known), min(frame.y for frame in known)
    right, bottom = max(frame.right for frame in known), max(frame.bottom for frame in known)
    return Frame(left, top, right - left, bottom - top)
