"""Manuscript, handout and web page in the export dialog: named, laid out as chosen, and told of truly."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt

from leaderdeck.desktop.dialogs.export_dialog import ExportDialog
from leaderdeck.desktop.settings import Settings
from leaderdeck.talk import Talk


def export(dialog: ExportDialog, qtbot) -> None:
    qtbot.waitUntil(lambda: dialog.form.place.settled, timeout=4000)
    with qtbot.waitSignal(dialog.exported, timeout=20000):
        qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)


def test_a_manuscript_is_laid_out_as_chosen(talk: Talk, tmp_path: Path, show, qtbot) -> None:
    dialog = show(ExportDialog(talk, Settings()))
    form = dialog.form
    assert not form.paper.isVisible()
    form.kind_cards["docx"].radio.click()
    assert form.paper.isVisible()
    assert not form.paper.slides.isVisible()
    form.paper.letters.setCurrentIndex(form.paper.letters.findData(24))
    form.paper.pictures_box.click()
    form.paper.page_box.click()
    assert any(said.startswith("Talenotater: på") for said in form.goods.sentences())
    export(dialog, qtbot)
    document = Document(str(tmp_path / "ro.docx"))
    assert document.styles["Manus"].font.size.pt == 24
    assert len(document.inline_shapes) == 0
    assert sum(bool(one.paragraph_format.page_break_before) for one in document.paragraphs) == 4


def test_the_manuscript_as_pdf_has_its_own_name_and_is_remembered(talk: Talk, show, qtbot) -> None:
    dialog = show(ExportDialog(talk, Settings()))
    dialog.form.kind_cards["docx"].radio.click()
    dialog.form.paper.format.setCurrentIndex(1)
    assert dialog.form.kind == "manuscript"
    assert dialog.form.place.name.text() == "ro-manus.pdf"
    again = show(ExportDialog(talk, Settings(export_kind="manuscript")))
    assert (again.form.kind, again.form.place.name.text()) == ("manuscript", "ro-manus.pdf")


@pytest.mark.parametrize(("kind", "name"), [("handout", "ro-utdeling.pdf"), ("html", "ro.html")])
def test_handout_and_web_page_are_made(talk: Talk, tmp_path: Path, show, qtbot, kind: str, name: str) -> None:
    dialog = show(ExportDialog(talk, Settings(export_kind=kind)))
    assert dialog.form.place.name.text() == name
    assert dialog.form.paper.slides.isVisible() == (kind == "handout")
    notes = next(said for said in dialog.form.goods.sentences() if said.startswith("Talenotater"))
    assert ("blir igjen" in notes) == (kind == "handout")
    export(dialog, qtbot)
    assert (tmp_path / name).read_bytes().startswith(b"%PDF" if kind == "handout" else b"<!doctype html>")
