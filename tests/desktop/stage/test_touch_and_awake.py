"""Fingers on the slide, and the machine kept awake while a talk is held."""

import subprocess
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPointF, QSizeF

from leaderdeck.desktop.stage import awake
from leaderdeck.desktop.stage.awake import Awake
from leaderdeck.desktop.stage.stage_state import StageState, Wish, after
from leaderdeck.desktop.stage.touch import Touch

SIZE = QSizeF(1000, 600)


def gesture(*steps: list[tuple[float, float]], lasts: int = 100) -> str | None:
    """The name of what these positions of fingers want, from the first touch to the last lift."""
    touch, wish = Touch(), None
    kinds = [QEvent.Type.TouchBegin, *[QEvent.Type.TouchUpdate] * (len(steps) - 2), QEvent.Type.TouchEnd]
    for kind, points in zip(kinds, steps, strict=True):
        fingers = [SimpleNamespace(position=lambda at=QPointF(*point): at) for point in points]
        at = 5000 if kind == QEvent.Type.TouchBegin else 5000 + lasts
        event = SimpleNamespace(
            type=lambda kind=kind: kind, points=lambda all_=fingers: all_, timestamp=lambda at=at: at
        )  # fmt: skip
        wish = touch.wish_for(event, SIZE)
    return wish.name if wish else None


@pytest.mark.parametrize(
    ("steps", "wanted"),
    [
        ([[(600, 300)], [(480, 310)]], "next"),
        ([[(400, 300)], [(520, 310)]], "previous"),
        ([[(600, 300)], [(602, 301)]], "next"),
        ([[(100, 300)], [(102, 301)]], "previous"),
        ([[(500, 100)], [(510, 400)]], None),
        ([[(500, 300)], [(450, 300), (550, 300)], [(350, 300), (650, 300)], [(350, 300)]], "zoom_in"),
        ([[(500, 300)], [(350, 300), (650, 300)], [(450, 300), (550, 300)], [(450, 300)]], "zoom_out"),
        ([[(500, 300)], [(450, 300), (550, 300)], [(455, 300), (552, 300)], [(455, 300)]], None),
    ],
)
def test_what_fingers_want(steps: list[list[tuple[float, float]]], wanted: str | None) -> None:
    assert gesture(*steps) == wanted


def test_a_finger_that_stays_leaves_at_the_black_end_and_nowhere_else() -> None:
    assert gesture([(600, 300)], [(601, 300)], lasts=1200) == "hold"
    assert gesture([(600, 300)], [(480, 310)], lasts=1200) == "next"
    assert after(StageState(3, number=2), Wish("hold")) == StageState(3, number=2)
    assert after(StageState(3, number=4), Wish("hold")).has_ended


def test_where_no_desktop_keeps_awake_a_process_of_the_system_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(awake, "_inhibit", lambda: None)
    monkeypatch.setattr(awake.sys, "platform", "linux")
    monkeypatch.setattr(awake.shutil, "which", lambda _name: "/bin/cat")
    started: list[list[str]] = []
    real = subprocess.Popen

    def start(command: list[str], **how: int) -> "subprocess.Popen[bytes]":
        started.append(command)
        return real(["/bin/cat"], **how)

    monkeypatch.setattr(awake.subprocess, "Popen", start)
    held = Awake()
    assert held.keep()
    assert held.keep()
    assert [command[1] for command in started] == ["--what=idle:sleep"]
    held.let_go()
    assert not held.is_kept


def test_where_nothing_can_keep_awake_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(awake, "_inhibit", lambda: None)
    monkeypatch.setattr(awake.sys, "platform", "linux")
    monkeypatch.setattr(awake.shutil, "which", lambda _name: None)
    held = Awake()
    assert not held.keep()
    held.let_go()


def test_the_desktops_promise_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    given_back: list[bool] = []
    monkeypatch.setattr(awake, "_inhibit", lambda: 7)
    monkeypatch.setattr(awake, "_uninhibit", lambda: given_back.append(True))
    monkeypatch.setattr(awake.sys, "platform", "linux")
    held = Awake()
    assert held.keep()
    held.let_go()
    assert (given_back, held.is_kept) == ([True], False)
