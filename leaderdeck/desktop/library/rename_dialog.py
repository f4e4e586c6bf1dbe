"""Another name for a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.library.folder import FilePlan, plan_rename

_MOST_LISTED = 6


class RenameDialog(DialogFrame):
    """`plan` is what is to be done, once it is accepted."""

    def __init__(self, path: Path, links: tuple[Path, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(30, 11))
        self._path, self._links = path, links
        self.plan: FilePlan | None = None
        self._label, self._about, self._trouble = QLabel(), text_label("muted"), text_label()
        self.links_box, self._listed = QCheckBox(), text_label("muted")
        self.links_box.setChecked(True)
        self.links_box.setVisible(bool(links))
        self._listed.setVisible(bool(links))
        self.field = QLineEdit(path.stem)
        self._label.setBuddy(self.field)
        for widget in (self._label, self.field, self._trouble, self._about, self.links_box, self._listed):
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

    @property
    def rewrites_links(self) -> bool:
        """Whether files that take something from this one shall find it under its new name."""
        return bool(self._links) and self.links_box.isChecked()

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Nytt navn på filen")))
        self._label.setText(str(say("Navn på filen")))
        self.field.setAccessibleName(self._label.text())
        self._about.setText(str(say("Tittelen står i teksten, og endres der.")))
        count = len(self._links)
        self.links_box.setText(
            str(say("Rett lenken hit i 1 fil") if count == 1 else say("Rett lenkene hit i {count} filer", count=count))
        )
        self.links_box.setAccessibleName(self.links_box.text())
        self._listed.setText("\n".join(_listed(self._links)))
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


def _listed(links: tuple[Path, ...]) -> list[str]:
    """Which files they are, as long as that is a list that can be read."""
    shown = [path.name for path in links[:_MOST_LISTED]]
    more = len(links) - len(shown)
    return [*shown, str(say("og {count} til", count=more))] if more else shown
