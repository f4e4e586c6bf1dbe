"""How long the profile holds, who answers for it, what takes over, and which old spellings come along in texts."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from leaderdeck.brand.catalog import list_kits
from leaderdeck.brand.kit_editing import Edit, set_successor, set_value
from leaderdeck.brand.shown_name import shown_name
from leaderdeck.desktop.brand_studio.draft_reading import DraftReading
from leaderdeck.desktop.brand_studio.form_section import FormSection, StudioChoice, StudioLine
from leaderdeck.language import Sentence, say

_NORWEGIAN = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")


class ValiditySection(FormSection):
    """Dates as lines: `2026-08-01`, or as written in Norway `1.8.2026`."""

    starts_folded = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kits = list_kits()
        self.dates: dict[str, StudioLine] = {}
        for key in ("valid-from", "valid-to"):
            line = self.line((key,), partial(_date_edit, key))
            self.dates[key] = line
            self.add_labeled(partial(_date_words, key), line)
            self.add_note((key,), say("Skriv en dato, som 2026-08-01 eller 1.8.2026."))
        self.successor = StudioChoice(self)
        self.successor.activated.connect(self._choose_successor)
        self.add_labeled(lambda: say("Avløses av"), self.successor)
        self.add_note(("replaced-by",))
        self.exceptions = self.line(("exceptions",), partial(_text_edit, "exceptions"))
        self.add_labeled(lambda: say("Unntak fra datoene"), self.exceptions)
        self.add_note(("exceptions",))
        self.contact = self.line(("contact",), partial(_text_edit, "contact"))
        self.add_labeled(lambda: say("Kontakt for profilen"), self.contact)
        self.add_note(("contact",))
        self.residue = self.line(("residue",), _residue_edit)
        self.add_labeled(lambda: say("Gamle skrivemåter av navnet, med semikolon mellom"), self.residue)
        self.add_note(("residue",))
        self.retranslate()

    @property
    def title(self) -> Sentence:
        """Validity."""
        return say("Gyldighet")

    def show_values(self, reading: DraftReading) -> None:
        """What is written."""
        for key, line in self.dates.items():
            said = reading.value(key)
            if _date(line.text()) != said:
                line.show_text(said.isoformat() if isinstance(said, date) else str(said or ""))
            line.setPlaceholderText(str(say("ikke bestemt")))
        for key, line in (("contact", self.contact), ("exceptions", self.exceptions)):
            line.show_text(str(reading.value(key) or ""))
        residue = reading.value("residue")
        spellings = [str(one) for one in residue] if isinstance(residue, list) else []
        if _spellings(self.residue.text()) != spellings:
            self.residue.show_text("; ".join(spellings))
        own, after = str(reading.value("id") or ""), str(reading.value("replaced-by", "id") or "")
        kits = [(kit.id, shown_name(kit.id, kit.name)) for kit in self._kits if kit.id != own]
        self.successor.fill([("", str(say("ingen"))), *kits], after)

    def _choose_successor(self, _index: int) -> None:
        chosen = str(self.successor.currentData())
        self.ask(None, partial(set_successor, kit_id=chosen))


def _date(typed: str) -> date | str | None:
    """The day that is written; the text itself where it is none."""
    text = typed.strip()
    if not text:
        return None
    norwegian = _NORWEGIAN.fullmatch(text)
    try:
        if norwegian:
            return date(int(norwegian[3]), int(norwegian[2]), int(norwegian[1]))
        return date.fromisoformat(text)
    except ValueError:
        return text


def _date_edit(key: str, typed: str) -> Edit:
    return partial(set_value, path=(key,), value=_date(typed))


def _text_edit(key: str, typed: str) -> Edit:
    return partial(set_value, path=(key,), value=typed or None)


def _spellings(typed: str) -> list[str]:
    return [part.strip() for part in typed.split(";") if part.strip()]


def _residue_edit(typed: str) -> Edit:
    return partial(set_value, path=("residue",), value=_spellings(typed) or None)


def _date_words(key: str) -> Sentence:
    return say("Gjelder fra") if key == "valid-from" else say("Gjelder til og med")
