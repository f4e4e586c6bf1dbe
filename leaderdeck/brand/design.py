"""A kit's description as its makers wrote it: what the template maker turns into a template.

`KitDesign` is `brand.toml`, validated. It holds all of a `BrandKit` but the template, and how each layout should look.
Lengths are points on a 960 x 540 slide.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from leaderdeck.brand.kit import Brand, ColorRole
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """A backdrop shape: an SVG path (M, L, H, V, C, S, Q, Z, absolute or relative) scaled from `view` into `frame`."""

    path: str
    view: tuple[float, float, float, float]
    """The path's own x, y, width, height that fill the frame."""
    frame: Frame
    fill: ColorRole
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class LayoutDesign:
    """What one layout has of its own. None means: as the standard layout of this name has it."""

    ground: ColorRole = "ground"
    dark: bool = False
    """Light text (theme slot lt1) on this layout."""
    shapes: tuple[DrawnShape, ...] = ()
    frames: tuple[tuple[int, Frame], ...] = ()
    """Placeholders (by idx) that stand elsewhere than on the standard layout."""
    colors: tuple[tuple[int, ColorRole], ...] = ()
    """Text colors of placeholders (by idx) that differ from the standard."""
    logo: Frame | None = None
    """Box that the logo is fitted into (aspect kept, left aligned), or None for no logo."""
    name_frame: Frame | None = None
    """Where the municipality's name stands as text, where this layout shows it away from the footer."""
    align: Literal["left", "center"] = "left"
    anchor: Literal["", "top", "middle", "bottom"] = ""
    """Anchor of the title (and of the large text of statement and quote); empty for the standard one."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The margins that all layouts share."""

    left: float = 60.0
    right: float = 60.0
    """Distance from the slide's right edge."""
    title_top: float = 44.0
    title_height: float = 82.0
    content_top: float = 130.0
    content_bottom: float = 470.0
    """Lower edge of the content area; the source line stands between it and the footer."""
    footer_top: float = 498.0
    footer_height: float = 26.0
    footer_rule: bool = True
    """Whether a hairline stands above the footer."""
    title_bar: bool = True
    """Whether a short accent bar stands above titles."""


@dataclass(frozen=True, slots=True)
class KitDesign(Brand):
    """The validated description of a kit."""

    grid: Grid = field(default_factory=Grid)
    shapes: tuple[DrawnShape, ...] = ()
    """Backdrop shapes of the master: on every layout but those that draw their own ground (`cover`, `section`)."""
    layouts: tuple[tuple[str, LayoutDesign], ...] = ()
    """(layout name, its design) for the layouts that differ from the standard."""
    adopted: bool = False
    """Whether the template is the municipality's own, so that there is nothing to make."""

    def layout(self, name: str) -> LayoutDesign:
        """The design of the layout with this name; the standard one where the kit says nothing."""
        return dict(self.layouts).get(name) or LayoutDesign()
