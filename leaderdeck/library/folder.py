"""The library's folder on disk: which files belong to it, when they changed, and what moving one would do.

Nothing here changes a file: walking looks, and plans only say what is to be done.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass

TEXT_ENDINGS = frozenset({".md", ".markdown", ".txt"})
LOCKED_ENDINGS = frozenset({".leaderdeck-locked"})
LARGEST_READ_BYTES = 4 << 20
"""What is larger is listed by its name only; a talk of 1 000 slides is about 1 MB."""
DEEPEST_FOLDER = 40
MOST_FILES = 200_000
"""More than ten times the largest library that is promised to be quick; what lies beyond is said to be left out."""
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "$recycle.bin", "system volume information"})
_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})
_LONGEST_NAME_BYTES = 255

OddReason: TypeAlias = Literal[
    "too-large", "not-text", "unreadable", "link-out", "link-broken", "too-deep", "too-many", "no-folder"
]
"""Why a file is listed by its name only, or a folder is not looked into."""


class Stamp(NamedTuple):
    """What tells that a file has changed: nanoseconds of its last change, bytes, nanoseconds of its last touch."""

    mtime_ns: int
    size: int
    ctime_ns: int = 0
    """Changes also where a program sets `mtime_ns` back; on Windows the time of creation, which does no harm."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A text file or locked note of the library."""

    path: Path
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class OddFile:
    """A file or folder that the library cannot read as text."""

    path: Path
    reason: OddReason


