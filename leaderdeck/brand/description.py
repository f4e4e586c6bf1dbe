"""`brand.toml` as it may be written: every table and key, and what each value must be.

The schema is checked by pydantic's engine, which finds all errors at once. Its Python layer is left out: importing it
costs more processor time than exporting four slides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any, TypeAlias, TypeVar, cast, get_args

from pydantic_core import CoreSchema, SchemaValidator

from leaderdeck.brand.color import is_color
from leaderdeck.brand.kit import ROLE_SLOTS, ColorRole
from leaderdeck.brand.role_map import Why
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.language import Sentence, say
from leaderdeck.units import Frame

SLIDE_WIDTH, SLIDE_HEIGHT = 960.0, 540.0
LARGEST_TYPE_PT = 200.0
LONGEST_PATH = 8_000
MOST_LAYOUTS = 500
LONGEST_LAYOUT_NAME = 120
_PATH_NUMBERS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "z": 0}
_PATH_PIECE = re.compile(r"([MmLlHhVvCcSsQqZz])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?)|([\s,]+)")

_T = TypeVar("_T")
Schema: TypeAlias = dict[str, Any]
Written: TypeAlias = dict[str, Any]
"""`brand.toml`'s tables: keys as they are written there; once checked, `Frame` for four numbers, tables for colors."""


class Unlike(ValueError):
    """A value that is not what was expected; carries the expectation as a phrase."""

    def __init__(self, expected: Sentence) -> None:
        super().__init__(expected.source)
        self.expected = expected


def role_colors(written: Written) -> dict[ColorRole, str]:
    """`#RRGGBB` of each role of a checked description."""
    return {role: written["colors"][role]["rgb"] for role in ROLE_SLOTS}


def _checked(schema: Schema, *checks: Callable[[Any], Any]) -> Schema:
    """The schema, and then each check, which gives the value on or raises Unlike."""
    for check in checks:
        schema = {"type": "function-after", "function": {"type": "no-info", "function": check}, "schema": schema}
    return schema


def _that(holds: Callable[[_T], bool], expected: Sentence) -> Callable[[_T], _T]:
    def check(value: _T) -> _T:
        if not holds(value):
            raise Unlike(expected)
        return value

    return check


