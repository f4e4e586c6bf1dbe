"""One short answer: the name of a copy, the number of a version."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.language import Sentence, say


class NameDialog(DialogFrame):
    """Asks for one line. `answer` is empty where the user thought better of it."""

    def __init__(
        self, title: Sentence, label: Sentence, do: Sentence, proposal: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, ems=(30, 8))
        self._title, self._label, self._do = title, label, do
        self.answer = ""
        self._words = text_label("muted")
        self.line = QLineEdit(proposal)
        self.content.addWidget(self._words)
        self.content.addWidget(self.line)
        self.content.addStretch(1)
        self.do_button, self.cancel_button = button("primary"), button()
        self.do_button.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.do_button)
        self.do_button.clicked.connect(self._take)
        self.cancel_button.clicked.connect(self.reject)
        self.line.textChanged.connect(lambda text: self.do_button.setEnabled(bool(text.strip())))
        self.retranslate()
        self.line.selectAll()
        self.line.setFocus()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(self._title))
        self._words.setText(str(self._label))
        self.line.setAccessibleName(str(self._label))
        self.do_button.setText(str(self._do))
        self.cancel_button.setText(str(say("Avbryt")))
        for made in (self.do_button, self.cancel_button):
            made.setAccessibleName(made.text())

    def _take(self) -> None:
        self.answer = self.line.text().strip()
        self.accept()
