"""A talk as the stage needs it, ready to be shown, and how it travels to another process without being read again."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from copyreg import dispatch_table
from io import BytesIO
from typing import Any

from leaderdeck.brand.kit import BrandKit
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import PictureFile, Scene

_OF_PYTHON = frozenset({"builtins.frozenset", "builtins.set", "pathlib.PosixPath", "pathlib.WindowsPath",
                        "datetime.date", "collections.OrderedDict"})  # fmt: skip
_OURS = "leaderdeck."


@dataclass(frozen=True, slots=True)
class HeldTalk:
    """What both windows show. It is never written to a disk: the private remarks are in it."""

    title: str
    kit: BrandKit
    scenes: tuple[Scene, ...]
    private: tuple[str, ...]
    """Each scene's private remarks, for the speaker's own view when she asks for them."""
    plan: tuple[float, ...]
    """Seconds for each scene."""


def packed(talk: HeldTalk) -> tuple[bytes, ...]:
    """The talk for another process of this program: its pictures' bytes as they are, after everything else."""
    pictures: dict[tuple[str, int], tuple[int, bytes]] = {}

    def without_bytes(picture: PictureFile) -> tuple[Callable[..., PictureFile], tuple[object, ...]]:
        place, _ = pictures.setdefault((picture.sha1, len(picture.data)), (len(pictures), picture.data))
        return _picture, (place, picture.sha1, picture.kind, picture.width_px, picture.height_px, picture.svg)

    stream = BytesIO()
    packer = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    packer.dispatch_table = {**dispatch_table, PictureFile: without_bytes}
    packer.dump(talk)
    return (stream.getvalue(), *(data for _, data in pictures.values()))


def unpacked(parts: Sequence[bytes]) -> HeldTalk:
    """The talk that another process packed. Raises ValueError for anything else."""
    try:
        talk = _Unpacker(parts).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, IndexError, TypeError, ImportError) as problem:
        raise ValueError from problem
    if not isinstance(talk, HeldTalk):
        raise ValueError
    return talk


def _picture(*_facts: object) -> PictureFile:
    """Stands in the parcel for a picture; whoever unpacks it has the bytes."""
    raise pickle.UnpicklingError


class _Unpacker(pickle.Unpickler):
    """Makes values of this program and plain ones, nothing else."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        super().__init__(BytesIO(parts[0] if parts else b""))
        self._pictures = parts[1:]

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as pickle has it
        """The class of this name, where it is one that a talk is made of."""
        if (module, name) == (_picture.__module__, _picture.__name__):
            return self._with_bytes
        found = super().find_class(module, name) if module.startswith(_OURS) else None
        if f"{module}.{name}" in _OF_PYTHON:
            return super().find_class(module, name)
        if not isinstance(found, type):
            raise pickle.UnpicklingError
        return found

    def _with_bytes(self, place: int, sha1: str, kind: Any, width: int, height: int, svg: bytes) -> PictureFile:  # noqa: ANN401
        return PictureFile(sha1, kind, self._pictures[place], width, height, svg)
