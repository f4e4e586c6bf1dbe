"""The strip above the text of a locked note that is open: what it is, when it locks itself, and a way to do it now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.dialogs.dialog_frame import button
from leaderdeck.desktop.icons import icon
from leaderdeck.language import say


class OpenSign(QWidget):
    """`lock_requested`: lock everything now."""

    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minutes = 10
        self._sign, self._words, self._more = QLabel(), QLabel(), QLabel()
        for label in (self._words, self._more):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", "private")
        self._more.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.lock_button = button()
        self.lock_button.clicked.connect(self.lock_requested)
        em = self.fontMetrics().height()
        row = QHBoxLayout(self)
        row.setContentsMargins(em, em // 3, em, em // 3)
        row.setSpacing(round(em * 0.6))
        row.addWidget(self._sign)
        row.addWidget(self._words)
        row.addWidget(self._more, 1)
        row.addWidget(self.lock_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self._dress()

    def show_minutes(self, minutes: int) -> None:
        """How long nobody may be there before it locks itself."""
        self._minutes = minutes
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        self._words.setText(str(say("Låst notat – åpent nå")))
        more = say("Låser seg selv når ingen har skrevet på {minutes} minutter.", minutes=self._minutes)
        self._more.setText(str(more))
        self._more.setToolTip(str(more))
        self.lock_button.setText(str(say("Lås nå")))
        self.lock_button.setAccessibleName(self.lock_button.text())
        self.setAccessibleName(f"{self._words.text()}. {more}")

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language and the looks."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._dress()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of private text, and a line under it."""
        appearance = appearance_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(appearance.private_ground))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(appearance.line))
        painter.end()

    def _dress(self) -> None:
        side = round(self.fontMetrics().height() * 1.1)
        self._sign.setPixmap(icon("lock", "private").pixmap(QSize(side, side), self.devicePixelRatioF()))
        font = QApplication.font()
        font.setBold(True)
        self._words.setFont(font)
