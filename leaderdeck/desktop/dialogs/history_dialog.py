"""The last saves of a talk, each compared with the text as it stands, and one taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.compared_list import Compared, ComparedList
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.dialogs.moments import moments_words
from leaderdeck.desktop.dialogs.text_comparison import compare_texts
from leaderdeck.desktop.documents.history import Version
from leaderdeck.language import Sentence, say

Told = tuple[Sentence | None, ...]


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

        def count(versions: Sequence[Version]) -> Told:
            texts = [read(version) for version in versions]
            return tuple(_told(text, current) if text is not None else None for text in texts)

        self._told: Told = (None,) * len(self._versions)
        self._counter = Latest(count, self)
        self._counter.answered.connect(self._tell)
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
        self._counter.ask(self._versions)

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
        self.entries.show_entries(self._entries())
        self.close_button.setText(str(say("Lukk")))
        self.restore_button.setText(str(say("Gå tilbake til denne")))
        for made in (self.close_button, self.restore_button):
            made.setAccessibleName(made.text())

    def _entries(self) -> list[str]:
        moments = moments_words([version.when for version in self._versions])
        return [f"{when}\n{told or ''}" for when, told in zip(moments, self._told, strict=True)]

    def _tell(self, told: Told) -> None:
        """How much there is in each, once all have been read."""
        self._told = told
        self.entries.rename_entries(self._entries())

    def _follow(self) -> None:
        self.restore_button.setEnabled(self.entries.text is not None and bool(self.entries.comparison.lines))

    def _restore(self) -> None:
        if self.entries.text is not None:
            text = self.entries.text
            self.accept()
            self.restore_requested.emit(text)


def _told(text: str, current: str) -> Sentence:
    return say("Slik teksten er nå") if text == current else say("{count} ord", count=len(text.split()))
