"""Start the app as a program of its own, let it show the sample, and save what stands on the screen.

python window_on_screen.py PICTURE [LANGUAGE APPEARANCE WIDTH HEIGHT PERCENT]
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def main(picture: str, language: str, appearance: str, width: int, height: int, percent: int) -> None:
    from PySide6.QtWidgets import QApplication

    from leaderdeck.desktop.app import Desktop
    from leaderdeck.desktop.settings import Settings

    application = QApplication(["leaderdeck"])
    desktop = Desktop(application, Settings(language=language, appearance=appearance, text_percent=percent))
    desktop.start()
    window = desktop.windows[0]
    window.resize(width, height)
    window.move(0, 0)

    def rest(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            application.processEvents()
            time.sleep(0.002)

    end = time.monotonic() + 30
    while (window.session.talk is None or window.panes.preview.scene is None) and time.monotonic() < end:
        rest(0.05)
    window.session.go_to_number(3)
    rest(1.5)
    application.primaryScreen().grabWindow(0).save(picture)
    os._exit(0)


if __name__ == "__main__":
    given = sys.argv[1:]
    rest_of = [*given[1:], *["nb", "light", "1280", "800", "100"][len(given) - 1 :]]
    main(given[0], rest_of[0], rest_of[1], int(rest_of[2]), int(rest_of[3]), int(rest_of[4]))
