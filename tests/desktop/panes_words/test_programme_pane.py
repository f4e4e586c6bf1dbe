"""The programme in the time pane: slots on the day line, moved by mouse and keyboard, saved as files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from leaderdeck.desktop.appearance import wear
from leaderdeck.desktop.panes.programme_saving import with_ending
from leaderdeck.desktop.panes.time_pane import TimePane
from leaderdeck.errors import ExportStopped
from leaderdeck.language import use_interface_language
from leaderdeck.talk import Talk

Read = Callable[[str], Talk]

DAY = """---
title: Samling
date: 2026-03-16
lang: nb
---

## Dagen

::: agenda kl. 09.00–14.00
- Velkommen ved Kari Nordli (30 min)
- 09.40 Runde (60 min)
- 10.30 Kaffe (15 min)
- Uvisst
- Etterpå (30 min)
:::

## Takk
"""
LINE = 10


class Window:
    """What the window does: wishes change the text, and the pane is shown what came of it."""

    def __init__(self, pane: TimePane, read: Read, text: str = DAY) -> None:
        self.pane, self.read, self.text = pane, read, text
        pane.rewrite_requested.connect(self.rewrite)
        pane.show_talk(read(text))

    def rewrite(self, rewrite: Callable[[str], str]) -> None:
        self.text = rewrite(self.text)
        self.pane.show_talk(self.read(self.text))

    def line(self, number: int) -> str:
        return self.text.split("\n")[number - 1]


@pytest.fixture
def pane(qtbot: QtBot) -> TimePane:
    made = TimePane()
    qtbot.addWidget(made)
    made.resize(620, 420)
    made.show()
    return made


@pytest.fixture
def window(pane: TimePane, read: Read) -> Window:
    return Window(pane, read)


def spoken(pane: TimePane, row: int) -> str:
    return pane.programme.slots_list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_talk_without_a_programme_shows_its_slides_alone(pane: TimePane, read: Read, qtbot: QtBot) -> None:
    pane.show_talk(read("# En\n\n- a\n"))
    qtbot.waitUntil(lambda: not pane.is_busy)
    assert pane.programme is None
    assert not pane.modes["slides"].isVisible()
    assert pane.slide_list.isVisible()


def test_a_programme_is_shown_and_the_slides_are_one_click_away(window: Window, qtbot: QtBot) -> None:
    pane = window.pane
    assert pane.programme.isVisible()
    assert not pane.slide_list.isVisible()
    pane.modes["slides"].click()
    qtbot.waitUntil(lambda: pane.slide_list.model().rowCount() == 3)
    assert pane.slide_list.isVisible()
    assert not pane.programme.isVisible()


def test_every_slot_says_all_that_is_known_and_what_is_wrong(window: Window) -> None:
    pane = window.pane
    assert pane.programme.words()[0] == "09.00–10.45 · 2 t 15 min · 5 bolker"
    assert spoken(pane, 0) == "09.00–09.30, regnet ut, Velkommen, 30 min, Kari Nordli"
    assert spoken(pane, 1) == "09.40–10.40, Runde, 1 t, Det er 10 min uten noe før «Runde»."
    assert "begynner 10 min før bolken foran er ferdig" in spoken(pane, 2)
    assert spoken(pane, 4) == "tid ikke bestemt, Etterpå, 30 min"


def test_the_trouble_of_the_chosen_slot_is_told(window: Window) -> None:
    window.pane.programme.slots_list.choose(2)
    assert window.pane.programme.words()[1] == "«Kaffe» begynner 10 min før bolken foran er ferdig."


def test_keys_move_resize_and_reorder(window: Window) -> None:
    rows = window.pane.programme.slots_list
    rows.choose(1)
    QTest.keyClick(rows, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert (window.line(LINE + 1), window.line(LINE + 2)) == ("- 09.35 Runde (60 min)", "- 10.25 Kaffe (15 min)")
    QTest.keyClick(rows, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.line(LINE + 1) == "- 09.50 Runde (60 min)"
    QTest.keyClick(rows, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert (window.line(LINE + 1), window.line(LINE + 2)) == ("- 09.50 Runde (65 min)", "- 10.45 Kaffe (15 min)")
    rows.choose(0)
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert [window.line(LINE + place).split("(")[0].strip() for place in (0, 1)] == [
        "- Runde", "- 10.25 Velkommen ved Kari Nordli",
    ]  # fmt: skip
    assert rows.currentIndex().row() == 1, "the slot that was moved stays chosen"


def test_enter_goes_to_the_slot_s_line(window: Window, qtbot: QtBot) -> None:
    rows = window.pane.programme.slots_list
    rows.choose(2)
    with qtbot.waitSignal(window.pane.line_requested) as asked:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert asked.args == [LINE + 2]


def test_a_bar_is_dragged_to_another_time_and_shown_there_on_the_way(window: Window) -> None:
    rows = window.pane.programme.slots_list
    bar = rows.bar_rect(1)
    assert bar is not None
    pixels = round(30 * bar.width() / 60)
    middle = bar.center().toPoint()
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(rows.viewport(), middle + QPoint(pixels, 0))
    assert rows.is_dragging
    assert spoken(window.pane, 1).startswith("10.10–11.10")
    assert window.text == DAY, "nothing is written before the bar is let go"
    QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(pixels, 0))
    assert (window.line(LINE + 1), window.line(LINE + 2)) == ("- 10.10 Runde (60 min)", "- 11.00 Kaffe (15 min)")


def test_the_end_of_a_bar_is_dragged_to_another_length(window: Window) -> None:
    rows = window.pane.programme.slots_list
    bar = rows.bar_rect(1)
    assert bar is not None
    end = QPoint(round(bar.right()) - 1, round(bar.center().y()))
    pixels = round(15 * bar.width() / 60)
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=end)
    QTest.mouseMove(rows.viewport(), end + QPoint(pixels, 0))
    QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=end + QPoint(pixels, 0))
    assert (window.line(LINE + 1), window.line(LINE + 2)) == ("- 09.40 Runde (75 min)", "- 10.45 Kaffe (15 min)")


def test_escape_puts_a_bar_back(window: Window) -> None:
    rows = window.pane.programme.slots_list
    bar = rows.bar_rect(1)
    assert bar is not None
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=bar.center().toPoint())
    QTest.mouseMove(rows.viewport(), bar.center().toPoint() + QPoint(60, 0))
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=bar.center().toPoint() + QPoint(60, 0))
    assert window.text == DAY
    assert spoken(window.pane, 1).startswith("09.40–10.40")


def test_what_is_dragged_can_also_be_pressed(window: Window) -> None:
    buttons, rows = window.pane.programme.buttons, window.pane.programme.slots_list
    rows.choose(2)
    buttons["later"].click()
    assert window.line(LINE + 2) == "- 10.35 Kaffe (15 min)"
    buttons["shorter"].click()
    assert window.line(LINE + 2) == "- 10.35 Kaffe (10 min)"
    buttons["longer"].click()
    buttons["up"].click()
    assert window.line(LINE + 1).endswith("Kaffe (15 min)")
    buttons["down"].click()
    assert window.line(LINE + 2).endswith("Kaffe (15 min)")
    assert all(button.accessibleName() for button in buttons.values())


def test_a_slot_without_a_time_stays_where_it_is_and_has_no_bar(window: Window) -> None:
    rows = window.pane.programme.slots_list
    assert rows.bar_rect(4) is None
    rows.choose(4)
    window.pane.programme.buttons["later"].click()
    assert window.text == DAY


def test_one_of_several_programmes_is_chosen(pane: TimePane, read: Read) -> None:
    window = Window(pane, read, DAY + "\n## Kvelden\n\n::: agenda 19.00\n- Middag (2 t)\n:::\n")
    choice = pane.programme.findChild(QComboBox)
    assert [choice.itemText(place) for place in range(choice.count())] == ["Dagen", "Kvelden"]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert spoken(pane, 0) == "19.00–21.00, regnet ut, Middag, 2 t"
    pane.programme.slots_list.choose(0)
    pane.programme.buttons["later"].click()
    assert "::: agenda 19.05" in window.text
    assert choice.currentIndex() == 1


@pytest.mark.parametrize("ending", ["html", "docx", "ics"])
def test_the_programme_is_saved(
    window: Window, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target = tmp_path / f"dagen.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.pane.programme.buttons["save"].click()
    qtbot.waitUntil(lambda: "Lagret" in window.pane.programme.words()[1])
    assert target.stat().st_size > 500
    assert ("Etterpå" in window.pane.programme.words()[1]) == (ending == "ics")


def test_what_must_not_go_out_stops_the_saving(
    pane: TimePane, read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = Window(pane, read, DAY.replace("Runde", "Runde med 13097248022"))
    target = tmp_path / "dagen.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(window.pane.failed) as told:
        pane.programme.buttons["save"].click()
    assert isinstance(told.args[0], ExportStopped)
    assert not target.exists()


@pytest.mark.parametrize(
    ("chosen", "wanted", "expected"),
    [
        ("dag", ".ics", "dag.ics"), ("dag.html", ".ics", "dag.html"), ("dag.DOCX", ".html", "dag.DOCX"),
        ("tale-program.html", ".docx", "tale-program.docx"), ("dag.v2", ".html", "dag.v2.html"),
    ],
)  # fmt: skip
def test_the_file_has_an_ending_that_fits(chosen: str, wanted: str, expected: str) -> None:
    assert with_ending(Path(chosen), "tale-program", wanted) == Path(expected)


def test_the_words_follow_the_language(window: Window, qapp: QApplication) -> None:
    use_interface_language("en")
    qapp.sendEvent(window.pane, QEvent(QEvent.Type.LanguageChange))
    qapp.sendEvent(window.pane.programme, QEvent(QEvent.Type.LanguageChange))
    assert window.pane.modes["programme"].text() == "Programme"
    assert window.pane.programme.words()[0] == "09.00–10.45 · 2 h 15 min · 5 slots"
    assert spoken(window.pane, 4) == "time not decided, Etterpå, 30 min"


@pytest.mark.parametrize(("look", "percent"), [("dark", 100), ("contrast", 200)])
def test_it_is_drawn_in_every_look_and_size(window: Window, look: str, percent: int, qapp: QApplication) -> None:
    wear(qapp, look, percent)
    window.pane.resize(360, 300)
    assert not window.pane.grab().isNull()
    assert window.pane.programme.slots_list.bar_rect(9) is None


def test_words_give_way_to_the_slots_where_it_is_low(window: Window, qapp: QApplication) -> None:
    view = window.pane.programme
    labels = (view._legend, view._trouble, view._whole, view._hours)
    seen = []
    for height in (620, 300, 230, 160):
        window.pane.resize(420, height)
        qapp.processEvents()
        view.slots_list.choose(2)
        seen.append(sum(label.isVisible() for label in labels))
        assert view.slots_list.height() >= view.slots_list.sizeHintForRow(0)
        assert view.buttons["save"].isVisible()
    assert seen[0] == 4
    assert seen[-1] == 0
    assert seen == sorted(seen, reverse=True)
