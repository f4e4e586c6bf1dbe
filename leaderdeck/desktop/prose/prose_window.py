"""The window in which prose becomes a talk: the text left, its slides right, and nothing that cannot be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from leaderdeck.desktop.dialogs.dialog_frame import SCREEN_SHARE
from leaderdeck.desktop.dialogs.notice_line import NoticeLine
from leaderdeck.desktop.documents.file_dialogs import documents_folder
from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.messages import MessageBar, in_one_line
from leaderdeck.desktop.prose.document_names import is_presentation
from leaderdeck.desktop.prose.empty_page import EmptyPage
from leaderdeck.desktop.prose.leave_dialog import LeaveDialog
from leaderdeck.desktop.prose.left_out_list import LeftOutList
from leaderdeck.desktop.prose.paragraph_list import ParagraphList
from leaderdeck.desktop.prose.progress_row import ProgressRow
from leaderdeck.desktop.prose.prose_choices import ProseChoices, ProseSteps
from leaderdeck.desktop.prose.prose_header import ProseHeader
from leaderdeck.desktop.prose.prose_reading import ProseTalk
from leaderdeck.desktop.prose.prose_work import ProseWork
from leaderdeck.desktop.prose.slide_gallery import SlideGallery
from leaderdeck.desktop.prose.word_line import WordLine
from leaderdeck.intake.prose_to_talk_guess import GuessKind, TalkKind
from leaderdeck.intake.source_text import SUFFIXES, SourceText
from leaderdeck.language import say

_SHORTCUTS = {
    "undo": ("Ctrl+Z",), "redo": ("Ctrl+Shift+Z", "Ctrl+Y"), "paste": ("Ctrl+V",), "open": ("Ctrl+O",),
    "make": ("Ctrl+Return", "Ctrl+Enter"), "close": ("Ctrl+W",), "cancel": ("Escape",), "cross": ("F6",),
}  # fmt: skip


class ProseWindow(QMainWindow):
    """One text on its way to a talk."""

    closed = Signal(object)
    talk_wanted = Signal(str)
    """The text of the talk, to be opened where talks are written."""

    presentation_wanted = Signal(object)
    """The `Path` of a presentation that was opened or dropped here."""

    def __init__(
        self, kits: KitShelf, brand: str = "", other: tuple[str, Callable[[], str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._kits, self._brand, self._other = kits, brand, other
        self.steps, self.work = ProseSteps(), ProseWork(kits, self)
        self.made: ProseTalk | None = None
        self._wants_talk = self._is_given_up = False
        self._folder = documents_folder()
        self.header, self.bar, self.notice = ProseHeader(), MessageBar(), NoticeLine()
        self.progress, self.empty = ProgressRow(), EmptyPage()
        self.paragraphs, self.slides = ParagraphList(), SlideGallery()
        self.left_out, self.words = LeftOutList(), WordLine()
        self._pages = QStackedWidget()
        self._arrange()
        self._connect()
        self.empty.offer_window(other[0] if other is not None else "")
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize() * SCREEN_SHARE))
        self.header.show_choices(self.steps)
        self.header.show_made(None, ())
        self.words.show_made(None)
        self.retranslate()
        (self.empty.paste if self.empty.paste.isEnabled() else self.empty.open).setFocus()

    @property
    def is_empty(self) -> bool:
        """Whether there is no text yet, nor one on its way."""
        return self.steps.now is None and not self.work.is_waiting

    @property
    def is_busy(self) -> bool:
        """Whether what is seen is not yet what was chosen."""
        return self.work.is_waiting or self.slides.images.is_busy or self.paragraphs.is_busy

    def open_file(self, file: Path) -> None:
        """Read this file of words; a presentation has its own way to become a draft."""
        self._folder = file.parent
        if is_presentation(file):
            self.presentation_wanted.emit(file)
            return
        self.work.read_file(file)

    def begin(self, source: SourceText, name: str = "") -> None:
        """Another text; a step leads back to the one before where something had been chosen in that."""
        self.bar.forget()
        self.steps.begin(ProseChoices(source, name, brand=self._brand))
        self._go_on()

    def change_guess(self, place: int, kind: GuessKind | None) -> None:
        """Make this unit (from 1) of another kind, or what it was guessed to be."""
        self._change(lambda now: now.with_change(place, kind))

    def choose_kind(self, kind: TalkKind | None) -> None:
        """Make this kind of talk, or what the text looks like."""
        self._change(lambda now: replace(now, kind=kind), "kind")

    def choose_minutes(self, minutes: int | None) -> None:
        """How long the talk shall be."""
        self._change(lambda now: replace(now, minutes=minutes), "minutes")

    def choose_brand(self, brand: str) -> None:
        """Show the slides in this brand, and make the talk in it."""
        self._brand = brand
        self._change(lambda now: replace(now, brand=brand), "brand")

    def run(self, wish: str) -> None:
        """Do what a button or a key asks for."""
        own: dict[str, Callable[[], object]] = {
            "undo": lambda: self._step(self.steps.undo), "redo": lambda: self._step(self.steps.redo),
            "paste": self._paste, "open": self._ask_for_file, "window": self._take_other, "make": self.make,
            "close": self.close, "cancel": self._cancel, "cross": self._cross,
        }  # fmt: skip
        own[wish]()

    def make(self) -> None:
        """Hand the talk on and be done; what was chosen last is waited for."""
        if self.steps.now is None:
            return
        if self.made is None or self.made.choices is not self.steps.now:
            self._wants_talk = True
            return
        self._is_given_up = True
        self.talk_wanted.emit(self.made.markdown)
        self.close()

    def may_close(self) -> bool:
        """Ask about choices that would be lost; gives whether the window may go."""
        if self._is_given_up or not self.steps.is_changed:
            return True
        choice = LeaveDialog.ask(self)
        if choice == "make":
            self.make()
            return self._is_given_up
        self._is_given_up = choice == "leave"
        return self._is_given_up

    def stay_open(self) -> None:
        """The window need not go after all."""
        self._is_given_up = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is lost without being asked for."""
        if not self.may_close():
            event.ignore()
            return
        self.work.cancel()
        self.closed.emit(self)
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes a file of words, or words."""
        mime = event.mimeData()
        if _file_in(mime) is not None or mime.hasText() or mime.hasHtml():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Reads what was dropped; it stays where it is."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._take(event.mimeData())

    def retranslate(self) -> None:
        """All words anew."""
        now = self.steps.now
        if now is None:
            self.setWindowTitle(f"{say('Fra tekst til foredrag')} – LeaderDeck")
        else:
            name = in_one_line(now.name) or str(say("Innlimt tekst"))
            self.setWindowTitle(f"{name.replace('[*]', '')} – {say('Fra tekst til foredrag')} – LeaderDeck")
        self._show_warnings()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.paragraphs)
        split.addWidget(self.slides)
        split.setSizes([46 * em, 54 * em])
        for at, part in enumerate((46, 54)):
            split.setStretchFactor(at, part)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(split)
        told = QWidget()
        around = QVBoxLayout(told)
        around.setContentsMargins(em // 2, em // 3, em // 2, em // 3)
        around.addWidget(self.notice)
        self._told = told
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        parts: tuple[tuple[QWidget, int], ...] = (
            (self.header, 0), (self.bar, 0), (told, 0), (self.progress, 0), (self._pages, 1), (self.left_out, 0),
            (self.words, 0),
        )  # fmt: skip
        for widget, stretch in parts:
            column.addWidget(widget, stretch)
        self.left_out.hide()
        told.hide()
        self.paragraphs.comes_after = self.header.brand
        self.setCentralWidget(central)

    def _connect(self) -> None:
        self.header.wished.connect(self.run)
        self.header.kind_chosen.connect(self.choose_kind)
        self.header.minutes_chosen.connect(self.choose_minutes)
        self.header.brand_chosen.connect(self.choose_brand)
        self.empty.wished.connect(self.run)
        self.paragraphs.picked.connect(lambda place: self._pick_paragraph(place, leads=False))
        self.paragraphs.change_requested.connect(self.change_guess)
        self.slides.picked.connect(self._pick_slide)
        self.left_out.picked.connect(lambda place: self._pick_paragraph(place, leads=True))
        self.words.list_wanted.connect(self._show_left_out)
        self.progress.canceled.connect(self._cancel)
        self.work.stage_changed.connect(self.progress.show_stage)
        self.work.text_read.connect(self.begin)
        self.work.talk_made.connect(self._show_made)
        self.work.failed.connect(self._fail)
        for wish, keys in _SHORTCUTS.items():
            made = QAction(self)
            made.setShortcuts([QKeySequence(key) for key in keys])
            made.triggered.connect(lambda _on=False, wanted=wish: self.run(wanted))
            self.addAction(made)

    def _change(self, change: Callable[[ProseChoices], ProseChoices], key: object = None) -> None:
        if self.steps.change(change, key):
            self._go_on()

    def _step(self, step: Callable[[], bool]) -> None:
        if step():
            self._go_on()

    def _go_on(self) -> None:
        """What was chosen is seen at once on its paragraph; the slides follow."""
        now = self.steps.now
        self.header.show_choices(self.steps)
        self._show_paragraphs()
        if now is not None:
            self.work.make(now, self.made)

    def _cancel(self) -> None:
        """Wait no longer: what was shown before counts."""
        if not self.work.is_waiting:
            return
        self.work.cancel()
        self.progress.end()
        self._wants_talk = False
        self.steps.return_to(self.made.choices if self.made is not None else None)
        self.header.show_choices(self.steps)
        self._show_paragraphs()
        self.retranslate()

    def _fail(self, problem: object) -> None:
        self.progress.end()
        self._wants_talk = False
        self.bar.report(problem)

    def _show_made(self, made: ProseTalk) -> None:
        is_first = self.made is None or self.made.choices.source is not made.choices.source
        self.made = made
        self.progress.end()
        self.header.show_made(made, self._kits.summaries())
        self.words.show_made(made)
        self.left_out.show_left_out(made.outlined.left_out)
        self.left_out.setVisible(self.words.list_button.isChecked())
        self._pages.removeWidget(self.empty)  # it would still have a say in how low the window can be
        self.empty.hide()
        self.slides.show_talk(made.talk)
        self._show_paragraphs()
        self.retranslate()
        if is_first:
            self._pick_paragraph(min(made.numbers, default=1), leads=True)
            self.paragraphs.focus_place()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words.counts.accessibleName()))
        else:
            self._pick_paragraph(self.paragraphs.place, leads=True)
        if self._wants_talk:
            self._wants_talk = False
            self.make()

    def _show_left_out(self, is_shown: bool) -> None:  # noqa: FBT001 - a signal's value
        self.left_out.setVisible(is_shown)
        QTimer.singleShot(0, self, lambda: self._pick_paragraph(self.paragraphs.place, leads=True))

    def _show_paragraphs(self) -> None:
        made, now = self.made, self.steps.now
        if made is None or now is None or made.choices.source is not now.source:
            return
        self.paragraphs.show_paragraphs(made.entries_for(now))

    def _show_warnings(self) -> None:
        warnings = self.made.outlined.warnings if self.made is not None else ()
        self._told.setVisible(bool(warnings))
        words = " ".join(map(str, warnings))
        self.notice.say(say("{sentences}", sentences=words) if warnings else None, "warning")

    def _pick_paragraph(self, place: int, *, leads: bool) -> None:
        """Show this paragraph and its slides; `leads` where it was not picked in the text itself."""
        made = self.made
        if made is None:
            return
        numbers = made.numbers.get(place, ())
        kin: Sequence[int] = made.places.get(numbers[0], ()) if numbers else ()
        self.paragraphs.show_place(place, kin, into_sight=leads)
        self.slides.show_numbers(numbers, into_sight=True)

    def _pick_slide(self, number: int) -> None:
        made = self.made
        if made is None:
            return
        places = made.places.get(number, ())
        self.paragraphs.show_place(places[0] if places else 0, places, into_sight=True)
        self.slides.show_numbers((number,), into_sight=True)

    def _cross(self) -> None:
        """From the text to its slides and back."""
        if self.slides.hasFocus():
            self.paragraphs.focus_place()
        else:
            self.slides.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _paste(self) -> None:
        self._take(QGuiApplication.clipboard().mimeData() or QMimeData())

    def _take(self, mime: QMimeData) -> None:
        file = _file_in(mime)
        if file is not None:
            self.open_file(file)
        elif mime.text().strip() or mime.html().strip():
            self.work.read_clipboard(mime.html(), mime.text())
        else:
            self.bar.show(say("Det er ingen tekst å lime inn; kopier teksten først."))

    def _take_other(self) -> None:
        if self._other is not None:
            self.begin(SourceText(self._other[1](), "markdown"), self._other[0])

    def _ask_for_file(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        chosen, _ = QFileDialog.getOpenFileName(
            self, str(say("Åpne en tekst")), str(self._folder), f"{say('Tekster')} ({kinds});;{say('Alle filer (*)')}"
        )
        if chosen:
            self.open_file(Path(chosen))


def _file_in(mime: QMimeData) -> Path | None:
    """The first file of this machine among what is given."""
    return next((Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()), None)
