"""One talk on stage in this process: what the wishes do where there are one or two screens."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from leaderdeck.desktop.stage import show as show_module
from leaderdeck.desktop.stage.errand import Errand
from leaderdeck.desktop.stage.held_talk import HeldTalk
from leaderdeck.desktop.stage.screens import Places, ScreenFacts
from leaderdeck.desktop.stage.show import Show
from leaderdeck.desktop.stage.stage_state import Wish

LAPTOP = ScreenFacts("LAPTOP", 0, 0, 1440, 900, is_primary=True)
SIDE = ScreenFacts("SIDE", 3360, 0, 1280, 720)
HALL = ScreenFacts("HALL", 1440, 0, 1920, 1080)


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> list[ScreenFacts]:
    screens = [LAPTOP, HALL]
    monkeypatch.setattr(show_module, "screens_now", lambda: tuple(screens))
    monkeypatch.setattr(show_module.Awake, "keep", lambda _self: False)
    return screens


@pytest.fixture
def show(plugged: list[ScreenFacts], stage_errand: Errand, stage_talk: HeldTalk, qtbot) -> Iterator[Show]:
    made = Show(stage_errand, stage_talk)
    qtbot.addWidget(made.window)
    made.begin()
    yield made
    made.end()
    made.deleteLater()  # here: garbage is looked for in any thread, and windows must go in this one
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_key_for_one_screen_does_nothing_while_there_are_two(show: Show, plugged: list[ScreenFacts]) -> None:
    assert show.places == Places("HALL", "LAPTOP")
    show.grant(Wish("one_screen"))
    plugged.remove(HALL)
    show.arrange()
    assert show.places == Places("LAPTOP", ""), "the hall never sees the notes because a key was hit before"
    show.grant(Wish("one_screen"))
    assert show.places == Places("", "LAPTOP")


def test_the_slide_comes_back_to_the_screen_of_the_hall(show: Show, plugged: list[ScreenFacts]) -> None:
    plugged.append(SIDE)
    plugged.remove(HALL)
    show.arrange()
    assert show.places == Places("SIDE", "LAPTOP")
    plugged.append(HALL)
    show.arrange()
    assert show.places == Places("HALL", "LAPTOP"), "although the machine names it last now"
    plugged[:] = [replace(HALL, is_primary=True), replace(LAPTOP, is_primary=False)]
    show.arrange()
    assert show.places == Places("HALL", "LAPTOP"), "although it is the primary one now"


def test_a_frozen_slide_stays_in_the_hall_while_the_speaker_looks_ahead(show: Show) -> None:
    for name in ("next", "freeze", "next", "next"):
        show.grant(Wish(name))
    assert (show.state.number, show.window.shown_state.number) == (5, 2)
    assert [number for what, number, _ in show._log if what == "shown"][-1] == 2, "its time goes on"
    show.grant(Wish("black"))
    assert show.window.shown_state.cover == "black"
    show.grant(Wish("black"))
    show.grant(Wish("freeze"))
    assert (show.window.shown_state.number, show.window.shown_state.cover) == (5, "")


def test_with_one_screen_nothing_freezes_and_what_was_frozen_goes_on(show: Show, plugged: list[ScreenFacts]) -> None:
    show.grant(Wish("freeze"))
    show.grant(Wish("next"))
    plugged.remove(HALL)
    show.arrange()
    assert (show.state.frozen, show.state.number) == (None, 1), "the hall sees what it saw"
    show.grant(Wish("freeze"))
    assert show.state.frozen is None


def test_a_finger_leaves_at_the_end(show: Show, qtbot) -> None:
    show.grant(Wish("hold"))
    assert not show.state.has_ended
    show.grant(Wish("last"))
    show.grant(Wish("next"))
    with qtbot.waitSignal(show.ended):
        show.grant(Wish("hold"))
