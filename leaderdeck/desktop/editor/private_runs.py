"""How far private text reaches: a paragraph, and the block directly below it or introduced by its colon."""

from __future__ import annotations

import re

from leaderdeck.desktop.editor.line_state import LineState, Private

_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:")


def introduces(said: str) -> bool:
    """Whether a private paragraph that ends so introduces the next block."""
    return not said.strip() or said.rstrip("*_ ").endswith(":")


def after_blank(private: Private | None) -> Private | None:
    """What remains private after a blank line."""
    if private is None or private.kind in ("waiting", "list"):
        return private
    return Private("waiting") if private.introduces and private.kind == "paragraph" else None


def at_item(state: LineState, indent: int, marker: str, offset: int) -> Private | None:
    """Whether an item is private: it belongs to a list directly below a private paragraph, or introduced by it."""
    private = state.private
    if private is None:
        return None
    if private.kind in ("item", "quote"):
        return private._replace(introduces=False) if private.kind == "item" and indent >= private.offset else None
    if private.kind == "list":
        if indent >= private.offset or marker == private.marker:
            return private
        return None if state.after_blank else Private("list", marker=marker, offset=offset)
    return Private("list", marker=marker, offset=offset)


def at_prose(state: LineState, indent: int, stripped: str) -> Private | None:
    """Whether a line of prose, a quotation or a table's row is private."""
    private = state.private
    if private is None or _FOOTNOTE.match(stripped) or stripped.rstrip() == "+++":
        return None
    if private.kind == "waiting":
        return Private("paragraph")
    if private.kind == "list":
        if indent < private.offset and not state.after_blank and stripped[0] in ">|":
            return Private("paragraph")
        return private if not state.after_blank or indent >= private.offset else None
    if private.kind == "quote":
        return private if _goes_on_in_quote(private, stripped) else None
    if private.kind == "item" and indent < private.offset and not (stripped[0].isalnum() or stripped[0] == "|"):
        return None
    return private._replace(introduces=introduces(stripped))


def _goes_on_in_quote(private: Private, stripped: str) -> bool:
    """Whether a line belongs to the private paragraph of the quotation above it, also without its mark."""
    inner = stripped.lstrip("> \t")
    if stripped[0] != ">":
        return inner[:1].isalnum() or inner[:1] == "|"
    if private.marker and _ITEM.match(inner):
        return False
    return bool(inner) and inner[0] not in "#`~|:<["


def at_fence(state: LineState, indent: int) -> Private | None:
    """Whether a fence is private: it stands directly below a private paragraph, or is introduced by it."""
    private = state.private
    if private is None or (private.kind == "list" and state.after_blank and indent < private.offset):
        return None
    if private.kind == "quote" or (private.kind == "item" and indent < private.offset):
        return None
    if private.kind == "waiting" or (private.kind == "list" and indent < private.offset):
        return Private("paragraph")
    return private._replace(introduces=False)
