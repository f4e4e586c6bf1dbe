"""The bar above everything: which talk this is, whether it is saved, its brand, and the way out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from leaderdeck.brand.catalog import KitSummary
from leaderdeck.desktop.shortened_label import ShortenedLabel
from leaderdeck.language import Sentence, say


class HeaderBar(QWidget):
    """Title, state, brand and export."""

    brand_requested = Signal(str)
    """The id of a kit."""
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._more, self._state, self._brand_name = "", "", say("ikke lagret"), ""
        self._kits: tuple[KitSummary, ...] = ()
        self._brand_id = ""
        self._title_label = ShortenedLabel()
        self._title_label.setProperty("kind", "title")
        self._state_label = QLabel()
        self._state_label.setProperty("kind", "muted")
        self._state_label.setTextFormat(Qt.TextFormat.PlainText)
        self._state_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._brand = QPushButton()
        self._brand_menu = QMenu(self._brand)
        self._brand.setMenu(self._brand_menu)
        self._brand_menu.aboutToShow.connect(self._fill_brand_menu)
        self._export = QPushButton()
        self._export.setProperty("kind", "primary")
        self._export.clicked.connect(self.export_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(self._title_label, 0)
        row.addWidget(self._state_label, 1)
        row.addWidget(self._brand)
        row.addWidget(self._export)
        self.retranslate()

    def show_talk(self, title: str, more: str) -> None:
        """The talk's title, and what stands beside it: the event."""
        self._title, self._more = title, more
        self._tell()

    def show_state(self, state: Sentence) -> None:
        """Whether the text is saved."""
        self._state = state
        self._tell()

    def show_brands(self, kits: Sequence[KitSummary], chosen: str, name: str) -> None:
        """The kits that there are, the id of the talk's own and its name."""
        self._kits, self._brand_id, self._brand_name = tuple(kits), chosen, name
        self._tell()

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        self._export.setText(str(say("Eksporter til PowerPoint")))
        self._export.setAccessibleName(str(say("Eksporter til PowerPoint")))
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _tell(self) -> None:
        self._title_label.set_text(self._title)
        beside = " · ".join(part for part in (self._more, str(self._state)) if part)
        self._state_label.setText(f"– {beside}" if beside else "")
        self._state_label.setAccessibleName(beside)
        self._state_label.setToolTip(beside)
        self._brand.setText(str(say("Profil: {name}", name=self._brand_name or "–")))
        self._brand.setAccessibleName(str(say("Profil: {name}", name=self._brand_name or "–")))

    def _fill_brand_menu(self) -> None:
        self._brand_menu.clear()
        group = QActionGroup(self._brand_menu)
        for kit in self._kits:
            name = str(say("{name} (universelt utformet)", name=kit.name)) if kit.accessible else kit.name
            made = self._brand_menu.addAction(name.replace("&", "&&"))
            made.setCheckable(True)
            made.setChecked(kit.id == self._brand_id)
            made.triggered.connect(lambda _checked=False, wanted=kit.id: self.brand_requested.emit(wanted))
            group.addAction(made)
