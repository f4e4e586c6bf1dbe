"""Where kits lie on this machine, and how a kit's folder is put there or exchanged: whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from leaderdeck.brand.reader import load_kit
from leaderdeck.paths import user_brand_folder, user_data_folder

if TYPE_CHECKING:
    from leaderdeck.brand.kit_package import KitPackage

ORIGIN_NAME = ".origin.json"
"""Beside the files of an installed kit: where it came from."""
_UNFINISHED = ".leaderdeck-"
_LEFT_AFTER_SECONDS = 3600


def kept_folder() -> Path:
    """Where older versions are kept for talks that pin them. Not created here."""
    return user_brand_folder() / ".kept"


def shared_copies_folder() -> Path:
    """Where the kits of the organization's shared folder are copied, so that they are there without the network."""
    return user_data_folder() / "shared-brands"


def version_folder(place: Path, kit_id: str, version: str) -> Path:
    """Where this version of a kit lies among others of its kind."""
    return place / f"{kit_id}@{version}"


def put_kit(package: KitPackage, place: Path, origin: Mapping[str, object], kept: Path | None = None) -> None:
    """Give `place` the kit, whole or not at all; what is there now goes to `kept`, or away.

    The kit is unpacked beside and read as every talk will read it before it takes its place. A fall of the machine
    between the two renames leaves the old kit in `kept`, where it is found. Raises BrandProblem for a
    kit that cannot be read, and OSError.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(place.parent)
    beside = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=place.parent))
    try:
        made = beside / "kit"
        package.unpack(made)
        (made / ORIGIN_NAME).write_text(json.dumps(dict(origin), ensure_ascii=True), "utf-8")
        load_kit(made)
        if place.exists():
            aside = _room_for(kept) if kept is not None else beside / "old"
            os.replace(place, aside)
            try:
                os.replace(made, place)
            except OSError:
                os.replace(aside, place)
                raise
        else:
            os.replace(made, place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    _sync_folder(place.parent)


def take_away(place: Path) -> None:
    """Remove a kit's folder; it is out of the way at once, even where its files go slowly. Raises OSError."""
    beside = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=place.parent))
    try:
        os.replace(place, beside / "old")
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def origin_of(folder: Path) -> dict[str, str]:
    """What was noted when the kit was put there; nothing where nothing readable was."""
    try:
        said = json.loads((folder / ORIGIN_NAME).read_bytes()[:8192])
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(key): str(value) for key, value in said.items()} if isinstance(said, dict) else {}


def _room_for(kept: Path) -> Path:
    kept.parent.mkdir(parents=True, exist_ok=True)
    if kept.exists():
        take_away(kept)
    return kept


def _remove_leftovers(place: Path) -> None:
    """What a crash left unfinished an hour ago or more goes."""
    for left in place.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_AFTER_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
