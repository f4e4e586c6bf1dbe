"""Signs come as the talk's language has them, until the user says that she does not want it."""

from pathlib import Path

import pytest

from leaderdeck.desktop.dialogs.preferences_dialog import PreferencesDialog


@pytest.mark.parametrize(("language", "text"), [("nb", "«ja»"), ("en", "“ja”")])
def test_signs_follow_the_talk(app, tmp_path: Path, language: str, text: str) -> None:
    file = tmp_path / "tale.md"
    file.write_text(f"---\nlang: {language}\n---\n\n# Hei\n\n", "utf-8")
    started = app()
    window = started.start(file)
    window.editor.put_cursor(7)
    started.type('"ja"')
    assert window.editor.text().endswith(text)


def test_it_is_turned_off_in_the_preferences_for_every_window(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text("# Hei\n\n", "utf-8")
    started = app()
    window = started.start(file)
    started.do("app.preferences")
    dialog = started.dialog(PreferencesDialog)
    dialog.mends_signs.click()
    dialog.close()
    window.editor.put_cursor(3)
    started.type('a - "b"')
    assert window.editor.text().endswith('a - "b"')
    assert not started.desktop.new_window(shown=False).editor.signs.is_on
