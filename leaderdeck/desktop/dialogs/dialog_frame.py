"""What all dialogs are made of: a heading, contents that scroll on a small screen, and buttons always in view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from leaderdeck.desktop.near_button import NearButton

HEADING_SCALE = 1.35
SCREEN_SHARE = 0.94
"""How much of the screen a dialog may fill; the rest is for its frame and for seeing what lies behind."""


def text_label(kind: str = "", *, parent: QWidget | None = None) -> QLabel:
    """A label of plain words that wraps; `kind` as the stylesheet knows it."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("kind", kind)
    # Words that wrap are as wide as they are let be, and never wider than the window.
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setMinimumWidth(1)
    return label


def button(kind: str = "") -> QPushButton:
    """A button that Enter does not press from afar; `kind` as the stylesheet knows it."""
    made = NearButton()
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    return made


class HeadingLabel(QLabel):
    """A heading that grows with the text size."""

    def __init__(self, scale: float = HEADING_SCALE) -> None:
        super().__init__()
        self._scale = scale
        self._grows = False
        self.setProperty("kind", "heading")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange):
            self._grow()
        super().changeEvent(event)

    def _grow(self) -> None:
        from PySide6.QtWidgets import QApplication

        if self._grows:  # setting a font is itself a change of style
            return
        self._grows = True
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * self._scale)
        font.setBold(True)
        self.setFont(font)
        self._grows = False


class DialogFrame(QDialog):
    """A dialog over its window. Subclasses fill `content` and `foot`, and say all words in `retranslate`.

    `ems` is the width, and the height at least, in lines of text; where the contents need more, they get it.
    """

    def __init__(self, parent: QWidget | None = None, *, ems: tuple[int, int] = (40, 10)) -> None:
        super().__init__(parent)
        self._ems = ems
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.finished.connect(self.deleteLater)  # a dialog may hold a whole talk
        em = self.fontMetrics().height()
        self.heading = HeadingLabel()
        self._column = QWidget()
        self.content = QVBoxLayout(self._column)
        self.content.setContentsMargins(round(em * 1.4), em // 3, round(em * 1.4), em)
        self.content.setSpacing(round(em * 0.7))
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(self._column)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(round(em * 1.4), round(em * 0.8), round(em * 1.4), em)
        self.foot.setSpacing(round(em * 0.6))
        self._head = QVBoxLayout()
        self._head.setContentsMargins(round(em * 1.4), em, round(em * 1.4), em // 2)
        self._head.addWidget(self.heading)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head)
        whole.addWidget(self.scroller, 1)
        whole.addLayout(self.foot)

    def retranslate(self) -> None:
        """All words anew."""

    def say_title(self, words: str) -> None:
        """The window's title and the heading, which say the same."""
        self.setWindowTitle(words)
        self.heading.setText(words)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's name
        """What Tab leads to is in sight, also where it comes from the buttons below."""
        moved = super().focusNextPrevChild(next)
        focused = self.focusWidget()
        if focused is not None and self._column.isAncestorOf(focused):
            self.scroller.ensureWidgetVisible(focused)
        return moved

    def showEvent(self, event: QShowEvent) -> None:
        """As large as its contents need, within the screen."""
        self.fit(self.screen().availableGeometry().size())
        super().showEvent(event)

    def fit(self, available: QSize) -> None:
        """Take the size that suits the text, at most what is available."""
        em = self.fontMetrics().height()
        widest = round(available.width() * SCREEN_SHARE)
        highest = round(available.height() * SCREEN_SHARE)
        width = min(self._ems[0] * em, widest)
        self.setMinimumSize(min(22 * em, widest), min(10 * em, highest))
        needed = max(self._needed_height(width), self._ems[1] * em)
        self.resize(width, min(needed, highest))

    def grow(self) -> None:
        """Contents have grown: take the height that they need, where the screen has it."""
        highest = round(self.screen().availableGeometry().height() * SCREEN_SHARE)
        needed = min(self._needed_height(self.width()), highest)
        if self.isVisible() and needed > self.height():
            self.resize(self.width(), needed)

    def _needed_height(self, width: int) -> int:
        around = self._head.heightForWidth(width) + self.foot.sizeHint().height()
        column = self._column
        inside = column.heightForWidth(width) if column.hasHeightForWidth() else column.minimumSizeHint().height()
        return around + max(inside, self.scroller.minimumSizeHint().height())
