"""Another name for a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, say
from leaderdeck.library.folder import FilePlan, plan_rename


class RenameDialog(DialogFrame):
    """`plan` is what is to be done, once it is accepted."""

    def __init__(self, path: Path, links: tuple[Path, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(30, 11))
        self._path, self._links = path, links
        self.plan: FilePlan | None = None
        self._label, self._about, self._trouble = QLabel(), text_label("muted"), text_label()
        self.field = QLineEdit(path.stem)
        self._label.setBuddy(self.field)
        for widget in (self._label, self.field, self._trouble, self._about):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.cancel_button, self.rename_button = button(), button("primary")
        self.rename_button.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.rename_button)
        self.cancel_button.clicked.connect(self.reject)
        self.rename_button.clicked.connect(self._take)
        self.field.textChanged.connect(self._follow)
        self._trouble.hide()
        self.retranslate()
        self.field.selectAll()
        self.field.setFocus()
        self._follow()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Nytt navn på filen")))
        self._label.setText(str(say("Navn på filen")))
        self.field.setAccessibleName(self._label.text())
        told = [str(say("Tittelen står i teksten, og endres der."))]
        warning = links_sentence(self._links)
        self._about.setText(" ".join([*told, str(warning)] if warning else told))
        self.cancel_button.setText(str(say("Avbryt")))
        self.rename_button.setText(str(say("Endre navn")))
        for one in (self.cancel_button, self.rename_button):
            one.setAccessibleName(one.text())

    def _follow(self) -> None:
        self._trouble.hide()
        written = self.field.text().strip()
        self.rename_button.setEnabled(bool(written) and written != self._path.stem)

    def _take(self) -> None:
        try:
            self.plan = plan_rename(self._path, self.field.text(), self._links)
        except FileProblem as problem:
            self._trouble.setText(str(problem.sentence))
            self._trouble.show()
            self.grow()
            self.field.setFocus()
            return
        self.accept()


def links_sentence(links: tuple[Path, ...]) -> Sentence | None:
    """Which talks take something from a file, and will find it no more; None where no talk does."""
    if not links:
        return None
    if len(links) == 1:
        return say("{file} henter noe herfra, og må få den nye plassen.", file=links[0].name)
    return say("{count} foredrag henter noe herfra, og må få den nye plassen.", count=len(links))
