"""What one does with the library while writing: find something, put it in, tell where the talk was given."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject, Signal

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.editor.document_text import from_document
from leaderdeck.desktop.library.passage_mime import DraggedPassage
from leaderdeck.desktop.library_use.offer_popup import OfferPopup
from leaderdeck.desktop.library_use.offers import Offer, find_offers
from leaderdeck.desktop.library_use.passage_taking import Surroundings, Wish, take
from leaderdeck.desktop.library_use.putting_in import Place, put_in
from leaderdeck.errors import LeaderDeckError
from leaderdeck.language import Sentence, say
from leaderdeck.library.note import LibraryEntry, Passage, PassageKind
from leaderdeck.library.shelf import FolderShelf
from leaderdeck.outline.reader import decode
from leaderdeck.outline.rewrite import brand_names_known
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.talk import brand_names

if TYPE_CHECKING:
    from leaderdeck.desktop.library.library_keeper import LibraryKeeper
    from leaderdeck.desktop.library.library_work import LibraryWork
    from leaderdeck.desktop.window.main_window import MainWindow

TYPED = re.compile(r"\[\[([^\[\]]{0,120})$")
"""What is looked for: behind two brackets, up to the cursor."""


@dataclass(frozen=True, slots=True)
class _Put:
    """A text with what was put in, and what to know of it."""

    wish: Wish
    old: str
    new: str
    line: int
    remark: Sentence | None


@dataclass(frozen=True, slots=True)
class _Found:
    typed: str
    offers: tuple[Offer, ...]


class UseDesk(QObject):
    """Serves one window."""

    put = Signal()
    """Something is in the text now."""
    refused = Signal(object)
    """It cannot be put in: the `Sentence` that says why."""
    updated = Signal()
    """The library knows more than before."""

    def __init__(
        self, window: MainWindow, keeper: LibraryKeeper | None, open_notes: Callable[[], tuple[LibraryEntry, ...]]
    ) -> None:
        super().__init__(window)
        self._window, self._keeper, self._open_notes = window, keeper, open_notes
        self._editor = window.editor
        self._waiting: list[tuple[Wish, Place | None]] = []
        self._is_putting = False
        self._shown: str | None = None
        """What the list shows the answers to."""
        self._is_own_trigger = False
        self._is_looking = False
        """From two brackets on until something is chosen, or they are left."""
        self.popup = OfferPopup(self._editor)
        self.popup.chosen.connect(self._take)
        self.popup.left.connect(self._leave)
        self.popup.forgotten.connect(self.close_list)
        self._searcher = Latest(_found, self)
        self._searcher.answered.connect(self._show)
        self._searcher.failed.connect(window.bar.report)
        if keeper is not None:
            keeper.changed.connect(self._updated)
        self._putter = Latest(_put, self)
        self._putter.answered.connect(self._finish)
        self._putter.failed.connect(self._refuse)
        self._editor.cursorPositionChanged.connect(self._follow)

    @property
    def is_busy(self) -> bool:
        """Whether something is still being looked for or put in."""
        is_searching = self._is_looking and self._shown != self.typed()
        return is_searching or self._searcher.is_busy or self._is_putting or bool(self._waiting)

    @property
    def work(self) -> LibraryWork | None:
        """The library's index and what else is known of it; None where no folder is the library."""
        return self._keeper.work if self._keeper else None

    @property
    def is_ready(self) -> bool:
        """Whether the library has been looked through once."""
        return self._keeper is None or self._keeper.is_ready

    def look(self) -> None:
        """Have the library look at its folder; `updated` tells when there is more."""
        if self._keeper is not None:
            self._keeper.look()

    def begin(self) -> None:
        """`[[` was typed: open the list."""
        self._is_looking = True
        self.look()
        self._search()

    def begin_from_menu(self) -> None:
        """The same from the menu: the brackets are written, and go again where nothing is chosen."""
        self._editor.setFocus()
        self._is_own_trigger = True
        self._editor.insert_markdown("[[")
        self.begin()

    def insert(self, path: Path, passage: Passage | None, *, as_copy: bool, place: Place | None = None) -> None:
        """Put a passage, or a whole file without one, in at the cursor."""
        opened = next((one for one in self._open_notes() if one.path == path), None)
        wish = Wish(path, passage, as_copy, opened if opened is not None and opened.locked else None)
        self._waiting.append((wish, place))
        self._put_next()

    def insert_dragged(self, dragged: DraggedPassage, *, as_copy: bool) -> None:
        """Put in what was dragged from the library to where the cursor stands now."""
        kind = next((one for one in get_args(PassageKind) if one == dragged.kind), None)
        passage = Passage(kind, dragged.heading, "", dragged.line, slide=dragged.slide) if kind else None
        self.insert(dragged.path, passage, as_copy=as_copy)

    def typed(self) -> str | None:
        """What stands behind two brackets before the cursor; None where there are none."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return None
        found = TYPED.search(from_document(cursor.block().text()[: cursor.positionInBlock()]))
        return found[1] if found else None

    def close_list(self) -> None:
        """Away with the list, and with all that was found."""
        self._searcher.drop()
        self.popup.close_list()
        self._is_own_trigger = self._is_looking = False
        self._shown = None

    # Finding

    def _follow(self) -> None:
        if self._is_looking:
            if self.typed() is None:
                self.close_list()
            else:
                self._search()

    def _search(self) -> None:
        typed, work = self.typed(), self.work
        if typed is None:
            return
        if work is None:
            self._shown = typed
            self._show_nothing(say("Velg først mappen med notatene dine, nederst i biblioteket."))
            return
        self._searcher.ask(work, typed, self._open_notes(), self._window.session.path)

    def _show(self, found: _Found) -> None:
        if found.typed != self.typed() or not self._editor.hasFocus():
            return
        is_same = found.typed == self._shown
        self._shown = found.typed
        if found.offers:
            self.popup.show_offers(found.offers, self._editor.cursorRect(), keeps_row=is_same)
        elif not self.is_ready:
            self._show_nothing(say("Leser biblioteket …"))
        else:
            self._show_nothing(say("Biblioteket har ikke noe slikt."))

    def _show_nothing(self, why: Sentence) -> None:
        self.popup.show_offers((), self._editor.cursorRect(), why)

    def _updated(self) -> None:
        self.updated.emit()
        if self._is_looking:
            self._search()

    def _leave(self) -> None:
        if self._is_own_trigger and self.typed() is not None:
            self._remove_typed()
        self.close_list()

    def _remove_typed(self) -> None:
        cursor = self._editor.textCursor()
        length = len(self.typed() or "") + 2
        cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, length)
        cursor.removeSelectedText()

    # Putting in

    def _take(self, offer: Offer, as_copy: bool) -> None:  # noqa: FBT001 - a signal's argument
        typed = self.typed()
        self.close_list()
        if typed is None:
            self.insert(offer.entry.path, offer.passage, as_copy=as_copy)
            return
        cursor = self._editor.textCursor()
        end = len(from_document(cursor.block().text()[: cursor.positionInBlock()]))
        place = Place(self._cursor_line(), end - len(typed) - 2, end)
        self.insert(offer.entry.path, offer.passage, as_copy=as_copy, place=place)

    def _cursor_line(self) -> int:
        """The editor tells of a drop before it tells that the cursor has moved there: the cursor itself knows."""
        return self._editor.textCursor().blockNumber() + 1

    def _put_next(self) -> None:
        """One after the other, each where the cursor stands when its turn comes."""
        if not self._is_putting and self._waiting:
            self._is_putting = True
            wish, place = self._waiting.pop(0)
            where = place or Place(self._cursor_line())
            self._putter.ask(wish, self._editor.text(), self._window.session.path, self._around(), where)

    def _around(self) -> Surroundings:
        session = self._window.session
        talk = session.talk
        language = talk.deck.front_matter.language if talk else "nb"
        return Surroundings(
            session.folder, self._window.settings.folder, language, brand_names(talk.kit) if talk else ()
        )

    def _refuse(self, problem: object) -> None:
        self._is_putting = False
        self._window.bar.report(problem)
        if isinstance(problem, LeaderDeckError):
            self.refused.emit(problem.sentence)
        self._put_next()

    def _finish(self, put: _Put) -> None:
        self._is_putting = False
        editor = self._editor
        if editor.text() != put.old:  # somebody typed meanwhile
            self._waiting.insert(0, (put.wish, None))
            self._put_next()
            return
        editor.replace_text(put.new)
        editor.go_to_line(put.line, len(editor.lines(put.line, put.line + 1)[0]))
        editor.setFocus()
        self.put.emit()
        if put.remark is not None:
            self._window.bar.show(put.remark, "info")
        self._put_next()


def _found(work: LibraryWork, typed: str, opened: tuple[LibraryEntry, ...], talk: Path | None) -> _Found:
    with work.index() as index:
        return _Found(typed, find_offers(index, typed, opened, talk))


def _put(wish: Wish, text: str, talk: Path | None, around: Surroundings, place: Place) -> _Put:
    """The text with what is wished for; files are read as they are now. Raises FileProblem."""
    shelf = FolderShelf(around.folder, around.library, decode, talk)
    with brand_names_known(around.names, shelf=shelf):
        taken = take(wish, text, around)
        new, line = put_in(text, taken, place)
    return _Put(wish, text, new, line, taken.remark)
