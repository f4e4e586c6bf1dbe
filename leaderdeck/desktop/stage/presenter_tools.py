"""The row under the speaker's view: what is asked for seldom, for mouse and finger; every button has a key too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.desktop.stage.screens import screens_now
from leaderdeck.desktop.stage.stage_state import StageState, Wish
from leaderdeck.language import Sentence, say

_BUTTONS: tuple[tuple[str, Sentence, str], ...] = (
    ("previous", say("Forrige"), "PageUp"),
    ("next", say("Neste"), "PageDown"),
    ("back", say("Dit jeg var"), "L"),
    ("grid", say("Alle lysbilder"), "G"),
    ("find", say("Søk"), "F"),
    ("pointer", say("Lyspeker"), "Ctrl+L"),
    ("zoom_to", say("Zoom"), "Z"),
    ("white", say("Hvit skjerm"), "W"),
    ("next_hidden", say("Neste skjulte"), "H"),
    ("notes_smaller", say("A−"), "Shift+↓"),
    ("notes_larger", say("A+"), "Shift+↑"),
    ("private", say("Private notater"), ""),
    ("one_screen", say("Vis lysbildet her"), "V"),
)
_CHECKED: dict[str, Callable[[StageState], bool]] = {
    "pointer": lambda state: state.points, "zoom_to": lambda state: state.zoom > 1,
    "white": lambda state: state.cover == "white", "private": lambda state: state.shows_private,
}  # fmt: skip


class PresenterTools(QWidget):
    """Buttons in as many rows as they need."""

    wished = Signal(object)
    """A `Wish`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._words = {name: words for name, words, _ in _BUTTONS}
        self._shortcuts = {name: key for name, _, key in _BUTTONS}
        row = FlowLayout(self)
        for name, _, _ in _BUTTONS:
            button = QPushButton()
            button.setProperty("kind", "quiet")
            button.setCheckable(name in _CHECKED)
            button.clicked.connect(lambda _checked=False, wish=Wish(name): self.wished.emit(wish))
            self._buttons[name] = button
            row.addWidget(button)
        self._screens = QPushButton()
        self._screens.setProperty("kind", "menu")
        self._menu = QMenu(self._screens)
        self._menu.aboutToShow.connect(self._fill)
        self._screens.setMenu(self._menu)
        row.addWidget(self._screens)
        self.retranslate()

    def button(self, name: str) -> QPushButton:
        """The button for this wish."""
        return self._buttons[name]

    def show_state(self, state: StageState) -> None:
        """What is switched on, and what can be done now."""
        for name, is_on in _CHECKED.items():
            self._buttons[name].setChecked(is_on(state))
        self._buttons["back"].setEnabled(bool(state.came_from))
        self._buttons["next_hidden"].setVisible(bool(state.hidden))
        self._buttons["one_screen"].setVisible(len(screens_now()) < 2)

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        for name, button in self._buttons.items():
            words, key = str(self._words[name]), self._shortcuts[name]
            button.setText(words)
            button.setToolTip(f"{words} ({key})" if key else words)
            button.setAccessibleName(words)
        self._buttons["notes_larger"].setAccessibleName(str(say("Større talenotater")))
        self._buttons["notes_smaller"].setAccessibleName(str(say("Mindre talenotater")))
        self._screens.setText(str(say("Skjermer")))
        self._screens.setAccessibleName(str(say("Skjermer")))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        self._menu.clear()
        swap = self._menu.addAction(str(say("Bytt skjermer")))
        swap.triggered.connect(lambda _checked=False: self.wished.emit(Wish("swap")))
        self._menu.addSeparator()
        for number, one in enumerate(screens_now(), start=1):
            words = say("Publikum på {name} ({width} × {height})", name=one.name, width=one.width, height=one.height)
            chosen = self._menu.addAction(str(words).replace("&", "&&"))
            chosen.triggered.connect(lambda _checked=False, wish=Wish("screen", number): self.wished.emit(wish))
