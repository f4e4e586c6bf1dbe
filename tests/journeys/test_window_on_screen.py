"""The app on a real X server: a window that a person would see, and nothing said on the console."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy
import pytest
from PySide6.QtGui import QColor, QImage

from leaderdeck.desktop.appearance import DARK, LIGHT

SCRIPT = Path(__file__).with_name("window_on_screen.py")


@pytest.fixture(scope="module")
def display():
    """The name of a virtual screen."""
    if not shutil.which("Xvfb"):
        pytest.skip("Xvfb is not installed")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    if not number:
        pytest.skip("Xvfb does not start here")
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.mark.parametrize(("language", "look"), [("nb", LIGHT), ("nn", DARK)], ids=["light", "dark"])
def test_the_window_stands_on_the_screen(display: str, tmp_path: Path, language: str, look) -> None:
    picture = tmp_path / "skjerm.png"
    environment = {**os.environ, "DISPLAY": display, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    environment.pop("WAYLAND_DISPLAY", None)
    environment["QT_QPA_PLATFORM"] = "xcb"
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(picture), language, look.name], env=environment, capture_output=True,
        text=True, timeout=90,
    )  # fmt: skip
    if "could not load the Qt platform plugin" in done.stderr.lower():
        pytest.skip("Qt's libraries for X are not installed")
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
    screen = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB32)
    assert (screen.width(), screen.height()) == (1280, 800)
    shown = set((numpy.frombuffer(screen.constBits(), numpy.uint32) & 0xFFFFFF).tolist())
    for color in (look.paper, look.side, look.stage, look.primary, look.current):
        assert QColor(color).rgb() & 0xFFFFFF in shown, f"{color} is nowhere on the screen"
