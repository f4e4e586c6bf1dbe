"""The checked description → `KitDesign`; and what only shows when keys are seen together is complained of here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic_core import ValidationError

from leaderdeck.brand.complaints import Complaints
from leaderdeck.brand.description import ADOPTED_VALIDATOR, KEYS, TOP_KEYS, VALIDATOR, Written, role_colors
from leaderdeck.brand.design import DrawnShape, Grid, KitDesign, LayoutDesign
from leaderdeck.brand.fonts import FontTrouble, own_font, shipped_font
from leaderdeck.brand.inside import find_inside
from leaderdeck.brand.kit import (
    ROLE_SLOTS,
    ColorRole,
    FontFamily,
    Logo,
    Palette,
    PaletteColor,
    SizeSteps,
    Slot,
    Style,
    Successor,
)
from leaderdeck.brand.legibility import check_layouts, check_pair_names, check_pairs
from leaderdeck.brand.logos import read_logo_facts
from leaderdeck.brand.role_map import RolePlace
from leaderdeck.brand.text_pairs import allowed_pairs, required_slots, role_named
from leaderdeck.language import say

_STAND_IN: Written = {
    "format": 1,
    "id": "kit",
    "name": "-",
    "version": "1",
    "language": "nb",
    "slogan": {"nb": ""},
    "colors": dict.fromkeys(ROLE_SLOTS, "#000000"),
    "fonts": {"heading": {"family": "Open Sans"}, "body": {"family": "Open Sans"}},
}
"""What takes the place of broken keys, so that the others are looked at in the same round."""
_CODE_FONT = {"family": "Courier New"}
_FONT_STYLES = ("regular", "bold", "italic", "bold-italic")
_AS_THEY_ARE = ("id", "version", "language", "contact", "accessible", "valid-from", "valid-to", "exceptions", "footer",
                "residue", "switched-off")  # fmt: skip


def design_kit(folder: Path, data: Written, complaints: Complaints) -> KitDesign:
    """The description as a value. Raises BrandProblem with all that is wrong with it."""
    written, broken = _checked(data, complaints)
    checks = _CHECKS if "template" not in written else _ADOPTED_CHECKS
    for keys, check in checks.items():
        if not broken & {*keys}:
            check(written, complaints)
    heading, body, code = (_font(folder, role, written, complaints) for role in ("heading", "body", "code"))
    logos = [_logo(folder, number, written, complaints) for number in range(len(written.get("logo", ())))]
    complaints.stop_if_any()
    return KitDesign(
        name=written["name"].strip(),
        slogans=_slogans(written),
        replaced_by=_successor(written),
        palette=_palette(written),
        heading_font=heading,
        body_font=body,
        code_font=code,
        embeds_fonts=written["fonts"].get("embed", False),
        folder=folder,
        logos=tuple(logo for logo in logos if logo is not None),
        sizes=replace(SizeSteps(), **_said(written.get("sizes", {}))),
        style=replace(Style(), **_said(written.get("style", {}))),
        grid=replace(Grid(), **_said(written.get("grid", {}))),
        shapes=_shapes(written.get("shapes", [])),
        layouts=tuple((name, _layout(look)) for name, look in written.get("layouts", {}).items()),
        adopted="template" in written,
        roles=tuple(_role_place(place) for place in written.get("template", {}).get("role", ())),
        **_said({key: written[key] for key in _AS_THEY_ARE if key in written}),
    )


def _checked(data: Written, complaints: Complaints) -> tuple[Written, set[str]]:
    """The description with stand-ins for what is broken, and the broken top keys."""
    validator = VALIDATOR if "template" not in data else ADOPTED_VALIDATOR
    try:
        return validator.validate_python(data), set()
    except ValidationError as problem:
        errors = problem.errors(include_url=False, include_input=False)
    complaints.add_all(errors, data, KEYS)
    broken = {str(error["loc"][0]) for error in errors}
    mended = {key: value for key, value in data.items() if key not in broken and key in TOP_KEYS}
    if validator is ADOPTED_VALIDATOR:
        mended = {"template": {"adopted": True}} | mended
    return validator.validate_python(_STAND_IN | mended), broken


def _check_slogan(written: Written, complaints: Complaints) -> None:
    language = written["language"]
    if language not in written["slogan"]:
        sentence = say(
            'slagordet mangler på profilens eget språk; skriv {language} = "…" (tomt om det ikke finnes).',
            language=language,
        )
        complaints.add(("slogan",), sentence)


def _check_dates(written: Written, complaints: Complaints) -> None:
    first, last = written.get("valid-from"), written.get("valid-to")
    if first and last and first > last:
        complaints.add(
            ("valid-from",),
            say("valid-from {first} er etter valid-to {last}; bytt dem om.", first=first, last=last),
        )


def _check_roles(written: Written, complaints: Complaints) -> None:
    """Each role once: the second place would never be looked at."""
    seen = set[str]()
    for number, place in enumerate(written["template"].get("role", ())):
        if place["role"] in seen:
            complaints.add(
                ("template", "role", number), say("rollen {role} står to ganger; ta bort den ene.", role=place["role"])
            )
        seen.add(place["role"])


_CHECKS: dict[tuple[str, ...], Callable[[Written, Complaints], None]] = {
    ("slogan", "language"): _check_slogan,
    ("valid-from", "valid-to"): _check_dates,
    ("colors", "text-pairs"): check_pairs,
    ("colors", "style", "layouts"): check_layouts,
}
"""What is looked at when these keys are sound by themselves."""
_ADOPTED_CHECKS = {
    ("slogan", "language"): _check_slogan,
    ("valid-from", "valid-to"): _check_dates,
    ("text-pairs",): check_pair_names,
    ("template",): _check_roles,
}
"""Colors that are hard to read in somebody's own template are remarked on (`brand check`), not refused."""


