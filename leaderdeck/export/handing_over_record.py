"""What was handed over to whom: a small record in the user's own folder, and whether the files still are the same."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from leaderdeck.export.replacing import replace_file
from leaderdeck.paths import user_data_folder
from leaderdeck.quick_dataclass import dataclass

HandOverState: TypeAlias = Literal["same", "changed", "gone"]
CHECKSUMS = "SHA256SUMS.txt"
"""The list of checksums that is handed over with the files."""
MOST_RECORDS = 500
_LARGEST_BYTES = 4 << 20


@dataclass(frozen=True, slots=True)
class HandOver:
    """One final version: which talk, for what and whom, when and where, and what tells it from any other."""

    title: str
    event: str
    recipient: str
    profile: str
    moment: str
    """ISO, with the offset of this machine's time."""
    place: str
    """The folder or packed file."""
    talk: str
    """The talk's own file; empty where it had none."""
    sha256: str
    """Of the list of checksums, and so of everything."""
    files: tuple[tuple[str, str], ...]
    """(name, SHA-256) of each file but that list."""


def record_file() -> Path:
    """Where the record lies."""
    return user_data_folder() / "handed_over.json"


def hand_overs(talk: Path | None = None) -> tuple[HandOver, ...]:
    """What was handed over, the newest first; of one talk, or of all."""
    found = tuple(reversed(tuple(_records())))
    return found if talk is None else tuple(one for one in found if one.talk and Path(one.talk) == talk)


def add_record(record: HandOver) -> None:
    """Remember one more; the oldest are forgotten. Raises FileProblem where the record cannot be written."""
    kept = [*_records(), record][-MOST_RECORDS:]
    data = json.dumps([asdict(one) for one in kept], ensure_ascii=False, indent=1).encode()
    file = record_file()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)

    def put(stream: BinaryIO) -> None:
        stream.write(data)

    replace_file(file, put, remember=False, private=True)


def state_of_hand_over(record: HandOver) -> HandOverState:
    """Whether the files still are those that were handed over."""
    place = Path(record.place)
    try:
        found = dict(_sums_in(place)) if place.exists() else None
    except (OSError, zipfile.BadZipFile, ValueError):
        return "changed"
    if found is None:
        return "gone"
    handed_over = (*record.files, (CHECKSUMS, record.sha256))
    return "same" if all(found.get(name) == sum_ for name, sum_ in handed_over) else "changed"


def _sums_in(place: Path) -> Iterator[tuple[str, str]]:
    if place.is_dir():
        for file in place.iterdir():
            if file.is_file():
                yield file.name, hashlib.sha256(file.read_bytes()).hexdigest()
        return
    with zipfile.ZipFile(place) as archive:
        for entry in archive.infolist():
            yield entry.filename.rpartition("/")[2], hashlib.sha256(archive.read(entry)).hexdigest()


def _records() -> Iterator[HandOver]:
    """The records that can be read; a damaged file counts as empty."""
    try:
        with record_file().open("rb") as stream:
            rows = json.loads(stream.read(_LARGEST_BYTES))
    except (OSError, ValueError):
        return
    names = {one.name for one in fields(HandOver)}
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and set(row) == names and all(isinstance(row[key], str) for key in names - {"files"}):
            with suppress(TypeError, ValueError):
                yield HandOver(**{**row, "files": tuple((str(name), str(sum_)) for name, sum_ in row["files"])})
