"""A PowerPoint file as it was found: its deck, and what a deck cannot say: looks, places and what the file carries.

Everything is resolved through layout, master and theme. Colors are `#RRGGBB`, or empty where nobody can say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Literal, TypeAlias

from leaderdeck.deck.slide import Deck
from leaderdeck.deck.template_looks import House, OwnLooks, ShownPicture
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

DrawingKind: TypeAlias = Literal["picture", "chart", "diagram", "table", "film", "sound", "object", "shape"]


@dataclass(frozen=True, slots=True)
class Surface:
    """Something drawn that text may stand on: an outline as move, line and curve commands in points."""

    path: tuple[tuple[str, tuple[float, ...]], ...]
    color: str
    """Empty for a picture."""
    alpha: float = 1.0
    unknown: bool = False
    """Whether it is a chart, a table or the like: full of colors that nobody can name."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Text of one look."""

    words: str
    size_pt: float
    color: str
    bold: bool = False
    level: int = 0
    sized: bool = False
    """Whether they name their size themselves."""
    language: str = ""
    """The language that they say they are in."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A shape with room for text."""

    name: str
    placeholder: str
    """The placeholder's type (`title`, `body`, `obj`, `ftr` …), or empty for a box that is none."""
    frame: Frame | None
    """None where neither the slide nor its layout says."""
    text: str
    letters: tuple[Letters, ...] = ()
    place: Frame | None = None
    """Where the words stand, estimated with narrow letters: they take this much room at the least."""
    below: int = 0
    """How many of the slide's surfaces lie under its words, its own fill among them."""
    running: bool = False
    """Whether it holds running text, not a heading, label or caption."""
    designed_pt: float = 18.0
    """The size that the layout gives its first level."""
    least_pt: float = 18.0
    """The smallest size that the layout gives any of its levels."""
    scale: float = 1.0
    """The share that PowerPoint shrank its text to."""
    number_field: bool = False
    """Whether it holds a slide number that counts by itself."""
    orphan: bool = False
    """Whether it is a placeholder that its layout does not have."""
    composed: bool = False
    """Whether LeaderDeck laid it there."""
    drawn: bool = False
    """Whether it is a drawing with words in it: filled, outlined, or another form than a rectangle."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Anything on a slide that is no text."""

    name: str
    kind: DrawingKind
    frame: Frame | None
    alt: str = ""
    decorative: bool = False
    merged: bool = False
    """Whether a table has cells that span others."""
    captions: bool = False
    """Whether a film has a track of captions."""


@dataclass(frozen=True, slots=True)
class SlideLook:
    """What a slide looks like, in the order in which it is read."""

    texts: tuple[TextBox, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    ground: str = "#FFFFFF"
    surfaces: tuple[Surface, ...] = ()
    """Lowest first, the layout's own before the slide's."""
    role: str = ""
    """The layout that it uses, by LeaderDeck's name for it (`cover`, `content`, `blank` …), or empty."""
    layout_footers: frozenset[str] = frozenset()
    """Which of `ftr`, `sldNum` and `dt` its layout has room for."""
    layout_words: str = ""
    """Text that stands fixed on its layout and master."""
    layout: int | None = None
    """Position of its layout among those of the file's house."""
    pictures: tuple[ShownPicture, ...] = ()
    covers_layout: bool = False
    """Whether it hides what its layout and master draw."""
    own: OwnLooks = field(default_factory=OwnLooks)
    """Colors, typefaces and sizes that the slide names itself."""
    without_language: int = 0
    """How many runs of text, notes included, do not say their language."""
    advances_alone: bool = False
    animated: bool = False


@dataclass(frozen=True, slots=True)
class FileContents:
    """What the file carries besides its slides."""

    people: tuple[str, ...] = ()
    """Which of its properties name somebody: `creator`, `lastModifiedBy`, `manager` …; never their values."""
    properties: tuple[str, ...] = ()
    """Which other properties say something: `company`, `keywords` …"""
    leftovers: tuple[str, ...] = ()
    """Traces of the program or library that made it."""
    comments: int = 0
    thumbnail: bool = False
    custom_xml: int = 0
    tags: int = 0
    macros: bool = False
    embedded: int = 0
    """Whole documents inside, besides the workbooks of charts."""
    embedded_fonts: int = 0
    outside: tuple[str, ...] = ()
    """Addresses of contents that are fetched when it is opened; links that somebody clicks are none."""
    sections: tuple[str, ...] = ()
    """The names of its sections."""
    program: str = ""
    """The program that saved it, as it names itself, without its version."""
    unused: int = 0
    """Slides and notes in the package that the presentation does not list."""


def _no_bytes(_part: str) -> bytes:
    return b""


@dataclass(frozen=True, slots=True)
class Presentation:
    """A PowerPoint file, read."""

    deck: Deck
    """Its front matter has the title and, empty where no text says it, the language that most of the text is in."""
    looks: tuple[SlideLook, ...] = ()
    """One for each slide of the deck."""
    contents: FileContents = field(default_factory=FileContents)
    width_pt: float = 960.0
    height_pt: float = 540.0
    house: House = field(default_factory=House)
    """Its masters and layouts."""
    picture: Callable[[str], bytes] = field(default=_no_bytes, compare=False, repr=False)
    """A picture's bytes by its part; empty where it cannot be had."""