def walk(folder: Path) -> Iterator[FoundFile | OddFile]:
    """Every text file below the folder, folder by folder, those of one folder by name; can be left at any time.

    Hidden files and folders and programs' own folders are skipped. Links to folders are not followed, so no loop can
    be; links to files count where they lead to a file in the folder. What cannot be looked into is named.
    """
    try:
        root = folder.resolve()
    except (OSError, RuntimeError):
        yield OddFile(folder, "no-folder")
        return
    waiting: list[tuple[Path, int]] = [(folder, 0)]
    count = 0
    while waiting:
        current, depth = waiting.pop()
        entries = _entries(current)
        if entries is None:
            yield OddFile(current, "unreadable" if depth else "no-folder")
            continue
        below: list[Path] = []
        for entry in entries:
            if _is_folder(entry):
                below.append(Path(entry.path))
                continue
            found = _look_at(entry, root)
            if found is None:
                continue
            count += 1
            if count > MOST_FILES:
                yield OddFile(current, "too-many")
                return
            yield found
        if depth >= DEEPEST_FOLDER:
            yield from (OddFile(path, "too-deep") for path in below)
        else:
            waiting.extend((path, depth + 1) for path in reversed(below))


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file; None where there is none that could be read."""
    try:
        facts = path.stat()
    except (OSError, ValueError):
        return None
    return _stamp(facts) if stat.S_ISREG(facts.st_mode) else None


def belongs(path: Path, folder: Path) -> bool:
    """Whether the walk would come by a file of this path."""
    try:
        parts = path.relative_to(folder).parts
    except ValueError:
        return False
    is_text = path.suffix.lower() in TEXT_ENDINGS | LOCKED_ENDINGS
    return (
        bool(parts)
        and is_text
        and not any(_is_skipped(part, is_folder=True) for part in parts[:-1])
        and (not _is_skipped(parts[-1], is_folder=False))
    )


def _entries(folder: Path) -> list[os.DirEntry[str]] | None:
    try:
        with os.scandir(folder) as entries:
            wanted = [entry for entry in entries if not entry.name.startswith((".", "~"))]
    except (OSError, ValueError):
        return None
    return sorted(wanted, key=lambda entry: entry.name)


def _is_skipped(name: str, *, is_folder: bool) -> bool:
    return name.startswith((".", "~")) or (is_folder and name.casefold() in _SKIPPED_FOLDERS)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False) and entry.name.casefold() not in _SKIPPED_FOLDERS
    except OSError:
        return False


def _look_at(entry: os.DirEntry[str], root: Path) -> FoundFile | OddFile | None:
    """The file, if it has the ending of one; pipes and devices have no text to wait for."""
    if os.path.splitext(entry.name)[1].lower() not in TEXT_ENDINGS | LOCKED_ENDINGS:
        return None
    try:
        facts = entry.stat(follow_symlinks=False)
        if stat.S_ISLNK(facts.st_mode):
            return _look_behind(Path(entry.path), root)
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return OddFile(Path(entry.path), "unreadable")
    if stat.S_ISREG(facts.st_mode):
        return FoundFile(Path(entry.path), _stamp(facts))
    return None if stat.S_ISDIR(facts.st_mode) else OddFile(Path(entry.path), "not-text")


def _look_behind(path: Path, root: Path) -> FoundFile | OddFile | None:
    """What a link leads to, if that lies in the folder."""
    try:
        if not path.resolve().is_relative_to(root):
            return OddFile(path, "link-out")
        facts = path.stat()
    except (OSError, RuntimeError, ValueError):
        return OddFile(path, "link-broken")
    if stat.S_ISDIR(facts.st_mode):
        return None
    return FoundFile(path, _stamp(facts)) if stat.S_ISREG(facts.st_mode) else OddFile(path, "not-text")


def _stamp(facts: os.stat_result) -> Stamp:
    return Stamp(facts.st_mtime_ns, facts.st_size, facts.st_ctime_ns)


@dataclass(frozen=True, slots=True)
class FilePlan:
    """What is to be done with a file, once its owner says so."""

    act: Literal["rename", "move", "trash"]
    source: Path
    target: Path | None = None
    """Where it is to lie; None for the trash."""
    links_from: tuple[Path, ...] = ()
    """Talks that take something from it, and will find it no more."""


def plan_rename(source: Path, name: str, links_from: Sequence[Path] = ()) -> FilePlan:
    """The file under another name, in its folder; an ending is kept where none is given.

    Raises FileProblem where the name cannot be a file's on every system, or is taken.
    """
    clean = unicodedata.normalize("NFC", name).strip()
    if os.path.splitext(clean)[1].lower() != source.suffix.lower():
        clean += source.suffix
    if not _may_be_name(clean):
        raise FileProblem(
            say("«{name}» kan ikke være navnet på en fil; bruk bokstaver, tall, mellomrom og bindestrek.", name=name)
        )
    return FilePlan("rename", source, _free(source.with_name(clean), source), tuple(links_from))


def plan_move(source: Path, folder: Path, library: Path, links_from: Sequence[Path] = ()) -> FilePlan:
    """The file in another folder of the library. Raises FileProblem where that is no such folder, or has its name."""
    try:
        is_inside = folder.resolve().is_relative_to(library.resolve())
    except (OSError, RuntimeError):
        is_inside = False
    if not is_inside or not folder.is_dir():
        raise FileProblem(say("{folder} er ikke en mappe i biblioteket; velg en som er det.", folder=folder))
    return FilePlan("move", source, _free(folder / source.name, source), tuple(links_from))


def plan_trash(source: Path, links_from: Sequence[Path] = ()) -> FilePlan:
    """The file in the system's trash, whence it can be taken back."""
    return FilePlan("trash", source, None, tuple(links_from))


def _may_be_name(name: str) -> bool:
    stem = name.partition(".")[0].strip().casefold()
    return bool(
        stem
        and stem not in _DEVICES
        and not name.startswith((".", "~"))
        and not name.endswith((" ", "."))
        and not any(letter in _FORBIDDEN or ord(letter) < 32 or 0xD800 <= ord(letter) < 0xE000 for letter in name)
        and len(name.encode("utf-8", "surrogatepass")) <= _LONGEST_NAME_BYTES
    )


def _free(target: Path, source: Path) -> Path:
    """The target, unless another file lies there; a name that differs in case only is the file's own."""
    try:
        is_taken = target.exists() and not target.samefile(source)
    except OSError:
        is_taken = False
    if is_taken or target == source:
        raise FileProblem(say("{file} finnes fra før; velg et annet navn.", file=target))
    return target
