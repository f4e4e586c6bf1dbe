"""The bar above the speaker's view: the clock, where the talk is, and the way out."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from leaderdeck.desktop.stage.pace_line import PaceLine
from leaderdeck.desktop.stage.stage_state import StageState, Wish
from leaderdeck.desktop.window.shortened_label import ShortenedLabel
from leaderdeck.language import say
from leaderdeck.rehearsal import RunningTalk


def clock_words(seconds: float) -> str:
    """`07:42`, `1:02:05`; below zero with a minus sign."""
    whole = round(abs(seconds))
    hours, minutes = divmod(whole // 60, 60)
    shown = f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes:02d}:{whole % 60:02d}"
    return f"\u2212{shown}" if seconds < 0 and whole else shown


class PresenterBar(QWidget):
    """Time used, time left, slide, pace, the time of the day; black screen, pause, end."""

    wished = Signal(object)
    """A `Wish`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._state: StageState | None = None
        self._clock, self._day = QLabel(), QLabel()
        self._facts = ShortenedLabel()
        self._pace = PaceLine()
        self._black, self._pause, self._end = QPushButton(), QPushButton(), QPushButton()
        self._end.setProperty("kind", "primary")
        for button, name in ((self._black, "black"), (self._pause, "pause"), (self._end, "end")):
            button.clicked.connect(lambda _checked=False, wish=Wish(name): self.wished.emit(wish))
        em = self.fontMetrics().height()
        row = QHBoxLayout(self)
        row.setContentsMargins(em, em // 2, em, em // 2)
        row.setSpacing(round(em * 0.7))
        row.addWidget(self._clock)
        row.addWidget(self._facts)
        row.addStretch(1)
        row.addWidget(self._pace)
        row.addStretch(1)
        for widget in (self._day, self._black, self._pause, self._end):
            row.addWidget(widget)
        self._grow()
        self.retranslate()

    def show_state(self, state: StageState) -> None:
        """What the buttons would do now."""
        self._state = state
        self._tell_buttons()

    def show_clock(self, talk: RunningTalk, at: float, now: datetime, digits: str = "") -> None:
        """The times as they are; `digits` is the number of a slide that is being typed."""
        self._clock.setText(clock_words(talk.elapsed(at)))
        self._clock.setAccessibleName(str(say("Brukt tid: {time}", time=self._clock.text())))
        total = sum(talk.plan)
        left = talk.left(at)
        state = self._state
        if state is None:
            return
        place = (
            say("slutten")
            if state.is_at_end
            else say("lysbilde {number} av {count}", number=state.number, count=state.count)
        )
        if digits:
            place = say("går til lysbilde {number} …", number=digits)
        facts = say(
            "av {minutes} min · {left} igjen · {place}",
            minutes=max(1, round(total / 60)), left=clock_words(left), place=place,
        )  # fmt: skip
        self._facts.set_text(str(facts))
        self._pace.show_pace(talk.elapsed(at) / total if total else 0.0, talk.ahead(at))
        self._day.setText(str(say("kl. {time}", time=f"{now:%H.%M}")))

    def words(self) -> str:
        """What the bar says, for tests and screen readers."""
        return f"{self._clock.text()} {self._facts.accessibleName()} {self._day.text()}"

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        self._end.setText(str(say("Avslutt")))
        self._end.setAccessibleName(str(say("Avslutt visningen")))
        self._tell_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and size of the text."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._grow()
        super().changeEvent(event)

    def _tell_buttons(self) -> None:
        state = self._state
        self._black.setText(str(say("Vis lysbildet") if state and state.cover else say("Svart skjerm")))
        self._pause.setText(str(say("Fortsett") if state and state.is_paused else say("Pause")))
        for button in (self._black, self._pause):
            button.setAccessibleName(button.text())

    def _grow(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(max(1.0, font.pointSizeF()) * 1.9)
        font.setBold(True)
        if self._clock.font() != font:
            self._clock.setFont(font)
