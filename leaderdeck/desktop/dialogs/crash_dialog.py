"""The program found a fault in itself. The text is kept first; then this is said, once."""

from __future__ import annotations

import platform
import traceback
from types import TracebackType
from typing import Literal, TypeAlias

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from leaderdeck import __version__
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.language import say

CrashChoice: TypeAlias = Literal["continue", "quit"]


def crash_description(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it happened, for those who mend the program. Holds no words of any talk: an exception's own text might."""
    places = [f"{frame.name} ({_short(frame.filename)}, {frame.lineno})" for frame in traceback.extract_tb(trace)]
    system = f"LeaderDeck {__version__}, Qt {qVersion()}, Python {platform.python_version()}, {platform.system()}"
    return "\n".join([system, kind.__name__, *places])


def _short(file: str) -> str:
    """A module's path from the package on: the rest tells whose machine it is."""
    parts = file.replace("\\", "/").split("/")
    return "/".join(parts[len(parts) - parts[::-1].index("leaderdeck") :]) if "leaderdeck" in parts else parts[-1]


class CrashDialog(DialogFrame):
    """Says that the text is safe, or that it is not; goes on or quits. `choice` is what the user wants."""

    def __init__(self, description: str, parent: QWidget | None = None, *, text_is_kept: bool = True) -> None:
        super().__init__(parent, ems=(36, 22))
        self._text_is_kept = text_is_kept
        self.choice: CrashChoice = "continue"
        self._words, self._advice = text_label(), text_label("muted")
        self.details = QPlainTextEdit(description)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setProperty("kind", "field")
        self.details.setMinimumHeight(5 * self.fontMetrics().height())
        self.content.addWidget(self._words)
        self.content.addWidget(self._advice)
        self.content.addWidget(self.details, 1)
        self._advice.setVisible(bool(description))
        self.details.setVisible(bool(description))
        self.copy_button, self.quit_button, self.continue_button = button(), button(), button("primary")
        self.copy_button.setVisible(bool(description))
        self.continue_button.setDefault(True)
        self.foot.addWidget(self.copy_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.quit_button)
        self.foot.addWidget(self.continue_button)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details.toPlainText()))
        self.quit_button.clicked.connect(self._quit)
        self.continue_button.clicked.connect(self.accept)
        self.retranslate()
        self.continue_button.setFocus()

    @classmethod
    def tell(cls, parent: QWidget | None = None, description: str = "", *, text_is_kept: bool = True) -> CrashChoice:
        """Say it, wait, and give what the user wants."""
        dialog = cls(description, parent, text_is_kept=text_is_kept)
        dialog.exec()
        return dialog.choice

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Noe gikk galt i LeaderDeck")))
        self._words.setText(
            str(
                say("Teksten din er tatt vare på og kan hentes fram igjen.")
                if self._text_is_kept
                else say("Teksten er fortsatt i vinduet, men kopien kunne ikke lages. Lagre nå, gjerne et annet sted.")
            )
        )
        self._advice.setText(
            str(say("Beskrivelsen under sier hvor i programmet det skjedde. Den inneholder ikke noe du har skrevet."))
        )
        self.details.setAccessibleName(str(say("Teknisk beskrivelse")))
        self.copy_button.setText(str(say("Kopier beskrivelsen")))
        self.quit_button.setText(str(say("Avslutt")))
        self.continue_button.setText(str(say("Fortsett")))
        for made in (self.copy_button, self.quit_button, self.continue_button):
            made.setAccessibleName(made.text())

    def _quit(self) -> None:
        self.choice = "quit"
        self.accept()
