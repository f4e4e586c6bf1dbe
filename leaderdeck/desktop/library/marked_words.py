"""Words with what was found in them marked, drawn in so many lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from leaderdeck.desktop.library.rows import Runs

_END = "…"


def paint_runs(
    painter: QPainter, room: QRectF, runs: Runs, font: QFont, colors: tuple[QColor, QColor], lines: int = 1
) -> None:
    """Draw the runs: plain words in the first color, found ones bold in the second; cut at the last line."""
    text = "".join(part for part, _ in runs).replace("\n", " ")
    layout = _laid_out(text, runs, font, colors, room.width(), lines)
    start, end = _last_line(layout)  # a line must not outlive its layout
    if end < len(text):
        while end > start:
            end -= 1
            layout = _laid_out(text[:end].rstrip() + _END, runs, font, colors, room.width(), lines + 1)
            if layout.lineCount() <= lines:
                break
    layout.draw(painter, room.topLeft())


def _last_line(layout: QTextLayout) -> tuple[int, int]:
    """Where the text of the last line begins and ends."""
    if not layout.lineCount():
        return 0, 0
    line = layout.lineAt(layout.lineCount() - 1)
    return line.textStart(), line.textStart() + line.textLength()


def _laid_out(
    text: str, runs: Runs, font: QFont, colors: tuple[QColor, QColor], width: float, lines: int
) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(
        QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if lines > 1 else QTextOption.WrapMode.WrapAnywhere
    )
    layout.setTextOption(option)
    layout.setFormats(_formats(runs, len(text), colors))
    layout.beginLayout()
    top = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _formats(runs: Runs, length: int, colors: tuple[QColor, QColor]) -> list[QTextLayout.FormatRange]:
    found: list[QTextLayout.FormatRange] = []
    start = 0
    for part, is_found in (*runs, (_END, False)):
        one = QTextLayout.FormatRange()
        one.start, one.length = start, min(len(part), length - start)
        shape = QTextCharFormat()
        shape.setForeground(colors[is_found])
        if is_found:
            shape.setFontWeight(QFont.Weight.Bold)
        one.format = shape
        start += len(part)
        if one.length > 0:
            found.append(one)
    return found
