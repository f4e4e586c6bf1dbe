"""The template as values: layouts with resolved placeholders and the backdrop behind them.

Everything here is already resolved through layout, master and theme: a placeholder's frame, insets, anchor and level
styles are the ones PowerPoint would use. Lengths are points; colors are theme slots or `#RRGGBB`.

Every kit's template has a layout for each name in `leaderdeck.deck.slide.LAYOUT_NAMES`, with these placeholders
(type, idx); a placeholder that a slide does not use is left off the slide:

| layout       | placeholders besides ftr 11, sldNum 12, dt 10                                                    |
|--------------|--------------------------------------------------------------------------------------------------|
| cover        | ctrTitle 0, subTitle 1, body 13 (speaker, event …: the details); has ftr, no sldNum               |
| section      | title 0, body 13 (the section's number or label), body 1 (text under the heading)                 |
| content      | title 0, obj 1, body 14 (source line)                                                            |
| statement    | title 0 (the statement itself), body 1 (a line under it), body 14                                |
| quote        | title 0 (small heading above), body 1 (the quotation), body 13 (its source), body 14             |
| columns      | title 0, obj 1, obj 2, body 14 (three columns: obj 1, 2, 3 where the layout has 3)                |
| comparison   | title 0, body 1 and body 3 (column headings), obj 2 and obj 4 (columns), body 14                  |
| facts, agenda, steps, timeline | title 0, body 14; `area` tells where the drawing stands                         |
| picture      | title 0, pic 1, body 13 (caption), body 14                                                       |
| picture-text | title 0, pic 1, obj 2, body 13 (caption), body 14                                                |
| table        | title 0, tbl 1, body 13 (caption), body 14                                                       |
| chart        | title 0, chart 1, body 13 (caption), body 14                                                     |
| closing      | title 0, body 1 (contact lines)                                                                  |
| blank        | none                                                                                             |
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal, Self, TypeAlias

from leaderdeck.brand.backdrop_values import (
    NOTHING_CUT,
    Gradient,
    LineLook,
    PathCommand,
    Pattern,
    Pose,
    Recolor,
    Shadow,
    Sides,
    Tile,
    scaled_frame,
    scaled_insets,
    scaled_path,
)
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame, Insets

__all__ = [
    "CAPTION_IDX", "DATE_IDX", "LEVELS", "NUMBER_IDX", "SLOGAN_IDX", "SOURCE_IDX", "BackdropPart", "BackdropPicture",
    "BackdropShape", "BackdropText", "FixedParagraph", "FixedRun", "Layout", "LevelStyle", "PathCommand", "Placeholder",
    "Template",
]  # fmt: skip

LEVELS = 9
"""List levels that a text body has (ECMA-376 part 1, 21.1.2.4: `a:lvl1pPr` to `a:lvl9pPr`)."""
SLOGAN_IDX, NUMBER_IDX, DATE_IDX = 11, 12, 10
"""Placeholder numbers of the footers in LeaderDeck's templates: those that PowerPoint's own templates give them."""
CAPTION_IDX, SOURCE_IDX = 13, 14
"""Placeholder numbers that PowerPoint leaves free."""


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """How a placeholder sets text at one list level."""

    size_pt: float
    color: str
    font: Literal["heading", "body"] = "body"
    bold: bool = False
    italic: bool = False
    align: Literal["left", "center", "right"] = "left"
    bullet: str = ""
    """The bullet's character, or empty for none."""
    bullet_color: str = ""
    margin_left_pt: float = 0.0
    indent_pt: float = 0.0
    space_before_pt: float = 0.0
    line_spacing: float = 1.0
    space_after_pt: float = 0.0
    capitals: Literal["", "all", "small"] = ""
    """Whether letters are shown as capitals, whatever was written."""
    letter_spacing_pt: float = 0.0
    typeface: str = ""
    """The typeface by name, where it is set in another than the theme's `font`."""
    fixed_line: bool = False
    """Whether the line's height is said in points in the file, so that it stays when the size changes."""
    right_to_left: bool = False
    """Whether it is made for a script that is written from right to left."""

    def scaled(self, factor: float) -> Self:
        """The same with every length times a factor."""
        return replace(
            self,
            size_pt=self.size_pt * factor,
            margin_left_pt=self.margin_left_pt * factor,
            indent_pt=self.indent_pt * factor,
            space_before_pt=self.space_before_pt * factor,
            space_after_pt=self.space_after_pt * factor,
            letter_spacing_pt=self.letter_spacing_pt * factor,
        )

    def inked(self, color: str) -> Self:
        """The same with text in another color; a mark that had the text's color still has it."""
        mark = color if self.bullet_color == self.color else self.bullet_color
        return replace(self, color=color, bullet_color=mark)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder of a layout."""

    type: Literal["title", "ctrTitle", "subTitle", "body", "obj", "pic", "tbl", "chart", "ftr", "sldNum", "dt"]
    idx: int
    name: str
    frame: Frame
    insets: Insets
    anchor: Literal["top", "middle", "bottom"]
    levels: tuple[LevelStyle, ...]
    """Styles of list levels 0 to 8; at least one."""
    home: Literal["layout", "slide", "box"] = "layout"
    """What the file's layout has of it: the placeholder itself, nothing but a title that slides must bring whole, or
    nothing, so that its text becomes a text box."""
    file_type: str = ""
    """Its type in the file, where an adopted layout calls it otherwise."""
    file_idx: int | None = None
    """Its idx in the file, where an adopted layout counts otherwise."""
    own: Placeholder | None = None
    """The file's placeholder as it is there, where slides set it otherwise: elsewhere, or in another style."""
    backdrop: tuple[BackdropPart, ...] = ()
    """What the layout draws in its frame on slides that use it, such as a filled bar under a title; lowest first."""

    def level(self, number: int) -> LevelStyle:
        """The style of a list level; deeper levels than there are take the last one."""
        return self.levels[min(max(number, 0), len(self.levels) - 1)]


