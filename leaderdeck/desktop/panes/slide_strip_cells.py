"""How the strip's cells look: a small slide with its number and marks, or a section's header."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leaderdeck.desktop.appearance import Appearance, appearance_of
from leaderdeck.desktop.panes.slide_strip_model import SectionCell, SlideCell
from leaderdeck.language import say

HIDDEN_STRENGTH = 0.38
"""How much of a hidden slide's picture is seen."""
SLIDE_SHAPE = 16 / 9


@dataclass(frozen=True, slots=True)
class CellMeasures:
    """Lengths of a cell in pixels."""

    width: int
    """Of the small slide."""
    height: int
    gap: int
    """Around the small slide, where the outlines stand."""
    label: int
    """Height of the line with the number."""

    @property
    def size(self) -> QSize:
        """The whole cell."""
        return QSize(self.width + 2 * self.gap, self.height + 2 * self.gap + self.label)

    def slide_rect(self, cell: QRect) -> QRectF:
        """Where in a cell the small slide stands."""
        return QRectF(cell.x() + self.gap, cell.y() + self.gap, self.width, self.height)


class SlideCellPainter(QStyledItemDelegate):
    """Draws cells. `image_of` gives a slide's picture where there is one yet."""

    def __init__(self, image_of: Callable[[SlideCell], QImage | None]) -> None:
        super().__init__()
        self._image_of = image_of
        self.measures = CellMeasures(112, 63, 6, 18)
        self.place_row = -1
        """The row of the slide under the editor's cursor."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """All cells are alike."""
        return self.measures.size

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        cell = index.data(Qt.ItemDataRole.UserRole)
        appearance = appearance_of(None)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        font: QFont = option.font  # type: ignore[attr-defined]
        drawing = _CellDrawing(painter, self.measures.slide_rect(rect), self.measures, appearance, font)
        is_place = index.row() == self.place_row
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        if isinstance(cell, SectionCell):
            drawing.section(cell, is_place=is_place, has_focus=has_focus)
        elif isinstance(cell, SlideCell):
            is_chosen = bool(state & QStyle.StateFlag.State_Selected)
            drawing.ground(rect, is_chosen=is_chosen)
            drawing.slide(cell, self._image_of(cell))
            drawing.outline(is_place=is_place, is_chosen=is_chosen, has_focus=has_focus)
            drawing.label(cell, is_chosen=is_chosen)
        painter.restore()


@dataclass(frozen=True, slots=True)
class _CellDrawing:
    painter: QPainter
    target: QRectF
    measures: CellMeasures
    appearance: Appearance
    font: QFont

    def ground(self, cell: QRect, *, is_chosen: bool) -> None:
        """What a chosen slide lies on."""
        if is_chosen:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(QColor(self.appearance.chosen))
            radius = self.measures.gap * 0.8
            self.painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), radius, radius)

    def slide(self, cell: SlideCell, image: QImage | None) -> None:
        """The small slide, or a calm field until it is painted."""
        if image is None:
            self.painter.fillRect(self.target, QColor(self.appearance.line))
            return
        if cell.scene.hidden:
            self.painter.fillRect(self.target, QColor(self.appearance.paper))
            self.painter.setOpacity(HIDDEN_STRENGTH)
        self.painter.drawImage(self.target, image)
        self.painter.setOpacity(1.0)

    def outline(self, *, is_place: bool, is_chosen: bool, has_focus: bool) -> None:
        """Thin for all, thick for the slide one writes on; the focus is a second line around it."""
        painter = self.painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        gap = self.measures.gap
        if is_place:
            width = max(2.0, gap * 0.45)
            out = width / 2
            painter.setPen(_mitered(self.appearance.current, width))
            painter.drawRect(self.target.adjusted(-out, -out, out, out))
        else:
            painter.setPen(_mitered(self.appearance.edge, 1))
            painter.drawRect(self.target.adjusted(-0.5, -0.5, 0.5, 0.5))
        if has_focus:
            color = self.appearance.on_chosen if is_chosen else self.appearance.primary
            painter.setPen(_mitered(color, 1.5))
            out = gap * 0.7
            painter.drawRect(self.target.adjusted(-out, -out, out, out))

    def label(self, cell: SlideCell, *, is_chosen: bool) -> None:
        """The number, whether it is hidden, and the mark of the gravest finding."""
        appearance = self.appearance
        room = QRectF(
            self.target.x(), self.target.bottom() + self.measures.gap * 0.6, self.target.width(), self.measures.label
        )
        side = round(self.measures.label * 0.78)
        if cell.severity in ("error", "warning"):
            mark = QRectF(room.right() - side, room.center().y() - side / 2, side, side)
            ground = appearance.chosen if is_chosen else appearance.stage
            self._mark(mark, is_error=cell.severity == "error", ground=ground)
            room.setRight(mark.left() - self.measures.gap)
        words = str(cell.number)
        if cell.scene.hidden:
            words = f"{words} · {say('skjult')}"
        elif cell.scene.parts > 1:
            words = f"{words} · {cell.scene.part}/{cell.scene.parts}"
        self.painter.setFont(self.font)
        self.painter.setPen(QColor(appearance.on_chosen if is_chosen else appearance.muted))
        shown = QFontMetricsF(self.font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        self.painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def section(self, cell: SectionCell, *, is_place: bool, has_focus: bool) -> None:
        """A card with the section's name, how many slides it has, and whether they are folded away."""
        appearance, painter, target = self.appearance, self.painter, self.target
        radius = self.measures.gap * 0.8
        painter.setPen(QPen(QColor(appearance.current if is_place else appearance.edge), 2 if is_place else 1))
        painter.setBrush(QColor(appearance.window))
        painter.drawRoundedRect(target, radius, radius)
        if has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(appearance.primary), 1.5))
            out = self.measures.gap * 0.55
            painter.drawRoundedRect(target.adjusted(-out, -out, out, out), radius, radius)
        em = QFontMetricsF(self.font).height()
        inner = target.adjusted(em * 1.35, em * 0.3, -em * 0.35, -em * 0.3)
        self._triangle(QPointF(target.x() + em * 0.75, inner.y() + em * 0.5), em * 0.26, folded=cell.folded)
        bold = QFont(self.font)
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(appearance.text))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.setClipRect(inner)
        painter.drawText(inner, flags, cell.name)
        painter.setClipping(False)
        painter.setFont(self.font)
        painter.setPen(QColor(appearance.muted))
        room = QRectF(target.x(), target.bottom() + self.measures.gap * 0.6, target.width(), self.measures.label)
        words = str(say("{count} lysbilder", count=cell.count)) if cell.count != 1 else str(say("1 lysbilde"))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _triangle(self, middle: QPointF, half: float, *, folded: bool) -> None:
        corners = [(-0.6, -1), (0.8, 0), (-0.6, 1)] if folded else [(-1, -0.6), (1, -0.6), (0, 0.8)]
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.appearance.muted))
        self.painter.drawPolygon(QPolygonF([QPointF(middle.x() + x * half, middle.y() + y * half) for x, y in corners]))

    def _mark(self, box: QRectF, *, is_error: bool, ground: str) -> None:
        """A disc for an error, a triangle for a warning, both with a sign: never told by color alone."""
        painter = self.painter
        painter.setPen(Qt.PenStyle.NoPen)
        if is_error:
            painter.setBrush(QColor(self.appearance.error))
            painter.drawEllipse(box)
            sign = box
        else:
            painter.setBrush(QColor(self.appearance.warning))
            painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
            sign = box.adjusted(0, box.height() * 0.24, 0, 0)
        font = QFont(self.font)
        font.setBold(True)
        font.setPixelSize(max(6, round(sign.height() * 0.76)))
        painter.setFont(font)
        painter.setPen(QColor(ground))
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, "!")


def _mitered(color: str, width: float) -> QPen:
    pen = QPen(QColor(color), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
