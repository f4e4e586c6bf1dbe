"""An adopted kit's colors stand in its template; which of them a role takes is a person's to say."""

import tomllib

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leaderdeck.brand.reader import load_kit


def test_a_role_takes_another_color_of_the_template(studio, adopted_folder, until) -> None:
    window = studio(adopted_folder)
    colors = window.form.colors
    before = window.reading.kit.palette
    wanted = before.slot("deep")
    assert before.slot("accent") != wanted
    colors.open_color("accent")
    dialog = colors.dialog
    assert dialog.theme.isVisibleTo(dialog)
    assert not dialog.hex.isVisibleTo(dialog)
    assert [slot for slot in dialog.theme.slots if dialog.theme.swatch(slot).isChecked()] == [before.slot("accent")]
    assert all(dialog.theme.swatch(slot).accessibleName() for slot in dialog.theme.slots)
    QTest.mouseClick(dialog.theme.swatch(wanted), Qt.MouseButton.LeftButton)
    until(lambda: not window.is_busy and window.reading.kit.palette.slot("accent") == wanted)
    assert window.reading.kit.palette.rgb(wanted) == before.rgb(wanted)
    dialog.accept()
    assert window.save()
    assert load_kit(adopted_folder).palette.slot("accent") == wanted


def test_a_color_that_was_tried_goes_back_when_it_is_not_kept(studio, adopted_folder, until) -> None:
    window = studio(adopted_folder)
    before = window.reading.kit.palette.slot("accent")
    window.form.colors.open_color("accent")
    dialog = window.form.colors.dialog
    QTest.mouseClick(dialog.theme.swatch("accent2"), Qt.MouseButton.LeftButton)
    assert tomllib.loads(window.draft.text)["colors"]["accent"]["slot"] == "accent2"
    dialog.reject()
    until(lambda: not window.is_busy)
    assert window.reading.kit.palette.slot("accent") == before


def test_a_color_that_was_only_looked_at_is_no_edit(studio, adopted_folder, until) -> None:
    window = studio(adopted_folder)
    window.form.colors.open_color("accent")
    window.form.colors.dialog.reject()
    assert not window.draft.is_edited
