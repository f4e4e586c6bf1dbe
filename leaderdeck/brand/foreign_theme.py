"""Layouts of a second master, or with a theme of their own, in terms of the theme that the brand's palette is of.

Slots say nothing without their theme: what a layout of another theme calls `accent1` is written as that very color.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from leaderdeck.brand.template import Layout, Template

_COLOR_FIELDS = frozenset(
    {"color", "bullet_color", "fill", "stroke", "ink", "ground", "duotone", "clear", "ink_color", "line_color"}
)


def in_one_theme(template: Template, master: int) -> Template:
    """The template with slots only where they mean what they mean in this master's theme."""
    ours = dict(template.themes[master])

    def own(layout: Layout) -> Layout:
        theme = dict(template.themes[layout.master]) | dict(layout.own_theme)
        strange = {slot: rgb for slot, rgb in theme.items() if ours.get(slot, rgb) != rgb}
        return _recolored(layout, strange) if strange else layout

    return replace(template, layouts=tuple(map(own, template.layouts)))


def _recolored(value: Any, colors: Mapping[str, str]) -> Any:  # noqa: ANN401 - a dataclass of any kind, given back
    """A value object with the colors in it, however deep, put in plain numbers."""
    changed = {}
    for field in fields(value):
        old = getattr(value, field.name)
        new = _value(old, colors, is_color=field.name in _COLOR_FIELDS)
        if new is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value


def _value(old: Any, colors: Mapping[str, str], *, is_color: bool) -> Any:  # noqa: ANN401 - as above
    if isinstance(old, str):
        return colors.get(old, old) if is_color else old
    if isinstance(old, tuple):
        new = tuple(_value(each, colors, is_color=is_color) for each in old)
        return old if all(one is other for one, other in zip(new, old, strict=True)) else new
    if is_dataclass(old) and not isinstance(old, type):
        return _recolored(old, colors)
    return old
