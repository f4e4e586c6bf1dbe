"""`brand.toml` as it may be written: every table, key and bound. Read late: pydantic costs 40 ms to load."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from leaderdeck.brand.color import is_color
from leaderdeck.brand.kit import ColorRole
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.language import Sentence, say
from leaderdeck.units import Frame

SLIDE_WIDTH, SLIDE_HEIGHT = 960.0, 540.0
LARGEST_TYPE_PT = 200.0
LONGEST_PATH = 8_000
_PATH_NUMBERS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "z": 0}
_PATH_PIECE = re.compile(r"([MmLlHhVvCcSsQqZz])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?)|([\s,]+)")


class Unlike(ValueError):
    """A value that is not what was expected; carries the expectation as a phrase."""

    def __init__(self, expected: Sentence) -> None:
        super().__init__(expected.source)
        self.expected = expected


def _matching(pattern: str, expected: Sentence) -> AfterValidator:
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise Unlike(expected)
        return text

    return AfterValidator(check)


def _line(longest: int) -> AfterValidator:
    def check(text: str) -> str:
        if len(text) > longest or not all(sign.isprintable() or sign == "\u00ad" for sign in text):
            raise Unlike(say("én linje tekst på høyst {longest} tegn", longest=longest))
        return text

    return AfterValidator(check)


def _frame(value: object) -> Frame:
    numbers = [float(number) for number in value if _is_length(number)] if isinstance(value, list) else []
    if not isinstance(value, list) or len(value) != 4 or len(numbers) != 4 or numbers[2] <= 0 or numbers[3] <= 0:
        raise Unlike(say("fire tall: venstre, topp, bredde og høyde i punkt"))
    return Frame(*numbers)


def _is_length(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 10_000


def _on_slide(frame: Frame) -> Frame:
    if frame.x < 0 or frame.y < 0 or frame.right > SLIDE_WIDTH + 0.01 or frame.bottom > SLIDE_HEIGHT + 0.01:
        raise Unlike(say("en ramme innenfor lysbildet, som er 960 × 540 punkt"))
    return frame


def _near_slide(frame: Frame) -> Frame:
    across = frame.x >= -SLIDE_WIDTH and frame.right <= 2 * SLIDE_WIDTH
    down = frame.y >= -SLIDE_HEIGHT and frame.bottom <= 2 * SLIDE_HEIGHT
    if not across or not down:
        raise Unlike(say("en ramme på eller like ved lysbildet, som er 960 × 540 punkt"))
    return frame


def _path(text: str) -> str:
    """An outline of known commands, each with the numbers that it needs."""
    expected = say("en SVG-bane med kommandoene M, L, H, V, C, S, Q og Z")
    if len(text) > LONGEST_PATH or not re.match(r"\s*[Mm]", text):
        raise Unlike(expected)
    runs: list[tuple[str, int]] = []
    end = 0
    while end < len(text):
        piece = _PATH_PIECE.match(text, end)
        if piece is None:
            raise Unlike(expected)
        end = piece.end()
        if piece[1]:
            runs.append((piece[1].lower(), 0))
        elif piece[2]:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
    if not all(_has_its_numbers(command, count) for command, count in runs):
        raise Unlike(expected)
    return text


def _has_its_numbers(command: str, count: int) -> bool:
    needed = _PATH_NUMBERS[command]
    return count == 0 if needed == 0 else count > 0 and count % needed == 0


def _falling(floor: float) -> AfterValidator:
    def check(sizes: list[float]) -> list[float]:
        falls = all(larger > smaller for larger, smaller in pairwise(sizes))
        if not 1 <= len(sizes) <= 20 or not falls or sizes[-1] < floor or sizes[0] > LARGEST_TYPE_PT:
            raise Unlike(say("skriftstørrelser fra stor til liten, ingen under {floor} punkt", floor=f"{floor:g}"))
        return sizes

    return AfterValidator(check)


def _between(least: float, most: float) -> AfterValidator:
    def check(number: float) -> float:
        if not least <= number <= most:
            raise Unlike(say("et tall fra {least} til {most}", least=f"{least:g}", most=f"{most:g}"))
        return number

    return AfterValidator(check)


def _color(text: str) -> str:
    if not is_color(text):
        raise Unlike(say("en farge som «#0B3C49»"))
    return text.upper()


def _named_color(value: object) -> object:
    return {"name": "", "rgb": value} if isinstance(value, str) else value


def _layout_idx(key: str) -> str:
    if not re.fullmatch(r"\d|1[0-4]", key):
        raise Unlike(say("nummeret til en plassholder i anførselstegn, fra «0» til «14»"))
    return key


def _layout_name(name: str) -> str:
    if name not in LAYOUT_NAMES:
        raise Unlike(say("navnet på et oppsett: {names}", names=", ".join(LAYOUT_NAMES)))
    return name


def _rule(name: str) -> str:
    if not re.fullmatch(r"[a-z]+\.[a-z0-9-]{1,40}", name):
        raise Unlike(say("navnet på en regel, slik som «pace.long»"))
    if name.startswith("privacy."):
        raise Unlike(say("en annen regel; ingen profilpakke kan slå av personvern"))
    return name


def _at_most(count: int) -> Callable[[list[object]], list[object]]:
    def check(items: list[object]) -> list[object]:
        if len(items) > count:
            raise Unlike(say("høyst {count} ledd", count=count))
        return items

    return check


Line80: TypeAlias = Annotated[str, _line(80)]
Line120: TypeAlias = Annotated[str, _line(120)]
Language: TypeAlias = Annotated[str, _matching("[a-z]{2,3}", say("en språkkode som «nb», «nn» eller «en»"))]
Color: TypeAlias = Annotated[str, AfterValidator(_color)]
Rectangle: TypeAlias = Annotated[Frame, BeforeValidator(_frame)]
SlideFrame: TypeAlias = Annotated[Rectangle, AfterValidator(_on_slide)]
ShapeFrame: TypeAlias = Annotated[Rectangle, AfterValidator(_near_slide)]
Idx: TypeAlias = Annotated[str, AfterValidator(_layout_idx)]
Bullet: TypeAlias = Literal["square", "disc", "dash", "long-dash"]


class Entry(BaseModel):
    """A table of `brand.toml`: keys with hyphens, none that we do not know, numbers that are numbers."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        alias_generator=lambda name: name.replace("_", "-"),
        hide_input_in_errors=True,
    )


