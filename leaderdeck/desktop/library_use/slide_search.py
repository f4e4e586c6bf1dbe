"""Finding slides in all talks of the library by their pictures, and using them again with their notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.dialogs.dialog_frame import DialogFrame, button, text_label
from leaderdeck.desktop.library_use.slide_finding import FoundSlide, find_slides
from leaderdeck.desktop.library_use.slide_gallery import SlideGallery, title_of
from leaderdeck.desktop.library_use.slide_pictures import SlidePictures
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

if TYPE_CHECKING:
    from leaderdeck.desktop.library.library_work import LibraryWork
    from leaderdeck.desktop.library_use.use_desk import UseDesk
    from leaderdeck.desktop.window.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class _Answer:
    slides: tuple[FoundSlide, ...]


class SlideSearch(DialogFrame):
    """A field above pictures. It stays open, so that several slides can be taken one after the other."""

    def __init__(self, window: MainWindow, desk: UseDesk) -> None:
        super().__init__(window, ems=(58, 40))
        self._desk, self._session = desk, window.session
        self._said: Sentence | None = None
        self._taken: FoundSlide | None = None
        self.field, self.unused_first = QLineEdit(), QCheckBox()
        self.pictures = SlidePictures(window.kits, window.settings.folder, self)
        self.gallery = SlideGallery(self.pictures)
        self.state = text_label("muted")
        self.link, self.copy, self._close = button("primary"), button(), button()
        self._searcher = Latest(_answer, self)
        self._searcher.answered.connect(self._show)
        self._searcher.failed.connect(window.bar.report)
        self._arrange()
        self.field.textChanged.connect(lambda _: self._search_anew())
        self.field.installEventFilter(self)
        self.unused_first.toggled.connect(lambda _: self._search_anew())
        self.gallery.wanted.connect(self._take)
        self.link.clicked.connect(lambda: self.gallery.ask(as_copy=False))
        self.copy.clicked.connect(lambda: self.gallery.ask(as_copy=True))
        self._close.clicked.connect(self.reject)
        desk.put.connect(self._tell_put)
        desk.refused.connect(self._say)
        desk.updated.connect(self._search)
        self.retranslate()
        self.field.setFocus()
        desk.look()
        self._search()

    @property
    def is_busy(self) -> bool:
        """Whether slides are still looked for or painted."""
        return self._searcher.is_busy or self.pictures.is_busy

    def retranslate(self) -> None:
        """All words anew."""
        self.say_title(str(say("Finn lysbilder i alle foredrag")))
        self.field.setPlaceholderText(str(say("Ord på lysbildet eller i talenotatet, «en frase», tema:tillit …")))
        self.field.setAccessibleName(str(say("Det du leter etter")))
        self.unused_first.setText(str(say("Ubrukte først")))
        self.gallery.setAccessibleName(str(say("Lysbilder som passer")))
        self.link.setText(str(say("Sett inn lenke")))
        self.copy.setText(str(say("Sett inn kopi")))
        self._close.setText(str(say("Lukk")))
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, Down goes to the pictures and Enter takes the first."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self.gallery.found.slides:
                self.gallery.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.gallery.ask(as_copy=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
                return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is painted for a window that is gone."""
        self.pictures.forget()
        super().closeEvent(event)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        row = QHBoxLayout()
        row.setSpacing(em)
        row.addWidget(self.field, 1)
        row.addWidget(self.unused_first)
        self.content.addLayout(row)
        self.gallery.setMinimumHeight(em * 12)
        self.content.addWidget(self.gallery, 1)
        self.content.addWidget(self.state)
        self.foot.addStretch(1)
        for one in (self._close, self.copy, self.link):
            self.foot.addWidget(one)

    def _search_anew(self) -> None:
        self._said = None
        self._search()

    def _search(self) -> None:
        work = self._desk.work
        if work is not None:
            self._searcher.ask(work, self.field.text(), self._session.path, self.unused_first.isChecked())

    def _show(self, answer: _Answer) -> None:
        if answer.slides != self.gallery.found.slides:
            self.gallery.show_slides(answer.slides)
        self._tell()

    def _tell(self) -> None:
        count = len(self.gallery.found.slides)
        self.link.setEnabled(bool(count))
        self.copy.setEnabled(bool(count))
        self.state.setText(str(self._said or self._state_words(count)))

    def _state_words(self, count: int) -> Sentence:
        if count:
            return say("1 lysbilde") if count == 1 else say("{count} lysbilder", count=count)
        if self._desk.work is None:
            return say("Velg først mappen med notatene dine, nederst i biblioteket.")
        return say("Ingen lysbilder svarer til dette.") if self._desk.is_ready else say("Leser biblioteket …")

    def _take(self, slide: FoundSlide, as_copy: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._taken = slide
        self._desk.insert(slide.entry.path, slide.passage, as_copy=as_copy)

    def _tell_put(self) -> None:
        if self._taken is not None:
            self._say(say("Satt inn: «{title}»", title=title_of(self._taken)))

    def _say(self, sentence: Sentence) -> None:
        """Below the pictures, and aloud."""
        self._said = sentence
        self._tell()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, str(sentence)))


def _answer(work: LibraryWork, typed: str, talk: Path | None, unused_first: bool) -> _Answer:  # noqa: FBT001 - by Latest
    with work.index() as index:
        return _Answer(find_slides(index, typed, talk, unused_first=unused_first))
