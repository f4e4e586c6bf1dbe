"""A rehearsal while it goes on: the slide, what to say, the clock, and the pace against the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.desktop.stage.notes_sight import NotesSight
from leaderdeck.desktop.stage.pace_line import PaceLine
from leaderdeck.desktop.stage.presenter_bar import clock_words
from leaderdeck.desktop.stage.slide_sight import SlideSight
from leaderdeck.desktop.stage.stage_keys import StageKeys
from leaderdeck.desktop.stage.stage_pictures import StagePictures, View
from leaderdeck.desktop.stage.stage_state import StageState, Wish, after
from leaderdeck.desktop.window.shortened_label import ShortenedLabel
from leaderdeck.language import say
from leaderdeck.rehearsal import RunningTalk
from leaderdeck.rehearsal.practice import seconds_per_number
from leaderdeck.talk import Talk

_TURNS = frozenset({"next", "previous", "right", "left", "up", "down", "first", "last", "go", "back", "next_hidden"})
"""What the stage's keys mean here; there is no audience to cover a slide for, or to point at it."""
_TICK_MS = 250
_SLIDE_SHARE = 1000
"""The slide has all the height that it can fill."""
_OF_BUTTONS = frozenset(
    {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Shift}
)
_SCROLLING = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RehearsalRun(QWidget):
    """Turns slides by the stage's keys and keeps the clock."""

    finished = Signal(object, float)
    """The `RunningTalk`, and when it ended on its clock."""

    def __init__(self, talk: Talk, plan: tuple[float, ...], clock: Callable[[], float]) -> None:
        super().__init__()
        self._talk, self._now = talk, clock
        self._scenes = [scene for _, scene in talk.scenes]
        hidden = frozenset(n for n, (index, _) in enumerate(talk.scenes, 1) if talk.deck.slides[index].hidden)
        self._state = StageState(len(self._scenes), hidden, 0)
        self._state = replace(self._state, number=self._state.next_number())
        self._running = RunningTalk(plan)
        self._is_fitted = False
        self._keys = StageKeys()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pictures = StagePictures(self._scenes, talk.kit, self)
        self._pictures.painted.connect(lambda _view: self._show_picture())
        self._slide, self.notes, self._pace = SlideSight(), NotesSight(), PaceLine()
        template = talk.kit.template
        self._slide.use_shape(template.width_pt / template.height_pt)
        self._clock, self._facts, self._this, self._next = QLabel(), QLabel(), QLabel(), ShortenedLabel()
        self._facts.setProperty("kind", "muted")
        self.buttons = {name: QPushButton() for name in ("previous", "next", "pause", "leave")}
        self.buttons["leave"].setProperty("kind", "primary")
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, wish=Wish(name): self.want(wish))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.installEventFilter(self)
        self._lay_out()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tell_time)
        self.retranslate()

    @property
    def running(self) -> RunningTalk:
        """The talk as it stands on the clock."""
        return self._running

    def begin(self) -> None:
        """The first slide comes up and the clock starts."""
        self._running = self._running.slide_shown(self._state.number, self._now())
        self._timer.start()
        self.setFocus()
        self._show()

    def stop(self) -> None:
        """Nothing is timed or painted any more."""
        self._timer.stop()
        self._pictures.end()

    def want(self, wish: Wish) -> None:
        """Do what a key or a button wants."""
        at = self._now()
        if wish.name in ("leave", "end") or (wish.name in ("next", "right", "down") and self._state.is_at_end):
            self._timer.stop()
            self.finished.emit(self._running, at)
        elif wish.name == "pause":
            is_paused = self._running.is_paused
            self._running = self._running.resumed(at) if is_paused else self._running.paused(at)
            self._tell_time()
        elif wish.name in _TURNS:
            self._turn(after(self._state, wish), at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The stage's keys; with Control the arrows scroll what there is to say."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _SCROLLING:
            self.notes.scroll_by(_SCROLLING[Qt.Key(event.key())])
            return
        wish = self._keys.wish_for(event)
        if wish is not None:
            self.want(wish)
        self._tell_time()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On a button, too, the stage's keys turn slides; only those that press it and lead on are the button's own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() not in _OF_BUTTONS:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        self.setAccessibleName(str(say("Øving på foredraget")))
        self._slide.setAccessibleName(str(say("Lysbildet")))
        self.buttons["previous"].setText(str(say("Forrige")))
        self.buttons["next"].setText(str(say("Neste")))
        self.buttons["leave"].setText(str(say("Avslutt øvingen")))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and size of the text."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._grow()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures in another size."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def words(self) -> str:
        """All that is told of the time, for tests and screen readers."""
        return " ".join((self._clock.text(), self._facts.text(), self._this.text(), self._pace.accessibleName()))

    def _turn(self, state: StageState, at: float) -> None:
        if state.number == self._state.number:
            return
        was_end = self._state.is_at_end
        self._state = state
        self._running = self._running.slide_shown(state.number, at)
        if state.is_at_end:
            self._running = self._running.paused(at)
        elif was_end:
            self._running = self._running.resumed(at)
        self._show()

    def _show(self) -> None:
        state = self._state
        shown = None if state.is_at_end or not self._scenes else self._talk.scenes[state.number - 1]
        slide = self._talk.deck.slides[shown[0]] if shown is not None else None
        self.notes.show_notes(slide.speaker_notes if slide is not None else (), "")
        number = state.next_number()
        title = " ".join(self._scenes[number - 1].title.split()) if number <= state.count else str(say("slutten"))
        self._next.set_text("" if state.is_at_end else str(say("Neste: {title}", title=title)))
        name = say("Lysbilde {number}: {title}", number=state.number, title=shown[1].title if shown else "")
        self._slide.setAccessibleDescription(str(name) if shown else "")
        if self._is_fitted:
            self._pictures.prepare([View(one) for one in (state.number, number, state.previous_number())])
        self._show_picture()
        self._tell_time()

    def _show_picture(self) -> None:
        words = str(say("Slutten. Trykk Enter for å se hva øvingen viser.")) if self._state.is_at_end else ""
        self._slide.show_slide(self._pictures.picture(View(self._state.number)), self._state, words)

    def _tell_time(self) -> None:
        running, at, state = self._running, self._now(), self._state
        total = sum(running.plan)
        self._clock.setText(clock_words(running.elapsed(at)))
        self._clock.setAccessibleName(str(say("Brukt tid: {time}", time=self._clock.text())))
        place = say("lysbilde {number} av {count}", number=state.number, count=state.count)
        if self._keys.digits:
            place = say("går til lysbilde {number} …", number=self._keys.digits)
        elif state.is_at_end:
            place = say("slutten")
        facts = say(
            "av {minutes} min · {left} igjen · {place}",
            minutes=max(1, round(total / 60)), left=clock_words(running.left(at)), place=place,
        )  # fmt: skip
        self._facts.setText(str(facts))
        self._pace.show_pace(running.elapsed(at) / total if total else 0.0, running.ahead(at))
        self._this.setText(str(self._of_this_slide(at)))
        self.buttons["pause"].setText(str(say("Fortsett") if running.is_paused else say("Pause")))

    def _of_this_slide(self, at: float) -> object:
        if self._running.is_paused:
            return say("Klokken står. Spørsmål og pauser regnes ikke med.")
        number = self._state.number
        planned = self._running.plan[number - 1] if 0 < number <= len(self._running.plan) else 0.0
        used = seconds_per_number(self._running, at).get(number, 0.0) if self._running.shown else 0.0
        return say("Dette lysbildet: {used} av {planned}", used=clock_words(used), planned=clock_words(planned))

    def _fit(self) -> None:
        place = self._slide.slide_place().size() * self.devicePixelRatioF()
        self._is_fitted = True
        self._pictures.fit_into(QSize(max(1, round(place.width())), max(1, round(place.height()))))
        self._show()

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        self._bar = QWidget()
        bar = FlowLayout(self._bar, round(em * 0.7))
        for widget in (self._clock, self._facts, self._pace):
            bar.addWidget(widget)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, em, 0)
        column.addWidget(self._slide, _SLIDE_SHARE)
        self._this.setWordWrap(True)
        column.addWidget(self._this)
        column.addWidget(self._next)
        column.addStretch(1)
        spoken = QWidget()
        beside = QVBoxLayout(spoken)
        beside.setContentsMargins(em // 2, 0, 0, 0)
        beside.addWidget(self.notes)
        self._next.setProperty("kind", "muted")
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(spoken)
        self.notes.setMinimumWidth(10 * em)
        both.setSizes([60 * em, 40 * em])  # shares
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.splitterMoved.connect(lambda _place, _index: self._fit())
        foot = QHBoxLayout()
        foot.setSpacing(em // 2)
        for name, button in self.buttons.items():
            if name == "leave":
                foot.addStretch(1)
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(em, em // 2, em, em // 2)
        whole.setSpacing(em // 2)
        whole.addWidget(self._bar)
        whole.addWidget(both, 1)
        whole.addLayout(foot)
        self._grow()

    def _grow(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(max(1.0, font.pointSizeF()) * 1.9)
        font.setBold(True)
        if self._clock.font() != font:
            self._clock.setFont(font)
        for widget in (self._facts, self._pace):
            widget.setMinimumHeight(self._clock.sizeHint().height())  # in one line with the clock
