"""A window that was made in reserve is as any other, whatever happened while it was made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from app_windows import AppWindows, forget_windows
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.settings import Settings
from leaderdeck.desktop.window.main_window import MainWindow
from leaderdeck.language import use_interface_language


@pytest.fixture
def started(qapp: QApplication, tmp_path, monkeypatch):
    monkeypatch.setenv("LEADERDECK_HOME", str(tmp_path / "home"))
    talk = tmp_path / "tale.md"
    talk.write_text("# Tillit\n\n- En\n- To\n", "utf-8")
    app = AppWindows(qapp, Settings(language="nb", has_started=True))
    app.start(talk)
    app.settle()
    yield app
    app.end()
    forget_windows(qapp)
    use_interface_language("nb")


def make_parts(started: AppWindows, count: int) -> MainWindow:
    """The window in reserve, when so many of its parts are made."""
    reserve = started.desktop.reserve
    reserve.keep()
    for _ in range(count):
        reserve._go_on()
    assert reserve._window is not None
    return reserve._window


@pytest.mark.parametrize("parts", [1, 3, 7, 30])
def test_the_window_in_reserve_is_the_next_and_like_the_first(started: AppWindows, parts: int) -> None:
    first, reserved = started.window, make_parts(started, parts)
    assert not reserved.isVisible()
    assert started.desktop.windows == [first]
    window = started.desktop.new_window()
    assert window is reserved
    assert window.isVisible()
    assert window.size() == first.size()
    assert window.panes.sizes() == first.panes.sizes()
    window.desk.begin("# Åpenhet\n")
    started.until(lambda: window.session.talk is not None and window.panes.preview.scene is not None)
    assert window.session.talk.scenes[0][1].title == "Åpenhet"
    assert started.desktop.new_window() is not window


@pytest.mark.parametrize("parts", [1, 4, 8])
def test_language_looks_and_settings_that_change_meanwhile_are_in_it(started: AppWindows, parts: int) -> None:
    reserved = make_parts(started, parts)
    changed = replace(started.desktop.settings, language="en", appearance="dark", text_percent=150, editor_percent=125)
    started.desktop.change_settings(changed)
    window = started.desktop.new_window()
    assert window is reserved
    assert window.settings == started.desktop.settings
    assert window.editor.zoom() == 125
    fresh = MainWindow(started.desktop.kits, started.desktop.settings, started.desktop.store)
    assert window.editor.accessibleName() == fresh.editor.accessibleName()
    assert window.actions_["file.save"].text() == fresh.actions_["file.save"].text()
    assert window.panes.tabs.tabText(1) == fresh.panes.tabs.tabText(1)
    fresh.deleteLater()


def test_the_app_ends_with_a_window_half_made(started: AppWindows) -> None:
    make_parts(started, 4)
    started.desktop.quit()
    assert started.desktop.windows == []
    assert started.desktop.reserve._window is None


def test_no_part_is_made_while_a_talk_is_read(started: AppWindows) -> None:
    session = started.window.session
    reserve = started.desktop.reserve
    reserve.keep()
    session.read_again()
    assert not session.is_settled
    reserve._go_on()
    assert reserve._window is None
    assert reserve._timer.isActive()
    started.until(lambda: session.is_settled)
    reserve._go_on()
    assert reserve._window is not None


def test_files_dropped_at_once_open_in_turn_and_each_window_is_made_part_by_part(
    started: AppWindows, tmp_path: Path, monkeypatch
) -> None:
    desktop, wished = started.desktop, []
    parts_within_take: list[int] = []
    stand_at = MainWindow.stand_at

    def stood(window: MainWindow, *arguments: object) -> None:
        parts_within_take.append(sum(1 for _ in iter(window.make_next, False)))
        stand_at(window, *arguments)

    monkeypatch.setattr(MainWindow, "stand_at", stood)
    desktop.reserve.keep()
    started.window.editor.insert_markdown("endret ")
    for name in ("en", "to", "tre"):
        file = tmp_path / f"{name}.md"
        file.write_text(f"# {name}\n", "utf-8")
        wished.append(file)
        started.window.file_requested.emit(file)
    assert len(desktop.windows) == 1
    started.until(lambda: len(desktop.windows) == 4 and all(window.desk.path for window in desktop.windows))
    assert [window.desk.path for window in desktop.windows[1:]] == wished
    assert parts_within_take == [0, 0, 0]


def test_a_file_that_is_waited_for_when_all_is_closed_opens_no_more(started: AppWindows) -> None:
    started.desktop.reserve.keep()
    started.desktop.reserve.when_whole(lambda: pytest.fail("it opens"))
    started.desktop.quit()
    started.application.processEvents()
    assert started.desktop.windows == []
