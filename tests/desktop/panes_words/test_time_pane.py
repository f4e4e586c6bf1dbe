"""The time pane: the whole against its frame, and every slide's share."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderdeck.desktop.panes.slide_times import measure_time
from leaderdeck.desktop.panes.spoken_time import clock, minutes_words, range_words
from leaderdeck.desktop.panes.time_pane import TimePane
from leaderdeck.desktop.stage.rehearsal_file import save_history
from leaderdeck.language import use_interface_language
from leaderdeck.rehearsal.history import History
from leaderdeck.rehearsal.learned_pace import LearnedPace
from leaderdeck.rehearsal.practice import PracticedSlide, Rehearsal
from leaderdeck.rehearsal.spoken_slides import spoken_slides
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


def test_the_frame_is_written_into_the_talk(pane: TimePane, read: Callable[[str], Talk], qtbot: QtBot) -> None:
    show(pane, read(TALK), qtbot)
    minutes = pane.frame.minutes
    assert minutes.currentText() == "2 min"
    with qtbot.waitSignal(pane.rewrite_requested) as asked:
        minutes.setFocus()
        QTest.keyClick(minutes, Qt.Key.Key_End)
        minutes.activated.emit(minutes.currentIndex())
    assert asked.args[0](TALK) == TALK.replace("duration: 2 min", "duration: 90 min")
    assert asked.args[0]("# En\n").startswith("---\nvarighet: 90 min\n---\n")
    with qtbot.waitSignal(pane.rewrite_requested) as asked:
        minutes.setCurrentIndex(0)
        minutes.activated.emit(0)
    assert "duration" not in asked.args[0](TALK)


def test_the_usual_frames_can_be_chosen(pane: TimePane) -> None:
    minutes = pane.frame.minutes
    assert [minutes.itemData(place) for place in range(minutes.count())] == [0, 5, 10, 15, 20, 30, 45, 90]


def test_with_an_interpreter_it_takes_longer_and_ones_own_pace_is_told(
    pane: TimePane, read: Callable[[str], Talk], qtbot: QtBot
) -> None:
    talk = read("# En\n\n- a\n\nNotat: " + "ord " * 1200)
    show(pane, talk, qtbot)
    assert pane.whole_words() == "8–12 minutter"
    pane.use_pace(LearnedPace(150.0, 3000, 3))
    qtbot.waitUntil(lambda: not pane.is_busy)
    assert pane.whole_words() == "6–10 minutter"
    assert "150 ord i minuttet: ditt tempo" in pane.said()
    pane.frame.interpreter.click()
    qtbot.waitUntil(lambda: not pane.is_busy)
    assert pane.whole_words() == "9–14 minutter"
    assert "105 ord i minuttet med tolk" in pane.said()


def test_words_for_each_slide_and_how_hard_they_are(pane: TimePane, read: Callable[[str], Talk], qtbot: QtBot) -> None:
    show(pane, read("# En\n\n- a\n\nNotat: " + "Vi har det bra her nå. " * 20), qtbot)
    assert "120 ord per lysbilde. Liks 6 i talenotatene: lett å følge." in pane.said()
    show(pane, read("---\nlang: en\n---\n\n# One\n\n- a\n\nNote: " + "We are all here. " * 20), qtbot)
    assert "Lix 4." in pane.said()


def test_sections_have_their_minutes_before_their_slides(
    pane: TimePane, read: Callable[[str], Talk], qtbot: QtBot
) -> None:
    note = "\n\nNotat: " + "ord " * 240
    show(pane, read(f"# En\n\n## A\n\n- a{note}\n\n## B\n\n- b{note}\n\n# To\n\n## C\n\n- c{note}\n"), qtbot)
    rows = [spoken(pane, row) for row in range(pane.slide_list.model().rowCount())]
    assert [row for row in rows if row.startswith("Kapittelet")] == [
        "Kapittelet En: 3–6 minutter", "Kapittelet To: 2–3 minutter",
    ]  # fmt: skip
    pane.show_place(2, 0)
    assert spoken(pane, pane.slide_list.currentIndex().row()).startswith("Lysbilde 2: A, 2 minutter")


def test_what_was_rehearsed_of_the_talk_counts(
    pane: TimePane, tmp_path: Path, read: Callable[[str], Talk], qtbot: QtBot
) -> None:
    talk = replace(read(TALK), file=tmp_path / "tale.md")
    keys = [slide.key for slide in spoken_slides(talk.deck) if not slide.is_hidden]
    rehearsal = Rehearsal("2026-03-16T09:00:00+01:00", tuple(PracticedSlide(key, 0, 300.0) for key in keys))
    save_history(tmp_path / "tale.md", History((rehearsal,) * 3))
    show(pane, talk, qtbot)
    assert measure_time(talk).seconds == 300 * len(keys)
    assert pane.whole_words() == f"{int(5 * len(keys) * 0.93)}–{-int(-5 * len(keys) * 1.07 // 1)} minutter av 2"
    pane.use_history(tmp_path / "tale.md", History())
    qtbot.waitUntil(lambda: not pane.is_busy)
    assert pane.whole_words() == "3–5 minutter av 2"
