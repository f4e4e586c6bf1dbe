"""Waves below the words in sight that are misspelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlock

from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.editor.document_text import from_document, index_at, places_in_units, units
from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.spelling.speller import Speller
from leaderdeck.desktop.spelling.wave import Wave
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.spelling.line_words import words_in

_MOST_LINES = 2_000
_LONGEST_LINE = 2_000
"""Letters: a longer line is no text of a talk."""
_LINES_A_TURN = 200
"""As many as take some ten milliseconds."""
_LINES_AHEAD = 300
"""Lines that are asked for at once: some hundred words take the dictionary a tenth of a second."""


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
        self._held_back = -1
        """The line with the word that is being typed; -1 without one."""
        self._found: dict[str, tuple[tuple[str, int, int], ...]] = {}
        """The misspelled words of lines whose words are all known, by what the line says."""
        self._wave: Wave | None = None
        editor.paint_over = self.paint
        speller.learned.connect(self._look_again)
        speller.use_changed.connect(self._look_again)
        speller.forgotten.connect(self._forget)
        editor.cursorPositionChanged.connect(self._follow_cursor)

    def use_language(self, language: str) -> None:
        """The language that the talk is written in."""
        if language != self.language:
            self.language = language
            self._look_again()

    def misspelled_in(self, block: QTextBlock) -> Iterator[Misspelled]:
        """The words of a line that are known to be misspelled; those of which nothing is known yet are asked for."""
        text = block.text()
        if len(text) > _LONGEST_LINE or not self._editor.is_prose(block.blockNumber()):
            return
        start = block.position()
        for word, first, end in self._wrong_words(text, -1):
            yield Misspelled(word, start + first, start + end)

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
        wave: Wave
        self._held_back = -1
        cursor = editor.textCursor()
        typed_at = -1 if cursor.hasSelection() or editor.isReadOnly() else cursor.position()
        block = editor.firstVisibleBlock()
        top = editor.blockBoundingGeometry(block).translated(editor.contentOffset()).topLeft()
        while block.isValid() and top.y() <= event.rect().bottom():
            height = editor.blockBoundingRect(block).height()
            if top.y() + height >= event.rect().top():
                for _, first, end in self._wrong_in_sight(block, typed_at):
                    if painter is None:
                        painter, wave = QPainter(editor.viewport()), self._wave_now()
                    _paint_wave(painter, wave, block, top, first, end)
            top.setY(top.y() + height)
            block = block.next()
        if painter is not None:
            painter.end()

    def _wrong_in_sight(self, block: QTextBlock, typed_at: int) -> Iterable[tuple[str, int, int]]:
        """The misspelled words of a line, but for the one that is being typed: nobody asks for the half of a word."""
        text = block.text()
        if not text or len(text) > _LONGEST_LINE or not self._editor.is_prose(block.blockNumber()):
            return ()
        own = typed_at - block.position()
        if not _ends_in_word(text, own):
            return self._wrong_words(text, -1)
        self._held_back = block.blockNumber()
        return self._wrong_words(text, own)

    def _wrong_words(self, text: str, typed_at: int) -> tuple[tuple[str, int, int], ...]:
        known = self._found.get(text)
        if known is None:
            wrong, is_known = [], True
            for one in _words(text):
                verdict = None if one[2] == typed_at else self._speller.is_wrong(self.language, one[0])
                is_known = is_known and verdict is not None
                if verdict:
                    wrong.append(one)
            known = tuple(wrong)
            if is_known:
                self._found[text] = known
                if len(self._found) > _MOST_LINES:
                    self._found.clear()
        return tuple(one for one in known if one[2] != typed_at) if typed_at > 0 else known

    def _look_again(self) -> None:
        self._found.clear()
        self._editor.viewport().update()

    def _forget(self) -> None:
        self._found.clear()
        _words.cache_clear()

    def _wave_now(self) -> Wave:
        """The wave as the window looks now."""
        viewport = self._editor.viewport()
        wanted = (
            appearance_of(self._editor).error, float(self._editor.fontMetrics().height()), viewport.devicePixelRatioF()
        )  # fmt: skip
        if self._wave is None or self._wave.key != wanted:
            self._wave = Wave(*wanted)
        return self._wave

    def _follow_cursor(self) -> None:
        """The word that was typed is left, where no letter stands before the cursor any more."""
        if self._held_back < 0:
            return
        cursor = self._editor.textCursor()
        if cursor.blockNumber() != self._held_back or not _ends_in_word(
            cursor.block().text(), cursor.positionInBlock()
        ):
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


def _ends_in_word(text: str, unit: int) -> bool:
    """Whether a letter stands before this place of a line, as Qt counts."""
    return 0 < unit <= units(text) and text[index_at(text, unit) - 1].isalnum()


@lru_cache(maxsize=4096)
def _words(raw: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a line as the document holds it, with their places in Qt's units."""
    text = from_document(raw)
    places = list(words_in(text))
    in_units = places_in_units(text, places)
    return tuple((text[first:end], *units) for (first, end), units in zip(places, in_units, strict=True))


def _paint_wave(painter: QPainter, wave: Wave, block: QTextBlock, top: QPointF, first: int, end: int) -> None:
    line = block.layout().lineForTextPosition(first)
    if not line.isValid():
        return
    last = min(end, line.textStart() + line.textLength())
    left, right = _x_of(line.cursorToX(first)), _x_of(line.cursorToX(last))
    wave.draw(painter, top.x() + left, top.x() + right, top.y() + line.y() + line.ascent())


def _x_of(found: object) -> float:
    """PySide gives the place together with the cursor that it moved."""
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]
