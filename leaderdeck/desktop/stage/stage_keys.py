"""Keys on stage, as in PowerPoint; clickers press the same ones (PageUp, PageDown, F5, Esc, period)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from leaderdeck.desktop.stage.stage_state import Wish

_KEY = Qt.Key
MOST_DIGITS = 5

_PLAIN: dict[int, str] = {
    _KEY.Key_N: "next", _KEY.Key_PageDown: "next", _KEY.Key_Space: "next", _KEY.Key_Right: "right",
    _KEY.Key_Down: "down", _KEY.Key_P: "previous", _KEY.Key_PageUp: "previous", _KEY.Key_Backspace: "previous",
    _KEY.Key_Left: "left", _KEY.Key_Up: "up", _KEY.Key_Home: "first", _KEY.Key_End: "last",
    _KEY.Key_MediaNext: "next", _KEY.Key_MediaPrevious: "previous", _KEY.Key_Forward: "next",
    _KEY.Key_B: "black", _KEY.Key_Period: "black", _KEY.Key_W: "white", _KEY.Key_Comma: "white",
    _KEY.Key_H: "next_hidden", _KEY.Key_L: "back", _KEY.Key_A: "arrow", _KEY.Key_Equal: "arrow",
    _KEY.Key_Plus: "zoom_in", _KEY.Key_Minus: "zoom_out", _KEY.Key_Z: "zoom_to", _KEY.Key_Escape: "leave",
    _KEY.Key_G: "grid", _KEY.Key_F: "find", _KEY.Key_Slash: "find", _KEY.Key_K: "pause", _KEY.Key_X: "swap",
    _KEY.Key_V: "one_screen", _KEY.Key_S: "freeze",
}  # fmt: skip
"""F5 and Shift+F5 are not here: a clicker that sends them again during the talk must not lose the slide."""
_WITH_CONTROL: dict[int, str] = {
    _KEY.Key_L: "pointer", _KEY.Key_F: "find", _KEY.Key_S: "find", _KEY.Key_G: "grid", _KEY.Key_Plus: "zoom_in",
    _KEY.Key_Equal: "zoom_in", _KEY.Key_Minus: "zoom_out", _KEY.Key_0: "zoom_whole", _KEY.Key_H: "next_hidden",
}  # fmt: skip
_WHILE_HELD = {"zoom_in": "zoom_in", "zoom_out": "zoom_out", "right": "right_held", "left": "left_held",
               "up": "up_held", "down": "down_held"}  # fmt: skip
"""What a key goes on to wish while it is held. A tense hand holds one long: no slide may be passed or go on and off."""


class StageKeys:
    """Turns keys into wishes; digits wait for Enter."""

    def __init__(self) -> None:
        self._digits = ""

    @property
    def digits(self) -> str:
        """What of a slide's number has been typed."""
        return self._digits

    def wish_for(self, event: QKeyEvent) -> Wish | None:
        """What this key wants of the stage, if anything."""
        if event.isAutoRepeat():
            return _named(_WHILE_HELD.get(self._name_of(event), ""))
        modifiers, key, text = event.modifiers(), event.key(), event.text()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._digits = ""
            return _named(_WITH_CONTROL.get(key))
        if modifiers & Qt.KeyboardModifier.AltModifier:
            return Wish("back") if key == _KEY.Key_Left else None
        if text.isascii() and text.isdigit():
            self._digits = (self._digits + text)[-MOST_DIGITS:]
            return None
        return self._finished(key)

    def _name_of(self, event: QKeyEvent) -> str:
        has_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return (_WITH_CONTROL if has_control else _PLAIN).get(event.key(), "")

    def _finished(self, key: int) -> Wish | None:
        digits, self._digits = self._digits, ""
        if key in (_KEY.Key_Return, _KEY.Key_Enter):
            return Wish("go", int(digits)) if digits and int(digits) else Wish("next")
        if digits and key in (_KEY.Key_Escape, _KEY.Key_Backspace):
            return None  # what was typed is taken back
        return _named(_PLAIN.get(key))


def _named(name: str | None) -> Wish | None:
    return Wish(name) if name else None
