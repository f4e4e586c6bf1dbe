"""A brand kit in one file (`.ldbrand`, a zip of the kit's folder): packed, and looked through before it is unpacked."""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from leaderdeck.brand.inside import find_inside
from leaderdeck.brand.kit_entry_names import is_plain_name, is_side_file, trouble_with_entries
from leaderdeck.brand.kit_file_contents import KIT_SUFFIXES, called, check_kit_files, named_files, refuse
from leaderdeck.brand.reader import DESCRIPTION_NAME, TEMPLATE_NAME, load_kit, parse_description, read_description
from leaderdeck.errors import BrandProblem
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass

LARGEST_PACKAGE_BYTES = 48 << 20
LARGEST_UNPACKED_BYTES = 80 << 20
"""Four faces of two typefaces and a template with photos are 20 MB."""
MOST_ENTRIES = 200
_HIGHEST_RATIO, _RATIO_FROM = 250, 1 << 20
_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that zip can say: the same kit is packed into the same bytes."""
_LICENSE_WORDS = ("license", "licence", "lisens", "ofl", "copying", "notice", "fontlog", "opphav")
_NO_ZIP = (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, OverflowError, RuntimeError,
           zlib.error)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KitPackage:
    """A kit from a file or a folder, looked through: what it calls itself, and its files in memory."""

    source: Path
    id: str
    name: str
    version: str
    files: tuple[tuple[str, bytes], ...]
    """(name relative to the kit's folder, contents): plain names only, the description first."""

    def unpack(self, folder: Path) -> None:
        """Write the files into a new folder. Raises OSError, also where the folder is there."""
        folder.mkdir()
        for name, data in self.files:
            place = folder.joinpath(*name.split("/"))
            place.parent.mkdir(exist_ok=True)
            with place.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())


def pack_kit(folder: Path, out: BinaryIO) -> KitPackage:
    """Write the kit in this folder as one file: what it names, its fonts' licenses, and nothing else that lies there.

    The same kit gives the same bytes. Raises BrandProblem for a kit that could not be installed elsewhere.
    """
    load_kit(folder)
    package = read_kit_folder(folder)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in package.files:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 0
            archive.writestr(entry, data, zipfile.ZIP_STORED if name == TEMPLATE_NAME else zipfile.ZIP_DEFLATED)
    out.write(whole.getbuffer())
    return package


def read_kit(source: Path) -> KitPackage:
    """The kit in a `.ldbrand` file or in a folder. Raises BrandProblem in one sentence."""
    try:
        is_folder = source.is_dir()
    except (OSError, ValueError):
        is_folder = False
    return read_kit_folder(source) if is_folder else read_kit_package(source)


def read_kit_package(file: Path) -> KitPackage:
    """What a `.ldbrand` file holds. Nothing is written. Raises BrandProblem, in one sentence, for what is no sound kit.

    Looked at, in this order: the file's size, the table of contents (number, sizes, ratios, names, links, encryption),
    then each file: what its ending says, pictures within limits, fonts that can be read, text that is text, a
    description without mistakes, and a template in which nothing runs and nothing comes from outside.
    """
    try:
        with os.fdopen(_open_at_once(file), "rb") as stream:
            facts = os.fstat(stream.fileno())
            _check_size(file, facts)
            with _archive(file, stream) as archive:
                contents = _contents(file, archive, facts.st_size)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise BrandProblem(say("Kunne ikke lese {file}: {reason}.", file=called(file), reason=reason)) from None
    except ValueError:  # a name with a null sign
        raise BrandProblem(say("Kunne ikke lese {file}: {reason}.", file=called(file), reason="ValueError")) from None
    return _looked_through(file, contents)


