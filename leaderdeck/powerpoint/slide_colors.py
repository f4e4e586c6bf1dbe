"""Colors on slides whose master means something else by them than the brand does.

A slide names theme colors. Where the master under it has another theme, or gives the accents other names
(`p:clrMap`), the names would show other colors than the brand's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_EMPTY = re.compile(rb'<a:schemeClr val="(\w+)"/>')
_CHANGED = re.compile(rb'<a:schemeClr val="(\w+)">(.*?)</a:schemeClr>', re.DOTALL)


def color_changes(wanted: Mapping[str, str], theme: Mapping[str, str], named: Mapping[str, str]) -> dict[str, str]:
    """What each slot must be written as where it would not show what is wanted.

    `wanted` and `theme` give `#RRGGBB` by slot: the brand's and that of the slide's master. `named` is the master's
    color map: what a name in the file stands for.
    """
    changes = {slot: rgb for slot, rgb in wanted.items() if theme.get(slot, rgb).upper() != rgb.upper()}
    names = {slot: name for name, slot in named.items()}
    for slot in wanted.keys() - changes.keys():
        if named.get(slot, slot) != slot:
            changes[slot] = names.get(slot) or wanted[slot]
    return changes


def in_other_colors(xml: bytes, changes: Mapping[str, str]) -> bytes:
    """A part with other names, or plain colors, for these slots; the very same bytes where nothing changes."""
    if not changes:
        return xml

    def element(found: re.Match[bytes]) -> bytes:
        slot, *inside = (group.decode() for group in found.groups())
        new = changes.get(slot)
        if new is None:
            return found.group(0)
        tag, value = ("srgbClr", new[1:].upper()) if new.startswith("#") else ("schemeClr", new)
        rest = f">{inside[0]}</a:{tag}>" if inside else "/>"
        return f'<a:{tag} val="{value}"{rest}'.encode()

    return _CHANGED.sub(element, _EMPTY.sub(element, xml))
