"""The user's choices. Each takes effect at once, in every window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QSpinBox, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.dialogs.kept_texts_box import KeptTextsBox
from leaderdeck.desktop.settings import MOST_VAULT_MINUTES, Settings
from leaderdeck.language import Sentence, say

_LANGUAGES = (("", say("Som på maskinen")), ("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English"))
"""Languages in their own words, so that nobody gets lost in one they do not read."""
_APPEARANCES = (
    ("system", say("Som på maskinen")),
    ("light", say("Lyst")),
    ("dark", say("Mørkt")),
    ("contrast", say("Høy kontrast")),
)
SMALLEST_PERCENT, LARGEST_PERCENT, STEP_PERCENT = 80, 300, 10


class PreferencesDialog(DialogFrame):
    """`settings_changed` carries the whole settings, whenever one of them is another."""

    settings_changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(36, 16))
        self.settings = settings
        self.language, self.appearance, self.text_size = QComboBox(), QComboBox(), QSpinBox()
        self.text_size.setRange(SMALLEST_PERCENT, LARGEST_PERCENT)
        self.text_size.setSingleStep(STEP_PERCENT)
        self.text_size.setSuffix(" %")
        self.text_size.setValue(settings.text_percent)
        self.text_size.setKeyboardTracking(False)
        self.text_size.lineEdit().setTextMargins(self.fontMetrics().height() // 3, 0, 0, 0)
        self.vault_minutes = QSpinBox()
        self.vault_minutes.setRange(1, MOST_VAULT_MINUTES)
        self.vault_minutes.setSuffix(" min")
        self.vault_minutes.setValue(settings.vault_minutes)
        self.vault_minutes.setKeyboardTracking(False)
        self.vault_minutes.lineEdit().setTextMargins(self.fontMetrics().height() // 3, 0, 0, 0)
        self.mends_signs = QCheckBox()
        self.mends_signs.setChecked(settings.mends_signs)
        self._labels: list[tuple[QLabel, Sentence]] = []
        em = self.fontMetrics().height()
        grid = QGridLayout()
        grid.setHorizontalSpacing(em)
        grid.setVerticalSpacing(round(em * 0.6))
        grid.setColumnStretch(1, 1)
        self._add(grid, 0, say("Språk i programmet"), self.language)
        self._add(grid, 1, say("Utseende"), self.appearance)
        self._add(grid, 2, say("Tekststørrelse"), self.text_size)
        self._add(grid, 3, say("Lås private notater etter"), self.vault_minutes)
        grid.addWidget(self.mends_signs, 4, 0, 1, 2)
        self._privacy_words, self.kept = text_label("section"), KeptTextsBox()
        self.content.addLayout(grid)
        self.content.addSpacing(em // 2)
        self.content.addWidget(self._privacy_words)
        self.content.addWidget(self.kept)
        self.content.addStretch(1)
        self.close_button = button("primary")
        self.close_button.setDefault(True)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        self.retranslate()
        self.language.activated.connect(self._choose_language)
        self.appearance.activated.connect(self._choose_appearance)
        self.text_size.valueChanged.connect(self._choose_text_size)
        self.vault_minutes.valueChanged.connect(
            lambda minutes: self._change(replace(self.settings, vault_minutes=minutes))
        )
        self.mends_signs.toggled.connect(lambda wanted: self._change(replace(self.settings, mends_signs=wanted)))
        self.kept.emptied.connect(lambda: self._change(self.settings.without_traces()))
        self.kept.counted.connect(lambda: QTimer.singleShot(0, self, self.grow))
        self.close_button.clicked.connect(self.accept)

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Innstillinger")))
        for label, words in self._labels:
            label.setText(str(words))
            label.buddy().setAccessibleName(str(words))
        _fill(self.language, _LANGUAGES, self.settings.language)
        _fill(self.appearance, _APPEARANCES, self.settings.appearance)
        self.mends_signs.setText(str(say("Lag «sitattegn», tankestreker og … av det jeg skriver")))
        self.mends_signs.setAccessibleName(self.mends_signs.text())
        self._privacy_words.setText(str(say("Personvern")))
        self.kept.retranslate()
        self.close_button.setText(str(say("Lukk")))
        self.close_button.setAccessibleName(self.close_button.text())

    def _add(self, grid: QGridLayout, row: int, words: Sentence, widget: QWidget) -> None:
        label = QLabel()
        label.setBuddy(widget)
        self._labels.append((label, words))
        grid.addWidget(label, row, 0)
        grid.addWidget(widget, row, 1)

    def _choose_language(self, index: int) -> None:
        self._change(replace(self.settings, language=str(self.language.itemData(index))))

    def _choose_appearance(self, index: int) -> None:
        self._change(replace(self.settings, appearance=str(self.appearance.itemData(index))))

    def _choose_text_size(self, percent: int) -> None:
        self._change(replace(self.settings, text_percent=percent))
        QTimer.singleShot(0, self, lambda: self.fit(self.screen().availableGeometry().size()))

    def _change(self, settings: Settings) -> None:
        if settings != self.settings:
            self.settings = settings
            self.settings_changed.emit(settings)


def _fill(box: QComboBox, choices: tuple[tuple[str, Sentence | str], ...], chosen: str) -> None:
    box.clear()
    for key, words in choices:
        box.addItem(str(words), key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
