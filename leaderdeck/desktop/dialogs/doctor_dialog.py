"""What works on this machine, and how to mend what does not."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.dialogs.severity_mark import SeverityMark
from leaderdeck.desktop.machine.machine_signs import Sign, look
from leaderdeck.language import say


class DoctorDialog(DialogFrame):
    """Looks in a thread and lists what it saw."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(46, 16))
        self._signs: tuple[Sign, ...] = ()
        self._waiting = text_label("muted")
        self._page = QWidget()
        self._rows = QGridLayout(self._page)
        em = self.fontMetrics().height()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(round(em * 0.6))
        self._rows.setVerticalSpacing(round(em * 0.5))
        self._rows.setColumnStretch(1, 1)
        self.content.addWidget(self._waiting)
        self.content.addWidget(self._page)
        self.content.addStretch(1)
        self.copy_button, self.close_button = button(), button("primary")
        self.foot.addWidget(self.copy_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(self.lines())))
        self.close_button.clicked.connect(self.accept)
        self._work = Latest(lambda: tuple(look()), self)
        self._work.answered.connect(self._show)
        self._work.ask()
        self.retranslate()

    def lines(self) -> tuple[str, ...]:
        """What is shown, a line for each thing that was looked at."""
        return tuple(f"{sign.name}: {_found(sign)}" for sign in self._signs)

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Hva virker på denne maskinen")))
        self._waiting.setText(str(say("Ser etter …")))
        self._waiting.setVisible(not self._signs)
        self.copy_button.setText(str(say("Kopier")))
        self.close_button.setText(str(say("Lukk")))
        for made in (self.copy_button, self.close_button):
            made.setAccessibleName(made.text())
        self._fill()

    def _show(self, signs: object) -> None:
        assert isinstance(signs, tuple)
        self._signs = signs
        self.retranslate()
        self.fit(self.screen().availableGeometry().size())

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, sign in enumerate(self._signs):
            mark, words = SeverityMark("done"), text_label()
            mark.show_mark("done" if sign.works else "warning")
            words.setText(f"{sign.name}: {_found(sign)}")
            self._rows.addWidget(mark, number, 0)
            self._rows.addWidget(words, number, 1)


def _found(sign: Sign) -> str:
    return f"{sign.found} – {sign.mend}" if sign.mend and not sign.works else str(sign.found)
