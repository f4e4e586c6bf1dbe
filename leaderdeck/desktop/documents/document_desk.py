"""A window's document: opened, saved, kept safe meanwhile, and compared when somebody else changed the file.

Disks are asked in a thread. Whatever goes wrong, the text stays in the editor and a recovery copy is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Signal
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.documents.disk_work import open_with_copies, place_for, save_and_keep
from leaderdeck.desktop.documents.file_dialogs import ask_where_to_save, ask_which_to_open
from leaderdeck.desktop.documents.file_lock import FileLock, hold, holder
from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.documents.outside_changes import OutsideChanges
from leaderdeck.desktop.documents.recovery import Draft, RecoveryStore
from leaderdeck.desktop.documents.recovery_keeper import RecoveryKeeper
from leaderdeck.desktop.documents.text_file import ChangedOutside, SavedBeside, TextFile
from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.messages import MessageBar, MessageKind
from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, say
from leaderdeck.library.note_seal import Keyring, NoteIsLocked

_UNKEPT = say("Ingen disk tar imot kopien som skal berge teksten din; lagre nå, gjerne et annet sted.")


class DocumentDesk(QObject):
    """What happens to the text of one window between the disk and the editor."""

    text_begun = Signal(object, str)
    """Another text is in the editor: its `Path`, or None, and the text."""
    path_changed = Signal(object)
    """The text was saved under another name: its `Path`."""
    state_changed = Signal()
    file_requested = Signal(object)
    opening_failed = Signal(object)
    """A file could not be read: the `FileProblem`."""
    saved = Signal()
    unlock_wanted = Signal(object)
    """A locked note is to be shown, and its vault is not open: its `Path`."""

    def __init__(self, editor: OutlineEditor, bar: MessageBar, store: RecoveryStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor, self._bar, self._window = editor, bar, parent
        self.store = store
        self._file: TextFile | None = None
        self.title = ""
        self.keys = Keyring()
        """What opens locked notes; the windows of one program share it."""
        self.shut_path: Path | None = None
        """The locked note that belongs here and is not shown, because its vault is shut."""
        self.waiting_pictures: Path | None = None
        """Where pictures of this text wait until it is saved: whoever recovers it gets them with it."""
        self.home: Path | None = None
        """The folder of the library, where a text that has no file yet is thought to belong."""
        self._lock: FileLock | None = None
        self._is_locked_elsewhere = False
        self._save_failed = False
        self.history = SaveHistory()
        self._keeper = RecoveryKeeper(store, self._draft, self)
        self._keeper.failed.connect(self._tell_unkept)
        self._keeper.kept.connect(lambda _copy: self._bar.forget(_UNKEPT))
        self._opening: Path | None = None
        self._opener, self._saver = Latest(open_with_copies, self), Latest(save_and_keep, self)
        self._opener.answered.connect(self._take)
        self._opener.failed.connect(self._opening_failed)
        self._saver.answered.connect(self._was_saved)
        self._saver.failed.connect(self._saving_failed)
        self._is_saving = self._is_setting = self._is_given_up = False
        self._saved_revision = -1
        self._save_again: tuple[Path, bool] | None = None
        self._attempt = (Path(), False)
        self._trouble: Sentence | None = None
        self.outside = OutsideChanges(editor, bar, self)
        self.outside.text_taken.connect(self._take_outside)
        editor.lines_edited.connect(self._note_edit)
        editor.document().setModified(False)  # what has been set up in it is nobody's text
        editor.modificationChanged.connect(lambda _: self.state_changed.emit())

    @property
    def file(self) -> TextFile | None:
        """The file as it was read or last saved; None before that."""
        return self._file

    @property
    def path(self) -> Path | None:
        """Where the text is saved."""
        return self._file.path if self._file else None

    @property
    def wanted_path(self) -> Path | None:
        """The file that is just being read, or else the one that is here."""
        return self._opening or self.path or self.shut_path

    @property
    def is_sealed(self) -> bool:
        """Whether a locked note is open here."""
        return self._file is not None and self._file.seal is not None

    @property
    def is_edited(self) -> bool:
        """Whether there is something that is not in the file."""
        return self._editor.document().isModified()

    @property
    def is_saving(self) -> bool:
        """Whether the disk has been asked to take the text and has not answered yet."""
        return self._is_saving

    @property
    def save_failed(self) -> bool:
        """Whether the last try to save did not succeed."""
        return self._save_failed

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has written here and no file is open: another talk may take this window."""
        return self.wanted_path is None and not self.is_edited

    def commands(self) -> dict[str, Callable[[], None]]:
        """What the menus can do here."""
        return {"file.open": self.ask_to_open, "file.save": self.save, "file.save_as": self.save_as}

    def begin(self, text: str) -> None:
        """A new text without a file."""
        self._stop_opening()
        self.let_go()
        self._file = None
        self._set_text(text)
        self.text_begun.emit(None, text)
        self.state_changed.emit()

    def open(self, path: Path) -> None:
        """Read a file; the window shows it when it has come, unless somebody has begun to write here meanwhile."""
        self._opening = path
        self._opener.ask(path, self.keys)

    def recover(self, file: TextFile | None, text: str) -> None:
        """Take up a text that was rescued; it counts as not saved."""
        self._stop_opening()
        self._file = file
        self._set_text(text)
        self._editor.document().setModified(True)
        self.text_begun.emit(self.path, text)
        if file is not None:
            self._hold(file.path)
            self.outside.watch(file)
        self._keeper.note_edit()
        self.state_changed.emit()

    def ask_to_open(self) -> None:
        """Let the user choose a file."""
        path = ask_which_to_open(self._window, self.path.parent if self.path else self.home)
        if path is not None:
            self.file_requested.emit(path)

    def save(self) -> None:
        """Save; asks for a name where there is none yet or where the file must not be touched."""
        if self._file is None or self._file.read_only or self._is_locked_elsewhere:
            self.save_as()
        else:
            self._start_saving(self._file, self._file.path)

    def save_as(self) -> None:
        """Save under a name that the user chooses."""
        path = ask_where_to_save(self._window, self.path, self.title, self.home)
        if path is not None:
            self._start_saving(self._file, place_for(path, self._file), force=True)

    def save_over(self) -> None:
        """Save although the file has changed outside: the user has compared."""
        if self._file is not None:
            self._start_saving(self._file, self._file.path, force=True)

    def may_close(self) -> bool:
        """Whether the window may close: nothing unsaved, or the user said what shall become of it."""
        if not self.is_edited:
            return True
        from leaderdeck.desktop.dialogs.save_changes_dialog import SaveChangesDialog

        choice = SaveChangesDialog.ask(str(self.shown_name()), self._window)
        if choice == "cancel":
            return False
        if choice == "discard":
            self._is_given_up = True
            self._editor.document().setModified(False)
            return True
        loop = QEventLoop()
        self._saver.answered.connect(loop.quit)
        self._saver.failed.connect(loop.quit)
        self.save()
        if self._is_saving:
            loop.exec()
        return not self.is_edited

    def stay_open(self) -> None:
        """The window is not closed after all: text that was given up for it is unsaved again."""
        if self._is_given_up:
            self._is_given_up = False
            self._editor.document().setModified(True)

    def let_go(self) -> None:
        """The window is done with the file: nobody need recover it, and others may write to it."""
        self._keeper.note_saved()
        self.outside.stop()
        self._release()

    def keep_now(self) -> bool:
        """Write the recovery copy at once, as before the program ends by itself; False where no disk takes it."""
        return self._keeper.flush()

    def show_title(self, title: str) -> None:
        """The talk's title, for the name that saving proposes."""
        self.title = title

    def shown_name(self) -> str | Sentence:
        """What the window calls the document."""
        path = self.path or self.shut_path
        if path is not None:
            return path.name
        return self.title or say("Nytt foredrag")

    def state(self) -> Sentence:
        """Whether the text is safe, in a word or two."""
        if self._file is not None and (self._file.read_only or self._is_locked_elsewhere):
            return say("skrivebeskyttet, ikke lagret") if self.is_edited else say("skrivebeskyttet")
        if self.shut_path is not None:
            return say("låst")
        if self._is_saving:
            return say("lagrer …")
        if self._save_failed or self.is_edited or self._file is None:
            return say("ikke lagret")
        return say("lagret")

    def _draft(self) -> Draft:
        file, text, line = self._file, self._editor.text(), self._editor.cursor_line()
        if file is None:
            return Draft(text, line=line, pictures=self.waiting_pictures)
        digest = file.stamp.digest if file.stamp else ""
        return Draft(text, file.path, file.encoding, digest, line, file.seal, self.waiting_pictures)

    def _note_edit(self, *_lines: int) -> None:
        if not self._is_setting:
            self._keeper.note_edit()

    def shut(self, path: Path) -> None:
        """Show nothing of this locked note any more; whoever calls has saved or kept what was written."""
        self._stop_opening()
        self._saver.drop()
        self._is_saving, self._save_again = False, None
        self.let_go()
        self._file, self.title = None, ""
        self._set_text("")
        self.shut_path = path
        self.text_begun.emit(None, "")
        self.state_changed.emit()

    def _set_text(self, text: str) -> None:
        self.shut_path = self.waiting_pictures = None
        self._is_setting = True
        self._editor.set_text(text)
        self._is_setting = False
        self._editor.document().setModified(False)
        self._save_failed = False

    def _take(self, opened: tuple[TextFile, tuple[Path, ...]]) -> None:
        """A file was read."""
        (file, copies), self._opening = opened, None
        if self.is_edited:
            self.file_requested.emit(file.path)  # it comes in another window
            return
        self.let_go()
        self._file = file
        self._set_text(file.text)
        self._hold(file.path)
        self.outside.watch(file)
        self.text_begun.emit(file.path, file.text)
        self.state_changed.emit()
        if file.notice is not None:
            self._bar.show(file.notice, "info")
        if file.read_only:
            self._bar.show(
                say("{file} er skrivebeskyttet; du kan lese og prøve, og lagre under et annet navn.",
                    file=file.path.name),
                "info", ((say("Lagre som …"), self.save_as),),
            )  # fmt: skip
        if copies:
            self._bar.show(
                say("En delt mappe har laget en kopi av {file}: {copy}; se om noe i den skal være med.",
                    file=file.path.name, copy=copies[0].name),
                "warning", ((say("Åpne kopien"), lambda: self.file_requested.emit(copies[0])),),
            )  # fmt: skip

    def _hold(self, path: Path) -> None:
        self._release()
        self._lock = hold(path)
        who = holder(path) if self._lock is None else None
        self._is_locked_elsewhere = who is not None and who.process > 0
        if self._is_locked_elsewhere:
            self._bar.show(
                say("{file} er åpen i et annet vindu eller program; her kan du lese og lagre en kopi.", file=path.name),
                "warning", ((say("Lagre som …"), self.save_as),),
            )  # fmt: skip

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
        self._lock, self._is_locked_elsewhere = None, False

    def tell_unopened(self, problem: FileProblem) -> None:
        """Say why a file is not shown, and let the user choose another."""
        self._bar.show(problem.sentence, "error", ((say("Åpne …"), self.ask_to_open),))

    def _stop_opening(self) -> None:
        self._opener.drop()
        self._opening = None

    def _opening_failed(self, problem: object) -> None:
        self._opening = None
        if isinstance(problem, NoteIsLocked):
            self.unlock_wanted.emit(problem.path)
        elif isinstance(problem, FileProblem):
            self.tell_unopened(problem)
            self.opening_failed.emit(problem)
        else:
            self._bar.report(problem)

    def _tell_unkept(self, problem: object) -> None:
        if not isinstance(problem, FileProblem | OSError):
            self._bar.report(problem)
        elif _UNKEPT not in self._bar.sentences():
            self._bar.show(_UNKEPT, "warning", ((say("Lagre"), self.save), (say("Lagre som …"), self.save_as)))

    def _start_saving(self, file: TextFile | None, path: Path, *, force: bool = False) -> None:
        if self._is_saving:  # once more when that is done: only then it is known what the file holds
            self._save_again = (path, force)
            return
        text = self._editor.text()
        self._is_saving = True
        self._saved_revision = self._editor.document().revision()
        self.state_changed.emit()
        self._attempt = (path, force)
        self._saver.ask(file, path, text, force, self.history)

    def _try_again(self) -> None:
        path, force = self._attempt
        self._start_saving(self._file, path, force=force)

    def _was_saved(self, file: TextFile) -> None:
        moved = self._file is None or self._file.path != file.path
        self._is_saving, self._save_failed = False, False
        if self._trouble is not None:  # it is no longer true
            self._bar.forget(self._trouble)
            self._trouble = None
        self._file = file
        if moved:
            self._hold(file.path)
        if self._editor.document().revision() == self._saved_revision:
            self._editor.document().setModified(False)
            self._keeper.note_saved()
        self.outside.watch(file)
        if moved:
            self.path_changed.emit(file.path)
        if file.notice is not None:
            self._bar.show(file.notice, "info")
        self.state_changed.emit()
        self.saved.emit()
        if self._save_again is not None:
            (path, force), self._save_again = self._save_again, None
            self._start_saving(file, path, force=force)

    def _saving_failed(self, problem: object) -> None:
        self._is_saving, self._save_failed = False, True
        self._save_again = None
        self._keeper.note_edit()
        self.state_changed.emit()
        if isinstance(problem, ChangedOutside):
            self.outside.meet(problem)
        elif isinstance(problem, FileProblem):
            if self._trouble is not None:
                self._bar.forget(self._trouble)
            self._trouble = problem.sentence
            kind: MessageKind = "warning" if isinstance(problem, SavedBeside) else "error"
            ways = ((say("Prøv igjen"), self._try_again), (say("Lagre som …"), self.save_as))
            self._bar.show(problem.sentence, kind, ways)
        else:
            self._bar.report(problem)

    def _take_outside(self, file: TextFile) -> None:
        """The file's new bytes are known here now, and the editor holds what the user chose."""
        self._file = file
        if self._editor.text() == file.text:
            self._editor.document().setModified(False)
            self._keeper.note_saved()
        self.state_changed.emit()
