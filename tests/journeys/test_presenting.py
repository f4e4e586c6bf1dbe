"""A talk is held: two screens, a view that falls, screens that come and go, and a talk started from the window."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage

from leaderdeck.desktop.stage.errand import Errand, errand_from
from leaderdeck.desktop.stage.show import Show
from leaderdeck.desktop.stage.stage_process import _start_presenter
from leaderdeck.desktop.stage.stage_state import Wish
from leaderdeck.desktop.stage.talk_for_stage import talk_for
from leaderdeck.paint.scene_painter import paint_picture

TALK = """---
title: Rolig hånd
duration: 10 min
brand: fjordvik
---

## Tillit koster minst

- når den finnes fra før

## Kontroll gir fakta

- men ikke mot

Notat: Fortell om broen.

Privat: Hemmeligheten om Solveig.

## Takk
"""
SCRIPT = Path(__file__).with_name("presenting_on_two_screens.py")
SCREENS = [
    {"name": "HALL", "x": 1440, "y": 0, "width": 1920, "height": 1080},
    {"name": "LAPTOP", "x": 0, "y": 0, "width": 1440, "height": 900},
]
REAL_SCREENS = "LEADERDECK_REAL_SCREENS"
XORG = """Section "Device"
  Identifier "d"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "m"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
EndSection
Section "Screen"
  Identifier "s"
  Device "d"
  Monitor "m"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 3840 2160
  EndSubSection
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    return file


def test_on_two_screens_the_audience_has_the_slide_alone_edge_to_edge(talk: Path, tmp_path: Path) -> None:
    (tmp_path / "screens.json").write_text(json.dumps({"screens": SCREENS}))
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(talk), str(tmp_path)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    screens = {one["name"]: [one["x"], one["y"], one["width"], one["height"]] for one in SCREENS}
    audience, presenter = told["places"]
    assert {audience, presenter} == set(screens)
    assert (told["audience"], told["presenter"]) == (screens[audience], screens[presenter])
    assert told["swapped"] == [screens[presenter], screens[audience]]
    assert (told["children_of_audience"], told["number"]) == (0, 2)
    read = talk_for(Errand(TALK))
    width, height = screens[audience][2:]
    slide = paint_picture(read.scenes[1], read.kit, 2, width)
    seen = QImage(str(tmp_path / "audience.png")).convertToFormat(QImage.Format.Format_RGB32)
    top = (height - slide.height()) // 2
    assert seen.copy(0, top, width, slide.height()) == slide


def test_when_the_speakers_view_falls_the_slide_stays_and_another_view_comes(talk: Path, qtbot) -> None:
    errand = Errand(TALK, talk)
    show = Show(errand, talk_for(errand), _start_presenter)
    qtbot.addWidget(show.window)
    show.begin()
    try:
        qtbot.waitUntil(lambda: show.presenters.ready_count == 1, timeout=60_000)
        show.grant(Wish("next"))
        qtbot.waitUntil(lambda: show.window.shown_view is not None and show.window.shown_view.number == 2)
        first = show.presenters.seen_process
        assert first is not None
        if Path("/proc").is_dir():
            said = Path(f"/proc/{first.processId()}/cmdline").read_bytes()
            assert b"Solveig" not in said
        first.kill()
        qtbot.waitUntil(lambda: show.presenters.seen_process not in (None, first), timeout=60_000)
        assert show.window.isVisible()
        assert (show.state.number, show.window.shown_view.number) == (2, 2)
        show.grant(Wish("previous"))
        assert show.window.shown_view.number == 1
    finally:
        show.end()
    assert not show.window.isVisible()
    assert show.presenters.seen_process is None
    show.deleteLater()  # here: garbage is looked for in any thread, and windows must go in this one
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_errand_comes_whole_through_the_pipe_and_anything_else_is_a_sentence(talk: Path) -> None:
    errand = Errand(TALK, talk, "plain", talk.parent, 2, "HALL", "presenter", True, (("shown", 2, 1.5),))
    assert errand_from(errand.as_json()) == errand
    for odd in ("", "[]", '{"text": 1}', "{"):
        with pytest.raises(Exception, match="Vis foredrag"):
            errand_from(odd)


