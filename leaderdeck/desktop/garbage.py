"""When Python looks for garbage while windows are open, in which thread, and how it is kept from being felt."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_THRESHOLDS = (1_000_000, 50, 1000)
"""The first number is more than a start makes: looks among what stays are its waste."""
_LOOK_EVERY_MS = 100
_YOUNGEST = 20_000
"""New objects that are worth a look: among so many it takes 3 to 10 ms (measured while a talk is read)."""
_ROUNDS_FOR_OLDER = 50


def look_seldom() -> None:
    """Look seldom: what windows make is nearly all given back without, each look is felt, and at start it is waste.

    Called before the windows' modules are read in, it saves a tenth of the start (measured).
    """
    gc.set_threshold(*_THRESHOLDS)


class GarbageCollector(QObject):
    """Looks for garbage in the thread that it is made in, the UI thread, and nowhere else as long as it lives.

    Python itself looks in whichever thread comes to make an object; a widget among the garbage that a thread finds is
    taken apart in that thread, which ends the whole app.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # modules and classes stay: to look among them would take 60 ms at the first look (measured)
        self._ticks = QTimer(self, interval=_LOOK_EVERY_MS)
        self._ticks.timeout.connect(self.look)
        self._ticks.start()

    def look(self) -> None:
        """Look where it is worth it; older objects once in many times."""
        made, rounds, _ = gc.get_count()
        if made > _YOUNGEST:
            gc.collect(1 if rounds >= _ROUNDS_FOR_OLDER else 0)
