"""The typefaces: which they are, whether others have them, whether they may be embedded, and what stands in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QWidget

from leaderdeck.brand.fonts import METRIC_TWINS, SHIPPED_FAMILIES
from leaderdeck.brand.kit_editing import FONT_STYLES, set_font, set_value
from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.brand_studio.draft_reading import DraftReading
from leaderdeck.desktop.brand_studio.font_facts import FontFacts, font_facts
from leaderdeck.desktop.brand_studio.form_section import FormSection, StudioChoice, StudioLine
from leaderdeck.desktop.dialogs.dialog_frame import button, text_label
from leaderdeck.language import Sentence, say

PARTS = ("heading", "body", "code")
_KNOWN = (*SHIPPED_FAMILIES, *METRIC_TWINS)


class FontSection(FormSection):
    """A line for each family, and what follows from it."""

    files_wanted = Signal(str)
    """The user wants to give the files of `heading`, `body` or `code`."""
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = {part: _FontRow(part, self) for part in PARTS}
        for part, row in self._rows.items():
            self.add_labeled(partial(_part_words, part), row.family, row.files)
            self.add_words(row.files, lambda: say("Fontfiler …"))
            self.column.addWidget(row.facts)
            self.column.addWidget(row.drawn_words)
            self.column.addWidget(row.drawn_with)
            self.add_note(("fonts", part))
        self.embed = QCheckBox()
        self.embed.clicked.connect(
            lambda on: self.ask(None, partial(set_value, path=("fonts", "embed"), value=on or None))
        )
        self.add_words(self.embed, lambda: say("Bygg inn skriftene"))
        row_of_boxes = QHBoxLayout()
        row_of_boxes.addWidget(self.embed)
        row_of_boxes.addStretch(1)
        self.column.addLayout(row_of_boxes)
        self.add_note(("fonts", "embed"))
        self._ask_facts = Latest(font_facts, self)
        self._ask_facts.answered.connect(self._take_facts)
        self._ask_facts.failed.connect(self._fail)
        self._asked: object = None
        self._is_waiting = False
        self._facts: FontFacts = {}
        self.retranslate()

    @property
    def title(self) -> Sentence:
        """Typefaces."""
        return say("Skrift")

    @property
    def is_busy(self) -> bool:
        """Whether the machine is still asked for its typefaces."""
        return self._is_waiting

    def family(self, part: str) -> StudioLine:
        """The field for the family of `heading`, `body` or `code`."""
        return self._rows[part].family

    def facts_words(self, part: str) -> str:
        """What is told below the field."""
        return self._rows[part].facts.text()

    def show_values(self, reading: DraftReading) -> None:
        """The families as they are written, and what is known of them."""
        for part, row in self._rows.items():
            said = reading.value("fonts", part)
            row.show_font(said if isinstance(said, dict) else {})
        self.embed.setChecked(reading.value("fonts", "embed") is True)
        if reading.kit is not None:
            kit = reading.kit
            wanted = tuple(kit.font(part) for part in ("heading", "body", "code"))
            if wanted != self._asked:
                self._asked = wanted
                self._is_waiting = True
                self._ask_facts.ask(kit)
        self._tell_facts()

    def use_files(self, part: str, family: str, files: dict[str, str]) -> None:
        """The family is drawn with these files of the kit: style → name."""
        self.ask(None, partial(set_font, part=part, family=family, files=files))

    def _take_facts(self, facts: object) -> None:
        assert isinstance(facts, dict)
        self._facts, self._is_waiting = facts, False
        self._tell_facts()

    def _fail(self, problem: object) -> None:
        self._is_waiting = False
        self.failed.emit(problem)

    def _tell_facts(self) -> None:
        for part, row in self._rows.items():
            sentences = self._facts.get(part, ())
            row.facts.setText(" · ".join(str(sentence) for sentence in sentences))
            row.facts.setVisible(bool(sentences))


class _FontRow:
    """The widgets of one family."""

    def __init__(self, part: str, section: FontSection) -> None:
        self._part, self._section = part, section
        self.family = StudioLine(section)
        self.family.textEdited.connect(self._name)
        self.family.editingFinished.connect(lambda: section.step_ended.emit(("fonts", part)))
        completer = QCompleter(list(_KNOWN), self.family)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._name)
        self.family.setCompleter(completer)
        self.files = button()
        self.files.clicked.connect(lambda: section.files_wanted.emit(part))
        self.facts, self.drawn_words = text_label("muted"), text_label("muted")
        self.drawn_with = StudioChoice(section)
        self.drawn_with.activated.connect(self._draw_with)

    def show_font(self, said: dict[str, object]) -> None:
        """The family, and what it is drawn with where LeaderDeck does not have it."""
        family, drawn = str(said.get("family") or ""), str(said.get("drawn-with") or "")
        self.family.show_text(family)
        self.family.setPlaceholderText("Courier New" if self._part == "code" else "")
        known = family.casefold() in {name.casefold() for name in _KNOWN}
        own = any(said.get(style) for style in FONT_STYLES)
        asks = bool(drawn) or (bool(family) and not known and not own)
        self.drawn_words.setText(str(say("Tegnes her med")))
        self.drawn_with.setAccessibleName(str(_drawn_words(self._part)))
        rows = [("", str(say("velg en skrift"))), *((name, name) for name in _KNOWN)]
        self.drawn_with.fill(rows, drawn)
        for widget in (self.drawn_words, self.drawn_with):
            widget.setVisible(asks)

    def _name(self, family: str) -> None:
        known = family.casefold() in {name.casefold() for name in _KNOWN}
        drawn = "" if known else str(self.drawn_with.currentData() or "")
        edit = partial(set_font, part=self._part, family=family, drawn_with=drawn)
        self._section.ask(("fonts", self._part), edit)

    def _draw_with(self, _index: int) -> None:
        drawn = str(self.drawn_with.currentData())
        self._section.ask(None, partial(set_font, part=self._part, family=self.family.text(), drawn_with=drawn))


def styles_of(files: list[Path]) -> dict[str, Path]:
    """Which style each font file is, as its name says; the first that says nothing is the regular one."""
    found: dict[str, Path] = {}
    for file in files:
        name = file.stem.casefold()
        bold, italic = "bold" in name, "italic" in name or "oblique" in name
        style = "bold-italic" if bold and italic else "bold" if bold else "italic" if italic else "regular"
        found.setdefault(style, file)
    if "regular" not in found and found:
        style = next(iter(found))
        found["regular"] = found.pop(style)
    return found


def _part_words(part: str) -> Sentence:
    return {"heading": say("Overskrift"), "body": say("Brødtekst"), "code": say("Kode")}[part]


def _drawn_words(part: str) -> Sentence:
    return say("{part} tegnes her med", part=_part_words(part))
