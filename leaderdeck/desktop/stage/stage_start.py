"""How a show is started from a window, without loading what only the show itself needs."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from tempfile import TemporaryFile

from leaderdeck.desktop.stage.errand import Errand
from leaderdeck.desktop.stage.handing_over import hand_over
from leaderdeck.desktop.stage.held_talk import HeldTalk

PROGRAM = (sys.executable, "-m", "leaderdeck", "present")
HANDED_OVER, FOR_SPEAKER = "--handed-over", "--for-speaker"


class StartedShow:
    """A show in a process of its own, which goes on whatever becomes of this one."""

    def __init__(self, errand: Errand, talk: Callable[[], HeldTalk] | None = None) -> None:
        # A pipe that nobody reads would stop the show once it is full.
        self._said = TemporaryFile()  # noqa: SIM115 - closed once the show has ended
        self._process = subprocess.Popen(
            [*PROGRAM, HANDED_OVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            start_new_session=True,
        )
        threading.Thread(target=self._hand_over, args=(errand, talk), name="leaderdeck-errand", daemon=True).start()

    @property
    def is_running(self) -> bool:
        """Whether the talk is being held."""
        return self._process.poll() is None

    def trouble(self) -> str:
        """Once it has ended: the sentence that says why it could not be held; empty when all went well."""
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").strip().splitlines()
        self._said.close()
        if not self._process.returncode:
            return ""
        return lines[-1] if lines else str(self._process.returncode)

    def _hand_over(self, errand: Errand, talk: Callable[[], HeldTalk] | None) -> None:
        pipe = self._process.stdin
        if pipe is not None:
            with suppress(OSError):  # it may have ended already, and its exit code says so
                hand_over(pipe, errand, talk)
