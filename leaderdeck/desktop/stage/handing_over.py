"""How a window gives a show its talk: what is to be shown, and where the window has composed it already, the whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from leaderdeck.desktop.stage.errand import Errand, errand_from
from leaderdeck.desktop.stage.held_talk import HeldTalk, packed, unpacked

_MOST_LINE_BYTES = 64 << 20


def hand_over(stream: IO[bytes], errand: Errand, talk: Callable[[], HeldTalk] | None) -> None:
    """Write it all and close. A talk that cannot be packed is read again at the other end. Raises OSError."""
    with stream:
        stream.write(errand.as_json().encode() + b"\n")
        if talk is not None:
            parts = packed(talk())
            stream.write(json.dumps([len(part) for part in parts]).encode() + b"\n")
            for part in parts:
                stream.write(part)


def take_over(stream: IO[bytes]) -> tuple[Errand, HeldTalk | None]:
    """The errand, and the talk where it came whole. Raises FileProblem where there is no errand."""
    errand = errand_from(stream.readline(_MOST_LINE_BYTES).decode("utf-8", "replace"))
    with suppress(ValueError, TypeError):
        sizes = json.loads(stream.readline(_MOST_LINE_BYTES) or b"[]")
        if sizes:
            return errand, unpacked([stream.read(size) for size in sizes])
    return errand, None