def _table(required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    """A table of these keys and no others."""
    fields = {key: (schema, True) for key, schema in required.items()}
    fields |= {key: (schema, False) for key, schema in (optional or {}).items()}
    return {
        "type": "typed-dict",
        "extra_behavior": "forbid",
        "fields": {
            key: {"type": "typed-dict-field", "schema": schema, "required": needed}
            for key, (schema, needed) in fields.items()
        },
    }


def _any_of(keys: Schema, values: Schema) -> Schema:
    return {"type": "dict", "keys_schema": keys, "values_schema": values, "strict": True}


def _many(items: Schema, most: int) -> Schema:
    def is_short(found: list[object]) -> bool:
        return len(found) <= most

    few = _that(is_short, say("høyst {count} ledd", count=most))
    return _checked({"type": "list", "items_schema": items, "strict": True}, few)


def _one_of(*choices: str | int) -> Schema:
    return {"type": "literal", "expected": list(choices)}


def _line(longest: int) -> Schema:
    expected = say("én linje tekst på høyst {longest} tegn", longest=longest)
    return _checked(_TEXT, _that(lambda text: len(text) <= longest and _is_printable(text), expected))


def _like(pattern: str, expected: Sentence) -> Schema:
    compiled = re.compile(pattern)
    return _checked(_TEXT, _that(lambda text: compiled.fullmatch(text) is not None, expected))


def _number(least: float, most: float, kind: str = "float") -> Schema:
    expected = say("et tall fra {least} til {most}", least=f"{least:g}", most=f"{most:g}")
    schema = {"type": kind, "strict": True} | ({"allow_inf_nan": False} if kind == "float" else {})
    return _checked(schema, _that(lambda number: least <= number <= most, expected))


def _sizes_down_to(floor: float) -> Schema:
    def falls(sizes: list[float]) -> bool:
        ordered = all(larger > smaller for larger, smaller in pairwise(sizes))
        return 1 <= len(sizes) <= 20 and ordered and sizes[-1] >= floor and sizes[0] <= LARGEST_TYPE_PT

    expected = say("skriftstørrelser fra stor til liten, ingen under {floor} punkt", floor=f"{floor:g}")
    numbers = {"type": "list", "items_schema": {"type": "float", "strict": True}, "strict": True}
    return _checked(numbers, _that(falls, expected))


def _is_printable(text: str) -> bool:
    return all(sign.isprintable() or sign == "\u00ad" for sign in text)


def _rectangle(value: object) -> Frame:
    numbers = [float(number) for number in value if _is_length(number)] if isinstance(value, list) else []
    if not isinstance(value, list) or len(value) != 4 or len(numbers) != 4 or numbers[2] <= 0 or numbers[3] <= 0:
        raise Unlike(say("fire tall: venstre, topp, bredde og høyde i punkt"))
    return Frame(*numbers)


def _is_length(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 10_000


def _is_on_slide(frame: Frame) -> bool:
    return frame.x >= 0 and frame.y >= 0 and frame.right <= SLIDE_WIDTH + 0.01 and frame.bottom <= SLIDE_HEIGHT + 0.01


def _is_near_slide(frame: Frame) -> bool:
    across = frame.x >= -SLIDE_WIDTH and frame.right <= 2 * SLIDE_WIDTH
    return across and frame.y >= -SLIDE_HEIGHT and frame.bottom <= 2 * SLIDE_HEIGHT


def _is_path(text: str) -> bool:
    """Whether it is an outline of known commands, each with the numbers that it needs."""
    if len(text) > LONGEST_PATH or not re.match(r"\s*[Mm]", text):
        return False
    runs: list[tuple[str, int]] = []
    end = 0
    while end < len(text):
        piece = _PATH_PIECE.match(text, end)
        if piece is None:
            return False
        end = piece.end()
        if piece[1]:
            runs.append((piece[1].lower(), 0))
        elif piece[2]:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
    return all(_has_its_numbers(command, count) for command, count in runs)


def _has_its_numbers(command: str, count: int) -> bool:
    needed = _PATH_NUMBERS[command]
    return count == 0 if needed == 0 else count > 0 and count % needed == 0


def _named_color(value: object) -> object:
    return {"rgb": value} if isinstance(value, str) else value


_TEXT: Schema = {"type": "str", "strict": True}
_BOOL: Schema = {"type": "bool", "strict": True}
_DATE: Schema = {"type": "date", "strict": True}
_ID = _like("[a-z0-9][a-z0-9-]{0,47}", say("små bokstaver a–z, tall og bindestrek"))
_SUCCESSOR = _table({"id": _ID}, {"from": _DATE})
_LANGUAGE = _like("[a-z]{2,3}", say("en språkkode som «nb», «nn» eller «en»"))
_ROLE = _one_of(*ROLE_SLOTS)
_BULLET = _one_of("square", "disc", "dash", "long-dash")
_RECTANGLE: Schema = {"type": "function-plain", "function": {"type": "no-info", "function": _rectangle}}
_SLIDE_FRAME = _checked(_RECTANGLE, _that(_is_on_slide, say("en ramme innenfor lysbildet, som er 960 × 540 punkt")))
_SHAPE_FRAME = _checked(
    _RECTANGLE, _that(_is_near_slide, say("en ramme på eller like ved lysbildet, som er 960 × 540 punkt"))
)
_IDX = _like(r"\d|1[0-4]", say("nummeret til en plassholder i anførselstegn, fra «0» til «14»"))
_LAYOUT = _checked(
    _TEXT,
    _that(lambda name: name in LAYOUT_NAMES, say("navnet på et oppsett: {names}", names=", ".join(LAYOUT_NAMES))),
)
_RULE = _checked(
    _like(r"[a-z]+\.[a-z0-9-]{1,40}", say("navnet på en regel, slik som «pace.long»")),
    _that(lambda rule: not rule.startswith("privacy."), say("en annen regel; ingen profilpakke kan slå av personvern")),
)
_RGB = _checked(_TEXT, _that(is_color, say("en farge som «#0B3C49»")), str.upper)
_COLOR: Schema = {
    "type": "function-before",
    "function": {"type": "no-info", "function": _named_color},
    "schema": _table({"rgb": _RGB}, {"name": _line(40)}),
}
_ADOPTED_COLOR: Schema = {
    "type": "function-before",
    "function": {"type": "no-info", "function": _named_color},
    "schema": _table({"rgb": _RGB}, {"name": _line(40), "slot": _one_of(*ROLE_SLOTS.values())}),
}
_FONT = _table(
    {"family": _like(r"\w[\w .&'+-]{0,62}", say("navnet på en skrift, slik PowerPoint kjenner det"))},
    {
        **{style: _line(120) for style in ("regular", "bold", "italic", "bold-italic")},
        "drawn-with": _line(80),
        "fallbacks": _many(_line(80), 8),
    },
)
_LOGO = _table(
    {
        "file": _line(120),
        "ground": _one_of("light", "dark"),
        "alt": _checked(
            _line(120),
            _that(lambda text: bool(text.strip()), say("en beskrivelse av merket for dem som ikke ser det")),
        ),
    }
)
_SIZE_FLOORS = {
    "heading": 24, "body": 20, "cover": 28, "statement": 24, "quote": 20, "table": 12, "code": 12, "fact": 24,
}  # fmt: skip
_ADOPTED_FLOOR = 6
"""What a municipality's own template sets smaller than we would is theirs to set."""
_SIZES = _table(
    {},
    {
        **{name: _sizes_down_to(floor) for name, floor in _SIZE_FLOORS.items()},
        "sublevel": _number(0.5, 1),
        "warn-below": _number(20, 60),
        "source": _number(12, 24),
        "footer": _number(10, 24),
    },
)
_ADOPTED_SIZES = _table(
    {},
    {
        **dict.fromkeys(_SIZE_FLOORS, _sizes_down_to(_ADOPTED_FLOOR)),
        "sublevel": _number(0.5, 1),
        **dict.fromkeys(("warn-below", "source", "footer"), _number(_ADOPTED_FLOOR, 60)),
    },
)
_STYLE = _table(
    {},
    {
        "bullet": _BULLET,
        "second-bullet": _BULLET,
        "comparison": _one_of("cards", "rules"),
        "facts": _one_of("bars", "underlined"),
        "facts-columns": _number(1, 4, "int"),
        "quote-mark": _one_of("large", "inline"),
        "section-number": _one_of("figure", "label", "none"),
        "heading-font-for-names": _BOOL,
    },
)
_GRID = _table(
    {},
    {
        "left": _number(20, 240),
        "right": _number(20, 240),
        "title-top": _number(10, 200),
        "title-height": _number(36, 200),
        "content-top": _number(60, 300),
        "content-bottom": _number(300, 520),
        "footer-top": _number(400, 524),
        "footer-height": _number(14, 60),
        "footer-rule": _BOOL,
        "title-bar": _BOOL,
    },
)
_PATH = _checked(_TEXT, _that(_is_path, say("en SVG-bane med kommandoene M, L, H, V, C, S, Q og Z")))
_SHAPES = _many(
    _table({"path": _PATH, "view": _RECTANGLE, "frame": _SHAPE_FRAME, "fill": _ROLE}, {"alpha": _number(0, 1)}), 40
)
_LOOK = _table(
    {},
    {
        "ground": _ROLE,
        "dark": _BOOL,
        "align": _one_of("left", "center"),
        "anchor": _one_of("", "top", "middle", "bottom"),
        "logo": _SLIDE_FRAME,
        "name-frame": _SLIDE_FRAME,
        "frames": _any_of(_IDX, _SLIDE_FRAME),
        "colors": _any_of(_IDX, _ROLE),
        "shapes": _SHAPES,
    },
)
_ROLE_PLACE = _table(
    {"role": _LAYOUT, "layout": _number(0, MOST_LAYOUTS - 1, "int")},
    {
        "name": _line(LONGEST_LAYOUT_NAME),
        "confidence": _number(0, 1),
        "why": _one_of(*get_args(Why)),
        "slots": _any_of(_IDX, _number(0, 0xFFFF_FFFF, "int")),
    },
)
_TEMPLATE = _table(
    {"adopted": _checked(_BOOL, _that(bool, say("true, for en mal som er deres egen")))},
    {"role": _many(_ROLE_PLACE, len(LAYOUT_NAMES))},
)
_DESCRIPTION = _table(
    {
        "format": _one_of(1),
        "id": _ID,
        "name": _checked(_line(80), _that(lambda text: bool(text.strip()), say("navnet på kommunen"))),
        "version": _like(r"\d{1,6}(\.\d{1,6}){0,3}", say("et versjonsnummer som «1.0»")),
        "language": _LANGUAGE,
        "slogan": _any_of(_LANGUAGE, _line(120)),
        "colors": _table(dict.fromkeys(ROLE_SLOTS, _COLOR)),
        "fonts": _table({"heading": _FONT, "body": _FONT}, {"code": _FONT, "embed": _BOOL}),
    },
    {
        "contact": _line(120),
        "residue": _many(_line(120), 50),
        "valid-from": _DATE,
        "valid-to": _DATE,
        "replaced-by": _SUCCESSOR,
        "exceptions": _line(240),
        "accessible": _BOOL,
        "switched-off": _many(_RULE, 100),
        "text-pairs": _many(_like("[a-z-]+ on [a-z-]+", say("et fargepar som «heading on ground»")), 144),
        "footer": _many(_one_of("name", "slogan", "date", "number"), 4),
        "logo": _many(_LOGO, 8),
        "sizes": _SIZES,
        "style": _STYLE,
        "grid": _GRID,
        "shapes": _SHAPES,
        "layouts": _any_of(_LAYOUT, _LOOK),
    },
)
_OF_OUR_TEMPLATES = {"grid", "shapes", "layouts"}
_ADOPTED = _DESCRIPTION | {
    "fields": {key: field for key, field in _DESCRIPTION["fields"].items() if key not in _OF_OUR_TEMPLATES}
    | _table({"colors": _table(dict.fromkeys(ROLE_SLOTS, _ADOPTED_COLOR)), "template": _TEMPLATE})["fields"]
    | _table({}, {"sizes": _ADOPTED_SIZES})["fields"]
}
"""Kits that keep the municipality's own template: how its layouts look is said there, and only there."""
VALIDATOR = SchemaValidator(cast(CoreSchema, _DESCRIPTION))
"""`brand.toml`'s tables → the same, frames as `Frame` and colors as tables. Raises pydantic_core.ValidationError."""
ADOPTED_VALIDATOR = SchemaValidator(cast(CoreSchema, _ADOPTED))
"""The same for kits with a `[template]` table."""
TOP_KEYS = frozenset(_DESCRIPTION["fields"]) | {"template"}
KEYS = TOP_KEYS.union(
    *(table["fields"] for table in (_FONT, _LOGO, _SIZES, _STYLE, _GRID, _LOOK, _SUCCESSOR, _TEMPLATE, _ROLE_PLACE)),
    ROLE_SLOTS,
)
"""Every key there is, for telling what a mistyped one may have meant."""
