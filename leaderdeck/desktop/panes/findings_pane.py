"""The findings pane: what a careful colleague would point out, gravest first, and the buttons that mend it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from leaderdeck.checks.finding import Finding
from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.panes.finding_entries import (
    DismissedNote,
    FindingEntry,
    GroupEntry,
    Weight,
    list_entries,
    worst_of,
)
from leaderdeck.desktop.panes.row_list import Entry, Row, RowList
from leaderdeck.language import Sentence, say

if TYPE_CHECKING:
    from leaderdeck.talk import Talk

_MANY = 150
"""Findings whose rows take longer to lay out than a picture to be drawn."""


class FindingsPane(QWidget):
    """Lists the findings of a talk. Every repair is asked for as a change of the text."""

    line_requested = Signal(int)
    rewrite_requested = Signal(object)
    source_requested = Signal(str)
    """Open the note that is to be mended: `fil.md#Overskrift`, as seen from the talk."""
    """A function str → str."""
    failed = Signal(object)
    count_changed = Signal(int, str)
    """How many findings there are, and the gravest weight among them (empty where there are none)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk: Talk | None = None
        self._is_stale = False
        self._line = 0
        self._dismissed: tuple[Talk, tuple[DismissedNote, ...]] | None = None
        self._look = Latest(_looked_for, self)
        self._look.answered.connect(self._take_dismissed)
        self._look.failed.connect(self.failed)
        self._folded: frozenset[Weight] = frozenset({"dismissed"})
        self._list = RowList(self._make_row, self._guess_height, self)
        self._empty = QLabel()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setProperty("kind", "muted")
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._list)
        self.retranslate()

    @property
    def row_list(self) -> RowList:
        """The rows."""
        return self._list

    def show_talk(self, talk: Talk) -> None:
        """The findings of this talk; rows are made when somebody sees them."""
        self._talk = talk
        self.count_changed.emit(len(talk.findings), worst_of(talk.findings) or "")
        self._is_stale = True
        if self.isVisible() and len(talk.findings) <= _MANY:
            self._refresh()
        elif self.isVisible():
            QTimer.singleShot(0, self, self._refresh_what_is_stale)  # so that the slides do not wait for the rows

    def show_place(self, number: int, line: int) -> None:
        """Where the cursor is, for the next and the previous finding."""
        self._line = line

    def commands(self) -> dict[str, Callable[[], None]]:
        """What the pane does for the menus."""
        return {
            "go.next_finding": lambda: self._go_from_here(1),
            "go.previous_finding": lambda: self._go_from_here(-1),
        }

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Kontroll")))
        self._list.setAccessibleName(str(say("Funn")))
        self._tell_nothing_found()

    def _tell_nothing_found(self) -> None:
        if self._talk is None or not self._talk.scenes:
            words = say("Her står det som bør ses på, mens du skriver.")
        elif self._talk.is_checked:
            words = say("Ingen funn. Alt er i orden.")
        else:
            words = say("Ser over lysbildene …")
        self._empty.setText(str(words))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What came while nobody looked is shown now."""
        super().showEvent(event)
        self._refresh_what_is_stale()

    def _refresh_what_is_stale(self) -> None:
        if self._is_stale:
            self._refresh()

    def _refresh(self) -> None:
        self._is_stale = False
        talk = self._talk
        if talk is None:
            return
        dismissed = self._dismissed[1] if self._dismissed and self._dismissed[0] is talk else dismissed_at_once(talk)
        entries = list_entries(talk.findings, dismissed, self._folded)
        self._tell_nothing_found()
        self._pages.setCurrentWidget(self._list if entries else self._empty)
        self._list.show_entries(entries)
        if dismissed and "dismissed" not in self._folded and not (self._dismissed and self._dismissed[0] is talk):
            self._look.ask(talk)

    def _take_dismissed(self, looked: tuple[Talk, tuple[DismissedNote, ...]]) -> None:
        if looked[0] is self._talk:
            self._dismissed = looked
            self._refresh()

    def _make_row(self, kind: str) -> Row:
        from leaderdeck.desktop.panes.finding_group_rows import DismissedRow, GroupRow  # these cost no start
        from leaderdeck.desktop.panes.finding_row import FindingRow

        if kind == "group":
            group = GroupRow()
            group.folding_requested.connect(self._fold)
            return group
        if kind == "dismissed":
            dismissed = DismissedRow()
            dismissed.return_requested.connect(self._take_back)
            return dismissed
        row = FindingRow()
        row.line_requested.connect(self.line_requested)
        row.repair_requested.connect(self._repair)
        row.alt_given.connect(self._give_alt)
        row.decorative_requested.connect(self._mark_decorative)
        row.dismissal_given.connect(self._dismiss)
        row.grown.connect(self._list.remeasure)
        return row

    def _guess_height(self, width: int) -> Callable[[Entry], int]:
        em = self.fontMetrics().height()
        letters = max(10.0, (width - 13 * em) / max(1, self.fontMetrics().averageCharWidth()))

        def guess(entry: Entry) -> int:
            if not isinstance(entry, FindingEntry):
                return round(em * (2.2 if isinstance(entry, GroupEntry) else 3.0))
            what, advice = len(entry.finding.message.source) + 24, len(entry.finding.advice.source)
            return round(em * (1.3 + ceil(what / letters) + ceil(advice / letters)))

        return guess

    def _fold(self, weight: Weight) -> None:
        self._folded = self._folded ^ {weight}
        self._refresh()
        self._list.focus_row(("group", weight))

    def _repair(self, finding: Finding) -> None:
        if finding.repair:
            self.rewrite_requested.emit(finding.repair)
        elif finding.opens:
            self.source_requested.emit(finding.opens)

    def _give_alt(self, finding: Finding, words: str) -> None:
        from leaderdeck.outline.rewrite import set_alt_text

        line, source = finding.line or 1, finding.picture
        self.rewrite_requested.emit(lambda text: set_alt_text(text, line, source, words))

    def _mark_decorative(self, finding: Finding) -> None:
        from leaderdeck.outline.rewrite import mark_decorative

        line, source = finding.line or 1, finding.picture
        self.rewrite_requested.emit(lambda text: mark_decorative(text, line, source))

    def _dismiss(self, finding: Finding, reason: str) -> None:
        from leaderdeck.outline.rewrite import dismiss

        self.rewrite_requested.emit(lambda text: dismiss(text, finding, reason))

    def _take_back(self, key: str) -> None:
        from leaderdeck.outline.rewrite import undismiss

        self.rewrite_requested.emit(lambda text: undismiss(text, key))

    def _go_from_here(self, way: int) -> None:
        lines = sorted({finding.line for finding in self._talk.findings if finding.line}) if self._talk else []
        if not lines:
            return
        onward = [line for line in lines if (line - self._line) * way > 0]
        wanted = (onward or lines)[0 if way > 0 else -1]
        self._line = wanted
        self.line_requested.emit(wanted)


def find_dismissed(talk: Talk) -> tuple[DismissedNote, ...]:
    """What was dismissed in this talk, with the findings themselves. Takes as long as all checks do."""
    from leaderdeck.checks.talks import dismissed_findings

    found = dismissed_findings(talk.deck, talk.kit, talk.scenes, talk.text)
    return tuple(
        DismissedNote(one.key, one.finding.message if one.finding else _asked(one.dismissal.rule), one.reason)
        for one in found
    )


def _looked_for(talk: Talk) -> tuple[Talk, tuple[DismissedNote, ...]]:
    return talk, find_dismissed(talk)


def dismissed_at_once(talk: Talk) -> tuple[DismissedNote, ...]:
    """The same by what the rules ask, which is known without looking for anything."""
    return tuple(DismissedNote(one.key, _asked(one.rule), one.reason) for one in talk.deck.front_matter.dismissed)


def _asked(rule: str) -> Sentence:
    return _what_rules_ask().get(rule) or say("Regelen {rule}", rule=rule)


@cache
def _what_rules_ask() -> dict[str, Sentence]:
    from leaderdeck.checks.talks import RULES  # all checks, which no window needs before its slides

    return {rule.name: rule.asks for rule in RULES}
