"""What re-branding tells: what went with the old profile, and what a person should look at."""

from __future__ import annotations

from typing import Literal, TypeAlias

from leaderdeck.language import Sentence
from leaderdeck.quick_dataclass import dataclass

Weight: TypeAlias = Literal["look", "note"]
"""`look`: a person should open the slide. `note`: good to know."""
RemovedKind: TypeAlias = Literal["footer", "date", "number", "slogan", "logo", "ground", "link", "comment", "content"]


@dataclass(frozen=True, slots=True)
class RebrandRemark:
    """One thing on one slide that needs a person's eye."""

    slide: int
    """Counted from 1."""
    sentence: Sentence
    weight: Weight = "look"


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that was on a slide and is no more, because it belonged to the old profile or may not travel."""

    slide: int
    kind: RemovedKind
    words: str = ""
    """Its text, or a link's address."""
    alt: str = ""
    """Its alternative text."""
    notes: bool = False
    """Whether it stood on the notes page."""


@dataclass(frozen=True, slots=True)
class Rebranded:
    """A deck in its new brand, and the report."""

    data: bytes
    """The whole .pptx file."""
    slides: int
    remarks: tuple[RebrandRemark, ...] = ()
    removed: tuple[Removed, ...] = ()
