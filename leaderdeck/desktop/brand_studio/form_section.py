"""What the sections of the form are made of: a heading, fields with their words, and what is wrong right below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leaderdeck.brand.kit_editing import Edit
from leaderdeck.brand.toml_lines import KeyPath
from leaderdeck.desktop.brand_studio.draft_reading import Complaint, DraftReading
from leaderdeck.desktop.dialogs.dialog_frame import text_label
from leaderdeck.desktop.dialogs.notice_line import NoticeLine
from leaderdeck.desktop.icons import icon
from leaderdeck.language import Sentence, say

Words = Callable[[], Sentence]


class StudioLine(QLineEdit):
    """A line whose undo is the window's: one row of steps for all fields."""

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave undo and redo to the window."""
        if _is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """A line of text; the ring of the focus takes no more room than there is."""
        return QSize(super().minimumSizeHint().width(), round(self.fontMetrics().height() * 1.3))

    def show_text(self, text: str) -> None:
        """Show this, and leave the cursor where it is if the text is that already."""
        if self.text() != text:
            is_first = not self.text()
            self.setText(text)
            if is_first or not self.hasFocus():
                self.setCursorPosition(0)  # a long line is read from its beginning


class StudioChoice(QComboBox):
    """A choice that the mouse wheel scrolls past, so that scrolling the form changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form instead."""
        event.ignore()

    def fill(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """(value, words) to choose among. What is chosen and not among them is added as it is."""
        known = [value for value, _ in choices]
        rows = list(choices) if chosen in known else [*choices, (chosen, chosen)]
        old = [(str(self.itemData(at)), self.itemText(at)) for at in range(self.count())]
        if rows != old:
            self.clear()
            for value, words in rows:
                self.addItem(words, value)
        self.setCurrentIndex(next(at for at, (value, _) in enumerate(rows) if value == chosen))


class FormSection(QWidget):
    """One part of the form. It shows what the draft says and asks for edits; it never changes anything itself."""

    edit_requested = Signal(object, object)
    """Which field (edits of one field that follow one another are one step back), and the edit of the text."""
    step_ended = Signal(object)
    """The user left this field."""
    starts_folded = False
    """Whether only the heading is shown until it is pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading: DraftReading | None = None
        self._labels: list[tuple[QWidget, Words]] = []
        self._notes: list[tuple[KeyPath, NoticeLine, Sentence | None]] = []
        em = self.fontMetrics().height()
        self.heading: QAbstractButton | QLabel = _FoldButton() if self.starts_folded else text_label("title")
        self._body = QWidget()
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(round(em * 0.4))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(round(em * 0.4))
        whole.addWidget(self.heading)
        whole.addWidget(self._body)
        if isinstance(self.heading, QAbstractButton):
            self.heading.toggled.connect(self._body.setVisible)
            self._body.hide()

    @property
    def title(self) -> Sentence:
        """What the section is called."""
        raise NotImplementedError

    def show_reading(self, reading: DraftReading) -> None:
        """What the draft says now."""
        self.reading = reading
        self.show_values(reading)
        self._show_complaints(reading.complaints)

    def show_values(self, reading: DraftReading) -> None:
        """Fill the fields."""

    def claims(self, path: KeyPath) -> bool:
        """Whether a complaint about this key is told here."""
        return any(path[: len(own)] == own for own, _, _ in self._notes)

    def complaint_words(self, complaint: Complaint) -> Sentence:
        """What is wrong, in the words of the form where they are better than those for a text file."""
        return complaint.sentence

    def unfold(self) -> None:
        """Show what the section holds."""
        if isinstance(self.heading, QAbstractButton):
            self.heading.setChecked(True)

    def retranslate(self) -> None:
        """All words anew."""
        self.heading.setText(str(self.title))
        self.setAccessibleName(str(self.title))
        for widget, words in self._labels:
            _say(widget, str(words()))
        for _, note, _ in self._notes:
            note.retranslate()
        if self.reading is not None:
            self.show_values(self.reading)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def ask(self, key: object, edit: Edit) -> None:
        """Wish for this edit."""
        self.edit_requested.emit(key, edit)

    def add_note(self, path: KeyPath, instead: Sentence | None = None) -> None:
        """What is wrong with this key is told here, in these words where the value cannot stand there at all."""
        note = NoticeLine(self)
        self._notes.append((path, note, instead))
        self.column.addWidget(note)

    def add_labeled(self, words: Words, *fields: QWidget) -> None:
        """Fields under a line that says what they are."""
        label = text_label("muted")
        self._labels.append((label, words))
        self._labels.append((fields[0], words))
        self.column.addWidget(label)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.fontMetrics().height() // 2)
        for at, field in enumerate(fields):
            row.addWidget(field, 1 if at == 0 else 0)
        self.column.addLayout(row)

    def add_words(self, widget: QWidget, words: Words) -> None:
        """The widget says this, in whichever language."""
        self._labels.append((widget, words))

    def line(self, path: KeyPath, edit: Callable[[str], Edit]) -> StudioLine:
        """A field whose text becomes this edit at every key."""
        made = StudioLine(self)
        made.textEdited.connect(lambda text: self.ask(path, edit(text)))
        made.editingFinished.connect(lambda: self.step_ended.emit(path))
        return made

    def _show_complaints(self, complaints: Sequence[Complaint]) -> None:
        for path, note, instead in self._notes:
            own = [one for one in complaints if one.path[: len(path)] == path]
            if not own:
                note.say(None)
                continue
            self.unfold()
            first = instead if instead is not None and own[0].is_form else self.complaint_words(own[0])
            note.say(first, "warning" if own[0].is_contrast else "error")


class _FoldButton(QPushButton):
    """A heading that opens and closes what is below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("kind", "fold")
        self.setIcon(icon("unfold"))
        self.toggled.connect(lambda on: self.setIcon(icon("fold" if on else "unfold")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is as good as the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def _say(widget: QWidget, words: str) -> None:
    widget.setAccessibleName(words)
    if hasattr(widget, "setText") and not isinstance(widget, QLineEdit):
        widget.setText(words)


def _is_undo(event: QKeyEvent) -> bool:
    redo = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return redo or event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def language_words(code: str) -> Sentence | str:
    """What a language is called; the code itself where LeaderDeck has no word for it."""
    known = {
        "nb": say("bokmål"), "nn": say("nynorsk"), "en": say("engelsk"), "se": say("nordsamisk"),
        "smj": say("lulesamisk"), "sma": say("sørsamisk"), "sv": say("svensk"), "da": say("dansk"),
        "de": say("tysk"), "fi": say("finsk"), "fkv": say("kvensk"), "uk": say("ukrainsk"),
    }  # fmt: skip
    return known.get(code, code)
