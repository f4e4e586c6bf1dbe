"""The whole program on one page: a text and a brand become a deck, scenes and findings."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from pathlib import Path

from leaderdeck.brand.catalog import default_kit_id, find_kit
from leaderdeck.brand.kit import BrandKit
from leaderdeck.checks.finding import Finding
from leaderdeck.checks.pace import Pace
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.errors import BrandProblem, FileProblem
from leaderdeck.language import say
from leaderdeck.library.shelf import FolderShelf
from leaderdeck.outline.dates import iso_date
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.reader import OutlineReading, decode, read_outline, reread
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.compose import compose_deck, compose_in_place, pictures_in
from leaderdeck.scene.picture_files import folder_of, is_loaded
from leaderdeck.scene.shapes import Scene

LARGEST_TEXT_BYTES = 32 << 20
"""A talk of 10 000 slides is about 8 MB; what is larger is no talk."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk as it stands now: what is said, how it looks, and what a careful colleague would point out."""

    text: str
    deck: Deck
    kit: BrandKit
    scenes: tuple[tuple[int, Scene], ...]
    """(index of the slide in the deck, scene), in the order of the slides; a slide that was split has several."""
    findings: tuple[Finding, ...]
    file: Path | None = None
    encoding: str = "utf-8"
    is_checked: bool = True
    """Whether `findings` are known; a talk that was just opened is shown before anybody has looked for them."""
    reading: OutlineReading | None = field(default=None, compare=False, repr=False)
    """What was known when the deck was read, for reading one slide anew."""
    shelf: FolderShelf | None = field(default=None, compare=False, repr=False)
    """The files that it takes in, as they were when it was read."""


@dataclass(frozen=True, slots=True)
class SlideNow:
    """A slide as its text stands this moment, before the whole talk has been read again."""

    slide: Slide
    scenes: tuple[Scene, ...]
    first_line: int
    """Line in the file (from 1) where the slide begins."""


