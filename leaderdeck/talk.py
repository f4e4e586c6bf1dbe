"""The whole program on one page: a text and a brand become a deck, scenes and findings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from leaderdeck.brand.catalog import default_kit_id, find_kit
from leaderdeck.brand.kit import BrandKit
from leaderdeck.checks.finding import Finding
from leaderdeck.checks.talks import find_problems
from leaderdeck.deck.slide import Deck
from leaderdeck.errors import BrandProblem, FileProblem
from leaderdeck.language import say
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.reader import decode, read_deck
from leaderdeck.scene.compose import compose_deck
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


def read_talk(text: str, kit: BrandKit, folder: Path | None = None) -> Talk:
    """Text and brand → talk. Pure but for pictures, which are read from `folder` and nowhere else."""
    deck = read_deck(text, brand_names(kit))
    scenes = compose_deck(deck, kit, folder)
    return Talk(text, deck, kit, scenes, find_problems(deck, kit, scenes, text))


def load_talk(file: Path, brand: str | None = None) -> Talk:
    """A talk from disk. `brand` overrides the one that the text names. Raises FileProblem or BrandProblem."""
    text, encoding = decode_file(file)
    kit = _kit_for(file, text, brand)
    talk = read_talk(text, kit, file.resolve().parent)
    return Talk(talk.text, talk.deck, talk.kit, talk.scenes, talk.findings, file, encoding)


def decode_file(file: Path) -> tuple[str, str]:
    """A talk's text and the name of its encoding. Raises FileProblem in one sentence."""
    try:
        if file.is_dir():
            raise FileProblem(say("{file} er en mappe; velg en fil med et foredrag.", file=file))
        if file.stat().st_size > LARGEST_TEXT_BYTES:
            raise FileProblem(
                say("{file} er større enn 32 MB og kan ikke være et foredrag; velg en tekstfil.", file=file)
            )
        data = file.read_bytes()
    except FileNotFoundError:
        raise FileProblem(say("Fant ikke {file}; se etter om navnet er skrevet riktig.", file=file)) from None
    except PermissionError:
        raise FileProblem(say("Får ikke lese {file}; be eieren om lesetilgang.", file=file)) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or type(problem).__name__
        raise FileProblem(say("Kunne ikke lese {file}: {reason}.", file=file, reason=reason)) from None
    try:
        text, encoding = decode(data)
    except FileProblem:
        raise FileProblem(
            say("{file} er ikke en tekstfil; velg en fil med foredraget som tekst (Markdown).", file=file)
        ) from None
    if not text.strip("\ufeff \t\r\n"):
        raise FileProblem(say("{file} er tom; skriv en overskrift først.", file=file))
    return text, encoding


def brand_names(kit: BrandKit) -> tuple[str, ...]:
    """The name, slogans and old spellings that count as branding when they stand alone in a text.

    A municipality is called both «Fjordvik» and «Fjordvik kommune», whichever of them the kit is named.
    """
    short = kit.name.removesuffix(" kommune")
    return (kit.name, short, f"{short} kommune", *(slogan for _, slogan in kit.slogans if slogan), *kit.residue)


def _kit_for(file: Path, text: str, brand: str | None) -> BrandKit:
    if brand:
        return find_kit(brand)
    front_matter = read_front_matter(text).front_matter
    if not front_matter.brand:
        return find_kit(default_kit_id())
    try:
        return find_kit(front_matter.brand, file.resolve().parent)
    except BrandProblem as problem:
        line = dict(front_matter.lines).get("brand", 1)
        raise BrandProblem(
            say("{file}, linje {line}: {problem}", file=file, line=line, problem=problem), problem.details
        ) from None
