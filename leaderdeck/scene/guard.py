"""The break-stability guard: how much narrower a text must be so that no program breaks its lines differently.

Programs disagree on advances by up to 0.5 % (1 % in small type), and on kerning. A break is stable when the last word
of the line and the first word of the next are both farther than that from flipping, with kerning and without.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from leaderdeck.scene.forced_lines import ForcedLine
from leaderdeck.scene.paragraph_widths import Chunks, break_lines

TOLERANCE = 0.005
"""How far another program's width of a line may lie from ours, as a share of it."""
SMALL_TEXT_TOLERANCE = 0.01
"""Below `SMALL_TEXT_PT` a program that rounds advances to whole pixels (LibreOffice: of 600 an inch) strays farther."""
SMALL_TEXT_PT = 17.5
STEP = 0.0025
"""Share of the text's width that is taken at a time."""
MOST_STEPS = 32
"""At most 8 % is taken."""
MOST_STEPS_WITH_HYPHENS = 80
"""Programs disagree on the whole width of a hyphen (LibreOffice draws none at a soft one): up to 20 % is taken."""


def stable_shrink(lines: Sequence[ForcedLine], width_pt: float) -> float:
    """Points to take off the width (inside the insets) for stable breaks; the least bad where none is stable."""
    most_steps = MOST_STEPS_WITH_HYPHENS if any(line.chunks.hyphens for line in lines) else MOST_STEPS
    waiting = [line for line in lines if _may_flip(line, width_pt * (1 - STEP * most_steps))]
    if not waiting or width_pt <= 0:
        return 0.0
    step_pt = STEP * width_pt
    taken = 0
    while taken <= most_steps:
        width = width_pt - taken * step_pt
        needed = max(_narrower(line, width) for line in waiting)
        if needed <= 0:
            return taken * step_pt
        taken += max(1, math.ceil(needed / step_pt - 1e-9))
    return step_pt * max(range(most_steps + 1), key=lambda steps: _least_margin(waiting, width_pt - steps * step_pt))


def _least_margin(lines: Sequence[ForcedLine], width_pt: float) -> float:
    """How far the text's nearest break is from flipping, in tolerances."""
    return min(margin for line in lines for margin in _margins(line, width_pt))


def _margins(line: ForcedLine, width_pt: float) -> Iterator[float]:
    yield 1.0
    for kept, tempted, room in _decisions(line, width_pt):
        nearest = min(room - max(kept), min(tempted) - room if tempted else math.inf)
        yield nearest / (max(room, 1.0) * tolerance(line))


def _may_flip(line: ForcedLine, narrowest_pt: float) -> bool:
    """Whether a text could break at all, at the narrowest that the guard may go to."""
    if not line.chunks.offsets:
        return False
    room = narrowest_pt - max(line.first_pt, line.margin_pt)
    widest = max(line.chunks.shown.ends[-1], line.chunks.plain.ends[-1]) * line.scale
    return widest > room * (1 - tolerance(line))


def tolerance(line: ForcedLine) -> float:
    """Share of a line's width by which programs may disagree on it."""
    return SMALL_TEXT_TOLERANCE if line.size_pt < SMALL_TEXT_PT else TOLERANCE


def _narrower(line: ForcedLine, width_pt: float) -> float:
    """Points to take before this line's first unstable break has flipped for good; 0 when all are stable."""
    most, least = 1 - tolerance(line), 1 + tolerance(line)
    for kept, tempted, room in _decisions(line, width_pt):
        if max(kept) > room * most:
            return (room - min(kept) / least) * line.scale
        if tempted and min(tempted) < room * least:
            return (room - min(tempted) / least) * line.scale
    return 0.0 if _breaks_alike(line, width_pt) else STEP * width_pt


Widths = tuple[float, ...]


def _decisions(line: ForcedLine, width_pt: float) -> Iterator[tuple[Widths, Widths, float]]:
    """For every line: widths it has, widths it would have with one chunk more, and its room.

    Each in every way that programs may measure it: with kerning and without, with the hyphen at its end and without.
    A line of one chunk cannot be otherwise, and the last has no chunk more.
    """
    chunks = line.chunks
    room = (width_pt - line.first_pt) / line.scale
    rest = (width_pt - line.margin_pt) / line.scale
    last = len(chunks.offsets)
    begin = 0
    for end in break_lines(chunks, chunks.shown, room, rest):
        kept = _reach(chunks, begin, end) if end > begin + 1 else (0.0,)
        if chunks.hyphens and end < last and end > begin + 1:
            kept = (*kept, max(kept) + chunks.hyphens[end - 1])
        yield kept, _reach(chunks, begin, end + 1) if end < last else (), room
        begin = end
        room = rest


def _breaks_alike(line: ForcedLine, width_pt: float) -> bool:
    """Whether a program that breaks inside links gives the same lines as one that keeps them whole."""
    return line.free is None or _line_ends(line, line.chunks, width_pt) == _line_ends(line, line.free, width_pt)


def _line_ends(line: ForcedLine, chunks: Chunks, width_pt: float) -> list[int]:
    first = (width_pt - line.first_pt) / line.scale
    rest = (width_pt - line.margin_pt) / line.scale
    return [chunks.offsets[end - 1] for end in break_lines(chunks, chunks.shown, first, rest)]


def _reach(chunks: Chunks, begin: int, end: int) -> tuple[float, float]:
    """Width of a line of these chunks without a hyphen: with kerning and ligatures, and without them."""
    shown, plain = chunks.shown, chunks.plain
    return shown.ends[end - 1] - shown.starts[begin], plain.ends[end - 1] - plain.starts[begin]
