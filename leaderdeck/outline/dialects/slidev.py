"""Slidev: front matter of single slides, slots of two columns, components, pictures named by a slide's settings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.dialects.translation import (
    HEADING,
    RULE,
    Free,
    Translation,
    split_slides,
    with_firm_rules,
    without_tags,
)
from leaderdeck.quick_dataclass import dataclass

_KEY = late_pattern(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*?))?[ \t]*$")
_OWN_KEYS = frozenset(
    {"layout", "class", "transition", "clicks", "clicksstart", "hideintoc", "hide", "routealias", "dragpos", "zoom",
     "preload", "src", "image"}
)  # fmt: skip
_KEYS = _OWN_KEYS | {
    "background", "backgroundsize", "disabled", "level", "title", "name", "url", "equal", "color", "themeconfig",
    "defaults", "fonts", "info", "scale", "lineNumbers", "page", "align", "columns", "author", "description",
}  # fmt: skip
_SLOT = late_pattern(r"::[ \t]*([a-z][\w-]*)[ \t]*::[ \t]*$", re.IGNORECASE)
_LAYOUTS = {
    "cover": "cover", "intro": "cover", "section": "section", "statement": "statement", "quote": "quote",
    "end": "closing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Settings:
    """What one slide's front matter says, by its keys in lower case, and the line behind it."""

    values: dict[str, str]
    end: int


def settings_at(lines: Sequence[str], first: int) -> _Settings | None:
    """A slide's front matter that begins on this line, where it has a key that Slidev alone has; None otherwise."""
    values: dict[str, str] = {}
    for line in range(first, min(len(lines), first + 40)):
        text = lines[line]
        if RULE.match(text):
            return _Settings(values, line + 1) if values.keys() & _OWN_KEYS else None
        found = _KEY.match(text)
        if found and found[1].lower() in _KEYS:
            values[found[1].lower()] = (found[2] or "").strip("\"'")
        elif not values or not text.startswith((" ", "\t", "- ", "#")) or HEADING.match(text):
            return None
    return None


def translate(lines: list[str], free: Sequence[Free]) -> Translation:
    """Lines of a Slidev talk below the front matter of the whole."""
    found = Translation(lines)
    line = next((line for line, text in enumerate(lines) if text.strip()), len(lines))
    begins = [line] if line < len(lines) else []
    begins += [line + 1 for line, text in enumerate(lines) if text[:1] == "-" and free[line] and RULE.match(text)]
    behind = 0
    for begin in begins:
        settings = settings_at(found.lines, begin) if behind <= begin < len(lines) and free[begin] else None
        if settings and None not in free[begin : settings.end]:
            behind = settings.end
            _settings(found, free, begin, settings)
    for first, end in split_slides(found.lines, free):
        _slots(found, free, first, end)
    with_firm_rules(found, free)
    without_tags(found, free)
    return found


def _settings(found: Translation, free: Sequence[Free], first: int, settings: _Settings) -> None:
    """The slide's front matter becomes an empty comment; what it means stands at the slide's heading."""
    heading = next(
        (line for line in range(settings.end, len(found.lines)) if found.lines[line].strip()), len(found.lines)
    )
    pictured = _picture(settings.values)
    layout = _LAYOUTS.get(settings.values.get("layout", ""))
    for line in range(first, settings.end):
        if line < settings.end - 1:
            found.leave_out(line)
    found.lines[first], found.lines[settings.end - 1] = "<!--", "-->" if settings.end - 1 > first else "<!-- -->"
    if heading < len(found.lines) and free[heading] and HEADING.match(found.lines[heading]):
        text = found.lines[heading].rstrip().rstrip("#").rstrip() or found.lines[heading]
        own = f" {{.{layout}}}" if layout and not text.endswith("}") else ""
        if not text.endswith("}"):
            found.lines[heading] = f"{text}{pictured and ' '}{pictured}{own}"
    elif pictured and settings.end < len(found.lines) and not found.lines[settings.end].strip():
        found.lines[settings.end] = pictured
    if settings.values.get("layout", "").startswith("two-cols") and heading < len(found.lines):
        _open_columns(found, free, heading)


def _picture(values: dict[str, str]) -> str:
    """The picture that the settings name, where it is a file or an address."""
    side = {"image-left": "left", "image-right": "right", "image": "background"}.get(values.get("layout", ""), "")
    source = values.get("image", "") if side else values.get("background", "")
    if not re.search(r"\.\w{2,4}(?:\?.*)?$", source) or " " in source:
        return ""
    return f"![]({source}){{.{side or 'background'}}}"


def _open_columns(found: Translation, free: Sequence[Free], heading: int) -> None:
    """Columns begin at `::left::`, or on the blank line below the heading where the first slot has no name."""
    end = next(
        (line for line in range(heading, len(found.lines)) if free[line] and RULE.match(found.lines[line])),
        len(found.lines),
    )
    slots = {
        slot[1].lower(): line for line in range(heading, end) if free[line] and (slot := _SLOT.match(found.lines[line]))
    }
    if "right" not in slots:
        return
    begin = slots.get("left", slots.get("default", heading + 1 if HEADING.match(found.lines[heading]) else None))
    if begin is None or begin >= slots["right"] or (found.lines[begin].strip() and begin not in slots.values()):
        return
    found.lines[begin], found.lines[slots["right"]] = "::: kolonner", "+++"
    if free[end - 1] and not found.lines[end - 1].strip():
        found.lines[end - 1] = ":::"


def _slots(found: Translation, free: Sequence[Free], first: int, end: int) -> None:
    """Names of places that we do not have."""
    for line in range(first, end):
        if found.lines[line].startswith("::") and free[line] and _SLOT.match(found.lines[line]):
            found.leave_out(line)
