"""The last saves of a talk, each compared with the text as it stands, and one taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.dialogs.compared_list import Compared, ComparedList
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.dialogs.moments import moment_words, size_words
from leaderdeck.desktop.dialogs.text_comparison import compare_texts
from leaderdeck.desktop.documents.history import Version
from leaderdeck.language import say


class HistoryDialog(DialogFrame):
    """`restore_requested` carries the text that shall stand again; that is an edit, which can be undone."""

    restore_requested = Signal(str)

    def __init__(
        self,
        versions: Sequence[Version],
        read: Callable[[Version], str | None],
        current: str = "",
        parent: QWidget | None = None,
        *,
        name: str = "",
    ) -> None:
        super().__init__(parent, ems=(60, 36))
        self._versions, self._name = tuple(versions), name

        def compare(index: int) -> Compared:
            text = read(self._versions[index])
            return text, compare_texts(current, text) if text is not None else ()

        self._words = text_label()
        self.entries = ComparedList(compare)
        self.content.addWidget(self._words)
        self.content.addWidget(self.entries, 1)
        self.close_button, self.restore_button = button(), button("primary")
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.restore_button)
        self.close_button.clicked.connect(self.reject)
        self.restore_button.clicked.connect(self._restore)
        self.entries.settled.connect(self._follow)
        self._follow()
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        title = say("Tidligere utgaver av «{file}»", file=self._name) if self._name else say("Tidligere utgaver")
        self.say_title(str(title))
        self.entries.setVisible(bool(self._versions))
        self._words.setText(
            str(
                say("De siste lagringene. Å gå tilbake er en vanlig endring som kan angres.")
                if self._versions
                else say("Her kommer en utgave for hver gang du lagrer.")
            )
        )
        self.entries.explain(say("Slik endrer teksten seg om du går tilbake:"))
        self.entries.list.setAccessibleName(str(say("Utgaver")))
        self.entries.show_entries(
            [f"{moment_words(version.when)}\n{size_words(version.size)}" for version in self._versions]
        )
        self.close_button.setText(str(say("Lukk")))
        self.restore_button.setText(str(say("Gå tilbake til denne")))
        for made in (self.close_button, self.restore_button):
            made.setAccessibleName(made.text())

    def _follow(self) -> None:
        self.restore_button.setEnabled(self.entries.text is not None and bool(self.entries.comparison.lines))

    def _restore(self) -> None:
        if self.entries.text is not None:
            text = self.entries.text
            self.accept()
            self.restore_requested.emit(text)
