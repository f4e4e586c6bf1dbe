"""Typefaces of somebody else's template, and which shipped family draws each until its own files are at hand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from leaderdeck.brand.fonts import METRIC_TWINS, SHIPPED_FAMILIES
from leaderdeck.brand.package import Package
from leaderdeck.brand.template import Layout
from leaderdeck.brand.template_colors import A
from leaderdeck.quick_dataclass import dataclass

_FAMILY = re.compile(r"\w[\w .&'+-]{0,62}")
_PLAIN = "Arial"
_TYPEWRITERS = ("consolas", "mono", "courier", "code", "menlo", "monaco", "typewriter", "lucida console")
_SERIFS = (
    "times", "georgia", "garamond", "cambria", "serif", "rockwell", "bookman", "book antiqua", "palatino",
    "century school", "constantia", "baskerville", "didot", "bodoni", "caslon", "perpetua", "slab", "minion",
    "merriweather", "playfair", "lora", "sylfaen", "hoefler", "goudy", "roman", "antiqua", "sabon",
    "freight text", "tiempos", "charter",
)  # fmt: skip
_NARROW = (
    "calibri", "narrow", "condensed", "corbel", "candara", "gill sans", "tw cen", "skeena", "barlow", "pt sans",
    "source sans", "lato", "fira sans", "myriad", "din", "trade gothic", "oswald", "bahnschrift",
)  # fmt: skip
_LIKE_ARIAL = ("arial", "helvetica", "aptos", "univers", "roboto", "akzidenz", "swiss", "liberation", "franklin")
_SANS = ("sans",)


@dataclass(frozen=True, slots=True)
class Typefaces:
    """What headings and texts are set in, as PowerPoint names it."""

    heading: str
    body: str


def read_typefaces(package: Package, master: str, content: Layout) -> Typefaces:
    """As the layout for plain content sets them; where it leaves it to the theme, as the master's theme does."""
    theme = next(map(package.tree, package.related(master, "theme")), None)
    named = {}
    for kind in ("major", "minor"):
        latin = theme.find(f".//{A}{kind}Font/{A}latin") if theme is not None else None
        named[kind] = _sound(latin.get("typeface", "") if latin is not None else "")
    heading = _of(content, ("title", "ctrTitle"), named, "major")
    return Typefaces(heading, _of(content, ("obj", "body"), named, "minor"))


def _of(content: Layout, types: Sequence[str], named: Mapping[str, str], otherwise: str) -> str:
    """What the largest of these placeholders is set in."""
    known = [holder for holder in content.placeholders if holder.type in types]
    largest = max(known, key=lambda holder: holder.frame.width * holder.frame.height, default=None)
    style = largest.level(0) if largest is not None else None
    kind = otherwise if style is None else {"heading": "major", "body": "minor"}[style.font]
    own = _sound(style.typeface) if style is not None else ""
    return own or named[kind] or next(filter(None, named.values()), _PLAIN)


def stand_in(typeface: str) -> str:
    """The shipped family that runs most like it, rather wider than narrower; empty where it or its twin is shipped.

    Source of the groups: average widths as in the families' own OS/2 tables; a text that is measured too wide breaks
    early, one measured too narrow runs out of its box.
    """
    if any(name.casefold() == typeface.casefold() for name in (*SHIPPED_FAMILIES, *METRIC_TWINS)):
        return ""
    plain = typeface.casefold()
    if any(word in plain for word in _TYPEWRITERS):
        return "Liberation Mono"
    if any(word in plain for word in _SERIFS) and not any(word in plain for word in _SANS):
        return "Noto Serif"
    if any(word in plain for word in _NARROW):
        return "Carlito"
    return "Liberation Sans" if any(word in plain for word in _LIKE_ARIAL) else "Open Sans"


def _sound(typeface: str) -> str:
    clean = " ".join(typeface.split())
    return clean if _FAMILY.fullmatch(clean) else ""
