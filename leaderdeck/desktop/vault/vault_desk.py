"""Locked notes in one window: the lock screen, the sign of a note that is open, and the wishes in the file menu."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QDialog

from leaderdeck.desktop.documents.disk_work import save_and_keep
from leaderdeck.desktop.documents.recovery import Draft, RecoveryCopy
from leaderdeck.desktop.documents.text_file import Stamp, TextFile
from leaderdeck.desktop.vault.vault_keeper import VaultKeeper
from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.talk import read_bytes

if TYPE_CHECKING:
    from leaderdeck.desktop.vault.lock_screen import LockScreen
    from leaderdeck.desktop.vault.open_sign import OpenSign
    from leaderdeck.desktop.window.main_window import MainWindow

_ALWAYS = (
    "file.new",
    "file.quick_note",
    "file.open",
    "file.close",
    "file.quit",
    "file.rebrand",
    "app.",
    "brand.",
    "go.library",
)
"""What can be done while a window shows its lock screen: nothing that reaches the text."""
PATIENCE_MS = 3000
"""How long locking waits for a save that is under way; what is not saved then is kept encrypted."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What could not be saved when the note was locked: encrypted, and in memory besides the disk."""

    path: Path
    letters: str
    base_digest: str
    line: int
    name: str


class VaultDesk(QObject):
    """Serves one window; the keeper serves them all."""

    def __init__(self, window: MainWindow, keeper: VaultKeeper) -> None:
        super().__init__(window)
        self._window, self.keeper = window, keeper
        self._held: _Held | None = None
        self._offered: set[Path] = set()
        window.desk.keys = keeper.keys
        self.sign: OpenSign | None = None
        self.screen: LockScreen | None = None
        window.desk.unlock_wanted.connect(
            lambda path: self.show_screen(path, say("Skriv passordsetningen for å lese det."))
        )
        window.desk.text_begun.connect(self._text_begun)
        window.desk.path_changed.connect(lambda _path: self._follow())
        window.desk.saved.connect(self._saved)
        keeper.about_to_lock.connect(self.put_away)
        keeper.opened.connect(self._open_again)

    @property
    def is_shut(self) -> bool:
        """Whether the window shows its lock screen."""
        return self.screen is not None and not self.screen.isHidden()

    def show_screen(self, path: Path, reason: Sentence) -> None:
        """Show nothing but that this note is locked."""
        window = self._window
        if window.desk.is_edited and window.desk.path != path:
            window.file_requested.emit(path)  # somebody has begun to write here meanwhile
            return
        if window.desk.shut_path != path:
            window.desk.shut(path)
        self._hide_text()
        from leaderdeck.library.vault_files import folder_that_opens  # loads what derives keys

        screen = self._made_screen()
        try:
            screen.show_locked(path, folder_that_opens(path, read_bytes(path), self.keeper.library), reason)
        except FileProblem as problem:
            screen.show_locked(path, None, problem.sentence)
        self._allow()
        window.appear()
        screen.form.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_screen(self) -> LockScreen:
        """The lock screen, below the header and the messages."""
        if self.screen is None:
            from leaderdeck.desktop.vault.lock_screen import LockScreen  # costs no start: most have nothing locked

            self.screen = LockScreen(self.keeper)
            self.screen.hide()
            self._column().addWidget(self.screen, 1)
        return self.screen

    def _made_sign(self) -> OpenSign:
        """The sign of an open note, right below the header."""
        if self.sign is None:
            from leaderdeck.desktop.vault.open_sign import OpenSign

            self.sign = OpenSign()
            self.sign.hide()
            self.sign.lock_requested.connect(self.keeper.lock)
            self._column().insertWidget(1, self.sign)
        return self.sign

    def _column(self) -> QBoxLayout:
        central = self._window.centralWidget()
        layout = central.layout() if central is not None else None
        if not isinstance(layout, QBoxLayout):
            raise TypeError
        return layout

    def put_away(self, reason: Sentence) -> None:
        """The keys are about to be forgotten: save what is written, encrypted, and show it no more."""
        file = self._window.desk.file
        if file is None or file.seal is None:
            return
        self._close_dialogs()
        self._wait_for_saving()
        file = self._window.desk.file or file
        if self._window.desk.is_edited:
            reason = self._save_or_hold(file, reason)
        self._window.desk.shut(file.path)
        self.show_screen(file.path, reason)

    def _save_or_hold(self, file: TextFile, reason: Sentence) -> Sentence:
        window = self._window
        text = window.editor.text()
        try:
            save_and_keep(file, file.path, text, False, window.desk.history)  # noqa: FBT003
        except (FileProblem, OSError) as problem:
            self._hold(file, text)
            why = (
                problem.sentence
                if isinstance(problem, FileProblem)
                else say("{file} kunne ikke lagres.", file=file.path)
            )
            return say("{reason} {why} Det du skrev, er tatt vare på kryptert, og er her når du låser opp.",
                       reason=reason, why=why)  # fmt: skip
        return reason

    def _hold(self, file: TextFile, text: str) -> None:
        seal, store = file.seal, self._window.desk.store
        if seal is None:
            raise RuntimeError
        digest = file.stamp.digest if file.stamp else ""
        line = self._window.editor.cursor_line()
        name = store.new_name(file.path)
        self._held = _Held(file.path, seal.keep(text), digest, line, name)
        try:
            store.keep(name, Draft(text, file.path, file.encoding, digest, line, seal))
        except (FileProblem, OSError):
            return  # it is in memory, encrypted, as long as the window is open

    def _wait_for_saving(self) -> None:
        desk = self._window.desk
        deadline = QDeadlineTimer(PATIENCE_MS)
        while desk.is_saving and not deadline.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)

    def _close_dialogs(self) -> None:
        """A dialog may show some of the text."""
        for dialog in self._window.findChildren(QDialog):
            dialog.reject()

    def _hide_text(self) -> None:
        window = self._window
        window.header.show_talk(str(window.desk.shown_name()), "")
        window.panes.find_bar.forget()
        window.panes.hide()
        if self.sign is not None:
            self.sign.hide()

    def _open_again(self) -> None:
        path = self._window.desk.wanted_path
        if self.is_shut and path is not None:
            self._window.desk.open(path)

    def _text_begun(self, _path: Path | None, _text: str) -> None:
        window = self._window
        if window.desk.shut_path is not None:
            return
        if self.screen is not None and self.is_shut:
            self.screen.hide()
            self.screen.form.forget()
            window.panes.show()
            self._allow()
        self._follow()
        if window.desk.file is not None and window.desk.file.seal is not None:
            window.editor.setFocus()
            self._give_back(window.desk.file)

    def _follow(self) -> None:
        if self._window.desk.is_sealed:
            sign = self._made_sign()
            sign.show_minutes(self.keeper.minutes)
            sign.show()
        elif self.sign is not None:
            self.sign.hide()

    def _saved(self) -> None:
        self._follow()
        file = self._window.desk.file
        if file is not None and file.seal is not None:
            self.keeper.read_entries()

    def _give_back(self, file: TextFile) -> None:
        """What could not be saved when the note was locked, or when the program died with it open."""
        held, self._held = self._held, None
        if held is not None and file.seal is not None and held.path == file.path:
            text = file.seal.kept(held.letters)
            if text is not None:
                self._recover(replace(file, stamp=Stamp(held.base_digest)), text, held.line)
                self._window.desk.store.drop(held.name)
                return
        if file.seal is not None and file.path not in self._offered:
            copies = self._window.desk.store.left_behind_of(file.seal)
            if copies:
                self._offer(copies[0], file)

    def _offer(self, copy: RecoveryCopy, file: TextFile) -> None:
        self._offered.add(file.path)
        self._window.bar.show(
            say("Det finnes tekst i dette notatet som ikke ble lagret, fra {when}.",
                when=copy.when.astimezone().strftime("%Y-%m-%d %H:%M")),
            "warning",
            ((say("Hent den fram"), lambda: self._take_back(copy)), (say("Slett den"), lambda: self._drop(copy))),
        )  # fmt: skip

    def _take_back(self, copy: RecoveryCopy) -> None:
        file, store = self._window.desk.file, self._window.desk.store
        if file is None or file.seal is None or copy.note != file.seal.note:
            return
        text = store.read(copy, file.seal)
        if text is not None:
            self._recover(replace(file, stamp=Stamp(copy.base_digest)), text, copy.line)
            if self._window.desk.keep_now():
                store.forget(copy)

    def _drop(self, copy: RecoveryCopy) -> None:
        self._window.desk.store.forget(copy)

    def _recover(self, file: TextFile, text: str, line: int) -> None:
        self._window.desk.recover(file, text)
        self._window.editor.go_to_line(line)

    def _allow(self) -> None:
        """While the lock screen is shown, no menu and no shortcut reaches what is behind it."""
        self._window.header.show_ways_out(shown=not self.is_shut)
        for name in self._window.actions_.names():
            self._window.actions_[name].setEnabled(not self.is_shut or name.startswith(_ALWAYS))