class Identity(Entry):
    """What stands above the first table."""

    id: Annotated[str, _matching("[a-z0-9][a-z0-9-]{0,47}", say("små bokstaver a–z, tall og bindestrek"))]
    name: Annotated[str, _matching(r"\s*\S.*", say("navnet på kommunen")), _line(80)]
    version: Annotated[str, _matching(r"\d{1,6}(\.\d{1,6}){0,3}", say("et versjonsnummer som «1.0»"))]
    language: Language
    contact: Line120 = ""
    residue: Annotated[list[Line120], AfterValidator(_at_most(50))] = []
    valid_from: date | None = None
    valid_to: date | None = None
    accessible: bool = False
    switched_off: list[Annotated[str, AfterValidator(_rule)]] = []
    text_pairs: list[Annotated[str, _matching(r"[a-z-]+ on [a-z-]+", say("et fargepar som «heading on ground»"))]] = []
    footer: list[Literal["name", "slogan", "date", "number"]] = ["name", "slogan", "number"]


class NamedColor(Entry):
    """A color with the name that its people use."""

    name: Annotated[str, _line(40)] = ""
    rgb: Color


PlainOrNamed: TypeAlias = Annotated[NamedColor, BeforeValidator(_named_color)]


class Colors(Entry):
    """The twelve roles."""

    text: PlainOrNamed
    ground: PlainOrNamed
    heading: PlainOrNamed
    soft_ground: PlainOrNamed
    accent: PlainOrNamed
    second: PlainOrNamed
    line: PlainOrNamed
    muted: PlainOrNamed
    deep: PlainOrNamed
    panel: PlainOrNamed
    link: PlainOrNamed
    followed: PlainOrNamed


