"""The decks of one move: a row for each file, with what a person should look at under it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from leaderdeck.export.rebranding import RebrandJob, RebrandOutcome
from leaderdeck.language import Sentence, say

_FILE, _STATE, _REMARKS = range(3)
_REMARKS_EM = 17
_ROW_EM = 1.6


class DeckTable(QTreeWidget):
    """Files, how far each has come, and its remarks to fold out."""

    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: tuple[RebrandJob, ...] = ()
        self._outcomes: dict[Path, RebrandOutcome] = {}
        self._rows: dict[Path, QTreeWidgetItem] = {}
        self.setColumnCount(3)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(_FILE, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(_STATE, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(_REMARKS, QHeaderView.ResizeMode.Interactive)
        self.setColumnWidth(_REMARKS, _REMARKS_EM * self.fontMetrics().height())
        self.setMinimumHeight(7 * self.fontMetrics().height())
        self.itemSelectionChanged.connect(self.chosen_changed)
        self.retranslate()

    @property
    def chosen(self) -> RebrandJob | None:
        """The deck whose row is chosen, or a row under it."""
        items = self.selectedItems()
        item = items[0] if items else None
        while item is not None and item.parent() is not None:
            item = item.parent()
        return next((job for job in self._jobs if item is not None and self._rows.get(job.source) is item), None)

    def show_jobs(self, jobs: Sequence[RebrandJob]) -> None:
        """These decks, in their order; what is known of them stays."""
        self._jobs = tuple(jobs)
        self._outcomes = {job.source: self._outcomes[job.source] for job in jobs if job.source in self._outcomes}
        self.clear()
        self._rows = {}
        for job in self._jobs:
            row = QTreeWidgetItem(self)
            row.setText(_FILE, job.source.name)
            row.setSizeHint(_FILE, QSize(0, round(_ROW_EM * self.fontMetrics().height())))
            row.setToolTip(_FILE, str(job.source))
            self._rows[job.source] = row
            self._fill(job.source)

    def show_outcome(self, outcome: RebrandOutcome) -> None:
        """One deck has arrived."""
        self._outcomes[outcome.source] = outcome
        if outcome.source in self._rows:
            self._fill(outcome.source)
            self.scrollToItem(self._rows[outcome.source])

    def forget_outcomes(self) -> None:
        """The decks are to move anew."""
        self._outcomes = {}
        for source in self._rows:
            self._fill(source)

    @property
    def done(self) -> int:
        """How many decks have arrived, in their brand or not."""
        return len(self._outcomes)

    @property
    def troubles(self) -> int:
        """How many decks could not be moved."""
        return sum(bool(outcome.trouble) for outcome in self._outcomes.values())

    def retranslate(self) -> None:
        """All words anew; remarks stay in the language that they came in."""
        self.setHeaderLabels([str(say("Fil")), str(say("Status")), str(say("Å se over"))])
        self.setAccessibleName(str(say("PowerPoint-filer")))
        for source in self._rows:
            self._fill(source)

    def _fill(self, source: Path) -> None:
        row, outcome = self._rows[source], self._outcomes.get(source)
        row.takeChildren()
        row.setText(_STATE, str(_state(outcome)))
        if outcome is None:
            row.setText(_REMARKS, "")
            return
        looks = [remark for remark in outcome.remarks if remark.weight == "look"]
        row.setText(_REMARKS, outcome.trouble or (str(len(looks)) if looks else ""))
        row.setToolTip(_REMARKS, outcome.trouble)
        for remark in (*looks, *(remark for remark in outcome.remarks if remark.weight != "look")):
            under = QTreeWidgetItem(row)
            under.setText(_FILE, str(say("Lysbilde {number}: {text}", number=remark.slide, text=remark.text)))
            under.setToolTip(_FILE, remark.text)
            under.setSizeHint(_FILE, QSize(0, round(_ROW_EM * self.fontMetrics().height())))
            under.setFirstColumnSpanned(True)


def _state(outcome: RebrandOutcome | None) -> Sentence:
    if outcome is None:
        return say("Venter")
    if outcome.trouble:
        return say("Ikke flyttet")
    return say("Ferdig fra før") if outcome.resumed else say("Ferdig")
