"""The bar above everything: which talk this is, whether it is saved, its brand, and the ways to the stage and out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from leaderdeck.brand.catalog import KitSummary
from leaderdeck.brand.shown_name import shown_name
from leaderdeck.desktop.actions import action
from leaderdeck.desktop.near_button import NearButton
from leaderdeck.desktop.window.shortened_label import ShortenedLabel
from leaderdeck.language import Sentence, say

_LEAST_EMS = 20
"""How narrow the bar may become, in lines of text."""


class HeaderBar(QWidget):
    """Title, state, brand, rehearsal, show and export. Where it is narrow, what matters least gives way first."""

    brand_requested = Signal(str)
    """The id of a kit."""
    export_requested = Signal()
    rehearsal_requested = Signal()
    show_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_fitting = False
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
        self._brand = QPushButton()
        self._brand.setProperty("kind", "menu")
        self._brand_menu = QMenu(self._brand)
        self._brand.setMenu(self._brand_menu)
        self._brand_menu.aboutToShow.connect(self._fill_brand_menu)
        self._is_open = True
        self._rehearse, self._present = NearButton(), NearButton()
        self._rehearse.clicked.connect(self.rehearsal_requested)
        self._present.clicked.connect(self.show_requested)
        self._export = NearButton()
        self._export.setProperty("kind", "primary")
        self._export.clicked.connect(self.export_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(self._title_label)
        row.addWidget(self._state_label)
        row.addStretch(1)
        for way in (self._brand, self._rehearse, self._present, self._export):
            row.addWidget(way)
        self._row = row
        self.retranslate()

    def minimumSizeHint(self) -> QSize:
        """Narrower than all its words: they give way."""
        em = self.fontMetrics().height()
        return QSize(_LEAST_EMS * em, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def show_talk(self, title: str, more: str) -> None:
        """The talk's title, and what stands beside it: the event."""
        self._title, self._more = title, more
        self._tell()

    def show_ways_out(self, *, shown: bool) -> None:
        """Whether there is anything to choose: not while the window shows that its note is locked."""
        self._is_open = shown
        self._brand.setVisible(shown)
        self._export.setVisible(shown)
        self._fit()

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
        self._export.setAccessibleName(str(say("Eksporter til PowerPoint")))
        self._rehearse.setText(str(say("Øv")))
        self._present.setText(str(say("Vis ▶")))
        for way, name in ((self._rehearse, "file.rehearse"), (self._present, "file.present")):
            words = str(action(name).words).removesuffix(" …")
            way.setAccessibleName(words)
            way.setToolTip(words)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the size of the text."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        super().changeEvent(event)

    def _tell(self) -> None:
        self._title_label.set_text(self._title)
        beside = " · ".join(part for part in (self._more, str(self._state)) if part)
        self._state_label.setAccessibleName(beside)
        self._state_label.setToolTip(beside)
        brand = str(say("Profil: {name}", name=self._brand_name or "–"))
        self._brand.setAccessibleName(brand)
        self._brand.setToolTip(brand)
        self._fit()

    def _fit(self) -> None:
        """The event goes first, then the stage, the title's end, the word before the brand, the kind of file."""
        if self._is_fitting:  # Qt sizes the bar anew while buttons come and go
            return
        self._is_fitting = True
        self._fit_words()
        self._is_fitting = False

    def _fit_words(self) -> None:
        name = self._brand_name or "–"
        brand, export, state = (
            str(say("Profil: {name}", name=name)),
            str(say("Eksporter til PowerPoint")),
            str(self._state),
        )
        self._export.setToolTip(export)
        short_export = str(say("Eksporter"))
        em = self.fontMetrics().height()
        shortened, shortest = (
            self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, ems * em) for ems in (6, 2)
        )
        whole_state = f"{self._more} · {state}" if self._more else state
        title = self._title_label.sizeHint().width() - self._title_label.minimumSizeHint().width()
        for words, keeps_title, has_stage in (
            ((whole_state, brand, export), True, True), ((state, brand, export), True, True),
            ((state, brand, export), True, False), ((state, brand, export), False, False),
            ((state, name, export), False, False), ((state, name, short_export), False, False),
            ((state, shortened, short_export), False, False), ((state, shortest, short_export), False, False),
        ):  # fmt: skip
            self._show_words(*words)
            for way in (self._rehearse, self._present):
                way.setVisible(has_stage and self._is_open)
            if self._row.totalMinimumSize().width() + (title if keeps_title else 0) <= self.width():
                break

    def _show_words(self, state: str, brand: str, export: str) -> None:
        self._state_label.setText(f"– {state}")
        self._brand.setText(brand.replace("&", "&&"))
        self._export.setText(export)
        self._row.invalidate()

    def _fill_brand_menu(self) -> None:
        self._brand_menu.clear()
        group = QActionGroup(self._brand_menu)
        for kit in self._kits:
            name = shown_name(kit.id, kit.name)
            name = str(say("{name} (universelt utformet)", name=name)) if kit.accessible else name
            made = self._brand_menu.addAction(name.replace("&", "&&"))
            made.setCheckable(True)
            made.setChecked(kit.id == self._brand_id)
            made.triggered.connect(lambda _checked=False, wanted=kit.id: self.brand_requested.emit(wanted))
            group.addAction(made)
