"""The checked description → `KitDesign`; and what only shows when keys are seen together is complained of here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from leaderdeck.brand import description as written
from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, TEXT_CONTRAST, contrast
from leaderdeck.brand.complaints import Complaints
from leaderdeck.brand.design import DrawnShape, Grid, KitDesign, LayoutDesign
from leaderdeck.brand.fonts import FontTrouble, own_font, shipped_font
from leaderdeck.brand.inside import find_inside
from leaderdeck.brand.kit import ROLE_SLOTS, ColorRole, FontFamily, Logo, Palette, PaletteColor, SizeSteps, Style
from leaderdeck.brand.logos import read_logo_facts
from leaderdeck.brand.text_pairs import LIGHT_GROUNDS, REQUIRED_PAIRS, allowed_pairs, required_slots
from leaderdeck.language import say

_STAND_IN: dict[str, Any] = {
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
_NO_FONT = shipped_font("Open Sans")


def design_kit(folder: Path, data: dict[str, Any], complaints: Complaints) -> KitDesign:
    """The description as a value. Raises BrandProblem with all that is wrong with it."""
    checked, broken = _checked(data, complaints)
    whole: dict[str, Callable[[], None]] = {
        "slogan language": lambda: _check_slogan(checked, complaints),
        "valid-from valid-to": lambda: _check_dates(checked, complaints),
        "colors text-pairs": lambda: _check_pairs(checked, complaints),
        "colors layouts": lambda: _check_layouts(checked, complaints),
    }
    for keys, check in whole.items():
        if not broken & set(keys.split()):
            check()
    fonts = {role: _font(folder, role, checked, complaints) for role in ("heading", "body", "code")}
    logos = tuple(
        logo for number in range(len(checked.logo)) if (logo := _logo(folder, number, checked, complaints)) is not None
    )
    complaints.stop_if_any()
    return KitDesign(
        id=checked.id,
        name=checked.name.strip(),
        version=checked.version,
        slogans=_slogans(checked),
        language=checked.language,
        palette=_palette(checked),
        heading_font=fonts["heading"],
        body_font=fonts["body"],
        code_font=fonts["code"],
        folder=folder,
        logos=logos,
        footer=tuple(checked.footer),
        sizes=replace(SizeSteps(), **_said(checked.sizes)),
        style=replace(Style(), **_said(checked.style)),
        residue=tuple(checked.residue),
        contact=checked.contact,
        valid_from=checked.valid_from,
        valid_to=checked.valid_to,
        accessible=checked.accessible,
        switched_off=tuple(checked.switched_off),
        grid=replace(Grid(), **_said(checked.grid)),
        shapes=_shapes(checked.shapes),
        layouts=tuple((name, _layout(look)) for name, look in checked.layouts.items()),
    )


def _checked(data: dict[str, Any], complaints: Complaints) -> tuple[written.Description, set[str]]:
    """The description with stand-ins for what is broken, and the broken top keys."""
    try:
        return written.Description.model_validate(data), set()
    except ValidationError as problem:
        errors = problem.errors(include_url=False)
    known = {field.alias or name for name, field in written.Description.model_fields.items()}
    complaints.add_all(errors, data, known | _keys_below())
    broken = {str(error["loc"][0]) for error in errors}
    mended = {key: value for key, value in data.items() if key not in broken and key in known}
    mended |= {key: value for key, value in _STAND_IN.items() if key in broken or key not in mended}
    return written.Description.model_validate(mended), broken


def _keys_below() -> set[str]:
    models = (
        written.Colors, written.Font, written.Fonts, written.LogoFile, written.Sizes, written.Looks, written.Margins,
        written.Drawing, written.LayoutLook,
    )  # fmt: skip
    return {field.alias or name for model in models for name, field in model.model_fields.items()}


def _check_slogan(checked: written.Description, complaints: Complaints) -> None:
    if checked.language not in checked.slogan:
        complaints.add(
            ("slogan",),
            say(
                'slagordet mangler på profilens eget språk; skriv {language} = "…" (tomt om det ikke fins).',
                language=checked.language,
            ),
        )


def _check_dates(checked: written.Description, complaints: Complaints) -> None:
    if checked.valid_from and checked.valid_to and checked.valid_from > checked.valid_to:
        complaints.add(
            ("valid-from",),
            say(
                "valid-from {first} er etter valid-to {last}; bytt dem om.",
                first=checked.valid_from.isoformat(),
                last=checked.valid_to.isoformat(),
            ),
        )


def _check_pairs(checked: written.Description, complaints: Complaints) -> None:
    rgb = _rgb(checked)
    for text, ground in REQUIRED_PAIRS:
        _check_pair(("colors", text), (text, rgb[text]), (ground, rgb[ground]), complaints)
    for number, pair in enumerate(checked.text_pairs):
        text_name, _, ground_name = pair.partition(" on ")
        unknown = next((name for name in (text_name, ground_name) if name not in ROLE_SLOTS), None)
        if unknown is not None:
            complaints.add(
                ("text-pairs", number),
                say("text-pairs nevner «{name}»; rollene er {roles}.", name=unknown, roles=", ".join(ROLE_SLOTS)),
            )
            continue
        asked = (_role(text_name), _role(ground_name))
        if asked not in REQUIRED_PAIRS:
            colors = [(role, rgb[role]) for role in asked]
            _check_pair(("text-pairs", number), colors[0], colors[1], complaints)


def _check_layouts(checked: written.Description, complaints: Complaints) -> None:
    rgb = _rgb(checked)
    for name, look in checked.layouts.items():
        ground = (look.ground, rgb[look.ground])
        path = ("layouts", name)
        if look.dark:
            _check_pair((*path, "ground"), ("ground", rgb["ground"]), ground, complaints)
        elif look.ground not in LIGHT_GROUNDS:
            for role in ("text", "heading", "muted"):
                _check_pair((*path, "ground"), (role, rgb[_role(role)]), ground, complaints)
        for idx, role in look.colors.items():
            figure = name == "section" and idx == "13" and checked.style.section_number != "label"
            wanted = LARGE_TEXT_CONTRAST if figure else TEXT_CONTRAST
            _check_pair((*path, "colors", idx), (role, rgb[role]), ground, complaints, wanted)


def _check_pair(
    path: tuple[str | int, ...],
    text: tuple[str, str],
    ground: tuple[str, str],
    complaints: Complaints,
    wanted: float = TEXT_CONTRAST,
) -> None:
    ratio = contrast(text[1], ground[1])
    if ratio < wanted:
        complaints.add(
            path,
            say(
                "{text} ({text_color}) på {ground} ({ground_color}) har kontrast {ratio}:1, men tekst trenger "
                "{wanted}:1; velg en mørkere eller lysere farge.",
                text=text[0],
                text_color=text[1],
                ground=ground[0],
                ground_color=ground[1],
                ratio=_ratio(ratio),
                wanted=_ratio(wanted),
            ),
        )


def _font(folder: Path, role: str, checked: written.Description, complaints: Complaints) -> FontFamily:
    font: written.Font = getattr(checked.fonts, role)
    files = {
        "regular": font.regular,
        "bold": font.bold,
        "italic": font.italic,
        "bold_italic": font.bold_italic,
    }
    fallbacks = tuple(font.fallbacks)
    try:
        if any(files.values()):
            return own_font(folder, font.family, files, fallbacks)
        return shipped_font(font.family, font.drawn_with, fallbacks)
    except FontTrouble as trouble:
        complaints.add(("fonts", role, trouble.key), trouble.sentence)
        return _NO_FONT


def _logo(folder: Path, number: int, checked: written.Description, complaints: Complaints) -> Logo | None:
    logo = checked.logo[number]
    path = ("logo", number, "file")
    file = find_inside(folder, logo.file)
    if file is None:
        complaints.add(path, say("Fant ikke logoen «{file}» i pakken; legg filen i mappen.", file=logo.file))
        return None
    try:
        facts = read_logo_facts(file)
    except (OSError, ValueError):
        complaints.add(
            path,
            say(
                "Logoen «{file}» kan ikke brukes; den skal være en hel SVG, PNG eller JPEG på høyst 4 MB uten skript "
                "og lenker.",
                file=logo.file,
            ),
        )
        return None
    return Logo(file, logo.ground, logo.alt.strip(), facts.width_px, facts.height_px)


def _slogans(checked: written.Description) -> tuple[tuple[str, str], ...]:
    first = (checked.language, checked.slogan[checked.language].strip())
    others = ((language, text.strip()) for language, text in checked.slogan.items() if language != checked.language)
    return (first, *others)


def _palette(checked: written.Description) -> Palette:
    rgb = _rgb(checked)
    colors = tuple(
        PaletteColor(getattr(checked.colors, role.replace("-", "_")).name or role, role, slot, rgb[role])
        for role, slot in ROLE_SLOTS.items()
    )
    if not checked.text_pairs:
        return Palette(colors, allowed_pairs(rgb))
    said = frozenset(
        (ROLE_SLOTS[_role(text)], ROLE_SLOTS[_role(ground)])
        for text, _, ground in (pair.partition(" on ") for pair in checked.text_pairs)
    )
    return Palette(colors, said | required_slots())


def _layout(look: written.LayoutLook) -> LayoutDesign:
    return LayoutDesign(
        ground=look.ground,
        dark=look.dark,
        shapes=_shapes(look.shapes),
        frames=tuple((int(idx), frame) for idx, frame in look.frames.items()),
        colors=tuple((int(idx), role) for idx, role in look.colors.items()),
        logo=look.logo,
        name_frame=look.name_frame,
        align=look.align,
        anchor=look.anchor,
    )


def _shapes(drawings: list[written.Drawing]) -> tuple[DrawnShape, ...]:
    return tuple(
        DrawnShape(
            drawing.path,
            (drawing.view.x, drawing.view.y, drawing.view.width, drawing.view.height),
            drawing.frame,
            drawing.fill,
            drawing.alpha,
        )
        for drawing in drawings
    )


def _said(table: BaseModel) -> dict[str, Any]:
    """The keys that the description has a word on, lists as tuples."""
    said = {name: getattr(table, name) for name in table.model_fields_set}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}


def _rgb(checked: written.Description) -> dict[ColorRole, str]:
    return {role: getattr(checked.colors, role.replace("-", "_")).rgb for role in ROLE_SLOTS}


def _role(name: str) -> ColorRole:
    return next(role for role in ROLE_SLOTS if role == name)


def _ratio(ratio: float) -> str:
    """Norwegian decimals, rounded down so that 4.499 does not look good enough."""
    return f"{int(ratio * 100) / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")
