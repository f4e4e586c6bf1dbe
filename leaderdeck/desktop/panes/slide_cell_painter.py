"""How the strip's cells look: a small slide with its number and marks, or a section's header."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leaderdeck.desktop.appearance import Appearance, appearance_of
from leaderdeck.desktop.panes.slide_cells import SectionCell, SlideCell, Weight
from leaderdeck.desktop.panes.slide_strip_model import SlideStripModel
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass

HIDDEN_STRENGTH = 0.4
"""How much of a hidden slide's picture is seen."""
CHOSEN_STRENGTH = 0.22
STACK_STEPS = 2
"""Slides that are seen behind the first of a folded section."""
NAME_NEEDS_EM = 6.0
"""A tab lower than this shows no name: three letters of it say nothing, and the tip says it whole."""


@dataclass(frozen=True, slots=True)
class CellMeasures:
    """Lengths in pixels."""

    width: int
    """Of a small slide."""
    height: int
    gap: int
    """Around the small slide, where the outlines stand."""
    label: int
    """Height of the line with the number."""
    header: QSize | None = None
    """Size of all section headers where they stand in rows of their own."""

    @property
    def size(self) -> QSize:
        """A slide's whole cell."""
        return QSize(self.width + 2 * self.gap, self.height + 2 * self.gap + self.label)

    def size_of_header(self, *, folded: bool) -> QSize:
        """A folded section is as large as a slide; one that is open has a narrow tab."""
        if self.header is not None:
            return self.header
        return self.size if folded else QSize(round(self.label * 1.25) + self.gap, self.size.height())

    def slide_rect(self, cell: QRect) -> QRectF:
        """Where in a cell the small slide stands."""
        return QRectF(cell.x() + self.gap, cell.y() + self.gap, self.width, self.height)


