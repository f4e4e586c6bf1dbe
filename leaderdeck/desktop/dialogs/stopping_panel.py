"""The privacy findings that stop an export: go and mend each, or let it pass this once."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QPushButton, QWidget

from leaderdeck.checks.finding import Finding
from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.dialogs.dialog_frame import button, text_label
from leaderdeck.desktop.dialogs.severity_mark import SeverityMark
from leaderdeck.language import Sentence, say


class StoppingPanel(QFrame):
    """One row a finding. `changed` tells that something was allowed or no longer is."""

    line_requested = Signal(int)
    changed = Signal()

    def __init__(self, findings: tuple[Finding, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings = findings
        self._title = text_label("title")
        self._mark = SeverityMark("error")
        self._rows = [self._row(finding) for finding in findings]
        em = self.fontMetrics().height()
        layout = QGridLayout(self)
        layout.setContentsMargins(round(em * 0.8), round(em * 0.7), round(em * 0.8), round(em * 0.7))
        layout.setHorizontalSpacing(round(em * 0.6))
        layout.setVerticalSpacing(round(em * 0.4))
        layout.setColumnStretch(1, 1)
        layout.addWidget(self._mark, 0, 0)
        layout.addWidget(self._title, 0, 1, 1, 2)
        for number, (words, place, go, allow) in enumerate(self._rows):
            at = 1 + 3 * number
            layout.addWidget(words, at, 1)
            layout.addWidget(go, at, 2, 2, 1)
            layout.addWidget(place, at + 1, 1)
            layout.addWidget(allow, at + 2, 1, 1, 2)
        self.setVisible(bool(findings))
        self.retranslate()

    @property
    def all_allowed(self) -> bool:
        """Whether nothing stops the export any more."""
        return all(allow.isChecked() for _, _, _, allow in self._rows)

    def allowed_rules(self) -> tuple[str, ...]:
        """The rules that the user lets pass this once; empty until every finding of the talk is allowed."""
        return tuple(dict.fromkeys(finding.rule for finding in self._findings)) if self.all_allowed else ()

    def retranslate(self) -> None:
        """All words anew."""
        count = len(self._findings)
        self._title.setText(
            str(say("Dette stanser eksporten") if count == 1 else say("{count} ting stanser eksporten", count=count))
        )
        self._mark.show_mark("error")
        for finding, (words, place, go, allow) in zip(self._findings, self._rows, strict=True):
            words.setText(str(finding.message))
            place.setText(f"{_place_of(finding)} · {finding.advice}")
            go.setText(str(say("Gå til")))
            go.setAccessibleName(str(say("Gå til {place}", place=_place_of(finding))))
            allow.setText(str(say("Tillat denne gangen")))
            allow.setAccessibleName(str(say("Tillat denne gangen: {finding}", finding=finding.message)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of what is grave."""
        appearance = appearance_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(appearance.error), 1))
        painter.setBrush(QColor(appearance.error_ground))
        radius = self.fontMetrics().height() * 0.35
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    def _row(self, finding: Finding) -> tuple[QLabel, QLabel, QPushButton, QCheckBox]:
        go = button()
        go.clicked.connect(lambda: self.line_requested.emit(finding.line or 1))
        allow = QCheckBox()
        allow.toggled.connect(self.changed)
        return text_label(), text_label("muted"), go, allow


def _place_of(finding: Finding) -> Sentence:
    if finding.slide is None:
        return say("Linje {line}", line=finding.line or 1)
    return say("Lysbilde {number}, linje {line}", number=finding.slide, line=finding.line or 1)
