"""What the two windows' processes tell each other: one JSON object a line."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, fields
from typing import TypeAlias

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtNetwork import QLocalSocket

from leaderdeck.desktop.stage.stage_state import StageState, Wish

Told: TypeAlias = dict[str, object]


class StageLine(QObject):
    """One end of the line between the processes."""

    told = Signal(object)
    """A dictionary that the other end sent."""
    lost = Signal()

    def __init__(self, socket: QLocalSocket, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._socket = socket
        self._held = bytearray()
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.lost)

    def tell(self, message: Told) -> None:
        """Send this to the other end; nothing happens where that is gone."""
        if self._socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
            self._socket.write(QByteArray(json.dumps(message).encode() + b"\n"))
            self._socket.flush()

    def _read(self) -> None:
        self._held += self._socket.readAll().data()
        *whole, rest = self._held.split(b"\n")
        self._held = bytearray(rest)
        for line in whole:
            with suppress(ValueError, RecursionError):
                message = json.loads(line)
                if isinstance(message, dict):
                    self.told.emit(message)


def state_as_told(state: StageState) -> Told:
    """The state for the line."""
    return {**asdict(state), "hidden": sorted(state.hidden)}


def state_from(told: Told) -> StageState:
    """The state as the other end told it. Raises KeyError, TypeError or ValueError for what is none."""
    known = {field.name: told[field.name] for field in fields(StageState)}
    pointer = known["pointer"]
    known["pointer"] = tuple(pointer) if isinstance(pointer, list | tuple) else None
    known["hidden"] = frozenset(known["hidden"])  # type: ignore[call-overload]
    return StageState(**known)  # type: ignore[arg-type]


def wish_as_told(wish: Wish) -> Told:
    """The wish for the line."""
    return {"wish": wish.name, "number": wish.number, "x": wish.x, "y": wish.y}


def wish_from(told: Told) -> Wish:
    """The wish as the other end told it."""
    return Wish(
        str(told.get("wish", "")),
        int(_number(told.get("number"), 0)),
        _number(told.get("x"), 0.5),
        _number(told.get("y"), 0.5),
    )


def _number(value: object, default: float) -> float:
    return float(value) if isinstance(value, int | float) else default
