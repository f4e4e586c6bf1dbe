"""The footer, the sizes of text, and how the brand draws lists, figures and quotations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from leaderdeck.brand.kit import FooterPart, SizeSteps, Style
from leaderdeck.brand.kit_editing import Edit, set_footer, set_size, set_style, set_value
from leaderdeck.desktop.brand_studio.draft_reading import DraftReading
from leaderdeck.desktop.brand_studio.form_section import FormSection, StudioChoice, StudioLine
from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.language import Sentence, say

_FOOTER: tuple[FooterPart, ...] = ("name", "slogan", "number", "date")
_STEPS = ("heading", "body", "cover", "statement", "quote", "table", "code", "fact")
_SINGLE = ("source", "footer", "warn-below")
_STYLES: dict[str, tuple[str, ...]] = {
    "bullet": ("square", "disc", "dash", "long-dash"),
    "second-bullet": ("square", "disc", "dash", "long-dash"),
    "comparison": ("cards", "rules"),
    "facts": ("bars", "underlined"),
    "quote-mark": ("large", "inline"),
    "section-number": ("figure", "label", "none"),
}


class FooterSection(FormSection):
    """What stands at the foot of every slide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        holder = QWidget()
        flow = FlowLayout(holder, spacing=self.fontMetrics().height() // 2)
        self.boxes: dict[FooterPart, QCheckBox] = {}
        for part in _FOOTER:
            box = QCheckBox()
            box.clicked.connect(self._choose)
            self.add_words(box, partial(_footer_words, part))
            self.boxes[part] = box
            flow.addWidget(box)
        self.column.addWidget(holder)
        self.add_note(("footer",))
        self.retranslate()

    @property
    def title(self) -> Sentence:
        """Footer."""
        return say("Bunntekst")

    def show_values(self, reading: DraftReading) -> None:
        """Which parts are chosen; name, slogan and number where nothing is said."""
        said = reading.value("footer")
        parts = said if isinstance(said, list) else ["name", "slogan", "number"]
        for part, box in self.boxes.items():
            box.setChecked(part in parts)

    def _choose(self) -> None:
        order: tuple[FooterPart, ...] = ("name", "slogan", "date", "number")
        self.ask(None, partial(set_footer, parts=[part for part in order if self.boxes[part].isChecked()]))


class SizeSection(FormSection):
    """Sizes in points: the steps that text may shrink through, the largest first."""

    starts_folded = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, StudioLine] = {}
        for step in (*_STEPS, *_SINGLE):
            line = self.line(("sizes", step), partial(_size_edit, step))
            self.lines[step] = line
            self.add_labeled(partial(_size_words, step), line)
            instead = say("Skriv et tall, som 14.") if step in _SINGLE else _wrong_steps()
            self.add_note(("sizes", step), instead)
        self.retranslate()

    @property
    def title(self) -> Sentence:
        """Sizes."""
        return say("Størrelser i punkt")

    def show_values(self, reading: DraftReading) -> None:
        """What the kit says; LeaderDeck's own steps as a hint where it says nothing."""
        usual = SizeSteps()
        for step, line in self.lines.items():
            said = reading.value("sizes", step)
            if not line.hasFocus() or _sizes(line.text()) != said:
                line.show_text("" if said is None else _as_text(said))
            line.setPlaceholderText(_as_text(getattr(usual, step.replace("-", "_"))))


