"""A finding as a row: a mark, what is wrong, what to do, and the buttons that do it; it asks its questions in place."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from leaderdeck.checks.finding import Finding
from leaderdeck.desktop.actions import action
from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.dialogs.severity_mark import SeverityMark, mark_name
from leaderdeck.desktop.panes.finding_entries import FindingEntry, place_words
from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.desktop.panes.row_list import Entry, Row
from leaderdeck.desktop.panes.row_question import Question, RowQuestion
from leaderdeck.language import Sentence, say
from leaderdeck.outline.dismissals import may_be_dismissed

_BEFORE_A_NUMBER = re.compile(r" (?=\d)")
LEAST_CHARACTERS = 38
"""Where less than this has room on a line beside the buttons, they stand under the words."""


class FindingRow(Row):
    """A finding. Clicking the words goes there."""

    line_requested = Signal(int)
    repair_requested = Signal(object)
    alt_given = Signal(object, str)
    decorative_requested = Signal(object)
    dismissal_given = Signal(object, str)
    grown = Signal()
    """The row is higher or lower than it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self._key: Hashable = None
        self._mark = SeverityMark("info")
        self._what = row_words()
        self._advice = row_words("muted")
        self._go = QPushButton()
        self._repair = QPushButton()
        self._dismiss = QToolButton()
        self._question: RowQuestion | None = None
        self._is_narrow = False
        self._go.clicked.connect(self._go_there)
        self._repair.clicked.connect(self._mend)
        self._dismiss.clicked.connect(lambda: self.ask("reason"))
        self._lay_out()

    @property
    def finding(self) -> Finding | None:
        """What the row shows."""
        return self._finding

    @property
    def question(self) -> RowQuestion | None:
        """The question that is being asked in the row."""
        return self._question

    def show_entry(self, entry: Entry) -> None:
        """Show this finding; a question that was asked of another is forgotten."""
        if not isinstance(entry, FindingEntry):
            return
        if self._question and self._key != entry.key:
            self._close_question()
        self._key, self._finding = entry.key, entry.finding
        self.retranslate()

    def controls(self) -> Sequence[QWidget]:
        """Go there, repair, dismiss, then the question's own."""
        mine = [button for button in (self._go, self._repair, self._dismiss) if not button.isHidden()]
        return [*mine, *(self._question.controls() if self._question else ())]

    def is_kept(self) -> bool:
        """While a question is open, what was typed must not be lost."""
        return self._question is not None

    def height_at(self, width: int) -> int:
        """Its words broken at this width."""
        self._turn(width)
        return super().height_at(width)

    def retranslate(self) -> None:
        """All words anew."""
        finding = self._finding
        if finding is None:
            return
        place = place_words(finding)
        self._mark.show_mark(finding.severity)
        self._what.setText(_what_html(finding, place, appearance_of(self).muted))
        self._advice.setText(str(finding.advice))
        self._go.setText(str(say("Gå til")))
        self._go.setVisible(finding.line is not None)
        name = repair_name(finding)
        self._repair.setVisible(name is not None)
        self._repair.setText(str(name) if name else "")
        _dress(self._go, "quiet" if name else None)
        self._dismiss.setVisible(may_be_dismissed(finding))
        self._dismiss.setText("×")
        self._dismiss.setToolTip(str(say("Avvis …")))
        what = str(finding.message)
        self.setAccessibleName(_whole(finding, place))
        self._go.setAccessibleName(str(say("Gå til: {what}", what=what)))
        self._repair.setAccessibleName(f"{name}: {what}" if name else "")
        self._dismiss.setAccessibleName(str(say("Avvis: {what}", what=what)))
        if self._question:
            self._question.retranslate()

    def ask(self, question: Question) -> None:
        """Ask for an alternative text or a reason, here in the row."""
        if self._question and self._question.question == question:
            self._question.take_keyboard()
            return
        self._close_question()
        asked = RowQuestion(question)
        self._question = asked
        asked.answered.connect(self._answer)
        asked.decorative_chosen.connect(self._mark_decorative)
        asked.given_up.connect(self._give_up)
        self._below.addWidget(asked)
        asked.show()  # a layout shows what is added to it only later, and measures it as nothing until then
        self.grown.emit()
        asked.take_keyboard()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words goes to the place."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._go_there()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language, and the look in the words' own color."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin line under the row."""
        painter = QPainter(self)
        em = self.fontMetrics().height()
        line = QRectF(em * 0.8, self.height() - 1, self.width() - em * 1.6, 1)
        painter.fillRect(line, QColor(appearance_of(self).line))
        painter.end()

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        words = QVBoxLayout()
        words.setSpacing(max(1, em // 8))
        words.addWidget(self._what)
        words.addWidget(self._advice)
        self._buttons = FlowLayout(spacing=em // 4)
        for button in (self._go, self._repair, self._dismiss):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._buttons.addWidget(button)
        self._line = QHBoxLayout()
        self._line.setSpacing(round(em * 0.55))
        self._line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(words, 1)
        self._line.addLayout(self._buttons)
        self._below = QVBoxLayout(self)
        self._below.setContentsMargins(round(em * 0.8), round(em * 0.55), round(em * 0.8), round(em * 0.55))
        self._below.setSpacing(em // 2)
        self._below.addLayout(self._line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for button in (self._go, self._repair, self._dismiss):
            button.setCursor(Qt.CursorShape.ArrowCursor)

    def _turn(self, width: int) -> None:
        room = width - self._buttons.sizeHint().width() - 4 * self.fontMetrics().height()
        is_narrow = room < LEAST_CHARACTERS * self.fontMetrics().averageCharWidth()
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        before, after = (self._line, self._below) if is_narrow else (self._below, self._line)
        before.removeItem(self._buttons)
        self._buttons.setParent(None)
        after.insertLayout(1 if is_narrow else 2, self._buttons)

    def _go_there(self) -> None:
        if self._finding and self._finding.line is not None:
            self.line_requested.emit(self._finding.line)

    def _mend(self) -> None:
        if self._finding is None:
            return
        if self._finding.wants == "alt":
            self.ask("alt")
        else:
            self.repair_requested.emit(self._finding)

    def _answer(self, words: str) -> None:
        question = self._question.question if self._question else None
        finding = self._finding
        self._close_question()
        self.grown.emit()
        if finding is not None and question == "alt":
            self.alt_given.emit(finding, words)
        elif finding is not None:
            self.dismissal_given.emit(finding, words)

    def _mark_decorative(self) -> None:
        finding = self._finding
        self._close_question()
        self.grown.emit()
        if finding is not None:
            self.decorative_requested.emit(finding)

    def _give_up(self) -> None:
        self._close_question()
        self.grown.emit()

    def _close_question(self) -> None:
        asked, self._question = self._question, None
        if asked is None:
            return
        focused = self.focusWidget()
        if focused is not None and asked.isAncestorOf(focused):  # else the keyboard would go to whatever comes next
            next(iter(self.controls()), self).setFocus(Qt.FocusReason.OtherFocusReason)
        self._below.removeWidget(asked)
        asked.hide()
        asked.deleteLater()


def repair_name(finding: Finding) -> Sentence | None:
    """What the repair button says; None where the app cannot mend it."""
    if not finding.repair and not finding.wants:
        return action("slides.open_source").words if finding.opens else None
    return finding.repair_name or say("Rett")


def row_words(kind: str = "") -> QLabel:
    """A label for a row's words, which lets clicks through to the row."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText if kind else Qt.TextFormat.RichText)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    label.setProperty("kind", kind or None)
    return label


def _what_html(finding: Finding, place: Sentence | None, muted: str) -> str:
    what = f"<b>{escape(str(finding.message).removesuffix('.'))}</b>"
    if place is None:
        return what
    together = _BEFORE_A_NUMBER.sub("&nbsp;", escape(str(place)))
    return f'{what} <span style="color:{muted}">·&nbsp;{together}</span>'


def _whole(finding: Finding, place: Sentence | None) -> str:
    parts = [f"{mark_name(finding.severity)}: {finding.message}", str(finding.advice)]
    return " ".join(parts) + (f" ({place})" if place else "")


def _dress(button: QPushButton, kind: str | None) -> None:
    """Another kind has other margins: the button must be told, for it remembers the size that it had."""
    if button.property("kind") != kind:
        button.setProperty("kind", kind)
        button.style().unpolish(button)
        button.style().polish(button)
        QApplication.sendEvent(button, QEvent(QEvent.Type.StyleChange))