def read_talk(
    text: str,
    kit: BrandKit,
    folder: Path | None = None,
    library: Path | None = None,
    file: Path | None = None,
    progress: Callable[[int, int], object] = lambda _done, _steps: None,
) -> Talk:
    """Text and brand → talk.

    Pictures are read from `folder` and nowhere else. What links take in, with its pictures, is read from `folder` or
    `library`, the folder of notes. `file` is the talk's own. `progress` is told how much is done, of how much, and may
    raise to end it.
    """
    talk = read_slides(text, kit, folder, library, file, lambda done, _all: progress(done * 85 // 100, 100))
    return check_talk(talk, lambda done, groups: progress(85 + 15 * done // groups, 100))


def read_slides(
    text: str,
    kit: BrandKit,
    folder: Path | None = None,
    library: Path | None = None,
    file: Path | None = None,
    progress: Callable[[int, int], object] = lambda _done, _steps: None,
) -> Talk:
    """As `read_talk`, before anybody has looked for findings."""
    shelf = FolderShelf(folder, library, decode, file)
    reading = read_outline(text, brand_names(kit), shelf, lambda done, lines: progress(35 * done // max(1, lines), 100))
    deck = reading.deck
    scenes = compose_deck(deck, kit, folder, lambda done, slides: progress(35 + 65 * done // max(1, slides), 100))
    return Talk(text, deck, kit, scenes, (), file, is_checked=False, reading=reading, shelf=shelf)


def check_talk(
    talk: Talk, progress: Callable[[int, int], object] = lambda _done, _groups: None, known_pace: Pace | None = None
) -> Talk:
    """The same talk with its findings; for `progress` and `known_pace` see `find_problems`."""
    from leaderdeck.checks.talks import find_problems

    found = find_problems(talk.deck, talk.kit, talk.scenes, talk.text, progress=progress, known_pace=known_pace)
    return replace(talk, findings=found, is_checked=True)


def read_slide_now(
    talk: Talk, index: int, lines: Sequence[str], first_line: int, line: int, folder: Path | None
) -> SlideNow | None:
    """The slide at `line` of the file, of the lines from `first_line` on that were the talk's slide `index`.

    None where nothing is shown there, or where only reading the whole talk tells: in the front matter, and where a
    picture has yet to be read from disk.
    """
    reading = talk.reading
    if reading is None or (index == 0 and line <= reading.top):
        return None
    if index == 0 and first_line <= reading.top:
        lines, first_line = lines[reading.top + 1 - first_line :], reading.top + 1
    found = reread(reading, index, lines)
    here = [one for one in found if first_line + one.first <= line] or list(found[:1])
    if not here:
        return None
    first = here[-1].first
    slide = next(one.slide for one in here if one.first == first)  # the first one of those that a link brings
    begins = first_line + first
    if not all(is_loaded(picture.source, folder_of(picture, folder)) for picture in pictures_in(slide.blocks)):
        return None
    return SlideNow(slide, compose_in_place(slide, index, talk.deck, talk.kit, folder), begins)


def load_talk(file: Path, brand: str | None = None, library: Path | None = None) -> Talk:
    """A talk from disk. `brand` overrides the one that the text names. Raises FileProblem or BrandProblem.

    `library`: the folder of notes that the talk may take in, besides its own.
    """
    from leaderdeck.checks.file import find_encoding
    from leaderdeck.checks.talks import in_order, switched_off

    text, encoding = decode_file(file)
    kit = _kit_for(file, text, brand)
    talk = read_talk(text, kit, file.resolve().parent, library, file)
    findings = in_order((*find_encoding(encoding), *talk.findings), switched_off(kit, talk.deck))
    return replace(talk, findings=findings, encoding=encoding)


def decode_file(file: Path) -> tuple[str, str]:
    """A talk's text and the name of its encoding. Raises FileProblem in one sentence."""
    text, encoding = decode_bytes(read_bytes(file), file)
    if not text.strip("\ufeff \t\r\n"):
        raise FileProblem(say("{file} er tom; skriv en overskrift først.", file=file))
    return text, encoding


def read_bytes(file: Path) -> bytes:
    """What the file holds, when it can be a talk. Raises FileProblem in one sentence."""
    try:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            raise FileProblem(say("{file} er en mappe; velg en fil med et foredrag.", file=file))
        if not stat.S_ISREG(mode):  # a pipe or a device may never end
            raise FileProblem(
                say("{file} er ikke en tekstfil; velg en fil med foredraget som tekst (Markdown).", file=file)
            )
        with file.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            data = b"" if size > LARGEST_TEXT_BYTES else stream.read(LARGEST_TEXT_BYTES + 1)
    except FileNotFoundError:
        raise FileProblem(say("Fant ikke {file}; se etter om navnet er skrevet riktig.", file=file)) from None
    except PermissionError:
        raise FileProblem(say("Får ikke lese {file}; be eieren om lesetilgang.", file=file)) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or type(problem).__name__
        raise FileProblem(say("Kunne ikke lese {file}: {reason}.", file=file, reason=reason)) from None
    if max(size, len(data)) > LARGEST_TEXT_BYTES:
        raise FileProblem(say("{file} er større enn 32 MB og kan ikke være et foredrag; velg en tekstfil.", file=file))
    return data


def decode_bytes(data: bytes, file: Path) -> tuple[str, str]:
    """The text in these bytes of `file`, and the name of its encoding. Raises FileProblem in one sentence."""
    try:
        return decode(data)
    except FileProblem:
        raise FileProblem(
            say("{file} er ikke en tekstfil; velg en fil med foredraget som tekst (Markdown).", file=file)
        ) from None


def brand_names(kit: BrandKit) -> tuple[str, ...]:
    """The name, slogans and old spellings that count as branding when they stand alone in a text.

    A municipality is called both «Fjordvik» and «Fjordvik kommune», whichever of them the kit is named.
    """
    short = kit.name.removesuffix(" kommune")
    return (kit.name, short, f"{short} kommune", *(slogan for _, slogan in kit.slogans if slogan), *kit.residue)


def _kit_for(file: Path, text: str, brand: str | None) -> BrandKit:
    front_matter = read_front_matter(text).front_matter
    if brand:
        return find_kit(brand, day=iso_date(front_matter.date))
    if not front_matter.brand:
        return find_kit(default_kit_id())
    try:
        return find_kit(front_matter.brand, file.resolve().parent, iso_date(front_matter.date))
    except BrandProblem as problem:
        line = dict(front_matter.lines).get("brand", 1)
        raise BrandProblem(
            say("{file}, linje {line}: {problem}", file=file, line=line, problem=problem), problem.details
        ) from None