@dataclass(frozen=True, slots=True)
class BackdropShape:
    """A drawn shape behind the content: an outline of lines and curves, filled and perhaps stroked."""

    path: tuple[PathCommand, ...]
    fill: str = ""
    """Its color; of a gradient or pattern the one that it looks like from afar."""
    alpha: float = 1.0
    stroke: str = ""
    stroke_width_pt: float = 0.0
    shading: Gradient | Pattern | None = None
    """What fills it instead of one color."""
    pose: Pose | None = None
    """The box that its shading is measured in; None where the outline alone says everything."""
    line: LineLook | None = None
    """How its line differs from a plain one."""
    shadow: Shadow | None = None

    def scaled(self, factor: float) -> Self:
        """The same with every length times a factor."""
        return replace(
            self,
            path=scaled_path(self.path, factor),
            stroke_width_pt=self.stroke_width_pt * factor,
            pose=self.pose.scaled(factor) if self.pose is not None else None,
            shadow=self.shadow.scaled(factor) if self.shadow is not None else None,
        )


@dataclass(frozen=True, slots=True)
class BackdropPicture:
    """A picture behind the content, such as the logo: decoded by the painter from the bytes."""

    frame: Frame
    """The box that the uncut part of the picture fills."""
    data: bytes
    svg: bytes = b""
    alt: str = ""
    crop: Sides = NOTHING_CUT
    alpha: float = 1.0
    recolor: Recolor | None = None
    tile: Tile | None = None
    """How it is laid out in its frame again and again."""
    clip: tuple[PathCommand, ...] = ()
    """The outline that it is seen through, as it lies on the slide."""
    pose: Pose | None = None
    """How it is turned or mirrored, where it is."""
    shadow: Shadow | None = None

    def scaled(self, factor: float) -> Self:
        """The same with every length times a factor."""
        return replace(
            self,
            frame=scaled_frame(self.frame, factor),
            tile=self.tile.scaled(factor) if self.tile is not None else None,
            clip=scaled_path(self.clip, factor),
            pose=self.pose.scaled(factor) if self.pose is not None else None,
            shadow=self.shadow.scaled(factor) if self.shadow is not None else None,
        )


@dataclass(frozen=True, slots=True)
class FixedRun:
    """Words of one look in fixed text."""

    text: str
    style: LevelStyle
    underline: bool = False
    number: bool = False
    """Whether the slide's number stands here, whatever the words are."""


