"""The colors of a municipality's own template, to choose among: which of them a role takes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from leaderdeck.brand.kit import ROLE_SLOTS, Slot
from leaderdeck.desktop.brand_studio.color_swatch import ColorSwatch
from leaderdeck.desktop.brand_studio.color_words import slot_words
from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.language import say


class ThemeColors(QWidget):
    """A patch for each color of the theme; the one that the role has bears a tick."""

    slot_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._swatches: dict[Slot, ColorSwatch] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self, spacing=self.fontMetrics().height() // 3)
        self._theme: dict[str, str] = {}

    @property
    def slots(self) -> Sequence[Slot]:
        """Those that can be chosen."""
        return tuple(self._swatches)

    def swatch(self, slot: Slot) -> ColorSwatch:
        """The patch of this color."""
        return self._swatches[slot]

    def show_theme(self, theme: dict[str, str], chosen: Slot) -> None:
        """These colors (slot, `#RRGGBB`), this one chosen."""
        self._theme = theme
        for slot in ROLE_SLOTS.values():
            if slot not in theme or slot in self._swatches:
                continue
            swatch = ColorSwatch()
            swatch.setCheckable(True)
            swatch.clicked.connect(partial(self.slot_wanted.emit, slot))
            self._group.addButton(swatch)
            self._swatches[slot] = swatch
            self._flow.addWidget(swatch)
        if chosen in self._swatches:
            self._swatches[chosen].setChecked(True)
        self.retranslate()

    def retranslate(self) -> None:
        """All names anew."""
        for slot, swatch in self._swatches.items():
            name = str(slot_words(slot))
            spoken = say("{name} i malen, {rgb}", name=name, rgb=self._theme[slot])
            swatch.show_color(self._theme[slot], name, str(spoken))
