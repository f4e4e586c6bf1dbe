"""What is kept of talks outside their own files: how much, where, and a way to empty it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.dialog_frame import button, text_label
from leaderdeck.desktop.dialogs.moments import size_words
from leaderdeck.desktop.documents.traces import forget_everything, kept_texts
from leaderdeck.errors import LeaderDeckError
from leaderdeck.language import Sentence, say


class KeptTextsBox(QWidget):
    """Recovery copies and earlier saves may hold private text; they are counted here, and emptied in two presses."""

    emptied = Signal()
    counted = Signal()
    """The counts are there: it is higher than it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[tuple[Sentence, object, int, int], ...] | None = None
        self._is_sure = False
        self._words, self._counts = text_label("muted"), text_label()
        self.empty_button, self.keep_button = button(), button("quiet")
        row = QHBoxLayout()
        row.addWidget(self.empty_button)
        row.addWidget(self.keep_button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.fontMetrics().height() // 3)
        layout.addWidget(self._words)
        layout.addWidget(self._counts)
        layout.addLayout(row)
        self.empty_button.clicked.connect(self._empty)
        self.keep_button.clicked.connect(lambda: self._be_sure(sure=False))
        self._work = Latest(_count, self)
        self._work.answered.connect(self._show)
        self._work.failed.connect(_tell)
        self._be_sure(sure=False)
        self._work.ask("count")
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        self._words.setText(
            str(say("Kopier og tidligere utgaver kan inneholde privat tekst. Bare du kan lese dem på denne maskinen."))
        )
        lines = [f"{_capital(name)}: {_how_much(count, size)}" for name, _, count, size in self._kept or ()]
        self._counts.setText("\n".join(lines) if self._kept is not None else str(say("Teller …")))
        self._be_sure(sure=self._is_sure)

    def _be_sure(self, *, sure: bool) -> None:
        self._is_sure = sure
        self.keep_button.setVisible(sure)
        self.empty_button.setText(str(say("Ja, slett alt sammen") if sure else say("Tøm …")))
        self.keep_button.setText(str(say("Behold")))
        for made in (self.empty_button, self.keep_button):
            made.setAccessibleName(made.text())
        self.empty_button.setEnabled(any(count for _, _, count, _ in self._kept or ()))

    def _empty(self) -> None:
        if not self._is_sure:
            self._be_sure(sure=True)
            return
        self._be_sure(sure=False)
        self._work.ask("empty")
        self.emptied.emit()

    def _show(self, kept: object) -> None:
        assert isinstance(kept, tuple)
        self._kept = kept
        self.retranslate()
        self.counted.emit()


def _count(wish: str) -> tuple[object, ...]:
    """What is kept now, after it was emptied where that is wished."""
    if wish == "empty":
        forget_everything()
    return tuple(kept_texts())


def _how_much(count: int, size: int) -> Sentence:
    if count == 1:
        return say("én fil, {size}", size=size_words(size))
    return say("{count} filer, {size}", count=count, size=size_words(size)) if count else say("ingen")


def _capital(name: Sentence) -> str:
    words = str(name)
    return words[:1].upper() + words[1:]


def _tell(problem: object) -> None:
    """A folder that cannot be read is counted as nothing; a fault of the program is one."""
    if isinstance(problem, BaseException) and not isinstance(problem, LeaderDeckError | OSError):
        raise problem
