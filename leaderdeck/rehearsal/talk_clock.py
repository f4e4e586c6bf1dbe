"""The clock of a talk."""

from __future__ import annotations

import time


def talk_seconds() -> float:
    """Seconds on a clock that never goes back, is the same for all processes, and goes on while the machine sleeps.

    On Linux the monotonic clock stands still meanwhile (`clock_gettime(2)`): a lid that was closed in a break would
    give minutes back that the audience has spent.
    """
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()
