"""The speaker's view where there is little room: what matters most is never cut off, and keys turn slides."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from leaderdeck.deck.blocks import Text
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.desktop.appearance import wear
from leaderdeck.desktop.stage.held_talk import HeldTalk
from leaderdeck.desktop.stage.notes_sight import NotesSight
from leaderdeck.desktop.stage.presenter import running
from leaderdeck.desktop.stage.presenter_view import PresenterView
from leaderdeck.desktop.stage.stage_state import StageState, Wish, after
from leaderdeck.rehearsal import RunningTalk

SIZES = ((1024, 768), (1280, 720), (1920, 1080))
HIDDEN = frozenset({4})


@pytest.fixture(params=(100, 200))
def view(request: pytest.FixtureRequest, stage_talk: HeldTalk, qapp: QApplication, qtbot) -> Iterator[PresenterView]:
    wear(qapp, "dark", request.param)
    made = PresenterView(stage_talk, StageState(len(stage_talk.scenes), HIDDEN))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.end()
    wear(qapp, "light", 100)


def tell_time(view: PresenterView, at: float, paused: float | None = None) -> None:
    log = [("started", 0, 0.0), ("shown", view.state.number, 0.0)]
    log += [("paused", 1, paused)] if paused is not None else []
    talk = running(RunningTalk(view.talk.plan), log)
    view.show_clock(talk, at, datetime(2026, 3, 16, 9, 5).astimezone())


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off_at_any_size(view: PresenterView, size: tuple[int, int], qtbot) -> None:
    view.resize(*size)
    tell_time(view, 125.0)
    seen: list[list[QRect]] = []

    def stands_still() -> bool:
        """What gives way has its row laid out once more, however long the machine takes."""
        seen.append([one.geometry() for one in view.findChildren(QWidget)])
        return len(seen) > 2 and seen[-1] == seen[-2] == seen[-3]

    qtbot.waitUntil(stands_still)
    bar, tools = view.bar, view.tools
    assert bar._clock.width() >= bar._clock.sizeHint().width()
    assert "07:55 igjen" in bar._facts.shown()
    for button in (*bar.findChildren(QPushButton), *tools.findChildren(QPushButton)):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
            place = button.mapTo(view, QPoint())
            assert place.x() >= 0
            assert place.x() + button.width() <= view.width()
    assert tools.height() <= 1.5 * tools.button("next").sizeHint().height(), "one row"
    assert view.notes.height() > view.height() / 3


def test_what_finds_no_room_in_the_row_is_in_the_menu(view: PresenterView) -> None:
    view.resize(700, 700)
    QApplication.processEvents()
    menu = view.tools._more.menu()
    menu.aboutToShow.emit()
    gone = [name for name, button in view.tools._buttons.items() if button.isHidden()]
    assert "white" in gone
    wishes: list[Wish] = []
    view.wished.connect(wishes.append)
    actions = [action for action in menu.actions() if action.text().startswith("Hvit skjerm")]
    actions[0].trigger()
    assert wishes == [Wish("white")]
    assert {"next_hidden", "white"} <= set(gone)
    view.resize(4000, 900)
    QApplication.processEvents()
    assert not view.tools._more.isVisible()
    assert view.tools.button("white").isVisible()


def test_space_turns_the_slide_also_after_a_click_on_a_button(view: PresenterView) -> None:
    view.resize(1280, 720)
    QApplication.processEvents()
    wishes: list[str] = []
    view.wished.connect(lambda wish: wishes.append(wish.name))
    assert not isinstance(view.focusWidget(), QPushButton)
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.mouseClick(view.bar._black, Qt.MouseButton.LeftButton)
    QTest.mouseClick(view.tools.button("next"), Qt.MouseButton.LeftButton)
    QTest.keyClick(view.focusWidget() or view, Qt.Key.Key_Space)
    assert wishes == ["next", "black", "next", "next"]


def test_a_clock_that_stands_and_time_that_is_over_are_said(view: PresenterView) -> None:
    tell_time(view, 300.0, paused=60.0)
    assert "klokken står · 09:00 igjen" in view.bar.words()
    tell_time(view, 660.0)
    assert "01:00 over tiden" in view.bar.words()


def test_after_the_last_slide_nothing_is_said_to_come(view: PresenterView) -> None:
    view.resize(1440, 900)
    QApplication.processEvents()
    view.show_state(after(after(view.state, Wish("last")), Wish("next")))
    assert view._next_words.accessibleName() == ""
    assert not view._next.isVisible()
    assert "Ingen talenotater" not in view.notes.words()
    view.show_state(after(view.state, Wish("previous")))
    assert view._next.isVisible()


def test_where_height_is_scarce_the_slide_is_worth_more_than_the_next_ones_picture(view: PresenterView) -> None:
    em = view.fontMetrics().height()
    view.resize(60 * em, 40 * em)
    QApplication.processEvents()
    assert view._next.isVisible()
    view.resize(60 * em, 18 * em)
    QApplication.processEvents()
    assert not view._next.isVisible()
    assert view._next_words.isVisible()
    view.resize(60 * em, 40 * em)
    QApplication.processEvents()
    assert view._next.isVisible()


def test_a_wide_view_becomes_narrow_again(view: PresenterView) -> None:
    view.resize(3000, 900)
    QApplication.processEvents()
    tell_time(view, 125.0)
    narrow = view.bar.minimumSizeHint().width()
    view.resize(narrow, 900)
    QApplication.processEvents()
    assert view.width() <= max(narrow, view.minimumSizeHint().width())
    assert not view.bar._day.isVisible()


def test_what_is_to_be_done_before_the_talk_is_told_no_longer_once_it_goes_on(view: PresenterView) -> None:
    view.tell_awake(kept=False)
    assert view._notice.isVisible()
    view.show_state(after(view.state, Wish("next")))
    assert not view._notice.isVisible()


def test_a_frozen_slide_is_told_over_the_one_that_only_the_speaker_sees(view: PresenterView, qtbot) -> None:
    view.resize(1440, 900)
    there = after(view.state, Wish("next"))
    view.show_state(there)
    qtbot.waitUntil(lambda: not view.pictures.is_busy)
    plain = view.live_slide.grab().toImage()
    view.show_state(after(after(after(view.state, Wish("previous")), Wish("freeze")), Wish("next")))
    qtbot.waitUntil(lambda: not view.pictures.is_busy)
    assert view.live_slide.grab().toImage() != plain
    assert view.tools.button("freeze").isChecked()


def test_the_grid_fills_its_rows(view: PresenterView, qtbot) -> None:
    view.resize(1280, 720)
    view.want(Wish("grid"))
    QApplication.processEvents()
    listed = view.grid._list
    columns = listed.viewport().width() // listed.gridSize().width()
    assert columns >= 2
    assert listed.viewport().width() - columns * listed.gridSize().width() < listed.gridSize().width() / 2
    assert listed.visualItemRect(listed.item(0)).height() > listed.iconSize().height()


def test_private_remarks_stand_above_notes_that_are_longer_than_what_is_seen(qtbot) -> None:
    notes = NotesSight()
    qtbot.addWidget(notes)
    notes.resize(500, 500)
    notes.show()
    above = lambda: notes._private.geometry().top() < notes._notes.geometry().top()  # noqa: E731
    notes.show_notes((Text(Paragraph((Run("Kort."),))),), "Ikke nevn Solveig.")
    qtbot.waitUntil(lambda: notes._private.isVisible() and not above())
    notes.show_notes((Text(Paragraph((Run("Si dette langsomt. " * 200),))),), "Ikke nevn Solveig.")
    qtbot.waitUntil(above)
    notes.show_notes((Text(Paragraph((Run("Kort."),))),), "Ikke nevn Solveig.")
    qtbot.waitUntil(lambda: not above())


def test_a_finger_scrolls_long_notes(qtbot) -> None:
    notes = NotesSight()
    qtbot.addWidget(notes)
    notes.resize(300, 200)
    notes.show_notes((Text(Paragraph((Run("Si dette langsomt. " * 200),))),), "")
    notes.show()
    finger = QTest.createTouchDevice()
    bar, place = notes.verticalScrollBar(), notes.viewport()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    QTest.touchEvent(place, finger).press(0, QPoint(100, 180), place).commit()
    for y in range(170, 20, -10):
        qtbot.wait(15)
        QTest.touchEvent(place, finger).move(0, QPoint(100, y), place).commit()
    QTest.touchEvent(place, finger).release(0, QPoint(100, 20), place).commit()
    qtbot.waitUntil(lambda: bar.value() > 60)
