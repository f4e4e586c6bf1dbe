"""A talk handed over: one folder or one packed file with all that its receiver needs, frozen as it was that day.

Nothing that was handed over is ever written again: a place that is taken is refused, and each hand-over has files of
its own that are only to be read. A small record in the user's own folder tells what was handed over to whom.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path
from typing import BinaryIO

from leaderdeck.errors import FileProblem
from leaderdeck.export.exporting import (
    Kind,
    Progress,
    export_talk,
    find_stopping,
    refuse_own_text,
    refuse_private,
    refuse_stopping,
)
from leaderdeck.export.handing_over_pages import Delivery, accessibility_statement, font_list, stage_checklist
from leaderdeck.export.handing_over_record import CHECKSUMS, HandOver, add_record
from leaderdeck.export.leak_scan import searched_for_leaks
from leaderdeck.export.profiles import Profile, scenes_for
from leaderdeck.export.replacing import real_place, replace_file, sentence_for
from leaderdeck.export.unfinished import finish, new_unfinished
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.talk import Talk

_READ_ONLY = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
_WRITERS: tuple[tuple[Kind, str, str, Sentence], ...] = (
    ("pptx", "{stem}.pptx", "stage organizer publish", say("Lysbildene i PowerPoint")),
    ("pdf", "{stem}.pdf", "stage organizer publish", say("Lysbildene som PDF, like på alle maskiner")),
    ("docx", "{stem} manus.docx", "stage", say("Manus med talenotatene, til utskrift")),
    ("html", "{stem}.html", "publish", say("Hele foredraget som nettside, for skjermleser og telefon")),
)
"""What is written for which receivers, the largest work first."""


@dataclass(frozen=True, slots=True)
class Handing:
    """What is wanted: which talk, for whom, where (a folder, or a file that ends in `.zip`), and what was allowed."""

    talk: Talk
    profile: Profile
    target: Path
    event: str = ""
    recipient: str = ""
    allow: tuple[str, ...] = ()
    embed_fonts: bool | None = None


@dataclass(frozen=True, slots=True)
class HandingPart:
    """One file that goes out, and what it is."""

    name: str
    meaning: Sentence


def parts_of(talk: Talk, profile: Profile) -> tuple[HandingPart, ...]:
    """Every file that this receiver gets, in the order of the list of checksums."""
    stem = usual_stem(talk)
    made = [
        HandingPart(name.format(stem=stem), meaning)
        for _, name, profiles, meaning in _WRITERS
        if profile.name in profiles.split()
    ]
    language = _language(talk)
    if profile.name == "publish":
        name = say("tilgjengelighet").in_language(language)
        made.append(HandingPart(f"{name}.html", say("Erklæring om tilgjengelighet")))
    else:
        name = say("sjekkliste").in_language(language)
        made.append(HandingPart(f"{name}.html", say("Sjekkliste for scenen, på ett ark")))
    made.append(HandingPart(f"{say('skrifter').in_language(language)}.txt", say("Skriftene, og hva som mangler hvor")))
    made.append(HandingPart(CHECKSUMS, say("Kontrollsummer, så alle kan se at filene er de riktige")))
    return tuple(made)


def usual_stem(talk: Talk) -> str:
    """What the files are called: as the talk's own file, else as its title."""
    title = talk.file.stem if talk.file else talk.deck.front_matter.title
    kept = "".join(sign if sign.isalnum() or sign in " -_,()" else " " for sign in title)
    return " ".join(kept.split())[:80].strip() or str(say("foredrag"))


def hand_over(wanted: Handing, progress: Progress = lambda done, slides: None, now: datetime | None = None) -> HandOver:
    """Write everything and record it. Raises ExportStopped or FileProblem in one sentence; then nothing is left.

    Every file is searched for what stays at home before it is put in its place, and the packed file once more.
    """
    talk, profile, target = wanted.talk, wanted.profile, wanted.target
    refuse_private(talk)
    refuse_stopping(talk, find_stopping(talk, wanted.allow))
    refuse_own_text(talk, target)
    _refuse_taken(target)
    moment = (now or datetime.now().astimezone()).replace(microsecond=0)
    scenes = tuple(scene for _, scene in scenes_for(talk, profile))
    delivery = Delivery(talk, profile, scenes, wanted.event, wanted.recipient, moment.date().isoformat())
    staging = new_unfinished(target.parent)
    try:
        try:
            staging.mkdir(mode=0o755)
        except OSError as problem:
            raise FileProblem(sentence_for(problem, target)) from None
        names = (target.name, *(part.name for part in parts_of(talk, profile)))
        with searched_for_leaks(talk, profile, scenes, names), _told_of(target):
            _fill(staging, wanted, delivery, progress)
            sums = (staging / CHECKSUMS).read_bytes()
            _put(staging, target)
    finally:
        _remove(staging)
    record = HandOver(
        title=delivery.title, event=wanted.event, recipient=wanted.recipient, profile=profile.name,
        moment=moment.isoformat(), place=str(Path(os.path.abspath(target))), talk=str(talk.file or ""),
        sha256=hashlib.sha256(sums).hexdigest(), files=tuple(_read_sums(sums)),
    )  # fmt: skip
    with suppress(FileProblem):  # what is handed over carries its own checksums; a full user folder costs the list only
        add_record(record)
    return record


