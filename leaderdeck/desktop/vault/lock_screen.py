"""What a window shows of a locked note while its vault is shut: that it is locked, why, and the way in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.dialogs.dialog_frame import HeadingLabel, text_label
from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.vault.unlock_form import UnlockForm
from leaderdeck.desktop.vault.vault_keeper import VaultKeeper
from leaderdeck.language import Sentence, say

_WIDTH_EMS = 26


class LockScreen(QWidget):
    """Covers everything of a note but its file's name."""

    opened = Signal()

    def __init__(self, keeper: VaultKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._reason = "", say("Notatet er låst.")
        self._has_vault = True
        self._sign, self._heading = _LockSign(), HeadingLabel()
        self._words, self._more = text_label(), text_label("muted")
        self.form = UnlockForm(keeper)
        self.form.opened.connect(self.opened)
        em = self.fontMetrics().height()
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setSpacing(round(em * 0.6))
        for widget in (self._sign, self._heading, self._words, self._more):
            column.addWidget(widget)
        column.addSpacing(em // 2)
        column.addWidget(self.form)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        row = QHBoxLayout()  # an item that is only aligned would not get the height that its words need
        row.addStretch(1)
        row.addWidget(self._column)
        row.addStretch(1)
        whole.addLayout(row)
        whole.addStretch(3)
        self.setFocusProxy(self.form.field)
        self._size()
        self.retranslate()

    def show_locked(self, path: Path, folder: Path | None, reason: Sentence) -> None:
        """This note is locked, for this reason; its vault is in `folder`; None: there is no way in."""
        self._name, self._reason, self._has_vault = path.name, reason, folder is not None
        self.form.ask_for(folder)
        self.form.setVisible(self._has_vault)
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """All words anew."""
        self._heading.setText(str(say("Låst notat")))
        self._words.setText(str(self._reason))
        self._more.setText(str(say("Filen heter {file}.", file=self._name)))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language and the text size."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size()
        super().changeEvent(event)

    def _size(self) -> None:
        self._column.setFixedWidth(_WIDTH_EMS * self.fontMetrics().height())


class _LockSign(QWidget):
    """A padlock as large as a few lines."""

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * 2.4)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = min(self.height(), self.sizeHint().height())
        painter = QPainter(self)
        icon("lock", appearance_of(self).private).paint(painter, 0, 0, side, side)
        painter.end()
