"""Parts of a window come and go; what one works on stays in sight."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from leaderdeck.desktop.dialogs.preferences_dialog import PreferencesDialog


def test_the_slide_that_is_written_on_is_in_sight_when_the_strip_comes_back(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text("".join(f"## Nummer {number}\n\n- a\n\n" for number in range(1, 31)), "utf-8")
    started = app()
    window = started.start(file)
    window.session.go_to_number(25)
    started.settle()
    strip = window.panes.strip
    row = strip.strip_model.row_of_number(25)

    def is_in_sight() -> bool:
        return row in strip.rows_in_sight()

    started.until(is_in_sight)
    started.do("view.focus")
    strip.horizontalScrollBar().setValue(0)
    started.do("view.focus")
    started.until(is_in_sight)


def test_the_first_window_has_room_on_the_screen(app) -> None:
    window = app().start()
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert window.width() < room.width()
    assert window.height() < room.height()


def test_lines_are_broken_and_never_scrolled_to_the_side(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text("## Langt\n\n" + "ord " * 400 + "\n", "utf-8")
    window = app().start(file)
    assert not window.editor.horizontalScrollBar().isVisible()


def test_the_preferences_grow_with_the_text_that_is_chosen_in_them(app) -> None:
    started = app()
    started.start()
    started.do("app.preferences")
    dialog = started.dialog(PreferencesDialog)
    before = dialog.width()
    dialog.text_size.setValue(130)
    started.until(lambda: dialog.width() > before)
    dialog.text_size.setValue(100)
    dialog.close()
