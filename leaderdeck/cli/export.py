"""`leaderdeck export`: one talk, several, or a whole folder of them."""

from __future__ import annotations

import argparse
import os
from dataclasses import field
from pathlib import Path
from typing import Any

from leaderdeck.cli.arguments import Parser, UsageProblem
from leaderdeck.cli.export_handing_over import add_handing_over_arguments, run_handing_over
from leaderdeck.cli.library_folder import library_folder
from leaderdeck.cli.output import (
    Progress,
    counts_line,
    finding_line,
    findings_as_json,
    has_errors,
    print_json,
    print_text,
    slides_counted,
)
from leaderdeck.errors import FileProblem, LeaderDeckError
from leaderdeck.export.exporting import Kind, export_talk
from leaderdeck.export.fonts_elsewhere import fonts_elsewhere
from leaderdeck.export.paper_look import (
    LEAST_LETTERS_PT,
    MOST_LETTERS_PT,
    SLIDES_A_PAGE,
    USUAL_LOOK,
    PaperLook,
    usual_file_name,
)
from leaderdeck.export.profiles import PROFILES
from leaderdeck.export.replacing import sentence_for
from leaderdeck.language import interface_language, say, use_interface_language
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.talk import load_talk

TALK_SUFFIXES = {".md", ".markdown", ".txt"}
KINDS = ("pptx", "pdf", "png", "docx", "html", "manuscript", "handout")


