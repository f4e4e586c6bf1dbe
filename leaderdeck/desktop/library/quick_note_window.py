"""The quick note: one thought written down and saved before it is gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from leaderdeck.desktop.dialogs.dialog_frame import SCREEN_SHARE, button, text_label
from leaderdeck.desktop.library.file_words import KIND_WORDS
from leaderdeck.desktop.library.note_draft import QuickNote
from leaderdeck.desktop.library.note_fields import NoteFields
from leaderdeck.desktop.library.quick_note_shortcut import WINDOW_NAME
from leaderdeck.desktop.library.topic_field import TopicField
from leaderdeck.language import Sentence, say
from leaderdeck.library.note import NoteKind

KINDS: tuple[NoteKind, ...] = ("note", "thought", "quote", "fact", "question", "experience", "meeting")
_WIDTH_EMS, _TEXT_LINES = 38, 7


class QuickNoteWindow(QDialog):
    """Text, and what it is about if one wants to say that. Never asks anything."""

    changed = Signal(object)
    """The `QuickNote` as it stands now."""
    save_requested = Signal(object)
    """A `QuickNote`."""

    def __init__(self, note: QuickNote, folder: Path, parent: QWidget | None = None, *, may_lock: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(WINDOW_NAME)
        self._folder, self._is_setting = folder, True
        self._sentence: Sentence | None = None
        self.finished.connect(self.deleteLater)
        self.text = QPlainTextEdit()
        self.text.setProperty("kind", "field")
        self.text.setTabChangesFocus(True)
        self.kind, self.topics, self.fields = QComboBox(), TopicField(), NoteFields()
        for _ in KINDS:
            self.kind.addItem("")
        self.private, self.locked = QCheckBox(), QCheckBox()
        self.locked.setVisible(may_lock)
        self.save_button = button("primary")
        self.save_button.clicked.connect(self._save)
        self._place, self._hint, self._trouble = QLabel(), text_label("muted"), text_label("private")
        self._place.setProperty("kind", "muted")
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()
        self._lay_out()
        self._show(note)
        self.text.textChanged.connect(self._tell)
        self.topics.textChanged.connect(self._tell)
        self.fields.changed.connect(self._tell)
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self.private.toggled.connect(self._tell)
        self.locked.toggled.connect(self._follow_lock)
        self.retranslate()
        self._is_setting = False
        self._follow()

    @property
    def note(self) -> QuickNote:
        """What stands here."""
        return QuickNote(
            self.text.toPlainText(), KINDS[self.kind.currentIndex()], self.topics.text(),
            private=self.private.isChecked(), locked=self.locked.isChecked() and not self.locked.isHidden(),
            **self.fields.written(),
        )  # fmt: skip

    def show_topics(self, names: Sequence[str]) -> None:
        """Topics to propose."""
        self.topics.show_names(names)

    def show_trouble(self, sentence: Sentence) -> None:
        """It could not be saved: the text stays."""
        self._sentence = sentence
        self._trouble.setText(str(sentence))
        self._trouble.show()
        self.setEnabled(True)
        self.text.setFocus()

    def show_saving(self) -> None:
        """The disk is being asked."""
        self._trouble.hide()
        self.setEnabled(False)

    def retranslate(self) -> None:
        """All words anew."""
        self.setWindowTitle(str(say("Hurtignotat")))
        self.text.setPlaceholderText(str(say("Hva tenker du på?")))
        self.text.setAccessibleName(str(say("Teksten i notatet")))
        for place, kind in enumerate(KINDS):
            words = str(KIND_WORDS[kind])
            self.kind.setItemText(place, words[:1].upper() + words[1:])
        self.kind.setAccessibleName(str(say("Slag notat")))
        self.topics.setPlaceholderText(str(say("Tema, med komma mellom")))
        self.topics.setAccessibleName(str(say("Tema, med komma mellom")))
        self.private.setText(str(say("Privat")))
        self.locked.setText(str(say("Låst")))
        self.save_button.setText(str(say("Lagre notatet")))
        self.save_button.setAccessibleName(str(say("Lagre notatet")))
        self.save_button.setToolTip(str(say("Lagre notatet (Ctrl+Enter)")))
        self._hint.setText(str(say("Ctrl+Enter lagrer. Esc lukker, og teksten står her neste gang.")))
        self._place.setToolTip(str(self._folder))
        self._tell_place()
        self._trouble.setText(str(self._sentence or ""))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Small, within the screen, ready to be written in."""
        self._fit()
        self._tell_place()
        super().showEvent(event)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves. Enter in a small field saves nothing by accident: it goes on as Tab does."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._save()
        else:
            self.focusNextChild()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What stands here is kept."""
        self.changed.emit(self.note)
        super().closeEvent(event)

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(em, em, em, em)
        column.setSpacing(round(em * 0.6))
        column.addWidget(self.text, 1)
        column.addWidget(self._trouble)
        about = QHBoxLayout()
        about.setSpacing(round(em * 0.5))
        about.addWidget(self.kind)
        about.addWidget(self.topics, 1)
        column.addLayout(about)
        column.addWidget(self.fields)
        foot = QHBoxLayout()
        foot.setSpacing(em)
        for widget in (self.private, self.locked):
            foot.addWidget(widget)
        foot.addWidget(self._place, 1)
        foot.addWidget(self.save_button)
        column.addLayout(foot)
        column.addWidget(self._hint)

    def _show(self, note: QuickNote) -> None:
        self.text.setPlainText(note.text)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.kind.setCurrentIndex(KINDS.index(note.kind) if note.kind in KINDS else 0)
        self.topics.setText(note.topics)
        self.fields.show_written(note)
        self.fields.show_kind(note.kind)
        self.private.setChecked(note.private)
        self.locked.setChecked(note.locked and not self.locked.isHidden())

    def _tell(self) -> None:
        if not self._is_setting:
            self._follow()
            self.changed.emit(self.note)

    def _follow(self) -> None:
        self.save_button.setEnabled(not self.note.is_empty)

    def _follow_kind(self) -> None:
        """Another kind is asked other things; the window grows and shrinks with them."""
        self.fields.show_kind(KINDS[self.kind.currentIndex()])
        self._tell()
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        em = self.fontMetrics().height()
        room = self.screen().availableGeometry()
        width = min(_WIDTH_EMS * em, round(room.width() * SCREEN_SHARE))
        layout = self.layout()
        if layout is None:
            return
        self.text.setMinimumHeight(2 * em)
        layout.activate()
        others = layout.totalHeightForWidth(width) - 2 * em
        lines = min(_TEXT_LINES * em, round(room.height() * SCREEN_SHARE) - others)
        self.text.setMinimumHeight(max(2 * em, lines))
        layout.activate()
        self.resize(max(width, self.width()), layout.totalHeightForWidth(width))

    def _follow_lock(self, is_locked: bool) -> None:  # noqa: FBT001 - a signal's
        """What is locked is private."""
        self.private.setEnabled(not is_locked)
        if is_locked:
            self.private.setChecked(True)
        self._tell()

    def _tell_place(self) -> None:
        words = str(say("Lagres i {folder}", folder=self._folder.name or self._folder))
        self._place.setText(words)
        self._place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _save(self) -> None:
        if self.isEnabled() and not self.note.is_empty:
            self.save_requested.emit(self.note)
