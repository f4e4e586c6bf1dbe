"""A line that is said shorter where there is little room, so that what matters most is never cut off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOption, QWidget


class WordingsLabel(QWidget):
    """Shows the first of its wordings that fits; the accessible name and the tool tip are always the first one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wordings: tuple[str, ...] = ("",)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def set_wordings(self, wordings: Sequence[str]) -> None:
        """The same thing in several words, the fullest first and the shortest last."""
        if tuple(wordings) == self._wordings:
            return
        self._wordings = tuple(wordings)
        self.setAccessibleName(self._wordings[0])
        self.setToolTip(self._wordings[0])
        self.updateGeometry()
        self.update()

    def shown(self) -> str:
        """The wording that fits now."""
        width = self.width()
        return next((one for one in self._wordings if self._width_of(one) <= width), self._wordings[-1])

    def sizeHint(self) -> QSize:
        """Room for the fullest wording."""
        return QSize(self._width_of(self._wordings[0]), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Room for the shortest."""
        return QSize(self._width_of(self._wordings[-1]), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the wording that fits."""
        option = QStyleOption()
        option.initFrom(self)
        with QPainter(self) as painter:
            self.style().drawItemText(
                painter, self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), option.palette,
                bool(option.state & QStyle.StateFlag.State_Enabled), self.shown(), self.foregroundRole(),
            )  # fmt: skip

    def _width_of(self, words: str) -> int:
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(words) + 2
