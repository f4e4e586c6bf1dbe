"""What a PowerPoint file's masters and layouts bring, and what its slides say themselves: the stuff of brand rules.

Lengths are points in the file; colors are `#RRGGBB`.
"""

from __future__ import annotations

from typing import TypeAlias

from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

Crop: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom: shares of a picture that are cut away; below 0 where its frame is wider than it."""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture where it stands."""

    name: str
    frame: Frame
    part: str
    """The picture's part in the package."""
    vector: str = ""
    """The part of its drawing (SVG), which newer programs show instead."""
    crop: Crop = (0.0, 0.0, 0.0, 0.0)
    effects: frozenset[str] = frozenset()
    """What PowerPoint does to its colors: `grayscl`, `duotone`, `lum` …"""
    turned: bool = False
    """Whether it is rotated or mirrored."""


@dataclass(frozen=True, slots=True)
class OwnLooks:
    """What one part says itself, and does not leave to theme, master and layout."""

    colors: frozenset[str] = frozenset()
    typefaces: frozenset[str] = frozenset()
    """Of letters, in charts and tables too; those of the theme are none."""
    bullet_typefaces: frozenset[str] = frozenset()
    sizes: frozenset[float] = frozenset()
    """Every size of letters that it names."""
    letter_colors: frozenset[tuple[str, str]] = frozenset()
    """(typeface, color) of letters that name both, as code in color does; not among `colors`."""
    least_cell_pt: float = 0.0
    """The smallest size that letters in a table name themselves, 0 where none do."""
    least_chart_pt: float = 0.0
    """The smallest size that letters in a chart name, 0 where none do."""


@dataclass(frozen=True, slots=True)
class MasterLook:
    """A slide master with its theme."""

    colors: tuple[tuple[str, str], ...] = ()
    """(slot, color) of its theme."""
    heading_typeface: str = ""
    body_typeface: str = ""
    pictures: tuple[ShownPicture, ...] = ()
    words: str = ""
    """Text that stands fixed on it."""
    own: OwnLooks = OwnLooks()


@dataclass(frozen=True, slots=True)
class LayoutLook:
    """A slide layout as the file has it."""

    name: str
    master: int
    """Position of its master."""
    mark: str = ""
    """The name by which slides from elsewhere find it (`matchingName`)."""
    kind: str = ""
    """What PowerPoint calls its arrangement (`title`, `obj`, `twoObj` …)."""
    holders: frozenset[tuple[str, str]] = frozenset()
    """(type, idx) of its placeholders."""
    pictures: tuple[ShownPicture, ...] = ()
    words: str = ""
    shows_master: bool = True
    own: OwnLooks = OwnLooks()


@dataclass(frozen=True, slots=True)
class House:
    """All masters and layouts of a file."""

    masters: tuple[MasterLook, ...] = ()
    layouts: tuple[LayoutLook, ...] = ()
    width_pt: float = 0.0
    height_pt: float = 0.0

    @property
    def own_looks(self) -> tuple[OwnLooks, ...]:
        """What masters and layouts say themselves."""
        return (*(master.own for master in self.masters), *(layout.own for layout in self.layouts))

    def pictures(self, layout: LayoutLook) -> tuple[ShownPicture, ...]:
        """What a slide on this layout shows of pictures: its master's first."""
        seen = self.masters[layout.master].pictures if layout.shows_master else ()
        return (*seen, *layout.pictures)

    def words(self, layout: LayoutLook) -> str:
        """Fixed text that a slide on this layout shows."""
        return f"{self.masters[layout.master].words if layout.shows_master else ''}\n{layout.words}".strip()
