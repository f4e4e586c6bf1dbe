"""A locked note in the window: opened, written in, saved, locked again, and never seen by who has no passphrase."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from app_windows import AppWindows
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from vault_material import NOTE, PASSPHRASE, made_vault

from leaderdeck.desktop.documents.file_lock import hold
from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.documents.recovery import Draft, RecoveryStore
from leaderdeck.desktop.settings import load_settings
from leaderdeck.desktop.vault.lock_note_dialog import LockNoteDialog
from leaderdeck.desktop.vault.new_vault_dialog import NewVaultDialog
from leaderdeck.desktop.vault.note_files import lock_file, unlock_file
from leaderdeck.desktop.vault.passphrase_dialog import PassphraseDialog
from leaderdeck.desktop.vault.remove_lock_dialog import RemoveLockDialog
from leaderdeck.desktop.vault.unlock_dialog import UnlockDialog
from leaderdeck.desktop.vault.vault_desk import VaultDesk
from leaderdeck.library.locked_note import LOCKED_ENDING, is_locked_name, neutral_name
from leaderdeck.library.search import search_in_memory
from leaderdeck.library.vault_files import VAULT_NAME, open_vaults

Begin = Callable[[], AppWindows]
_ORDINARY = "# Et foredrag\n\n- Hei\n"


def desk_of(app: AppWindows) -> VaultDesk:
    return app.window.findChild(VaultDesk)


def opened(begin: Begin, file: Path) -> AppWindows:
    """The app with this file in its window."""
    app = begin()
    app.window.talk_requested.emit(file)
    app.until(lambda: app.window.desk.path == file)
    app.settle()
    return app


def shut(begin: Begin, note: Path) -> AppWindows:
    """The app with the lock screen of this note in its window."""
    app = begin()
    app.window.talk_requested.emit(note)
    app.until(lambda: desk_of(app).is_shut)
    return app


def unlocked(begin: Begin, note: Path) -> AppWindows:
    """The app with this note open."""
    app = shut(begin, note)
    write_passphrase(app)
    app.until(lambda: app.window.desk.is_sealed)
    app.settle()
    return app


def write_passphrase(app: AppWindows, words: str = PASSPHRASE) -> None:
    form = desk_of(app).screen.form
    form.field.setText(words)
    form.unlock_button.click()


def test_a_locked_note_shows_nothing_but_the_way_in(app: Begin, locked: Path) -> None:
    started = shut(app, locked)
    window, screen = started.window, desk_of(started).screen
    assert window.editor.text() == ""
    assert not window.panes.isVisible()
    assert screen.form.field.echoMode() == QLineEdit.EchoMode.Password
    assert window.windowTitle().startswith(locked.name)
    assert not window.actions_["file.export"].isEnabled()
    assert not window.actions_["edit.paste"].isEnabled()
    assert window.actions_["file.open"].isEnabled()


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(app: Begin, locked: Path) -> None:
    started = shut(app, locked)
    form = desk_of(started).screen.form
    write_passphrase(started, "noe ganske annet")
    started.until(lambda: "ikke riktig" in form.said)
    assert desk_of(started).is_shut
    write_passphrase(started)
    started.until(lambda: started.window.desk.is_sealed)
    assert started.window.editor.text() == NOTE
    assert form.field.text() == form.said == ""
    sign = desk_of(started).sign
    assert sign.isVisible()
    assert "åpent nå" in sign.accessibleName()
    assert started.window.actions_["edit.paste"].isEnabled()


def test_the_recovery_key_opens_too_and_a_slip_of_the_pen_is_said(app: Begin, library: Path) -> None:
    new = made_vault(library)
    plain = library / "n.md"
    plain.write_text(NOTE, "utf-8")
    note = lock_file(plain, new.key)
    started = shut(app, note)
    form = desk_of(started).screen.form
    form.other_button.click()
    form.field.setText("ABCD-EFGH")
    form.unlock_button.click()
    started.until(lambda: "ni grupper" in form.said)
    form.field.setText(new.recovery_key.lower().replace("-", " "))
    form.unlock_button.click()
    started.until(lambda: started.window.desk.is_sealed)
    assert started.window.editor.text() == NOTE


def test_what_is_written_is_saved_encrypted_and_the_older_versions_too(app: Begin, locked: Path) -> None:
    started = unlocked(app, locked)
    before = locked.read_bytes()
    started.window.editor.go_to_line(started.window.editor.line_count())
    started.type("Flere ord")
    started.do("file.save")
    started.until(lambda: not started.window.desk.is_edited)
    after = locked.read_bytes()
    assert after != before
    assert b"Flere" not in after
    seal = started.window.desk.file.seal
    assert seal.open(after, locked).decode() == NOTE + "Flere ord"
    history = SaveHistory()
    versions = history.versions(locked)
    assert [history.read(version, seal) for version in versions] == [NOTE + "Flere ord", NOTE]
    assert [history.read(version) for version in versions] == [None, None]
    assert not any(b"ord" in version.file.read_bytes() for version in versions)


def test_saving_what_nobody_changed_writes_nothing(app: Begin, locked: Path) -> None:
    started = unlocked(app, locked)
    before = locked.stat().st_mtime_ns
    started.do("file.save")
    started.until(lambda: not started.window.desk.is_saving)
    assert locked.stat().st_mtime_ns == before


def test_locking_saves_first_and_shows_nothing_more(app: Begin, locked: Path) -> None:
    started = unlocked(app, locked)
    window = started.window
    window.panes.find_bar.open_find()
    QTest.keyClicks(window.panes.find_bar.focusWidget() or window.panes.find_bar, "Sølvi")
    window.editor.setFocus()
    window.editor.go_to_line(window.editor.line_count())
    started.type("Usagt")
    key = window.desk.file.seal.key
    started.do("file.lock_now")
    assert key.is_wiped
    assert not started.desktop.vault.is_open
    assert desk_of(started).is_shut
    assert window.editor.text() == ""
    assert not window.editor.document().isUndoAvailable()
    started.settle()
    assert "Sølvi" not in window.windowTitle()
    talk = window.session.talk
    assert not any(scene.title for _, scene in talk.scenes)
    assert not any(field.text() for field in window.panes.find_bar.findChildren(QLineEdit))
    write_passphrase(started)
    started.until(lambda: window.desk.is_sealed)
    assert window.editor.text() == NOTE + "Usagt"
    assert not window.desk.is_edited


def test_nobody_there_for_ten_minutes_locks_and_a_key_puts_it_off(app: Begin, locked: Path, monkeypatch) -> None:
    started = unlocked(app, locked)
    absence = started.desktop.vault.absence
    clock = [1000.0]
    monkeypatch.setattr(absence, "_running", lambda: clock[0])
    absence.note_life()
    clock[0] += 599
    absence.look()
    assert started.desktop.vault.is_open
    absence.note_life()
    clock[0] += 599
    absence.look()
    assert started.desktop.vault.is_open
    clock[0] += 1
    absence.look()
    assert not started.desktop.vault.is_open
    assert desk_of(started).is_shut
    assert not absence.is_watching


def test_a_machine_that_has_slept_and_one_that_goes_to_sleep_lock(app: Begin, locked: Path) -> None:
    started = unlocked(app, locked)
    vault, absence = started.desktop.vault, started.desktop.vault.absence
    wall = absence._wall
    absence._wall = lambda: wall() + 3600
    absence.look()
    assert not vault.is_open
    absence._wall = wall
    for sign in (lambda: absence.note_sleep(True), absence.note_locked_screen):
        write_passphrase(started)
        started.until(lambda: started.window.desk.is_sealed)
        absence.note_sleep(False)
        assert vault.is_open
        sign()
        assert not vault.is_open


def test_closing_the_last_window_with_a_locked_note_locks(app: Begin, locked: Path, library: Path) -> None:
    other = library / "foredrag.md"
    other.write_text(_ORDINARY, "utf-8")
    started = unlocked(app, locked)
    first = started.window
    started.desktop.open_file(other, first)
    started.until(lambda: len(started.desktop.windows) == 2 and started.window.desk.path == other)
    assert started.desktop.vault.is_open
    first.close()
    assert not started.desktop.vault.is_open


def test_a_note_that_cannot_be_saved_when_it_locks_is_kept_and_given_back(app: Begin, locked: Path) -> None:
    started = unlocked(app, locked)
    window = started.window
    outside = locked.with_name("annen.leaderdeck-locked")
    window.desk.outside.stop()
    window.editor.go_to_line(window.editor.line_count())
    started.type("Bare her")
    seal = window.desk.file.seal
    locked.write_bytes(seal.close((NOTE + "Der ute\n").encode()))
    started.do("file.lock_now")
    assert "kryptert" in str(desk_of(started).screen._reason)
    assert not outside.exists()
    write_passphrase(started)
    started.until(lambda: window.desk.is_sealed and "Bare her" in window.editor.text())
    assert window.desk.is_edited
    assert "Der ute" in window.desk.file.seal.open(locked.read_bytes(), locked).decode()


def test_what_a_dead_program_left_of_a_locked_note_is_offered_inside_it_only(app: Begin, locked: Path) -> None:
    (key,) = open_vaults(locked.parent, PASSPHRASE)
    store = RecoveryStore()
    started = unlocked(app, locked)
    seal = started.window.desk.file.seal
    started.do("file.lock_now")
    copy = store.keep(
        store.new_name(locked), Draft(NOTE + "Fra før stansen", locked, line=3, seal=seal.__class__(key, seal.note))
    )
    store.close()
    assert b"stansen" not in copy.file.read_bytes()
    assert store.read(copy) is None
    assert started.desktop.store.left_behind() == ()
    write_passphrase(started)
    started.until(lambda: started.window.desk.is_sealed)
    started.until(lambda: any("ikke ble lagret" in str(one) for one in started.window.bar.sentences()))
    row = started.window.bar._rows[0]
    row._buttons[0][1].click()
    assert started.window.editor.text() == NOTE + "Fra før stansen"
    assert not copy.file.exists()


def test_an_outside_change_of_a_locked_note_is_taken_in(app: Begin, locked: Path) -> None:
    started = unlocked(app, locked)
    seal = started.window.desk.file.seal
    locked.write_bytes(seal.close((NOTE + "Fra en annen maskin\n").encode()))
    started.until(lambda: "annen maskin" in started.window.editor.text())
    locked.write_bytes(b"x" + locked.read_bytes())
    started.until(lambda: any("ødelagt" in str(one) for one in started.window.bar.sentences()))
    assert "annen maskin" in started.window.editor.text()


def test_a_damaged_note_and_a_missing_key_file_are_said_on_the_lock_screen(app: Begin, locked: Path) -> None:
    (locked.parent / VAULT_NAME).rename(locked.parent / "borte.json")
    started = shut(app, locked)
    screen = desk_of(started).screen
    assert not screen.form.isVisible()
    assert VAULT_NAME in screen._words.text()
    made_vault(locked.parent)
    started.window.desk.open(locked)
    started.until(lambda: "hører ikke til" in screen._words.text())
    locked.write_bytes(locked.read_bytes()[:-30])
    started.window.desk.open(locked)
    started.until(lambda: any("ødelagt" in str(one) for one in started.window.bar.sentences()))


def test_an_open_locked_note_is_not_exported_and_not_among_the_recent(app: Begin, locked: Path) -> None:
    started = unlocked(app, locked)
    started.do("file.export")
    assert any("ikke eksporteres" in str(one) for one in started.window.bar.sentences())
    assert started.desktop.settings.recent == ()
    assert is_locked_name(started.desktop.settings.windows[0].file)


def test_open_notes_are_found_and_locked_ones_are_not(app: Begin, locked: Path) -> None:
    started = unlocked(app, locked)
    vault = started.desktop.vault
    started.until(lambda: vault.open_entries())
    (entry,) = vault.open_entries()
    assert (entry.title, entry.topics, entry.private, entry.locked) == ("Samtalen med Sølvi", ("tillit",), True, True)
    (hit,) = search_in_memory(vault.open_entries(), "slutte")
    assert hit.entry.path == locked
    told: list[None] = []
    vault.entries_changed.connect(lambda: told.append(None))
    vault.lock()
    assert vault.open_entries() == ()
    assert told


def test_what_is_saved_is_found_at_once(app: Begin, locked: Path) -> None:
    started = unlocked(app, locked)
    started.window.editor.go_to_line(started.window.editor.line_count())
    started.type("Blåklokke")
    started.do("file.save")
    started.until(lambda: search_in_memory(started.desktop.vault.open_entries(), "blåklokke"))


def test_the_first_note_is_locked_from_the_menu(app: Begin, library: Path) -> None:
    plain = library / "Om Sølvi.md"
    plain.write_text("# Om Sølvi\n\nHun vil slutte.\n", "utf-8")
    started = opened(app, plain)
    window = started.window
    started.type("Først. ")
    press(started, "file.lock_note", "Lagre og lås …")
    press(started, None, "Gjør privat og lås …")
    dialog = started.dialog(NewVaultDialog)
    assert not dialog.next_button.isEnabled()
    write_twice(dialog.fields, "for kort")
    assert "minst 12" in dialog.fields._said.text()
    write_twice(dialog.fields, PASSPHRASE)
    dialog.next_button.click()
    started.until(lambda: dialog.pages.currentIndex() == 1)
    recovery_key = dialog.key_page.key_label.accessibleName()
    sheet = library.parent / "ark.pdf"
    dialog.key_page.save_as(sheet)
    assert sheet.read_bytes().startswith(b"%PDF")
    dialog.next_button.click()
    asking = started.dialog(LockNoteDialog)
    assert "Sølvi" not in asking.name
    asking.lock_button.click()
    started.until(lambda: window.desk.is_sealed)
    assert not plain.exists()
    assert [file.name for file in library.iterdir() if "ølvi" in file.name] == []
    assert window.desk.path.suffix == LOCKED_ENDING
    assert "private: true" in window.editor.text()
    assert SaveHistory().versions(plain) == ()
    assert plain not in started.desktop.settings.recent
    started.until(lambda: [place.file for place in load_settings().windows] == [window.desk.path])
    assert load_settings().recent == ()
    assert open_vaults(library, PASSPHRASE)
    assert recovery_key.count("-") == 8


def press(started: AppWindows, action: str | None, way: str) -> None:
    """Trigger an action, and press the button of the message that answers."""
    if action:
        started.do(action)

    def button():
        rows = started.window.bar._rows
        return next((made for row in rows for words, made in row._buttons if str(words) == way), None)

    started.until(button)
    button().click()


def write_twice(fields, words: str) -> None:
    for field in (fields.first, fields.second):
        field.clear()
        QTest.keyClicks(field, words)


def test_the_next_note_is_locked_with_the_vault_that_is_there(app: Begin, locked: Path, library: Path) -> None:
    plain = library / "to.md"
    plain.write_text(NOTE, "utf-8")
    started = opened(app, plain)
    window = started.window
    started.do("file.lock_note")
    asking = started.dialog(UnlockDialog)
    asking.form.field.setText(PASSPHRASE)
    asking.form.unlock_button.click()
    dialog = started.dialog(LockNoteDialog)
    dialog.field.setText("Et navn: mitt eget")
    dialog.lock_button.click()
    started.until(lambda: window.desk.is_sealed)
    assert window.desk.path.name == f"Et navn mitt eget{LOCKED_ENDING}"
    assert window.editor.text() == NOTE


def test_the_lock_is_taken_off_for_good(app: Begin, locked: Path, library: Path) -> None:
    started = unlocked(app, locked)
    started.do("file.remove_lock")
    started.dialog(RemoveLockDialog).remove_button.click()
    plain = library / "Samtalen med Sølvi.md"
    started.until(lambda: started.window.desk.path == plain)
    assert plain.read_text("utf-8") == NOTE
    assert not locked.exists()
    assert not started.window.desk.is_sealed
    assert not desk_of(started).sign.isVisible()


def test_the_passphrase_and_the_recovery_key_are_changed(app: Begin, locked: Path, library: Path) -> None:
    before = locked.read_bytes()
    started = unlocked(app, locked)
    started.do("file.passphrase")
    dialog = started.dialog(PassphraseDialog)
    QTest.keyClicks(dialog.now, "ikke den rette")
    write_twice(dialog.fields, "den helt nye setningen")
    dialog.change_button.click()
    started.until(lambda: "ikke riktig" in dialog.said)
    dialog.now.clear()
    QTest.keyClicks(dialog.now, PASSPHRASE)
    dialog.change_button.click()
    started.until(lambda: "er byttet" in dialog.said)
    assert locked.read_bytes() == before
    assert open_vaults(library, "den helt nye setningen")
    QTest.keyClicks(dialog.now, "den helt nye setningen")
    dialog.key_button.click()
    started.until(lambda: dialog.pages.currentIndex() == 1)
    assert dialog.key_page.key_label.text()
    dialog.close_button.click()


def test_saving_a_locked_note_under_another_name_keeps_it_locked(app: Begin, locked: Path, monkeypatch) -> None:
    started = unlocked(app, locked)
    monkeypatch.setattr(
        "leaderdeck.desktop.documents.document_desk.ask_where_to_save", lambda *_: locked.with_name("kopi.md")
    )
    started.do("file.save_as")
    copy = locked.with_name(f"kopi{LOCKED_ENDING}")
    started.until(lambda: started.window.desk.path == copy)
    seal = started.window.desk.file.seal
    assert seal.open(copy.read_bytes(), copy).decode() == NOTE
    assert seal.note[:12] not in locked.name


def test_an_ordinary_talk_is_never_saved_as_if_it_were_locked(app: Begin, library: Path, monkeypatch) -> None:
    talk = library / "tale.md"
    talk.write_text(_ORDINARY, "utf-8")
    started = opened(app, talk)
    wanted = library / f"tale{LOCKED_ENDING}"
    monkeypatch.setattr("leaderdeck.desktop.documents.document_desk.ask_where_to_save", lambda *_: wanted)
    started.do("file.save_as")
    started.until(lambda: not started.window.desk.is_saving)
    assert not wanted.exists()
    assert started.window.desk.path == talk


def test_another_file_takes_the_window_of_a_lock_screen(app: Begin, locked: Path, library: Path) -> None:
    talk = library / "tale.md"
    talk.write_text(_ORDINARY, "utf-8")
    started = shut(app, locked)
    started.window.talk_requested.emit(talk)
    started.until(lambda: started.window.desk.path == talk)
    assert not desk_of(started).is_shut
    assert started.window.panes.isVisible()
    assert started.window.actions_["edit.paste"].isEnabled()


# The files themselves


def test_locking_and_unlocking_give_the_same_bytes_back(library: Path) -> None:
    key = made_vault(library).key
    for data in (NOTE.replace("\n", "\r\n").encode("utf-8-sig"), NOTE.encode("utf-16"), NOTE.encode("windows-1252")):
        plain = library / "n.md"
        plain.write_bytes(data)
        note = lock_file(plain, key)
        assert not plain.exists()
        assert unlock_file(note, key, plain) == plain
        assert plain.read_bytes() == data
        assert not note.exists()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda plain: plain.write_text("# Åpent for alle\n", "utf-8"), "ikke privat"),
        (lambda plain: plain.unlink(), "Fant ikke"),
        (lambda plain: os.link(plain, plain.with_name("to.md")), "flere navn"),
    ],
)
def test_what_cannot_be_locked_stays_as_it_is(library: Path, spoil, words: str) -> None:
    key = made_vault(library).key
    plain = library / "n.md"
    plain.write_text(NOTE, "utf-8")
    spoil(plain)
    before = {file: file.read_bytes() for file in library.iterdir()}
    with pytest.raises(Exception, match=words):
        lock_file(plain, key)
    assert {file: file.read_bytes() for file in library.iterdir()} == before


def test_a_note_that_is_open_elsewhere_is_not_locked_under_it(library: Path) -> None:
    key = made_vault(library).key
    plain = library / "n.md"
    plain.write_text(NOTE, "utf-8")
    with hold(plain), pytest.raises(Exception, match="annet vindu"):
        lock_file(plain, key)
    assert plain.read_text("utf-8") == NOTE


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_note_behind_a_link_is_locked_where_it_lies(library: Path, tmp_path: Path) -> None:
    key = made_vault(library).key
    there = tmp_path / "der.md"
    there.write_text(NOTE, "utf-8")
    (library / "lenke.md").symlink_to(there)
    note = lock_file(library / "lenke.md", key)
    assert note.parent == tmp_path
    assert not there.exists()
    assert not (library / "lenke.md").is_symlink()


def test_a_name_that_is_taken_is_refused(library: Path) -> None:
    key = made_vault(library).key
    plain = library / "n.md"
    plain.write_text(NOTE, "utf-8")
    taken = library / neutral_name("ab" * 16)
    taken.write_bytes(b"mitt")
    with pytest.raises(Exception, match="finnes fra før"):
        lock_file(plain, key, taken.name)
    assert taken.read_bytes() == b"mitt"
    assert plain.exists()
