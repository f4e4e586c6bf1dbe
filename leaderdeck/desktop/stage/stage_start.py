"""How a show is started from a window, without loading what only the show itself needs."""

from __future__ import annotations

import subprocess
import sys
import threading

from leaderdeck.desktop.stage.errand import Errand

PROGRAM = (sys.executable, "-m", "leaderdeck", "present")
HANDED_OVER, FOR_SPEAKER = "--handed-over", "--for-speaker"


def start_show(errand: Errand) -> subprocess.Popen[str]:
    """Start the show as a process of its own, which goes on whatever becomes of this one."""
    process = subprocess.Popen(
        [*PROGRAM, HANDED_OVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )

    def hand_over() -> None:
        if process.stdin is not None:
            try:
                process.stdin.write(errand.as_json())
                process.stdin.close()
            except OSError:
                return  # it has ended already, and its exit code says so

    threading.Thread(target=hand_over, name="leaderdeck-errand", daemon=True).start()
    return process
