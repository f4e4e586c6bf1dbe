"""Screens that move without Qt's knowing: an X server's monitors that are made by name, real windows, real places."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from leaderdeck.desktop.stage.screens import ScreenWatch, put_on_screen
application = QApplication([])
window = QWidget()
watch = ScreenWatch()
watch.changed.connect(lambda: put_on_screen(window, "HALL"))
put_on_screen(window, "HALL")
QTimer.singleShot(60_000, application.quit)
sys.stdout.write(f"{int(window.winId())}\\n")
sys.stdout.flush()
application.exec()
"""


@pytest.fixture
def screen_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not all(map(shutil.which, ("Xvfb", "xrandr", "xdotool"))):
        pytest.skip("Xvfb, xrandr and xdotool are not all installed")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x600x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as told:
        monkeypatch.setenv("DISPLAY", f":{told.readline().strip()}")
    yield
    server.terminate()
    server.wait()


def has_monitor(name: str, place: str, output: str) -> None:
    """A monitor's place can only be changed by making it anew."""
    subprocess.run(["xrandr", "--delmonitor", name], capture_output=True)
    subprocess.run(["xrandr", "--setmonitor", name, place, output], check=True, capture_output=True)


def place_of(window: str) -> str:
    told = subprocess.run(["xdotool", "getwindowgeometry", window], capture_output=True, text=True).stdout
    return " ".join(re.findall(r"Position: (\S+)|Geometry: (\S+)", told)[at][at] for at in (0, 1))


def test_a_window_follows_a_screen_that_moved_without_a_word(screen_server: None, tmp_path: Path) -> None:
    has_monitor("LAPTOP", "640/200x480/150+0+0", "screen")
    has_monitor("HALL", "800/200x600/150+640+0", "none")
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen([sys.executable, "-c", SCRIPT], env=environment, stdout=subprocess.PIPE, text=True) as shown:
        assert shown.stdout is not None
        window = shown.stdout.readline().strip()

        def stands(place: str) -> bool:
            end = time.monotonic() + 30
            while place_of(window) != place and time.monotonic() < end:
                time.sleep(0.05)
            return place_of(window) == place

        try:
            assert stands("640,0 800x600")
            for place, wanted in (
                ("700/200x500/150+700+40", "700,40 700x500"), ("800/200x600/150+640+0", "640,0 800x600"),
            ):  # fmt: skip
                has_monitor("HALL", place, "none")
                assert stands(wanted)
        finally:
            shown.kill()
