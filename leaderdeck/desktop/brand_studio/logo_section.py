"""The mark: its variants on their grounds; a file that is dropped here becomes one more."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderdeck.brand.inside import find_inside
from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.kit_editing import add_logo, remove_logo, set_logo
from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.brand_studio.draft_reading import DraftReading
from leaderdeck.desktop.brand_studio.form_section import FormSection
from leaderdeck.desktop.brand_studio.logo_row import LogoRow
from leaderdeck.desktop.brand_studio.logo_sight import LogoSight, logo_sight
from leaderdeck.desktop.dialogs.dialog_frame import button, text_label
from leaderdeck.desktop.icons import icon
from leaderdeck.language import Sentence, say

LOGO_SUFFIXES = (".svg", ".png", ".jpg", ".jpeg")


class LogoSection(FormSection):
    """A row for each variant."""

    files_dropped = Signal(object)
    """Paths of pictures that are to become variants."""
    file_wanted = Signal(int)
    """The user wants to choose a file for this variant, or for a new one (-1)."""
    failed = Signal(object)

    def __init__(self, work: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._rows: list[LogoRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(self.column.spacing())
        self.column.addLayout(self._list)
        self._none = text_label("muted")
        self.add_words(self._none, lambda: say("Profilen har ingen logo ennå. Slipp en fil her."))
        self.column.addWidget(self._none)
        self.add_note(("logo",))
        self.more = button()
        self.more.setIcon(icon("new"))
        self.add_words(self.more, lambda: say("Legg til logo …"))
        self.more.clicked.connect(lambda: self.file_wanted.emit(-1))
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        self.column.addLayout(row)
        self._sights = Latest(_sights, self)
        self._sights.answered.connect(self._show_sights)
        self._sights.failed.connect(self._fail)
        self._asked: object = None
        self._is_waiting = False
        self.setAcceptDrops(True)
        self.retranslate()

    @property
    def title(self) -> Sentence:
        """Logo."""
        return say("Logo")

    @property
    def is_busy(self) -> bool:
        """Whether logos are still looked at."""
        return self._is_waiting

    def rows(self) -> list[LogoRow]:
        """The variants."""
        return list(self._rows)

    def show_values(self, reading: DraftReading) -> None:
        """A row for each variant, on the grounds that the slides have."""
        logos = reading.value("logo")
        logos = [logo for logo in logos if isinstance(logo, dict)] if isinstance(logos, list) else []
        while len(self._rows) < len(logos):
            self._add_row()
        while len(self._rows) > len(logos):
            row = self._rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._none.setVisible(not logos)
        wanted: list[tuple[Path, str]] = []
        for row, logo in zip(self._rows, logos, strict=True):
            name, ground = str(logo.get("file") or ""), str(logo.get("ground") or "light")
            file = find_inside(self._work, name)
            rgb = ground_rgb(reading.kit, dark=ground == "dark")
            row.show_logo(file, name, ground, rgb, str(logo.get("alt") or ""))
            wanted.append((file or Path(), rgb))
        if wanted != self._asked:
            self._asked, self._is_waiting = wanted, True
            self._sights.ask(tuple(wanted))

    def add_file(self, name: str, alt: str) -> None:
        """A file of the kit becomes one more variant, for the ground that none is for yet."""
        grounds = {row.ground.currentData() for row in self._rows}
        ground = "dark" if "light" in grounds and "dark" not in grounds else "light"
        self.ask(None, partial(add_logo, file=name, ground=ground, alt=alt))

    def replace_file(self, number: int, name: str) -> None:
        """The variant is in another file now."""
        self.ask(None, partial(set_logo, number=number, file=name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures may be dropped."""
        if _pictures(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Each becomes a variant."""
        files = _pictures(event)
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _add_row(self) -> None:
        row, number = LogoRow(self), len(self._rows)
        row.ground_chosen.connect(lambda ground: self.ask(None, partial(set_logo, number=number, ground=ground)))
        row.alt_typed.connect(lambda alt: self.ask(("logo", number, "alt"), partial(set_logo, number=number, alt=alt)))
        row.step_ended.connect(lambda: self.step_ended.emit(("logo", number, "alt")))
        row.replace_wanted.connect(lambda: self.file_wanted.emit(number))
        row.remove_wanted.connect(lambda: self.ask(None, partial(remove_logo, number=number)))
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()

    def _fail(self, problem: object) -> None:
        self._is_waiting = False
        self.failed.emit(problem)

    def _show_sights(self, sights: object) -> None:
        assert isinstance(sights, tuple)
        self._is_waiting = False
        for row, sight in zip(self._rows, sights, strict=False):
            row.show_sight(sight)


def ground_rgb(kit: BrandKit | None, *, dark: bool) -> str:
    """The color that a logo for light or dark ground stands on: the cover's if that is dark, or the deep one."""
    if kit is None:
        return "#202020" if dark else "#ffffff"
    if not dark:
        return kit.palette.rgb(kit.palette.slot("ground"))
    covers = [layout for layout in kit.template.layouts if layout.role in ("cover", "section", "closing")]
    ground = next((layout.ground for layout in covers if layout.dark), kit.palette.slot("deep"))
    return kit.palette.rgb(ground)


def _sights(wanted: tuple[tuple[Path, str], ...]) -> tuple[LogoSight | None, ...]:
    return tuple(logo_sight(file, rgb) for file, rgb in wanted)


def _pictures(event: QDropEvent) -> list[Path]:
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() in LOGO_SUFFIXES]