def read_kit_folder(folder: Path) -> KitPackage:
    """The files of a kit's folder that belong to the kit, looked through as those of a package are."""
    text = read_description(folder)
    said = parse_description(folder / DESCRIPTION_NAME, text)
    contents = {DESCRIPTION_NAME: text.encode()}
    room = LARGEST_UNPACKED_BYTES
    for name in (TEMPLATE_NAME, *sorted({*named_files(said), *_licenses(folder)})):
        found = find_inside(folder, name)
        if found is None and name == TEMPLATE_NAME:
            refuse(folder, say("«{part}» mangler.", part=name))
        if found is None:
            continue  # an SVG's picture need not be there; what must be there is complained of below
        if not is_plain_name(name):
            refuse(folder, say("den inneholder et ulovlig filnavn."))
        try:
            room -= found.stat().st_size
            if room < 0:
                refuse(folder, say("den er uvanlig stor når den pakkes ut."))
            contents[name] = found.read_bytes()
        except OSError as problem:
            reason = problem.strerror or type(problem).__name__
            raise BrandProblem(say("Kunne ikke lese {file}: {reason}.", file=found, reason=reason)) from None
    return _looked_through(folder, contents)


def _open_at_once(file: Path) -> int:
    """Opens without waiting: a pipe that nobody writes to would keep the reader for ever."""
    return os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def _check_size(file: Path, facts: os.stat_result) -> None:
    if not stat.S_ISREG(facts.st_mode):
        refuse(file, say("den er ikke en vanlig fil."))
    if facts.st_size > LARGEST_PACKAGE_BYTES:
        refuse(file, say("den er større enn 48 MB."))


def _archive(file: Path, stream: BinaryIO) -> zipfile.ZipFile:
    if stream.read(4) != b"PK\x03\x04":
        refuse(file, say("den er skadet eller ikke en profilpakke."))
    try:
        return zipfile.ZipFile(stream)
    except _NO_ZIP:
        refuse(file, say("den er skadet eller ikke en profilpakke."))


def _contents(file: Path, archive: zipfile.ZipFile, length: int) -> dict[str, bytes]:
    listed = archive.infolist()
    if len(listed) > MOST_ENTRIES or sum(entry.file_size for entry in listed) > LARGEST_UNPACKED_BYTES:
        refuse(file, say("den er uvanlig stor når den pakkes ut."))
    if sum(entry.compress_size for entry in listed) > length:
        refuse(file, say("den er skadet; hent den på nytt."))
    if any(entry.file_size > max(_RATIO_FROM, _HIGHEST_RATIO * entry.compress_size) for entry in listed):
        refuse(file, say("den er uvanlig stor når den pakkes ut."))
    trouble = trouble_with_entries(listed)
    if trouble is not None:
        refuse(file, trouble)
    wanted = [entry for entry in listed if not entry.is_dir() and not is_side_file(entry.filename)]
    top = _top_folder(entry.filename for entry in wanted)
    for entry in wanted:
        limit = KIT_SUFFIXES.get(Path(entry.filename).suffix.lower(), KIT_SUFFIXES[".txt"])
        if entry.file_size > limit:
            refuse(file, say("«{part}» er for stor.", part=entry.filename))
    return {entry.filename.removeprefix(top): _unpacked(file, archive, entry) for entry in wanted}


def _unpacked(file: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except _NO_ZIP:
        refuse(file, say("den er skadet; hent den på nytt."))
    if len(data) != entry.file_size:
        refuse(file, say("den er skadet; hent den på nytt."))
    return data


def _top_folder(names: Iterable[str]) -> str:
    """The folder that everything lies in, with its `/`, where somebody packed the folder instead of its contents."""
    known = list(names)
    tops = {name.partition("/")[0] for name in known}
    inside = all("/" in name for name in known)
    return f"{tops.pop()}/" if inside and len(tops) == 1 else ""


def _licenses(folder: Path) -> Iterator[str]:
    """The texts in a kit's folder that tell what its fonts and pictures may be used for."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        return
    for name in names:
        stem, dot, ending = name.lower().partition(".")
        if stem.startswith(_LICENSE_WORDS) and (not dot or ending in ("txt", "md")) and is_plain_name(name):
            yield name


def _looked_through(source: Path, contents: dict[str, bytes]) -> KitPackage:
    for name in (DESCRIPTION_NAME, TEMPLATE_NAME):
        if name not in contents:
            refuse(source, say("«{part}» mangler.", part=name))
    said = check_kit_files(source, contents)
    first = [DESCRIPTION_NAME, TEMPLATE_NAME]
    ordered = [*first, *sorted(name for name in contents if name not in first)]
    files = tuple((name, contents[name]) for name in ordered)
    return KitPackage(source, str(said["id"]), str(said["name"]), str(said["version"]), files)
