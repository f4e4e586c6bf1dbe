"""One talk, one file: PowerPoint, PDF, a paper, a page of HTML, or a folder of pictures."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from leaderdeck.checks.finding import Finding
from leaderdeck.errors import ExportStopped, FileProblem
from leaderdeck.export.leak_scan import searched_for_leaks
from leaderdeck.export.paper_look import USUAL_LOOK, PaperLook
from leaderdeck.export.profiles import Profile, properties_for, scenes_for
from leaderdeck.export.replacing import check_may_replace, real_place, replace_file, replace_files, sentence_for
from leaderdeck.language import Sentence, say
from leaderdeck.powerpoint.embedded_font import FontLuggage
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import Scene
from leaderdeck.talk import Talk

Kind: TypeAlias = Literal["pptx", "pdf", "png", "docx", "manuscript", "handout", "html"]
"""`docx` is the manuscript for a word processor, `manuscript` and `handout` are PDFs; `png` is a folder of pictures."""
Progress: TypeAlias = Callable[[int, int], None]
"""Told how many slides are done, of how many, before each slide and when all are written but not yet in place.

It may raise ExportCanceled; then nothing at the target changes.
"""
PICTURE_WIDTH_PX = 1920
_UNTAGGED = say("PDF-en er uten merker for skjermlesere; gi nettsiden (html) til dem som skal høre talen lest.")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and how many slides it holds."""

    files: tuple[Path, ...]
    slides: int
    luggage: FontLuggage = FontLuggage()
    """The fonts that lie in the file, and those that stayed at home with the reason."""
    remarks: tuple[Sentence, ...] = ()
    """What the file lacks, although it was written."""


class ExportCanceled(ExportStopped):
    """Whoever asked for the export thought better of it."""

    def __init__(self) -> None:
        super().__init__(say("Eksporten ble avbrutt; ingenting er endret."))


def _tell_nobody(_done: int, _slides: int) -> None:
    """The progress of an export that nobody watches."""


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be written, and where."""

    talk: Talk
    indexed: tuple[tuple[int, Scene], ...]
    scenes: tuple[Scene, ...]
    properties: DeckProperties
    target: Path
    force: bool
    progress: Progress
    profile: Profile
    kind: Kind
    look: PaperLook


def find_stopping(talk: Talk, allow: tuple[str, ...]) -> tuple[Finding, ...]:
    """Privacy errors that stop an export: those whose rule, or group, nobody allowed for this call."""
    return tuple(
        finding
        for finding in talk.findings
        if finding.severity == "error"
        and finding.rule.startswith("privacy.")
        and finding.rule not in allow
        and "privacy" not in allow
    )


def export_talk(
    talk: Talk,
    target: Path,
    kind: Kind,
    profile: Profile,
    *,
    allow: tuple[str, ...] = (),
    force: bool = False,
    embed_fonts: bool | None = None,
    progress: Progress = _tell_nobody,
    look: PaperLook = USUAL_LOOK,
) -> Exported:
    """Write the talk to `target` (a folder for pictures) and tell what was written.

    `embed_fonts` puts the fonts into a PowerPoint file, as far as their licenses allow; None means as the brand wants.
    `look` is how manuscripts and handouts are laid out.

    Raises ExportStopped (ExportCanceled where `progress` did) or FileProblem in one sentence; then nothing at `target`
    has changed.
    """
    refuse_private(talk)
    refuse_stopping(talk, find_stopping(talk, allow))
    indexed = scenes_for(talk, profile)
    if not indexed:
        raise FileProblem(say("{file} har ingen lysbilder å eksportere.", file=_name_of(talk)))
    properties = properties_for(talk, profile, indexed)
    scenes = tuple(scene for _, scene in indexed)
    refuse_own_text(talk, target)
    luggage = _luggage(talk, scenes, kind, wanted=embed_fonts)
    properties = replace(properties, fonts=luggage.fonts)
    order = _Order(talk, indexed, scenes, properties, target, force, progress, profile, kind, look)
    with searched_for_leaks(talk, profile, scenes, names=(target.name,)):
        exported = _WRITERS[kind](order)
    return replace(exported, luggage=luggage)


def _luggage(talk: Talk, scenes: tuple[Scene, ...], kind: Kind, *, wanted: bool | None) -> FontLuggage:
    """The fonts that go into the file; a PDF has its own way with fonts, and pictures have none."""
    if kind != "pptx" or not (talk.kit.embeds_fonts if wanted is None else wanted):
        return FontLuggage()
    from leaderdeck.powerpoint.font_embedding import pack_fonts

    return pack_fonts(talk.kit, scenes)


def _name_of(talk: Talk) -> Path | Sentence:
    """The talk's file, or a word for what has none yet."""
    return talk.file or say("Foredraget")


