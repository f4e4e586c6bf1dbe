"""What was handed over of this talk before: when, for what, to whom, and whether it still is as it was."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.dialogs.severity_mark import SeverityMark
from leaderdeck.desktop.handing_over.hand_over_job import Earlier, look_at_earlier
from leaderdeck.export.handing_over_record import HandOver, HandOverState
from leaderdeck.language import Sentence, say


class EarlierList(QWidget):
    """Hidden while there is nothing to show; asks the disk off the thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._earlier: Earlier = ()
        self._ask = Latest(look_at_earlier, self)
        self._ask.answered.connect(self._show_answer)
        self._layout = QGridLayout(self)
        em = self.fontMetrics().height()
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(round(em * 0.6))
        self._layout.setVerticalSpacing(round(em * 0.3))
        self._layout.setColumnStretch(1, 1)
        self.hide()

    def look(self, talk: Path | None) -> None:
        """Ask what was handed over of this talk."""
        if talk is not None:
            self._ask.ask(talk)

    def sentences(self) -> tuple[str, ...]:
        """What the list says, a line a hand-over."""
        return tuple(_line(record, state) for record, state in self._earlier)

    def retranslate(self) -> None:
        """All words anew."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not self._earlier:
            return
        heading = text_label("section")
        heading.setText(str(say("Levert før")))
        self._layout.addWidget(heading, 0, 0, 1, 2)
        for number, (record, state) in enumerate(self._earlier, start=1):
            mark: QLabel | SeverityMark = SeverityMark("done" if state == "same" else "warning")
            words = text_label("" if state == "same" else "muted")
            words.setText(_line(record, state))
            words.setToolTip(f"{record.place}\nSHA-256: {record.sha256}")
            for column, widget in enumerate((mark, words)):
                widget.setAccessibleName(words.text())
                self._layout.addWidget(
                    widget, number, column, Qt.AlignmentFlag.AlignTop if column == 0 else Qt.AlignmentFlag(0)
                )

    def _show_answer(self, answer: object) -> None:
        assert isinstance(answer, tuple)
        self._earlier = answer
        self.setVisible(bool(answer))
        self.retranslate()


_STATES: dict[HandOverState, Sentence] = {
    "same": say("uendret"),
    "changed": say("endret etterpå, ikke den som ble levert"),
    "gone": say("ligger ikke der lenger"),
}


def _line(record: HandOver, state: HandOverState) -> str:
    day = datetime.fromisoformat(record.moment).strftime("%d.%m.%Y")
    about = " · ".join(part for part in (day, record.event, record.recipient, Path(record.place).name) if part)
    return f"{about} · {_STATES[state]}"
