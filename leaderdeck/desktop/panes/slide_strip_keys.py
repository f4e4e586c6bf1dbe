"""The strip's own keys."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from leaderdeck.desktop.actions import action

_STANDARD: dict[QKeySequence.StandardKey, str] = {
    QKeySequence.StandardKey.Cut: "slides.cut",
    QKeySequence.StandardKey.Copy: "slides.copy",
    QKeySequence.StandardKey.Paste: "slides.paste",
    QKeySequence.StandardKey.SelectAll: "slides.select_all",
    QKeySequence.StandardKey.Delete: "slides.delete",
}
_OTHER: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier): "slides.delete",
    (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier): "slides.duplicate",
    (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier): "slides.move_earlier",
    (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier): "slides.move_later",
}

IN_STRIP: tuple[str, ...] = tuple(dict.fromkeys((*_STANDARD.values(), *_OTHER.values())))
"""The ids of what the strip has keys of its own for."""


def command_of(event: QKeyEvent) -> str | None:
    """The action that a key stands for in the strip, or None. Our own come first: X11 calls Ctrl+D a Delete too."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    for (key, with_), command in _OTHER.items():
        if event.key() == key and held == with_:
            return command
    return next((command for key, command in _STANDARD.items() if event.matches(key)), None)


def key_of(command: str) -> QKeySequence:
    """The key that does this in the strip, or in the whole window; an empty one where there is none."""
    for standard, name in _STANDARD.items():
        if name == command:
            return QKeySequence(standard)
    for (key, held), name in _OTHER.items():
        if name == command:
            return QKeySequence(QKeyCombination(held, key))
    return QKeySequence(action(command).shortcut.split("; ")[0])


def is_own_key(event: QKeyEvent) -> bool:
    """Whether the strip takes this key before the window's menus do."""
    return command_of(event) is not None
