"""The windows in which texts become talks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.prose.prose_window import ProseWindow


class ProseDesk(QObject):
    """Opens them, and hands on what they make."""

    talk_wanted = Signal(str)
    """The text of a talk that is to be opened."""
    presentation_wanted = Signal(object)
    """The `Path` of a presentation that is to become a draft."""

    def __init__(self, kits: KitShelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kits = kits
        self.windows: list[ProseWindow] = []

    def open(self, brand: str = "", other: tuple[str, Callable[[], str]] | None = None) -> ProseWindow:
        """A window for another text, in this brand. `other`: the title of a text that is open, and what gives it."""
        for window in [window for window in self.windows if window.is_empty]:
            window.close()
        window = ProseWindow(self._kits, brand, other)
        window.talk_wanted.connect(self.talk_wanted)
        window.presentation_wanted.connect(self.presentation_wanted)
        window.closed.connect(self._forget)
        self.windows.append(window)
        window.show()
        return window

    def may_close_all(self) -> bool:
        """Ask about each window whose choices would be lost; gives whether all may go. None goes yet."""
        return all(window.may_close() for window in list(self.windows))

    def stay_open(self) -> None:
        """They need not go after all."""
        for window in self.windows:
            window.stay_open()

    def close_all(self) -> None:
        """Close every window; what may go without a question does."""
        for window in list(self.windows):
            window.close()

    def _forget(self, window: ProseWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
            window.deleteLater()
