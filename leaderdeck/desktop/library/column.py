"""The library's column: a field to search in, and a list of what there is or what answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QToolButton, QVBoxLayout, QWidget

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.library.column_foot import ColumnFoot
from leaderdeck.desktop.library.empty_page import EmptyPage
from leaderdeck.desktop.library.row_actions import ChosenRow, RowActions
from leaderdeck.desktop.library.row_model import RowModel
from leaderdeck.desktop.library.row_view import RowView
from leaderdeck.desktop.library.rows import Question, Row, View
from leaderdeck.desktop.library.search_field import SearchField
from leaderdeck.desktop.practice import Practice
from leaderdeck.language import interface_language, say
from leaderdeck.library.note import LibraryEntry

if TYPE_CHECKING:
    from leaderdeck.desktop.library.library_keeper import LibraryKeeper
    from leaderdeck.desktop.library.library_work import LibraryWork, Turn
    from leaderdeck.rehearsal.learned_pace import LearnedPace


class LibraryColumn(QWidget):
    """Shows what a keeper knows. Choosing a file asks for it to be opened."""

    file_requested = Signal(object)
    """The `Path` to open here."""
    window_requested = Signal(object)
    """The `Path` to open in a window of its own."""
    entry_activated = Signal(object, object)
    """A file was chosen: its `Path`, and the `Passage` that answered or None."""
    folder_requested = Signal()
    """Another folder is wished for."""
    note_requested = Signal()
    unlock_requested = Signal()
    left = Signal()
    """The text is wanted again."""
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper: LibraryKeeper | None = None
        self._current: Path | None = None
        self._view: View | None = None
        self._turned: frozenset[str] = frozenset()
        self._is_unused_first = False
        self._is_chosen_by_hand = False
        self._open_entries: Callable[[], tuple[LibraryEntry, ...]] = tuple
        self.row_actions = RowActions()
        self._asker = Latest(_answer, self)
        self._asker.answered.connect(self._take)
        self._asker.failed.connect(self.failed)
        self._field, self._more = SearchField(), QToolButton()
        self._model = RowModel(self)
        self._list = RowView(self._model)
        self._empty, self._foot = EmptyPage(), ColumnFoot()
        self._way_on: Callable[[], None] = self.folder_requested.emit
        self._connect()
        self.setProperty("kind", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        self.retranslate()

    @property
    def file_list(self) -> QListView:
        """What there is, or what was found."""
        return self._list

    @property
    def filter_field(self) -> SearchField:
        """Where one writes what to look for."""
        return self._field

    @property
    def view(self) -> View | None:
        """What is shown."""
        return self._view

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._asker.is_busy

    @property
    def empty_words(self) -> str:
        """The sentence where there is nothing to list; empty where there is something."""
        return "" if self._empty.isHidden() else self._empty.words

    def serve(self, keeper: LibraryKeeper, open_entries: Callable[[], tuple[LibraryEntry, ...]] = tuple) -> None:
        """Show what this keeper knows, and the private notes that are open."""
        self._keeper, self._open_entries = keeper, open_entries
        keeper.changed.connect(self.ask)
        keeper.progressed.connect(self._show_progress)
        self.ask()

    def use_pace(self, pace: LearnedPace) -> None:
        """One's own pace, as far as it has been learned."""
        self._model.use_pace(Practice(pace).words_per_minute)

    def show_current(self, current: Path | None) -> None:
        """The file that is open in the window."""
        if current != self._current:
            self._current = current
            self._model.show_current(current)

    def focus_filter(self) -> None:
        """Write in the search field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def search(self, text: str) -> None:
        """Show what answers this."""
        self._field.setText(text)

    def ask(self) -> None:
        """Ask anew what is to be shown."""
        self._foot.show_folder(self._keeper.folder if self._keeper else None)
        if self._keeper is None or self._keeper.work is None:
            self._asker.drop()
            self._take(None)
        elif self._keeper.has_begun:
            self._asker.ask(self._keeper.work, self._question())

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Bibliotek")))
        self._field.setPlaceholderText(str(say("Søk i foredrag og notater …")))
        self._field.setAccessibleName(str(say("Søk i foredrag og notater")))
        self._list.setAccessibleName(str(say("Foredrag og notater")))
        self._more.setAccessibleName(str(say("Avgrens og sorter")))
        self._more.setToolTip(str(say("Avgrens og sorter")))
        self._foot.retranslate()
        self._empty.retranslate()
        self.ask()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language, and the size of the letters."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._list.scheduleDelayedItemsLayout()
            self._more.setIcon(icon("more"))
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for a title and its second line."""
        em = self.fontMetrics().height()
        return QSize(em * 16, em * 30)

    def minimumSizeHint(self) -> QSize:
        """Room for the beginning of a title."""
        em = self.fontMetrics().height()
        return QSize(em * 9, em * 10)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._typed)
        self._field.step_requested.connect(self._step)
        self._field.chosen.connect(self._choose_marked)
        self._field.left.connect(self.left)
        self._list.chosen.connect(self._choose)
        self._list.left.connect(self.left)
        self._list.written.connect(self._write_on)
        self._list.fold_requested.connect(self._fold)
        self._list.menu_requested.connect(self._show_menu)
        self._list.act_requested.connect(self._act)
        self._empty.wished.connect(self._go_on)
        self._foot.folder_requested.connect(self.folder_requested)
        self._foot.note_requested.connect(self.note_requested)
        self._more.setIcon(icon("more"))
        self._more.clicked.connect(self._show_choices)

    def _lay_out(self) -> None:
        em = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, round(em * 0.8), 0, em // 3)
        column.setSpacing(em // 3)
        top = QHBoxLayout()
        top.setContentsMargins(em, 0, em // 3, 0)
        top.setSpacing(em // 5)
        top.addWidget(self._field, 1)
        top.addWidget(self._more)
        column.addLayout(top)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._foot)
        self._empty.hide()

    def _question(self) -> Question:
        return Question(
            self._field.text(), self._turned, self._is_unused_first, self._open_entries(), interface_language()
        )

    def _typed(self) -> None:
        self._is_chosen_by_hand = False
        self.ask()

    def _show_progress(self, turn: Turn) -> None:
        self._foot.show_progress(turn)

    def _take(self, view: object) -> None:
        """Show the answer; what was marked by hand stays marked where it is still there."""
        shown = view if isinstance(view, View) else None
        before = self._model.row_at(self._list.currentIndex().row())
        is_same_question = shown is not None and self._view is not None and shown.question == self._view.question
        self._view = shown
        scroll = self._list.verticalScrollBar().value()
        if self._model.show_rows(shown.rows if shown else ()):
            self._mark(before, is_same_question=is_same_question)
            if is_same_question or (shown is not None and not shown.question.text):
                self._list.verticalScrollBar().setValue(scroll)
                QTimer.singleShot(0, self, lambda: self._list.verticalScrollBar().setValue(scroll))
            else:
                self._list.scrollToTop()
        count = next((row.words for row in self._model.rows if row.key == "head:hits"), "")
        self._list.setAccessibleDescription(str(count))
        self._tell_emptiness()

    def _mark(self, before: Row | None, *, is_same_question: bool) -> None:
        """The row that was marked; in answers the best, which Enter opens."""
        keep = before is not None and (self._is_chosen_by_hand or is_same_question or not self._field.text())
        place = self._model.place_of_key(before.key) if before is not None and keep else None
        if place is None and self._field.text().strip():
            place = next((at for at, row in enumerate(self._model.rows) if row.kind in ("hit", "file")), None)
        if place is not None:
            self._list.setCurrentIndex(self._model.index(place, 0))

    def _tell_emptiness(self) -> None:
        """One sentence where there is nothing to list, and a button that helps."""
        keeper = self._keeper
        is_known = keeper is not None and keeper.is_ready
        if keeper is None or not keeper.has_begun:
            self._show_list()  # empty until the first slide stands: only then is it known which folder it is
        elif keeper.work is None:
            self._say(say("Velg en mappe for å se foredragene og notatene i den."), "folder")
        elif not is_known and not (self._view and self._view.rows):
            self._show_list()
        elif is_known and not keeper.is_there:
            self._say(say("Mappen finnes ikke lenger, eller kan ikke leses."), "folder")
        elif self._view is None or self._view.rows:
            self._show_list()
        elif self._view.question.text.strip():
            self._say(say("Ingen treff."), "clear")
        else:
            self._say(say("Ingen foredrag eller notater i mappen ennå."), "note")

    def _say(self, sentence: object, way: str) -> None:
        from leaderdeck.language import Sentence

        words = {"folder": say("Velg mappe …"), "clear": say("Vis alt"), "note": say("Skriv et notat …")}
        ways = {"folder": self.folder_requested.emit, "clear": self._field.clear, "note": self.note_requested.emit}
        self._way_on = ways[way]
        if isinstance(sentence, Sentence):
            self._empty.tell(sentence, words[way])
        self._list.hide()
        self._empty.show()

    def _go_on(self) -> None:
        self._way_on()

    def _show_list(self) -> None:
        self._empty.hide()
        self._list.show()
        has_rows = self._view is not None and bool(self._view.rows)
        self._list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_rows else Qt.FocusPolicy.NoFocus)

    def _step(self, count: int) -> None:
        self._is_chosen_by_hand = True
        self._list.step(count)

    def _write_on(self, letters: str) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.end(False)  # noqa: FBT003 - Qt's
        self._field.insert(letters)

    def _choose_marked(self, is_apart: bool) -> None:  # noqa: FBT001 - a signal's
        row = self._model.row_at(self._list.currentIndex().row())
        if row is not None and row.kind != "head":
            self._choose(row, is_apart)

    def _choose(self, row: Row, is_apart: bool) -> None:  # noqa: FBT001 - a signal's
        if row.kind == "unlock":
            self.unlock_requested.emit()
        elif row.query:
            self._field.setText(row.query)
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif row.is_folded is not None:
            self._fold(row, not row.is_folded)
        elif row.path is not None:
            self.open(ChosenRow(row.entry, row.passage), is_apart=is_apart)  # type: ignore[arg-type]

    def open(self, row: ChosenRow, *, is_apart: bool = False) -> None:
        """Ask for the file of a row."""
        if is_apart:
            self.window_requested.emit(row.path)
        elif row.path != self._current:
            self.file_requested.emit(row.path)
        self.entry_activated.emit(row.path, row.passage)

    def _fold(self, row: Row, is_folded: bool) -> None:  # noqa: FBT001 - a signal's
        if is_folded != row.is_folded:
            self._turned = self._turned ^ {row.key}
            self.ask()

    def _act(self, row: Row, keys: str) -> None:
        if row.entry is not None:
            chosen = ChosenRow(row.entry, row.passage)
            for one in [one for one in self.row_actions.for_row(chosen) if one.shortcut == keys]:
                one.run(chosen)

    def _show_menu(self, row: Row, place: QPoint) -> None:
        from leaderdeck.desktop.library.column_menus import row_menu

        if row.entry is not None:
            row_menu(self, self.row_actions, ChosenRow(row.entry, row.passage)).popup(place)

    def _show_choices(self) -> None:
        from leaderdeck.desktop.library.column_menus import choices_menu

        menu = choices_menu(self, self._begin_condition, self._put_unused_first, is_unused_first=self._is_unused_first)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _begin_condition(self, words: str) -> None:
        """Write a condition behind what stands in the field, and let what fits it be offered."""
        text = self._field.text().rstrip()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.setText(f"{text} {words}" if text else words)

    def _put_unused_first(self, is_first: bool) -> None:  # noqa: FBT001 - a signal's
        self._is_unused_first = is_first
        self.ask()


def _answer(work: LibraryWork, question: Question) -> View:
    return work.answer(question)
