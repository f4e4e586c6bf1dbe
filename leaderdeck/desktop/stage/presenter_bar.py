"""The bar above the speaker's view: the clock, where the talk is, and the way out."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from leaderdeck.desktop.stage.pace_line import PaceLine
from leaderdeck.desktop.stage.stage_state import StageState, Wish
from leaderdeck.desktop.stage.wordings_label import WordingsLabel
from leaderdeck.language import say
from leaderdeck.rehearsal import RunningTalk


def clock_words(seconds: float) -> str:
    """`07:42`, `1:02:05`; below zero with a minus sign."""
    whole = round(abs(seconds))
    hours, minutes = divmod(whole // 60, 60)
    shown = f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes:02d}:{whole % 60:02d}"
    return f"\u2212{shown}" if seconds < 0 and whole else shown


def _wordings(talk: RunningTalk, left: float, place: str, digits: str, state: StageState) -> tuple[str, ...]:
    """Time left and slide, the fullest first; where there is least room the time alone, or the number being typed."""
    minutes = max(1, round(sum(talk.plan) / 60))
    time = say("{left} igjen", left=clock_words(left))
    if round(left) < 0:
        time = say("{over} over tiden", over=clock_words(-left))
    frame = say("klokken står") if talk.is_paused else say("av {minutes} min", minutes=minutes)
    number = f"{digits} …" if digits else place if state.is_at_end else f"{state.number}/{state.count}"
    wordings = (f"{frame} · {time} · {place}", f"{time} · {place}", f"{time} · {number}")
    return (*wordings, number if digits else str(time))


class PresenterBar(QWidget):
    """Time used, time left, slide, pace, the time of the day; black screen, pause, end."""

    wished = Signal(object)
    """A `Wish`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._state: StageState | None = None
        self._clock, self._day = QLabel(), QLabel()
        self._facts = WordingsLabel()
        self._pace = PaceLine()
        self._black, self._pause, self._end = QPushButton(), QPushButton(), QPushButton()
        self._end.setProperty("kind", "primary")
        for button, name in ((self._black, "black"), (self._pause, "pause"), (self._end, "end")):
            button.clicked.connect(lambda _checked=False, wish=Wish(name): self.wished.emit(wish))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Space turns the slide after a click as before it
        self._times, self._ways = QWidget(), QWidget()
        self._lay_out()
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
        total, left = sum(talk.plan), talk.left(at)
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
        self._facts.set_wordings(_wordings(talk, left, str(place), digits, state))
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
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Something in the bar has become wider or narrower."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._give_way()
        return super().event(event)

    def _tell_buttons(self) -> None:
        state = self._state
        self._black.setText(str(say("Vis lysbildet") if state and state.cover else say("Svart skjerm")))
        self._pause.setText(str(say("Fortsett") if state and state.is_paused else say("Pause")))
        for button in (self._black, self._pause):
            button.setAccessibleName(button.text())
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons stand below the times where both have no room beside each other."""
        super().resizeEvent(event)
        self._give_way()

    def minimumSizeHint(self) -> QSize:
        """Two rows without the time of the day, whatever stands here now: the view may always be made narrower."""
        margins = self._rows.contentsMargins()
        ways = [one.sizeHint().width() for one in (self._black, self._pause, self._end)]
        width = max(self._times.minimumSizeHint().width(), sum(ways) + 2 * self._rows.spacing())
        return QSize(width + margins.left() + margins.right(), super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        for place, parts in (
            (self._times, (self._clock, self._facts, self._pace)),
            (self._ways, (self._day, self._black, self._pause, self._end)),
        ):
            row = QHBoxLayout(place)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(round(em * 0.7))
            for widget in parts:
                if widget in (self._pace, self._black):
                    row.addStretch(1)
                row.addWidget(widget)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(em, em // 2, em, em // 2)
        self._rows.setSpacing(round(em * 0.7))
        self._rows.addWidget(self._times, 1)
        self._rows.addWidget(self._ways)

    def _give_way(self) -> None:
        """The time of the day goes first where there is little room: a second row takes height from the slide."""
        room = self.width() - self._rows.contentsMargins().left() - self._rows.contentsMargins().right()
        least = self._times.minimumSizeHint().width() + self._rows.spacing()
        widths = [one.sizeHint().width() for one in (self._day, self._black, self._pause, self._end)]
        with_day = sum(widths) + 3 * self._rows.spacing()
        without_day = with_day - widths[0] - self._rows.spacing()
        beside = least + without_day <= room
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(direction)
        self._day.setVisible((least if beside else 0) + with_day <= room)

    def _grow(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(max(1.0, font.pointSizeF()) * 1.9)
        font.setBold(True)
        if self._clock.font() != font:
            self._clock.setFont(font)
        self._give_way()
