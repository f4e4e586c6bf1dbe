"""The time pane: the whole against its frame, and every slide's share."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdeck.desktop.panes.slide_times import measure_time
from leaderdeck.desktop.panes.spoken_time import clock, minutes_words, range_words
from leaderdeck.desktop.panes.time_pane import TimePane
from leaderdeck.language import use_interface_language
from leaderdeck.talk import Talk

TALK = (
    "---\ntitle: T\nduration: 2 min\n---\n\n# En\n\n- a\n\n# To\n\n- b\n\nNotat: "
    + "ord " * 240
    + "\n\n# Tre {.hidden}\n\n- c\n"
)


@pytest.fixture
def pane(qtbot: QtBot) -> TimePane:
    made = TimePane()
    qtbot.addWidget(made)
    made.resize(520, 400)
    made.show()
    return made


def show(pane: TimePane, talk: Talk, qtbot: QtBot) -> None:
    pane.show_talk(talk)
    qtbot.waitUntil(lambda: not pane.is_busy)


def spoken(pane: TimePane, row: int) -> str:
    return pane.slide_list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_whole_is_a_range_against_the_frame(pane: TimePane, read: Callable[[str], Talk], qtbot: QtBot) -> None:
    show(pane, read(TALK), qtbot)
    assert pane.whole_words() == "3–5 minutter av 2"


def test_without_a_frame_only_the_range_is_told(pane: TimePane, read: Callable[[str], Talk], qtbot: QtBot) -> None:
    show(pane, read("# En\n\n- a\n\n# To\n\n- b\n"), qtbot)
    assert pane.whole_words() == "2–4 minutter"


def test_every_slide_has_its_bar_and_says_its_time_aloud(
    pane: TimePane, read: Callable[[str], Talk], qtbot: QtBot
) -> None:
    talk = read(TALK)
    show(pane, talk, qtbot)
    assert pane.slide_list.model().rowCount() == len(talk.deck.slides)
    assert spoken(pane, 2) == "Lysbilde 3: To, 2 minutter, begynner etter 2 minutter, 240 ord"


def test_hidden_slides_take_no_time(read: Callable[[str], Talk]) -> None:
    measured = measure_time(read(TALK))
    hidden = [slide for slide in measured.slides if slide.is_hidden]
    assert [slide.seconds for slide in hidden] == [0] * len(hidden)
    assert sum(slide.seconds for slide in measured.slides) == measured.seconds


def test_choosing_a_slide_goes_there_by_mouse_and_keyboard(
    pane: TimePane, read: Callable[[str], Talk], qtbot: QtBot
) -> None:
    talk = read(TALK)
    show(pane, talk, qtbot)
    rows, model = pane.slide_list, pane.slide_list.model()
    with qtbot.waitSignal(pane.line_requested) as asked:
        place = rows.visualRect(model.index(2, 0)).center()
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [talk.deck.slide_lines[2]]
    with qtbot.waitSignal(pane.line_requested) as asked:
        QTest.keyClick(rows, Qt.Key.Key_Up)
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert asked.args == [talk.deck.slide_lines[1]]


def test_the_slide_under_the_cursor_is_marked(pane: TimePane, read: Callable[[str], Talk], qtbot: QtBot) -> None:
    show(pane, read(TALK), qtbot)
    with qtbot.assertNotEmitted(pane.line_requested):
        pane.show_place(3, 99)
    assert pane.slide_list.currentIndex().row() == 2


def test_a_hidden_pane_measures_nothing(qtbot: QtBot, read: Callable[[str], Talk]) -> None:
    pane = TimePane()
    qtbot.addWidget(pane)
    pane.show_talk(read(TALK))
    qtbot.wait(30)
    assert pane.slide_list.model().rowCount() == 0
    pane.show()
    qtbot.waitUntil(lambda: pane.slide_list.model().rowCount() > 0)


def test_a_thousand_slides_block_nobody(pane: TimePane, read: Callable[[str], Talk], qtbot: QtBot) -> None:
    short = read("# Lysbilde\n\n- ord her\n\nNotat: si dette\n")
    deck = replace(short.deck, slides=short.deck.slides * 1000, slide_lines=tuple(range(1, 5001, 5)))
    talk = replace(short, deck=deck, scenes=tuple((index, short.scenes[0][1]) for index in range(1000)))
    began = time.thread_time()
    pane.show_talk(talk)
    slowest = time.thread_time() - began
    while pane.is_busy:
        began = time.thread_time()
        QApplication.processEvents()
        slowest = max(slowest, time.thread_time() - began)
    assert pane.slide_list.model().rowCount() == 1000
    assert slowest < 0.09, "30 ms on a quiet machine"


@pytest.mark.parametrize(
    ("seconds", "nb", "nn", "en"),
    [
        (15, "15 sekunder", "15 sekund", "15 seconds"),
        (60, "1 minutt", "1 minutt", "1 minute"),
        (95, "1,5 minutter", "1,5 minutt", "1.5 minutes"),
        (1020, "17 minutter", "17 minutt", "17 minutes"),
    ],
)
def test_minutes_are_said_as_one_says_them(seconds: int, nb: str, nn: str, en: str) -> None:
    for language, words in (("nb", nb), ("nn", nn), ("en", en)):
        use_interface_language(language)
        assert str(minutes_words(seconds)) == words


def test_a_range_without_a_span_is_one_figure() -> None:
    assert str(range_words(1, 1)) == "1 minutt"
    assert str(range_words(14, 20)) == "14–20 minutter"
    assert clock(65) == "1:05"
