"""The UI thread goes first: while it shows a window, threads that read stand still at their next slide.

Python runs one thread at a time, so what both do at once takes the window longer than it must: 30 ms of showing one
took 80 by the clock beside a reader (measured).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

_LONGEST_SECONDS = 0.15
"""However long the UI thread is busy: a reader that stood still for good would keep its talk from being shown."""
_PATIENCE_SECONDS = 0.002

_until = 0.0


def go_first(seconds: float = _LONGEST_SECONDS) -> None:
    """In the UI thread: for so long at most it does what must be done in one piece."""
    global _until  # noqa: PLW0603 - one UI thread, one turn
    _until = time.monotonic() + min(seconds, _LONGEST_SECONDS)


@contextmanager
def going_first() -> Iterator[None]:
    """In the UI thread: what is done within goes first; at its end the turn is over, but for one begun before."""
    global _until  # noqa: PLW0603 - one UI thread, one turn
    before = _until
    go_first()
    try:
        yield
    finally:
        _until = before


def give_way(*_progress: object) -> None:
    """In any other thread, where it may pause: wait while the UI thread goes first. Takes any report of progress."""
    while (rest := _until - time.monotonic()) > 0:
        time.sleep(min(rest, _PATIENCE_SECONDS))
