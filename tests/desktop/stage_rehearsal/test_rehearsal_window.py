"""«Øv på foredraget»: a run by keys on a simulated clock, what it shows afterwards, and what is kept of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from leaderdeck.brand.catalog import find_kit
from leaderdeck.desktop.appearance import wear
from leaderdeck.desktop.stage.rehearsal_file import copy_history, load_history, move_history, own_history, save_history
from leaderdeck.desktop.stage.rehearsal_window import RehearsalWindow
from leaderdeck.language import use_interface_language
from leaderdeck.rehearsal.history import History, history_file
from leaderdeck.rehearsal.learned_pace import LearnedPace
from leaderdeck.rehearsal.practice import PracticedSlide, Rehearsal
from leaderdeck.talk import Talk, read_talk

TEXT = (
    "---\ntitle: Ro i båten\nduration: 10 min\nbrand: fjordvik\n---\n\n# Havet\n\n"
    + "".join(f"## Lysbilde {one}\n\n- punkt\n\nNotat: {'ord ' * 120}\n\n" for one in "ABCD")
    + "## Skjult {.hidden}\n\n- h\n\nPrivat: aldri vist\n\n# Takk\n"
)
SHOWN = 7
"""Cover, section, four slides, thanks; the hidden one is the seventh of eight."""


class Clock:
    def __init__(self) -> None:
        self.now = 500.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def talk() -> Talk:
    return read_talk(TEXT, find_kit("fjordvik"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ro.md"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def window(talk: Talk, file: Path, clock: Clock, qapp: QApplication, qtbot: QtBot) -> Iterator[RehearsalWindow]:
    wear(qapp, "light", 100)
    made = RehearsalWindow(talk, file, History(), LearnedPace(), clock)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made.begin()
    yield made
    qtbot.waitUntil(lambda: not made.is_saving)


def run_through(window: RehearsalWindow, clock: Clock, seconds: float = 55.0) -> None:
    for _ in range(SHOWN):
        clock.now += seconds
        QTest.keyClick(window.run, Qt.Key.Key_PageDown)
    QTest.keyClick(window.run, Qt.Key.Key_Return)


def test_keys_turn_slides_and_the_clock_goes_by_slide(window: RehearsalWindow, clock: Clock) -> None:
    assert window.run is not None
    clock.now += 30
    QTest.keyClick(window.run, Qt.Key.Key_Right)
    clock.now += 20
    QTest.keyClick(window.run, Qt.Key.Key_Space)
    QTest.keyClick(window.run, Qt.Key.Key_Backspace)
    assert window.run.running.number == 2
    assert "00:50" in window.run.words()
    assert "Dette lysbildet: 00:20" in window.run.words()
    assert "lysbilde 2 av 8" in window.run.words()


def test_a_pause_for_a_question_is_outside_of_the_time(window: RehearsalWindow, clock: Clock) -> None:
    assert window.run is not None
    clock.now += 30
    QTest.keyClick(window.run, Qt.Key.Key_K)
    clock.now += 300
    assert window.run.running.is_paused
    QTest.keyClick(window.run, Qt.Key.Key_K)
    clock.now += 10
    QTest.keyClick(window.run, Qt.Key.Key_Escape)
    assert window.report.heading.text().startswith("0:40 brukt av 10 minutter")
    assert "5:00" in window.report.summary.text()
    assert "Ikke alle lysbildene" in window.report.summary.text()


def test_a_whole_run_is_saved_beside_the_talk_and_not_in_it(
    window: RehearsalWindow, clock: Clock, file: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.pace_learned) as learned:
        run_through(window, clock, 60)
    qtbot.waitUntil(lambda: not window.is_saving)
    assert learned.args[0].words_per_minute == 120
    assert file.read_text("utf-8") == TEXT
    saved = history_file(file).read_text("utf-8")
    assert "ord" not in saved.replace("words", ""), "no word of the talk is in it"
    history = load_history(file)
    assert [round(one.seconds) for one in history.rehearsals] == [SHOWN * 60]
    assert history.rehearsals[0].is_whole
    assert sorted(path.name for path in file.parent.iterdir()) == ["ro.leaderdeck-rehearsals.json", "ro.md"]


def test_waiting_at_the_end_counts_for_nothing_and_one_can_go_back(window: RehearsalWindow, clock: Clock) -> None:
    assert window.run is not None
    for _ in range(SHOWN):
        clock.now += 10
        QTest.keyClick(window.run, Qt.Key.Key_PageDown)
    assert "slutten" in window.run.words()
    clock.now += 600
    QTest.keyClick(window.run, Qt.Key.Key_PageUp)
    clock.now += 5
    QTest.keyClick(window.run, Qt.Key.Key_Escape)
    assert window.report.heading.text().startswith("1:15 ")


def test_the_report_tells_plan_and_practice_aloud(window: RehearsalWindow, clock: Clock) -> None:
    run_through(window, clock, 90)
    model = window.report.model
    rows = [model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(model.rowCount())]
    assert any(row.startswith("Lysbilde 3: Lysbilde A, planlagt ") and "brukt 1,5 minutter" in row for row in rows)
    assert any(row.startswith("Kapittelet Havet: planlagt ") for row in rows)
    assert not any("Skjult" in row for row in rows)
    assert window.report.earlier.count() == 1
    assert window.report.chart.hasFocus()


def test_space_marks_a_slide_that_must_stay_and_the_cut_list_minds_it(
    window: RehearsalWindow, clock: Clock, file: Path, qtbot: QtBot
) -> None:
    run_through(window, clock, 60)
    report = window.report
    report.lost.setValue(2)
    before = [report.cuts.item(row).text() for row in range(report.cuts.count())]
    assert len(before) == 2
    name = before[0].split(",")[0]
    place = next(
        row for row in range(report.model.rowCount()) if report.model.index(row, 0).data(
            Qt.ItemDataRole.AccessibleTextRole).startswith(name)
    )  # fmt: skip
    report.chart.setCurrentIndex(report.model.index(place, 0))
    QTest.keyClick(report.chart, Qt.Key.Key_Space)
    after = [report.cuts.item(row).text() for row in range(report.cuts.count())]
    assert not any(one.startswith(name) for one in after)
    qtbot.waitUntil(lambda: not window.is_saving)
    assert len(load_history(file).kept) == 1
    QTest.keyClick(report.chart, Qt.Key.Key_Space)
    assert [report.cuts.item(row).text() for row in range(report.cuts.count())] == before


def test_a_rehearsal_can_be_discarded(window: RehearsalWindow, clock: Clock, file: Path, qtbot: QtBot) -> None:
    run_through(window, clock)
    with qtbot.waitSignal(window.pace_learned) as learned:
        window.report.ways["discard"].click()
    assert learned.args[0] == LearnedPace()
    qtbot.waitUntil(lambda: not window.is_saving)
    assert not load_history(file).rehearsals
    assert not window.report.ways["discard"].isEnabled()


def test_the_second_run_is_against_what_the_first_one_took(window: RehearsalWindow, clock: Clock) -> None:
    assert window.run is not None
    first = window.run.running.plan
    run_through(window, clock, 60)
    window.report.ways["again"].click()
    assert window.run is not None
    assert sum(window.run.running.plan) == pytest.approx(sum(first)) == pytest.approx(600)
    assert window.run.running.plan[2] == pytest.approx(600 / SHOWN)


def test_closing_in_the_middle_keeps_what_was_said(
    window: RehearsalWindow, clock: Clock, file: Path, qtbot: QtBot
) -> None:
    clock.now += 45
    window.close()
    qtbot.waitUntil(lambda: not window.is_saving)
    assert load_history(file).rehearsals[0].seconds == 45


def test_a_talk_without_a_file_is_rehearsed_all_the_same(talk: Talk, clock: Clock, qtbot: QtBot) -> None:
    made = RehearsalWindow(talk, None, History(), LearnedPace(), clock)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.begin()
    clock.now += 30
    QTest.keyClick(made.run, Qt.Key.Key_Escape)
    assert "er ikke lagret" in made.report.summary.text()


def test_everything_has_a_name_and_speaks_the_language(window: RehearsalWindow, clock: Clock) -> None:
    try:
        run_through(window, clock)
        for language, words in (("nn", "Øv ein gong til"), ("en", "Rehearse again"), ("nb", "Øv en gang til")):
            use_interface_language(language)
            window.report.retranslate()
            assert window.report.ways["again"].text() == words
        for widget in window.report.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
                assert named or widget.metaObject().className() in ("QTabBar", "QLineEdit"), widget
    finally:
        use_interface_language("nb")


def test_damaged_files_do_no_harm_and_are_set_aside(file: Path) -> None:
    beside = history_file(file)
    assert load_history(file) == load_history(None) == History()
    beside.write_text("{ikke", "utf-8")
    assert load_history(file) == History()
    save_history(file, History(kept=frozenset({"0" * 16})))
    assert load_history(file).kept == {"0" * 16}
    assert (file.parent / "ro.damaged.leaderdeck-rehearsals.json").read_text("utf-8") == "{ikke"


def test_a_link_in_its_place_leads_nowhere(file: Path) -> None:
    other = file.with_name("annet.txt")
    other.write_text("mitt", "utf-8")
    history_file(file).symlink_to(other)
    save_history(file, History(kept=frozenset({"0" * 16})))
    assert other.read_text("utf-8") == "mitt"
    assert load_history(file).kept


def test_the_stages_keys_turn_slides_on_a_button_too(window: RehearsalWindow, clock: Clock) -> None:
    assert window.run is not None
    button = window.run.buttons["pause"]
    button.setFocus()
    clock.now += 5
    QTest.keyClick(button, Qt.Key.Key_Right)
    assert window.run.running.number == 2
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert window.run.running.is_paused
    assert window.run.running.number == 2


def test_a_history_moves_with_its_talk_and_two_become_one(file: Path, tmp_path: Path) -> None:
    earlier = History((Rehearsal("2026-03-15T09:00:00+01:00", (PracticedSlide("a" * 16, 100, 50.0),)),))
    later = History((Rehearsal("2026-03-16T09:00:00+01:00", (PracticedSlide("b" * 16, 100, 50.0),)),))
    target = tmp_path / "annen.md"
    save_history(file, later)
    save_history(target, earlier)
    move_history(file, target)
    assert not history_file(file).exists()
    assert load_history(target) == earlier.joined(later)
    move_history(target, target.with_suffix(".txt"))
    move_history(tmp_path / "borte.md", target)
    assert load_history(target) == earlier.joined(later)
    twin = target.with_suffix(".txt")
    twin.write_text("en annen fil", "utf-8")
    assert own_history(target) is None
    move_history(target, tmp_path / "tredje.md")
    assert load_history(target) == load_history(tmp_path / "tredje.md") == earlier.joined(later)
    twin.unlink()
    assert own_history(target) == history_file(target)
    copy_history(target, target)
    copy_history(tmp_path / "borte.md", tmp_path / "ny.md")
    assert not history_file(tmp_path / "ny.md").exists()
