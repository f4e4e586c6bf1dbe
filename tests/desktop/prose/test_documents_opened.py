"""Documents of other programs, opened and dropped in the real app: drafts, pictures beside the talk, refusals."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from app_windows import AppWindows, forget_windows
from old_presentation import old_presentation
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from leaderdeck.deck.blocks import Picture
from leaderdeck.desktop.appearance import wear
from leaderdeck.desktop.dialogs.recovery_dialog import RecoveryDialog
from leaderdeck.desktop.documents import document_desk, draft_folders
from leaderdeck.desktop.documents.draft_folders import forget_draft_folder, forget_left_behind
from leaderdeck.desktop.documents.recovery import RecoveryStore
from leaderdeck.desktop.documents.traces import forget_everything, kept_texts
from leaderdeck.desktop.prose.draft_pictures import DraftPictures
from leaderdeck.desktop.prose.intake_desk import IntakeDesk
from leaderdeck.desktop.prose.left_behind_dialog import LeftBehindDialog
from leaderdeck.desktop.prose.presentation_import import import_presentation
from leaderdeck.desktop.prose.prose_window import ProseWindow
from leaderdeck.desktop.prose.text_offer import is_prose
from leaderdeck.desktop.settings import Settings
from leaderdeck.paths import user_data_folder


@pytest.fixture
def started(qapp: QApplication, tmp_path: Path) -> Iterator[AppWindows]:
    (tmp_path / "tale.md").write_text("---\ntitle: Tale\nbrand: fjordvik\n---\n\n## En\n\n- a\n", "utf-8")
    app = AppWindows(qapp, Settings(language="nb", has_started=True))
    app.start(tmp_path / "tale.md")
    yield app
    for window in app.desktop.windows:
        window.editor.document().setModified(False)
    app.end()
    forget_windows(qapp)


def drop(app: AppWindows, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    app.window.dropEvent(
        QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                   Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip


def desk(app: AppWindows) -> IntakeDesk:
    return app.desktop.help.intake()


def waiting() -> list[Path]:
    home = user_data_folder() / "draft-pictures"
    return list(home.iterdir()) if home.exists() else []


def missing_pictures(app: AppWindows) -> list[str]:
    app.settle()
    talk = app.window.session.talk
    assert talk is not None
    return [finding.rule for finding in talk.findings if finding.rule.startswith("file.picture")]


def test_a_dropped_presentation_is_a_draft_whose_pictures_follow_it_when_saved(
    started: AppWindows, tmp_path: Path, monkeypatch
) -> None:
    first = started.window
    drop(started, old_presentation(tmp_path / "Fra i fjor.pptx"))
    started.until(lambda: len(started.desktop.windows) == 2)
    window = started.window
    started.until(lambda: window.session.talk is not None)
    assert started.titles() == ["Tillit tar tid", "Broen", "Film og bilde"]
    assert window.session.talk.kit.id == "fjordvik"
    assert window.desk.path is None
    assert window.desk.is_edited
    assert missing_pictures(started) == []
    assert first.editor.text().startswith("---\ntitle: Tale")
    said = str(window.bar.sentences()[0])
    assert said == "Utkast av Fra i fjor.pptx: 3 lysbilder og 2 bilder. 1 ting ble ikke med."
    home = tmp_path / "foredrag"
    home.mkdir()
    monkeypatch.setattr(document_desk, "ask_where_to_save", lambda *_asked: home / "ny.md")
    window.desk.save()
    pictures = window.findChild(DraftPictures)
    started.until(lambda: pictures.is_done)
    assert len(list((home / "bilder").iterdir())) == 2
    assert missing_pictures(started) == []
    named = [block.source for slide in window.session.talk.deck.slides for block in slide.blocks
             if isinstance(block, Picture)]  # fmt: skip
    assert all((home / name).is_file() for name in named)
    assert waiting() == []


def go_down(app: AppWindows) -> None:
    """As after `kill -9`: nothing is asked, dropped or closed, and the system lets go of every lock."""
    for window in app.desktop.windows:
        assert window.desk.keep_now()
    app.desktop.store.close()
    for lock in draft_folders._held.values():
        lock.release()
    draft_folders._held.clear()


def rescue(application: QApplication, act: str) -> AppWindows:
    """The next start, with the rescued text taken back or thrown away."""
    again = AppWindows(application, Settings(language="nb", has_started=True))
    again.start()
    dialog = again.dialog(RecoveryDialog)
    again.until(lambda: dialog.recover_button.isEnabled())
    if act == "recover":
        dialog.recover_button.click()
        again.until(lambda: again.window.findChild(DraftPictures) is not None)
    else:
        dialog.forget_button.click()
        dialog.forget_button.click()
    return again


def test_a_draft_that_is_rescued_after_a_crash_has_its_pictures(
    started: AppWindows, qapp: QApplication, tmp_path: Path, monkeypatch
) -> None:
    desk(started).bring_in(old_presentation(tmp_path / "a.pptx"), started.window)
    started.until(lambda: len(started.desktop.windows) == 2)
    started.settle()
    go_down(started)
    brought = import_presentation(old_presentation(tmp_path / "b.pptx"), "", lambda _done, _slides: None)
    forget_draft_folder(brought.folder)
    again = rescue(qapp, "recover")
    try:
        window = again.window
        again.until(lambda: again.titles() == ["Tillit tar tid", "Broen", "Film og bilde"])
        assert missing_pictures(again) == []
        home = tmp_path / "foredrag"
        home.mkdir()
        monkeypatch.setattr(document_desk, "ask_where_to_save", lambda *_asked: home / "ny.md")
        window.desk.save()
        again.until(lambda: window.findChild(DraftPictures).is_done)
        assert len(list((home / "bilder").iterdir())) == 2
        assert missing_pictures(again) == []
    finally:
        again.end()


def test_pictures_of_a_rescued_draft_that_nobody_wants_go_with_its_text(
    started: AppWindows, qapp: QApplication, tmp_path: Path
) -> None:
    desk(started).bring_in(old_presentation(tmp_path / "a.pptx"), started.window)
    started.until(lambda: len(started.desktop.windows) == 2)
    (folder,) = [path for path in waiting() if path.is_dir()]
    assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    go_down(started)
    forget_left_behind(RecoveryStore().picture_folders())
    assert folder.is_dir(), "its text can still be taken back"
    rescue(qapp, "discard").end()
    assert not folder.exists()


def test_emptying_what_is_kept_takes_the_pictures_of_the_dead_and_not_of_the_living(
    started: AppWindows, tmp_path: Path
) -> None:
    desk(started).bring_in(old_presentation(tmp_path / "a.pptx"), started.window)
    started.until(lambda: len(started.desktop.windows) == 2)
    started.settle()
    assert started.desktop.keep_everything()
    counts = {str(what): count for what, _, count, _ in kept_texts()}
    assert counts["bilder til foredrag som ikke er lagret"] == 2
    forget_everything()
    assert missing_pictures(started) == []
    go_down(started)
    forget_everything()
    assert waiting() == []


def test_what_is_not_along_is_listed_and_leads_to_its_slide(started: AppWindows, tmp_path: Path) -> None:
    desk(started).bring_in(old_presentation(tmp_path / "a.pptx"), started.window)
    started.until(lambda: len(started.desktop.windows) == 2)
    window = started.window
    started.settle()
    button = next(one for one in window.bar.findChildren(QPushButton) if one.text() == "Vis hva")
    button.click()
    dialog = started.dialog(LeftBehindDialog)
    assert isinstance(dialog, LeftBehindDialog)
    assert [one.text() for one in dialog.buttons] == ["Lysbilde 3"]
    assert "Filmer blir ikke med" in dialog.reasons[0].text()
    dialog.buttons[0].click()
    assert window.session.place[0] == 3
    dialog.close_button.click()
    window.editor.document().setModified(False)
    window.close()
    assert waiting() == []


def test_the_menu_asks_for_a_file_and_a_bad_one_is_told_where_it_was_asked(
    started: AppWindows, tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "ødelagt.pptx").write_bytes(b"PK\x03\x04 nothing more")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(tmp_path / "ødelagt.pptx"), ""))
    started.do("file.import")
    started.until(lambda: bool(started.window.bar.sentences()))
    assert "ødelagt.pptx kan ikke leses" in str(started.window.bar.sentences()[0])
    assert len(started.desktop.windows) == 1
    assert desk(started).imports == []


def test_an_import_can_be_given_up(started: AppWindows, tmp_path: Path) -> None:
    work = desk(started).bring_in(old_presentation(tmp_path / "a.pptx"), started.window)
    work.dialog.open()
    work.dialog.show_step(1, 4)
    assert work.dialog.bar.maximum() == 4
    work.dialog.cancel_button.click()
    assert desk(started).imports == []
    started.until(lambda: not work.reader.is_busy)
    started.application.processEvents()
    assert len(started.desktop.windows) == 1
    assert waiting() == []


def test_a_window_that_goes_takes_its_import_along(started: AppWindows, tmp_path: Path) -> None:
    other = started.desktop.new_window()
    work = desk(started).bring_in(old_presentation(tmp_path / "a.pptx"), other)
    other.closed.emit(other)
    assert desk(started).imports == []
    started.until(lambda: not work.reader.is_busy)
    started.application.processEvents()
    assert waiting() == []


@pytest.mark.parametrize("name", ["sak.html", "sak.HTM"])
def test_a_dropped_text_of_another_program_comes_in_the_window_for_prose(
    started: AppWindows, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("<h1>Broen</h1><p>En bro er mer enn stål.</p>", "utf-8")
    drop(started, tmp_path / name)

    def made() -> list[ProseWindow]:
        shown = started.application.topLevelWidgets()
        return [one for one in shown if isinstance(one, ProseWindow) and one.isVisible() and one.made is not None]

    started.until(lambda: bool(made()))
    assert made()[0].windowTitle().startswith(name)
    assert len(started.desktop.windows) == 1
    made()[0].close()


def test_a_dropped_text_file_is_opened_as_it_is_and_prose_is_offered_as_a_talk(
    started: AppWindows, tmp_path: Path
) -> None:
    (tmp_path / "notater.txt").write_text("Bare noen ord.\n", "utf-8")
    drop(started, tmp_path / "notater.txt")
    started.until(lambda: len(started.desktop.windows) == 2 and started.window.session.talk is not None)
    assert started.window.editor.text() == "Bare noen ord.\n"
    assert started.window.bar.sentences() == ()
    (tmp_path / "essay.txt").write_text("Broen\n\nEn bro er mer enn stål.\n\nDen er et løfte.\n", "utf-8")
    started.desktop.open_file(tmp_path / "essay.txt")
    started.until(lambda: bool(started.window.bar.sentences()))
    assert str(started.window.bar.sentences()[0]) == "essay.txt er en tekst uten lysbilder."
    next(one for one in started.window.bar.findChildren(QPushButton) if one.text() == "Gjør til foredrag …").click()

    def made() -> list[ProseWindow]:
        shown = started.application.topLevelWidgets()
        return [one for one in shown if isinstance(one, ProseWindow) and one.isVisible() and one.made is not None]

    started.until(lambda: bool(made()))
    assert made()[0].windowTitle().startswith("essay.txt")
    made()[0].close()


def test_a_presentation_that_is_dropped_on_the_window_for_prose_becomes_a_draft(
    started: AppWindows, tmp_path: Path
) -> None:
    started.do("file.prose")
    prose = next(
        one for one in started.application.topLevelWidgets() if isinstance(one, ProseWindow) and one.isVisible()
    )
    prose.open_file(old_presentation(tmp_path / "a.pptx"))
    started.until(lambda: len(started.desktop.windows) == 2 and started.window.session.talk is not None)
    assert started.titles()[1] == "Broen"
    assert prose.is_empty
    prose.close()


def test_an_outline_in_a_text_file_is_no_prose() -> None:
    assert is_prose("En\n\nTo\n\nTre")
    assert not is_prose("# En\n\nTo\n\nTre")
    assert not is_prose("---\ntitle: a\n---\n\nTre")
    assert not is_prose("Bare en linje")


def test_a_low_window_with_large_letters_cuts_no_choice_off(started: AppWindows, tmp_path: Path) -> None:
    (tmp_path / "sak.html").write_text(
        "<p>Les også: Ny vei</p><h1>Broen</h1><p>Hver av kommunene 90 minutter. Tre kommuner.</p>", "utf-8"
    )
    wear(started.application, "light", 200)
    started.desktop.open_file(tmp_path / "sak.html")
    window = next(
        one for one in started.application.topLevelWidgets() if isinstance(one, ProseWindow) and one.isVisible()
    )
    started.until(lambda: window.made is not None)
    window.resize(1280, 720)
    assert window.paragraphs.place == min(window.made.numbers)
    window.words.list_button.click()
    for _ in range(5):
        started.application.processEvents()
    second = window.header._second
    assert window.left_out.isVisible()
    assert second.geometry().bottom() <= window.header.height()
    for field in (window.header.kind, window.header.minutes, window.header.brand):
        assert field.mapTo(window.header, field.rect().bottomLeft()).y() <= window.header.height()
    wear(started.application, "light", 100)
    window.close()
