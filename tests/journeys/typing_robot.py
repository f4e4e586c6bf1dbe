"""A robot that types numbered words into the real window and saves now and then, until somebody kills it.

    python typing_robot.py FILE LOG SEED

LOG tells of every word, before it is followed by the next: its number and when it was typed.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def main(file: Path, log: Path, seed: int) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from leaderdeck.desktop.app import Desktop
    from leaderdeck.desktop.settings import Settings

    application = QApplication(["leaderdeck"])
    desktop = Desktop(application, Settings(language="nb", appearance="light"))
    desktop.start([file])
    window = desktop.windows[0]
    while window.desk.file is None:
        application.processEvents()
    editor = window.editor
    editor.go_to_line(editor.line_count())
    chance = random.Random(seed)
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in range(1, 100_000):
        QTest.keyClicks(editor, f"ord{number:05} ")
        os.write(handle, f"{number} {time.monotonic():.3f}\n".encode())
        if chance.random() < 0.02:
            window.actions_["file.save"].trigger()
        end = time.monotonic() + chance.random() * 0.04
        while time.monotonic() < end:
            application.processEvents()
            time.sleep(0.001)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
