"""LeaderDeck in the menu and in «open with» of a Linux desktop: for this user alone, and never as the default.

Windows and macOS keep such things where only an installer may write.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from leaderdeck.desktop.icons import APP_ICON_SIZES
from leaderdeck.desktop.machine.default_programs import (
    choose_program,
    chosen_program,
    data_home,
    first_program,
    forget_choice,
)
from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import replace_file
from leaderdeck.language import Sentence, say
from leaderdeck.paths import resource_folder
from leaderdeck.quick_dataclass import dataclass

ENTRY = "leaderdeck.desktop"
MIME_FILE = "leaderdeck-markdown.xml"
KINDS = ("text/markdown", "text/plain")
"""A `.txt` stays what it is; LeaderDeck only offers to open it. A `.ldbrand` is LeaderDeck's own: no other opens it."""
_OURS = "X-LeaderDeck-Kept"
"""Marks an entry as made here, and says whose choices were written down when it was made."""
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Association:
    """Whether LeaderDeck is in the menu now, and what there is to say about it."""

    installed: bool
    sentence: Sentence


def is_associated() -> bool:
    """Whether `install_association` has been here."""
    return _kept(_entry_file()) is not None


def install_association() -> Association:
    """Put LeaderDeck in the user's menu and among the programs that may open a talk. Again is as good as once.

    Raises FileProblem or OSError where the user's folders cannot be written, or hold an entry made by others.
    """
    if not sys.platform.startswith("linux"):
        return _left_to_the_installer()
    kept = _kept(_entry_file())
    if kept is None:
        _refuse_if_taken()
        kept = _keep_choices()
    for source, target in _copies():
        _put(target, source.read_bytes())
    _put(_entry_file(), _entry(kept).encode("utf-8"))
    _tell_desktop()
    return Association(
        installed=True,
        sentence=say("LeaderDeck står i menyen og under «Åpne med». Filene åpnes ellers med samme program som før."),
    )


def remove_association() -> Association:
    """Take LeaderDeck out of the user's menu again; nothing that others made is touched.

    Raises FileProblem or OSError where the user's folders cannot be written.
    """
    if not sys.platform.startswith("linux"):
        return _left_to_the_installer()
    kept = _kept(_entry_file())
    if kept is not None:
        for source, target in _copies():
            with suppress(FileNotFoundError):
                if target.read_bytes() == source.read_bytes():
                    target.unlink()
        _entry_file().unlink()
        for mime, entry in kept:
            forget_choice(mime, entry)
        _tell_desktop()
    return Association(installed=False, sentence=say("LeaderDeck står ikke lenger i menyen eller under «Åpne med»."))


def _left_to_the_installer() -> Association:
    return Association(
        installed=False, sentence=say("På denne maskinen er det installasjonen som knytter filer til LeaderDeck.")
    )


def _entry_file() -> Path:
    return data_home() / "applications" / ENTRY


def _copies() -> Iterator[tuple[Path, Path]]:
    """What is copied as it is: the kind of file, and the mark in every size."""
    yield resource_folder("desktop", MIME_FILE), data_home() / "mime" / "packages" / MIME_FILE
    icons = data_home() / "icons" / "hicolor"
    for size in APP_ICON_SIZES:
        place = icons / f"{size}x{size}" / "apps" / "leaderdeck.png"
        yield resource_folder("app_icon", f"leaderdeck-{size}.png"), place
    yield resource_folder("app_icon", "leaderdeck.svg"), icons / "scalable" / "apps" / "leaderdeck.svg"


def _refuse_if_taken() -> None:
    file = _entry_file()
    if file.exists():
        raise FileProblem(
            say("«{file}» er laget av noen andre og blir ikke endret. Flytt den, og prøv igjen.", file=file)
        )


def _keep_choices() -> tuple[tuple[str, str], ...]:
    """Write down what opens these files today, where only the order of programs says it; gives what was written."""
    kept: list[tuple[str, str]] = []
    plain = chosen_program("text/plain") or first_program("text/plain")
    for mime in KINDS:
        today = first_program(mime) or plain
        if today not in ("", ENTRY) and not chosen_program(mime):
            kept.append((mime, today))
    for mime, entry in kept:
        choose_program(mime, entry)
    return tuple(kept)


def _kept(file: Path) -> tuple[tuple[str, str], ...] | None:
    """The choices that the entry says were written down; None for no entry, or one that was not made here."""
    if not file.is_file():
        return None
    for line in file.read_text("utf-8", "replace").splitlines():
        name, _, value = line.partition("=")
        if name == _OURS:
            pairs = (part.partition(":") for part in value.split(";") if part)
            return tuple((mime, entry) for mime, _, entry in pairs)
    return None


def _entry(kept: tuple[tuple[str, str], ...]) -> str:
    """The shipped entry, with this program's own place and the mark that it was made here."""
    shipped = resource_folder("desktop", ENTRY).read_text("utf-8")
    own = shipped.replace("Exec=leaderdeck %F", f"Exec={_command()} %F")
    return f"{own}{_OURS}={''.join(f'{mime}:{entry};' for mime, entry in kept)}\n"


def _command() -> str:
    """How this very program is started, as an entry spells it."""
    script = Path(sys.executable).with_name("leaderdeck")
    if getattr(sys, "frozen", False):
        return _quoted(sys.executable)
    if script.is_file() and os.access(script, os.X_OK):
        return _quoted(str(script))
    return f"{_quoted(sys.executable)} -m leaderdeck"


def _quoted(word: str) -> str:
    """One word of `Exec`: quoted for the desktop's shell, then once more for the entry's own backslashes."""
    for mark in '\\"`$':
        word = word.replace(mark, f"\\{mark}")
    word = word.replace("%", "%%").replace("\\", "\\\\")
    return f'"{word}"'


def _put(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)

    def write(stream: BinaryIO) -> None:
        stream.write(data)

    replace_file(target, write, remember=False)


def _tell_desktop() -> None:
    """Let the desktop read its folders again. Where the tools are absent, the desktop does so by itself in time."""
    for tool, folder in (
        ("update-mime-database", data_home() / "mime"),
        ("update-desktop-database", data_home() / "applications"),
    ):
        program = shutil.which(tool)
        if program and folder.is_dir():
            with suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run([program, str(folder)], capture_output=True, timeout=_SECONDS, check=False)
