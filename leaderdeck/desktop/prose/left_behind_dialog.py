"""What of a presentation did not come into the draft, and why; a row leads to its slide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.intake.source_text import LeftOut
from leaderdeck.language import say

_SLIDE, _WHAT, _WHY = range(3)


class LeftBehindDialog(DialogFrame):
    """A table that stays open beside the talk while one works through it."""

    slide_wanted = Signal(int)
    """Number of the slide in the file (from 1) that a row is about."""

    def __init__(self, name: str, left: Sequence[LeftOut], parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(48, 18))
        self.setWindowModality(Qt.WindowModality.NonModal)
        self._name, self._left = name, tuple(left)
        self._words = text_label("muted")
        self.table = QTreeWidget()
        self.table.setRootIsDecorated(False)
        self.table.setWordWrap(True)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        self.table.itemActivated.connect(self._follow)
        self.table.itemClicked.connect(self._follow)
        self.content.addWidget(self._words)
        self.content.addWidget(self.table, 1)
        self.close_button = button("primary")
        self.close_button.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.close_button.clicked.connect(self.accept)
        self.retranslate()
        self.table.setFocus()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Ikke med i utkastet")))
        self._words.setText(
            str(say("Dette fra {file} må du hente selv, eller klare deg uten. Velg en rad for å gå til lysbildet.",
                    file=self._name))
        )  # fmt: skip
        self.table.setAccessibleName(self.windowTitle())
        self.table.setHeaderLabels([str(say("Lysbilde")), str(say("Hva")), str(say("Hvorfor"))])
        self.table.clear()
        for left in self._left:
            row = QTreeWidgetItem(self.table)
            texts = (str(left.place) if left.place else "–", " ".join(left.words.split()), str(left.why))
            for column, text in enumerate(texts):
                row.setText(column, text)
                row.setToolTip(column, text)
            row.setData(_SLIDE, Qt.ItemDataRole.UserRole, left.place)
        em = self.fontMetrics().height()
        self.table.setColumnWidth(_SLIDE, 5 * em)
        self.table.setColumnWidth(_WHAT, 13 * em)
        self.close_button.setText(str(say("Lukk")))
        self.close_button.setAccessibleName(self.close_button.text())

    def _follow(self, row: QTreeWidgetItem, _column: int) -> None:
        number = row.data(_SLIDE, Qt.ItemDataRole.UserRole)
        if number:
            self.slide_wanted.emit(number)
