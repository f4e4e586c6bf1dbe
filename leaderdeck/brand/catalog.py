"""The kits that can be had: shipped, installed by the user, or lying in a folder somewhere."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.reader import DESCRIPTION_NAME, load_kit, parse_description, read_description
from leaderdeck.errors import BrandProblem
from leaderdeck.language import say
from leaderdeck.paths import resource_folder, user_brand_folder

_MOST_KITS = 500


@dataclass(frozen=True, slots=True)
class KitSummary:
    """One kit in the list, as its description begins."""

    id: str
    name: str
    version: str
    folder: Path
    accessible: bool


def default_kit_id() -> str:
    """The kit of a talk that names none: the neutral, accessible one."""
    return "plain"


def list_kits() -> tuple[KitSummary, ...]:
    """Installed kits, then shipped ones, by name; an installed kit hides a shipped one with its id. Broken ones not."""
    found: dict[str, KitSummary] = {}
    for place in (user_brand_folder(), resource_folder("brands")):
        folders = sorted(place.iterdir())[:_MOST_KITS] if place.is_dir() else []
        for summary in map(_summary, folders):
            if summary is not None:
                found.setdefault(summary.id, summary)
    return tuple(sorted(found.values(), key=lambda kit: (kit.name.casefold(), kit.id)))


def find_kit(name_or_path: str, beside: Path | None = None) -> BrandKit:
    """The kit of this id, or in this folder (or beside this `brand.toml`).

    A relative path counts from `beside`, the talk's folder, and then from here. Raises BrandProblem, which names the
    ids that there are and the nearest one.
    """
    wanted = name_or_path.strip()
    by_id = {kit.id: kit.folder for kit in list_kits()}
    if wanted.lower() in by_id:
        return load_kit(by_id[wanted.lower()])
    folder = _folder(wanted, beside)
    if folder is not None:
        return load_kit(folder)
    near = difflib.get_close_matches(wanted.lower(), by_id, n=1, cutoff=0.5)
    if near:
        raise BrandProblem(
            say(
                "Fant ikke profilpakken «{name}»; mente du «{near}»? Det finnes: {ids}.",
                name=wanted[:120],
                near=near[0],
                ids=", ".join(by_id),
            )
        )
    raise BrandProblem(
        say("Fant ikke profilpakken «{name}». Det finnes: {ids}.", name=wanted[:120], ids=", ".join(by_id))
    )


def _folder(wanted: str, beside: Path | None) -> Path | None:
    if not wanted or "\0" in wanted or (beside and wanted.replace("\\", "/").startswith("//")):
        return None  # a talk from others must not make this machine call a server and introduce itself
    for place in (beside, Path()):
        try:
            path = (place or Path()) / Path(wanted).expanduser()
            if path.name == DESCRIPTION_NAME and path.is_file():
                return path.parent
            if path.is_dir():
                return path
        except (OSError, RuntimeError, ValueError):
            return None
    return None


def _summary(folder: Path) -> KitSummary | None:
    try:
        head = parse_description(folder / DESCRIPTION_NAME, read_description(folder))
    except BrandProblem:
        return None
    facts = [head.get(key) for key in ("id", "name", "version")]
    if not all(isinstance(fact, str) and fact for fact in facts):
        return None
    kit_id, name, version = (str(fact) for fact in facts)
    return KitSummary(kit_id, name, version, folder, accessible=head.get("accessible") is True)
