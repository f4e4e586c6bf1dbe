"""The speaker's view: this slide and the next, what to say, and the clock."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from leaderdeck.desktop.stage.held_talk import HeldTalk
from leaderdeck.desktop.stage.notes_sight import NotesSight
from leaderdeck.desktop.stage.presenter_bar import PresenterBar
from leaderdeck.desktop.stage.presenter_tools import PresenterTools
from leaderdeck.desktop.stage.slide_grid import SlideGrid
from leaderdeck.desktop.stage.slide_sight import SlideSight
from leaderdeck.desktop.stage.stage_keys import StageKeys
from leaderdeck.desktop.stage.stage_pictures import StagePictures, View
from leaderdeck.desktop.stage.stage_state import StageState, Wish
from leaderdeck.desktop.window.shortened_label import ShortenedLabel
from leaderdeck.language import say
from leaderdeck.rehearsal import RunningTalk

LEAST_SHARE = 0.7
"""How wide this slide stays at least beside the next one's picture, of what it would be alone."""
_BUTTON_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PresenterView(QWidget):
    """Shows the state; every wish goes to the process that holds it."""

    wished = Signal(object)
    """A `Wish`."""
    notes_resized = Signal(int)
    """Percent."""

    def __init__(self, talk: HeldTalk, state: StageState) -> None:
        super().__init__()
        self._talk, self._state = talk, state
        self._scenes = talk.scenes
        self._keys = StageKeys()
        self.setProperty("kind", "stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pictures = StagePictures(self._scenes, talk.kit, self)
        self.pictures.painted.connect(lambda _view: self._show_pictures())
        self.bar, self.notes, self.tools = PresenterBar(), NotesSight(), PresenterTools()
        self._now, self._next, self._slides = SlideSight(is_live=True), SlideSight(), QWidget()
        self._next_words = ShortenedLabel()
        self._next_words.setProperty("kind", "title")
        self._notice = QLabel()
        self._notice.setProperty("kind", "muted")
        self._notice.setWordWrap(True)
        self._notice.hide()
        self.grid = SlideGrid(self)
        self.grid.hide()
        template = talk.kit.template
        for sight in (self._now, self._next):
            sight.use_shape(template.width_pt / template.height_pt)
        self._lay_out()
        self.grid.show_talk(self._scenes, talk.kit)
        for part in (self.bar, self.tools, self._now):
            part.wished.connect(self.want)
        self.grid.number_chosen.connect(self._go)
        self.grid.left.connect(self._close_grid)
        self.retranslate()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.show_state(state)

    @property
    def talk(self) -> HeldTalk:
        """The talk that is held."""
        return self._talk

    @property
    def live_slide(self) -> SlideSight:
        """The slide that the audience sees."""
        return self._now

    @property
    def state(self) -> StageState:
        """The stage as it was told last."""
        return self._state

    def show_state(self, state: StageState) -> None:
        """Another slide, cover or choice."""
        if state.number != self._state.number:
            self._notice.hide()  # the talk has begun: what is to be done before is told no longer
        self._state = state
        self.bar.show_state(state)
        self.tools.show_state(state)
        number = state.next_number()
        title = " ".join(self._scenes[number - 1].title.split()) if number <= state.count else str(say("slutten"))
        self._next_words.set_text("" if state.is_at_end else str(say("Neste: {title}", title=title)))
        self._show_words()
        self._prepare()
        self._show_pictures()

    def show_clock(self, running: RunningTalk, at: float, now: datetime) -> None:
        """The times as they are now."""
        self.bar.show_clock(running, at, now, self._keys.digits)

    def tell_awake(self, *, kept: bool) -> None:
        """Say here, and nowhere else, where nothing keeps the screens from going dark."""
        self._notice.setVisible(not kept)
        self._notice.setText(
            str(say("Maskinen kan slukke skjermen av seg selv; slå av skjermsparer og hvilemodus før du begynner."))
        )

    def want(self, wish: Wish) -> None:
        """Do what concerns this view alone, and pass on the rest."""
        own = {
            "grid": lambda: self._open_grid(typing=False), "find": lambda: self._open_grid(typing=True),
            "notes_larger": lambda: self._size_notes(1), "notes_smaller": lambda: self._size_notes(-1),
        }  # fmt: skip
        if wish.name in own:
            own[wish.name]()
        else:
            self.wished.emit(wish)

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        self.setWindowTitle(str(say("Foredragsholdervisning")))
        self.setAccessibleName(str(say("Foredragsholdervisning")))
        self._now.setAccessibleName(str(say("Lysbildet som publikum ser")))
        self._next.setAccessibleName(str(say("Neste lysbilde")))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.show_state(self._state)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures in another size."""
        super().resizeEvent(event)
        self.grid.setGeometry(self.rect().adjusted(0, self.bar.height(), 0, 0))
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Keys turn slides from the first moment: no button has the focus that nobody chose."""
        super().showEvent(event)
        self.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the machine: the talk has ended."""
        event.ignore()
        self.wished.emit(Wish("end"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys turn slides wherever the focus is, so that a clicker always works; Tab and a button's own keys aside."""
        if event.type() == QEvent.Type.Resize and watched is self._now:
            self._fit()
        if event.type() == QEvent.Type.Resize and watched is self._slides:
            self._make_room()
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and watched.window() is self
            and not self._is_for_widget(event)
        ):
            self._take_key(event)
            return True
        return super().eventFilter(watched, event)

    def end(self) -> None:
        """The talk is over."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self.pictures.end()
        self.hide()

    def _is_for_widget(self, event: QKeyEvent) -> bool:
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or QApplication.activePopupWidget() is not None:
            return True
        if self.grid.isVisible() and isinstance(focus, QLineEdit | QListWidget):
            return True
        return isinstance(focus, QPushButton) and event.key() in _BUTTON_KEYS and not self._keys.digits

    def _take_key(self, event: QKeyEvent) -> None:
        modifiers, key = event.modifiers(), event.key()
        if modifiers == Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.notes.scroll_by(1 if key == Qt.Key.Key_Down else -1)
        elif modifiers == Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._size_notes(1 if key == Qt.Key.Key_Up else -1)
        else:
            wish = self._keys.wish_for(event)
            if wish is not None:
                self.want(wish)

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        right = QWidget()
        slides = QVBoxLayout(self._slides)
        slides.setContentsMargins(em, em, em // 2, em // 2)
        slides.setSpacing(em // 2)
        slides.addWidget(self._now, 5)
        slides.addWidget(self._next_words)
        slides.addWidget(self._next, 2)
        spoken = QVBoxLayout(right)
        spoken.setContentsMargins(em // 2, em, em, em // 2)
        spoken.addWidget(self.notes)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._slides)
        split.addWidget(right)
        split.setStretchFactor(0, 58)
        split.setStretchFactor(1, 42)
        split.setSizes([580, 420])
        foot = QHBoxLayout()
        foot.setContentsMargins(em, 0, em, em // 2)
        foot.addWidget(self.tools, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(split, 1)
        column.addWidget(self._notice)
        column.addLayout(foot)
        self._notice.setContentsMargins(em, 0, em, em // 4)

    def _fit(self) -> None:
        place, ratio = self._now.slide_place(), self.devicePixelRatioF()
        self.pictures.fit_into(QSize(round(place.width() * ratio), round(place.height() * ratio)))
        self._prepare()

    def _prepare(self) -> None:
        state = self._state
        numbers = (min(state.number, state.count), state.next_number(), state.previous_number())
        self.pictures.prepare([View(number) for number in dict.fromkeys(numbers)])

    def _show_pictures(self) -> None:
        state = self._state
        following = state.next_number()
        end = str(say("Slutten. Publikum ser svart skjerm; Esc avslutter."))
        now = self.pictures.picture(View(min(state.number, state.count)))
        self._now.show_slide(now, state, end if state.is_at_end else "")
        over = following > state.count
        self._make_room()
        self._next.show_slide(None if over else self.pictures.picture(View(following)), state, end if over else "")

    def _make_room(self) -> None:
        """The next slide's picture, unless this slide would have to be much smaller for it: its name says enough."""
        place, em = self._slides.contentsRect(), self.fontMetrics().height()
        height = place.height() - 2 * em - self._next_words.sizeHint().height()
        least = self._next.minimumSizeHint().height() + em // 2
        alone, beside = (
            self._now.place_in(QSize(place.width() - 2 * em, room)).width() for room in (height, height - least)
        )
        self._next.setVisible(not self._state.is_at_end and beside >= LEAST_SHARE * alone)

    def _show_words(self) -> None:
        state = self._state
        if state.is_at_end:
            self.notes.show_nothing()
            return
        private = self._talk.private[state.number - 1] if state.shows_private else ""
        self.notes.show_notes(self._scenes[state.number - 1].speaker_notes, private)

    def _open_grid(self, *, typing: bool) -> None:
        self.grid.setGeometry(self.rect().adjusted(0, self.bar.height(), 0, 0))
        self.grid.open(self._state.number, typing=typing)

    def _close_grid(self) -> None:
        self.grid.hide()
        self.setFocus()

    def _go(self, number: int) -> None:
        self._close_grid()
        self.wished.emit(Wish("go", number))

    def _size_notes(self, step: int) -> None:
        from leaderdeck.desktop.stage.stage_choices import LARGEST_NOTES, SMALLEST_NOTES, STEP

        percent = max(SMALLEST_NOTES, min(LARGEST_NOTES, self.notes.percent + step * STEP))
        self.notes.use_size(percent)
        self.notes_resized.emit(percent)
