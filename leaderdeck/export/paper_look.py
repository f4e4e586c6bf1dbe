"""How manuscripts and handouts are laid out, as the user chose it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from leaderdeck.quick_dataclass import dataclass

SlidesAPage: TypeAlias = Literal[1, 2, 3, 6]
LEAST_LETTERS_PT, MOST_LETTERS_PT = 10.0, 36.0
"""Smaller is not read at a lectern; larger holds a few words a line."""


@dataclass(frozen=True, slots=True)
class PaperLook:
    """The choices; the usual ones suit a lectern and a listener with a pen."""

    letters_pt: float = 16.0
    """Size of the speaker notes in a manuscript."""
    with_pictures: bool = True
    """Whether a manuscript shows the slides."""
    page_a_slide: bool = False
    """Whether each slide of a manuscript begins a page."""
    slides_a_page: SlidesAPage = 3
    """Slides on a page of a handout."""


USUAL_LOOK = PaperLook()
