"""Which file: the two questions about places on disk."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from leaderdeck.language import say
from leaderdeck.library.locked_note import LOCKED_ENDING

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 80
_ENDINGS = (".md", ".markdown", ".txt", LOCKED_ENDING)
_MOST_QUESTIONS = 20
_MOST_NUMBERS = 100


def ask_which_to_open(parent: QWidget, folder: Path | None) -> Path | None:
    """The file that the user chooses, or None."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, str(say("Åpne foredrag")), str(folder or documents_folder()), _kinds(with_documents=True)
    )
    return Path(chosen) if chosen else None


def ask_where_to_save(parent: QWidget, path: Path | None, title: str, folder: Path | None = None) -> Path | None:
    """Where the user wants the talk, in `folder` if it has no file yet; the dialog asks before a file is replaced."""
    proposed = path or _free_place(folder or documents_folder(), file_name_for(title))
    for _ in range(_MOST_QUESTIONS):
        chosen, _kind = QFileDialog.getSaveFileName(parent, str(say("Lagre foredraget")), str(proposed), _kinds())
        if not chosen:
            return None
        place = _with_ending(Path(chosen))
        if place == Path(chosen) or not place.exists():
            return place
        proposed = place  # the dialog asked about another name: about this one it shall ask too
    return None


def _free_place(folder: Path, name: str) -> Path:
    """A file that is not there yet, so that nobody is led to replace another talk of the same title."""
    places = (folder / f"{name}{f' {number}' if number > 1 else ''}.md" for number in range(1, _MOST_NUMBERS))
    return next((place for place in places if not place.exists()), folder / f"{name}.md")


def _with_ending(place: Path) -> Path:
    """A talk is found again by its ending, and «Møte 12.3» has none."""
    return place if place.suffix.lower() in _ENDINGS else place.with_name(f"{place.name}.md")


def ask_which_folder(parent: QWidget, folder: Path | None) -> Path | None:
    """The folder that the user chooses, or None."""
    chosen = QFileDialog.getExistingDirectory(
        parent, str(say("Velg mappe med foredrag og notater")), str(folder or documents_folder())
    )
    return Path(chosen) if chosen else None


def documents_folder() -> Path:
    """Where the user's own documents lie."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place else Path.home()


def file_name_for(title: str) -> str:
    """A file name, without ending, that every system takes."""
    name = " ".join(_NOT_IN_NAMES.sub(" ", title).split()).strip(" .")[:_LONGEST_NAME].strip(" .")
    return name or str(say("Foredrag"))


def _kinds(*, with_documents: bool = False) -> str:
    texts = say("Foredrag og notater (*.md *.markdown *.txt)")
    documents = say("Dokumenter som blir utkast (*.pptx *.docx *.odt *.html *.pdf)")
    everything = say("Alle filer (*)")
    return ";;".join(map(str, (texts, documents, everything) if with_documents else (texts, everything)))
