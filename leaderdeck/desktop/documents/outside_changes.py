"""A file that somebody else changed while it is open here: taken in quietly, or compared part by part."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.documents.folder_watch import FolderWatch
from leaderdeck.desktop.documents.text_file import ChangedOutside, Stamp, TextFile, open_text, stamp_of
from leaderdeck.desktop.documents.text_merge import changed_parts, merged
from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.messages import MessageAction, MessageBar
from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, say
from leaderdeck.library.note_seal import Keyring

if TYPE_CHECKING:
    from leaderdeck.desktop.documents.document_desk import DocumentDesk


class OutsideChanges(QObject):
    """Watches the open file. Text that was edited here is never replaced without a choice."""

    text_taken = Signal(object)
    """What the file holds now has been dealt with: a `TextFile`."""

    def __init__(self, editor: OutlineEditor, bar: MessageBar, desk: DocumentDesk) -> None:
        super().__init__(desk)
        self._editor, self._bar, self._desk = editor, bar, desk
        self._watch = FolderWatch(self)
        self._watch.file_changed.connect(lambda _path: self._look())
        self._file: TextFile | None = None
        self._reader = Latest(_read_if_changed, self)
        self._reader.answered.connect(self._answer)
        self._reader.failed.connect(self._is_gone)
        self._compares = False
        self._said: list[Sentence] = []

    def watch(self, file: TextFile) -> None:
        """Look after this file from now on: it has just been read or written."""
        self._file = file
        self._forget_said()
        self._watch.watch(file.path)
        self._look()  # somebody may have come between the reading or writing and the watching

    def stop(self) -> None:
        """Look no more."""
        self._file = None
        self._forget_said()
        self._reader.drop()
        self._watch.stop()

    def meet(self, problem: ChangedOutside) -> None:
        """Saving was refused because the file is another now."""
        if problem.change == "changed":
            self._compares = True
            self._look()
            return
        ways = [(say("Lagre som …"), self._desk.save_as)]
        if problem.change == "gone":
            ways.insert(0, (say("Lagre der den var"), self._desk.save_over))
        self._say(problem.sentence, *ways)

    def compare(self) -> None:
        """Read the file again and let the user choose part by part."""
        self._compares = True
        self._look()

    def _look(self) -> None:
        if self._file is not None and not self._desk.is_saving:
            self._reader.ask(self._file)

    def _is_gone(self, problem: object) -> None:
        self._compares = False
        if self._file is None:
            return
        if isinstance(problem, FileNotFoundError):
            self._say(
                say("{file} er slettet eller flyttet; teksten er her, og du kan lagre den på nytt.",
                    file=self._file.path.name),
                (say("Lagre der den var"), self._desk.save_over), (say("Lagre som …"), self._desk.save_as),
            )  # fmt: skip
        elif isinstance(problem, FileProblem):
            self._say(problem.sentence, (say("Lagre som …"), self._desk.save_as))
        else:
            self._bar.report(problem)
        self._editor.document().setModified(True)

    def _say(self, sentence: Sentence, *ways: MessageAction) -> None:
        """Say what has become of the file, instead of what was said of it before."""
        self._forget_said()
        self._said.append(sentence)
        self._bar.show(sentence, "warning", ways)

    def _forget_said(self) -> None:
        for sentence in self._said:
            self._bar.forget(sentence)
        self._said.clear()

    def _answer(self, theirs: TextFile | None) -> None:
        base = self._file
        if theirs is None or base is None or theirs.path != base.path or theirs.stamp == base.stamp:
            self._compares = False  # the last: it was our own saving that was noticed
            return
        if not self._desk.is_edited:
            self._editor.replace_text(theirs.text)
            self._accept(theirs)
            self._bar.show(say("{file} er endret i et annet program og vises nå som den er.", file=base.path.name))
        elif self._compares:
            self._compares = False
            self._choose(base, theirs)
        else:
            self._say(
                say("{file} er endret i et annet program mens du skrev; ingenting er overskrevet.",
                    file=base.path.name),
                (say("Sammenlign …"), self.compare),
            )  # fmt: skip

    def _choose(self, base: TextFile, theirs: TextFile) -> None:
        from leaderdeck.desktop.dialogs.conflict_dialog import ConflictDialog

        parts = changed_parts(base.text, self._editor.text(), theirs.text)
        choices = ConflictDialog.ask(parts, base.path.name, self._editor.window())
        if choices is None:
            return
        self._editor.replace_text(merged(parts, choices))
        self._accept(theirs)

    def _accept(self, theirs: TextFile) -> None:
        self._forget_said()  # it offers to compare what has been dealt with
        self._file = theirs
        self.text_taken.emit(theirs)


def _read_if_changed(file: TextFile) -> TextFile | None:
    """The file as it is now, or None where it holds what it held.

    Raises FileNotFoundError where it is gone, and FileProblem where it is no text any more.
    """
    now: Stamp | None = Stamp("")
    with suppress(OSError):
        now = stamp_of(file.path)
    if now is None:
        raise FileNotFoundError
    if now == file.stamp:
        return None
    keys = Keyring()
    keys.add([file.seal.key] if file.seal else [])
    return open_text(file.path, keys)
