"""How manuscripts and handouts are laid out, as the user chose it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass

SlidesAPage: TypeAlias = Literal[1, 2, 3, 6]
SLIDES_A_PAGE: tuple[SlidesAPage, ...] = (1, 2, 3, 6)
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
_ENDINGS = {"manuscript": "pdf", "handout": "pdf"}
"""Kinds whose files end otherwise than the kind is called."""


def ending_of(kind: str) -> str:
    """The ending of a file of this kind, without its dot; empty for pictures, which lie in a folder."""
    return "" if kind == "png" else _ENDINGS.get(kind, kind)


def usual_file_name(stem: str, kind: str) -> str:
    """What the file, or the folder of pictures, is called when nobody says otherwise, in the user's language."""
    if kind == "png":
        return str(say("{stem}-bilder", stem=stem))
    if kind == "manuscript":
        return str(say("{stem}-manus.pdf", stem=stem))
    if kind == "handout":
        return str(say("{stem}-utdeling.pdf", stem=stem))
    return f"{stem}.{kind}"
