"""One color: its name, its value, and a way to the nearest shade that can be read. What is chosen shows at once."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from leaderdeck.brand.color import TEXT_CONTRAST, contrast, is_color, shade_that_reads
from leaderdeck.brand.kit import ColorRole, Palette, Slot
from leaderdeck.desktop.brand_studio.color_swatch import ColorSwatch
from leaderdeck.desktop.brand_studio.color_words import grade_words, ratio_words, role_words, shown_names
from leaderdeck.desktop.brand_studio.contrast_table import text_pairs
from leaderdeck.desktop.brand_studio.form_section import StudioLine
from leaderdeck.desktop.brand_studio.theme_colors import ThemeColors
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.dialogs.notice_line import NoticeLine
from leaderdeck.language import Sentence, say

_RANGES = (("hue", 359), ("saturation", 255), ("lightness", 255))
_MOST_PAIRS = 8


class ColorDialog(DialogFrame):
    """Asks for every change as it is made; `kept` says whether it stays."""

    color_wanted = Signal(str, str)
    """Value (`#RRGGBB`) and name."""
    slot_wanted = Signal(str, str)
    """Which color of the template's theme, and name."""
    closed = Signal(bool)
    """Whether the color stays; else the one from before is to come back."""

    def __init__(
        self, role: ColorRole, palette: Palette, *, is_fixed: bool = False, parent: QWidget | None = None
    ) -> None:
        """`is_fixed`: the values stand in a template that is not LeaderDeck's; the role may take another of them."""
        super().__init__(parent, ems=(34, 22))
        color = next(known for known in palette.colors if known.role == role)
        self._role, self._palette = role, palette
        self.rgb = color.rgb
        self.kept = False
        self.slot: Slot = color.slot
        self._is_filling = False
        self.patch = ColorSwatch()
        self.patch.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.patch.setEnabled(False)
        self.name, self.hex = StudioLine(), StudioLine()
        self._name_words, self._hex_words = text_label("muted"), text_label("muted")
        self._sliders: dict[str, QSlider] = {}
        self._slider_words: dict[str, QLabel] = {}
        self._trouble = NoticeLine()
        self._pairs = text_label()
        self.theme, self._theme_words = ThemeColors(), text_label("muted")
        self.nearest = button()
        self.done_button, self.cancel_button = button("primary"), button()
        self._arrange()
        self.name.setText("" if color.name == color.role else color.name)
        for widget in (self.hex, self._hex_words, *self._sliders.values(), *self._slider_words.values()):
            widget.setVisible(not is_fixed)
        for widget in (self.theme, self._theme_words):
            widget.setVisible(is_fixed)
        if is_fixed:
            self.theme.show_theme(dict(palette.theme), color.slot)
            self.theme.slot_wanted.connect(self._take_slot)
        self._is_fixed = is_fixed
        self.name.textEdited.connect(lambda _text: self._tell())
        self.hex.textEdited.connect(self._take_hex)
        self.nearest.clicked.connect(self._take_nearest)
        self.done_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.finished.connect(self._end)
        self._show(self.rgb)
        self.hex.setText(self.rgb)
        self.retranslate()
        (self.name if is_fixed else self.hex).setFocus()

    def slider(self, name: str) -> QSlider:
        """The slider for `hue`, `saturation` or `lightness`."""
        return self._sliders[name]

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Farge: {role}", role=role_words(self._role))))
        names: dict[str, Sentence] = {
            "hue": say("Fargetone"), "saturation": say("Metning"), "lightness": say("Lyshet"),
        }  # fmt: skip
        for key, slider in self._sliders.items():
            self._slider_words[key].setText(str(names[key]))
            slider.setAccessibleName(str(names[key]))
        for label, field, words in (
            (self._name_words, self.name, say("Navnet dere bruker")),
            (self._hex_words, self.hex, say("Fargekode")),
        ):
            label.setText(str(words))
            field.setAccessibleName(str(words))
        self.nearest.setText(str(say("Nærmeste farge som kan leses")))
        self.done_button.setText(str(say("Ferdig")))
        self.cancel_button.setText(str(say("Avbryt")))
        for made in (self.nearest, self.done_button, self.cancel_button):
            made.setAccessibleName(made.text())
        self._theme_words.setText(str(say("Fargen i malen")))
        self.theme.retranslate()
        self._trouble.retranslate()
        self._show_pairs()

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        grid = QGridLayout()
        grid.setHorizontalSpacing(em)
        grid.setVerticalSpacing(em // 3)
        grid.addWidget(self._name_words, 0, 1)
        grid.addWidget(self.name, 1, 1)
        grid.addWidget(self._hex_words, 2, 1)
        grid.addWidget(self.hex, 3, 1)
        grid.addWidget(self.patch, 0, 0, 4, 1)
        for at, (key, most) in enumerate(_RANGES):
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setRange(0, most)
            slider.valueChanged.connect(self._take_sliders)
            words = text_label("muted")
            words.setMinimumWidth(em * 6)
            self._sliders[key], self._slider_words[key] = slider, words
            grid.addWidget(words, 4 + at, 0)
            grid.addWidget(slider, 4 + at, 1)
        grid.setColumnStretch(1, 1)
        self.content.addLayout(grid)
        for widget in (self._theme_words, self.theme, self._trouble, self._pairs):
            self.content.addWidget(widget)
        self.content.addWidget(self.nearest, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.done_button)

    def _show(self, rgb: str) -> None:
        """The sliders and the patch as this color is."""
        self.rgb = rgb
        self._is_filling = True
        color = QColor(rgb)
        for (key, _), value in zip(_RANGES, (color.hslHue(), color.hslSaturation(), color.lightness()), strict=True):
            if value >= 0:  # gray has no hue: the slider stays where it is
                self._sliders[key].setValue(value)
        self._is_filling = False
        self.patch.show_color(rgb, "", rgb)
        self._trouble.say(None)
        self._show_pairs()

    def _take_hex(self, text: str) -> None:
        digits = text.strip().removeprefix("#")
        digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
        if not is_color(f"#{digits}"):
            self._trouble.say(say("Skriv fargen som #0B3C49: seks tall eller bokstaver fra A til F."), "warning")
            return
        self._show(f"#{digits}".upper())
        self._tell()

    def _take_sliders(self, _value: int) -> None:
        if self._is_filling:
            return
        hue, saturation, lightness = (self._sliders[key].value() for key, _ in _RANGES)
        rgb = QColor.fromHsl(hue, saturation, lightness).name().upper()
        self.rgb = rgb
        self.hex.setText(rgb)
        self.patch.show_color(rgb, "", rgb)
        self._trouble.say(None)
        self._show_pairs()
        self._tell()

    def _take_slot(self, slot: str) -> None:
        self.slot = cast("Slot", slot)
        self._show(dict(self._palette.theme)[slot])
        self._tell()

    def _take_nearest(self) -> None:
        rgb = shade_that_reads(self.rgb, [other for _, other in self._partners()])
        self.hex.setText(rgb)
        self._show(rgb)
        self._tell()

    def _tell(self) -> None:
        if self._is_fixed:
            self.slot_wanted.emit(self.slot, self.name.text().strip())
        else:
            self.color_wanted.emit(self.rgb, self.name.text().strip())

    def _end(self, result: int) -> None:
        self.kept = result == self.DialogCode.Accepted
        self.closed.emit(self.kept)

    def _partners(self) -> list[tuple[ColorRole, str]]:
        """The roles that text in this color stands on, or whose text stands on it, each with its color."""
        roles = [
            text if ground == self._role else ground
            for text, ground in text_pairs(self._palette)
            if self._role in (text, ground) and text != ground
        ]
        return [(role, self._palette.rgb(self._palette.slot(role))) for role in dict.fromkeys(roles)]

    def _show_pairs(self) -> None:
        found = sorted(
            ((contrast(self.rgb, rgb), role) for role, rgb in self._partners()), key=lambda pair: (pair[0], pair[1])
        )
        names = shown_names(self._palette)
        lines = [
            str(say("mot {name}: {ratio}, {grade}", name=names[role], ratio=ratio_words(ratio),
                    grade=grade_words(ratio)))
            for ratio, role in found[:_MOST_PAIRS]
        ]  # fmt: skip
        self._pairs.setText("\n".join(lines))
        self._pairs.setVisible(bool(lines))
        self.nearest.setVisible(not self._is_fixed and bool(found) and found[0][0] < TEXT_CONTRAST)
        self.grow()