def test_what_cannot_be_shown_is_told_in_one_sentence(leaderdeck, tmp_path: Path) -> None:
    (tmp_path / "tom.md").write_text("", "utf-8")
    for arguments in ((tmp_path / "tom.md",), (tmp_path / "borte.md",), (), (tmp_path, "--slide", "to")):
        code, out, err = leaderdeck("present", *arguments)
        assert (code, out, err.count("\n")) == (2, "", 1)
    code, out, _ = leaderdeck("present", "--screens")
    assert code == 0
    assert "publikum" in out


@pytest.fixture
def monitors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """A real X server whose screens are plugged in and out by name; `xrandr` as a function."""
    if not os.environ.get(REAL_SCREENS):
        pytest.skip(f"{REAL_SCREENS} is not set: a real X server is started with Xorg's dummy driver, as root")
    if not all(map(shutil.which, ("Xorg", "xrandr", "xdotool"))):
        pytest.skip("Xorg, xrandr and xdotool are not all installed")
    (tmp_path / "xorg.conf").write_text(XORG)
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xorg", "-displayfd", str(writing), "-noreset", "-config", str(tmp_path / "xorg.conf"), "-logfile",
         str(tmp_path / "xorg.log"), "-nolisten", "tcp", "-novtswitch", "-sharevts"],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as told:
        monkeypatch.setenv("DISPLAY", f":{told.readline().strip()}")

    def xrandr(*arguments: str) -> None:
        subprocess.run(["xrandr", *arguments], check=True, capture_output=True)

    try:
        xrandr("--addmode", "DUMMY1", "1920x1080")
        xrandr("--output", "DUMMY0", "--mode", "1680x1050", "--primary")
        xrandr("--output", "DUMMY1", "--mode", "1920x1080", "--right-of", "DUMMY0")
        yield xrandr
    finally:
        server.terminate()
        server.wait()


def windows_now() -> dict[str, str]:
    """Each visible window's name and its place and size, as the X server has them."""

    def ask(*arguments: str) -> str:
        return subprocess.run(["xdotool", *arguments], capture_output=True, text=True).stdout

    found: dict[str, str] = {}
    for window in ask("search", "--onlyvisible", "--name", "[a-z]").split():
        lines = ask("getwindowgeometry", window).splitlines()
        found[ask("getwindowname", window).strip()] = " ".join(line.split()[1] for line in lines[1:3])
    return found


def await_windows(expected: dict[str, str]) -> None:
    end = time.monotonic() + 30
    while windows_now() != expected and time.monotonic() < end:
        time.sleep(0.1)
    assert windows_now() == expected


def test_screens_are_plugged_in_and_out_while_the_talk_is_held(talk: Path, monitors: Callable[..., None]) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    show = subprocess.Popen(
        [sys.executable, "-m", "leaderdeck", "present", str(talk)],
        env=environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    audience, speaker = "Rolig hånd", "Foredragsholdervisning"
    both = {audience: "1680,0 1920x1080", speaker: "0,0 1680x1050"}
    await_windows(both)
    monitors("--output", "DUMMY1", "--off")
    await_windows({audience: "0,0 1680x1050"})
    monitors("--output", "DUMMY1", "--mode", "1920x1080", "--right-of", "DUMMY0")
    await_windows(both)
    monitors("--output", "DUMMY1", "--off")
    await_windows({audience: "0,0 1680x1050"})
    monitors("--output", "DUMMY1", "--mode", "1920x1080", "--left-of", "DUMMY0")
    await_windows({audience: "0,0 1920x1080", speaker: "1920,0 1680x1050"})
    show.terminate()
    _, said = show.communicate(timeout=30)
    assert (show.returncode, said) == (0, "")
