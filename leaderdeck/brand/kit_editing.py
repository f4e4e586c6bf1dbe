"""Edits of `brand.toml` as text → text: order, comments and everything that is not meant stay as they were written.

Every function gives TOML that says what it said before but for the one thing asked, or raises BrandProblem; whether
a kit may say it is for `leaderdeck.brand.reader.load_design` to judge. None as a value takes the key away.
"""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

import tomlkit
from tomlkit.exceptions import TOMLKitError

from leaderdeck.brand.kit import ColorRole, FooterPart, Slot
from leaderdeck.brand.reader import LARGEST_DESCRIPTION_BYTES
from leaderdeck.brand.role_map import RolePlace
from leaderdeck.brand.toml_lines import KeyPath
from leaderdeck.errors import BrandProblem
from leaderdeck.language import say

Value: TypeAlias = str | bool | int | float | date | Sequence[str] | Sequence[float] | Mapping[str, Any]
Edit: TypeAlias = Callable[[str], str]
FONT_STYLES = ("regular", "bold", "italic", "bold-italic")
HIGHEST_VERSION_PART = 999_999
"""What `version` allows in each of its parts."""


def set_value(text: str, path: KeyPath, value: Value | None) -> str:
    """The text with this key saying this. Tables on the way that are not there are made."""
    return _edited(text, lambda data: _put(data, path, value))


def set_name(text: str, name: str) -> str:
    """The municipality's name."""
    return set_value(text, ("name",), name)


def set_slogan(text: str, language: str, slogan: str | None) -> str:
    """The slogan in one language; None takes the language away."""
    return set_value(text, ("slogan", language), slogan)


def set_language(text: str, language: str) -> str:
    """The kit's own language, which then has a slogan too, if an empty one."""

    def put(data: Any) -> None:  # noqa: ANN401 - tables of tomlkit and of tomllib
        _put(data, ("language",), language)
        if language not in data.get("slogan", {}):
            _put(data, ("slogan", language), "")

    return _edited(text, put)


def set_color(
    text: str, role: ColorRole, *, rgb: str | None = None, name: str | None = None, slot: Slot | None = None
) -> str:
    """The color of a role, what its people call it, or which color of a template's theme it is; what is None stays.

    No name is an empty one. Only an adopted template has slots to choose among.
    """

    def put(data: Any) -> None:  # noqa: ANN401
        old = data.get("colors", {}).get(role)
        if isinstance(old, str):
            if name is None and slot is None:
                _put(data, ("colors", role), rgb)
                return
            _put(data, ("colors", role), {"rgb": old})
        for key, value in (("name", name), ("rgb", rgb), ("slot", slot)):
            if value is not None:
                _put(data, ("colors", role, key), value or None)

    return _edited(text, put)


def set_font(
    text: str,
    part: str,
    family: str,
    *,
    drawn_with: str = "",
    files: Mapping[str, str] | None = None,
) -> str:
    """The family of `heading`, `body` or `code`: from files in the kit (style → name), or drawn with a shipped one."""
    said: dict[str, str | None] = dict.fromkeys((*FONT_STYLES, "drawn-with", "fallbacks"))
    said |= {"family": family, "drawn-with": drawn_with or None} | dict(files or {})

    def put(data: Any) -> None:  # noqa: ANN401
        if part not in data.get("fonts", {}):
            _put(data, ("fonts", part), {"family": family})
        for key, value in said.items():
            _put(data, ("fonts", part, key), value)

    return _edited(text, put)


def add_logo(text: str, file: str, ground: str, alt: str) -> str:
    """One more variant of the mark, for `light` or `dark` ground."""
    return _edited(text, lambda data: _append(data, ("logo",), {"file": file, "ground": ground, "alt": alt}))


def set_logo(text: str, number: int, **changes: str) -> str:
    """What changes of a variant, counted from 0: `file`, `ground`, `alt`."""

    def put(data: Any) -> None:  # noqa: ANN401
        for key, value in changes.items():
            _put(data, ("logo", number, key), value)

    return _edited(text, put)


def remove_logo(text: str, number: int) -> str:
    """Without this variant, counted from 0."""

    def drop(data: Any) -> None:  # noqa: ANN401
        del data["logo"][number]
        if not data["logo"]:
            del data["logo"]

    return _edited(text, drop)


def set_footer(text: str, parts: Sequence[FooterPart]) -> str:
    """What stands in the footer, in this order."""
    return set_value(text, ("footer",), list(parts))


def set_size(text: str, step: str, size: float | Sequence[float] | None) -> str:
    """One of `sizes`: steps from large to small, or one number; None is LeaderDeck's own."""
    if isinstance(size, Sequence):
        return set_value(text, ("sizes", step), [_plain(one) for one in size])
    return set_value(text, ("sizes", step), None if size is None else _plain(size))


