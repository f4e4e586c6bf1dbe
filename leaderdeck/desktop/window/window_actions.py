"""The window's menus and shortcuts, made from the table of actions and wired to what the rooms can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from leaderdeck.desktop.actions import MENUS, Action
from leaderdeck.desktop.icons import icon

Commands = Mapping[str, Callable[[], None]]


class WindowActions(QObject):
    """The actions of one window. An action that no room has a command for is left out of the menus."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._made: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._disabled: set[str] = set()

    def build(self, commands: Commands) -> None:
        """Make menus and shortcuts for these commands (action id → what to do)."""
        for menu in MENUS:
            shown = self._window.menuBar().addMenu("")
            self._menus[menu.id] = shown
            for one in menu.actions:
                if one.id in commands:
                    self._add(shown, one, commands[one.id])
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def __contains__(self, name: str) -> bool:
        return name in self._made

    def names(self) -> tuple[str, ...]:
        """The ids of all that can be done in this window."""
        return tuple(self._made)

    def menu(self, name: str) -> QMenu:
        """A menu of the bar, for what comes and goes in it."""
        return self._menus[name]

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        titles = with_access_keys([str(menu.words) for menu in MENUS])
        for menu, title in zip(MENUS, titles, strict=True):
            if menu.id in self._menus:
                self._menus[menu.id].setTitle(title)
            for one in menu.actions:
                if one.id in self._made:
                    made = self._made[one.id]
                    made.setText(str(one.words))
                    made.setToolTip(_tip(one))

    def refresh_icons(self) -> None:
        """Icons in the colors of the appearance."""
        for menu in MENUS:
            for one in menu.actions:
                if one.icon and one.id in self._made:
                    self._made[one.id].setIcon(icon(one.icon))

    def set_checked(self, name: str, *, checked: bool) -> None:
        """Show a checkable action as it is."""
        if name in self._made:
            self._made[name].setChecked(checked)

    def set_enabled(self, name: str, *, enabled: bool) -> None:
        """Gray an action out while there is nothing that it could do; also one that is not made yet."""
        if enabled:
            self._disabled.discard(name)
        else:
            self._disabled.add(name)
        if name in self._made:
            self._made[name].setEnabled(enabled)

    def _add(self, menu: QMenu, one: Action, command: Callable[[], None]) -> None:
        if one.keeps_menu_apart and not menu.isEmpty():
            menu.addSeparator()
        made = QAction(self._window)
        made.setObjectName(one.id)
        made.setCheckable(one.checkable)
        if one.icon:
            made.setIcon(icon(one.icon))
            made.setIconVisibleInMenu(not one.checkable)
        if one.shortcut:
            made.setShortcuts([QKeySequence(part) for part in one.shortcut.split("; ")])
            made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.triggered.connect(lambda _checked=False, run=command: run())
        made.setEnabled(one.id not in self._disabled)
        menu.addAction(made)
        self._window.addAction(made)
        self._made[one.id] = made


def with_access_keys(titles: Sequence[str]) -> list[str]:
    """Each title with Qt's mark before the letter that opens it with Alt: the first that no title before it has."""
    taken: set[str] = set()
    marked: list[str] = []
    for title in titles:
        place = next((at for at, letter in enumerate(title) if letter.isalpha() and letter.casefold() not in taken), -1)
        taken.add(title[place].casefold() if place >= 0 else "")
        marked.append(f"{title[:place]}&{title[place:]}" if place >= 0 else title)
    return marked


def _tip(one: Action) -> str:
    words = str(one.words).removesuffix(" …")
    shortcut = shortcut_text(one)
    return f"{words} ({shortcut})" if shortcut else words


def shortcut_text(one: Action) -> str:
    """The action's first shortcut as this machine writes it, or an empty text."""
    first = one.shortcut.split("; ")[0]
    return QKeySequence(first).toString(QKeySequence.SequenceFormat.NativeText) if first else ""
