"""From a picture that is offered to Markdown in the text: asked about, kept beside the talk, put in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.documents.draft_folders import is_draft_folder
from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.editor.picture_drop import LARGEST_BYTES, PictureOffer, keep_picture, picture_markdown
from leaderdeck.errors import FileProblem
from leaderdeck.language import say

if TYPE_CHECKING:
    from leaderdeck.desktop.editor.picture_dialog import PictureDialog


class PictureDesk(QObject):
    """Serves one editor. Asks one picture at a time; disks are written in a thread."""

    problem_met = Signal(object)
    """A FileProblem to tell the user."""

    def __init__(self, editor: OutlineEditor, folder: Callable[[], Path | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._editor, self._folder, self._window = editor, folder, parent
        self._waiting: list[PictureOffer] = []
        self._dialog: PictureDialog | None = None
        self._keeper = Latest(_kept, self)
        self._keeper.answered.connect(self._put_in)
        self._keeper.failed.connect(self._failed)
        self._reader = Latest(_read_files, self)
        self._reader.answered.connect(self._offer_all)
        self._reader.failed.connect(self.problem_met)
        editor.picture_offered.connect(self.take)
        editor.picture_files_dropped.connect(self.take_files)
        editor.picture_wanted.connect(self.choose)

    def take(self, offer: PictureOffer) -> None:
        """Ask about this picture, after those that wait."""
        if self._folder() is None:
            self.problem_met.emit(FileProblem(say("Lagre foredraget først, så bildet får en mappe å ligge i.")))
            return
        self._waiting.append(offer)
        self._ask()

    def take_files(self, files: list[Path]) -> None:
        """Ask about the pictures in these files."""
        self._reader.ask(tuple(files))

    def choose(self) -> None:
        """Let the user choose picture files."""
        folder = self._folder()
        if folder is None:
            self.problem_met.emit(FileProblem(say("Lagre foredraget først, så bildet får en mappe å ligge i.")))
            return
        if is_draft_folder(folder):
            folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        kinds = say("Bilder (*.png *.jpg *.jpeg *.gif *.webp *.svg)")
        chosen, _ = QFileDialog.getOpenFileNames(self._window, str(say("Sett inn bilde")), str(folder), str(kinds))
        if chosen:
            self.take_files([Path(name) for name in chosen])

    def _offer_all(self, offers: tuple[PictureOffer, ...]) -> None:
        for offer in offers:
            self.take(offer)

    def _ask(self) -> None:
        if self._dialog is not None or self._keeper.is_busy or not self._waiting:
            return
        from leaderdeck.desktop.editor.picture_dialog import PictureDialog  # costs no start

        self._dialog = PictureDialog(self._waiting[0], self._window)
        self._dialog.finished.connect(self._answered)
        self._dialog.open()

    def _answered(self, result: int) -> None:
        dialog, self._dialog = self._dialog, None
        offer = self._waiting.pop(0)
        folder = self._folder()
        if dialog is not None and result == QDialog.DialogCode.Accepted and folder is not None:
            self._keeper.ask(offer, folder, dialog.alt_text(), dialog.is_decorative())
        else:
            self._ask()
        if dialog is not None:
            dialog.deleteLater()

    def _put_in(self, markdown: str) -> None:
        self._editor.insert_block(markdown)
        self._ask()

    def _failed(self, problem: object) -> None:
        self.problem_met.emit(problem)
        self._ask()


def _kept(offer: PictureOffer, folder: Path, alt: str, decorative: bool) -> str:  # noqa: FBT001 - asked by Latest
    path = keep_picture(offer.data, offer.name, folder)
    return picture_markdown(path, folder, alt, decorative=decorative)


def _read_files(files: tuple[Path, ...]) -> tuple[PictureOffer, ...]:
    """The pictures' bytes. Raises FileProblem for the first that cannot be read."""
    offers: list[PictureOffer] = []
    for file in files:
        try:
            if file.stat().st_size > LARGEST_BYTES:
                raise FileProblem(say("Bildet er for stort; gjør det mindre først."))
            offers.append(PictureOffer(file.read_bytes(), file.name))
        except OSError as problem:
            reason = problem.strerror or type(problem).__name__
            raise FileProblem(say("Kunne ikke lese {file}: {reason}.", file=file, reason=reason)) from None
    return tuple(offers)
