"""The pieces that a slide's text is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from leaderdeck.quick_dataclass import dataclass


@dataclass(slots=True)
class Piece:
    """One block: kind, first line and line after the last (from 0 at the slide's first), raw text, what is inside."""

    kind: str
    first: int
    end: int
    content: str = ""
    info: str = ""
    meta: Mapping[str, Any] = field(default_factory=dict)
    inside: list[Piece] = field(default_factory=list)
