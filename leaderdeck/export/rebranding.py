"""Old decks into a brand, one file or thousands: each written whole or not at all, its original only ever read."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.kit import BrandKit
from leaderdeck.errors import FileProblem, LeaderDeckError
from leaderdeck.export.rebranding_pictures import write_pictures
from leaderdeck.export.replacing import check_may_replace, real_place, replace_file, sentence_for
from leaderdeck.language import say, use_interface_language
from leaderdeck.quick_dataclass import dataclass

SUFFIXES = frozenset({".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm"})
"""PowerPoint files that can move to another brand; what comes out is always a .pptx without macros."""
_LOCK = "~$"
"""How the names begin of what PowerPoint puts beside an open file."""


@dataclass(frozen=True, slots=True)
class RebrandJob:
    """One deck to move, as a value that travels to another process or machine."""

    source: Path
    target: Path
    brand: str
    """Id or folder of the kit."""
    force: bool = False
    dry_run: bool = False
    """Whether nothing is written but perhaps pictures."""
    pictures: Path | None = None
    """A folder for pictures of the slides before and after."""
    language: str = "nb"
    """The language that remarks are told in."""


@dataclass(frozen=True, slots=True)
class ToldRemark:
    """A remark in words."""

    slide: int
    text: str
    weight: str


@dataclass(frozen=True, slots=True)
class ToldRemoval:
    """Something of the old profile that went, in words."""

    slide: int
    kind: str
    text: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class RebrandOutcome:
    """How it went with one deck."""

    source: Path
    target: Path
    slides: int = 0
    remarks: tuple[ToldRemark, ...] = ()
    removed: tuple[ToldRemoval, ...] = ()
    pictures: tuple[Path, ...] = ()
    trouble: str = ""
    """The sentence that stopped it, or empty."""
    resumed: bool = False
    """Whether an earlier run had done it already."""


def rebrand_file(job: RebrandJob) -> RebrandOutcome:
    """Do one job, here or in another process. A deck that cannot be moved gives a sentence and raises nothing."""
    use_interface_language(job.language)
    try:
        return _rebrand(job)
    except LeaderDeckError as problem:
        return RebrandOutcome(job.source, job.target, trouble=str(problem))
    except OSError as problem:
        return RebrandOutcome(job.source, job.target, trouble=str(sentence_for(problem, job.target)))
    except MemoryError:
        sentence = say("{file} er for stor for denne maskinens minne.", file=job.source.name)
        return RebrandOutcome(job.source, job.target, trouble=str(sentence))


def plan_jobs(
    sources: tuple[Path, ...],
    folder: Path,
    brand: str,
    *,
    force: bool = False,
    dry_run: bool = False,
    pictures: Path | None = None,
    language: str = "nb",
) -> list[RebrandJob]:
    """A job for each deck among these files and in these folders, which keep their inner order of folders.

    Two decks that would become the same file get numbers. Raises FileProblem where there is nothing to do.
    """
    jobs: list[RebrandJob] = []
    taken: set[str] = set()
    for source in sources:
        for file, place in _decks_in(source, folder):
            target = _free(folder / place.with_suffix(".pptx"), taken)
            shown = pictures / place.with_suffix("") if pictures is not None else None
            jobs.append(RebrandJob(file, target, brand, force, dry_run, shown, language))
    if not jobs:
        raise FileProblem(say("{folder} har ingen PowerPoint-filer.", folder=sources[0]))
    return jobs


def _rebrand(job: RebrandJob) -> RebrandOutcome:
    from leaderdeck.powerpoint.faults import find_faults
    from leaderdeck.powerpoint.rebranding.rebrand import rebrand_presentation

    if not job.dry_run:
        _refuse_original(job)
        check_may_replace(job.target, force=job.force)
    done = rebrand_presentation(job.source, _kit(job.brand, os.getpid()))
    faults = find_faults(done.data)
    if faults:
        raise FileProblem(
            say("{file} ble ikke godkjent og ble derfor ikke lagret: {fault}", file=job.target.name, fault=faults[0])
        )
    if not job.dry_run:

        def write(stream: BinaryIO) -> None:
            stream.write(done.data)

        job.target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(job.target, write)
    pictures = write_pictures(job.source, done.data, job.pictures) if job.pictures is not None else ()
    return RebrandOutcome(
        job.source,
        job.target,
        done.slides,
        tuple(ToldRemark(each.slide, str(each.sentence), each.weight) for each in done.remarks),
        tuple(ToldRemoval(each.slide, each.kind, each.words, each.alt) for each in done.removed),
        pictures,
    )


def _refuse_original(job: RebrandJob) -> None:
    """Not even --force puts the new deck where the old one is."""
    with suppress(OSError):
        if real_place(job.target).samefile(job.source):
            raise FileProblem(say("{file} er originalen selv; velg en annen mappe.", file=job.source))


@lru_cache(maxsize=4)
def _kit(brand: str, _process: int) -> BrandKit:
    return find_kit(brand)


def _decks_in(source: Path, out: Path) -> list[tuple[Path, Path]]:
    """The decks that a source stands for, each with its place under the output folder."""
    if not source.is_dir():
        return [(source, Path(source.name))]
    try:
        inside = sorted(each for each in source.rglob("*") if _is_deck(each))
    except OSError as problem:
        raise FileProblem(sentence_for(problem, source / "x")) from None
    away = out.resolve()
    return [(each, each.relative_to(source)) for each in inside if not each.resolve().is_relative_to(away)]


def _is_deck(file: Path) -> bool:
    named = file.suffix.lower() in SUFFIXES and not file.name.startswith((_LOCK, "."))
    return named and file.is_file()


def _free(target: Path, taken: set[str]) -> Path:
    """The target, or the same with a number where another deck has it: file systems may not tell letters' cases."""
    found, number = target, 2
    while str(found).casefold() in taken:
        found, number = target.with_stem(f"{target.stem}-{number}"), number + 1
    taken.add(str(found).casefold())
    return found
