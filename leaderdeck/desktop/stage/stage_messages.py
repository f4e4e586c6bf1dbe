"""What the two windows' processes tell each other: one JSON object a line."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, fields
from typing import TypeAlias

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtNetwork import QLocalSocket

from leaderdeck.desktop.stage.stage_state import StageState, Wish

Told: TypeAlias = dict[str, object]
_AHEAD_BYTES = 1 << 20


class StageLine(QObject):
    """One end of the line between the processes."""

    told = Signal(object)
    """A dictionary that the other end sent; bytes that came with it are its `parts`."""
    lost = Signal()

    def __init__(self, socket: QLocalSocket, parent: QObject | None = None, most_bytes: int = 0) -> None:
        super().__init__(parent)
        self._socket, self._most_bytes = socket, most_bytes
        self._held = bytearray()
        self._to_send: deque[bytes] = deque()
        self._whole: Told = {}
        self._sizes: deque[int] = deque()
        """Of the parts that are still to come for the message that is being heard."""
        self._parts: list[bytes] = []
        socket.readyRead.connect(self._read)
        socket.bytesWritten.connect(self._send)
        socket.disconnected.connect(self.lost)

    def tell(self, message: Told, parts: Sequence[bytes] = ()) -> None:
        """Send this to the other end, and the parts after it; nothing happens where that is gone."""
        if self._socket.state() != QLocalSocket.LocalSocketState.ConnectedState:
            return
        told = {**message, "parts": [len(part) for part in parts]} if parts else message
        self._to_send += [json.dumps(told).encode() + b"\n", *parts]
        self._send()

    def _send(self, *_written: int) -> None:
        """No more at once than the other end keeps up with: a talk's pictures may be large."""
        while self._to_send and self._socket.bytesToWrite() < _AHEAD_BYTES:
            self._socket.write(QByteArray(self._to_send.popleft()))
        self._socket.flush()

    def _read(self) -> None:
        self._held += self._socket.readAll().data()
        while self._take_part() if self._sizes else self._take_line():
            pass

    def _take_part(self) -> bool:
        size = self._sizes[0]
        if len(self._held) < size:
            return False
        self._parts.append(bytes(self._held[:size]))
        del self._held[:size]
        self._sizes.popleft()
        if not self._sizes:
            whole, parts, self._whole, self._parts = self._whole, self._parts, {}, []
            self.told.emit({**whole, "parts": parts})
        return True

    def _take_line(self) -> bool:
        end = self._held.find(b"\n")
        if end < 0:
            return False
        line = bytes(self._held[:end])
        del self._held[: end + 1]
        with suppress(ValueError, TypeError, RecursionError):
            message = json.loads(line)
            if isinstance(message, dict):
                self._take_message(message)
        return True

    def _take_message(self, message: Told) -> None:
        sizes = message.get("parts")
        if not sizes:
            self.told.emit(message)
        elif isinstance(sizes, list) and min(sizes) >= 0 and sum(sizes) <= self._most_bytes:
            self._whole, self._sizes = message, deque(sizes)


def state_as_told(state: StageState) -> Told:
    """The state for the line."""
    return {**asdict(state), "hidden": sorted(state.hidden)}


def state_from(told: Told) -> StageState:
    """The state as the other end told it. Raises KeyError, TypeError or ValueError for what is none."""
    known = {field.name: told[field.name] for field in fields(StageState)}
    for name in ("pointer", "frozen"):
        numbers = known[name]
        known[name] = tuple(numbers) if isinstance(numbers, list | tuple) else None
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
