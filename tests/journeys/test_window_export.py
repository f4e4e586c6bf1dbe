"""From the window to a PowerPoint file: what goes out is listed, private text is counted and stays."""

import zipfile
from pathlib import Path

from leaderdeck.desktop.dialogs.export_dialog import ExportDialog

TALK = (
    "---\ntitle: Åpent møte\nbrand: fjordvik\n---\n\n## Tillit\n\n- en\n\nNotat: fortell om broen\n\n"
    "Privat: nevn ikke Fredriksen\n\n## Kontroll\n\n- to\n"
)


def test_a_talk_is_exported_without_what_is_private(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    started = app()
    started.start(file)
    started.do("file.export")
    dialog = started.dialog(ExportDialog)
    dialog.export_button.click()
    target = tmp_path / "tale.pptx"
    started.until(target.exists)
    started.until(lambda: dialog.show_button.isVisible())
    parts = zipfile.ZipFile(target)
    everything = b"".join(parts.read(name) for name in parts.namelist())
    assert b"fortell om broen" in everything
    assert b"Fredriksen" not in everything
    dialog.close()


def test_a_national_id_number_stops_it_and_leads_to_its_line(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK.replace("- to", "- 02013299997"), "utf-8")
    started = app()
    window = started.start(file)
    started.do("file.export")
    dialog = started.dialog(ExportDialog)
    assert not dialog.export_button.isEnabled()
    errors = [finding for finding in window.session.talk.findings if finding.severity == "error"]
    dialog.line_requested.emit(errors[0].line)
    assert window.editor.cursor_line() == TALK.split("\n").index("- to") + 1
    dialog.close()


def test_printing_begins_with_pages_and_leaves_the_next_export_as_it_was(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    started = app()
    window = started.start(file)
    started.do("file.print")
    dialog = started.dialog(ExportDialog)
    assert dialog.form.kind == "pdf"
    dialog.export_button.click()
    started.until((tmp_path / "tale.pdf").exists)
    started.until(lambda: dialog.show_button.isVisible())
    assert window.settings.export_kind == "pptx"
    dialog.close()
