"""The looks of a talk's lines in the editor, made once for each appearance and used for every line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from leaderdeck.desktop.appearance import Appearance
from leaderdeck.desktop.editor.document_text import has_wide_characters, unit_offset
from leaderdeck.desktop.editor.inline_marks import Span

Ranges: TypeAlias = list[QTextLayout.FormatRange]

_ONE_COLOR = {"private", "notes", "heading", "card"}
"""Lines in which marks keep the color of the line."""
_MOST_KEPT = 8192


class LineStyles:
    """Gives the format ranges of a line; equal lines share them."""

    def __init__(self, appearance: Appearance) -> None:
        self.appearance = appearance
        self._formats: dict[tuple[str, str, str], QTextCharFormat] = {}
        self._kept: dict[tuple[str, str, int, int, tuple[Span, ...]], Ranges] = {}

    def ranges(self, style: str, spans: Sequence[Span], text: str, severity: str = "") -> Ranges:
        """How Qt is to draw this line. `severity` of its worst finding underlines what is written."""
        if has_wide_characters(text):
            spans = [_in_units(text, span) for span in spans]
        length = unit_offset(text, len(text))
        margin = length - unit_offset(text.lstrip(), len(text.lstrip())) if severity or style == "private" else 0
        if not style and not severity and not spans:
            return []
        key = (style, severity, length, margin, tuple(spans))
        known = self._kept.get(key)
        if known is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            known = self._kept[key] = self._made(style, spans, length, margin, severity)
        return known

    def _made(self, style: str, spans: Sequence[Span], length: int, margin: int, severity: str) -> Ranges:
        found: Ranges = []
        place = margin
        for start, span_length, name in spans:
            if start > place:
                self._add(found, place, start - place, (style, "", severity))
            self._add(found, start, span_length, (style, name, severity))
            place = start + span_length
        if place < length:
            self._add(found, place, length - place, (style, "", severity))
        return found

    def _add(self, found: Ranges, start: int, length: int, key: tuple[str, str, str]) -> None:
        if key == ("", "", ""):
            return
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = start, length, self._format(key)
        found.append(made)

    def _format(self, key: tuple[str, str, str]) -> QTextCharFormat:
        known = self._formats.get(key)
        if known is None:
            style, name, severity = key
            known = QTextCharFormat()
            self._dress(known, style)
            if name:
                self._dress(known, name, colored=style not in _ONE_COLOR or (style, name) == ("heading", "quiet"))
            if severity:
                known.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                known.setUnderlineColor(QColor(getattr(self.appearance, severity)))
            self._formats[key] = known
        return known

    def _dress(self, dressed: QTextCharFormat, name: str, *, colored: bool = True) -> None:
        color = _COLORS.get(name)
        if color and colored:
            dressed.setForeground(QColor(getattr(self.appearance, color)))
        if name == "private" and colored:
            dressed.setBackground(QColor(self.appearance.private_ground))
        if name in _BOLD:
            dressed.setFontWeight(QFont.Weight.Bold)
        if name == "quiet":
            dressed.setFontWeight(QFont.Weight.Normal)
        if name in _ITALIC:
            dressed.setFontItalic(True)
        if name == "link":
            dressed.setFontUnderline(True)
        if name == "strike":
            dressed.setFontStrikeOut(True)


def _in_units(text: str, span: Span) -> Span:
    start = unit_offset(text, span[0])
    return start, unit_offset(text, span[0] + span[1]) - start, span[2]


_COLORS = {
    "heading": "heading", "card": "quiet", "block": "quiet", "quiet": "quiet", "code": "muted", "comment": "notes",
    "notes": "notes", "private": "private", "mark": "mark", "link": "info", "address": "info", "accent": "mark",
    "strike": "muted",
}  # fmt: skip
_BOLD = {"heading", "strong", "both", "label", "accent"}
_ITALIC = {"notes", "emphasis", "both", "comment"}
