"""Another folder, found without a second dialog: the machine's folders as a tree."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QModelIndex, Signal
from PySide6.QtWidgets import QFileSystemModel, QTreeView, QVBoxLayout, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import button, text_label
from leaderdeck.language import say


class FolderPage(QWidget):
    """A tree of folders. `chosen` carries the folder, `left` that none was wanted after all.

    Its two buttons are shown by the dialog, among its own.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text_label("muted")
        self._model: QFileSystemModel | None = None
        self._wanted = ""
        self.tree = QTreeView()
        self.tree.setHeaderHidden(True)
        self.tree.doubleClicked.connect(self._take)
        self.use_button, self.back_button = button("primary"), button()
        self.use_button.clicked.connect(lambda: self._take(self.tree.currentIndex()))
        self.back_button.clicked.connect(self.left)
        em = self.fontMetrics().height()
        self.tree.setMinimumHeight(12 * em)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(round(em * 0.6))
        layout.addWidget(self._words)
        layout.addWidget(self.tree, 1)
        self.retranslate()

    def begin_at(self, folder: Path) -> None:
        """Show the tree with this folder chosen."""
        if self._model is None:
            self._model = QFileSystemModel(self)
            self._model.setFilter(QDir.Filter.AllDirs | QDir.Filter.NoDotAndDotDot | QDir.Filter.Drives)
            self._model.setOption(QFileSystemModel.Option.DontUseCustomDirectoryIcons)
            self._model.setRootPath("")
            self._model.directoryLoaded.connect(lambda _: self._go_there())
            self._model.layoutChanged.connect(self._go_there)
            self.tree.setModel(self._model)
            self.tree.selectionModel().currentChanged.connect(self._follow)
            for column in range(1, self._model.columnCount()):
                self.tree.hideColumn(column)
        self.tree.setFocus()
        self._wanted = folder.as_posix()
        self._go_there()

    def retranslate(self) -> None:
        """All words anew."""
        self._words.setText(str(say("Velg mappen som filen skal ligge i.")))
        self.tree.setAccessibleName(str(say("Mapper")))
        self.use_button.setText(str(say("Bruk mappen")))
        self.back_button.setText(str(say("Tilbake")))
        for made in (self.use_button, self.back_button):
            made.setAccessibleName(made.text())

    def _go_there(self) -> None:
        """Folders are read in a thread; each that comes may move the one that is wanted."""
        if self._model and self._wanted:
            index = self._model.index(self._wanted)
            above = index
            while above.isValid():
                self.tree.expand(above)
                above = above.parent()
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index, QTreeView.ScrollHint.PositionAtCenter)

    def _follow(self, index: QModelIndex) -> None:
        """Once the user moves in the tree, it stays where it is."""
        if self._model and index.isValid() and self._model.filePath(index) != self._wanted:
            self._wanted = ""

    def _take(self, index: QModelIndex) -> None:
        if self._model and index.isValid():
            self.chosen.emit(Path(self._model.filePath(index)))
