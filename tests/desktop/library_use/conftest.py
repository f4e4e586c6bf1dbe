"""The real app over a small library, started once for each module of tests."""

from collections.abc import Iterator

import pytest
from app_windows import AppWindows, forget_windows
from PySide6.QtWidgets import QApplication
from used_library import TALK, make_library
from writing_window import Writing

from leaderdeck.desktop.settings import Settings


@pytest.fixture(scope="module")
def started(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writing]:
    """The app, started once."""
    home, folder = tmp_path_factory.mktemp("home"), make_library(tmp_path_factory.mktemp("bibliotek"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEADERDECK_HOME", str(home))
        app = AppWindows(qapp, Settings(has_started=True, folder=folder))
        app.start(folder / "taler" / "ny.md").resize(1100, 700)
        app.settle()
        app.until(lambda: app.desktop.library.is_ready)
        yield Writing(app, folder, home)
        app.end()
        forget_windows(qapp)


@pytest.fixture
def writing(started: Writing, monkeypatch: pytest.MonkeyPatch) -> Writing:
    """The app with the new talk as it was at first."""
    monkeypatch.setenv("LEADERDECK_HOME", str(started.home))
    window = started.app.window
    if window.editor.text() != TALK:
        window.editor.set_text(TALK)
        window.session.begin(window.desk.path, TALK)
        started.app.settle()
    window.editor.setFocus()
    return started
