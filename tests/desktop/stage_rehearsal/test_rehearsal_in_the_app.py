"""From the menu to the time tab: a rehearsal in the app, and what stays of it."""

from pathlib import Path

import pytest
from app_windows import AppWindows
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leaderdeck.desktop.library.file_acts import FileActs
from leaderdeck.desktop.settings import Settings, load_settings, save_settings, settings_file
from leaderdeck.desktop.stage.rehearsal_file import load_history
from leaderdeck.desktop.stage.rehearsal_window import RehearsalWindow
from leaderdeck.library.folder import FilePlan
from leaderdeck.rehearsal.history import history_file
from leaderdeck.rehearsal.learned_pace import LearnedPace
from leaderdeck.talk import Talk, load_talk

TALK = "---\nbrand: plain\nduration: 5 min\n---\n\n# En\n\n- a\n\nNotat: " + "ord " * 300 + "\n\n# To\n\n- b\n"


@pytest.fixture
def windows(qapp):
    found = AppWindows(qapp, Settings(has_started=True))
    yield found
    found.end()


def test_a_rehearsal_is_begun_from_the_menu_and_its_pace_is_learned(
    windows: AppWindows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    window = windows.start(file)
    windows.settle()
    windows.do("view.time")
    windows.until(lambda: not window.panes.time.is_busy)
    assert "120 ord i minuttet." in window.panes.time.said()

    windows.do("file.rehearse")
    rehearsal = window.findChildren(type(window.commands._rehearsals))[0].open
    now = [rehearsal._clock()]
    monkeypatch.setattr(rehearsal, "_clock", lambda: now[0])
    rehearsal.begin()
    for _ in range(2):
        now[0] += 120
        QTest.keyClick(rehearsal.run, Qt.Key.Key_PageDown)
    QTest.keyClick(rehearsal.run, Qt.Key.Key_Escape)
    windows.until(lambda: history_file(file).exists() and not rehearsal.is_saving)
    assert window.settings.pace == LearnedPace(150.0, 300, 1)
    windows.until(lambda: "150 ord i minuttet: ditt tempo" in window.panes.time.said())
    assert window.editor.text() == TALK
    assert file.read_text("utf-8") == TALK
    QTest.keyClick(rehearsal, Qt.Key.Key_Escape)
    windows.until(lambda: window.commands._rehearsals.open is None)


def rehearse(windows: AppWindows, monkeypatch: pytest.MonkeyPatch) -> RehearsalWindow:
    """One run of two slides, a minute and a half each."""
    windows.do("file.rehearse")
    rehearsal = windows.window.commands._rehearsals.open
    now = [rehearsal._clock()]
    monkeypatch.setattr(rehearsal, "_clock", lambda: now[0])
    rehearsal.begin()
    for _ in range(2):
        now[0] += 90
        QTest.keyClick(rehearsal.run, Qt.Key.Key_PageDown)
    QTest.keyClick(rehearsal.run, Qt.Key.Key_Escape)
    return rehearsal


def save_as(windows: AppWindows, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaderdeck.desktop.documents.document_desk.ask_where_to_save", lambda *_: path)
    windows.do("file.save_as")
    windows.until(lambda: windows.window.desk.path == path and not windows.window.desk.is_saving)


def test_rehearsals_follow_a_talk_that_is_saved_under_another_name(
    windows: AppWindows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, copy = tmp_path / "tale.md", tmp_path / "tale til rådet.md"
    file.write_text(TALK, "utf-8")
    window = windows.start(file)
    windows.settle()
    rehearsal = rehearse(windows, monkeypatch)
    windows.until(lambda: history_file(file).exists() and not rehearsal.is_saving)
    before = load_history(file)
    save_as(windows, copy, monkeypatch)
    assert load_history(copy) == before == load_history(file)
    rehearsal.discard()
    windows.until(lambda: not rehearsal.is_saving)
    assert not load_history(copy).rehearsals, "what goes on is remembered beside the new name"
    assert load_history(file) == before
    windows.do("view.time")
    windows.until(lambda: not window.panes.time.is_busy)
    rehearsal.close()


def test_rehearsals_follow_a_talk_that_is_renamed_meanwhile(
    windows: AppWindows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, renamed = tmp_path / "tale.md", tmp_path / "tale til rådet.md"
    file.write_text(TALK, "utf-8")
    window = windows.start(file)
    windows.settle()
    rehearsal = rehearse(windows, monkeypatch)
    windows.until(lambda: history_file(file).exists() and not rehearsal.is_saving)
    before = load_history(file)
    windows.until(lambda: window.findChildren(FileActs))
    acts = window.findChildren(FileActs)[0]
    acts._carry_out(FilePlan("rename", file, renamed))
    windows.until(lambda: window.desk.path == renamed and window.session.is_settled)
    assert load_history(renamed) == before
    rehearsal.discard()
    windows.until(lambda: not rehearsal.is_saving)
    assert not load_history(renamed).rehearsals
    assert not history_file(file).exists(), "nothing is left beside a name that is no more"
    rehearsal.close()


def test_what_is_rehearsed_of_one_talk_is_not_told_of_another_that_takes_its_window(
    windows: AppWindows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "annen.md"
    other.write_text("# Noe annet\n\n- a\n", "utf-8")
    window = windows.start()
    window.desk.begin(TALK)
    windows.settle()
    rehearsal = rehearse(windows, monkeypatch)
    window.desk.open(other)
    windows.until(lambda: window.desk.path == other and window.session.is_settled)
    rehearsal.begin()
    rehearsal.close()
    windows.until(lambda: window.commands._rehearsals.open is None)
    save_as(windows, tmp_path / "annen til rådet.md", monkeypatch)
    windows.settle()
    assert [name for name in tmp_path.iterdir() if name.suffix != ".md" and name.is_file()] == []


def test_a_talk_that_is_rehearsed_before_it_has_a_name_remembers_it_once_it_has(
    windows: AppWindows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.start()
    window.desk.begin(TALK)
    windows.settle()
    rehearsal = rehearse(windows, monkeypatch)
    assert "lagre det" in rehearsal.report.summary.text()
    known = rehearsal._history
    assert len(known.rehearsals) == 1
    rehearsal.close()
    windows.until(lambda: window.commands._rehearsals.open is None)
    save_as(windows, tmp_path / "ny.md", monkeypatch)
    windows.until(lambda: history_file(tmp_path / "ny.md").exists())
    windows.until(lambda: load_history(tmp_path / "ny.md") == known)


def pace_findings(talk: Talk) -> list[str]:
    return [finding.rule for finding in talk.findings if finding.rule.startswith("pace.")]


def test_status_line_findings_and_time_pane_go_by_the_same_time(
    windows: AppWindows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK.replace("5 min", "3 min"), "utf-8")
    window = windows.start(file)
    windows.settle()
    assert "· 4 min av 3" in window.status._words.text()
    assert pace_findings(window.session.talk) == ["pace.too-long"]
    rehearsal = rehearse(windows, monkeypatch)
    windows.until(lambda: "· 3 min av 3" in window.status._words.text())
    assert pace_findings(window.session.talk) == []
    windows.do("view.time")
    windows.until(lambda: not window.panes.time.is_busy)
    assert window.panes.time.whole_words().endswith("av 3")
    assert window.panes.time._time.seconds == 180
    windows.until(lambda: history_file(file).exists() and not rehearsal.is_saving)
    assert pace_findings(load_talk(file)) == ["pace.too-long"], "the command line knows no rehearsals"
    rehearsal.discard()
    windows.until(lambda: "· 4 min av 3" in window.status._words.text())
    assert pace_findings(window.session.talk) == ["pace.too-long"]
    rehearsal.close()


def test_with_an_interpreter_all_say_that_it_takes_longer(windows: AppWindows, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK.replace("ord " * 300, "ord " * 2100).replace("5 min", "20 min"), "utf-8")
    window = windows.start(file)
    windows.settle()
    windows.do("view.time")
    windows.until(lambda: not window.panes.time.is_busy)
    before = window.panes.time._time.seconds
    assert f"· {round(before / 60)} min av 20" in window.status._words.text()
    window.panes.time.frame.interpreter_changed.emit(True)
    windows.until(lambda: window.panes.time._time.seconds > before and window.session.is_settled)
    after = window.panes.time._time.seconds
    windows.until(lambda: f"· {round(after / 60)} min av 20" in window.status._words.text())
    assert round(after / 60) > round(before / 60)


def test_minutes_of_one_slides_notes_go_by_ones_own_pace(windows: AppWindows, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    window = windows.start(file)
    windows.do("view.notes")
    window.editor.go_to_line(6)
    windows.until(lambda: "2,5 min" in window.panes.notes._time.text() or "3 min" in window.panes.notes._time.text())
    before = window.panes.notes._time.text()
    window.panes.notes.use_pace(LearnedPace(75.0, 900, 3))
    assert window.panes.notes._time.text() != before
    assert "4 min" in window.panes.notes._time.text()


@pytest.mark.parametrize(
    "said",
    ['{"words_per_minute": 1e9, "words": 500, "rehearsals": 2}', '{"words_per_minute": 120}', "[]", '"fort"',
     '{"words_per_minute": "x", "words": 1, "rehearsals": 1}',
     '{"words_per_minute": NaN, "words": 1e400, "rehearsals": 1}'],
)  # fmt: skip
def test_an_odd_pace_in_the_settings_is_none(said: str) -> None:
    save_settings(Settings(pace=LearnedPace(130.0, 900, 2), text_percent=120))
    assert load_settings().pace == LearnedPace(130.0, 900, 2)
    whole = settings_file().read_text("utf-8")
    begin = whole.index('"pace": {') + len('"pace": ')
    end = whole.index("}", begin) + 1
    settings_file().write_text(whole[:begin] + said + whole[end:], "utf-8")
    assert load_settings() == Settings(text_percent=120)