class StyleSection(FormSection):
    """How the brand draws what no placeholder can say."""

    starts_folded = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, StudioChoice] = {}
        for key in _STYLES:
            choice = StudioChoice(self)
            choice.activated.connect(partial(self._choose, key))
            self.choices[key] = choice
            self.add_labeled(partial(_style_words, key), choice)
            self.add_note(("style", key))
        self.names = QCheckBox()
        self.names.clicked.connect(
            lambda on: self.ask(None, partial(set_style, key="heading-font-for-names", value=bool(on)))
        )
        self.add_words(self.names, lambda: say("Overskriftens skrift i tall"))
        self.column.addWidget(self.names)
        self.accessible = QCheckBox()
        self.accessible.clicked.connect(
            lambda on: self.ask(None, partial(set_value, path=("accessible",), value=bool(on)))
        )
        self.add_words(self.accessible, lambda: say("Universelt utformet"))
        self.column.addWidget(self.accessible)
        self.add_note(("style",))
        self.retranslate()

    @property
    def title(self) -> Sentence:
        """Style."""
        return say("Stil")

    def show_values(self, reading: DraftReading) -> None:
        """What is chosen; LeaderDeck's own where nothing is said."""
        usual = Style()
        for key, choice in self.choices.items():
            said = reading.value("style", key) or getattr(usual, key.replace("-", "_"))
            choice.fill([(value, str(_value_words(value))) for value in _STYLES[key]], str(said))
        self.names.setChecked(reading.value("style", "heading-font-for-names") is True)
        self.accessible.setChecked(reading.value("accessible") is True)

    def _choose(self, key: str, _index: int) -> None:
        self.ask(None, partial(set_style, key=key, value=str(self.choices[key].currentData())))


def _size_edit(step: str, typed: str) -> Edit:
    """What cannot be a size stands in the text as it was typed, so that it is told and not lost."""
    found = _sizes(typed)
    if found is None or typed.strip() == "":
        return partial(set_size, step=step, size=None)
    if isinstance(found, str):
        return partial(set_value, path=("sizes", step), value=found)
    if step in _SINGLE and len(found) == 1:
        return partial(set_size, step=step, size=found[0])
    return partial(set_size, step=step, size=found)


def _sizes(typed: str) -> Sequence[float] | str | None:
    """The numbers of `40, 36, 32`; the text itself where it holds something else."""
    parts = [part for part in typed.replace(";", ",").replace(",", " ").split() if part]
    try:
        return [float(part) for part in parts] or None
    except ValueError:
        return typed


def _as_text(sizes: object) -> str:
    if isinstance(sizes, list | tuple):
        return ", ".join(_as_text(size) for size in sizes)
    return f"{sizes:g}" if isinstance(sizes, int | float) else str(sizes)


def _wrong_steps() -> Sentence:
    return say("Skriv størrelser fra stor til liten, som 40, 36, 32.")


def _footer_words(part: FooterPart) -> Sentence:
    words: dict[FooterPart, Sentence] = {
        "name": say("Kommunens navn"), "slogan": say("Slagord"), "number": say("Sidetall"), "date": say("Dato"),
    }  # fmt: skip
    return words[part]


def _size_words(step: str) -> Sentence:
    return {
        "heading": say("Overskrifter"), "body": say("Brødtekst"), "cover": say("Tittel på forsiden"),
        "statement": say("Påstander"), "quote": say("Sitater"), "table": say("Tabeller"), "code": say("Kode"),
        "fact": say("Store tall"), "source": say("Kildelinjer"), "footer": say("Bunntekst"),
        "warn-below": say("Si fra når brødtekst blir mindre enn"),
    }[step]  # fmt: skip


def _style_words(key: str) -> Sentence:
    return {
        "bullet": say("Kulepunkt"), "second-bullet": say("Kulepunkt på andre nivå"),
        "comparison": say("Sammenligning"), "facts": say("Fakta"), "quote-mark": say("Sitattegn"),
        "section-number": say("Nummer på kapitler"),
    }[key]  # fmt: skip


def _value_words(value: str) -> Sentence:
    return {
        "square": say("firkant ▪"), "disc": say("rund •"), "dash": say("strek –"), "long-dash": say("lang strek —"),
        "cards": say("kort med bunn"), "rules": say("strek over kolonnen"), "bars": say("strek ved siden av"),
        "underlined": say("strek under"), "large": say("stort, bak sitatet"), "inline": say("i teksten"),
        "figure": say("stort tall"), "label": say("«Del 1»"), "none": say("ikke noe"),
    }[value]  # fmt: skip