def _font(folder: Path, role: str, written: Written, complaints: Complaints) -> FontFamily:
    font = written["fonts"].get(role, _CODE_FONT)
    files = {style: font[style] for style in _FONT_STYLES if font.get(style)}
    fallbacks = tuple(font.get("fallbacks", ()))
    try:
        if files:
            return own_font(folder, font["family"], files, fallbacks)
        return shipped_font(font["family"], font.get("drawn-with", ""), fallbacks)
    except FontTrouble as trouble:
        complaints.add(("fonts", role, trouble.key), trouble.sentence)
        return shipped_font(_CODE_FONT["family"])


def _logo(folder: Path, number: int, written: Written, complaints: Complaints) -> Logo | None:
    logo = written["logo"][number]
    path = ("logo", number, "file")
    file = find_inside(folder, logo["file"])
    if file is None:
        complaints.add(path, say("Fant ikke logoen «{file}» i pakken; legg filen i mappen.", file=logo["file"]))
        return None
    try:
        facts = read_logo_facts(file)
    except (OSError, ValueError):
        complaints.add(
            path,
            say(
                "Logoen «{file}» kan ikke brukes; den skal være en hel SVG, PNG eller JPEG på høyst 4 MB uten skript "
                "og lenker.",
                file=logo["file"],
            ),
        )
        return None
    return Logo(file, logo["ground"], logo["alt"].strip(), facts.width_px, facts.height_px)


def _slogans(written: Written) -> tuple[tuple[str, str], ...]:
    first = written["language"]
    languages = (first, *(language for language in written["slogan"] if language != first))
    return tuple((language, written["slogan"][language].strip()) for language in languages)


def _successor(written: Written) -> Successor | None:
    said = written.get("replaced-by")
    return Successor(said["id"], said.get("from")) if said else None


def _palette(written: Written) -> Palette:
    rgb = role_colors(written)
    slots: dict[ColorRole, Slot] = {
        role: written["colors"][role].get("slot") or ROLE_SLOTS[role] for role in ROLE_SLOTS
    }
    colors = tuple(
        PaletteColor(written["colors"][role].get("name") or role, role, slot, rgb[role]) for role, slot in slots.items()
    )
    allowed = allowed_pairs(rgb, slots)
    pairs = [pair.split(" on ") for pair in written.get("text-pairs", ())]
    if not pairs:
        return Palette(colors, allowed)
    said = {(slots[role_named(text)], slots[role_named(ground)]) for text, ground in pairs}
    return Palette(colors, (required_slots(slots) & allowed) | said)


def _role_place(place: Written) -> RolePlace:
    slots = sorted((int(number), idx) for number, idx in place.get("slots", {}).items())
    return RolePlace(
        place["role"],
        place["layout"],
        place.get("name", ""),
        place.get("confidence", 1.0),
        place.get("why", "person"),
        tuple(slots),
    )


def _layout(look: Written) -> LayoutDesign:
    changed = {
        "shapes": _shapes(look.get("shapes", [])),
        "frames": tuple((int(idx), frame) for idx, frame in look.get("frames", {}).items()),
        "colors": tuple((int(idx), role) for idx, role in look.get("colors", {}).items()),
    }
    return LayoutDesign(**(_said(look) | changed))


def _shapes(drawings: list[Written]) -> tuple[DrawnShape, ...]:
    shapes = []
    for drawing in drawings:
        view = drawing["view"]
        box = (view.x, view.y, view.width, view.height)
        shapes.append(DrawnShape(drawing["path"], box, drawing["frame"], drawing["fill"], drawing.get("alpha", 1.0)))
    return tuple(shapes)


def _said(table: Written) -> dict[str, Any]:
    """The table as keyword arguments: underscores for hyphens, lists as tuples."""
    return {key.replace("-", "_"): tuple(value) if isinstance(value, list) else value for key, value in table.items()}
