"""A picture that was pasted or dropped: kept beside the talk, fit to travel, and named in Markdown."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.picture_data import read_picture

PICTURE_FOLDER = "bilder"
PICTURE_ENDINGS = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"}
LARGEST_BYTES = 64 << 20
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ß": "ss", "ð": "d", "þ": "th", "đ": "d"})
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60
_MOST_NAMES = 10_000
_ENDINGS = {"png": ".png", "jpeg": ".jpg", "gif": ".gif"}


@dataclass(frozen=True, slots=True)
class PictureOffer:
    """Bytes that should become a picture on a slide, and the name they came with, or an empty one."""

    data: bytes
    name: str = ""


def keep_picture(data: bytes, name: str, folder: Path) -> Path:
    """Write the picture, upright and without where, when and by whom it was taken, to `bilder` in the talk's folder.

    Gives the file; one that holds the same picture already is used again. Raises FileProblem.
    """
    if len(data) > LARGEST_BYTES:
        raise FileProblem(_REASONS["file.picture-too-large"])
    picture = read_picture(data)
    if isinstance(picture, str):
        raise FileProblem(_REASONS.get(picture, _REASONS["file.picture-unreadable"]))
    kept = picture.svg or picture.data
    ending = ".svg" if picture.svg else _ENDINGS[picture.kind]
    place = folder / PICTURE_FOLDER
    try:
        place.mkdir(exist_ok=True)
        if not place.resolve().is_relative_to(folder.resolve()):
            raise FileProblem(say("Mappen «bilder» fører ut av foredragets mappe; bildet ble ikke lagret."))
        return _written(place, clean_name(name), ending, kept)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise FileProblem(say("Kunne ikke lagre bildet i {folder}: {reason}.", folder=place, reason=reason)) from None


def _written(place: Path, name: str, ending: str, data: bytes) -> Path:
    for number in range(1, _MOST_NAMES):
        path = place / f"{name}{f'-{number}' if number > 1 else ''}{ending}"
        try:
            with path.open("xb") as file:
                _write_whole(path, file.write, data)
            return path
        except FileExistsError:
            if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
                return path
    raise FileProblem(say("Mappen «bilder» har for mange bilder med samme navn; gi bildet et annet navn."))


def _write_whole(path: Path, write: object, data: bytes) -> None:
    """All of the bytes, or no file: half a picture may not lie beside the talk."""
    try:
        write(data)  # type: ignore[operator]
    except OSError:
        path.unlink(missing_ok=True)
        raise


def clean_name(name: str) -> str:
    """A file name, without its ending, that every system and every Markdown reader takes."""
    stem = name.replace("\\", "/").rsplit("/", 1)[-1]
    if "." in stem:
        stem = stem.rsplit(".", 1)[0]
    plain = unicodedata.normalize("NFKD", stem.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    clean = _NOT_IN_NAMES.sub("-", plain).strip("-")[:_LONGEST_NAME].strip("-")
    return clean if clean and not _RESERVED.fullmatch(clean) else "bilde"


_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def picture_markdown(path: Path, folder: Path, alt: str, *, decorative: bool = False) -> str:
    """How the talk names the picture: with what it shows, or as decoration."""
    words = " ".join(alt.split()).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    source = path.relative_to(folder).as_posix()
    return f"![]({source}){{.decorative}}" if decorative else f"![{words}]({source})"


_REASONS: dict[str, Sentence] = {
    "file.picture-unreadable": say(
        "Dette er ikke et bilde som LeaderDeck kan lese; bruk PNG, JPEG, GIF, WebP eller SVG."
    ),
    "file.picture-too-large": say("Bildet er for stort; gjør det mindre først."),
    "file.picture-unsafe": say("SVG-bildet henter noe utenfra og kan ikke brukes; lagre det uten henvisninger."),
}
