"""The strip as a view: cells as large as there is room, small pictures painted as one scrolls, slides dragged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QHideEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.panes.slide_cell_painter import CellMeasures, SlideCellPainter
from leaderdeck.desktop.panes.slide_cells import SectionCell, SlideCell
from leaderdeck.desktop.panes.slide_images import SlideImages, WantedImage
from leaderdeck.desktop.panes.slide_strip_model import SlideStripModel

AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex
SLIDES_MIME = "application/x-leaderdeck-slides"
USUAL_HEIGHT_EM = 3.6
LEAST_HEIGHT_EM = 2.2
MOST_HEIGHT_EM = 18.0
WRAPPED_WIDTH_EM = 9.5


class SlideStripView(QListView):
    """Shows cells and lets slides be dragged; knows nothing of what a move does to the text."""

    slides_dropped = Signal(int, object, bool)
    """(slide before which they were dropped, `QMimeData`, whether they are to be copied)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip_model = SlideStripModel()
        self.images = SlideImages(self)
        self.images.painted.connect(self._show_image)
        self.cell_painter = SlideCellPainter(self.strip_model, self._image_of)
        self._gap = -1
        self._drags_own = False
        self.setModel(self.strip_model)
        self.setItemDelegate(self.cell_painter)
        self.setProperty("kind", "stage")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setMouseTracking(True)
        self.measure()

    def set_wrapping(self, *, on: bool) -> None:
        """Stand in several rows, or in one."""
        self.setWrapping(on)
        needed, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(needed if on else off)
        self.setHorizontalScrollBarPolicy(off if on else needed)
        self.measure()

    def measure(self) -> None:
        """Fit the cells to the room and the size of the text."""
        measures = self._fitting_measures()
        if measures != self.cell_painter.measures:
            self.cell_painter.take_measures(measures)
            self.scheduleDelayedItemsLayout()
            self.viewport().update()

    def sizeHint(self) -> QSize:
        """One row of small slides."""
        em = self._em()
        spare = self._measures_for(em * USUAL_HEIGHT_EM).size.height() + self._bar_height()
        return QSize(round(em * 30), round(spare))

    def minimumSizeHint(self) -> QSize:
        """Slides so small that one just tells them apart."""
        em = self._em()
        spare = self._measures_for(em * LEAST_HEIGHT_EM).size.height() + self._bar_height()
        return QSize(round(em * 8), round(spare))

    def rows_in_sight(self) -> range:
        """The rows that are seen now, and perhaps a few beside them."""
        count, room = self.strip_model.rowCount(), self.viewport().rect()
        if self.isWrapping():
            first = self.indexAt(QPoint(1, 1)).row()
            last = self.indexAt(QPoint(1, room.height() - 1)).row()
            last += room.width() // self.cell_painter.measures.size.width()
        else:
            first = self.indexAt(QPoint(1, room.height() // 3)).row()
            last = self.indexAt(QPoint(room.width() - 1, room.height() // 3)).row()
        return range(max(0, first), count if last < first or last >= count else last + 1)

    def gap_at(self, at: QPoint) -> int:
        """The gap between cells that is nearest to a point: the row before which something dropped there comes."""
        count = self.strip_model.rowCount()
        if not self.isWrapping():
            at = QPoint(at.x(), self.cell_painter.measures.size.height() // 2)
        row = self.indexAt(at).row()
        if row >= 0:
            return row + (at.x() > self.visualRect(self.strip_model.index(row)).center().x())
        row = self.indexAt(QPoint(1, at.y())).row() if self.isWrapping() else -1
        if row < 0:
            return count
        top = self.visualRect(self.strip_model.index(row)).top()
        while row < count and self.visualRect(self.strip_model.index(row)).top() == top:
            row += 1
        return row

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """One chosen slide looks otherwise when it is no longer alone."""
        super().selectionChanged(selected, deselected)
        several = len(self.selectedIndexes()) > 1
        if several != self.cell_painter.several_chosen:
            self.cell_painter.several_chosen = several
            self.viewport().update()

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        """Draw cells anew. QListView itself would lay out the whole list again, at every word that is typed."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, and while slides are dragged a line where they would come."""
        super().paintEvent(event)
        self._want_those_in_sight()
        if self._gap >= 0:
            painter = QPainter(self.viewport())
            painter.fillRect(self._gap_rect(self._gap), QColor(appearance_of(self).current))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Small slides grow with the strip."""
        super().resizeEvent(event)
        self.measure()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is painted for a strip that nobody sees."""
        super().hideEvent(event)
        self.images.want_only(())

    def changeEvent(self, event: QEvent) -> None:
        """Follows looks and the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self.measure()
            self.updateGeometry()
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A usual wheel runs along the row."""
        turned = event.angleDelta()
        if self.isWrapping() or turned.x() or not turned.y():
            super().wheelEvent(event)
            return
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - round(turned.y() / 120 * self.cell_painter.measures.size.width()))
        event.accept()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Take the chosen slides along."""
        data = self.dragged()
        if data is None:
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        picture = self._drag_picture()
        drag.setPixmap(picture)
        drag.setHotSpot(QRect(QPoint(), picture.deviceIndependentSize().toSize()).center())
        self._drags_own = True
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)
        self._drags_own = False
        self._show_gap(-1)

    def dragged(self) -> QMimeData | None:
        """What a drag takes along, or None."""
        return None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Slides may come in."""
        if event.mimeData().hasFormat(SLIDES_MIME):
            event.accept()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where they would come; near an edge the strip scrolls."""
        if not event.mimeData().hasFormat(SLIDES_MIME):
            event.ignore()
            return
        super().dragMoveEvent(event)
        self._show_gap(self.gap_at(event.position().toPoint()))
        event.setDropAction(_action_of(event))
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        super().dragLeaveEvent(event)
        self._show_gap(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """They are dropped here."""
        self._show_gap(-1)
        self._stop_scrolling()
        if not event.mimeData().hasFormat(SLIDES_MIME):
            event.ignore()
            return
        before = self.strip_model.slide_at_gap(self.gap_at(event.position().toPoint()))
        copies = not self._is_own(event) or _action_of(event) == Qt.DropAction.CopyAction
        event.setDropAction(Qt.DropAction.CopyAction)  # moving is done in the text, nothing is left to take away
        event.accept()
        self.slides_dropped.emit(before, event.mimeData(), copies)

    def _stop_scrolling(self) -> None:
        """The strip stands still again. Qt stops by itself only in its own dropEvent."""
        self.setState(QListView.State.NoState)

    def _is_own(self, event: QDropEvent) -> bool:
        return self._drags_own or event.source() is self

    def _show_gap(self, gap: int) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def _gap_rect(self, gap: int) -> QRect:
        thick = max(3, self.cell_painter.measures.gap // 2)
        count = self.strip_model.rowCount()
        cell = self.visualRect(self.strip_model.index(min(gap, count - 1)))
        x = cell.right() + 1 if gap >= count else cell.left()
        return QRect(max(0, x - thick // 2), cell.top(), thick, cell.height())

    def _drag_picture(self) -> QPixmap:
        rows = sorted(index.row() for index in self.selectedIndexes())
        cell = self.strip_model.cell(rows[0]) if rows else None
        image = self._image_of(cell) if isinstance(cell, SlideCell) else None
        picture = QPixmap.fromImage(image) if image is not None else QPixmap()
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        return picture

    def _want_those_in_sight(self) -> None:
        """Those in sight first, then as many on either side; what was scrolled past is not painted."""
        seen = self.rows_in_sight()
        around = [*seen, *range(seen.stop, seen.stop + len(seen)), *range(seen.start - 1, seen.start - len(seen), -1)]
        cells = (self.strip_model.cell(row) for row in around)
        self.images.want_only([self._wanted(one) for cell in cells if (one := _pictured(cell)) is not None])

    def _image_of(self, cell: SlideCell) -> QImage | None:
        return self.images.image(self._wanted(cell))

    def _wanted(self, cell: SlideCell) -> WantedImage:
        width = round(self.cell_painter.measures.width * self.devicePixelRatioF())
        return WantedImage(cell.scene, cell.kit, cell.number, width)

    def _show_image(self, wanted: WantedImage) -> None:
        row = self.strip_model.row_of_number(wanted.number)
        if row >= 0:
            self.update(self.strip_model.index(row))

    def _em(self) -> float:
        return QFontMetricsF(self.font()).height()

    def _bar_height(self) -> int:
        return self.horizontalScrollBar().sizeHint().height()

    def _fitting_measures(self) -> CellMeasures:
        em = self._em()
        if self.isWrapping():
            measures = self._measures_for(em * WRAPPED_WIDTH_EM / self._shape())
            bar = self.verticalScrollBar().sizeHint().width()
            return replace(measures, header=QSize(max(1, self.width() - bar - 2), round(em * 1.9)))
        spare = self._measures_for(0).size.height() + self._bar_height()
        height = self.height() - spare
        return self._measures_for(max(em * LEAST_HEIGHT_EM, min(em * MOST_HEIGHT_EM, height)))

    def _measures_for(self, height: float) -> CellMeasures:
        em = self._em()
        return CellMeasures(round(height * self._shape()), round(height), round(em * 0.38), round(em * 1.1))

    def _shape(self) -> float:
        """How much wider than high the talk's slides are."""
        talk = self.strip_model.talk
        return talk.kit.template.width_pt / talk.kit.template.height_pt if talk else 16 / 9


def _pictured(cell: SlideCell | SectionCell | None) -> SlideCell | None:
    """The slide that a cell shows a picture of."""
    if isinstance(cell, SectionCell):
        return cell.opening if cell.folded else None
    return cell


def _action_of(event: QDropEvent) -> Qt.DropAction:
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return Qt.DropAction.CopyAction if held else Qt.DropAction.MoveAction