def set_style(text: str, key: str, *, value: str | bool | int | None) -> str:
    """One of `style`."""
    return set_value(text, ("style", key), value)


def set_layout(text: str, layout: str, key: str, *, value: str | bool | None) -> str:
    """What one layout has of its own: `ground`, `dark`, `align` or `anchor`."""
    return set_value(text, ("layouts", layout, key), value)


def set_successor(text: str, kit_id: str, since: date | None = None) -> str:
    """Which kit takes over, and the first day it does; an empty id: none."""
    if not kit_id:
        return set_value(text, ("replaced-by",), None)
    return set_value(text, ("replaced-by",), {"id": kit_id} | ({"from": since} if since else {}))


def set_version(text: str, version: str) -> str:
    """The kit's version."""
    return set_value(text, ("version",), version)


def set_role(text: str, place: RolePlace) -> str:
    """Which layout of an adopted template plays a role, as a person said it: there is nothing to guess any more."""
    said = {
        "role": place.role,
        "layout": place.layout,
        "name": place.name,
        "confidence": 1.0,
        "why": "person",
        "slots": {str(own): known for own, known in place.slots},
    }

    def put(data: Any) -> None:  # noqa: ANN401
        roles = data.get("template", {}).get("role", [])
        number = next((at for at, one in enumerate(roles) if one.get("role") == place.role), None)
        if number is None:
            _append(data, ("template", "role"), said)
            return
        for key, value in said.items():
            _put(data, ("template", "role", number, key), value)

    return _edited(text, put)


def next_version(version: str) -> str:
    """The version after this one: its last number one higher. `2.1` → `2.2`, `3` → `3.1`."""
    numbers = [int(part) for part in version.split(".") if part.isdecimal()] or [0]
    if len(numbers) == 1:
        numbers.append(0)
    numbers[-1] += 1
    for at in range(len(numbers) - 1, 0, -1):
        if numbers[at] > HIGHEST_VERSION_PART:
            numbers[at], numbers[at - 1] = 0, numbers[at - 1] + 1
    return ".".join(str(min(number, HIGHEST_VERSION_PART)) for number in numbers)


def _edited(text: str, change: Callable[[Any], None]) -> str:
    """The text changed by tomlkit, if it then says what the same change makes of its plain values."""
    try:
        wanted = tomllib.loads(text)
        document = tomlkit.parse(text)
        change(wanted)
        change(document)
        new = tomlkit.dumps(document)
        if tomllib.loads(new) == wanted and len(new.encode()) <= LARGEST_DESCRIPTION_BYTES:
            return new
    except (TOMLKitError, ValueError, TypeError, LookupError, AttributeError, RecursionError, AssertionError):
        pass  # brand.toml may be written in ways that neither library can change in place
    raise BrandProblem(say("Får ikke endret brand.toml slik den er skrevet; rett den i en teksteditor."))


def _put(data: Any, path: KeyPath, value: Value | None) -> None:  # noqa: ANN401
    """Set the key, or take it away, in tables of tomlkit as in plain ones."""
    *way, last = path
    for part in way:
        if isinstance(part, str) and part not in data:
            if value is None:
                return
            data[part] = _fresh(data)
        data = data[part]
    if value is None:
        if last in data:
            del data[last]
    else:
        data[last] = _item(data, value)


def _append(data: Any, path: KeyPath, row: Mapping[str, Any]) -> None:  # noqa: ANN401
    """One more table in a list of tables."""
    *way, last = path
    for part in way:
        data = data[part]
    if last not in data:
        data[last] = tomlkit.aot() if _is_document(data) else []
    rows = data[last]
    if not _is_document(data):
        rows.append(copy.deepcopy(dict(row)))
        return
    table = tomlkit.table()
    for key, value in row.items():
        table[key] = _item(table, value)
    table.add(tomlkit.nl())
    rows.append(table)


def _fresh(data: Any) -> Any:  # noqa: ANN401
    return tomlkit.table() if _is_document(data) else {}


def _item(data: Any, value: Value) -> Any:  # noqa: ANN401
    """The value as this table takes it: tables within a row stand on the same line."""
    if isinstance(value, Mapping):
        if not _is_document(data):
            return copy.deepcopy(dict(value))
        row = tomlkit.inline_table()
        row.update(value)
        return row
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value


def _is_document(data: Any) -> bool:  # noqa: ANN401
    return type(data) is not dict


def _plain(number: float) -> float:
    """Whole numbers without a point, as people write them."""
    return int(number) if float(number).is_integer() else number
