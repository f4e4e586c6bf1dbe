"""The library column: talks and notes of one folder, and a field that filters them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QFileSystemWatcher, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.panes.library_folder import FolderReading, read_folder
from leaderdeck.desktop.panes.library_list import LibraryDelegate, LibraryModel, library_rows
from leaderdeck.language import say

SETTLE_MS = 300
"""A folder that changes is read again when it has been quiet so long: saving touches it several times."""


class LibraryPane(QWidget):
    """Lists the folder's files. Choosing one asks for it to be opened."""

    file_requested = Signal(object)
    """The `Path` to open."""
    folder_requested = Signal()
    """Another folder is wished for."""
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._current: Path | None = None
        self._reading: FolderReading | None = None
        self._reader = Latest(read_folder, self)
        self._reader.answered.connect(self._take)
        self._reader.failed.connect(self._fail)
        self._is_busy = False
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.read_again)
        self._watcher.directoryChanged.connect(lambda _folder: self._settle.start())
        self._filter, self._list, self._hint, self._choose = QLineEdit(), QListView(), QLabel(), QPushButton()
        self._model = LibraryModel(self)
        self._set_up_list()
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(lambda _words: self._refresh())
        self._filter.installEventFilter(self)
        self._choose.setProperty("kind", "quiet")
        self._choose.setIcon(icon("folder"))
        self._choose.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._choose.clicked.connect(self.folder_requested)
        self._hint.setProperty("kind", "muted")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setProperty("kind", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        self.retranslate()

    @property
    def file_list(self) -> QListView:
        """The files."""
        return self._list

    @property
    def filter_field(self) -> QLineEdit:
        """Where one writes what to look for."""
        return self._filter

    @property
    def is_busy(self) -> bool:
        """Whether the folder is still being read."""
        return self._is_busy

    def show_folder(self, folder: Path | None, current: Path | None) -> None:
        """List this folder, with this file as the one that is open."""
        if current != self._current:
            self._current = current
            self._model.show_current(current)
        if folder == self._folder and self._reading is not None:
            self._mark()
            return
        self._folder, self._reading = folder, None
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._refresh()
        self.read_again()

    def read_again(self) -> None:
        """Look at the folder anew; files that did not change are not read again."""
        if self._folder is None:
            self._reader.drop()
            self._is_busy = False
            return
        self._is_busy = True
        self._reader.ask(self._folder, self._reading.known if self._reading else {})

    def focus_filter(self) -> None:
        """Write in the filter."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Bibliotek")))
        self._filter.setPlaceholderText(str(say("Søk i foredrag og notater …")))
        self._filter.setAccessibleName(str(say("Søk i foredrag og notater")))
        self._list.setAccessibleName(str(say("Foredrag og notater i mappen")))
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language, and the size of the letters."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._list.scheduleDelayedItemsLayout()
            side = round(self.fontMetrics().height() * 1.05)
            self._choose.setIconSize(QSize(side, side))
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The folder's name is shortened to the width."""
        super().resizeEvent(event)
        self._tell_folder()

    def sizeHint(self) -> QSize:
        """Room for a title and its second line."""
        em = self.fontMetrics().height()
        return QSize(em * 16, em * 30)

    def minimumSizeHint(self) -> QSize:
        """Room for the beginning of a title."""
        em = self.fontMetrics().height()
        return QSize(em * 9, em * 10)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the filter, Down goes to the list and Escape shows everything again."""
        if watched is self._filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self._enter_list()
                return True
            if event.key() == Qt.Key.Key_Escape and self._filter.text():
                self._filter.clear()
                return True
        return super().eventFilter(watched, event)

    def _set_up_list(self) -> None:
        self._list.setModel(self._model)
        self._list.setItemDelegate(LibraryDelegate(self._list))
        self._list.setProperty("kind", "side")
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._open)
        self._list.activated.connect(self._open)

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(em * 0.8), 0, em // 3)
        column.setSpacing(em // 3)
        column.addLayout(_indented(self._filter, em))
        column.addWidget(self._list, 1)
        column.addLayout(_indented(self._hint, em), 1)
        column.addLayout(_indented(self._choose, em // 3))

    def _take(self, reading: FolderReading) -> None:
        if reading.folder != self._folder:
            return
        self._reading = reading
        if reading.is_there and not self._watcher.directories():
            self._watcher.addPath(str(reading.folder))
        self._refresh()
        if reading.is_complete:
            self._is_busy = False
        else:
            self.read_again()

    def _fail(self, problem: object) -> None:
        self._is_busy = False
        self.failed.emit(problem)

    def _refresh(self) -> None:
        files = self._reading.files if self._reading else ()
        chosen = self._model.row_at(self._list.currentIndex().row())
        if self._model.show_rows(library_rows(files, self._filter.text())):
            self._mark(chosen.file.path if chosen and chosen.file else None)
        hint = self._hint_words()
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._list.setVisible(not hint)
        self._tell_folder()

    def _hint_words(self) -> str:
        if self._folder is None:
            return str(say("Velg en mappe for å se foredragene og notatene i den."))
        if self._reading is None or self._model.rowCount():
            return ""
        if not self._reading.is_there:
            return str(say("Mappen finnes ikke lenger, eller kan ikke leses."))
        if self._reading.files:
            return str(say("Ingen treff."))
        return str(say("Ingen foredrag eller notater i mappen ennå."))

    def _tell_folder(self) -> None:
        name = self._folder.name or str(self._folder) if self._folder else ""
        words = str(say("Mappe: {name} …", name=name)) if name else str(say("Velg mappe …"))
        room = self._choose.width() - self._choose.iconSize().width() - self.fontMetrics().height() * 2
        metrics = self.fontMetrics()
        shown = words if metrics.horizontalAdvance(words) <= room or not name else name
        self._choose.setText(metrics.elidedText(shown, Qt.TextElideMode.ElideRight, max(room, 3 * metrics.height())))
        self._choose.setAccessibleName(words)
        self._choose.setToolTip(str(self._folder or words))

    def _mark(self, also: Path | None = None) -> None:
        place = self._model.place_of(also) if also else None
        place = place if place is not None else self._model.place_of(self._current)
        if place is not None:
            self._list.setCurrentIndex(self._model.index(place, 0))

    def _enter_list(self) -> None:
        for place in range(self._model.rowCount()):
            index = self._model.index(place, 0)
            if self._model.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                self._list.setCurrentIndex(index)
                self._list.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is None:
            return
        if row.kind == "topic":
            self._filter.setText(f"#{row.words}")
        elif row.file and row.file.path != self._current:
            self.file_requested.emit(row.file.path)


def _indented(widget: QWidget, margin: int) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setContentsMargins(margin, 0, margin, 0)
    box.addWidget(widget)
    return box
