"""Keeps the machine and its screens awake while a talk is held. Nothing here uses the network.

Linux: the desktop's own `org.freedesktop.ScreenSaver` on the session's bus; where there is none, `systemd-inhibit`,
which ends with this process because it holds the other end of its pipe. Windows: `SetThreadExecutionState`. macOS:
`caffeinate`. Where nothing of this is there, `is_kept` says so and the speaker's view tells it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TypeAlias

_Holder: TypeAlias = subprocess.Popen[bytes]
_WINDOWS_AWAKE = 0x80000000 | 0x00000001 | 0x00000002
"""ES_CONTINUOUS, ES_SYSTEM_REQUIRED and ES_DISPLAY_REQUIRED (Win32 API)."""
_WINDOWS_AS_BEFORE = 0x80000000
_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
_BUS_NAME = "leaderdeck-stage"
_PATIENCE_MS = 500
REFUSAL_SECONDS = 0.4


class Awake:
    """Holds the machine awake from `keep` to `let_go`."""

    def __init__(self) -> None:
        self._cookie: int | None = None
        self._holder: _Holder | None = None
        self._windows = False

    @property
    def is_kept(self) -> bool:
        """Whether something keeps the machine awake now."""
        held = self._holder is not None and self._holder.poll() is None
        return self._cookie is not None or held or self._windows

    def keep(self) -> bool:
        """Ask for it; gives whether somebody promised."""
        if self.is_kept:
            return True
        if sys.platform == "win32":
            self._windows = _tell_windows(_WINDOWS_AWAKE)
        elif sys.platform == "darwin":
            self._hold("caffeinate", "-di", "-w", str(os.getpid()))
        else:
            self._cookie = _inhibit()
            if self._cookie is None:
                self._hold("systemd-inhibit", "--what=idle:sleep", "--who=LeaderDeck", "--why=A talk", "cat")
        return self.is_kept

    def let_go(self) -> None:
        """The machine may sleep again."""
        if self._cookie is not None:
            _uninhibit()
        if self._holder is not None:
            if self._holder.stdin is not None:
                self._holder.stdin.close()
            self._holder.terminate()
            self._holder.wait()
        if self._windows:
            _tell_windows(_WINDOWS_AS_BEFORE)
        self._cookie, self._holder, self._windows = None, None, False

    def _hold(self, program: str, *arguments: str) -> None:
        found = shutil.which(program)
        if found is None:
            return
        try:
            self._holder = subprocess.Popen(
                [found, *arguments], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            self._holder.wait(REFUSAL_SECONDS)
        except OSError:
            self._holder = None
        except subprocess.TimeoutExpired:
            return  # it holds: where the system refuses, the program ends at once


def _inhibit() -> int | None:
    """The number under which the desktop's screen saver is held; None where there is no such desktop."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage
    except ImportError:
        return None
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _BUS_NAME)
    if not bus.isConnected():
        return None
    saver = QDBusInterface(_SERVICE, _PATH, _SERVICE, bus)
    saver.setTimeout(_PATIENCE_MS)
    answer = saver.call("Inhibit", "LeaderDeck", "A talk is held")
    if answer.type() != QDBusMessage.MessageType.ReplyMessage or not answer.arguments():
        return None
    return int(answer.arguments()[0])


def _uninhibit() -> None:
    """The desktop lets go of whoever leaves its bus."""
    from PySide6.QtDBus import QDBusConnection

    QDBusConnection.disconnectFromBus(_BUS_NAME)


def _tell_windows(state: int) -> bool:
    import ctypes

    windll = getattr(ctypes, "windll", None)
    return bool(windll and windll.kernel32.SetThreadExecutionState(state))
