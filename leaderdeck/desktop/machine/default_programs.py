"""Which program a Linux desktop opens a kind of file with, read as the desktops read it.

A program that is new in the user's own folder would come before all others where nobody has chosen; so the program
that opens a kind of file today is written down as the choice before LeaderDeck is added.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from configparser import ConfigParser, Error
from pathlib import Path
from typing import BinaryIO

from leaderdeck.export.replacing import replace_file

_CHOSEN = "Default Applications"
_ADDED = "Added Associations"
_REMOVED = "Removed Associations"


def data_home() -> Path:
    """The user's own folder for programs, icons and kinds of files."""
    return _own_folder("XDG_DATA_HOME", ".local/share")


def config_home() -> Path:
    """The user's own folder for choices."""
    return _own_folder("XDG_CONFIG_HOME", ".config")


def chosen_program(mime: str) -> str:
    """The desktop entry that is chosen for this kind of file; empty where nobody has chosen one that is here."""
    for file in _choice_files():
        for entry in _listed(file, _CHOSEN, mime):
            if _is_here(entry):
                return entry
    return ""


def first_program(mime: str) -> str:
    """The desktop entry that a desktop takes where none is chosen; empty where no program knows the kind."""
    removed = {entry for file in _choice_files() for entry in _listed(file, _REMOVED, mime)}
    added = (entry for file in _choice_files() for entry in _listed(file, _ADDED, mime))
    known = (entry for folder in _program_folders() for entry in _listed(folder / "mimeinfo.cache", "MIME Cache", mime))
    for entry in (*added, *known):
        if entry not in removed and _is_here(entry):
            return entry
    return ""


def choose_program(mime: str, entry: str) -> None:
    """Write down the choice in the user's own file, where everything else stays as it is. May raise FileProblem."""
    lines = _own_lines()
    head = f"[{_CHOSEN}]"
    if head not in lines:
        lines += ([""] if lines and lines[-1] else []) + [head]
    lines.insert(lines.index(head) + 1, f"{mime}={entry}")
    _write_own(lines)


def forget_choice(mime: str, entry: str) -> None:
    """Take back what `choose_program` wrote, if it still stands as it was written. May raise FileProblem."""
    lines = _own_lines()
    head, line = f"[{_CHOSEN}]", f"{mime}={entry}"
    if head not in lines:
        return
    start = lines.index(head) + 1
    end = next((at for at in range(start, len(lines)) if lines[at].startswith("[")), len(lines))
    if line in lines[start:end]:
        del lines[lines.index(line, start)]
        if lines == [head]:
            _own_file().unlink()
        else:
            _write_own(lines)


def _own_file() -> Path:
    return config_home() / "mimeapps.list"


def _own_lines() -> list[str]:
    file = _own_file()
    text = file.read_text("utf-8", "surrogateescape") if file.exists() else ""
    return text.removesuffix("\n").split("\n") if text else []


def _write_own(lines: list[str]) -> None:
    file = _own_file()
    file.parent.mkdir(parents=True, exist_ok=True)

    def write(stream: BinaryIO) -> None:
        stream.write("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))

    replace_file(file, write, remember=False)


def _own_folder(variable: str, below_home: str) -> Path:
    named = os.environ.get(variable, "")
    return Path(named) if os.path.isabs(named) else Path.home() / below_home


def _folders(variable: str, otherwise: str) -> list[Path]:
    return [Path(part) for part in (os.environ.get(variable) or otherwise).split(":") if os.path.isabs(part)]


def _program_folders() -> list[Path]:
    return [
        folder / "applications" for folder in (data_home(), *_folders("XDG_DATA_DIRS", "/usr/local/share:/usr/share"))
    ]


def _choice_files() -> Iterator[Path]:
    """Where choices stand, the strongest first; those of the running desktop before those of all."""
    desktops = [name.lower() for name in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":") if name]
    for folder in (config_home(), *_folders("XDG_CONFIG_DIRS", "/etc/xdg"), *_program_folders()):
        for name in (*(f"{desktop}-mimeapps.list" for desktop in desktops), "mimeapps.list"):
            yield folder / name


def _listed(file: Path, section: str, mime: str) -> list[str]:
    """The entries of one line; none for a file that is absent or broken."""
    parser = ConfigParser(
        interpolation=None, strict=False, allow_no_value=True, delimiters=("=",), comment_prefixes=("#",)
    )
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    try:
        parser.read(file, "utf-8")
        line = parser.get(section, mime, fallback="") or ""
    except (Error, OSError, UnicodeDecodeError):
        return []
    return [entry.strip() for entry in line.split(";") if entry.strip()]


def _is_here(entry: str) -> bool:
    below = entry.replace("-", "/", 1)
    return any((folder / name).is_file() for folder in _program_folders() for name in (entry, below))
