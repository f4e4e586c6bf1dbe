"""Typefaces that come with Office or the system, on Windows and on Mac: who has which without installing anything.

Source: Microsoft's lists "Font List Windows 11", "Fonts that are installed with Microsoft Office 2016 for Mac" and
"Cloud fonts in Office", and Apple's "Fonts included with macOS", as known in 2025. Cloud fonts count: Office fetches
them when the machine is on the net.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Machine: TypeAlias = Literal["windows", "mac"]

_EVERYWHERE = (
    "Arial", "Arial Black", "Arial Narrow", "Aptos", "Aptos Black", "Aptos Display", "Aptos Light", "Aptos Mono",
    "Aptos Narrow", "Aptos SemiBold", "Aptos Serif", "Avenir Next LT Pro", "Baskerville Old Face", "Bookman Old Style",
    "Book Antiqua", "Calibri", "Calibri Light", "Cambria", "Cambria Math", "Candara", "Century", "Century Gothic",
    "Century Schoolbook", "Comic Sans MS", "Consolas", "Constantia", "Corbel", "Courier New", "Franklin Gothic Book",
    "Franklin Gothic Medium", "Garamond", "Georgia", "Gill Sans MT", "Gill Sans Nova", "Goudy Old Style", "Grandview",
    "Impact", "Lucida Console", "Lucida Sans Unicode", "MS Gothic", "Palatino Linotype", "Perpetua", "Rockwell",
    "Seaford", "Skeena", "Symbol", "Tahoma", "Tenorite", "Times New Roman", "Trebuchet MS", "Tw Cen MT", "Univers",
    "Verdana", "Webdings", "Wingdings", "Wingdings 2", "Wingdings 3",
)  # fmt: skip
_WINDOWS = (
    "Bahnschrift", "Ebrima", "Gadugi", "Ink Free", "Leelawadee UI", "Microsoft Sans Serif", "MS Sans Serif",
    "Segoe Print", "Segoe Script", "Segoe UI", "Segoe UI Black", "Segoe UI Emoji", "Segoe UI Light",
    "Segoe UI Semibold", "Segoe UI Semilight", "Segoe UI Symbol", "Sitka Text", "Sylfaen",
)  # fmt: skip
_MAC = (
    "American Typewriter", "Andale Mono", "Apple Symbols", "Avenir", "Avenir Next", "Baskerville", "Courier", "Didot",
    "Futura", "Geneva", "Gill Sans", "Helvetica", "Helvetica Neue", "Hoefler Text", "Lucida Grande", "Menlo", "Monaco",
    "Optima", "Palatino", "Times",
)  # fmt: skip
_MACHINES: dict[str, frozenset[Machine]] = {
    **{name.casefold(): frozenset[Machine](("windows", "mac")) for name in _EVERYWHERE},
    **{name.casefold(): frozenset[Machine](("windows",)) for name in _WINDOWS},
    **{name.casefold(): frozenset[Machine](("mac",)) for name in _MAC},
}
SYMBOL_FONTS = frozenset(name.casefold() for name in ("Symbol", "Webdings", "Wingdings", "Wingdings 2", "Wingdings 3"))
"""Typefaces whose signs are no letters: bullets and ticks, which turn into letters where the font is missing."""


def machines_with(typeface: str) -> frozenset[Machine]:
    """The machines with Office that have this typeface."""
    return _MACHINES.get(typeface.strip().casefold(), frozenset())


def comes_with_office(typeface: str) -> bool:
    """Whether Office has it both on Windows and on Mac."""
    return len(machines_with(typeface)) == 2
