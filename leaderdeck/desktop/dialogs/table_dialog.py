"""How large the table shall be that is put in."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.language import Sentence, say

MOST_COLUMNS, MOST_ROWS = 10, 30
_USUAL = 3


class TableDialog(DialogFrame):
    """Accepted when the user has chosen; `columns` and `rows` then tell what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(30, 12))
        self._columns, self._rows = QSpinBox(), QSpinBox()
        self._labels: list[tuple[QLabel, Sentence]] = []
        em = self.fontMetrics().height()
        grid = QGridLayout()
        grid.setHorizontalSpacing(em)
        grid.setVerticalSpacing(round(em * 0.6))
        grid.setColumnStretch(1, 1)
        asked = (
            (say("Kolonner"), self._columns, MOST_COLUMNS),
            (say("Rader under overskriftene"), self._rows, MOST_ROWS),
        )
        for row, (words, box, most) in enumerate(asked):
            label = QLabel()
            label.setBuddy(box)
            self._labels.append((label, words))
            box.setRange(1, most)
            box.setValue(_USUAL)
            box.lineEdit().setTextMargins(em // 3, 0, 0, 0)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        self._keys = text_label("muted")
        self.content.addLayout(grid)
        self.content.addWidget(self._keys)
        self.content.addStretch(1)
        self.cancel_button, self.insert_button = button(), button("primary")
        self.insert_button.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.insert_button)
        self.cancel_button.clicked.connect(self.reject)
        self.insert_button.clicked.connect(self.accept)
        self.retranslate()
        self._columns.selectAll()

    @property
    def columns(self) -> int:
        """How many columns were chosen."""
        return self._columns.value()

    @property
    def rows(self) -> int:
        """How many rows below the headings were chosen."""
        return self._rows.value()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Sett inn tabell")))
        for label, words in self._labels:
            label.setText(str(words))
            label.buddy().setAccessibleName(str(words))
        self._keys.setText(str(say("I tabellen går Tab til neste celle, og Enter lager en ny rad.")))
        self.cancel_button.setText(str(say("Avbryt")))
        self.insert_button.setText(str(say("Sett inn")))
        for made in (self.cancel_button, self.insert_button):
            made.setAccessibleName(made.text())
