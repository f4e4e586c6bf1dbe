"""Kits installed for this user: whole or not at all, updated, removed, older versions kept for talks that pin them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from leaderdeck.brand.catalog import list_all_kits, list_kits
from leaderdeck.brand.kit_folders import kept_folder, origin_of, put_kit, take_away, version_folder
from leaderdeck.brand.kit_package import KitPackage, read_kit
from leaderdeck.brand.kit_summary import KitSummary, read_summary, version_key
from leaderdeck.errors import BrandProblem, FileProblem, LeaderDeckError
from leaderdeck.language import Sentence, say
from leaderdeck.paths import user_brand_folder
from leaderdeck.quick_dataclass import dataclass

Outcome: TypeAlias = Literal["installed", "updated", "unchanged"]


class KitConflict(BrandProblem):
    """The kit is sound, but takes the place of a newer one or of somebody else's: only who insists gets it."""


@dataclass(frozen=True, slots=True)
class Installation:
    """What an installation did."""

    outcome: Outcome
    kit: KitSummary
    replaced: str = ""
    """The version that was there before and is kept for talks that pin it."""

    @property
    def sentence(self) -> Sentence:
        """What to tell the user."""
        words = {"name": self.kit.name, "version": self.kit.version}
        if self.outcome == "unchanged":
            return say("«{name}» {version} er installert fra før.", **words)
        if self.replaced:
            return say("Oppdaterte «{name}» fra {old} til {version}.", old=self.replaced, **words)
        return say("Installerte «{name}» {version}.", **words)


@dataclass(frozen=True, slots=True)
class NewerKit:
    """A newer version of an installed kit, and where it lies."""

    installed: KitSummary
    version: str
    source: Path


def install_kit(source: Path, *, force: bool = False) -> Installation:
    """Install the kit in a `.ldbrand` file or a folder for this user.

    Raises BrandProblem for a kit that is not sound; KitConflict, unless forced, for one that is older than the
    installed one, differs from it in contents but not in version, or comes from another maker; FileProblem where the
    disk refuses.
    """
    return install_package(read_kit(source), force=force)


def install_package(package: KitPackage, *, force: bool = False) -> Installation:
    """Install a kit that has been looked through already. Raises as `install_kit` does."""
    place = user_brand_folder() / package.id
    old = read_summary(place, "installed")
    if old is not None and _is_same(package, place):
        return Installation("unchanged", old)
    if not force:
        _refuse_unless_forced(package, old)
    kept = version_folder(kept_folder(), old.id, old.version) if old is not None else None
    origin = {"source": str(package.source.absolute()), "day": date.today().isoformat()}  # noqa: DTZ011 - for people
    try:
        put_kit(package, place, origin, kept)
    except OSError as problem:
        raise _disk_problem(problem, place) from problem
    kit = read_summary(place, "installed")
    if kit is None:
        raise BrandProblem(say("Fant ikke brand.toml i {folder}; velg mappen til en profilpakke.", folder=place))
    return Installation("updated" if old is not None else "installed", kit, old.version if old is not None else "")


def remove_kit(kit_id: str) -> tuple[str, ...]:
    """Remove an installed kit in all its versions; gives them. Raises BrandProblem for one that is not there."""
    wanted = kit_id.strip().lower()
    known = [kit for kit in list_all_kits() if kit.id == wanted]
    mine = [kit for kit in known if kit.origin in ("installed", "kept")]
    if not mine:
        raise BrandProblem(_not_removable(wanted, known))
    try:
        for kit in mine:
            take_away(kit.folder)
    except OSError as problem:
        raise _disk_problem(problem, mine[0].folder) from problem
    return tuple(dict.fromkeys(kit.version for kit in mine))


def newer_kits() -> tuple[NewerKit, ...]:
    """Installed kits of which a newer version lies in the shared folder, or where they were installed from."""
    known = list_all_kits()
    installed = [kit for kit in known if kit.origin == "installed"]
    found = (max(_candidates(kit, known), key=lambda newer: version_key(newer.version), default=None)
             for kit in installed)  # fmt: skip
    return tuple(newer for newer in found if newer is not None)


def update_kit(newer: NewerKit) -> Installation:
    """Install the newer version. Raises as `install_kit` does, also where it has become another kit since."""
    package = read_kit(newer.source)
    if package.id != newer.installed.id:
        raise BrandProblem(
            say("{file} er profilpakken «{name}» nå, ikke «{id}».", file=newer.source.name, name=package.id,
                id=newer.installed.id)
        )  # fmt: skip
    return install_package(package)


def _candidates(kit: KitSummary, known: tuple[KitSummary, ...]) -> Iterator[NewerKit]:
    for other in known:
        if other.id == kit.id and other.origin == "shared" and version_key(other.version) > version_key(kit.version):
            yield NewerKit(kit, other.version, other.folder)
    source = origin_of(kit.folder).get("source", "")
    if source and not _is_remote(source):
        try:
            package = read_kit(Path(source))
        except LeaderDeckError:
            return
        if package.id == kit.id and version_key(package.version) > version_key(kit.version):
            yield NewerKit(kit, package.version, package.source)


def _is_remote(source: str) -> bool:
    """Whether looking there would call another machine, which is for the user to say and not for an update."""
    return source.replace("\\", "/").startswith("//")


def _is_same(package: KitPackage, place: Path) -> bool:
    try:
        return all(place.joinpath(*name.split("/")).read_bytes() == data for name, data in package.files)
    except OSError:
        return False


def _refuse_unless_forced(package: KitPackage, old: KitSummary | None) -> None:
    known = old or next((kit for kit in list_kits() if kit.id == package.id), None)
    if known is None:
        return
    if known.name.casefold() != package.name.casefold():
        raise KitConflict(
            say("«{id}» er fra før profilpakken til {old}, men denne er laget for {new}.",
                id=package.id, old=known.name, new=package.name)
        )  # fmt: skip
    if old is None:
        return
    there, new = version_key(old.version), version_key(package.version)
    if new < there:
        raise KitConflict(
            say("«{name}» er installert i nyere versjon ({old}) enn denne ({new}).",
                name=old.name, old=old.version, new=package.version)
        )  # fmt: skip
    if new == there:
        raise KitConflict(
            say("«{name}» {version} er installert fra før med annet innhold; den nye burde hatt et høyere "
                "versjonsnummer.", name=old.name, version=old.version)
        )  # fmt: skip


def _not_removable(wanted: str, known: list[KitSummary]) -> Sentence:
    origins = {kit.origin for kit in known}
    if "shared" in origins:
        return say("«{id}» ligger i organisasjonens delte mappe og fjernes der.", id=wanted)
    if "shipped" in origins:
        return say("«{id}» følger med LeaderDeck og kan ikke fjernes.", id=wanted)
    ids = ", ".join(sorted({kit.id for kit in list_all_kits() if kit.origin == "installed"}))
    if ids:
        return say("«{id}» er ikke installert; det er {ids}.", id=wanted[:120], ids=ids)
    return say("«{id}» er ikke installert; det er ingen profilpakker.", id=wanted[:120])


def _disk_problem(problem: OSError, place: Path) -> FileProblem:
    reason = problem.strerror or type(problem).__name__
    return FileProblem(say("Kunne ikke skrive i {folder}: {reason}.", folder=place.parent, reason=reason))
