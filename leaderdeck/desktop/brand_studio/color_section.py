"""The palette: twelve colors with their names, and how well each pair that text is set in reads."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from leaderdeck.brand.kit import ROLE_SLOTS, ColorRole, Palette, Slot
from leaderdeck.brand.kit_editing import set_color
from leaderdeck.brand.toml_lines import KeyPath
from leaderdeck.desktop.brand_studio.color_dialog import ColorDialog
from leaderdeck.desktop.brand_studio.color_swatch import ColorSwatch
from leaderdeck.desktop.brand_studio.color_words import role_words, shown_names
from leaderdeck.desktop.brand_studio.contrast_table import ContrastTable
from leaderdeck.desktop.brand_studio.draft_reading import Complaint, DraftReading
from leaderdeck.desktop.brand_studio.form_section import FormSection
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.language import Sentence, say

_FIRST: tuple[ColorRole, ...] = ("deep", "accent", "second", "soft-ground")
"""The brand's own colors stand first, as its people think of them; what text and grounds need comes after."""


class ColorSection(FormSection):
    """A patch for each role; pressed, it opens the color."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette: Palette | None = None
        self._swatches: dict[ColorRole, ColorSwatch] = {}
        holder = QWidget()
        flow = FlowLayout(holder, spacing=self.fontMetrics().height() // 3)
        for role in (*_FIRST, *(role for role in ROLE_SLOTS if role not in _FIRST)):
            swatch = ColorSwatch()
            swatch.clicked.connect(partial(self.open_color, role))
            self._swatches[role] = swatch
            flow.addWidget(swatch)
        self.column.addWidget(holder)
        self.fixed_note = text_label("muted")
        self.column.addWidget(self.fixed_note)
        self.add_note(("colors",))
        self.add_note(("text-pairs",))
        self.contrasts = ContrastTable()
        self.column.addWidget(self.contrasts)
        self.dialog: ColorDialog | None = None
        self.retranslate()

    @property
    def title(self) -> Sentence:
        """Colors."""
        return say("Farger")

    def swatch(self, role: ColorRole) -> ColorSwatch:
        """The patch of this role."""
        return self._swatches[role]

    def claims(self, path: KeyPath) -> bool:
        """Complaints of colors on layouts are told here too: it is the colors that are to be changed."""
        return super().claims(path) or path[:1] == ("layouts",)

    def complaint_words(self, complaint: Complaint) -> Sentence:
        """Two colors by the names that people use, not by their roles."""
        said = dict(complaint.sentence.values)
        if not complaint.is_contrast or self._palette is None:
            return complaint.sentence
        names = {str(role): words for role, words in shown_names(self._palette).items()}
        text, ground = str(said.get("text")), str(said.get("ground"))
        return say(
            "{text} på {ground} har bare kontrast {ratio}. Gjør den ene mørkere eller lysere.",
            text=names.get(text, text),
            ground=names.get(ground, ground),
            ratio=str(said.get("ratio")) + " : 1",
        )

    def show_values(self, reading: DraftReading) -> None:
        """Each color with its name; the contrasts of the last palette that could be read."""
        themed = {color.role: color.rgb for color in reading.kit.palette.colors} if reading.kit is not None else {}
        for role, swatch in self._swatches.items():
            said = reading.value("colors", role)
            rgb = said.get("rgb") if isinstance(said, dict) else said
            rgb = themed.get(role, rgb) if reading.is_adopted else rgb
            name = said.get("name") if isinstance(said, dict) else None
            shown = str(name or role_words(role))
            spoken = say("{role}: {name}, {rgb}", role=role_words(role), name=shown, rgb=str(rgb or "–"))
            swatch.show_color(str(rgb or ""), shown, str(spoken))
        self.fixed_note.setVisible(reading.is_adopted)
        self.fixed_note.setText(
            str(say("Fargene står i kommunens egen mal. Trykk på en for å gi den navn eller velge en annen av dem."))
        )
        if reading.kit is not None:
            self._palette = reading.kit.palette
            self.contrasts.show_palette(self._palette)

    def open_color(self, role: ColorRole) -> None:
        """Let the user change this color; every change shows at once, and goes back if it is not kept."""
        if self._palette is None or self.reading is None:
            return
        color = next(known for known in self._palette.colors if known.role == role)
        is_fixed, theme = self.reading.is_adopted, self._palette.theme
        dialog = ColorDialog(role, self._palette, is_fixed=is_fixed, parent=self.window())
        self.dialog = dialog
        asked: list[str] = []

        def change(rgb: str, name: str) -> None:
            asked.append(rgb)
            self.ask(dialog, partial(set_color, role=role, rgb=rgb, name=name))

        def move(slot: Slot, name: str) -> None:
            asked.append(slot)
            rgb = dict(theme).get(slot, color.rgb)
            self.ask(dialog, partial(set_color, role=role, rgb=rgb, name=name, slot=slot))

        def end(kept: bool) -> None:  # noqa: FBT001 - a signal's value
            if not kept and asked:
                old = "" if color.name == color.role else color.name
                if is_fixed:
                    move(color.slot, old)
                else:
                    change(color.rgb, old)
            self.dialog = None
            self.step_ended.emit(dialog)

        dialog.color_wanted.connect(change)
        dialog.slot_wanted.connect(move)
        dialog.closed.connect(end)
        dialog.show()
