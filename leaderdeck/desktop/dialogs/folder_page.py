"""Another folder, found without a second dialog: the machine's folders as a tree."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QModelIndex, Signal
from PySide6.QtWidgets import QFileSystemModel, QHBoxLayout, QTreeView, QVBoxLayout, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import button, text_label
from leaderdeck.language import say


class FolderPage(QWidget):
    """A tree of folders. `chosen` carries the folder, `left` that none was wanted after all."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text_label("muted")
        self._model: QFileSystemModel | None = None
        self.tree = QTreeView()
        self.tree.setHeaderHidden(True)
        self.tree.doubleClicked.connect(self._take)
        self._use, self._back = button("primary"), button()
        self._use.clicked.connect(lambda: self._take(self.tree.currentIndex()))
        self._back.clicked.connect(self.left)
        em = self.fontMetrics().height()
        self.tree.setMinimumHeight(12 * em)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(round(em * 0.6))
        layout.addWidget(self._words)
        layout.addWidget(self.tree, 1)
        layout.addLayout(row)
        self.retranslate()

    def begin_at(self, folder: Path) -> None:
        """Show the tree with this folder chosen."""
        if self._model is None:
            self._model = QFileSystemModel(self)
            self._model.setFilter(QDir.Filter.AllDirs | QDir.Filter.NoDotAndDotDot | QDir.Filter.Drives)
            self._model.setOption(QFileSystemModel.Option.DontUseCustomDirectoryIcons)
            self._model.setRootPath("")
            self.tree.setModel(self._model)
            for column in range(1, self._model.columnCount()):
                self.tree.hideColumn(column)
        index = self._model.index(str(folder))
        self.tree.setCurrentIndex(index)
        self.tree.expand(index)
        self.tree.scrollTo(index)
        self.tree.setFocus()

    def retranslate(self) -> None:
        """All words anew."""
        self._words.setText(str(say("Velg mappen som filen skal ligge i.")))
        self.tree.setAccessibleName(str(say("Mapper")))
        self._use.setText(str(say("Bruk mappen")))
        self._back.setText(str(say("Tilbake")))
        for made in (self._use, self._back):
            made.setAccessibleName(made.text())

    def _take(self, index: QModelIndex) -> None:
        if self._model and index.isValid():
            self.chosen.emit(Path(self._model.filePath(index)))
