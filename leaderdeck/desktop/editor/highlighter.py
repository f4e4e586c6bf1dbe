"""Highlighting in step with typing: only lines that changed, or begin otherwise than before, are read anew."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock, QTextDocument

from leaderdeck.desktop.appearance import Appearance
from leaderdeck.desktop.editor.line_marks import mark_line
from leaderdeck.desktop.editor.line_state import FIRST, FRESH, LineState
from leaderdeck.desktop.editor.line_styles import LineStyles
from leaderdeck.desktop.editor.look_ahead import delimiter_of, underlined_as
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.slide_breaks import find_marks, slide_level

_LARGEST_STATE = 0x7FFFFFFF
_MANY_LINES = 1000
"""Edited at once: as many as take 5 ms to go through."""
_REACH = 500
"""How many lines above and below are looked at for the end or beginning of a block."""
_NEAR = 8
"""Lines of a paragraph that an underline below it makes a heading."""
_AT_ONCE_SECONDS = 0.0015
_SLICE_SECONDS = 0.006
_HEADING_ABOVE = 200
_DEEPEST_HEADING = 6
_SLIDES_LOOKED_AT = 60


class OutlineHighlighter(QObject):
    """Colors the lines of a document, what is seen first; the rest follows while nothing else is to do.

    Lines count from 0 here. It sets formats on layouts only: the document never changes by it.
    """

    def __init__(
        self, document: QTextDocument, appearance: Appearance, visible: Callable[[], tuple[int, int]],
        severity_at: Callable[[int], str], parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._document = document
        self._styles = LineStyles(appearance)
        self._visible = visible
        self._severity_at = severity_at
        self._before: list[LineState | None] = [FIRST]
        self._delimiters: list[str] = [""]
        self._known: dict[LineState, LineState] = {}
        self._read_to = 0
        self._dirty: set[int] = set()
        self._early: tuple[int, int] | None = None
        self._level = _DEEPEST_HEADING
        self.dressed = 0
        """How many lines have been given formats so far."""
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._work)

    @property
    def is_waiting(self) -> bool:
        """Whether lines are still to be read."""
        return bool(self._dirty) or self._read_to < len(self._before)

    def begin(self, line_count: int) -> None:
        """Another text: read it from the top."""
        self._before = [FIRST, *[None] * (line_count - 1)]
        self._delimiters = [""] * line_count
        self._dirty.clear()
        self._read_to = 0
        self._early = None
        self._level = self._likely_level()
        self._work_for(_AT_ONCE_SECONDS)
        self._timer.start()

    def is_prose(self, line: int) -> bool:
        """Whether a line, as far as it has been read, is neither of the card nor of code nor of a comment."""
        state = self._before[line] if line < len(self._before) else None
        return state is not None and state.place in ("start", "text")

    def wear(self, appearance: Appearance) -> None:
        """Another look for all lines."""
        if self._styles.appearance == appearance:
            return
        self._styles = LineStyles(appearance)
        self._read_again()

    def take_slides(self, lines: Sequence[int]) -> None:
        """Where slides begin: so it is known which headings begin one, and end what was said on the one before."""
        levels = [self._level_at(line) for line in lines[:_SLIDES_LOOKED_AT]]
        level = max(levels, default=0) or self._level
        if level != self._level:
            self._level = level
            self._read_again()

    def _level_at(self, line: int) -> int:
        block = self._document.findBlockByNumber(line)
        text = block.text()
        return len(text) - len(text.lstrip("#")) or underlined_as(self._below(block))

    def _likely_level(self) -> int:
        """The level of slides as the first lines of a text tell it; the whole tells it later."""
        block = self._document.firstBlock()
        lines = [block.text(), *self._below(block)]
        top = read_front_matter("\n".join(lines)).line_count
        return slide_level(find_marks(lines[top:])) or _DEEPEST_HEADING

    def restyle(self, lines: Iterable[int]) -> None:
        """The findings on these lines are others."""
        self._make_dirty(lines)
        self._timer.start()

    def lines_changed(self, first: int, removed: int, added: int) -> None:
        """The lines [first, first + removed) became [first, first + added)."""
        end, shift = first + removed, added - removed
        old = self._delimiters[first:end]
        self._before[first + 1 : end] = [None] * (added - 1)
        self._delimiters[first:end] = [""] * added
        if self._read_to < end or added > _REACH:
            self._read_to = min(self._read_to, first)
        else:
            self._read_to += shift
        if self._dirty:
            self._dirty = {line + shift * (line >= end) for line in self._dirty if not first <= line < end}
        self._early = None
        self._forget_looks(first, added)
        self._note_delimiters(first, added, old)
        self._make_dirty(range(first, first + added))
        self._work_for(_AT_ONCE_SECONDS, within_edit=True)
        if self.is_waiting:
            self._timer.start()

    def _make_dirty(self, lines: Iterable[int]) -> None:
        self._dirty.update(line for line in lines if line < self._read_to)

    def _forget_looks(self, first: int, added: int) -> None:
        """Qt has stretched or moved the formats of lines that were edited.

        Of very many only the outermost are gone through: those between are new to Qt, or another text tells them apart.
        """
        if added > _MANY_LINES:
            for line in (first, first + added - 1):
                self._document.findBlockByNumber(line).setUserState(-1)
            return
        block = self._document.findBlockByNumber(first)
        for _ in range(added):
            block.setUserState(-1)
            block = block.next()

    def _note_delimiters(self, first: int, added: int, old: list[str]) -> None:
        """Where an end or beginning came or went, what opens something above is read again."""
        if added > _REACH:
            return
        block = self._document.findBlockByNumber(first)
        for line in range(first, first + added):
            self._delimiters[line] = delimiter_of(block.text())
            block = block.next()
        self._note_dependents(first, added)
        new = self._delimiters[first : first + added]
        if _far_reaching(old) != _far_reaching(new):
            above = range(max(0, first - _REACH), first)
            self._make_dirty(line for line in above if self._delimiters[line] or line == 0)
        if [mark for mark in old if mark] != [mark for mark in new if mark]:
            self._make_dirty(range(max(0, first - _NEAR), first))

    def _note_dependents(self, first: int, added: int) -> None:
        """The first line may begin a card or not, and lines above an underline a heading, for what was typed below."""
        if first < _REACH and self._delimiters[0]:
            self._make_dirty((0,))
        below = self._delimiters[first + added : first + added + _NEAR]
        if any(mark[:1] in ("-", "=") for mark in below if mark):
            self._make_dirty(range(max(0, first - _NEAR), first))

    def _read_again(self) -> None:
        self._dirty.clear()
        self._read_to = 0
        self._early = None
        self._timer.start()

    # Reading

    def _work(self) -> None:
        self._work_for(_SLICE_SECONDS)
        if not self.is_waiting:
            self._timer.stop()

    def _work_for(self, seconds: float, *, within_edit: bool = False) -> None:
        until = time.perf_counter() + seconds
        seen = self._show_early()
        if self._dirty:
            seen |= self._read_dirty(until)
        if self._read_to < len(self._before) and time.perf_counter() < until:
            seen |= self._read_on(until)
        if not within_edit:
            self._hand_over(seen=seen)

    def _hand_over(self, *, seen: bool) -> None:
        """Tell the layout which lines have other formats. Qt would keep that for the next edit and make that larger."""
        layout = self._document.documentLayout()
        layout.blockSignals(not seen)  # nothing to paint
        self._document.markContentsDirty(0, 0)
        layout.blockSignals(False)  # noqa: FBT003 - Qt's name

    def _read_dirty(self, until: float) -> bool:
        first, last = self._visible()
        seen = False
        while self._dirty:
            line = min(self._dirty)
            block = self._document.findBlockByNumber(line)
            while line in self._dirty:
                self._dirty.discard(line)
                self._read(line, block)
                seen |= first <= line <= last
                line += 1
                block = block.next()
                if time.perf_counter() > until:
                    return seen
        return seen

    def _read_on(self, until: float) -> bool:
        first, last = self._visible()
        begun = line = self._read_to
        block = self._document.findBlockByNumber(line)
        count = len(self._before)
        if self._document.blockCount() < count:  # more is being loaded, and what is open may end there
            count = self._document.blockCount() - _REACH
        while line < count and block.isValid():
            self._read_to = line + 1
            self._read(line, block)
            line += 1
            block = block.next()
            if not line % 16 and time.perf_counter() > until:
                break
        return begun <= last and line >= first

    def _read(self, line: int, block: QTextBlock) -> None:
        text = block.text()
        state = self._before[line] or FRESH
        marked = mark_line(state, text, lambda: self._below(block), self._begins_slide)
        self._delimiters[line] = delimiter_of(text)
        self._show(block, line, text, marked.style, marked.spans)
        following = line + 1
        if following < len(self._before):
            after = self._known.setdefault(marked.after, marked.after)
            if self._before[following] != after:
                self._before[following] = after
                if following < self._read_to:
                    self._dirty.add(following)

    def _show(self, block: QTextBlock, line: int, text: str, style: str, spans: object) -> None:
        severity = self._severity_at(line)
        look = hash((text, style, tuple(spans), severity, self._styles.appearance.name)) & _LARGEST_STATE  # type: ignore[arg-type]
        if block.userState() == look:
            return  # setting formats that it has would make Qt paint all from here to what was typed
        block.setUserState(look)
        layout = block.layout()
        ranges = self._styles.ranges(style, spans, text, severity)  # type: ignore[arg-type]
        if ranges or layout.formats():
            layout.setFormats(ranges)
            self.dressed += 1

    def _below(self, block: QTextBlock) -> Iterator[str]:
        for _ in range(_REACH):
            block = block.next()
            if not block.isValid():
                return
            yield block.text()

    def _begins_slide(self, level: int) -> bool:
        return level <= self._level

    def _show_early(self) -> bool:
        """Lines on the screen that reading has not come to: guessed from the heading above them, until it has."""
        first, last = self._visible()
        last = min(last, len(self._before) - 1)  # nothing is below the last line
        if last < self._read_to or self._early == (first, last):
            return False
        self._early = (first, last)
        line = max(first, self._read_to)
        if line > self._read_to:
            line = self._heading_above(line)
        block = self._document.findBlockByNumber(line)
        state = self._before[line] if line == self._read_to else FRESH
        while block.isValid() and line <= last:
            text = block.text()
            marked = mark_line(state or FRESH, text, lambda own=block: self._below(own), self._begins_slide)
            self._show(block, line, text, marked.style, marked.spans)
            state = marked.after
            line += 1
            block = block.next()
        return True

    def _heading_above(self, line: int) -> int:
        block = self._document.findBlockByNumber(line)
        for above in range(line, max(self._read_to, line - _HEADING_ABOVE), -1):
            if block.text().startswith("#"):
                return above
            block = block.previous()
        return line


def _far_reaching(marks: Iterable[str]) -> list[str]:
    """The marks that lines far above depend on; an underline only makes a heading of the paragraph above it."""
    return [mark for mark in marks if mark and mark not in ("-", "=", "===")]
