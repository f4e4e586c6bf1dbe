"""An export off the UI thread, watched slide by slide and stopped when nobody wants it any more."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from leaderdeck.desktop.background import Latest
from leaderdeck.export.exporting import ExportCanceled, Kind, export_talk
from leaderdeck.export.paper_look import USUAL_LOOK, PaperLook
from leaderdeck.export.profiles import Profile
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.talk import Talk


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What to write, for whom, where, and what the user allowed this once."""

    talk: Talk
    target: Path
    kind: Kind
    profile: Profile
    allow: tuple[str, ...] = ()
    force: bool = False
    embed_fonts: bool = False
    look: PaperLook = USUAL_LOOK


class ExportJob(QObject):
    """Runs one order. Ends with `finished` (Exported) or `failed` (the exception; ExportCanceled after `cancel`)."""

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    _stepped = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canceled = threading.Event()
        self._work = Latest(self._run, self)
        self._work.answered.connect(self.finished)
        self._work.failed.connect(self.failed)
        self._stepped.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def start(self, order: ExportOrder) -> None:
        """Begin; what was running before must have ended."""
        self._canceled.clear()
        self._work.ask(order)

    def cancel(self) -> None:
        """Stop before the next slide. The file that lay there stays as it was."""
        self._canceled.set()

    def _run(self, order: ExportOrder) -> object:
        return export_talk(
            order.talk,
            order.target,
            order.kind,
            order.profile,
            allow=order.allow,
            force=order.force,
            embed_fonts=order.embed_fonts,
            progress=self._step,
            look=order.look,
        )

    def _step(self, done: int, slides: int) -> None:
        if self._canceled.is_set():
            raise ExportCanceled
        self._stepped.emit(done, slides)
