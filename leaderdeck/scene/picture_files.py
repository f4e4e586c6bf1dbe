"""Pictures from disk, checked: only from the talk's own folder, never the network, never more than can be shown."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import OrderedDict
from pathlib import Path, PurePosixPath
from threading import Lock
from urllib.parse import unquote

from leaderdeck.deck.blocks import Picture
from leaderdeck.scene.picture_data import read_picture
from leaderdeck.scene.shapes import PictureFile

LARGEST_FILE_BYTES = 64 << 20
_CACHED_BYTES = 256 << 20
_WEB = ("http:", "https:", "ftp:", "//")


class PictureProblem(Exception):
    """A picture cannot be shown; `rule` says why: `file.picture-missing`, `file.picture-outside` …"""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


Stamp = tuple[str, int, int]
"""Path, time of change, size: what a cached picture depends on."""

_cache: OrderedDict[Stamp, PictureFile | str] = OrderedDict()
_cache_lock = Lock()


def load_picture(source: str, folder: Path | None) -> PictureFile:
    """The picture that a talk names, upright and without metadata. Raises PictureProblem."""
    path = find_picture(source, folder)
    stamp = _stamp(path)
    known = _cache.get(stamp)
    if known is None:
        known = _read(path)
        _remember(stamp, known)
    if isinstance(known, str):
        raise PictureProblem(known)
    return known


def folder_of(picture: Picture, folder: Path | None) -> Path | None:
    """Where a picture's file is looked for: the talk's folder, or that of the file which the picture came with."""
    return Path(picture.folder) if picture.folder else folder


def is_loaded(source: str, folder: Path | None) -> bool:
    """Whether `load_picture` would answer at once: the picture, or what is wrong with it, is known."""
    stamp = picture_stamp(source, folder)
    return isinstance(stamp, str) or stamp in _cache


def picture_stamp(source: str, folder: Path | None) -> Stamp | str:
    """What the picture's look depends on now, or the rule that says why it cannot be shown. Reads no content."""
    try:
        return _stamp(find_picture(source, folder))
    except PictureProblem as problem:
        return problem.rule


def find_picture(source: str, folder: Path | None) -> Path:
    """The file below the talk's folder, links resolved. Raises PictureProblem for everything else."""
    named = source.strip()
    if named.lower().startswith(_WEB):
        raise PictureProblem("file.picture-web")
    if folder is None:
        raise PictureProblem("file.picture-missing")
    if _leads_elsewhere(named):
        raise PictureProblem("file.picture-outside")
    root = folder.resolve()
    for spelling in dict.fromkeys(form for text in (named, unquote(named)) for form in (text, *_normal_forms(text))):
        found = _inside(root, spelling)
        if found is not None:
            return found
    raise PictureProblem("file.picture-missing")


def _normal_forms(text: str) -> tuple[str, str]:
    return unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)


def _leads_elsewhere(named: str) -> bool:
    """Other schemes than plain paths, absolute paths, Windows drives and network shares."""
    plain = unquote(named).replace("\\", "/")
    scheme, colon, _ = plain.partition(":")
    return bool(colon and "/" not in scheme) or plain.startswith(("/", "~")) or "\0" in plain


def _inside(root: Path, spelling: str) -> Path | None:
    try:
        path = root.joinpath(*PurePosixPath(spelling.replace("\\", "/")).parts).resolve()
        if not path.is_relative_to(root):
            raise PictureProblem("file.picture-outside")
        return path if path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        raise PictureProblem("file.picture-missing") from None
    return str(path), status.st_mtime_ns, status.st_size


def _read(path: Path) -> PictureFile | str:
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            return "file.picture-too-large"
        data = path.read_bytes()
    except OSError:
        return "file.picture-unreadable"
    picture = read_picture(data)
    if isinstance(picture, str):
        return picture
    sha1 = hashlib.sha1(picture.data + picture.svg, usedforsecurity=False).hexdigest()
    return PictureFile(sha1, picture.kind, picture.data, picture.width_px, picture.height_px, picture.svg)


def _remember(stamp: Stamp, picture: PictureFile | str) -> None:
    with _cache_lock:
        _cache[stamp] = picture
        total = sum(len(known.data) + len(known.svg) for known in _cache.values() if isinstance(known, PictureFile))
        while total > _CACHED_BYTES and len(_cache) > 1:
            _, oldest = _cache.popitem(last=False)
            total -= len(oldest.data) + len(oldest.svg) if isinstance(oldest, PictureFile) else 0