@dataclass(frozen=True, slots=True)
class FixedParagraph:
    """A paragraph of fixed text: its runs, and the style of its lines."""

    runs: tuple[FixedRun, ...]
    style: LevelStyle


@dataclass(frozen=True, slots=True)
class BackdropText:
    """Fixed text on a layout, such as the municipality's name in the footer line."""

    frame: Frame
    insets: Insets
    anchor: Literal["top", "middle", "bottom"]
    text: str
    style: LevelStyle
    """The first words' style, and that of all where there are no `paragraphs`."""
    paragraphs: tuple[FixedParagraph, ...] = ()
    """The same words by look, where one style does not tell all."""
    turn_deg: float = 0.0
    """Clockwise about the middle of the frame, which is the upright one."""
    wraps: bool = True
    """Whether lines are broken at the frame's width."""

    def scaled(self, factor: float) -> Self:
        """The same with every length times a factor."""
        paragraphs = tuple(
            FixedParagraph(
                tuple(replace(run, style=run.style.scaled(factor)) for run in paragraph.runs),
                paragraph.style.scaled(factor),
            )
            for paragraph in self.paragraphs
        )
        return replace(
            self,
            frame=scaled_frame(self.frame, factor),
            insets=scaled_insets(self.insets, factor),
            style=self.style.scaled(factor),
            paragraphs=paragraphs,
        )


BackdropPart: TypeAlias = BackdropShape | BackdropPicture | BackdropText


@dataclass(frozen=True, slots=True)
class Layout:
    """One slide layout: its name in LeaderDeck, its name in the file, its part, and what stands on it."""

    role: str
    name: str
    index: int
    """Position among the presentation's layouts, as python-pptx counts over all masters."""
    placeholders: tuple[Placeholder, ...]
    backdrop: tuple[BackdropPart, ...] = ()
    """Master's shapes first, then the layout's, lowest first."""
    ground: str = "lt1"
    """Slot or color of the slide background."""
    dark: bool = False
    """Whether text on it must be light."""
    area: Frame = Frame(60.0, 130.0, 840.0, 340.0)
    """Where content may stand: below the title, above the source line and the footer."""
    mark: str = ""
    """`matchingName` of the layout in the file, where LeaderDeck writes the role of its own."""
    office_type: str = ""
    """`type` of the layout in the file (ECMA-376 part 1, 19.7.15), empty where it says none."""
    master: int = 0
    """Position of its master among the presentation's masters."""
    used: int = 0
    """How many of the file's own slides stand on it."""
    undrawn: tuple[str, ...] = ()
    """Keys of what the layout shows that cannot be drawn here, each once (`brand/backdrop_gaps.py`)."""
    own_theme: tuple[tuple[str, str], ...] = ()
    """(slot, `#RRGGBB`) where the layout has other colors than its master's theme (`a:themeOverride`)."""

    def placeholder(self, idx: int) -> Placeholder | None:
        """The placeholder with this idx, or None."""
        return next((known for known in self.placeholders if known.idx == idx), None)

    def footer(self, type_: Literal["ftr", "sldNum", "dt"]) -> Placeholder | None:
        """The footer placeholder of this type, or None."""
        return next((known for known in self.placeholders if known.type == type_), None)


@dataclass(frozen=True, slots=True)
class Template:
    """A template file, read: slide size in points and the layouts by role."""

    file: Path
    width_pt: float
    height_pt: float
    layouts: tuple[Layout, ...]
    scale: float = 1.0
    """Points in the file for each point here: slides of other sizes are composed as if they were about 540 high."""
    adopted: bool = False
    """Whether somebody else made it: its backdrops then hold nothing that LeaderDeck's scenes count on."""
    themes: tuple[tuple[tuple[str, str], ...], ...] = ()
    """(slot, `#RRGGBB`) of each master's theme, in the order of the masters."""

    def layout(self, role: str) -> Layout:
        """The layout that plays this role; `content` (or else the first) where none does."""
        by_role = {layout.role: layout for layout in self.layouts}
        return by_role.get(role) or by_role.get("content") or self.layouts[0]
