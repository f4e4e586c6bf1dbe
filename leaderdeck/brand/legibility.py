"""Complaints about colors that cannot be read on one another, each with its measured ratio."""

from __future__ import annotations

from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, TEXT_CONTRAST, contrast
from leaderdeck.brand.complaints import Complaints
from leaderdeck.brand.description import Written, role_colors
from leaderdeck.brand.kit import ROLE_SLOTS, ColorRole
from leaderdeck.brand.text_pairs import LIGHT_GROUNDS, REQUIRED_PAIRS, role_named
from leaderdeck.brand.toml_lines import KeyPath
from leaderdeck.language import say

_ON_OWN_GROUND: tuple[ColorRole, ...] = ("text", "heading", "muted")
_SECTION_NUMBER = "13"


def check_pairs(description: Written, complaints: Complaints) -> None:
    """The pairs that every kit must keep readable, and those that `text-pairs` adds."""
    check = _Check(role_colors(description), complaints)
    for text, ground in REQUIRED_PAIRS:
        check(("colors", text), text, ground)
    check_pair_names(description, complaints)
    for number, pair in enumerate(description.get("text-pairs", ())):
        names = pair.split(" on ")
        if all(name in ROLE_SLOTS for name in names):
            text, ground = (role_named(name) for name in names)
            if (text, ground) not in REQUIRED_PAIRS:
                check(("text-pairs", number), text, ground)


def check_pair_names(description: Written, complaints: Complaints) -> None:
    """Whether `text-pairs` names roles that there are."""
    for number, pair in enumerate(description.get("text-pairs", ())):
        unknown = [name for name in pair.split(" on ") if name not in ROLE_SLOTS]
        if unknown:
            complaints.add(
                ("text-pairs", number),
                say("text-pairs nevner «{name}»; rollene er {roles}.", name=unknown[0], roles=", ".join(ROLE_SLOTS)),
            )


def check_layouts(description: Written, complaints: Complaints) -> None:
    """The colors that layouts set text in, on the layout's own ground."""
    check = _Check(role_colors(description), complaints)
    large_number = description.get("style", {}).get("section-number", "figure") == "figure"
    for name, look in description.get("layouts", {}).items():
        path: KeyPath = ("layouts", name)
        ground: ColorRole = look.get("ground", "ground")
        if look.get("dark", False):
            check((*path, "ground"), "ground", ground)
        elif ground not in LIGHT_GROUNDS:
            for role in _ON_OWN_GROUND:
                check((*path, "ground"), role, ground)
        for idx, role in look.get("colors", {}).items():
            is_figure = large_number and name == "section" and idx == _SECTION_NUMBER
            check((*path, "colors", idx), role, ground, LARGE_TEXT_CONTRAST if is_figure else TEXT_CONTRAST)


class _Check:
    """Complains of one pair if it does not reach the contrast."""

    def __init__(self, rgb: dict[ColorRole, str], complaints: Complaints) -> None:
        self._rgb = rgb
        self._complaints = complaints

    def __call__(self, path: KeyPath, text: ColorRole, ground: ColorRole, wanted: float = TEXT_CONTRAST) -> None:
        ratio = contrast(self._rgb[text], self._rgb[ground])
        if ratio >= wanted:
            return
        self._complaints.add(
            path,
            say(
                "{text} ({text_color}) på {ground} ({ground_color}) har kontrast {ratio}:1, men tekst trenger "
                "{wanted}:1; velg en mørkere eller lysere farge.",
                text=text,
                text_color=self._rgb[text],
                ground=ground,
                ground_color=self._rgb[ground],
                ratio=_decimal(ratio),
                wanted=_decimal(wanted),
            ),
        )


def _decimal(ratio: float) -> str:
    """Norwegian decimals, rounded down so that 4.499 does not look good enough."""
    return f"{int(ratio * 100) / 100:g}".replace(".", ",")
