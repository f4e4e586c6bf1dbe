"""Pictures come into a talk from the clipboard, kept beside it; without a file there is a way out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from leaderdeck.deck.blocks import Picture
from leaderdeck.desktop.documents.kept_text import private_folder
from leaderdeck.desktop.editor.picture_dialog import PictureDialog


def test_a_pasted_picture_is_asked_about_and_kept_beside_the_talk(app, tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    file.write_text("## Kaia\n\n", "utf-8")
    started = app()
    window = started.start(file)
    window.editor.go_to_line(3)
    _copy_picture(started.application)
    started.do("edit.paste")
    dialog = started.dialog(PictureDialog)
    dialog.findChild(QPlainTextEdit).setPlainText("Kaia en morgen")
    dialog.accept()
    started.until(lambda: "![Kaia en morgen](" in window.editor.text())
    started.settle()
    assert not [
        one for one in started.application.topLevelWidgets() if isinstance(one, PictureDialog) and one.isVisible()
    ]
    pictures = [block for block in window.session.talk.deck.slides[0].blocks if isinstance(block, Picture)]
    assert [(file.parent / picture.source).is_file() for picture in pictures] == [True]
    assert not any(finding.rule.startswith("file.") for finding in window.session.talk.findings)


def test_a_picture_for_a_talk_without_a_file_waits_and_follows_it(app, monkeypatch, tmp_path: Path) -> None:
    started = app()
    started.start()
    started.desktop.help._begin("", started.window)
    window = started.window
    started.type("# Kaia\n\n")
    _copy_picture(started.application)
    started.do("edit.paste")
    dialog = started.dialog(PictureDialog)
    dialog.findChild(QPlainTextEdit).setPlainText("Kaia en morgen")
    dialog.accept()
    started.until(lambda: "![Kaia en morgen](bilder/" in window.editor.text())
    started.settle()
    assert not any(finding.rule.startswith("file.") for finding in window.session.talk.findings)
    assert window.desk._draft().pictures == window.session.folder
    target = tmp_path / "Foredrag" / "kaia.md"
    target.parent.mkdir()
    monkeypatch.setattr("leaderdeck.desktop.documents.document_desk.ask_where_to_save", lambda *_: target)
    started.do("file.save")
    started.until(lambda: window.desk.path == target and window.desk.waiting_pictures is None)
    started.settle()
    assert not any(finding.rule.startswith("file.") for finding in window.session.talk.findings)
    assert len(list((target.parent / "bilder").iterdir())) == 1
    assert not [folder for folder in private_folder("draft-pictures").iterdir() if folder.is_dir()]


def test_a_picture_that_no_disk_takes_is_refused_with_a_way_out(app, monkeypatch, tmp_path: Path) -> None:
    started = app()
    started.start()
    started.desktop.help._begin("", started.window)
    private_folder("draft-pictures").write_text("a file where the folder should be")
    _copy_picture(started.application)
    started.do("edit.paste")
    assert len(started.window.bar.sentences()) == 1
    target = tmp_path / "med bilde.md"
    monkeypatch.setattr("leaderdeck.desktop.documents.document_desk.ask_where_to_save", lambda *_: target)
    started.window.bar.findChildren(QPushButton)[0].click()
    started.until(target.exists)


def _copy_picture(application: object) -> None:
    image = QImage(64, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    mime = QMimeData()
    mime.setImageData(image)
    application.clipboard().setMimeData(mime)


@pytest.mark.parametrize("place", ["editor", "window"])
def test_who_drags_a_file_here_is_not_told_that_it_was_moved(app, tmp_path: Path, place: str) -> None:
    file = tmp_path / "tale.md"
    file.write_text("## En\n", "utf-8")
    started = app()
    window = started.start(file)
    other = tmp_path / "annen.md"
    other.write_text("## To\n", "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    event = QDropEvent(QPointF(60, 60), both, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.setDropAction(Qt.DropAction.MoveAction)
    (window.editor if place == "editor" else window).dropEvent(event)
    assert event.dropAction() == Qt.DropAction.CopyAction
    started.until(lambda: [one.desk.path for one in started.desktop.windows] == [file, other])


def test_a_folder_that_is_dropped_is_shown_in_the_library(app, tmp_path: Path) -> None:
    started = app()
    window = started.start()
    folder = tmp_path / "Mine foredrag"
    folder.mkdir()
    (folder / "tale.md").write_text("# Tillit\n", "utf-8")
    window.panes.set_shown("library", shown=False)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    assert started.desktop.settings.folder == folder
    assert started.desktop.library.folder == folder
    assert window.panes.shown_parts()["view.library"]
    assert window.bar.sentences() == ()
