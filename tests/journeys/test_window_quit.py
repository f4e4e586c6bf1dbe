"""Ending the app: all windows or none, and a question that was thought better of costs nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from app_windows import AppWindows
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.dialogs.save_changes_dialog import SaveChangesDialog


def _answers(*names: str) -> None:
    """Press these buttons in the questions that come, one after the other."""
    left = list(names)

    def answer() -> None:
        asked = next((one for one in QApplication.topLevelWidgets() if isinstance(one, SaveChangesDialog)), None)
        if asked is not None and asked.isVisible():
            name = left.pop(0)
            getattr(asked, name).click() if name != "reject" else asked.reject()
        if left:
            QTimer.singleShot(10, answer)

    QTimer.singleShot(10, answer)


@pytest.fixture
def two_edited(app: Callable[..., AppWindows], tmp_path: Path) -> AppWindows:
    talks = [tmp_path / f"{name}.md" for name in ("en", "to")]
    for talk in talks:
        talk.write_text(f"# {talk.stem}\n", "utf-8")
    started = app()
    started.start(*talks)
    started.until(lambda: {window.desk.path for window in started.desktop.windows} == set(talks))
    started.desktop.windows.sort(key=lambda window: window.desk.path.stem)
    for window in started.desktop.windows:
        window.editor.insertPlainText("usagt")
    return started


def test_who_does_not_end_keeps_every_window_and_every_word(two_edited: AppWindows) -> None:
    windows = list(two_edited.desktop.windows)
    assert len(windows) == 2
    _answers("discard_button", "reject")
    two_edited.desktop.quit()
    assert two_edited.desktop.windows == windows
    assert all(window.isVisible() and window.desk.is_edited for window in windows)
    assert all("usagt" in window.editor.text() for window in windows)


def test_who_ends_is_asked_once_a_window(two_edited: AppWindows, tmp_path: Path) -> None:
    _answers("save_button", "discard_button")
    two_edited.desktop.quit()
    assert not two_edited.desktop.windows
    assert [("usagt" in (tmp_path / f"{name}.md").read_text("utf-8")) for name in ("en", "to")] == [True, False]


def test_a_change_that_changes_nothing_is_said(app: Callable[..., AppWindows], tmp_path: Path) -> None:
    talk = tmp_path / "tale.md"
    talk.write_text("# Én\n\nord\n", "utf-8")
    started = app()
    started.start(talk)
    started.window.session.apply(lambda text: text)
    assert started.window.status.currentMessage() == "Det var ingenting å endre her"
