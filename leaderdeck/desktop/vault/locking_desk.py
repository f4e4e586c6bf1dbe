"""Wishes about locks: lock this note, lock everything now, take a lock off, another passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leaderdeck.desktop.documents.conflict_copies import conflict_copies
from leaderdeck.desktop.documents.file_dialogs import file_name_for
from leaderdeck.desktop.vault.lock_note_dialog import LockNoteDialog
from leaderdeck.desktop.vault.new_vault_dialog import NewVaultDialog
from leaderdeck.desktop.vault.note_files import lock_file, proposed_name, settings_without, unlock_file
from leaderdeck.desktop.vault.passphrase_dialog import PassphraseDialog
from leaderdeck.desktop.vault.remove_lock_dialog import RemoveLockDialog
from leaderdeck.desktop.vault.unlock_dialog import UnlockDialog
from leaderdeck.desktop.vault.vault_keeper import VaultKeeper
from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.library.data_key import DataKey
from leaderdeck.library.vault_files import VAULT_NAME, folder_for_new_vault, vault_folder_of, vaults_in
from leaderdeck.outline.private_files import is_private
from leaderdeck.outline.rewrite import set_card_value

if TYPE_CHECKING:
    from leaderdeck.desktop.window.main_window import MainWindow

Then = Callable[[DataKey], None]


class LockingDesk(QObject):
    """Serves the windows of one program."""

    def __init__(self, keeper: VaultKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._keeper = keeper

    def lock_note(self, window: MainWindow) -> None:
        """Lock the note of this window, after what is needed for that: a file, privacy, a vault, a passphrase."""
        desk = window.desk
        if desk.file is not None and desk.file.seal is not None:
            self._keeper.lock()
        elif desk.path is None or desk.is_edited:
            window.bar.show(
                say("Lagre notatet først, så kan det låses."), "info",
                ((say("Lagre og lås …"), lambda: self._once_saved(window)),),
            )  # fmt: skip
        elif not is_private(window.editor.text()):
            window.bar.show(
                say("Bare private notater kan låses; dette er ikke merket som privat."), "info",
                ((say("Gjør privat og lås …"), lambda: self._make_private(window)),),
            )  # fmt: skip
        elif desk.path.resolve().stat().st_nlink > 1:
            window.bar.show(
                say("{file} har flere navn på disken; fjern de andre før du låser den.", file=desk.path), "error"
            )
        else:
            path = desk.path
            with window.bar.guarding():
                self._with_key(window, path, lambda key: self._ask_to_lock(window, path, key))

    def lock_path(self, window: MainWindow, path: Path) -> None:
        """Lock a note that is chosen in the library and not open in this window."""
        with window.bar.guarding():
            self._with_key(window, path, lambda key: self._ask_to_lock(window, path, key))

    def remove_lock(self, window: MainWindow) -> None:
        """Make the note of this window an ordinary file again, if its owner says so."""
        file = window.desk.file
        if file is None or file.seal is None:
            window.bar.show(say("Notatet er ikke låst."))
            return
        if window.desk.is_edited:
            window.bar.show(say("Lagre notatet først, så kan låsen fjernes."))
            return
        target = _free(file.path.with_name(f"{file_name_for(window.desk.title)}.md"))
        dialog = RemoveLockDialog(target.name, window)
        dialog.accepted.connect(lambda: self._remove_lock(window, file.path, file.seal.key, target))
        dialog.show()

    def change_passphrase(self, window: MainWindow) -> None:
        """Another passphrase, or another recovery key."""
        folder = vault_folder_of((window.desk.wanted_path or Path()).parent, self._keeper.library)
        if folder is None:
            window.bar.show(say("Her er ingen låste notater ennå; lås et privat notat først."))
            return
        PassphraseDialog(folder, window).show()

    def unlock(self, window: MainWindow) -> None:
        """Open the vaults of the library, so that locked notes can be found and read."""
        folder = vault_folder_of((window.desk.wanted_path or Path()).parent, self._keeper.library)
        if folder is None:
            window.bar.show(say("Her er ingen låste notater ennå; lås et privat notat først."))
            return
        UnlockDialog(self._keeper, folder, window).show()

    def _once_saved(self, window: MainWindow) -> None:
        def saved() -> None:
            window.desk.saved.disconnect(saved)
            if not window.desk.is_edited:
                self.lock_note(window)

        window.desk.saved.connect(saved)
        window.desk.save()

    def _make_private(self, window: MainWindow) -> None:
        window.session.apply(lambda text: set_card_value(text, "private", "true"))
        self._once_saved(window)

    def _with_key(self, window: MainWindow, path: Path, then: Then) -> None:
        """Do this with the key that a note in this place is locked with; make or open its vault where need be."""
        folder = vault_folder_of(path.parent, self._keeper.library)
        if folder is None:
            dialog = NewVaultDialog(folder_for_new_vault(path, self._keeper.library), window)
            dialog.made.connect(lambda key: self._take(key, then))
            dialog.show()
            return
        key = self._key_of(folder)
        if key is not None:
            then(key)
            return
        asking = UnlockDialog(self._keeper, folder, window)
        asking.accepted.connect(lambda: self._go_on(window, folder, then))
        asking.show()

    def _take(self, key: DataKey, then: Then) -> None:
        self._keeper.take(key)
        then(key)

    def _go_on(self, window: MainWindow, folder: Path, then: Then) -> None:
        with window.bar.guarding():
            key = self._key_of(folder)
            if key is not None:
                then(key)

    def _key_of(self, folder: Path) -> DataKey | None:
        """The open key of a folder's own vault; of a conflict copy's where that is the only one that is open."""
        found = sorted(vaults_in(folder), key=lambda pair: pair[0].name != VAULT_NAME)
        return next((key for _, vault in found if (key := self._keeper.keys.key_for(vault.id))), None)

    def _ask_to_lock(self, window: MainWindow, path: Path, key: DataKey) -> None:
        dialog = LockNoteDialog(path, proposed_name(path.parent), window)
        dialog.accepted.connect(lambda: self._lock(window, path, key, dialog.name))
        dialog.show()

    def _lock(self, window: MainWindow, path: Path, key: DataKey, name: str) -> None:
        is_here = window.desk.path == path
        copies = conflict_copies(path)
        if is_here:
            window.desk.let_go()  # nobody looks for the file when it is gone
        try:
            target = lock_file(path, key, name)
        except (FileProblem, OSError) as problem:
            window.bar.report(problem)
            if is_here:
                window.desk.open(path)
            return
        window.settings_requested.emit(settings_without(window.settings, path))
        if is_here:
            window.desk.open(target)
        self._keeper.read_entries()
        if copies:
            window.bar.show(
                say("Notatet er låst, men en kopi fra en delt mappe er det ikke: {copy}. Se om den kan slettes.",
                    copy=copies[0].name), "warning",
            )  # fmt: skip

    def _remove_lock(self, window: MainWindow, path: Path, key: DataKey, target: Path) -> None:
        window.desk.let_go()
        try:
            unlock_file(path, key, target)
        except (FileProblem, OSError) as problem:
            window.bar.report(problem)
            window.desk.open(path)
            return
        window.desk.open(target)
        self._keeper.read_entries()


def _free(path: Path) -> Path:
    """The path, or one beside it with a number, that no file has."""
    names = [path.name, *(f"{path.stem} {number}{path.suffix}" for number in range(2, 100))]
    return next(one for name in names if not (one := path.with_name(name)).exists())