class Font(Entry):
    """A family: shipped, a metric twin of a shipped one, or files in the kit's folder."""

    family: Annotated[str, _matching(r"\w[\w .&'+-]{0,62}", say("navnet på en skrift, slik PowerPoint kjenner det"))]
    regular: Line120 = ""
    bold: Line120 = ""
    italic: Line120 = ""
    bold_italic: Line120 = ""
    drawn_with: Line80 = ""
    fallbacks: Annotated[list[Line80], AfterValidator(_at_most(8))] = []


class Fonts(Entry):
    """Who plays the three roles; code is Courier New unless the kit says otherwise."""

    heading: Font
    body: Font
    code: Font = Font(family="Courier New")


class LogoFile(Entry):
    """One variant of the mark."""

    file: Line120
    ground: Literal["light", "dark"]
    alt: Annotated[str, _matching(r"\s*\S.*", say("en beskrivelse av merket for dem som ikke ser det")), _line(120)]


class Sizes(Entry):
    """Type sizes in points; what is left out keeps the default."""

    heading: Annotated[list[float], _falling(24)] | None = None
    body: Annotated[list[float], _falling(20)] | None = None
    cover: Annotated[list[float], _falling(28)] | None = None
    statement: Annotated[list[float], _falling(24)] | None = None
    quote: Annotated[list[float], _falling(20)] | None = None
    table: Annotated[list[float], _falling(12)] | None = None
    code: Annotated[list[float], _falling(12)] | None = None
    fact: Annotated[list[float], _falling(24)] | None = None
    sublevel: Annotated[float, _between(0.5, 1)] | None = None
    warn_below: Annotated[float, _between(20, 60)] | None = None
    source: Annotated[float, _between(12, 24)] | None = None
    footer: Annotated[float, _between(10, 24)] | None = None


class Looks(Entry):
    """How the brand draws; what is left out keeps the default."""

    bullet: Bullet | None = None
    second_bullet: Bullet | None = None
    comparison: Literal["cards", "rules"] | None = None
    facts: Literal["bars", "underlined"] | None = None
    facts_columns: Annotated[int, _between(1, 4)] | None = None
    quote_mark: Literal["large", "inline"] | None = None
    section_number: Literal["figure", "label", "none"] | None = None
    heading_font_for_names: bool | None = None


class Margins(Entry):
    """The grid in points; what is left out keeps the default."""

    left: Annotated[float, _between(20, 240)] | None = None
    right: Annotated[float, _between(20, 240)] | None = None
    title_top: Annotated[float, _between(10, 200)] | None = None
    title_height: Annotated[float, _between(36, 200)] | None = None
    content_top: Annotated[float, _between(60, 300)] | None = None
    content_bottom: Annotated[float, _between(300, 520)] | None = None
    footer_top: Annotated[float, _between(400, 524)] | None = None
    footer_height: Annotated[float, _between(14, 60)] | None = None
    footer_rule: bool | None = None
    title_bar: bool | None = None


class Drawing(Entry):
    """A backdrop shape."""

    path: Annotated[str, AfterValidator(_path)]
    view: Rectangle
    frame: ShapeFrame
    fill: ColorRole
    alpha: Annotated[float, _between(0, 1)] = 1.0


class LayoutLook(Entry):
    """What one layout has of its own."""

    ground: ColorRole = "ground"
    dark: bool = False
    align: Literal["left", "center"] = "left"
    anchor: Literal["", "top", "middle", "bottom"] = ""
    logo: SlideFrame | None = None
    name_frame: SlideFrame | None = None
    frames: dict[Idx, SlideFrame] = {}
    colors: dict[Idx, ColorRole] = {}
    shapes: Annotated[list[Drawing], AfterValidator(_at_most(40))] = []


class Tables(Entry):
    """All tables of `brand.toml` below its head."""

    slogan: dict[Language, Line120]
    colors: Colors
    fonts: Fonts
    logo: Annotated[list[LogoFile], AfterValidator(_at_most(8))] = []
    sizes: Sizes = Sizes()
    style: Looks = Looks()
    grid: Margins = Margins()
    shapes: Annotated[list[Drawing], AfterValidator(_at_most(40))] = []
    layouts: dict[Annotated[str, AfterValidator(_layout_name)], LayoutLook] = {}


class Description(Identity, Tables):
    """The whole of `brand.toml`."""

    format: Literal[1]
