"""«Lagre program …»: which file, and the programme written there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from leaderdeck.desktop.documents.file_dialogs import documents_folder, file_name_for
from leaderdeck.errors import ExportStopped
from leaderdeck.export.exporting import find_stopping
from leaderdeck.export.programme_export import PROGRAMME_KINDS, WrittenProgramme, export_programme
from leaderdeck.language import say
from leaderdeck.talk import Talk


def ask_where_to_write(parent: QWidget, talk: Talk) -> tuple[Path, bool] | None:
    """The file that the user chooses, and whether the dialog has asked before it is replaced; None for no file."""
    page, word, events = say("Side å skrive ut (*.html)"), say("Word (*.docx)"), say("Kalender (*.ics)")
    title = talk.deck.front_matter.title
    stem = talk.file.stem if talk.file else file_name_for(title) if title else ""
    name = "-".join(part for part in (stem, str(say("program"))) if part)
    folder = talk.file.parent if talk.file else documents_folder()
    chosen, kind = QFileDialog.getSaveFileName(
        parent, str(say("Lagre programmet")), str(folder / f"{name}.html"), f"{page};;{word};;{events}"
    )
    if not chosen:
        return None
    endings = dict(zip((str(page), str(word), str(events)), PROGRAMME_KINDS, strict=True))
    place = with_ending(Path(chosen), name, endings.get(kind, PROGRAMME_KINDS[0]))
    return place, place == Path(chosen)


def with_ending(chosen: Path, proposed: str, wanted: str) -> Path:
    """The file with the ending that was typed; with that of the kind where the name was left as it was proposed."""
    if chosen.suffix.lower() not in PROGRAMME_KINDS:
        return chosen.with_name(f"{chosen.name}{wanted}")
    return chosen.with_suffix(wanted) if chosen.stem == proposed else chosen


def write_programme(talk: Talk, target: Path, may_replace: bool) -> WrittenProgramme:  # noqa: FBT001 - asked of a thread
    """Write the programme. Raises ExportStopped or FileProblem in one sentence."""
    stopping = find_stopping(talk, ())
    if stopping:
        raise ExportStopped(say("Programmet er ikke lagret: {message} Rett det først.", message=stopping[0].message))
    return export_programme(talk, target, force=may_replace)
