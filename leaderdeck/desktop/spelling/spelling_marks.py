"""Waves below the words in sight that are misspelled."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QTextBlock

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.editor.document_text import from_document, places_in_units
from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.spelling.speller import Speller
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.spelling.line_words import words_in

_LONGEST_LINE = 2_000
"""Letters: a longer line is no text of a talk."""
_LINES_A_TURN = 200
"""As many as take some ten milliseconds."""
_LINES_AHEAD = 300
"""Lines that are asked for at once: some hundred words take the dictionary a tenth of a second."""
_WAVE = 2.0
"""Pixels from one turn of a wave to the next, and how high it goes, where a line is 14 pixels high."""


@dataclass(frozen=True, slots=True)
class Misspelled:
    """A word that is no word, and where it stands in the document as Qt counts."""

    word: str
    first: int
    end: int


class SpellingMarks(QObject):
    """Paints over one editor what its words are said to be."""

    def __init__(self, editor: OutlineEditor, speller: Speller) -> None:
        super().__init__(editor)
        self._editor, self._speller = editor, speller
        self.language = "nb"
        self._held_back = False
        editor.paint_over = self.paint
        speller.learned.connect(editor.viewport().update)
        speller.use_changed.connect(editor.viewport().update)
        speller.forgotten.connect(_words.cache_clear)
        editor.cursorPositionChanged.connect(self._follow_cursor)

    def use_language(self, language: str) -> None:
        """The language that the talk is written in."""
        if language != self.language:
            self.language = language
            self._editor.viewport().update()

    def misspelled_in(self, block: QTextBlock) -> Iterator[Misspelled]:
        """The words of a line that are known to be misspelled; those of which nothing is known yet are asked for."""
        text = block.text()
        if len(text) > _LONGEST_LINE or not self._editor.is_prose(block.blockNumber()):
            return
        for word, first, end in _words(text):
            if self._speller.is_wrong(self.language, word):
                yield Misspelled(word, block.position() + first, block.position() + end)

    def is_known(self, block: QTextBlock) -> bool:
        """Whether there is a verdict on each word of the line; those without are asked for."""
        text = block.text()
        if len(text) > _LONGEST_LINE or not self._editor.is_prose(block.blockNumber()):
            return True
        verdicts = [self._speller.is_wrong(self.language, word) for word, _, _ in _words(text)]
        return None not in verdicts

    def misspelled_at(self, position: int) -> Misspelled | None:
        """The misspelled word at a place of the document."""
        block = self._editor.document().findBlock(position)
        return next((one for one in self.misspelled_in(block) if one.first <= position <= one.end), None)

    def paint(self, event: QPaintEvent) -> None:
        """Draw the waves of the lines that are painted."""
        if not self._speller.is_there:
            return
        editor = self._editor
        painter: QPainter | None = None
        self._held_back = False
        cursor = editor.textCursor()
        typed_at = -1 if cursor.hasSelection() or editor.isReadOnly() else cursor.position()
        block = editor.firstVisibleBlock()
        top = editor.blockBoundingGeometry(block).translated(editor.contentOffset()).topLeft()
        while block.isValid() and top.y() <= event.rect().bottom():
            height = editor.blockBoundingRect(block).height()
            if top.y() + height >= event.rect().top():
                for one in self.misspelled_in(block):
                    if one.end == typed_at:
                        self._held_back = True  # it is being typed
                        continue
                    painter = painter or self._painter()
                    _paint_wave(painter, block, top, one)
            top.setY(top.y() + height)
            block = block.next()
        if painter is not None:
            painter.end()

    def _painter(self) -> QPainter:
        painter = QPainter(self._editor.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(appearance_of(self._editor).error), self._editor.fontMetrics().height() / 16))
        return painter

    def _follow_cursor(self) -> None:
        """The word that was typed is left."""
        if self._held_back:
            self._editor.viewport().update()

    def next_place(self, line: int, after: int) -> tuple[Misspelled | None, int]:
        """The first misspelled word behind a place of the document, from this line (from 0) on.

        Without one, the line to go on from: a few hundred are looked at in a turn, up to one with words of which
        nothing is known yet; it has been asked for those. A line beyond the last means that there is none.
        """
        block = self._editor.document().findBlockByNumber(line)
        for _ in range(_LINES_A_TURN):
            if not block.isValid():
                break
            if not self.is_known(block):
                self._ask_ahead(block)
                break
            found = next((one for one in self.misspelled_in(block) if one.first >= after), None)
            if found is not None:
                return found, block.blockNumber()
            block = block.next()
        return None, block.blockNumber() if block.isValid() else self._editor.line_count()

    def _ask_ahead(self, block: QTextBlock) -> None:
        for _ in range(_LINES_AHEAD):
            block = block.next()
            if not block.isValid():
                return
            self.is_known(block)


@lru_cache(maxsize=4096)
def _words(raw: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a line as the document holds it, with their places in Qt's units."""
    text = from_document(raw)
    places = list(words_in(text))
    in_units = places_in_units(text, places)
    return tuple((text[first:end], *units) for (first, end), units in zip(places, in_units, strict=True))


def _paint_wave(painter: QPainter, block: QTextBlock, top: QPointF, one: Misspelled) -> None:
    layout = block.layout()
    first, end = one.first - block.position(), one.end - block.position()
    line = layout.lineForTextPosition(first)
    if not line.isValid():
        return
    last = min(end, line.textStart() + line.textLength())
    left, right = _x_of(line.cursorToX(first)), _x_of(line.cursorToX(last))
    step = max(1.5, _WAVE * painter.fontMetrics().height() / 14)
    base = top.y() + line.y() + line.ascent() + step * 1.2
    points, x, is_down = [], left, False
    while x < right:
        points.append(QPointF(top.x() + x, base + (step if is_down else 0.0)))
        x, is_down = x + step, not is_down
    painter.drawPolyline(QPolygonF(points))


def _x_of(found: object) -> float:
    """PySide gives the place together with the cursor that it moved."""
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]
