"""Scenes: every shape of one slide with its place, its words as broken into lines, and the placeholder it belongs in.

Lengths are points from the slide's upper left corner. Colors are names: a theme slot (`dk1`, `lt1`, `dk2`, `lt2`,
`accent1` … `accent6`, `hlink`, `folHlink`) or, only where a person overrode the brand, `#RRGGBB`. A scene never holds
private text nor a slide number (a field is written and drawn late), so a slide that moves keeps its scene.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias

from leaderdeck.deck.blocks import Block, ChartKind
from leaderdeck.deck.slide import LayoutName
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.svg_files import draw_pixels
from leaderdeck.units import Frame, Insets

FontRole: TypeAlias = Literal["heading", "body", "code"]
PlaceholderType: TypeAlias = Literal[
    "title", "ctrTitle", "subTitle", "body", "obj", "pic", "tbl", "chart", "ftr", "sldNum", "dt"
]
ParagraphRole: TypeAlias = Literal["", "heading", "quote", "caption", "item", "in-item"]
"""`item` opens an entry of a list that is drawn as a row of its own, `in-item` goes on in it: steps, dates, figures."""
BulletKind: TypeAlias = Literal[
    "square", "disc", "dash", "long-dash", "number", "letter", "roman", "task", "done", "sign"
]


CHEVRON_DEPTH = 0.25
"""How deep the point of a `chevron` or `pentagon` is, as a share of its shorter side (PresentationML's adj 25000).

A chevron's text stands between its points: its `body.insets` count from the frame and so include the depth."""

RAISED_SHARE = 0.58
"""Size of superscripts and subscripts as a share of the run's size, measured in LibreOffice."""


@dataclass(frozen=True, slots=True)
class PlaceholderRef:
    """The layout's placeholder that a shape fills, by PresentationML type and idx."""

    type: PlaceholderType
    idx: int


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text of one look. `"\\n"` in the text is a line break (`a:br`)."""

    text: str
    size_pt: float
    font: FontRole = "body"
    bold: bool = False
    italic: bool = False
    strike: bool = False
    underline: bool = False
    color: str = "dk1"
    link: str = ""
    raised: int = 0
    """1 superscript (+30 % of the size, drawn at `RAISED_SHARE`), -1 subscript (-25 %)."""
    language: str = "nb-NO"
    field: Literal["", "slidenum", "datetime"] = ""
    capitals: bool = False
    """Shown in capitals, whatever is written."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """A native list mark. `number` is the value shown first for `number`, `letter`, `roman`."""

    kind: BulletKind
    color: str = "accent1"
    number: int = 1
    character: str = ""
    """The mark of kind `sign`: a template's own."""


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """Runs and paragraph properties. Text starts at `margin_left_pt`, the bullet at margin + indent (indent < 0)."""

    runs: tuple[TextRun, ...]
    level: int = 0
    align: Literal["left", "center", "right"] = "left"
    bullet: Bullet | None = None
    margin_left_pt: float = 0.0
    indent_pt: float = 0.0
    space_before_pt: float = 0.0
    line_spacing: float = 1.0
    """Share of the 1.2 em line: 1.0 is PowerPoint's «single». Whole percents only."""
    exact_line_pt: float = 0.0
    """Line height written as exact points (`a:spcPts`) instead of `line_spacing`, as in table cells; 0 for none."""
    line: int = 0
    """Line of the slide's own text, from 0."""
    role: ParagraphRole = ""
    """What it is to those who listen, where that is more than running text."""

    @property
    def size_pt(self) -> float:
        """The largest run size, which is the paragraph mark's too."""
        return max((run.size_pt for run in self.runs), default=18.0)

    @property
    def text(self) -> str:
        """The plain words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TextBody:
    """Paragraphs in a frame, not yet broken."""

    paragraphs: tuple[TextParagraph, ...]
    insets: Insets = Insets()
    anchor: Literal["top", "middle", "bottom"] = "top"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of one run on one line, as drawn: `text` never holds a line break."""

    text: str
    run: int
    """Index into the paragraph's runs."""
    x_pt: float
    width_pt: float


@dataclass(frozen=True, slots=True)
class Line:
    """One broken line. The baseline follows LibreOffice's block model (the tests' yardstick)."""

    paragraph: int
    fragments: tuple[Fragment, ...]
    x_pt: float
    baseline_pt: float
    width_pt: float
    height_pt: float

    @property
    def text(self) -> str:
        """The line's words, without the space it was broken at."""
        return "".join(fragment.text for fragment in self.fragments).rstrip(" ")


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text body broken into lines inside its frame. `body.insets.right` includes what the break guard took."""

    body: TextBody
    lines: tuple[Line, ...]
    height_pt: float
    """Height of the whole block of lines with the spacing between paragraphs."""
    fits: bool = True


@dataclass(frozen=True, slots=True)
class Fill:
    """A solid fill."""

    color: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A line around or along a shape."""

    color: str
    width_pt: float


@dataclass(frozen=True, slots=True)
class TextShape:
    """A text box, a filled placeholder, or a drawn shape that may carry text (`geometry`)."""

    name: str
    frame: Frame
    text: PlacedText | None
    placeholder: PlaceholderRef | None = None
    inherits_frame: bool = False
    """The frame is the layout placeholder's own: write no `a:xfrm`."""
    geometry: Literal["rect", "chevron", "pentagon", "ellipse", "line", "roundRect"] = "rect"
    fill: Fill | None = None
    outline: Outline | None = None
    decorative: bool = False
    alt: str = ""
    identity: str = ""
    """The block's identity: equal text in an equal slide gives an equal identity, unique within the slide."""


@dataclass(frozen=True, slots=True)
class PictureShape:
    """A picture, cropped by shares of its width and height."""

    name: str
    frame: Frame
    file: PictureFile
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, top, right, bottom: shares cut away."""
    alt: str = ""
    decorative: bool = False
    placeholder: PlaceholderRef | None = None
    inherits_frame: bool = False
    behind: bool = False
    """A background picture: first in the shape tree."""
    identity: str = ""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A checked picture, upright and free of metadata. SVG keeps its vectors."""

    sha1: str
    kind: Literal["png", "jpeg", "gif"]
    data: bytes
    width_px: int
    height_px: int
    svg: bytes = b""

    def pixels(self) -> bytes:
        """The picture for files: its own bytes, or its vectors drawn in its size."""
        return self.data or _drawn(self.svg, self.width_px, self.height_px)


_drawn = lru_cache(maxsize=16)(draw_pixels)


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell with its own broken text; the frame is where it stands."""

    frame: Frame
    text: PlacedText
    fill: Fill | None = None
    bottom: Outline | None = None


@dataclass(frozen=True, slots=True)
class TableShape:
    """A native table. `rows[0]` is the header when `has_header`."""

    name: str
    frame: Frame
    column_widths_pt: tuple[float, ...]
    row_heights_pt: tuple[float, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    has_header: bool = True
    banded: bool = True
    alt: str = ""
    placeholder: PlaceholderRef | None = None
    identity: str = ""


@dataclass(frozen=True, slots=True)
class ChartShape:
    """A native, editable chart. Series take `colors` in turn."""

    name: str
    frame: Frame
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    colors: tuple[str, ...]
    text_color: str
    size_pt: float
    language: str
    alt: str = ""
    placeholder: PlaceholderRef | None = None
    identity: str = ""
    unit: str = ""
    """What every value is counted in: `%`, `kr`."""
    category_title: str = ""
    """The name of the categories: `År`."""
    ground: str = "lt1"
    """The color behind the chart."""
    label_colors: tuple[str, ...] = ()
    """Inks that are read on `colors`, one for each."""
    grid_color: str = "accent3"
    """Color of axis and grid lines."""


Shape: TypeAlias = TextShape | PictureShape | TableShape | ChartShape


@dataclass(frozen=True, slots=True)
class FitNote:
    """What fitting did to this slide: rule is `fit.shrunk`, `fit.split`, `fit.word-too-long`, `fit.overflow`, …"""

    rule: str
    line: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PictureNote:
    """A picture that could not be shown as asked: rule is `file.picture-missing`, `file.picture-outside`, …"""

    rule: str
    line: int
    source: str


@dataclass(frozen=True, slots=True)
class Scene:
    """One slide as it will stand. `shapes` are in reading order (background pictures first)."""

    layout: LayoutName
    title: str
    shapes: tuple[Shape, ...]
    language: str = "nb-NO"
    speaker_notes: tuple[Block, ...] = ()
    hidden: bool = False
    part: int = 1
    """1-based part of a slide that was split, with `parts` parts."""
    parts: int = 1
    fit_notes: tuple[FitNote, ...] = ()
    picture_notes: tuple[PictureNote, ...] = ()