@dataclass(frozen=True, slots=True)
class Job:
    """One talk to export, as a value that travels to another process."""

    file: Path
    target: Path
    kind: Kind
    profile: str
    brand: str | None
    allow: tuple[str, ...]
    force: bool
    embed_fonts: bool | None
    language: str
    look: PaperLook = USUAL_LOOK


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job went: lines to print, or the sentence that stopped it."""

    file: Path
    lines: tuple[str, ...] = ()
    trouble: str = ""
    errors: bool = False
    document: dict[str, Any] = field(default_factory=dict)
    """The same for programs."""


def add_arguments(parser: Parser) -> None:
    """Describe the call."""
    what = say("foredrag, eller en mappe med foredrag")
    where = say("filen, eller mappen når det er flere foredrag eller bilder")
    kinds = say(
        "hva som lages: docx er manuset i Word, manuscript det samme som PDF, handout utdeling med linjer å skrive på, "
        "html hele foredraget som én tilgjengelig nettside, handover alt mottakeren trenger i en mappe eller .zip"
    )
    receiver = say(
        "for hvem: stage har talenotater, organizer ikke, publish heller ikke skjulte lysbilder og navn; "
        "privat tekst er aldri med"
    )
    allowed = say("eksporter selv om denne personvernregelen (eller gruppen) slår ut")
    parser.add_argument("files", metavar=str(say("FIL")), type=Path, nargs="+", help=str(what))
    parser.add_argument("-o", "--output", metavar=str(say("UT")), help=str(where))
    parser.add_argument("--brand", metavar=str(say("PROFIL")), help=str(say("profilpakke: id eller mappe")))
    parser.add_argument("--to", choices=(*KINDS, "handover"), default="pptx", help=str(kinds))
    parser.add_argument("--profile", choices=tuple(PROFILES), default="stage", help=str(receiver))
    parser.add_argument("--allow", metavar=str(say("REGEL")), action="append", default=[], help=str(allowed))
    parser.add_argument("--force", action="store_true", help=str(say("erstatt en fil som finnes")))
    parser.add_argument(
        "--embed-fonts", action=argparse.BooleanOptionalAction,
        help=str(say("legg skriftene i PowerPoint-filen der lisensen tillater det; ellers som profilen vil")),
    )  # fmt: skip
    parser.add_argument(
        "--per-page", type=int, choices=SLIDES_A_PAGE, default=USUAL_LOOK.slides_a_page,
        help=str(say("lysbilder på hver side i utdelingen")),
    )  # fmt: skip
    parser.add_argument(
        "--letters", metavar="PT", type=float, default=USUAL_LOOK.letters_pt,
        help=str(say("størrelsen på talen i manuset, i punkt")),
    )  # fmt: skip
    parser.add_argument("--page-a-slide", action="store_true", help=str(say("ny side i manuset for hvert lysbilde")))
    parser.add_argument("--no-pictures", action="store_true", help=str(say("manuset uten bilder av lysbildene")))
    add_handing_over_arguments(parser)
    parser.add_argument("--json", action="store_true", help=str(say("ett JSON-dokument og ikke noe annet")))
    parser.add_argument("--jobs", metavar="N", type=int, default=1, help=str(say("så mange foredrag om gangen")))


def run(arguments: argparse.Namespace) -> int:
    """Export each talk; a talk that cannot be exported does not stop the others."""
    if arguments.to == "handover":
        return run_handing_over(arguments)
    jobs = _jobs(arguments)
    progress = Progress(len(jobs))
    outcomes = []
    for outcome in _work(jobs, max(1, arguments.jobs)):
        progress.step(outcome.file.name)
        outcomes.append(outcome)
        for line in () if arguments.json else outcome.lines:
            print_text(line)
    if arguments.json:
        print_json({"format": 1, "files": [outcome.document for outcome in outcomes if outcome.document]})
    troubles = [outcome.trouble for outcome in outcomes if outcome.trouble]
    if troubles:
        raise FileProblem(say("{sentences}", sentences="\n".join(troubles)))
    return int(any(outcome.errors for outcome in outcomes))


def export_one(job: Job) -> Outcome:
    """Do one job; runs here or in another process."""
    use_interface_language(job.language)
    try:
        talk = load_talk(job.file, job.brand, library_folder())
        profile = PROFILES[job.profile]
        exported = export_talk(
            talk,
            job.target,
            job.kind,
            profile,
            allow=job.allow,
            force=job.force,
            embed_fonts=job.embed_fonts,
            look=job.look,
        )
        fonts = fonts_elsewhere(talk, profile, exported.luggage) if job.kind == "pptx" else None
    except LeaderDeckError as problem:
        return Outcome(job.file, trouble=str(problem))
    except OSError as problem:
        return Outcome(job.file, trouble=str(sentence_for(problem, job.target)))
    lines = [finding_line(job.file, finding) for finding in talk.findings if finding.severity != "info"]
    written = exported.files[0] if len(exported.files) == 1 else job.target
    lines.append(
        str(
            say(
                "Skrev {file}: {slides} ({counts}).",
                file=written,
                slides=slides_counted(exported.slides),
                counts=counts_line(talk.findings),
            )
        )
    )
    lines += [f"  {sentence}" for sentence in (*(fonts.sentences if fonts else ()), *exported.remarks)]
    document = {
        "file": str(job.file), "written": [str(file) for file in exported.files], "slides": exported.slides,
        "fonts": fonts.document() if fonts else None, "findings": findings_as_json(talk.findings),
    }  # fmt: skip
    return Outcome(job.file, tuple(lines), errors=has_errors(talk.findings), document=document)


def _work(jobs: list[Job], at_once: int) -> list[Outcome] | map[Outcome]:
    if at_once == 1 or len(jobs) == 1:
        return map(export_one, jobs)
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Spawned, not forked: a forked Qt is not safe.
    with ProcessPoolExecutor(at_once, multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(export_one, jobs))


def _look(arguments: argparse.Namespace) -> PaperLook:
    if not LEAST_LETTERS_PT <= arguments.letters <= MOST_LETTERS_PT:
        raise UsageProblem(
            say(
                "--letters kan være fra {least} til {most} punkt.",
                least=f"{LEAST_LETTERS_PT:.0f}",
                most=f"{MOST_LETTERS_PT:.0f}",
            )
        )
    return PaperLook(arguments.letters, not arguments.no_pictures, arguments.page_a_slide, arguments.per_page)


def _jobs(arguments: argparse.Namespace) -> list[Job]:
    look = _look(arguments)
    files = [talk for file in arguments.files for talk in _talks_in(file)]
    batch = len(files) > 1 or arguments.files[0].is_dir()
    output = Path(arguments.output) if arguments.output else None
    if output and (batch or arguments.output.endswith(("/", os.sep))):
        _make_folder(output)
    targets = [_target(file, output, arguments.to, batch=batch) for file in files]
    _refuse_clashes(targets)
    return [
        Job(
            file,
            target,
            arguments.to,
            arguments.profile,
            arguments.brand,
            tuple(arguments.allow),
            arguments.force,
            arguments.embed_fonts,
            interface_language(),
            look,
        )
        for file, target in zip(files, targets, strict=True)
    ]


def _talks_in(file: Path) -> list[Path]:
    if not file.is_dir():
        return [file]
    talks = sorted(inside for inside in file.iterdir() if inside.suffix.lower() in TALK_SUFFIXES and inside.is_file())
    if not talks:
        raise FileProblem(say("{folder} har ingen foredrag (.md eller .txt).", folder=file))
    return talks


def _target(file: Path, output: Path | None, kind: str, *, batch: bool) -> Path:
    name = f"{file.stem}-bilder" if kind == "png" else usual_file_name(file.stem, kind)
    if output is None:
        return file.with_name(name)
    return output / name if batch or (output.is_dir() and kind != "png") else output


def _refuse_clashes(targets: list[Path]) -> None:
    seen: set[Path] = set()
    for target in targets:
        if target in seen:
            raise UsageProblem(
                say("To av foredragene ville blitt til samme fil, {file}; gi dem ulike navn.", file=target)
            )
        seen.add(target)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise FileProblem(sentence_for(problem, folder / "x")) from None
