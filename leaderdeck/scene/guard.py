"""The break-stability guard: how much narrower a text must be so that no program breaks its lines differently.

Programs disagree on advances by up to 0.5 %, and on kerning. A break is stable when the last word of the line and
the first word of the next are both farther than that from flipping, with kerning and without.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from leaderdeck.scene.forced_lines import ForcedLine
from leaderdeck.scene.paragraph_widths import Chunks, break_lines

TOLERANCE = 0.005
STEP = 0.0025
"""Share of the text's width that is taken at a time."""
MOST_STEPS = 32
"""At most 8 % is taken."""


def stable_shrink(lines: Sequence[ForcedLine], width_pt: float) -> float:
    """Points to take off the width (inside the insets) for stable breaks; the least bad where none is stable."""
    waiting = [line for line in lines if _may_flip(line, width_pt)]
    if not waiting or width_pt <= 0:
        return 0.0
    step_pt = STEP * width_pt
    taken = 0
    least_bad = (math.inf, 0)
    while taken <= MOST_STEPS:
        width = width_pt - taken * step_pt
        unstable = 0
        needed = 0.0
        for line in waiting:
            wanted = _narrower(line, width)
            if wanted > 0:
                unstable += 1
                needed = max(needed, wanted)
        if not unstable:
            return taken * step_pt
        least_bad = min(least_bad, (unstable, taken))
        taken += max(1, math.ceil(needed / step_pt - 1e-9))
    return least_bad[1] * step_pt


def _may_flip(line: ForcedLine, width_pt: float) -> bool:
    """Whether a text so wide could break at all, at the narrowest that the guard may go to."""
    if not line.chunks.offsets:
        return False
    room = width_pt * (1 - STEP * MOST_STEPS) - max(line.first_pt, line.margin_pt)
    widest = max(line.chunks.shown.ends[-1], line.chunks.plain.ends[-1]) * line.scale
    return widest > room * (1 - TOLERANCE)


def _narrower(line: ForcedLine, width_pt: float) -> float:
    """Points to take before this line's first unstable break has flipped for good; 0 when all are stable."""
    chunks = line.chunks
    first = room = (width_pt - line.first_pt) / line.scale
    rest = (width_pt - line.margin_pt) / line.scale
    ends = break_lines(chunks, chunks.shown, first, rest)
    begin = 0
    for end in ends:
        kept = _reach(chunks, begin, end)
        hyphen = chunks.hyphens[end - 1] if chunks.hyphens and end < len(chunks.offsets) else 0.0
        if max(kept) + hyphen > room * (1 - TOLERANCE) and end > begin + 1:
            return (room - min(kept) / (1 + TOLERANCE)) * line.scale
        if end < len(chunks.offsets):
            tempted = min(_reach(chunks, begin, end + 1))
            if tempted < room * (1 + TOLERANCE):
                return (room - tempted / (1 + TOLERANCE)) * line.scale
        begin = end
        room = rest
    if line.free and not _breaks_alike(line, ends, first, rest):
        return STEP * width_pt
    return 0.0


def _breaks_alike(line: ForcedLine, ends: list[int], first: float, rest: float) -> bool:
    """Whether a program that breaks inside links gives the same lines as one that keeps them whole."""
    free = line.free or line.chunks
    free_ends = break_lines(free, free.shown, first, rest)
    return [line.chunks.offsets[end - 1] for end in ends] == [free.offsets[end - 1] for end in free_ends]


def _reach(chunks: Chunks, begin: int, end: int) -> tuple[float, float]:
    """Width of a line of these chunks without a hyphen: with kerning and ligatures, and without them."""
    shown, plain = chunks.shown, chunks.plain
    return shown.ends[end - 1] - shown.starts[begin], plain.ends[end - 1] - plain.starts[begin]
