"""Files of notes locked and unlocked for good, and everything that LeaderDeck kept of a note before it was locked.

No widgets here: the command line does the same.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from leaderdeck.desktop.documents.file_lock import hold
from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.documents.recovery import RecoveryStore, same_place
from leaderdeck.desktop.settings import Settings, load_settings, save_settings, settings_file
from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import Write, replace_file, sentence_for
from leaderdeck.language import say
from leaderdeck.library.data_key import DataKey
from leaderdeck.library.folder import LARGEST_READ_BYTES
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.index_file import index_file_of
from leaderdeck.library.locked_note import LOCKED_ENDING, is_locked_name, lock_note, neutral_name, new_note_id
from leaderdeck.library.note_seal import Keyring
from leaderdeck.library.vault import Vault, vault_bytes
from leaderdeck.library.vault_files import VAULT_NAME
from leaderdeck.outline.private_files import is_private
from leaderdeck.talk import decode_bytes, read_bytes


def write_vault(folder: Path, vault: Vault) -> Path:
    """Put the vault file in its folder, whole or not at all. Raises FileProblem."""
    file = folder / VAULT_NAME
    replace_file(file, _writing(vault_bytes(vault)), remember=False, private=True)
    return file


def proposed_name(folder: Path) -> str:
    """A name for a locked note that tells nothing of it and is free."""
    return next(name for _ in range(99) if not (folder / (name := neutral_name(new_note_id()))).exists())


def lock_file(path: Path, key: DataKey, name: str = "") -> Path:
    """Lock a private note: the file is replaced by a locked one of this name, or of a neutral one; gives its path.

    The old file is removed only when the new one has been read back and opened. Raises FileProblem, and then the old
    file is there as it was.
    """
    place = path.resolve()
    if is_locked_name(place):
        raise FileProblem(say("{file} er låst fra før.", file=path))
    data = read_bytes(place)
    if not is_private(decode_bytes(data, place)[0]):
        raise FileProblem(say("{file} er ikke privat; skriv «private: true» øverst i filen, og lås den så.", file=path))
    if len(data) > LARGEST_READ_BYTES:
        raise FileProblem(say("{file} er for stor til å låses; del notatet i flere filer.", file=path))
    if place.stat().st_nlink > 1:
        raise FileProblem(say("{file} har flere navn på disken; fjern de andre før du låser den.", file=path))
    held = hold(place)
    if held is None:
        raise FileProblem(say("{file} er åpen i et annet vindu; lukk det før du låser notatet.", file=path))
    try:
        target = place.with_name(
            name.removesuffix(LOCKED_ENDING) + LOCKED_ENDING if name else proposed_name(place.parent)
        )
        if target.exists():
            raise FileProblem(say("{file} finnes fra før; velg et annet navn.", file=target))
        _put(target, lock_note(key, new_note_id(target.name), data))
        if _opened(target, key) != data or read_bytes(place) != data:
            target.unlink(missing_ok=True)
            raise FileProblem(say("{file} ble endret mens den skulle låses; prøv igjen.", file=path))
        _remove(place)
        if path.is_symlink():
            _remove(path)
    finally:
        held.release()
    forget_plain(path)
    return target


def unlock_file(path: Path, key: DataKey, target: Path) -> Path:
    """Take the lock off for good: the note is an ordinary file again, byte for byte. Raises FileProblem."""
    if target.exists():
        raise FileProblem(say("{file} finnes fra før; velg et annet navn.", file=target))
    plain = _opened(path, key)
    replace_file(target, _writing(plain), remember=False, private=True)
    if read_bytes(target) != plain:
        raise FileProblem(say("Kunne ikke lese {file} tilbake; den låste filen er urørt.", file=target))
    _remove(path)
    SaveHistory().forget(path)
    return target


def forget_plain(path: Path) -> None:
    """Forget everything that was kept of a note while it was not locked: versions, rescued text, names, found words."""
    for place in {path, path.resolve()}:
        SaveHistory().forget(place)
        RecoveryStore().forget_talk(place)
    if settings_file().exists():
        settings = load_settings()
        forgotten = settings_without(settings, path)
        if forgotten != settings:
            save_settings(forgotten)
    for folder in path.absolute().parents:
        file = index_file_of(folder)
        if file.exists():
            with suppress(FileProblem, OSError):
                index = LibraryIndex(file)
                index.forget(path.absolute())
                index.close()


def settings_without(settings: Settings, path: Path) -> Settings:
    """The settings without a file's name among the recent ones and the open windows."""
    recent = tuple(one for one in settings.recent if not same_place(one, path))
    windows = tuple(
        replace(one, file=None, line=1) if one.file is not None and same_place(one.file, path) else one
        for one in settings.windows
    )
    return replace(settings, recent=recent, windows=windows)


def _opened(path: Path, key: DataKey) -> bytes:
    keys = Keyring()
    keys.add([key])
    data = read_bytes(path)
    return keys.seal_of(data, path).open(data, path)


def _put(target: Path, data: bytes) -> None:
    replace_file(target, _writing(data), remember=False, private=True)


def _writing(data: bytes) -> Write:
    def write(stream: BinaryIO) -> None:
        stream.write(data)

    return write


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError as problem:
        raise FileProblem(sentence_for(problem, path)) from problem
