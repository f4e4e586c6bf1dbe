"""An adopted kit as it is loaded: what its description says, put together with what its own template shows."""

from __future__ import annotations

from dataclasses import replace

from leaderdeck.brand.canonical_layouts import canonical_template
from leaderdeck.brand.design import KitDesign
from leaderdeck.brand.foreign_theme import in_one_theme
from leaderdeck.brand.kit import Palette
from leaderdeck.brand.role_guess import guess_roles, place_role
from leaderdeck.brand.role_map import RoleMap, RolePlace
from leaderdeck.brand.template import Template
from leaderdeck.brand.text_pairs import allowed_pairs
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.errors import BrandProblem
from leaderdeck.language import say


def settle_adopted(design: KitDesign, raw: Template) -> tuple[Palette, RoleMap, Template]:
    """Palette, roles and normalized template of an adopted kit. `raw` is its template as read from the file.

    Roles that the description does not place are guessed. Colors are those of the theme: that is what PowerPoint will
    show, whatever the description remembers. Raises BrandProblem where a role stands on a layout that is not there.
    """
    roles = _settled_roles(design, raw)
    master = main_master(raw, roles)
    palette = _in_theme(design.palette, raw.themes[master])
    return palette, roles, canonical_template(in_one_theme(raw, master), roles, palette, design.sizes)


def main_master(raw: Template, roles: RoleMap) -> int:
    """The master whose theme is the brand's: the one that plain content stands on."""
    content = next(place.layout for place in roles if place.role == "content")
    return raw.layouts[content].master


def _settled_roles(design: KitDesign, raw: Template) -> RoleMap:
    said = {place.role: _checked(design, place, raw) for place in design.roles}
    if len(said) == len(LAYOUT_NAMES):
        return tuple(said[role] for role in LAYOUT_NAMES)
    return tuple(said.get(guess.role, guess) for guess in guess_roles(raw))


def _checked(design: KitDesign, place: RolePlace, raw: Template) -> RolePlace:
    if place.layout >= len(raw.layouts):
        raise BrandProblem(
            say(
                "I {folder} står rollen {role} på oppsett {layout}, men malen har bare {count}; rett det med "
                "«leaderdeck brand roles».",
                folder=design.folder,
                role=place.role,
                layout=place.layout,
                count=len(raw.layouts),
            )
        )
    return place if place.slots else replace(place, slots=place_role(raw, place.role, place.layout).slots)


def _in_theme(palette: Palette, theme: tuple[tuple[str, str], ...]) -> Palette:
    rgb = dict(theme)
    colors = tuple(replace(color, rgb=rgb.get(color.slot, color.rgb)) for color in palette.colors)
    readable = allowed_pairs({color.role: color.rgb for color in colors}, {color.role: color.slot for color in colors})
    return Palette(colors, palette.text_pairs & readable, theme)
