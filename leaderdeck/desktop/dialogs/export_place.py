"""Where an export lands: names, what lies there already, and a free name beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from leaderdeck.errors import FileProblem
from leaderdeck.export.exporting import Kind
from leaderdeck.export.paper_look import ending_of, usual_file_name
from leaderdeck.export.replacing import check_may_replace, real_place
from leaderdeck.language import Sentence, say
from leaderdeck.talk import Talk

PlaceState: TypeAlias = Literal["free", "own", "other"]
"""Nothing lies there; an export of ours that nobody has touched; something that is somebody's work."""
_FORBIDDEN = "/\\\0"
MOST_TRIES = 1000


def usual_name(talk: Talk, kind: Kind) -> str:
    """What the file, or the folder of pictures, is called when nobody says otherwise."""
    stem = talk.file.stem if talk.file else _clean(talk.deck.front_matter.title) or str(say("foredrag"))
    return usual_file_name(stem, kind)


def with_ending(name: str, kind: Kind) -> str:
    """The name with the ending of its kind, whichever of ours it had."""
    stem = name.strip()
    for ending in (".pptx", ".pdf", ".png", ".docx", ".html"):
        stem = stem[: -len(ending)] if stem.lower().endswith(ending) else stem
    return stem if kind == "png" or not stem else f"{stem}.{ending_of(kind)}"


def name_trouble(name: str, kind: Kind) -> Sentence | None:
    """Why this cannot be a name, or None."""
    if not with_ending(name, kind).strip(" ."):
        return say("Skriv et filnavn.")
    if any(sign in name for sign in _FORBIDDEN) or not name.isprintable():
        return say("Filnavnet kan ikke ha skråstreker eller usynlige tegn.")
    return None


def state_of(target: Path, kind: Kind) -> PlaceState:
    """What lies at the target now. Raises FileProblem where nothing can be written for another reason."""
    if kind == "png":
        return _state_of_folder(target)
    place = real_place(target)
    try:
        if not place.exists():
            return "free"
    except OSError:
        return "free"  # the export itself says what is wrong with the name
    if place.is_dir():
        raise FileProblem(say("«{file}» er en mappe; velg et annet navn.", file=target.name))
    try:
        check_may_replace(target, force=False)
    except FileProblem:
        return "other"
    return "own"


def free_name(target: Path) -> Path:
    """The same name with a number that nothing else has: «tale 2.pptx»."""
    for number in range(2, MOST_TRIES):
        beside = target.with_name(f"{target.stem} {number}{target.suffix}")
        if not beside.exists():
            return beside
    return target


def _state_of_folder(target: Path) -> PlaceState:
    try:
        if target.exists() and not target.is_dir():
            raise FileProblem(
                say("«{file}» er en fil; bilder trenger en mappe, så velg et annet navn.", file=target.name)
            )
        pictures = sorted(target.glob("*.png")) if target.is_dir() else []
    except OSError:
        return "free"
    if not pictures:
        return "free"
    try:
        for picture in pictures:
            check_may_replace(picture, force=False)
    except FileProblem:
        return "other"
    return "own"


def _clean(title: str) -> str:
    kept = "".join(sign if sign.isalnum() or sign in " -_,()" else " " for sign in title)
    return " ".join(kept.split())[:80].strip()
