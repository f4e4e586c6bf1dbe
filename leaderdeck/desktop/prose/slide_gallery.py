"""The slides at the right, in as many columns as have room: to look at, and to find their paragraphs by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from leaderdeck.desktop.panes.slide_cell_painter import CellMeasures
from leaderdeck.desktop.panes.slide_cells import SectionCell, SlideCell
from leaderdeck.desktop.panes.slide_strip_view import AnyIndex, SlideStripView
from leaderdeck.language import say
from leaderdeck.talk import Talk

_COLUMN_EMS = 15.0
"""A slide narrower than this cannot be read."""
_MOST_COLUMNS = 4


class SlideGallery(SlideStripView):
    """All slides of a talk as live pictures. Nothing is moved here; that is for the main window."""

    picked = Signal(int)
    """The slide with this number was picked."""
    _follows = False
    """Whether the current slide changes because a paragraph was picked, and so must not lead the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragEnabled(False)
        self.setDragDropMode(QListView.DragDropMode.NoDragDrop)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.cell_painter.several_chosen = True
        self.set_wrapping(on=True)
        self.clicked.connect(self._take_click)
        self.retranslate()

    def show_talk(self, talk: Talk) -> None:
        """The talk as it is now; only what differs is drawn anew."""
        self._follows = True
        self.strip_model.show_talk(talk)
        self._follows = False
        self.measure()

    def show_numbers(self, numbers: Sequence[int], *, into_sight: bool) -> None:
        """Mark these slides, the first of them as the current one."""
        rows = [row for number in numbers if (row := self.strip_model.row_of_number(number)) >= 0]
        flag = QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        for row in rows[1:]:
            chosen.select(self.strip_model.index(row), self.strip_model.index(row))
        self._follows = True
        self.selectionModel().select(chosen, flag.ClearAndSelect)
        if rows:
            self.selectionModel().setCurrentIndex(self.strip_model.index(rows[0]), flag.NoUpdate)
        self._follows = False
        self.cell_painter.place_row = rows[0] if rows else -1
        self.viewport().update()
        if rows and into_sight:
            self.scrollTo(self.strip_model.index(rows[0]), QListView.ScrollHint.EnsureVisible)

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Lysbilder av teksten")))
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """What is marked besides the current slide is always marked as such."""
        QListView.selectionChanged(self, selected, deselected)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Who walks through the slides takes the text along."""
        super().currentChanged(current, previous)
        if not self._follows and current.isValid():
            self._pick(current.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first cell the current one where there is none; the text stays where it is."""
        self._follows = True
        super().focusInEvent(event)
        self._follows = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar fold a chapter, or lead to the text of a slide once more."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take_click(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _take_click(self, index: QModelIndex) -> None:
        cell = self.strip_model.cell(index.row())
        if isinstance(cell, SectionCell):
            self._follows = True
            self.strip_model.set_folded(cell, folded=not cell.folded)
            self._follows = False
        elif cell is not None and index.row() != self.cell_painter.place_row:
            self._pick(index.row())

    def _pick(self, row: int) -> None:
        cell = self.strip_model.cell(row)
        if isinstance(cell, SlideCell):
            self.picked.emit(cell.number)

    def _fitting_measures(self) -> CellMeasures:
        em = self._em()
        room = max(1, self.width() - self.verticalScrollBar().sizeHint().width() - 2)
        columns = max(1, min(_MOST_COLUMNS, int(room / (_COLUMN_EMS * em))))
        rough = self._measures_for(em)
        width = max(8, room // columns - 2 * rough.gap - 1)
        measures = self._measures_for(width / self._shape())
        return replace(measures, width=width, header=QSize(room, round(em * 1.9)))
