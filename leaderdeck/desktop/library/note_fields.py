"""What a note can say besides its text: a fact its value, a quotation its source, a meeting who was there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.library.note_draft import FIELDS, FIELDS_OF, QuickNote
from leaderdeck.language import Sentence, interface_language, say
from leaderdeck.library.note import NoteKind
from leaderdeck.outline.dates import day_named, last_day_of, written_date

_WORDS: dict[str, Sentence] = {
    "value": say("Verdi"), "unit": say("Enhet"), "people": say("Personer, med komma mellom"), "place": say("Sted"),
    "source": say("Kilde"), "date": say("Dato"), "best_before": say("Gjelder til"),
}  # fmt: skip
_EXAMPLES: dict[tuple[NoteKind, str], Sentence] = {
    ("fact", "value"): say("19 117"),
    ("fact", "unit"): say("innbyggere"),
    ("fact", "source"): say("SSB, tabell 07459"),
    ("fact", "date"): say("1.1.2026"),
    ("fact", "best_before"): say("2027, eller 31.12.2026"),
    ("quote", "source"): say("Hvem sa det, og hvor"),
    ("quote", "date"): say("16.3.2026"),
    ("experience", "date"): say("i dag"),
    ("meeting", "date"): say("i dag"),
}
_ROWS_OF: dict[NoteKind, tuple[tuple[tuple[str, int], ...], ...]] = {
    "note": ((("source", 7),),),
    "quote": ((("source", 5), ("date", 2)),),
    "fact": ((("value", 2), ("unit", 5)), (("source", 3), ("date", 2), ("best_before", 2))),
    "experience": ((("people", 3), ("place", 2), ("date", 2)),),
    "meeting": ((("people", 3), ("place", 2), ("date", 2)),),
}
"""The fields of each kind in rows, with the share of the row that each takes, of `_SHARES`."""
_SHARES = 7


class NoteFields(QWidget):
    """Small fields with their names above; only those of the kind that is chosen are there."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: NoteKind = "talk"
        self.fields = {name: QLineEdit() for name in FIELDS}
        self._labels = {name: QLabel() for name in FIELDS}
        self._told = text_label("muted")
        self._lay_out()
        for name, field in self.fields.items():
            self._labels[name].setBuddy(field)
            self._labels[name].setProperty("kind", "muted")
            field.textChanged.connect(self._tell)
        self.show_kind("note")
        self.retranslate()

    def written(self) -> dict[str, str]:
        """What stands in each field, also in those that are not seen now."""
        return {name: field.text() for name, field in self.fields.items()}

    def show_written(self, note: QuickNote) -> None:
        """What the note says."""
        for name, field in self.fields.items():
            field.setText(getattr(note, name))

    def show_kind(self, kind: NoteKind) -> None:
        """The fields of this kind; what stands in the others waits until they are wanted."""
        if kind != self._kind:
            self._place(kind)
        self._kind = kind
        applying = FIELDS_OF.get(kind, ())
        for name, field in self.fields.items():
            field.setVisible(name in applying)
            self._labels[name].setVisible(name in applying)
            field.setPlaceholderText(str(_EXAMPLES.get((kind, name), "")))
        self.setVisible(bool(applying))
        self._tell_dates()

    def retranslate(self) -> None:
        """All words anew."""
        for name, label in self._labels.items():
            label.setText(str(_WORDS[name]))
            self.fields[name].setAccessibleName(str(_WORDS[name]))
        self.show_kind(self._kind)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(round(em * 0.5))
        self._grid.setVerticalSpacing(em // 5)
        for column in range(_SHARES):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 1)
        for name in FIELDS:  # the order of the Tab key
            for widget in (self._labels[name], self.fields[name]):
                widget.setParent(self)
                widget.hide()

    def _place(self, kind: NoteKind) -> None:
        """The fields of this kind in their rows, each name close to its field and the rows apart."""
        em = self.fontMetrics().height()
        for widget in (self._told, *self._labels.values(), *self.fields.values()):
            self._grid.removeWidget(widget)
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, 0)
        row = 0
        for names in _ROWS_OF.get(kind, ()):
            column = 0
            for name, share in names:
                self._grid.addWidget(self._labels[name], row, column, 1, share)
                self._grid.addWidget(self.fields[name], row + 1, column, 1, share)
                column += share
            self._grid.setRowMinimumHeight(row + 2, em // 5)
            row += 3
        self._grid.addWidget(self._told, row, 0, 1, -1)

    def _tell(self) -> None:
        self._tell_dates()
        self.changed.emit()

    def _tell_dates(self) -> None:
        """How the dates are understood, while there is time to write them otherwise."""
        parts = [str(one) for name in ("date", "best_before") if (one := self._understood(name)) is not None]
        self._told.setText(" ".join(parts))
        self._told.setVisible(bool(parts))

    def _understood(self, name: str) -> Sentence | None:
        words = " ".join(self.fields[name].text().split())
        if not words or name not in FIELDS_OF.get(self._kind, ()):
            return None
        day = day_named(words) if name == "date" else last_day_of(words)
        if not day:
            return say("«{date}» er ingen dato; den lagres slik den står.", date=words)
        if name == "date":
            return None
        return say("Gjelder til og med {day}.", day=written_date(day, interface_language()))
