"""A talk's programme written for itself: a page to print, a Word document, or events for a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from leaderdeck.errors import FileProblem
from leaderdeck.export.exporting import find_stopping, refuse_own_text, refuse_private, refuse_stopping
from leaderdeck.export.leak_scan import searched_for_leaks
from leaderdeck.export.profiles import PROFILES
from leaderdeck.export.replacing import check_may_replace, replace_file
from leaderdeck.language import Sentence, say
from leaderdeck.paper.calendar import CalendarFile, programme_calendar
from leaderdeck.paper.programme import programme_paper, shown_programmes
from leaderdeck.paper.programme_page import programme_page
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.talk import Talk

PROGRAMME_KINDS = (".html", ".docx", ".ics")


@dataclass(frozen=True, slots=True)
class WrittenProgramme:
    """What was written, and what could not be in it."""

    file: Path
    slots: int
    remarks: tuple[Sentence, ...] = ()


def export_programme(
    talk: Talk, target: Path, *, allow: tuple[str, ...] = (), force: bool = False, now: datetime | None = None
) -> WrittenProgramme:
    """Write the programme to `target`, whose ending says what it is to be. `now`: the time that a calendar bears.

    Raises ExportStopped or FileProblem in one sentence; then nothing at `target` has changed.
    """
    write = _WRITERS.get(target.suffix.lower())
    if write is None:
        raise FileProblem(
            say("{file} har en ending som ikke passer; velg .html, .docx eller .ics.", file=target.name or str(target))
        )
    refuse_private(talk)
    programmes = shown_programmes(talk.deck)
    if not programmes:
        raise FileProblem(
            say("Foredraget har ikke noe program; skriv en blokk som begynner med «::: agenda» og starttiden.")
        )
    shown = {programme.slide for programme in programmes}
    numbers = {number for number, (index, _) in enumerate(talk.scenes, start=1) if index in shown}
    stopping = tuple(one for one in find_stopping(talk, allow) if one.slide is None or one.slide in numbers)
    refuse_stopping(talk, stopping)
    refuse_own_text(talk, target)
    data, slots, remarks = write(talk, now or datetime.now(UTC))
    check_may_replace(target, force=force)

    def put(stream: BinaryIO) -> None:
        stream.write(data)

    scenes = tuple(scene for _, scene in talk.scenes)
    with searched_for_leaks(talk, PROFILES["organizer"], scenes, names=(target.name,)):
        replace_file(target, put)
    return WrittenProgramme(target, slots, remarks)


def _page(talk: Talk, now: datetime) -> tuple[bytes, int, tuple[Sentence, ...]]:
    paper = programme_paper(talk.deck)
    rows = sum(len(day.rows) for day in paper.days)
    return programme_page(paper, _ink(talk)).encode("utf-8", "replace"), rows, ()


def _document(talk: Talk, now: datetime) -> tuple[bytes, int, tuple[Sentence, ...]]:
    from leaderdeck.paper.programme_document import write_programme_document

    paper, stream = programme_paper(talk.deck), BytesIO()
    write_programme_document(paper, stream, _ink(talk))
    return stream.getvalue(), sum(len(day.rows) for day in paper.days), ()


def _calendar(talk: Talk, now: datetime) -> tuple[bytes, int, tuple[Sentence, ...]]:
    found = programme_calendar(talk.deck, now)
    if not found.events and found.without_day:
        raise FileProblem(
            say("Programmet har ingen dag; skriv «dato: 2026-03-16» i toppfeltet, så kan kalenderen lages.")
        )
    if not found.events:
        raise FileProblem(
            say("Programmet har ingen klokkeslett; skriv starttiden bak navnet, for eksempel «::: agenda 09.00».")
        )
    return found.data, found.events, tuple(_left_out(found))


def _left_out(found: CalendarFile) -> list[Sentence]:
    remarks = []
    if found.without_day:
        names = ", ".join(f"«{name[:60]}»" for name in found.without_day)
        remarks.append(say("Uten dag, så ikke med i kalenderen: {names}.", names=names))
    if found.without_start:
        names = ", ".join(f"«{name[:60]}»" for name in found.without_start)
        remarks.append(say("Uten klokkeslett, så ikke med i kalenderen: {names}.", names=names))
    return remarks


def _ink(talk: Talk) -> str:
    palette = talk.kit.palette
    return palette.rgb(palette.slot("heading"))


_Writer = Callable[[Talk, datetime], tuple[bytes, int, tuple[Sentence, ...]]]
_WRITERS: dict[str, _Writer] = {".html": _page, ".docx": _document, ".ics": _calendar}
