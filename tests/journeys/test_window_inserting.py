"""Tables and signs are put in from the menu by one who knows no Markdown."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leaderdeck.deck.blocks import Table
from leaderdeck.desktop.dialogs.sign_dialog import SIGNS, SignDialog
from leaderdeck.desktop.dialogs.table_dialog import TableDialog


@pytest.fixture
def begun(app, tmp_path: Path):
    file = tmp_path / "tale.md"
    file.write_text("## Hei\n\nNotat: si hei\n", "utf-8")
    started = app()
    started.start(file)
    return started


def test_a_table_is_put_in_and_filled_with_the_keyboard(begun) -> None:
    window = begun.window
    begun.do("edit.table")
    dialog = begun.dialog(TableDialog)
    dialog._columns.setValue(2)
    dialog._rows.setValue(1)
    QTest.keyClick(dialog.insert_button, Qt.Key.Key_Return)
    begun.application.processEvents()
    assert window.editor.selected_text() == "Kolonne 1"
    for words in ("År", "Antall", "2025", "17"):
        begun.type(words)
        QTest.keyClick(window.editor, Qt.Key.Key_Tab)
    begun.settle()
    slide = window.session.talk.deck.slides[0]
    table = next(block for block in slide.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.header] == ["År", "Antall"]
    assert [cell.text for cell in table.rows[0]] == ["2025", "17"]
    assert slide.speaker_notes


def test_a_table_that_was_not_wanted_is_not_put_in(begun) -> None:
    before = begun.window.editor.text()
    begun.do("edit.table")
    begun.dialog(TableDialog).cancel_button.click()
    assert begun.window.editor.text() == before


def test_signs_are_put_in_one_after_the_other(begun) -> None:
    begun.do("edit.sign")
    dialog = begun.dialog(SignDialog)
    for row in (0, 1):
        dialog.list.setCurrentRow(row)
        dialog.insert_button.click()
    dialog.close_button.click()
    assert begun.window.editor.text().startswith("«»## Hei")
    assert len({sign for sign, _ in SIGNS}) == len(SIGNS)
