"""A day's use of a locked note in the real app, which ends as `kill -9`; and the morning after.

    python vault_day.py LIBRARY NOTE [SECONDS]

The words that must be found nowhere come on standard input, one a line, so that no argument and no file tells them. The
day is killed so many seconds after the note was locked, whatever is being done then; without a number, at its end.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Timer

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "journeys")]


def main(library: Path, note: Path, words: list[str], seconds: float | None) -> None:
    from app_windows import AppWindows
    from PySide6.QtWidgets import QApplication
    from vault_material import CHEAP

    from leaderdeck.desktop.dialogs.crash_dialog import CrashDialog
    from leaderdeck.desktop.documents import recovery_keeper
    from leaderdeck.desktop.machine.crash import CrashGuard
    from leaderdeck.desktop.machine.log_file import set_up_log
    from leaderdeck.desktop.settings import Settings
    from leaderdeck.desktop.vault import new_vault_dialog

    new_vault_dialog.NewVaultDialog.COST = CHEAP
    if seconds is None:
        recovery_keeper.KEEP_MS = 100  # as often as can be, and nobody has to wait for it
    application = QApplication(["leaderdeck"])
    set_up_log()
    app = AppWindows(application, Settings(folder=library, has_started=True))
    CrashDialog.tell = staticmethod(lambda *_arguments, **_facts: "continue")  # type: ignore[method-assign]
    with CrashGuard(app.desktop.keep_everything):
        day(app, library, note, words, seconds)
    kill()


def kill() -> None:
    """As a machine that fails: nothing more is written or tidied up."""
    os.write(1, b"killed\n")
    os.kill(os.getpid(), signal.SIGKILL)


def day(app, library: Path, note: Path, words: list[str], seconds: float | None) -> None:
    """Opened, edited and saved while it is open to all; locked; then everything that one does with a note."""
    from PySide6.QtTest import QTest

    from leaderdeck.desktop.background import Latest
    from leaderdeck.desktop.dialogs.history_dialog import HistoryDialog
    from leaderdeck.desktop.vault.lock_note_dialog import LockNoteDialog
    from leaderdeck.desktop.vault.new_vault_dialog import NewVaultDialog
    from leaderdeck.export.exporting import export_talk
    from leaderdeck.export.profiles import PROFILES
    from leaderdeck.library.index import LibraryIndex
    from leaderdeck.library.index_file import index_file_of
    from leaderdeck.library.search import search_in_memory
    from leaderdeck.note_reading import read_entry
    from leaderdeck.talk import load_talk

    plain = library / f"{words[0]}.md"
    plain.write_text(f"---\ntitle: {words[1]}\n---\n\n# {words[1]}\n\n{words[2]}\n\nNotat: {words[3]}\n", "utf-8")
    other = library / "tale.md"
    other.write_text("# Tillit\n\n- Hver dag\n", "utf-8")
    window = app.start(plain)
    index = LibraryIndex(index_file_of(library))
    while not index.update(library, read_entry, 1.0).is_complete:
        pass
    assert search_found(index, words[1]), "an open note is in the index, before it is private"
    at_end(app, f"\n{words[4]}\n")
    save(app)
    at_end(app, "mer ")
    app.until(lambda: any(copies(app)))
    save(app)
    press(app, "file.lock_note", "Gjør privat og lås …")
    making = app.dialog(NewVaultDialog)
    for field in (making.fields.first, making.fields.second):
        QTest.keyClicks(field, words[5])
    making.next_button.click()
    app.until(lambda: making.pages.currentIndex() == 1)
    making.next_button.click()
    asking = app.dialog(LockNoteDialog)
    asking.field.setText(note.stem)
    asking.lock_button.click()
    app.until(lambda: window.desk.is_sealed)
    if seconds is not None:
        Timer(seconds, kill).start()
    app.settle()
    while not index.update(library, read_entry, 1.0).is_complete:
        pass
    assert not search_found(index, words[1])
    index.close()

    for number in range(3):
        at_end(app, f"{words[6]} {number} ")
        save(app)
    window.panes.find_bar.open_find()
    QTest.keyClicks(window.panes.find_bar.focusWidget() or window.editor, words[6])
    window.panes.find_bar.put_away()
    app.until(lambda: search_in_memory(app.desktop.vault.open_entries(), words[6].split("-")[0]))
    at_end(app, f"{words[7]} ")
    app.until(lambda: any(copies(app)))
    app.do("file.history")
    app.dialog(HistoryDialog).reject()
    app.do("file.export")
    for kind in ("png",) if seconds is None else ("pptx", "pdf", "png"):
        export_talk(load_talk(other), library.parent / f"tale.{kind}", kind, PROFILES["stage"])
    try:
        raise RuntimeError(words[7])
    except RuntimeError as problem:
        sys.excepthook(type(problem), problem, problem.__traceback__)
    app.do("file.lock_now")
    assert words[1] not in window.windowTitle()
    unlock(app, words[5])
    assert words[7] in window.editor.text()
    Latest(lambda: 1 / 0, window).ask()
    at_end(app, f"{words[8]} ")
    app.until(lambda: any(copies(app)))
    time.sleep(0.2)


def early_morning(app, note: Path, words: list[str]) -> None:
    """The note that was being written in when the day ended is whole."""
    app.desktop.start((note,))
    app.until(lambda: app.window.desk.shut_path == note)
    unlock(app, words[5])
    assert all(word in app.window.editor.text() for word in (words[1], words[2], words[3], words[4]))
    app.desktop.vault.lock()
    app.window.close()


def morning(app, note: Path, words: list[str]) -> None:
    """The windows of yesterday are there, locked; what was not saved is inside."""
    app.desktop.start(())
    app.until(lambda: app.window.desk.shut_path == note)
    unlock(app, words[5])
    text = app.window.editor.text()
    assert all(word in text for word in (words[1], words[2], words[3], words[4], words[6], words[7]))
    assert words[8] not in text
    app.until(lambda: app.window.bar.sentences())
    (row,) = [row for row in app.window.bar._rows if row._buttons]
    row._buttons[0][1].click()
    assert words[8] in app.window.editor.text()
    app.desktop.vault.lock()
    unlock(app, words[5])
    assert words[8] in app.window.editor.text()
    app.window.close()


def unlock(app, passphrase: str) -> None:
    """Write the passphrase on the lock screen."""
    from leaderdeck.desktop.vault.vault_desk import VaultDesk

    screen = app.window.findChild(VaultDesk).screen
    screen.form.field.setText(passphrase)
    screen.form.unlock_button.click()
    app.until(lambda: app.window.desk.is_sealed)
    app.settle()


def at_end(app, words: str) -> None:
    """Type at the end of the text."""
    app.window.editor.setFocus()
    app.window.editor.go_to_line(app.window.editor.line_count(), 10_000)
    app.type(words)


def save(app) -> None:
    """Save, and wait for the disk."""
    app.do("file.save")
    app.until(lambda: not app.window.desk.is_edited)


def press(app, action: str, way: str) -> None:
    """Trigger an action, and press the button of the message that answers."""
    app.do(action)
    found: list[Callable[[], None]] = []

    def look() -> bool:
        found[:] = [b.click for row in app.window.bar._rows for said, b in row._buttons if str(said) == way]
        return bool(found)

    app.until(look)
    found[0]()


def copies(app) -> list[Path]:
    """The recovery copies on disk."""
    return list(app.desktop.store.folder.glob("*.copy"))


def search_found(index, word: str) -> bool:
    """Whether the index knows the word."""
    from leaderdeck.library.search import search

    return bool(search(index, word))


if __name__ == "__main__":
    moment = float(sys.argv[3]) if len(sys.argv) > 3 else None
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.stdin.read().splitlines(), moment)
