"""`leaderdeck rebrand`: existing PowerPoint files into a brand."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from leaderdeck.brand.catalog import find_kit
from leaderdeck.cli.arguments import Parser, UsageProblem
from leaderdeck.cli.output import Progress, print_json, print_text, slides_counted
from leaderdeck.errors import FileProblem
from leaderdeck.export.rebranding import RebrandJob, RebrandOutcome, plan_jobs
from leaderdeck.export.rebranding_journal import Journal
from leaderdeck.export.rebranding_run import run_jobs
from leaderdeck.language import interface_language, say


def add_arguments(parser: Parser) -> None:
    """Describe the call."""
    parser.add_argument(
        "files",
        metavar=str(say("FIL")),
        type=Path,
        nargs="+",
        help=str(say("PowerPoint-filer, eller mapper med slike")),
    )
    parser.add_argument(
        "--brand", metavar=str(say("PROFIL")), required=True, help=str(say("profilpakke: id eller mappe"))
    )
    parser.add_argument("-o", "--output", metavar=str(say("MAPPE")), type=Path, help=str(say("mappen for resultatene")))
    parser.add_argument("--jobs", metavar="N", type=int, default=1, help=str(say("så mange filer om gangen")))
    parser.add_argument(
        "--dry-run", action="store_true", help=str(say("si bare hva som ville skje; ingen PowerPoint-fil skrives"))
    )
    parser.add_argument(
        "--pictures",
        metavar=str(say("MAPPE")),
        type=Path,
        help=str(say("bilder av lysbildene før og etter, tegnet av LibreOffice")),
    )
    parser.add_argument("--json", action="store_true", help=str(say("ett JSON-dokument og ikke noe annet")))
    parser.add_argument("--force", action="store_true", help=str(say("erstatt en fil som finnes")))
    parser.add_argument(
        "--resume", action="store_true", help=str(say("fortsett der en avbrutt kjøring til samme mappe sluttet"))
    )
    parser.add_argument(
        "--scheduler", metavar=str(say("ADRESSE")), default="", help=str(say("adressen til en Dask-klynge"))
    )


def run(arguments: argparse.Namespace) -> int:
    """Move each deck; one that cannot be moved does not stop the others."""
    kit = find_kit(arguments.brand)
    jobs = _jobs(arguments)
    progress = Progress(len(jobs))
    outcomes: list[RebrandOutcome] = []
    for outcome in _outcomes(arguments, jobs, f"{kit.id} {kit.version}"):
        outcomes.append(outcome)
        progress.step(outcome.source.name)
        if not arguments.json:
            _print_outcome(outcome, dry_run=arguments.dry_run)
    if arguments.json:
        outcomes.sort(key=lambda outcome: str(outcome.source))
        files = [_as_json(outcome, dry_run=arguments.dry_run) for outcome in outcomes]
        print_json({"format": 1, "brand": kit.id, "version": kit.version, "files": files})
    troubles = [outcome.trouble for outcome in outcomes if outcome.trouble]
    if troubles:
        raise FileProblem(say("{sentences}", sentences="\n".join(troubles)))
    return 0


def _jobs(arguments: argparse.Namespace) -> list[RebrandJob]:
    if arguments.output is None and not arguments.dry_run:
        raise UsageProblem(say("Det mangler en mappe for resultatene (-o); originalene røres aldri."))
    if arguments.resume and arguments.dry_run:
        raise UsageProblem(say("--resume kan ikke stå sammen med --dry-run: en prøve har ikke noe å fortsette på."))
    return plan_jobs(
        tuple(arguments.files),
        arguments.output or Path(),
        _brand_from_anywhere(arguments.brand),
        force=arguments.force,
        dry_run=arguments.dry_run,
        pictures=arguments.pictures,
        language=interface_language(),
    )


def _brand_from_anywhere(brand: str) -> str:
    """A folder by its whole path: the machines of a cluster stand elsewhere."""
    path = Path(brand)
    return str(path.resolve()) if path.is_dir() else brand


def _outcomes(arguments: argparse.Namespace, jobs: list[RebrandJob], brand: str) -> Iterator[RebrandOutcome]:
    with ExitStack() as stack:
        journal = None
        if not arguments.dry_run:
            journal = stack.enter_context(Journal(arguments.output, brand, resume=arguments.resume))
            done, jobs = journal.split(jobs)
            yield from done
        for outcome in run_jobs(jobs, max(1, arguments.jobs), arguments.scheduler):
            if journal is not None:
                journal.add(outcome)
            yield outcome


def _print_outcome(outcome: RebrandOutcome, *, dry_run: bool) -> None:
    if outcome.trouble:
        return
    for remark in outcome.remarks:
        print_text(str(say("{file}, lysbilde {number}: {text}", file=outcome.source, number=remark.slide,
                           text=remark.text)))  # fmt: skip
    counts = {"slides": slides_counted(outcome.slides), "removed": len(outcome.removed)}
    look = sum(remark.weight == "look" for remark in outcome.remarks)
    if dry_run:
        sentence = say(
            "Ville skrevet {file}: {slides}, gammel profil tatt bort: {removed}, å se over: {look}.",
            file=outcome.target, look=look, **counts,
        )  # fmt: skip
    elif outcome.resumed:
        sentence = say("{file} var ferdig fra før: {slides}.", file=outcome.target, slides=counts["slides"])
    else:
        sentence = say(
            "Skrev {file}: {slides}, gammel profil tatt bort: {removed}, å se over: {look}.",
            file=outcome.target, look=look, **counts,
        )  # fmt: skip
    print_text(str(sentence))


def _as_json(outcome: RebrandOutcome, *, dry_run: bool) -> dict[str, Any]:
    return {
        "file": str(outcome.source),
        "output": "" if dry_run or outcome.trouble else str(outcome.target),
        "slides": outcome.slides,
        "resumed": outcome.resumed,
        "trouble": outcome.trouble,
        "remarks": [{"slide": each.slide, "weight": each.weight, "message": each.text} for each in outcome.remarks],
        "removed": [
            {"slide": each.slide, "kind": each.kind, "text": each.text, "alt": each.alt} for each in outcome.removed
        ],
        "pictures": [str(each) for each in outcome.pictures],
    }
