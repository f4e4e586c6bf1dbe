"""The notes pane: what is said on this slide, how long it takes, and what nobody else ever sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from leaderdeck.checks.pace import WORDS_PER_MINUTE, pace_of
from leaderdeck.deck.blocks import Block, List, ListItem, Subheading, Text
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.desktop.appearance import appearance_of
from leaderdeck.desktop.panes.private_box import PrivateBox
from leaderdeck.desktop.panes.spoken_time import minutes_words
from leaderdeck.language import say

if TYPE_CHECKING:
    from leaderdeck.desktop.shown_slide import ShownSlide
    from leaderdeck.rehearsal.learned_pace import LearnedPace
    from leaderdeck.talk import Talk

_INDENT_EM = 1.4
_WORDS_EMS = 14
"""The room, in lines of text, that words beside the button need."""


class NotesPane(QWidget):
    """Speaker notes and private remarks of the slide under the cursor. Clicking a paragraph goes there."""

    line_requested = Signal(int)
    rewrite_requested = Signal(object)
    """A function str → str."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ShownSlide | None = None
        self._told: tuple[object, ...] = ()
        self._time = QLabel()
        self._time.setProperty("kind", "muted")
        self._time.setWordWrap(True)
        self._write = QPushButton()
        self._write.clicked.connect(self._write_notes)
        self._notes = QLabel()
        self._notes.setTextFormat(Qt.TextFormat.RichText)
        self._notes.setWordWrap(True)
        self._notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._notes.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._notes.linkActivated.connect(self._go)
        self._private = PrivateBox()
        self._words_per_minute: float = WORDS_PER_MINUTE
        self._lay_out()
        self.retranslate()

    @property
    def private_box(self) -> PrivateBox:
        """The amber box."""
        return self._private

    def show_talk(self, talk: Talk) -> None:
        """A talk without slides has no notes either."""
        if not talk.scenes:
            self._shown, self._told = None, ()
            self._refresh()

    def show_slide(self, shown: ShownSlide) -> None:
        """The slide under the cursor as it is typed. What did not change is not laid out again."""
        self._shown = shown
        if self.isVisible():
            self._refresh()

    def use_pace(self, pace: LearnedPace) -> None:
        """One's own pace, as far as it has been learned."""
        self._words_per_minute = pace.words_per_minute if pace.is_known else WORDS_PER_MINUTE
        if self.isVisible():
            self._refresh()

    def notes_text(self) -> str:
        """The speaker notes as they are shown, as plain text."""
        slide = self._shown.slide if self._shown else None
        return "\n".join(paragraph.text for paragraph in _paragraphs(slide.speaker_notes)) if slide else ""

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Notater")))
        self._notes.setAccessibleName(str(say("Talenotater")))
        self._write.setText(str(say("Skriv talenotat")))
        self._write.setAccessibleName(str(say("Skriv talenotat")))
        self._private.retranslate()
        self._told = ()
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language and the look."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._told = ()
            if self._shown and self.isVisible():
                self._refresh()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What came while nobody looked is shown now."""
        super().showEvent(event)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stands below the words where there is no room beside them."""
        super().resizeEvent(event)
        beside = self._write.sizeHint().width() + _WORDS_EMS * self.fontMetrics().height() <= self.width()
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(em, round(em * 0.8), em, em)
        column.setSpacing(round(em * 0.8))
        self._head = head = QHBoxLayout()
        head.addWidget(self._time, 1)
        head.addWidget(self._write, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._notes)
        column.addWidget(self._private)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _refresh(self) -> None:
        shown = self._shown
        self._write.setEnabled(shown is not None)
        if shown is None:
            self._time.setText(str(say("Ingen lysbilder ennå")))
            self._notes.hide()
            self._private.show_text("")
            return
        told = (shown.slide.speaker_notes, shown.slide.private, shown.first_line, shown.number, shown.slide.hidden)
        seconds = _seconds(shown.slide, self._words_per_minute)
        if (*told, seconds) == self._told:
            return
        self._told = (*told, seconds)
        notes = shown.slide.speaker_notes
        self._time.setText(_time_words(shown, seconds))
        self._notes.setText(_notes_html(notes, shown.first_line, appearance_of(self).text))
        self._notes.setVisible(bool(notes))
        self._private.show_text(shown.slide.private)

    def _go(self, link: str) -> None:
        if link.isdigit():
            self.line_requested.emit(int(link))

    def _write_notes(self) -> None:
        from leaderdeck.outline.rewrite import add_notes

        if self._shown is None:
            return
        index, notes = self._shown.index, self._shown.slide.speaker_notes
        if notes:
            self.line_requested.emit(self._shown.first_line + _last_line(notes))
            return
        began: list[int] = []

        def with_notes(text: str) -> str:
            new = add_notes(text, index)
            began.append(_first_new_line(text, new))
            return new

        self.rewrite_requested.emit(with_notes)
        for line in began:
            self.line_requested.emit(line)


def _seconds(slide: Slide, words_per_minute: float) -> int:
    return pace_of(Deck(slides=(slide,)), words_per_minute).seconds


def _time_words(shown: ShownSlide, seconds: int) -> str:
    if shown.slide.hidden:
        return str(say("Lysbilde {number} er skjult og tar ingen tid.", number=shown.number))
    minutes = minutes_words(seconds)
    if shown.slide.speaker_notes:
        return str(say("Lysbilde {number}: om lag {minutes} å si.", number=shown.number, minutes=minutes))
    return str(
        say("Lysbilde {number} har ingen talenotater; regner med {minutes}.", number=shown.number, minutes=minutes)
    )


def _notes_html(notes: Iterable[Block], first_line: int, color: str) -> str:
    parts: list[str] = []
    for block in notes:
        if isinstance(block, Text):
            parts.append(_paragraph_html(block.paragraph, first_line, color))
        elif isinstance(block, Subheading):
            parts.append(_paragraph_html(block.paragraph, first_line, color, bold=True))
        elif isinstance(block, List):
            parts.extend(_item_html(item, first_line, color) for item in block.items)
    return "".join(parts)


def _item_html(item: ListItem, first_line: int, color: str) -> str:
    mark = f"{item.number}. " if item.marker == "number" else "" if item.marker == "none" else "• "
    return _paragraph_html(item.paragraph, first_line, color, mark=mark, level=item.level + 1)


def _paragraph_html(
    paragraph: Paragraph, first_line: int, color: str, *, mark: str = "", level: int = 0, bold: bool = False
) -> str:
    words = "".join(_run_html(run) for run in paragraph.runs)
    words = f"<b>{words}</b>" if bold else words
    link = f'<a href="{first_line + paragraph.line}" style="color:{color};text-decoration:none">{mark}{words}</a>'
    indent = f";margin-left:{round(level * _INDENT_EM * 10)}px" if level else ""
    return f'<p style="margin-top:0;margin-bottom:8px{indent}">{link}</p>'


def _run_html(run: Run) -> str:
    words = escape(run.text).replace("\n", "<br>")
    words = f"<b>{words}</b>" if run.bold else words
    return f"<i>{words}</i>" if run.italic else words


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Text | Subheading):
            yield block.paragraph
        elif isinstance(block, List):
            yield from (item.paragraph for item in block.items)


def _last_line(notes: Iterable[Block]) -> int:
    return max((paragraph.line for paragraph in _paragraphs(notes)), default=0)


def _first_new_line(old: str, new: str) -> int:
    """The line (from 1) where the new words begin."""
    before, after = old.split("\n"), new.split("\n")
    same = next((line for line, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), len(before))
    return next((line for line in range(same, len(after)) if after[line].strip()), same) + 1
