"""The `brand.toml` of a new kit, written so that a person can go on with it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from leaderdeck.brand.color import contrast
from leaderdeck.brand.kit import ColorRole
from leaderdeck.brand.logos import logo_facts
from leaderdeck.brand.new_palette import NewPalette
from leaderdeck.quick_dataclass import dataclass

_COLOR_NAMES: dict[ColorRole, str] = {
    "text": "Tekst", "ground": "Hvit", "heading": "Overskrift", "soft-ground": "Lys flate", "accent": "Aksent",
    "second": "Pynt", "line": "Strek", "muted": "Dempet", "deep": "Hovedfarge", "panel": "Kort", "link": "Lenke",
    "followed": "Fulgt lenke",
}  # fmt: skip
_MARK_ALT = {"nb": "{name}s merke", "nn": "Merket til {name}", "en": "The mark of {name}"}
_LOGO_HEIGHT, _WIDEST_LOGO = 64.0, 220.0
_TALL, _TALL_HEIGHT = 0.8, 96.0
"""Logos narrower than this share of their height, as coats of arms are, would be too small at the usual height."""
_WITH_NAME = 2.2
"""A logo this much wider than high has the name in it; it is not said twice."""


@dataclass(frozen=True, slots=True)
class NewLogos:
    """The logo's files by name, and which of them is shown on which ground."""

    files: Mapping[str, bytes]
    shown: Mapping[str, str]
    """`light` or `dark` → file name; at least one."""
    own: bool
    """Whether it is the municipality's own, and no mark that was drawn for it."""


def describe_kit(
    kit_id: str,
    name: str,
    slogan: str,
    language: str,
    palette: NewPalette,
    logos: NewLogos,
) -> str:
    """The description's text. A cover with the municipality's own logo has the ground on which that logo is seen."""
    alt = _MARK_ALT.get(language, _MARK_ALT["en"]).format(name=name)
    facts = logo_facts(logos.files[next(iter(logos.shown.values()))])
    dark = not logos.own or "light" not in logos.shown
    closing_dark = "light" not in logos.shown
    return "\n".join(
        (
            "# Profilpakke for LeaderDeck. Mål i punkt på et lysbilde som er 960 × 540.",
            *(_note(palette, *move) for move in palette.moved),
            "format = 1",
            f"id = {_text(kit_id)}",
            f"name = {_text(name)}",
            'version = "1.0"',
            f"language = {_text(language)}",
            "accessible = true",
            "",
            "[slogan]",
            f"{language} = {_text(slogan)}",
            "",
            "[colors]",
            *(
                f"{role} = {{ name = {_text(_COLOR_NAMES[role])}, rgb = {_text(rgb)} }}"
                for role, rgb in palette.rgb.items()
            ),
            "",
            "[fonts]",
            'heading = { family = "Open Sans" }',
            'body = { family = "Open Sans" }',
            "",
            *(
                f'[[logo]]\nfile = "{file}"\nground = "{ground}"\nalt = {_text(alt)}\n'
                for ground, file in logos.shown.items()
            ),
            *(_DARK_COVER if dark else _LIGHT_COVER),
            *_logo_places(facts.width_px / facts.height_px),
            _COVER_FRAMES,
            _arcs(light=not dark),
            _OTHER_LAYOUTS,
            *(_DARK_CLOSING if closing_dark else _LIGHT_CLOSING),
            'align = "center"',
            f"logo = {_closing_box(facts.width_px / facts.height_px)}",
            "",
        )
    )


def _logo_places(aspect: float) -> list[str]:
    """Where the logo, and beside it the name, stand on the cover."""
    height = _TALL_HEIGHT if aspect < _TALL else _LOGO_HEIGHT
    width = min(_WIDEST_LOGO, height * aspect)
    places = [f"logo = [60, 48, {width:.1f}, {height:g}]"]
    if aspect < _WITH_NAME:
        places.append(f"name-frame = [{60 + width + 18:.1f}, {48 + height / 2 - 22:g}, 440, 44]")
    return places


def _closing_box(aspect: float) -> list[int]:
    """Above the closing title; a tall logo gets more height."""
    return [370, 84, 220, 112] if aspect < _TALL else [370, 112, 220, 76]


def _note(palette: NewPalette, role: str, wished: str, got: str) -> str:
    ratio = f"{contrast(wished, palette.rgb['ground']):.1f}".replace(".", ",")
    return f"# Ønsket {role} {wished} har bare {ratio}:1 mot hvitt; tekst og flater bruker {got}, som kan leses."


def _text(text: str) -> str:
    """A TOML basic string; JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False)


def _arcs(*, light: bool) -> str:
    """Three quarter circles in the lower right corner: fill and alpha of each, from the outermost."""
    fills = (("second", 0.3), ("deep", 1), ("accent", 1)) if light else (("second", 0.2), ("second", 1), ("accent", 1))
    return "\n".join(
        _ARC.format(left=960 - size, top=540 - size, size=size, fill=fill, alpha=alpha)
        for (fill, alpha), size in zip(fills, (280, 190, 100), strict=True)
    )


_ARC = """\
[[layouts.cover.shapes]]
path = "M100 0C44.8 0 0 44.8 0 100H100Z"
view = [0, 0, 100, 100]
frame = [{left}, {top}, {size}, {size}]
fill = "{fill}"
alpha = {alpha}
"""
_DARK_COVER = ("[layouts.cover]", 'ground = "deep"', "dark = true")
_DARK_CLOSING = ("[layouts.closing]", 'ground = "deep"', "dark = true")
_LIGHT_CLOSING = ("[layouts.closing]", 'ground = "ground"')
_LIGHT_COVER = ("[layouts.cover]", 'ground = "ground"')
_COVER_FRAMES = """\
frames.0 = [60, 186, 710, 144]
frames.1 = [60, 334, 640, 52]
frames.13 = [60, 398, 580, 90]
frames.11 = [60, 498, 560, 26]
"""
_OTHER_LAYOUTS = """\
[layouts.section]
ground = "deep"
dark = true
colors.13 = "second"

[layouts.statement]
ground = "soft-ground"
"""
