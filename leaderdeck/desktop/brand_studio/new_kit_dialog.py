"""A profile from nothing: a name, a slogan, two colors and a logo are enough."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from leaderdeck.brand.color import is_color
from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.brand_studio.color_swatch import ColorSwatch
from leaderdeck.desktop.brand_studio.form_section import language_words
from leaderdeck.desktop.brand_studio.kit_saving import make_kit
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.dialogs.notice_line import NoticeLine
from leaderdeck.desktop.dialogs.trouble_sentences import trouble_sentence
from leaderdeck.errors import LeaderDeckError
from leaderdeck.language import INTERFACE_LANGUAGES, say

_FIRST_COLOR, _SECOND_COLOR = "#1F4E79", ""
_PATCH_EM = 2.4


class NewKitDialog(DialogFrame):
    """Makes the kit off the window's thread, and tells where it lies."""

    made = Signal(object)
    """The new kit's folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ems=(36, 20))
        self._labels = {key: text_label("muted") for key in ("name", "slogan", "language", "primary", "accent", "logo")}
        self.name, self.slogan = QLineEdit(), QLineEdit()
        self.language = QComboBox()
        for code in INTERFACE_LANGUAGES:
            self.language.addItem("", code)
        self.primary, self.accent = QLineEdit(_FIRST_COLOR), QLineEdit(_SECOND_COLOR)
        self._patches = {line: ColorSwatch(width_em=_PATCH_EM) for line in (self.primary, self.accent)}
        self.logo: Path | None = None
        self._logo_name = text_label()
        self.choose_logo = button()
        self.notice = NoticeLine()
        self.make_button, self.cancel_button = button("primary"), button()
        self._make = Latest(make_kit, self)
        self._make.answered.connect(self._end)
        self._make.failed.connect(self._fail)
        self._arrange()
        for line in (self.primary, self.accent):
            line.textChanged.connect(self._show_colors)
        self.name.textChanged.connect(self._show_ready)
        self.choose_logo.clicked.connect(self._choose_logo)
        self.make_button.clicked.connect(self._start)
        self.cancel_button.clicked.connect(self.reject)
        self.retranslate()
        self._show_ready()
        self.name.setFocus()

    @property
    def is_busy(self) -> bool:
        """Whether the kit is being made."""
        return self._make.is_busy

    def use_logo(self, file: Path) -> None:
        """The mark lies in this file."""
        self.logo = file
        self._logo_name.setText(file.name)

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Ny profil")))
        fields = {
            "name": (say("Kommunens navn"), self.name), "slogan": (say("Slagord (om dere har et)"), self.slogan),
            "language": (say("Språk"), self.language), "primary": (say("Hovedfarge"), self.primary),
            "accent": (say("Aksentfarge (tom: vi velger en)"), self.accent), "logo": (say("Logo"), self.choose_logo),
        }  # fmt: skip
        for key, (words, field) in fields.items():
            self._labels[key].setText(str(words))
            field.setAccessibleName(str(words))
        for at, code in enumerate(INTERFACE_LANGUAGES):
            self.language.setItemText(at, str(language_words(code)))
        self.choose_logo.setText(str(say("Velg fil …")))
        self.make_button.setText(str(say("Lag profilen")))
        self.cancel_button.setText(str(say("Avbryt")))
        for made in (self.make_button, self.cancel_button):
            made.setAccessibleName(made.text())
        if self.logo is None:
            self._logo_name.setText(str(say("ingen fil: profilen får et enkelt merke med forbokstaven")))
        self.notice.retranslate()
        self._show_colors()
        self.grow()

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        grid = QGridLayout()
        grid.setHorizontalSpacing(em)
        grid.setVerticalSpacing(em // 4)
        for key in self._labels.keys() - {"name"}:
            self._labels[key].setContentsMargins(0, em // 2, 0, 0)
        for at, (key, field) in enumerate((("name", self.name), ("slogan", self.slogan), ("language", self.language))):
            grid.addWidget(self._labels[key], 2 * at, 0, 1, 2)
            grid.addWidget(field, 2 * at + 1, 0, 1, 2)
        for column, (key, line) in enumerate((("primary", self.primary), ("accent", self.accent))):
            grid.addWidget(self._labels[key], 6, column)
            row = QHBoxLayout()
            row.setSpacing(em // 2)
            patch = self._patches[line]
            patch.setEnabled(False)
            patch.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(line, 1)
            row.addWidget(patch, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addLayout(row, 7, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._labels["logo"], 8, 0, 1, 2)
        row = QHBoxLayout()
        row.setSpacing(em // 2)
        row.addWidget(self.choose_logo)
        row.addWidget(self._logo_name, 1)
        grid.addLayout(row, 9, 0, 1, 2)
        self.content.addLayout(grid)
        self.content.addWidget(self.notice)
        self.content.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.make_button)

    def _show_colors(self) -> None:
        for line, patch in self._patches.items():
            rgb = line.text().strip()
            rgb = rgb if rgb.startswith("#") else f"#{rgb}"
            shown = rgb if is_color(rgb) else ""
            patch.show_color(shown, "", shown or str(say("ingen farge")))

    def _show_ready(self) -> None:
        self.make_button.setEnabled(bool(self.name.text().strip()) and not self.is_busy)

    def _choose_logo(self) -> None:
        kinds = str(say("Bilder (*.svg *.png *.jpg *.jpeg)"))
        chosen, _ = QFileDialog.getOpenFileName(self, str(say("Velg logo")), "", kinds)
        if chosen:
            self.use_logo(Path(chosen))

    def _start(self) -> None:
        self.notice.say(None)
        self.make_button.setEnabled(False)
        language = str(self.language.currentData())
        primary, accent = self.primary.text().strip(), self.accent.text().strip()
        self._make.ask(self.name.text(), self.slogan.text(), language, primary, accent, self.logo)

    def _end(self, folder: object) -> None:
        self.made.emit(folder)
        self.accept()

    def _fail(self, problem: object) -> None:
        self.make_button.setEnabled(True)
        if not isinstance(problem, LeaderDeckError | OSError):
            raise TypeError(problem)
        self.notice.say(trouble_sentence(problem), "error")
