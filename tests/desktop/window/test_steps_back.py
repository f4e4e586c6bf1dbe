"""Undo and redo are offered when there is something to undo or redo, and only then."""

import pytest
from app_windows import AppWindows
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.settings import Settings


@pytest.fixture
def windows(qapp: QApplication):
    found = AppWindows(qapp, Settings(language="nb", has_started=True))
    yield found
    found.end()


def offered(windows: AppWindows) -> tuple[bool, bool]:
    actions = windows.window.actions_
    return actions["edit.undo"].isEnabled(), actions["edit.redo"].isEnabled()


def test_the_menu_offers_only_steps_that_there_are(windows: AppWindows) -> None:
    window = windows.start()
    window.desk.begin("# En\n\n- a\n\n# To\n\n- b\n")
    windows.settle()
    assert offered(windows) == (False, False)
    window.editor.go_to_line(3, 3)
    windows.type("x")
    assert offered(windows) == (True, False)
    windows.do("edit.undo")
    assert offered(windows) == (False, True)
    windows.do("edit.redo")
    assert offered(windows) == (True, False)
    window.desk.begin("# Noe annet\n")
    assert offered(windows) == (False, False)


def test_what_another_pane_did_is_offered_too(windows: AppWindows) -> None:
    window = windows.start()
    window.desk.begin("# En\n\n# To\n")
    windows.settle()
    window.panes.strip.commands()["slides.duplicate"]()
    windows.settle()
    assert offered(windows) == (True, False)
    windows.do("edit.undo")
    assert window.editor.text() == "# En\n\n# To\n"
    assert offered(windows) == (False, True)
