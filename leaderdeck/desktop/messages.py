"""The quiet bar that tells what happened, and the one place in the windows where trouble is caught."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal, TypeAlias
from unicodedata import category

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.dialogs.severity_mark import SeverityMark, mark_name
from leaderdeck.desktop.dialogs.trouble_sentences import trouble_sentence
from leaderdeck.desktop.icons import icon
from leaderdeck.errors import LeaderDeckError
from leaderdeck.language import Sentence, say

MessageKind: TypeAlias = Literal["info", "warning", "error"]
MessageAction: TypeAlias = tuple[Sentence, Callable[[], object]]
MOST_ROWS = 3
"""What came before the newest three is no longer what one is doing."""
INFO_MILLISECONDS = 8000
"""How long a message stays that only tells that something went well; all others stay until they are closed."""

BESIDE_EMS = 44
"""How wide a message is, in lines of text, before its buttons have room beside it."""


def in_one_line(words: str) -> str:
    """The words without line breaks, or signs that turn the direction around, which names of files may have."""
    return "".join(letter if letter.isprintable() or category(letter) == "Zs" else " " for letter in words)


class MessageBar(QWidget):
    """Sentences over the page, the newest first, each with its ways out. Nothing here ever stops the typing."""

    emptied = Signal()
    """Nothing is said any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.retranslate()
        self.hide()

    def show(
        self,
        sentence: Sentence | None = None,
        kind: MessageKind = "info",
        actions: Sequence[MessageAction] = (),
    ) -> None:
        """Say this sentence, with a button for each way out. Said again, it is moved up, not doubled."""
        if sentence is not None:
            for row in [row for row in self._rows if row.sentence == sentence]:
                self._drop(row)
            row = _Row(sentence, kind, tuple(actions), self)
            row.closed.connect(lambda: self._close(row))
            self._rows.insert(0, row)
            self._layout.insertWidget(0, row)
            row.show()
            for oldest in self._rows[MOST_ROWS:]:
                self._drop(oldest)
            self._announce(sentence, kind)
        super().show()

    def report(self, problem: object) -> None:
        """Say what went wrong; what is no trouble of a user's is raised again, for the program is then at fault."""
        if isinstance(problem, LeaderDeckError | OSError):
            self.show(trouble_sentence(problem), "error")
        elif isinstance(problem, BaseException):
            raise problem

    @contextmanager
    def guarding(self) -> Iterator[None]:
        """Turns trouble with files, brands and foreign presentations into a sentence in the bar."""
        try:
            yield
        except (LeaderDeckError, OSError) as problem:
            self.report(problem)

    def forget(self, sentence: Sentence | None = None) -> None:
        """Take a sentence back that is no longer true, or all of them."""
        for row in [row for row in self._rows if sentence is None or row.sentence == sentence]:
            self._close(row)

    def sentences(self) -> tuple[Sentence, ...]:
        """What the bar says now, the newest first."""
        return tuple(row.sentence for row in self._rows)

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Meldinger")))
        for row in self._rows:
            row.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _close(self, row: _Row) -> None:
        had_focus = row.isAncestorOf(focused) if (focused := self.window().focusWidget()) else False
        self._drop(row)
        if not self._rows:
            self.hide()
            self.emptied.emit()
        elif had_focus:
            self._rows[0].close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, row: _Row) -> None:
        if row in self._rows:
            self._rows.remove(row)
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _announce(self, sentence: Sentence, kind: MessageKind) -> None:
        said = QAccessibleAnnouncementEvent(self, f"{mark_name(kind)}: {sentence}")
        loud = QAccessible.AnnouncementPoliteness.Assertive
        said.setPoliteness(loud if kind == "error" else QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(said)


class _Row(QWidget):
    """One sentence with its mark, its ways out, and a cross."""

    closed = Signal()

    def __init__(
        self, sentence: Sentence, kind: MessageKind, actions: tuple[MessageAction, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.sentence = sentence
        self._kind: MessageKind = kind
        self._mark = SeverityMark(kind)
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = [(words, self._button(do)) for words, do in actions]
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("close"))
        self.close_button.clicked.connect(self.closed)
        em = self.fontMetrics().height()
        self._ways = QWidget()
        ways = QHBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(round(em * 0.6))
        for _, button in self._buttons:
            ways.addWidget(button)
        ways.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(em, em // 3, em // 2, em // 3)
        self._grid.setHorizontalSpacing(round(em * 0.6))
        self._grid.setVerticalSpacing(em // 3)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._mark, 0, 0)
        self._grid.addWidget(self._label, 0, 1)
        self._grid.addWidget(self.close_button, 0, 3)
        self._put_ways(beside=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INFO_MILLISECONDS)
        self._timer.timeout.connect(self._leave)
        if kind == "info" and not actions:
            self._timer.start()
        self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        self._label.setText(in_one_line(str(self.sentence)))
        self._mark.show_mark(self._kind)
        for words, button in self._buttons:
            button.setText(str(words))
            button.setAccessibleName(str(words))
        self.close_button.setAccessibleName(str(say("Lukk meldingen")))
        self.close_button.setToolTip(str(say("Lukk meldingen")))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground in the color of the message, and a line under it."""
        appearance = appearance_of(self)
        ground = {
            "error": appearance.error_ground,
            "warning": appearance.warning_ground,
            "info": appearance.info_ground,
        }[self._kind]
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(ground))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(appearance.line))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ways out stand below the sentence where they would leave it too little room."""
        self._put_ways(beside=event.size().width() >= BESIDE_EMS * self.fontMetrics().height())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the row that has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, do: Callable[[], object]) -> QPushButton:
        button = QPushButton()

        def choose() -> None:
            self.closed.emit()
            do()

        button.clicked.connect(choose)
        return button

    def _put_ways(self, *, beside: bool) -> None:
        self._ways.setVisible(bool(self._buttons))
        self._grid.addWidget(self._ways, 0 if beside else 1, 2 if beside else 1)

    def _leave(self) -> None:
        """Who reads it or stands on it keeps it."""
        focused = self.window().focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start()
        else:
            self.closed.emit()
