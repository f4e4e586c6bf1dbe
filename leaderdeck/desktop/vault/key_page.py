"""The recovery key as it is offered: large, to be printed, saved or written down. It is shown this once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import button, text_label
from leaderdeck.desktop.documents.file_dialogs import documents_folder
from leaderdeck.desktop.vault.recovery_sheet import print_sheet, save_sheet
from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, say


class KeyPage(QWidget):
    """Shows one key. `kept` tells that it was printed or saved."""

    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._folder = "", Path()
        self._note: Sentence | None = None
        self._words, self._told = text_label(), text_label("muted")
        self.key_label = QLabel()
        self.key_label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.key_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.key_label.setProperty("kind", "private")
        self._size()
        self.print_button, self.save_button = button(), button()
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._ask_where)
        em = self.fontMetrics().height()
        row = QHBoxLayout()
        row.setSpacing(round(em * 0.6))
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.7))
        column.addWidget(self._words)
        column.addWidget(self.key_label)
        column.addLayout(row)
        column.addWidget(self._told)
        self.retranslate()

    def show_key(self, recovery_key: str, folder: Path) -> None:
        """This key, for the notes of this folder."""
        self._key, self._folder = recovery_key, folder
        groups = recovery_key.split("-")
        self.key_label.setText("\n".join("   ".join(groups[start : start + 3]) for start in range(0, len(groups), 3)))
        self.key_label.setAccessibleName(recovery_key)

    def forget(self) -> None:
        """The key is shown no more."""
        self._key = ""
        self.key_label.clear()
        self.key_label.setAccessibleName("")

    def retranslate(self) -> None:
        """All words anew."""
        self._words.setText(
            str(
                say(
                    "Dette er gjenopprettingsnøkkelen. Den åpner notatene om du glemmer passordsetningen, og vises "
                    "bare denne ene gangen. Skriv den ut eller skriv den av, og legg den et sted bare du har tilgang."
                )
            )
        )
        self.print_button.setText(str(say("Skriv ut …")))
        self.save_button.setText(str(say("Lagre som PDF …")))
        for one in (self.print_button, self.save_button):
            one.setAccessibleName(one.text())
        self._told.setText("" if self._note is None else str(self._note))

    def save_as(self, target: Path) -> None:
        """Save the sheet there, and say how it went."""
        try:
            save_sheet(target, self._key, self._folder, _today())
        except FileProblem as problem:
            self._tell(problem.sentence)
            return
        self._tell(
            say("Lagret i {file}. Den filen er ikke låst: Ta vare på den et annet sted enn notatene.", file=target)
        )
        self.kept.emit()

    def _print(self) -> None:
        if print_sheet(self._key, self._folder, _today(), self):
            self._tell(say("Arket er sendt til skriveren."))
            self.kept.emit()

    def _ask_where(self) -> None:
        name = f"{say('Gjenopprettingsnøkkel')}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self, str(say("Lagre gjenopprettingsnøkkelen")), str(documents_folder() / name), "PDF (*.pdf)"
        )
        if chosen:
            target = Path(chosen)
            self.save_as(target if target.suffix else target.with_suffix(".pdf"))

    def _tell(self, sentence: Sentence) -> None:
        self._note = sentence
        self.retranslate()

    def _size(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(QApplication.font().pointSizeF() * 1.5)
        font.setWeight(QFont.Weight.DemiBold)
        self.key_label.setFont(font)
        em = self.fontMetrics().height()
        self.key_label.setMargin(em // 2)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the wall calendar's day
