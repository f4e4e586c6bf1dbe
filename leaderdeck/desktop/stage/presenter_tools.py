"""The row under the speaker's view: what is asked for seldom, for mouse and finger; every button has a key too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.desktop.stage.screens import screens_now
from leaderdeck.desktop.stage.stage_state import StageState, Wish
from leaderdeck.language import Sentence, say

FLOW_SPACING = 8
"""Pixels between two buttons."""
_BUTTONS: tuple[tuple[str, Sentence, str], ...] = (
    ("previous", say("Forrige"), "PageUp"),
    ("next", say("Neste"), "PageDown"),
    ("back", say("Dit jeg var"), "L"),
    ("grid", say("Alle lysbilder"), "G"),
    ("find", say("Søk"), "F"),
    ("pointer", say("Lyspeker"), "Ctrl+L"),
    ("zoom_to", say("Zoom"), "Z"),
    ("white", say("Hvit skjerm"), "W"),
    ("freeze", say("Frys"), "S"),
    ("next_hidden", say("Neste skjulte"), "H"),
    ("notes_smaller", say("A−"), "Shift+↓"),
    ("notes_larger", say("A+"), "Shift+↑"),
    ("private", say("Private notater"), ""),
    ("one_screen", say("Vis lysbildet her"), "V"),
)
_CHECKED: dict[str, Callable[[StageState], bool]] = {
    "pointer": lambda state: state.points, "zoom_to": lambda state: state.zoom > 1,
    "white": lambda state: state.cover == "white", "freeze": lambda state: state.frozen is not None,
    "private": lambda state: state.shows_private,
}  # fmt: skip


_LEAVE = (
    ("next_hidden",), ("one_screen",), ("white",), ("freeze",), ("back",), ("private",), ("zoom_to",), ("pointer",),
    ("find",), ("notes_smaller", "notes_larger"), ("grid",), ("previous",),
)  # fmt: skip
"""Who goes into the menu where there is no room, the first one first. The slide and the notes need the height."""


class PresenterTools(QWidget):
    """Buttons in one row; those that find no room in it are in a menu."""

    wished = Signal(object)
    """A `Wish`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        self._words = {name: words for name, words, _ in _BUTTONS}
        self._shortcuts = {name: key for name, _, key in _BUTTONS}
        row = FlowLayout(self, FLOW_SPACING)
        for name, _, _ in _BUTTONS:
            button = QPushButton()
            button.setProperty("kind", "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Space turns the slide after a click as before it
            button.setCheckable(name in _CHECKED)
            button.clicked.connect(lambda _checked=False, wish=Wish(name): self.wished.emit(wish))
            self._buttons[name] = button
            row.addWidget(button)
        self._wanted = set(self._buttons)
        self._screens, self._more = QPushButton(), QPushButton()
        for opener, fill in ((self._more, self._fill_more), (self._screens, self._fill_screens)):
            opener.setProperty("kind", "menu")
            opener.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            menu = QMenu(opener)
            menu.aboutToShow.connect(partial(fill, menu))
            opener.setMenu(menu)
            row.addWidget(opener)
        self.retranslate()

    def button(self, name: str) -> QPushButton:
        """The button for this wish."""
        return self._buttons[name]

    def show_state(self, state: StageState) -> None:
        """What is switched on, and what can be done now."""
        for name, is_on in _CHECKED.items():
            self._buttons[name].setChecked(is_on(state))
        self._buttons["back"].setEnabled(bool(state.came_from))
        self._wanted = set(self._buttons)
        if not state.hidden:
            self._wanted.discard("next_hidden")
        self._wanted.discard("one_screen" if len(screens_now()) > 1 else "freeze")
        self._give_way()

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        for name, button in self._buttons.items():
            words, key = str(self._words[name]), self._shortcuts[name]
            button.setText(words)
            button.setToolTip(f"{words} ({key})" if key else words)
            button.setAccessibleName(words)
        self._buttons["freeze"].setAccessibleName(str(say("Frys bildet for publikum")))
        self._buttons["notes_larger"].setAccessibleName(str(say("Større talenotater")))
        self._buttons["notes_smaller"].setAccessibleName(str(say("Mindre talenotater")))
        self._screens.setText(str(say("Skjermer")))
        self._screens.setAccessibleName(str(say("Skjermer")))
        self._more.setText(str(say("Mer")))
        self._more.setAccessibleName(str(say("Flere valg")))
        self._give_way()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the size of the text."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._give_way()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many buttons as there is room for."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        shown = [name for name in self._buttons if name in self._wanted]
        for leaving in _LEAVE:
            if self._width_of(shown) <= self.width():
                break
            shown = [name for name in shown if name not in leaving]
        for name, button in self._buttons.items():
            button.setVisible(name in shown)
        self._more.setVisible(len(shown) < len(self._wanted))

    def _width_of(self, shown: list[str]) -> int:
        openers = [self._screens, *([self._more] if len(shown) < len(self._wanted) else [])]
        widths = [button.sizeHint().width() for button in (*(self._buttons[name] for name in shown), *openers)]
        return sum(widths) + FLOW_SPACING * (len(widths) - 1)

    def _fill_more(self, menu: QMenu) -> None:
        menu.clear()
        for name, button in self._buttons.items():
            if name in self._wanted and button.isHidden():
                key = self._shortcuts[name]
                action = menu.addAction(f"{button.accessibleName()}\t{key}" if key else button.accessibleName())
                action.setCheckable(button.isCheckable())
                action.setChecked(button.isChecked())
                action.setEnabled(button.isEnabled())
                action.triggered.connect(lambda _checked=False, wish=Wish(name): self.wished.emit(wish))

    def _fill_screens(self, menu: QMenu) -> None:
        menu.clear()
        swap = menu.addAction(str(say("Bytt skjermer")))
        swap.triggered.connect(lambda _checked=False: self.wished.emit(Wish("swap")))
        menu.addSeparator()
        for number, one in enumerate(screens_now(), start=1):
            words = say("Publikum på {name} ({width} × {height})", name=one.name, width=one.width, height=one.height)
            chosen = menu.addAction(str(words).replace("&", "&&"))
            chosen.triggered.connect(lambda _checked=False, wish=Wish("screen", number): self.wished.emit(wish))