@contextmanager
def _told_of(target: Path) -> Iterator[None]:
    """What goes wrong with a file on its way is told of the whole: nobody knows the names that it has until then."""
    try:
        yield
    except FileProblem as problem:
        cause = problem.__cause__
        if not isinstance(cause, OSError):
            raise
        if cause.errno in (ENOSPC, EDQUOT, EFBIG):
            full = say(
                "Disken er full: {place} ble ikke levert, og ingenting er igjen der; frigjør plass.", place=target
            )
            raise FileProblem(full) from cause
        raise FileProblem(sentence_for(cause, target)) from cause


def _fill(folder: Path, wanted: Handing, delivery: Delivery, progress: Progress) -> None:
    names = iter(parts_of(wanted.talk, wanted.profile))
    written: list[Path] = []
    for kind, _, profiles, _ in _WRITERS:
        if wanted.profile.name in profiles.split():
            written.append(folder / next(names).name)
            progress(0, len(delivery.scenes))  # whoever has stopped it need not wait for what comes before the slides
            exported = export_talk(
                wanted.talk, written[-1], kind, wanted.profile,
                allow=wanted.allow, force=True, embed_fonts=wanted.embed_fonts, progress=progress,
            )  # fmt: skip
            delivery = replace(delivery, remarks=(*delivery.remarks, *exported.remarks))
            if kind == "pptx":
                delivery = replace(delivery, embedded=tuple(font.typeface for font in exported.luggage.fonts))
    presentation = written[0]
    if wanted.profile.name == "publish":
        page = accessibility_statement(delivery)
    else:
        page = stage_checklist(delivery, presentation.name, _sum_of(presentation))
    for text in (page, font_list(delivery)):
        written.append(folder / next(names).name)
        _write(written[-1], text)
    _write(folder / CHECKSUMS, "".join(f"{_sum_of(file)} *{file.name}\n" for file in written))


def _write(file: Path, text: str) -> None:
    def put(stream: BinaryIO) -> None:
        stream.write(text.encode())

    replace_file(file, put, remember=False)


def _put(staging: Path, target: Path) -> None:
    """Give the finished folder its name, or pack it into one file."""
    if target.suffix.lower() == ".zip":
        replace_file(target, _packing(staging, target.stem), remember=False)
        with suppress(OSError):
            target.chmod(_READ_ONLY)
        return
    for file in staging.iterdir():
        with suppress(OSError):
            file.chmod(_READ_ONLY)
    try:
        os.rename(staging, real_place(target))
    except OSError as problem:
        raise FileProblem(sentence_for(problem, target)) from None


def _packing(staging: Path, name: str) -> Callable[[BinaryIO], None]:
    """Writes the folder as one archive, without the times and owners that this machine knows."""

    def write(stream: BinaryIO) -> None:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(staging.iterdir()):
                entry = zipfile.ZipInfo(f"{name}/{file.name}")
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = _READ_ONLY << 16
                archive.writestr(entry, file.read_bytes())

    return write


def _refuse_taken(target: Path) -> None:
    """What was handed over is never written again, whoever asks."""
    try:
        taken = real_place(target).exists() or target.is_symlink()
    except OSError as problem:
        raise FileProblem(sentence_for(problem, target)) from None
    if taken:
        raise FileProblem(
            say("{file} finnes fra før, og det som er levert, endres aldri; velg et nytt navn.", file=target)
        )


def _remove(staging: Path) -> None:
    if staging.is_dir():
        shutil.rmtree(staging, ignore_errors=True)
    finish(staging)


def _sum_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read_sums(sums: bytes) -> list[tuple[str, str]]:
    return [(line[66:], line[:64]) for line in sums.decode().splitlines()]


def _language(talk: Talk) -> str:
    short = talk.deck.front_matter.language.partition("-")[0]
    return short if short in ("nn", "en") else "nb"
