"""The kits that can be had: shipped, installed by the user, shared by the organization, or in a folder somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.kit_folders import kept_folder, shared_copies_folder
from leaderdeck.brand.kit_profiles import KitChoice, profile_in_force
from leaderdeck.brand.kit_summary import KitSummary as KitSummary
from leaderdeck.brand.kit_summary import summaries_in, version_key
from leaderdeck.brand.reader import DESCRIPTION_NAME, load_kit
from leaderdeck.brand.shared_kits import look_at_shared
from leaderdeck.errors import BrandProblem
from leaderdeck.language import Sentence, say
from leaderdeck.paths import resource_folder, user_brand_folder

_PINNED = re.compile(r"([a-z0-9][a-z0-9-]{0,47})@(\d{1,6}(?:\.\d{1,6}){0,3})")


def default_kit_id() -> str:
    """The kit of a talk that names none: the neutral, accessible one."""
    return "plain"


def list_kits() -> tuple[KitSummary, ...]:
    """One kit of each id, by name: the one that talks get. Broken ones are left out.

    An installed or shared kit hides a shipped one with its id; of an installed and a shared one the newer is taken.
    """
    return tuple(sorted(_current(list_all_kits()).values(), key=lambda kit: (kit.name.casefold(), kit.id)))


def list_all_kits() -> tuple[KitSummary, ...]:
    """Every kit in every version: installed, then shared, then shipped, then those kept for talks that pin them."""
    return (
        *summaries_in(user_brand_folder(), "installed"),
        *look_at_shared().kits,
        *summaries_in(resource_folder("brands"), "shipped"),
        *summaries_in(kept_folder(), "kept"),
    )


def find_kit(name_or_path: str, beside: Path | None = None, day: date | None = None) -> BrandKit:
    """The kit of this id, of this id in this version (`fjordvik@2.1`), or in this folder (or beside this `brand.toml`).

    `day` is when the talk is given (None: today): an interim kit gives way to the final one by date, unless its version
    is pinned or its folder is named. A relative path counts from `beside`, the talk's folder, and then from here.
    Raises BrandProblem, which names the ids that there are and the nearest one.
    """
    return choose_kit(name_or_path, beside, day).kit


def choose_kit(name_or_path: str, beside: Path | None = None, day: date | None = None) -> KitChoice:
    """The kit as `find_kit` finds it, and why it is another than the one named. Raises BrandProblem as `find_kit`."""
    wanted = name_or_path.strip()
    known = list_all_kits()
    current = _current(known)
    pinned = _PINNED.fullmatch(wanted.lower())
    versions = _versions(pinned[1], known) if pinned is not None else []
    if pinned is not None and versions:
        return KitChoice(load_kit(_pinned(pinned[2], versions).folder))
    named = current.get(wanted.lower())
    if named is not None:
        chosen, reason = profile_in_force(named, day or date.today(), current)  # noqa: DTZ011 - the wall calendar's
        return KitChoice(load_kit(chosen.folder), reason)
    folder = _folder(wanted, beside)
    if folder is not None:
        return KitChoice(load_kit(folder))
    raise BrandProblem(_not_found(wanted, list(_current(known))))


def _not_found(wanted: str, ids: list[str]) -> Sentence:
    import difflib  # costs no start

    ids = sorted(ids)
    near = difflib.get_close_matches(wanted.lower(), ids, n=1, cutoff=0.5)
    if near:
        return say(
            "Fant ikke profilpakken «{name}»; mente du «{near}»? Det finnes: {ids}.",
            name=wanted[:120],
            near=near[0],
            ids=", ".join(ids),
        )
    return say("Fant ikke profilpakken «{name}». Det finnes: {ids}.", name=wanted[:120], ids=", ".join(ids))


def _current(known: Iterable[KitSummary]) -> dict[str, KitSummary]:
    """The kit that talks get of each id."""
    found: dict[str, KitSummary] = {}
    for kit in known:
        old = found.get(kit.id)
        newer = old is not None and kit.origin == "shared" and version_key(kit.version) > version_key(old.version)
        if old is None or newer or (kit.origin == old.origin == "kept" and _is_newer(kit, old)):
            found[kit.id] = kit
    return found


def _is_newer(kit: KitSummary, old: KitSummary) -> bool:
    return version_key(kit.version) > version_key(old.version)


def _versions(kit_id: str, known: Iterable[KitSummary]) -> list[KitSummary]:
    """Every version of a kit, those too that were in the shared folder once and were copied then."""
    return [kit for kit in (*known, *summaries_in(shared_copies_folder(), "kept")) if kit.id == kit_id]


def _pinned(version: str, kits: list[KitSummary]) -> KitSummary:
    for kit in kits:
        if version_key(kit.version) == version_key(version):
            return kit
    versions = sorted({kit.version for kit in kits}, key=version_key)
    raise BrandProblem(
        say(
            "Fant ikke profilpakken «{name}» i versjon {version}; det finnes {versions}.",
            name=kits[0].id,
            version=version,
            versions=", ".join(versions),
        )
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
