"""Two texts compared: what went and what came, with a little of what stayed around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFontDatabase, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.documents.line_differences import same_lines
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass

Sign: TypeAlias = Literal["+", "−", " ", "…"]
CONTEXT_LINES = 2
MOST_LINES = 3000
"""Lines shown at most; nobody reads further, and a document of more makes the window wait."""


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line that came (+), went (−) or stayed; `…` stands for as many lines as its text counts."""

    sign: Sign
    text: str


def compare_texts(old: str, new: str) -> tuple[ComparedLine, ...]:
    """The differences from old to new in order, with two lines around each."""
    olds, news = old.split("\n"), new.split("\n")
    whole = list(_all_lines(olds, news))
    near = _near_changes(whole)
    found: list[ComparedLine] = []
    skipped = 0
    for line, shown in zip(whole, near, strict=True):
        if shown and skipped:
            found.append(ComparedLine("…", str(skipped)))
        skipped = 0 if shown else skipped + 1
        if shown:
            found.append(line)
    if skipped and found:
        found.append(ComparedLine("…", str(skipped)))
    return tuple(found)


def _all_lines(olds: Sequence[str], news: Sequence[str]) -> Iterator[ComparedLine]:
    at, new_at = 0, 0
    for index, new_index in [*same_lines(olds, news), (len(olds), len(news))]:
        yield from (ComparedLine("−", line) for line in olds[at:index])
        yield from (ComparedLine("+", line) for line in news[new_at:new_index])
        if index < len(olds):
            yield ComparedLine(" ", olds[index])
        at, new_at = index + 1, new_index + 1


def _near_changes(lines: Sequence[ComparedLine]) -> list[bool]:
    near = [line.sign != " " for line in lines]
    for index, line in enumerate(lines):
        if line.sign != " ":
            for other in range(max(0, index - CONTEXT_LINES), min(len(lines), index + CONTEXT_LINES + 1)):
                near[other] = True
    return near


class TextComparison(QTextEdit):
    """A read-only page of compared lines. What went and what came differ by sign and ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ComparedLine, ...] = ()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("kind", "field")
        self.setMinimumHeight(9 * self.fontMetrics().height())
        self.retranslate()

    @property
    def lines(self) -> tuple[ComparedLine, ...]:
        """What is shown now; empty when the texts are equal."""
        return self._lines

    def show_lines(self, lines: tuple[ComparedLine, ...]) -> None:
        """Show these differences; none says that the texts are equal."""
        self._lines = lines
        self._write()

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Forskjeller")))
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Follows language and looks."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._write()
        super().changeEvent(event)

    def _write(self) -> None:
        self.clear()
        self.document().setUndoRedoEnabled(False)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if not self._lines:
            cursor.insertText(str(say("Ingen forskjell.")))
        for number, line in enumerate(self._lines[:MOST_LINES]):
            if number:
                cursor.insertBlock()
            self._write_line(cursor, line)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_line(self, cursor: QTextCursor, line: ComparedLine) -> None:
        appearance = appearance_of(self)
        ground = {"+": appearance.info_ground, "−": appearance.error_ground}.get(line.sign)
        color = {"+": appearance.info, "−": appearance.error, "…": appearance.muted}.get(line.sign, appearance.text)
        block, letters = QTextBlockFormat(), QTextCharFormat()
        if ground:
            block.setBackground(QColor(ground))
        letters.setForeground(QColor(color if line.sign in "…" else appearance.text))
        letters.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        cursor.setBlockFormat(block)
        sign = QTextCharFormat(letters)
        sign.setForeground(QColor(color))
        if line.sign == "…":
            cursor.insertText(str(say("… {count} like linjer", count=line.text)), letters)
        else:
            cursor.insertText(f"{line.sign} ", sign)
            cursor.insertText(line.text, letters)
