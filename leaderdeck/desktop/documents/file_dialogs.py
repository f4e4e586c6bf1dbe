"""Which file: the two questions about places on disk."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from leaderdeck.language import say

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 80


def ask_which_to_open(parent: QWidget, folder: Path | None) -> Path | None:
    """The file that the user chooses, or None."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, str(say("Åpne foredrag")), str(folder or documents_folder()), _kinds(with_documents=True)
    )
    return Path(chosen) if chosen else None


def ask_where_to_save(parent: QWidget, path: Path | None, title: str, folder: Path | None = None) -> Path | None:
    """Where the user wants the talk, in `folder` if it has no file yet; the dialog asks before a file is replaced."""
    proposed = path or (folder or documents_folder()) / f"{file_name_for(title)}.md"
    chosen, _ = QFileDialog.getSaveFileName(parent, str(say("Lagre foredraget")), str(proposed), _kinds())
    if not chosen:
        return None
    place = Path(chosen)
    return place if place.suffix else place.with_suffix(".md")


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
