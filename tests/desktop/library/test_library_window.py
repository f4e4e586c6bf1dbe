"""The library in the real app: files opened where the words stand, renamed, thrown away and taken back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from app_windows import AppWindows, forget_windows
from library_material import FILES, fill
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from vault_material import made_vault

from leaderdeck.desktop.library.column import LibraryColumn
from leaderdeck.desktop.library.file_acts import FileActs
from leaderdeck.desktop.library.rename_dialog import RenameDialog
from leaderdeck.desktop.library.row_actions import ChosenRow
from leaderdeck.desktop.settings import Settings
from leaderdeck.desktop.stage.rehearsal_file import load_history, save_history
from leaderdeck.language import use_interface_language
from leaderdeck.library.locked_note import is_locked_name
from leaderdeck.rehearsal.history import History, history_file
from leaderdeck.rehearsal.practice import PracticedSlide, Rehearsal

REHEARSED = History((Rehearsal("2026-03-16T09:00:00+01:00", (PracticedSlide("f" * 16, 120, 60.0),)),))
TRASH = "leaderdeck.desktop.library.trash.put_in_trash"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("bibliotek"))


@pytest.fixture(scope="module")
def started(qapp: QApplication, library: Path, home: Path) -> Iterator[AppWindows]:
    app = AppWindows(qapp, Settings(language="nb", folder=library, folder_is_chosen=True, has_started=True))
    app.start(library / "ro.md")
    app.until(lambda: app.desktop.library.is_ready)
    app.until(lambda: any(one.id == "trash" for one in actions(app)))
    yield app
    app.end()
    forget_windows(qapp)
    use_interface_language("nb")


def actions(started: AppWindows) -> list:
    column = started.window.panes.library
    entry = next((row.entry for row in column.view.rows if row.entry), None) if column.view else None
    return list(column.row_actions.for_row(ChosenRow(entry))) if entry else []


def find(started: AppWindows, text: str) -> LibraryColumn:
    column = started.window.panes.library
    column.search(text)
    started.until(lambda: column.view is not None and column.view.question.text == text and not column.is_busy)
    return column


def act(started: AppWindows, name: str, words: str) -> None:
    """Do what the row of this title offers."""
    column = find(started, words)
    row = next(row for row in column.view.rows if row.entry)
    next(one for one in actions(started) if one.id == name).run(ChosenRow(row.entry, row.passage))


def files_act(started: AppWindows) -> FileActs:
    found = started.window.findChild(FileActs)
    assert isinstance(found, FileActs)
    return found


def listed(started: AppWindows) -> list[str]:
    column = find(started, "")
    return [row.entry.title or row.entry.path.stem for row in column.view.rows if row.entry]


def files(started: AppWindows, text: str) -> list[str]:
    """The names of the files that answer."""
    return [row.path.name for row in find(started, text).view.rows if row.path]


def answer(started: AppWindows, words: str) -> None:
    """Press the button of the message bar that says this, of the newest sentence that has one."""
    [one for one in started.window.bar.findChildren(QPushButton) if one.text() == words][-1].click()


def test_enter_opens_the_file_where_the_words_stand_and_escape_leads_back(started: AppWindows) -> None:
    window = started.window
    started.do("go.library")
    QTest.keyClicks(window.panes.library.filter_field, "ferj")
    find(started, "ferj")
    QTest.keyClick(window.panes.library.filter_field, Qt.Key.Key_Return)
    started.until(lambda: window.desk.path is not None and window.desk.path.name == "gammelt.md")
    line = FILES["Møter/2024/gammelt.md"].split("\n").index("Ferje og vei.") + 1
    started.until(lambda: window.editor.cursor_line() == line)
    QTest.keyClick(window.panes.library.filter_field, Qt.Key.Key_Escape)
    assert window.editor.hasFocus()


def test_a_file_gets_another_name_and_its_window_goes_along(started: AppWindows, library: Path) -> None:
    started.window.desk.open(library / "bro.md")
    started.until(lambda: started.window.desk.path == library / "bro.md")
    save_history(library / "bro.md", REHEARSED)
    act(started, "rename", "november")
    dialog = started.dialog(RenameDialog)
    dialog.field.setText("ro")
    dialog.rename_button.click()
    assert dialog.plan is None
    dialog.field.setText("broen")
    dialog.rename_button.click()
    started.until(lambda: started.window.desk.path == library / "broen.md")
    assert not (library / "bro.md").exists()
    assert not history_file(library / "bro.md").exists()
    assert load_history(library / "broen.md") == REHEARSED
    started.until(lambda: files(started, "november") == ["broen.md"])
    started.type("x")
    act(started, "rename", "november")
    started.dialog(RenameDialog).field.setText("annet")
    started.dialog(RenameDialog).rename_button.click()
    assert (library / "broen.md").exists()
    assert any("lagre den først" in str(one) for one in started.window.bar.sentences())
    started.do("edit.undo")
    started.window.editor.document().setModified(False)


def test_links_follow_a_new_name_where_one_says_so(started: AppWindows, library: Path) -> None:
    talk = library / "juni.md"
    talk.write_text("# Start\n\n- a\n\n::: sett-inn sitat.md#sitat-1\n:::\n", "utf-8")
    started.desktop.library.note_saved(talk)
    started.until(lambda: "juni.md" in files(started, "start"))
    act(started, "rename", "mennesker")
    dialog = started.dialog(RenameDialog)
    assert isinstance(dialog, RenameDialog)
    assert dialog.links_box.text() == "Rett lenken hit i 1 fil"
    assert dialog._listed.text() == "juni.md"
    assert dialog.links_box.isChecked()
    dialog.field.setText("det er mennesker")
    dialog.rename_button.click()
    started.until(lambda: "det er mennesker.md#sitat-1" in talk.read_text("utf-8"))
    started.until(lambda: any("1 lenke er rettet" in str(one) for one in started.window.bar.sentences()))
    started.until(lambda: "det er mennesker.md" in files(started, "mennesker"))
    answer(started, "Angre")
    started.until(lambda: "sitat.md#sitat-1" in talk.read_text("utf-8"))
    assert (library / "sitat.md").exists()
    assert not (library / "det er mennesker.md").exists()
    started.until(lambda: not files_act(started).links.is_busy)
    answer(started, "Angre")
    started.until(lambda: "det er mennesker.md#sitat-1" in talk.read_text("utf-8"))
    started.until(lambda: not files_act(started).links.is_busy)
    started.until(lambda: "det er mennesker.md" in files(started, "mennesker"))
    started.window.bar.forget()


def test_links_that_were_left_are_offered_and_open_windows_get_them_as_a_step(
    started: AppWindows, library: Path
) -> None:
    talk = library / "juni.md"
    started.window.desk.open(talk)
    started.until(lambda: started.window.desk.path == talk)
    started.settle()
    act(started, "rename", "mennesker")
    dialog = started.dialog(RenameDialog)
    assert isinstance(dialog, RenameDialog)
    dialog.field.setText("sitat")
    dialog.links_box.setChecked(False)
    dialog.rename_button.click()
    started.until(lambda: (library / "sitat.md").exists())
    assert "det er mennesker.md" in talk.read_text("utf-8")
    assert any("finner det ikke lenger" in str(one) for one in started.window.bar.sentences())
    answer(started, "Rett lenken")
    assert "::: sett-inn sitat.md#sitat-1" in started.window.editor.text()
    started.until(lambda: "sitat.md#sitat-1" in talk.read_text("utf-8"))
    started.until(lambda: not started.window.desk.is_edited)
    started.window.bar.forget()
    started.window.desk.open(library / "ro.md")
    started.until(lambda: started.window.desk.path == library / "ro.md")
    talk.unlink()
    started.desktop.library.note_saved(talk)


def test_what_is_thrown_away_can_be_taken_back(
    started: AppWindows, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TRASH, _throwing_into(tmp_path))
    before = (library / "Møter" / "styret.md").read_bytes()
    save_history(library / "Møter" / "styret.md", REHEARSED)
    act(started, "trash", "snakket")
    started.until(lambda: not (library / "Møter" / "styret.md").exists())
    started.until(lambda: not history_file(library / "Møter" / "styret.md").exists())
    started.until(lambda: "Styret i juni" not in listed(started))
    answer(started, "Angre")
    started.until(lambda: "Styret i juni" in listed(started))
    assert (library / "Møter" / "styret.md").read_bytes() == before
    assert load_history(library / "Møter" / "styret.md") == REHEARSED
    history_file(library / "Møter" / "styret.md").unlink()


def test_where_there_is_no_trash_it_is_asked_first(
    started: AppWindows, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TRASH, lambda _path: None)
    (library / "bort.md").write_text("---\ntype: notat\n---\n\nkastes bortover\n", "utf-8")
    started.until(lambda: "kastes bortover" in listed(started))
    save_history(library / "bort.md", REHEARSED)
    act(started, "trash", "bortover")
    started.until(lambda: any("for godt" in str(one) for one in started.window.bar.sentences()))
    assert (library / "bort.md").exists()
    answer(started, "Slett for godt")
    assert not (library / "bort.md").exists()
    assert not history_file(library / "bort.md").exists()
    started.until(lambda: "kastes bortover" not in listed(started))


def test_three_keys_make_a_note_and_the_column_shows_it(started: AppWindows, library: Path) -> None:
    started.do("file.quick_note")
    window = started.desktop._quick_notes.window
    QTest.keyClicks(window.text, "Vei og vilje")
    QTest.keyClick(window.text, Qt.Key.Key_Escape)
    started.until(lambda: started.desktop._quick_notes.window is None)
    started.do("file.quick_note")
    window = started.desktop._quick_notes.window
    assert window.text.toPlainText() == "Vei og vilje"
    assert window.locked.isHidden()
    QTest.keyClick(window.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    started.until(lambda: (library / "vei og vilje.md").exists())
    started.until(lambda: "Vei og vilje" in listed(started))
    started.do("file.quick_note")
    assert started.desktop._quick_notes.window.text.toPlainText() == ""
    started.desktop._quick_notes.window.close()


def test_a_note_that_is_to_be_locked_is_locked_when_the_vault_is(started: AppWindows, library: Path) -> None:
    started.desktop.vault.take(made_vault(library).key)
    started.do("file.quick_note")
    window = started.desktop._quick_notes.window
    assert not window.locked.isHidden()
    QTest.keyClicks(window.text, "Hemmelig tanke")
    window.locked.setChecked(True)
    started.do("file.lock_now")
    started.until(lambda: started.desktop._quick_notes.window is None)
    (locked,) = [path for path in library.iterdir() if is_locked_name(path)]
    assert b"Hemmelig" not in locked.read_bytes()
    assert not [path for path in library.rglob("*.md") if "Hemmelig" in path.read_text("utf-8")]
    find(started, "tanke")
    rows = started.window.panes.library.view.rows
    started.until(
        lambda: find(started, "tanke").view.rows[-1:] and find(started, "tanke").view.rows[-1].kind == "unlock"
    )
    assert not any("Hemmelig" in str(row) for row in rows)


def _throwing_into(folder: Path) -> Callable[[Path], object]:
    from leaderdeck.desktop.library.trash import Trashed

    def put(path: Path) -> Trashed:
        place = folder / "files" / path.name
        place.parent.mkdir(exist_ok=True)
        path.rename(place)
        return Trashed(place, path)

    return put


def test_the_library_stays_where_it_was_chosen_and_follows_the_talk_before_that(
    started: AppWindows, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = started.desktop
    elsewhere = tmp_path / "foredrag" / "x.md"
    assert desktop._library_with(elsewhere) == library
    monkeypatch.setattr(desktop, "settings", replace(desktop.settings, folder_is_chosen=False))
    assert desktop._library_with(library / "Møter" / "x.md") == library
    assert desktop._library_with(elsewhere) == elsewhere.parent
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert desktop._library_with(tmp_path / "x.md") == library
    assert desktop._library_with(tmp_path.parent / "x.md") == library


def test_a_talk_that_is_moved_brings_what_it_names_and_all_of_it_can_be_taken_back(
    started: AppWindows, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = "# Flyttelass\n\n![Sol](bilder/sol.png)\n\n[notatet](sitat.md)\n"
    talk = library / "flytte.md"
    (library / "bilder").mkdir()
    (library / "bilder" / "sol.png").write_bytes(b"en sol")
    talk.write_text(before, "utf-8")
    started.desktop.library.note_saved(talk)
    started.until(lambda: files(started, "flyttelass") == ["flytte.md"])
    monkeypatch.setattr("leaderdeck.desktop.library.file_acts.ask_which_folder", lambda *_: library / "Møter")
    target = library / "Møter" / "flytte.md"
    act(started, "move", "flyttelass")
    started.until(lambda: any("henter 2 ting" in str(one) for one in started.window.bar.sentences()))
    answer(started, "Rett opp")
    started.until(lambda: "(../sitat.md)" in target.read_text("utf-8"))
    started.until(lambda: any("1 bilde er kopiert" in str(one) for one in started.window.bar.sentences()))
    assert (library / "Møter" / "bilder" / "sol.png").read_bytes() == b"en sol"
    answer(started, "Angre")
    started.until(lambda: talk.exists())
    assert talk.read_text("utf-8") == before
    assert not (library / "Møter" / "bilder").exists()
    started.window.bar.forget()


def test_a_moved_talk_in_a_window_gets_its_links_as_a_step(
    started: AppWindows, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = library / "flytte.md"
    started.window.desk.open(talk)
    started.until(lambda: started.window.desk.path == talk)
    started.settle()
    before = talk.read_text("utf-8")
    monkeypatch.setattr("leaderdeck.desktop.library.file_acts.ask_which_folder", lambda *_: library / "Møter")
    target = library / "Møter" / "flytte.md"
    act(started, "move", "flyttelass")
    started.until(lambda: started.window.desk.path == target)
    started.until(lambda: any("henter 2 ting" in str(one) for one in started.window.bar.sentences()))
    answer(started, "Rett opp")
    started.until(lambda: "(../sitat.md)" in started.window.editor.text())
    started.until(lambda: "(../sitat.md)" in target.read_text("utf-8"))
    started.until(lambda: not started.window.desk.is_edited and not started.window.desk.is_saving)
    answer(started, "Angre")
    started.until(lambda: started.window.desk.path == talk and started.window.editor.text() == before)
    assert not (library / "Møter" / "bilder").exists()
    started.window.bar.forget()
