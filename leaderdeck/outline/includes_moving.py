"""Slides of another file as they stand in a talk: at its levels and the line of their link, with their pictures."""

from __future__ import annotations

import posixpath
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from leaderdeck.deck.blocks import Picture, Subheading
from leaderdeck.deck.slide import Slide
from leaderdeck.deck.text import Run
from leaderdeck.quick_dataclass import dataclass

_Value = TypeVar("_Value")
_DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Moved:
    """What changes for everything that comes from another file."""

    line: int = 0
    """The line that all of it leads to, counted as its slide counts."""
    shift: int = 0
    """By how many levels its headings are lowered."""
    language: str = ""
    """Its language, where that is another one than the talk's."""
    folder: str = ""
    """The folder that its pictures must lie in; empty for the talk's."""
    beside: str = ""
    """Where its file lies below that folder."""


def moved_slide(slide: Slide, how: Moved, origin: str) -> Slide:
    """A slide of another file as a slide of the talk, without its private text."""
    level = max(1, slide.level + how.shift) if slide.level else 0
    found = moved_value(slide, how)
    return replace(found, level=level, origin=origin, private="", last=False)


def moved_value(value: _Value, how: Moved) -> _Value:
    """A block, paragraph or anything that holds some, moved."""
    if isinstance(value, tuple):
        return tuple(moved_value(one, how) for one in value)  # type: ignore[return-value]
    if isinstance(value, Run):
        return replace(value, language=value.language or how.language) if how.language else value
    if not is_dataclass(value):
        return value
    changes: dict[str, Any] = {}
    for one in fields(value):
        own = getattr(value, one.name)
        if one.name == "line":
            changes["line"] = how.line
        elif isinstance(own, tuple) or is_dataclass(own):
            changes[one.name] = moved_value(own, how)
    if isinstance(value, Subheading):
        changes["level"] = min(_DEEPEST_HEADING, max(1, value.level + how.shift))
    if isinstance(value, Picture) and how.folder and not value.folder:
        changes |= {"folder": how.folder, "source": _source(value.source, how.beside)}
    return replace(value, **changes)  # type: ignore[type-var]


def _source(source: str, beside: str) -> str:
    """A picture's file as it is named from the folder that it must lie in; what leads elsewhere says so still."""
    if not beside or ":" in source or source.startswith(("/", "\\", "~")):
        return source
    return posixpath.normpath(f"{beside}/{source}".replace("\\", "/"))
