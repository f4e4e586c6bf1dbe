"""`leaderdeck notes lock|unlock FILE`: a private note locked, or its lock taken off for good.

The passphrase is read from the terminal without being shown, or from a file descriptor; never from the arguments, which
every program on the machine can see.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

from leaderdeck.cli.arguments import Parser
from leaderdeck.cli.library_folder import library_folder
from leaderdeck.cli.output import print_json, print_text
from leaderdeck.desktop.vault.note_files import lock_file, unlock_file, write_vault
from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, say
from leaderdeck.library.data_key import DataKey
from leaderdeck.library.locked_note import read_locked
from leaderdeck.library.note_seal import NoteIsLocked
from leaderdeck.library.vault import check_passphrase, new_vault
from leaderdeck.library.vault_files import folder_for_new_vault, folder_that_opens, open_vaults, vault_folder_of
from leaderdeck.talk import read_bytes

_LONGEST_BYTES = 4096


def add_locking_arguments(parser: Parser) -> None:
    """Describe what only these actions need."""
    parser.add_argument(
        "--passphrase-fd", metavar=str(say("NUMMER")), type=int,
        help=str(say("lock og unlock: les passordsetningen som én linje fra denne fildeskriptoren")),
    )  # fmt: skip
    parser.add_argument("-o", "--output", metavar=str(say("FIL")), type=Path, help=str(say("unlock: filen som lages")))


def lock(arguments: argparse.Namespace) -> int:
    """Lock one private note; the first one makes a vault, and a recovery key that is shown this once."""
    path, library = _named(arguments), _library(arguments)
    folder = vault_folder_of(path.parent, library)
    recovery_key = ""
    if folder is None:
        read_bytes(path)  # a name that is wrong is told of before anybody thinks of a passphrase
        folder = folder_for_new_vault(path, library)
        passphrase = _passphrase(arguments, say("Ny passordsetning: "))
        check_passphrase(passphrase)
        if arguments.passphrase_fd is None and _passphrase(arguments, say("Skriv den en gang til: ")) != passphrase:
            raise FileProblem(say("De to er ikke like; ingenting er låst."))
        new = new_vault(passphrase)
        write_vault(folder, new.vault)
        key, recovery_key = new.key, new.recovery_key
    else:
        key = open_vaults(folder, _passphrase(arguments, say("Passordsetning: ")))[0]
    try:
        target = lock_file(path, key)
    finally:
        key.wipe()
        _tell_recovery_key(recovery_key)
    if arguments.json:
        print_json({"format": 1, "file": str(target), "vault": str(folder)})
    else:
        print_text(str(say("Låst i {file}. Den ulåste filen er slettet.", file=target)))
    return 0


def unlock(arguments: argparse.Namespace) -> int:
    """Take the lock off one note for good: it is an ordinary file again."""
    path = _named(arguments)
    data = read_bytes(path)
    note, folder = read_locked(data, path), folder_that_opens(path, data, _library(arguments))
    keys = open_vaults(folder, _passphrase(arguments, say("Passordsetning: ")))
    try:
        key = next((one for one in keys if one.vault == note.vault), None)
        if key is None:
            raise NoteIsLocked(path)
        target = unlock_file(path, key, arguments.output or path.with_suffix(".md"))
    finally:
        _wipe(keys)
    if arguments.json:
        print_json({"format": 1, "file": str(target)})
    else:
        print_text(str(say("Låsen er fjernet; notatet ligger i {file}.", file=target)))
    return 0


def _wipe(keys: tuple[DataKey, ...]) -> None:
    for key in keys:
        key.wipe()


def _tell_recovery_key(recovery_key: str) -> None:
    """On standard error, so that no file and no other program gets it by chance."""
    if not recovery_key:
        return
    for sentence in (
        say("Gjenopprettingsnøkkel, vises bare denne ene gangen: {key}", key=recovery_key),
        say("Mister du både den og passordsetningen, kan ingen åpne notatene igjen."),
    ):
        print(sentence, file=sys.stderr)


def _named(arguments: argparse.Namespace) -> Path:
    if len(arguments.words) != 1:
        raise FileProblem(say("Skriv hvilken fil, én om gangen."))
    return Path(arguments.words[0])


def _library(arguments: argparse.Namespace) -> Path | None:
    folder: Path | None = arguments.folder
    return folder or library_folder()


def _passphrase(arguments: argparse.Namespace, question: Sentence) -> str:
    if arguments.passphrase_fd is None:
        return getpass.getpass(str(question))
    try:
        with os.fdopen(arguments.passphrase_fd, "rb", closefd=False) as stream:
            line = stream.readline(_LONGEST_BYTES)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise FileProblem(
            say("Får ikke lese passordsetningen fra fildeskriptor {number}: {reason}.",
                number=arguments.passphrase_fd, reason=reason)
        ) from None  # fmt: skip
    return line.decode("utf-8", "surrogateescape").rstrip("\r\n")
