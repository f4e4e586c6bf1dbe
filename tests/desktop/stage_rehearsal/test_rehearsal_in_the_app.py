"""From the menu to the time tab: a rehearsal in the app, and what stays of it."""

from pathlib import Path

import pytest
from app_windows import AppWindows
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leaderdeck.desktop.settings import Settings, load_settings, save_settings, settings_file
from leaderdeck.rehearsal.history import history_file
from leaderdeck.rehearsal.learned_pace import LearnedPace

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