class SlideCellPainter(QStyledItemDelegate):
    """Draws cells. `image_of` gives a slide's picture where there is one yet."""

    def __init__(self, model: SlideStripModel, image_of: Callable[[SlideCell], QImage | None]) -> None:
        super().__init__()
        self._model = model
        self._image_of = image_of
        self.measures = CellMeasures(112, 63, 6, 18)
        self._size = self.measures.size
        self.place_row = -1
        """The row of the slide under the editor's cursor."""
        self.several_chosen = False
        """Whether more than one slide is chosen; the one under the cursor alone needs no second mark."""

    def take_measures(self, measures: CellMeasures) -> None:
        """Cells are this large from now on."""
        self.measures = measures
        self._size = measures.size

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Of slides all are alike."""
        cell = self._model.cell(index.row())
        return self.measures.size_of_header(folded=cell.folded) if isinstance(cell, SectionCell) else self._size

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        cell = self._model.cell(index.row())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        is_place = index.row() == self.place_row
        look = _Look(
            is_place=is_place,
            is_chosen=bool(state & QStyle.StateFlag.State_Selected) and (self.several_chosen or not is_place),
            has_focus=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        drawing = CellDrawing(painter, rect, self.measures, appearance_of(None), font, look)
        if isinstance(cell, SlideCell):
            drawing.slide(cell, self._image_of(cell))
        elif isinstance(cell, SectionCell):
            drawing.section(cell, self._image_of(cell.opening) if cell.folded else None)
        painter.restore()


@dataclass(frozen=True, slots=True)
class _Look:
    is_place: bool
    is_chosen: bool
    has_focus: bool


@dataclass(frozen=True, slots=True)
class CellDrawing:
    """Draws one cell."""

    painter: QPainter
    cell: QRect
    measures: CellMeasures
    appearance: Appearance
    font: QFont
    look: _Look

    def slide(self, cell: SlideCell, image: QImage | None) -> None:
        """A slide, its number and its marks."""
        target = self.measures.slide_rect(self.cell)
        self._ground()
        self._picture(target, image, hidden=cell.scene.hidden)
        self._outline(target)
        self._label(target, _number_words(cell), cell.weight, is_linked=bool(cell.origin))

    def section(self, cell: SectionCell, image: QImage | None) -> None:
        """A narrow tab before its slides, a heap when it is folded, a line of its own where there are many rows."""
        if self.measures.header is not None:
            self._section_line(cell)
        elif cell.folded:
            self._section_heap(cell, image)
        else:
            self._section_tab(cell)

    def _ground(self) -> None:
        if self.look.is_chosen:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(_ground_of_chosen(self.appearance))
            radius = self.measures.gap * 0.8
            self.painter.drawRoundedRect(QRectF(self.cell).adjusted(1, 1, -1, -1), radius, radius)

    def _picture(self, target: QRectF, image: QImage | None, *, hidden: bool) -> None:
        if image is None:
            self.painter.fillRect(target, QColor(self.appearance.line))
            return
        if hidden:
            self.painter.fillRect(target, QColor(self.appearance.window))
            self.painter.setOpacity(HIDDEN_STRENGTH)
        self.painter.drawImage(target, image)
        self.painter.setOpacity(1.0)

    def _outline(self, target: QRectF) -> None:
        """Thick for the slide one writes on, plain for chosen ones, thin for all; the focus is a second line."""
        gap = self.measures.gap
        if self.look.is_place:
            self._frame(target, self.appearance.current, max(2.0, gap * 0.42))
        elif self.look.is_chosen:
            self._frame(target, self.appearance.primary, max(1.5, gap * 0.25))
        else:
            self._frame(target, self.appearance.edge, 1.0)
        if self.look.has_focus:
            out = gap * 0.5
            color = self.appearance.on_chosen if self.look.is_chosen else self.appearance.text
            self._frame(target.adjusted(-out, -out, out, out), color, 1.2)

    def _frame(self, rect: QRectF, color: str, width: float) -> None:
        """A frame that lies around the rectangle: four fills are drawn ten times faster than an outline."""
        outer = rect.adjusted(-width, -width, width, width)
        ink = QColor(color)
        fill = self.painter.fillRect
        fill(QRectF(outer.x(), outer.y(), outer.width(), width), ink)
        fill(QRectF(outer.x(), rect.bottom(), outer.width(), width), ink)
        fill(QRectF(outer.x(), rect.y(), width, rect.height()), ink)
        fill(QRectF(rect.right(), rect.y(), width, rect.height()), ink)

    def _label(
        self, target: QRectF, words: Sequence[str], weight: Weight, *, bold: bool = False, is_linked: bool = False
    ) -> None:
        """The first of the words that have room, the mark of the gravest finding, and that of a link."""
        room = QRectF(target.x(), target.bottom() + self.measures.gap * 0.7, target.width(), self.measures.label)
        if weight[0] in ("error", "warning"):
            side = round(self.measures.label * 0.8)
            mark = QRectF(room.right() - side, room.center().y() - side / 2, side, side)
            self._mark(mark, is_error=weight[0] == "error")
            room.setRight(mark.left() - self.measures.gap / 2)
        if is_linked:
            side = round(self.measures.label * 0.8)
            self._link_mark(QRectF(room.right() - side, room.center().y() - side / 2, side, side))
            room.setRight(room.right() - side - self.measures.gap / 2)
        font = QFont(self.font)
        font.setBold(bold)
        metrics = QFontMetricsF(font)
        fitting = (one for one in words if metrics.horizontalAdvance(one) <= room.width())
        self._words(room, next(fitting, words[-1]), bold=bold)

    def _link_mark(self, rect: QRectF) -> None:
        """Two rings of a chain, in the color of the words beside it."""
        color = QColor(self.appearance.on_chosen if self.look.is_chosen else self.appearance.muted)
        self.painter.setPen(QPen(color, max(1.2, rect.width() * 0.11)))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        width, height = rect.width() * 0.56, rect.height() * 0.4
        top = rect.center().y() - height / 2
        for left in (rect.x(), rect.right() - width):
            self.painter.drawRoundedRect(QRectF(left, top, width, height), height / 2, height / 2)

    def _words(self, room: QRectF, words: str, *, bold: bool = False) -> None:
        font = QFont(self.font)
        font.setBold(bold)
        self.painter.setFont(font)
        plain = self.appearance.text if bold else self.appearance.muted
        self.painter.setPen(QColor(self.appearance.on_chosen if self.look.is_chosen else plain))
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        self.painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _mark(self, box: QRectF, *, is_error: bool) -> None:
        """A disc for an error, a triangle for a warning, both with a sign: never told by color alone."""
        painter = self.painter
        painter.setPen(Qt.PenStyle.NoPen)
        sign = box
        if is_error:
            painter.setBrush(QColor(self.appearance.error))
            painter.drawEllipse(box)
        else:
            painter.setBrush(QColor(self.appearance.warning))
            painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
            sign = box.adjusted(0, box.height() * 0.24, 0, 0)
        font = QFont(self.font)
        font.setBold(True)
        font.setPixelSize(max(6, round(sign.height() * 0.78)))
        painter.setFont(font)
        painter.setPen(QColor(self.appearance.chosen if self.look.is_chosen else self.appearance.stage))
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, "!")

    def _section_tab(self, cell: SectionCell) -> None:
        """The name runs upwards beside the section's slides, as on a divider in a binder."""
        gap = self.measures.gap
        tab = QRectF(self.cell).adjusted(gap, gap, 0, -gap - self.measures.label)
        self._card(tab)
        em = QFontMetricsF(self.font).height()
        self._triangle(QPointF(tab.center().x(), tab.y() + em * 0.6), em * 0.26, folded=False)
        if tab.height() < NAME_NEEDS_EM * em:
            return
        painter = self.painter
        painter.save()
        painter.translate(tab.left(), tab.bottom())
        painter.rotate(-90)
        room = QRectF(em * 0.35, 0, tab.height() - em * 1.45, tab.width())
        font = QFont(self.font)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(QColor(self.appearance.muted))
        shown = QFontMetricsF(font).elidedText(cell.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _section_heap(self, cell: SectionCell, image: QImage | None) -> None:
        """The first slide with others behind it, and how many there are."""
        step = self.measures.gap * 0.5
        whole = self.measures.slide_rect(self.cell)
        target = whole.adjusted(0, STACK_STEPS * step, -STACK_STEPS * step, 0)
        for place in range(STACK_STEPS, 0, -1):
            behind = target.translated(place * step, -place * step)
            self.painter.fillRect(behind, QColor(self.appearance.paper))
            self._frame(behind, self.appearance.edge, 1.0)
        self._picture(target, image, hidden=False)
        self._outline(target)
        em = QFontMetricsF(self.font).height()
        self._triangle(
            QPointF(whole.x() + em * 0.3, whole.bottom() + self.measures.gap * 0.7 + self.measures.label / 2),
            em * 0.26,
            folded=True,
        )
        self._label(whole.adjusted(em * 0.8, 0, 0, 0), _range_words(cell), cell.weight, bold=True)

    def _section_line(self, cell: SectionCell) -> None:
        """A heading over the section's slides."""
        em = QFontMetricsF(self.font).height()
        line = QRectF(self.cell).adjusted(self.measures.gap, 0, -self.measures.gap, 0)
        self._triangle(QPointF(line.x() + em * 0.4, line.center().y()), em * 0.28, folded=cell.folded)
        self._words(line.adjusted(em * 1.1, 0, 0, 0), f"{cell.name} · {_count_words(cell)}", bold=True)
        if self.look.is_place or self.look.has_focus:
            color = self.appearance.current if self.look.is_place else self.appearance.text
            self._frame(line.adjusted(2, 2, -2, -2), color, 1.5)

    def _card(self, rect: QRectF) -> None:
        appearance, painter = self.appearance, self.painter
        marked = self.look.is_place or self.look.has_focus
        color = appearance.current if self.look.is_place else appearance.primary
        painter.setPen(QPen(QColor(color if marked else appearance.edge), 1.6 if marked else 1.0))
        painter.setBrush(QColor(appearance.window))
        radius = self.measures.gap * 0.6
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _triangle(self, middle: QPointF, half: float, *, folded: bool) -> None:
        corners = [(-0.6, -1), (0.8, 0), (-0.6, 1)] if folded else [(-1, -0.6), (1, -0.6), (0, 0.8)]
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.appearance.muted))
        self.painter.drawPolygon(QPolygonF([QPointF(middle.x() + x * half, middle.y() + y * half) for x, y in corners]))


def _ground_of_chosen(appearance: Appearance) -> QColor:
    """Chosen slides must be told from the stage they lie on, which the ground of chosen rows is too like."""
    if appearance.name == "contrast":
        return QColor(appearance.chosen)
    color = QColor(appearance.primary)
    color.setAlphaF(CHOSEN_STRENGTH)
    return color


def _number_words(cell: SlideCell) -> tuple[str, ...]:
    if cell.scene.hidden:
        return (f"{cell.number} · {say('skjult')}", f"({cell.number})")
    if cell.scene.parts > 1:
        return (f"{cell.number} · {cell.scene.part}/{cell.scene.parts}", str(cell.number))
    return (str(cell.number),)


def _range_words(cell: SectionCell) -> tuple[str, ...]:
    first, last = cell.opening.number, cell.last_number
    numbers = f"{first}–{last}" if last > first else str(first)
    return (f"{numbers} · {_count_words(cell)}", numbers)


def _count_words(cell: SectionCell) -> str:
    return str(say("{count} lysbilder", count=cell.count) if cell.count != 1 else say("1 lysbilde"))