def refuse_stopping(talk: Talk, stopping: tuple[Finding, ...]) -> None:
    """Raise ExportStopped for the first of these findings."""
    if stopping:
        first = stopping[0]
        raise ExportStopped(
            say(
                "{file}, linje {line}: {message} Rett det, eller tillat det med --allow {rule}.",
                file=_name_of(talk),
                line=first.line or 1,
                message=first.message,
                rule=first.rule,
            )
        )


def refuse_private(talk: Talk) -> None:
    """Raise ExportStopped where the whole talk is private."""
    if talk.deck.front_matter.private:
        line = dict(talk.deck.front_matter.lines).get("private", 1)
        raise ExportStopped(
            say(
                "{file}, linje {line}: hele filen er merket privat og eksporteres ikke.", file=_name_of(talk), line=line
            )
        )


def refuse_own_text(talk: Talk, target: Path) -> None:
    """Not even --force puts slides where the talk itself is written."""
    with suppress(OSError):
        if talk.file and real_place(target).samefile(talk.file):
            raise FileProblem(say("{file} er foredraget selv; velg et annet navn for det som lages.", file=target))


def _write_powerpoint(order: _Order) -> Exported:
    from leaderdeck.powerpoint.faults import find_faults
    from leaderdeck.powerpoint.writer import write_deck

    def write(stream: BinaryIO) -> None:
        write_deck(order.scenes, order.talk.kit, order.properties, stream, order.progress)

    def accept(file: Path) -> None:
        order.progress(len(order.scenes), len(order.scenes))
        faults = find_faults(file.read_bytes())
        if faults:
            raise FileProblem(
                say("PowerPoint-filen ble ikke godkjent og ble derfor ikke lagret: {fault}", fault=faults[0])
            )

    check_may_replace(order.target, force=order.force)
    replace_file(order.target, write, accept)
    return Exported((order.target,), len(order.scenes))


def _write_pdf(order: _Order) -> Exported:
    from leaderdeck.paint.pdf import write_pdf

    remarks: list[Sentence] = []

    def write(stream: BinaryIO) -> None:
        if not write_pdf(order.scenes, order.talk.kit, order.properties, stream, order.progress):
            remarks.append(_UNTAGGED)

    check_may_replace(order.target, force=order.force)
    replace_file(order.target, write)
    shown = [scene for scene in order.scenes if order.properties.with_hidden or not scene.hidden]
    return Exported((order.target,), len(shown), remarks=tuple(remarks))


def _write_pictures(order: _Order) -> Exported:
    from leaderdeck.paint.thumbnails import png_bytes

    if _exists(order.target) and not order.target.is_dir():
        raise FileProblem(say("{file} er en fil; bilder skrives i en mappe, så velg et mappenavn.", file=order.target))
    stem = order.talk.file.stem if order.talk.file else "lysbilde"
    digits = max(2, len(str(len(order.scenes))))
    files = tuple(order.target / f"{stem}-{number:0{digits}d}.png" for number in range(1, len(order.scenes) + 1))
    for file in files:
        check_may_replace(file, force=order.force)

    def picture(number: int, scene: Scene) -> Callable[[BinaryIO], None]:
        def write(stream: BinaryIO) -> None:
            order.progress(number - 1, len(order.scenes))
            stream.write(png_bytes(scene, order.talk.kit, number, PICTURE_WIDTH_PX))

        return write

    is_new = not _exists(order.target)
    try:
        order.target.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise FileProblem(sentence_for(problem, order.target)) from None
    try:
        numbered = enumerate(zip(files, order.scenes, strict=True), start=1)
        replace_files((file, picture(number, scene)) for number, (file, scene) in numbered)
    except (FileProblem, ExportStopped):
        if is_new:
            with suppress(OSError):
                order.target.rmdir()
        raise
    return Exported(files, len(order.scenes))


def _write_paper(order: _Order) -> Exported:
    from leaderdeck.export.papers_export import paper_file

    check_may_replace(order.target, force=order.force)
    made = paper_file(order.talk, order.indexed, order.profile, order.kind, order.look, order.progress)

    def write(stream: BinaryIO) -> None:
        stream.write(made.data)

    replace_file(order.target, write)
    return Exported((order.target,), len(order.scenes), remarks=() if made.is_tagged else (_UNTAGGED,))


def _exists(target: Path) -> bool:
    try:
        return target.exists()
    except OSError as problem:
        raise FileProblem(sentence_for(problem, target)) from None


_WRITERS: dict[Kind, Callable[[_Order], Exported]] = {
    "pptx": _write_powerpoint,
    "pdf": _write_pdf,
    "png": _write_pictures,
    "docx": _write_paper,
    "manuscript": _write_paper,
    "handout": _write_paper,
    "html": _write_paper,
}
