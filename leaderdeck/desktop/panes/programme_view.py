"""A talk's programme in the time pane: its slots on the day line, buttons for what can be done to one, and saving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from leaderdeck.checks.programme import long_words
from leaderdeck.deck.programme import Programme, SlotTime, times_of
from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.near_button import NearButton
from leaderdeck.desktop.panes.flow_layout import FlowLayout
from leaderdeck.desktop.panes.programme_bars import HourScale
from leaderdeck.desktop.panes.programme_list import ProgrammeList
from leaderdeck.desktop.panes.programme_rows import whole_troubles
from leaderdeck.desktop.panes.programme_saving import ask_where_to_write, write_programme
from leaderdeck.export.programme_export import WrittenProgramme
from leaderdeck.language import Sentence, say
from leaderdeck.outline.programmes import programmes_of
from leaderdeck.outline.rewrite_programme import move_slot, reorder_slot, resize_slot
from leaderdeck.paper.programme import UNKNOWN, time_words
from leaderdeck.talk import Talk

_REWRITES: dict[str, Callable[[str, int, int], str]] = {
    "move": move_slot, "resize": resize_slot, "reorder": reorder_slot,
}  # fmt: skip
_ROWS_IN_SIGHT = 4
"""So many slots are seen before words give way to them."""


class ProgrammeView(QWidget):
    """The programmes of the talk, one at a time. The button that saves one is placed by the pane around it."""

    line_requested = Signal(int)
    rewrite_requested = Signal(object)
    """A function str → str."""
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk: Talk | None = None
        self._programmes: tuple[Programme, ...] = ()
        self._saved: Sentence | None = None
        self._choice, self._whole, self._trouble, self._legend = QComboBox(), QLabel(), QLabel(), QLabel()
        self.slots_list = ProgrammeList()
        self._hours = HourScale(lambda: self.slots_list.viewport().width())
        self.slots_list.verticalScrollBar().rangeChanged.connect(lambda *_: self._hours.update())
        self.slots_list.change_requested.connect(self._change)
        self.slots_list.line_requested.connect(self.line_requested)
        self.slots_list.selectionModel().currentChanged.connect(self._tell_trouble)
        self._choice.activated.connect(self._show_chosen)
        self.buttons = {name: NearButton() for name in ("earlier", "later", "shorter", "longer", "up", "down", "save")}
        self._writer = Latest(write_programme, self)
        self._writer.answered.connect(self._take_written)
        self._writer.failed.connect(self.failed)
        self._wire()
        self._lay_out()
        self.retranslate()

    @property
    def has_programme(self) -> bool:
        """Whether the talk has one."""
        return bool(self._programmes)

    @property
    def programme(self) -> Programme | None:
        """The one that is shown."""
        index = max(0, self._choice.currentIndex())
        return self._programmes[index] if index < len(self._programmes) else None

    def show_talk(self, talk: Talk) -> None:
        """The programmes of this talk; the same one of several stays chosen."""
        self._talk = talk
        programmes = tuple(programme for programme in programmes_of(talk.deck) if programme.slots)
        if programmes != self._programmes:
            self._saved = None
        self._programmes = programmes
        chosen = min(max(0, self._choice.currentIndex()), max(0, len(self._programmes) - 1))
        self._choice.clear()
        for number, programme in enumerate(self._programmes, start=1):
            self._choice.addItem(programme.title or f"{number}")
        self._choice.setCurrentIndex(chosen if self._programmes else -1)
        self._choice.setVisible(len(self._programmes) > 1)
        self._show_chosen()

    def words(self) -> tuple[str, str]:
        """What is said of the whole, and of what does not add up."""
        return self._whole.text(), self._trouble.text()

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Programmet")))
        self.slots_list.setAccessibleName(str(say("Bolkene i programmet")))
        self.slots_list.setAccessibleDescription(
            str(
                say(
                    "Ctrl og pil til siden flytter bolken, Shift og pil gjør den lengre eller kortere, "
                    "Ctrl og pil opp eller ned endrer rekkefølgen."
                )
            )
        )
        self._choice.setAccessibleName(str(say("Hvilket program")))
        names = {
            "earlier": (say("← 5 min"), say("Flytt bolken og resten fem minutter tidligere")),
            "later": (say("5 min →"), say("Flytt bolken og resten fem minutter senere")),
            "shorter": (say("Kortere"), say("Gjør bolken fem minutter kortere")),
            "longer": (say("Lengre"), say("Gjør bolken fem minutter lengre")),
            "up": (say("Opp"), say("Bytt plass med bolken før")),
            "down": (say("Ned"), say("Bytt plass med bolken etter")),
            "save": (say("Lagre program …"), say("Lagre programmet som side, Word-dokument eller kalender")),
        }
        for name, (words, tip) in names.items():
            self.buttons[name].setText(str(words))
            self.buttons[name].setAccessibleName(str(words if name == "save" else tip))
            self.buttons[name].setToolTip(str(tip))
        self._legend.setText(str(say("Klokkeslett i kursiv er regnet ut av starten og varighetene.")))
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low, the explanation goes before the slots do."""
        super().resizeEvent(event)
        self._give_way()

    def _wire(self) -> None:
        steps: dict[str, Callable[[int], None]] = {
            "earlier": lambda index: self.slots_list.shift(index, -1),
            "later": lambda index: self.slots_list.shift(index, 1),
            "shorter": lambda index: self.slots_list.stretch(index, -1),
            "longer": lambda index: self.slots_list.stretch(index, 1),
            "up": lambda index: self.slots_list.reorder(index, -1),
            "down": lambda index: self.slots_list.reorder(index, 1),
        }
        for name, step in steps.items():
            self.buttons[name].setProperty("kind", "quiet")
            self.buttons[name].clicked.connect(partial(self._press, step))
        self.buttons["save"].clicked.connect(self.save)

    def _press(self, step: Callable[[int], None], *_: object) -> None:
        index = self.slots_list.currentIndex().row()
        if index >= 0:
            step(index)

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        self._whole.setProperty("kind", "heading")
        self._legend.setProperty("kind", "muted")
        for label in (self._whole, self._trouble, self._legend):
            label.setWordWrap(True)
        head = QVBoxLayout()
        head.setContentsMargins(em, round(em * 0.4), em, 0)
        head.setSpacing(round(em * 0.3))
        head.addWidget(self._choice)
        head.addWidget(self._whole)
        head.addWidget(self._trouble)
        head.addWidget(self._legend)
        tools = QWidget()
        row = FlowLayout(tools, spacing=2)
        for name in ("earlier", "later", "shorter", "longer", "up", "down"):
            row.addWidget(self.buttons[name])
        foot = QVBoxLayout()
        foot.setContentsMargins(em // 2, round(em * 0.2), em // 2, round(em * 0.3))
        foot.addWidget(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._hours)
        column.addWidget(self.slots_list, 1)
        column.addLayout(foot)
        self._head, self._foot = head, foot

    def _give_way(self) -> None:
        """The legend goes first, then what is wrong with the slot, then the whole, then the hours: rows say it too."""
        rows = self.slots_list.rows_model.rows
        slots = self.slots_list.sizeHintForRow(0) * min(_ROWS_IN_SIGHT, len(rows))
        has_worked_out = any(row.time.start_is_worked_out for row in rows)
        is_telling = bool(self._trouble.text())
        must_tell = self._saved is not None and self._trouble.text() == str(self._saved)
        for gone in range(5):
            self._legend.setVisible(gone < 1 and has_worked_out)
            self._trouble.setVisible(must_tell or (gone < 2 and is_telling))
            self._whole.setVisible(gone < 3)
            self._hours.setVisible(gone < 4)
            self._head.invalidate()
            hours = self._hours.sizeHint().height() if gone < 4 else 0
            around = self._head.totalHeightForWidth(self.width()) + self._foot.totalHeightForWidth(self.width())
            if around + hours + slots <= self.height():
                break

    def _show_chosen(self, *_: object) -> None:
        programme = self.programme
        if programme is not None:
            self.slots_list.show_programme(programme)
            self._hours.show_rows(self.slots_list.rows_model.rows)
        for name, button in self.buttons.items():
            button.setEnabled(programme is not None and (programme.is_own or name == "save"))
        self._tell()

    def _tell(self) -> None:
        programme = self.programme
        if programme is None:
            self._whole.setText("")
            self._trouble.setText("")
            return
        self._whole.setText(_whole_words(programme))
        self._tell_trouble(self.slots_list.currentIndex())

    def _tell_trouble(self, current: QModelIndex, _before: QModelIndex | None = None) -> None:
        """What is wrong with the chosen slot, else with the whole; or that it was saved."""
        programme, rows = self.programme, self.slots_list.rows_model.rows
        found: tuple[Sentence, ...] = rows[current.row()].troubles if 0 <= current.row() < len(rows) else ()
        if programme is not None and not programme.is_own:
            found = (say("Programmet er hentet fra et annet notat og endres der."),)
        found = found or ((self._saved,) if self._saved else ())
        found = found or (whole_troubles(programme) if programme is not None else ())
        self._trouble.setText(" ".join(map(str, found)))
        self._give_way()

    def _change(self, change: str, index: int, amount: int) -> None:
        programme = self.programme
        if programme is None or not 0 <= index < len(programme.slots):
            return
        line = programme.slots[index].line
        if change == "reorder":
            self.slots_list.choose(amount)
        rewrite = _REWRITES[change]
        self.rewrite_requested.emit(lambda text: rewrite(text, line, amount))

    def save(self) -> None:
        """Ask for a file and write the programme there."""
        if self._talk is None:
            return
        asked = ask_where_to_write(self, self._talk)
        if asked is None:
            return
        self._writer.ask(self._talk, *asked)

    def _take_written(self, written: WrittenProgramme) -> None:
        remarks = " ".join(map(str, written.remarks))
        self._saved = (
            say("Lagret {file}. {remarks}", file=written.file.name, remarks=remarks)
            if remarks
            else say("Lagret {file}.", file=written.file.name)
        )
        self.slots_list.clearSelection()
        self._trouble.setText(str(self._saved))
        self._give_way()


def _whole_words(programme: Programme) -> str:
    """`09.00–14.00 · 5 t · 7 bolker`."""
    times = times_of(programme)
    starts = [time.start for time in times if time.start is not None]
    ends = [time.end for time in times if time.end is not None]
    parts: list[str] = []
    if starts:
        parts.append(time_words(SlotTime(min(starts), max(ends, default=None))))
    else:
        parts.append(f"{say('Tid')}: {UNKNOWN}")
    known = sum(time.length or 0 for time in times)
    if known:
        parts.append(str(long_words(known)))
    count = sum(not slot.is_moment for slot in programme.slots)
    parts.append(str(say("1 bolk") if count == 1 else say("{count} bolker", count=count)))
    return " · ".join(parts)
