"""The filmstrip: all slides small, in one row or many; to go to, choose, move, copy, split, hide."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from leaderdeck.desktop.panes import slide_edits
from leaderdeck.desktop.panes.new_slide_button import NewSlideButton
from leaderdeck.desktop.panes.slide_cells import Cell, SectionCell, SlideCell
from leaderdeck.desktop.panes.slide_edits import SlideEdit
from leaderdeck.desktop.panes.slide_strip_keys import command_of, is_own_key
from leaderdeck.desktop.panes.slide_strip_menu import menu_for
from leaderdeck.desktop.panes.slide_strip_view import SLIDES_MIME, AnyIndex, SlideStripView
from leaderdeck.desktop.shown_slide import ShownSlide, first_line_within
from leaderdeck.language import say
from leaderdeck.outline.rewrite import make_copy
from leaderdeck.talk import Talk

LATER_MS = 150
"""How long after a key the small picture of the slide follows; the large one follows at once."""


class SlideStrip(SlideStripView):
    """Slides small. Where it stands follows the editor; what is done here is asked for, never done."""

    line_requested = Signal(int)
    """Go to this line of the file (from 1)."""
    number_requested = Signal(int)
    """Show the scene with this number, one of those that share the line of a link."""
    source_requested = Signal(str)
    """Open what a slide is from: `fil.md#Overskrift`, as seen from the talk."""
    rewrite_requested = Signal(object)
    """Change the talk by this function from text to text."""
    new_slide_requested = Signal(int)
    """A new slide in front of the one with this index (in the deck)."""
    slides_removed = Signal(object)
    """Slides are gone that one may want back: the `Sentence` that says so."""
    _follows: bool = False
    """Whether the current slide changes because the editor did, and so must not lead the editor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = 0
        self._awaited: tuple[str, SlideEdit] | None = None
        self._typed: ShownSlide | None = None
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._show_typed)
        self._into_sight = QTimer(self, singleShot=True, interval=0)
        self._into_sight.timeout.connect(self._bring_place_into_sight)
        self.clicked.connect(self._take_click)
        self.doubleClicked.connect(self._open_source)
        self.slides_dropped.connect(self._take_drop)
        self.new_button = NewSlideButton(self)
        self.new_button.clicked.connect(self.ask_for_new_slide)
        self._make_room_for_button()
        self.retranslate()

    def show_talk(self, talk: Talk) -> None:
        """The talk as it stands now. Only what differs is drawn anew."""
        self._typed = None
        awaited, self._awaited = self._awaited, None
        self._follows = True
        self.strip_model.show_talk(talk)
        self._follows = False
        self.measure()
        self._mark_place()
        if awaited is not None and awaited[0] == talk.text:
            self._choose(awaited[1].chosen(talk.deck))
            if awaited[1].told is not None:
                self.slides_removed.emit(awaited[1].told)

    def show_nothing(self) -> None:
        """There is no talk."""
        self._awaited = self._typed = None
        self._place = 0
        self.strip_model.show_talk(None)
        self.images.forget()
        self._mark_place()

    def show_place(self, number: int, line: int) -> None:
        """The editor's cursor is on the scene with this number."""
        if number == self._place:
            return
        self._place = number
        self._mark_place()
        row = self.cell_painter.place_row
        if row < 0:
            return
        index = self.strip_model.index(row)
        if not self.selectionModel().isSelected(index):
            self._follows = True
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._follows = False
        self.scrollTo(index, QListView.ScrollHint.EnsureVisible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The slide that is written on stays in sight, also when the strip comes back after it was hidden."""
        super().resizeEvent(event)
        self._make_room_for_button()
        self._into_sight.start()

    def _make_room_for_button(self) -> None:
        """The button stands beside the slides, never on them."""
        width = self.new_button.sizeHint().width()
        measures, margin = self.cell_painter.measures, width // 8
        self.setViewportMargins(0, 0, width, 0)
        place = QRect(self.width() - width + margin, measures.gap, width - 2 * margin, measures.height)
        self.new_button.setGeometry(place)

    def _bring_place_into_sight(self) -> None:
        row = self.cell_painter.place_row
        if row >= 0 and self.isVisible():
            self.scrollTo(self.strip_model.index(row), QListView.ScrollHint.EnsureVisible)

    def show_slide(self, shown: ShownSlide) -> None:
        """The slide that is typed on. Its small picture follows a little later than the large one."""
        self._typed = shown
        if not self._later.isActive():
            self._later.start()

    def commands(self) -> dict[str, Callable[[], None]]:
        """Action id → what to do."""
        return {
            "slides.new": self.ask_for_new_slide,
            "slides.cut": self.cut_slides,
            "slides.copy": self.copy_slides,
            "slides.paste": self.paste_slides,
            "slides.duplicate": lambda: self._ask_for(slide_edits.duplicate),
            "slides.delete": lambda: self._ask_for(slide_edits.delete),
            "slides.split": lambda: self._ask_for(slide_edits.split),
            "slides.hide": lambda: self._ask_for(slide_edits.hide),
            "slides.move_earlier": lambda: self._ask_for(slide_edits.move_earlier),
            "slides.move_later": lambda: self._ask_for(slide_edits.move_later),
            "slides.select_all": self.selectAll,
        }

    def chosen_slides(self) -> list[int]:
        """Indexes (in the deck) of the slides that are chosen, or of the one under the editor's cursor."""
        cells = (self.strip_model.cell(index.row()) for index in self.selectionModel().selectedIndexes())
        chosen = sorted({cell.index for cell in cells if isinstance(cell, SlideCell)})
        talk = self.strip_model.talk
        if not chosen and talk is not None and 1 <= self._place <= len(talk.scenes):
            return [talk.scenes[self._place - 1][0]]
        return chosen

    def chosen_are_hidden(self) -> bool:
        """Whether all chosen slides are left out when the talk is shown."""
        talk, chosen = self.strip_model.talk, self.chosen_slides()
        return talk is not None and bool(chosen) and all(talk.deck.slides[index].hidden for index in chosen)

    def possible_commands(self) -> frozenset[str]:
        """The ids of what can be done with the slides that are chosen now."""
        talk, chosen = self.strip_model.talk, self.chosen_slides()
        possible = slide_edits.possible(talk, chosen) if talk is not None else frozenset()
        can_paste = talk is not None and _markdown_in(QGuiApplication.clipboard().mimeData()).strip()
        return possible | {"slides.paste"} if can_paste else possible

    def copy_slides(self) -> None:
        """Put the chosen slides on the clipboard, as Markdown."""
        data = self.dragged()
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)

    def cut_slides(self) -> None:
        """Put the chosen slides on the clipboard and take them away."""
        self.copy_slides()
        self._ask_for(slide_edits.cut)

    def paste_slides(self) -> None:
        """Insert the clipboard's slides behind the chosen ones."""
        talk = self.strip_model.talk
        if talk is not None:
            markdown = _markdown_in(QGuiApplication.clipboard().mimeData())
            self._ask(slide_edits.insert(talk, markdown, self._behind_chosen(talk)))

    def ask_for_new_slide(self) -> None:
        """Ask for a new slide behind the chosen ones."""
        talk = self.strip_model.talk
        if talk is not None:
            self.new_slide_requested.emit(self._behind_chosen(talk))

    def _behind_chosen(self, talk: Talk) -> int:
        chosen = self.chosen_slides()
        return chosen[-1] + 1 if chosen else len(talk.deck.slides)

    def dragged(self) -> QMimeData | None:
        """The chosen slides, for the clipboard and for drags."""
        talk, chosen = self.strip_model.talk, self.chosen_slides()
        if talk is None or not chosen:
            return None
        markdown = slide_edits.markdown_of(talk, chosen)
        data = QMimeData()
        data.setText(markdown)
        data.setData(SLIDES_MIME, markdown.encode("utf-8"))
        return data

    def set_folded(self, section: SectionCell, *, folded: bool) -> None:
        """Hide or show a section's slides in the strip."""
        self._follows = True
        self.strip_model.set_folded(section, folded=folded)
        self._follows = False
        self._mark_place()

    def fold_all(self, *, folded: bool) -> None:
        """Hide or show the slides of all sections in the strip."""
        self._follows = True
        self.strip_model.fold_all(folded=folded)
        self._follows = False
        self._mark_place()

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(str(say("Lysbilderekke")))
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "new_button"):
            self._make_room_for_button()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Who walks through the strip takes the editor along."""
        super().currentChanged(current, previous)
        if not self._follows and current.isValid():
            self._go_to(current.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first cell the current one where there is none; the editor's cursor stays where it is."""
        self._follows = True
        super().focusInEvent(event)
        self._follows = False

    def event(self, event: QEvent) -> bool:
        """Keys for slides are meant for the strip while it has the focus, not for the window's menus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_own_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys for slides; Enter goes to the text, Space folds a section."""
        command = command_of(event)
        cell = self.strip_model.cell(self.currentIndex().row())
        if command is not None:
            self.commands()[command]()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and cell is not None:
            self._open(cell)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) and isinstance(cell, SectionCell):
            self.set_folded(cell, folded=event.key() == Qt.Key.Key_Minus)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the slides that are chosen, or with a section."""
        index = self.indexAt(event.pos()) if event.reason() == QContextMenuEvent.Reason.Mouse else self.currentIndex()
        cell = self.strip_model.cell(index.row())
        at = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
        menu_for(self, cell).exec(at)

    def _ask_for(self, edit: Callable[[Talk, Sequence[int]], SlideEdit | None]) -> None:
        talk, chosen = self.strip_model.talk, self.chosen_slides()
        if talk is not None and chosen:
            self._ask(edit(talk, chosen))

    def _ask(self, edit: SlideEdit | None) -> None:
        """Ask for a change. Its slides are chosen when the talk comes that has exactly the text it gave."""
        if edit is None:
            return

        def rewrite(text: str) -> str:
            new = edit.rewrite(text)
            self._awaited = (new, edit) if new != text else None
            return new

        self.rewrite_requested.emit(rewrite)

    def _take_drop(self, before: int, data: QMimeData, copies: bool) -> None:  # noqa: FBT001 - a signal's value
        talk = self.strip_model.talk
        if talk is None:
            return
        edit = slide_edits.insert(talk, _markdown_in(data), before) if copies else None
        self._ask(edit if copies else slide_edits.move(talk, self.chosen_slides(), before))

    def _take_click(self, index: QModelIndex) -> None:
        cell = self.strip_model.cell(index.row())
        if isinstance(cell, SectionCell):
            self.set_folded(cell, folded=not cell.folded)
        elif cell is not None and cell.number == self._place:
            self._go_to(index.row())

    def make_copy(self, cell: SlideCell) -> None:
        """Ask that the link which brings this slide becomes text of the talk."""
        talk = self.strip_model.talk
        if talk is not None and cell.index < len(talk.deck.slide_lines):
            line = talk.deck.slide_lines[cell.index]
            self.rewrite_requested.emit(lambda text: make_copy(text, line))

    def _open_source(self, index: QModelIndex) -> None:
        cell = self.strip_model.cell(index.row())
        if isinstance(cell, SlideCell) and cell.origin:
            self.source_requested.emit(cell.origin)

    def _open(self, cell: Cell) -> None:
        if isinstance(cell, SectionCell):
            self.set_folded(cell, folded=not cell.folded)
        else:
            self._go_to(self.currentIndex().row())

    def _go_to(self, row: int) -> None:
        cell, talk = self.strip_model.cell(row), self.strip_model.talk
        if isinstance(cell, SlideCell) and cell.origin:
            self.number_requested.emit(cell.number)
        elif isinstance(cell, SlideCell) and talk is not None:
            self.line_requested.emit(line_of(cell, talk))

    def _choose(self, slides: Sequence[int]) -> None:
        """Choose these slides, and bring the editor to the first of them."""
        rows = self.strip_model.rows_of_slides(slides)
        if not rows:
            return
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.strip_model.index(row), self.strip_model.index(row))
        flag = QItemSelectionModel.SelectionFlag
        self._follows = True
        self.selectionModel().setCurrentIndex(self.strip_model.index(rows[0]), flag.NoUpdate)
        self.selectionModel().select(chosen, flag.ClearAndSelect)
        self._follows = False
        self.scrollTo(self.strip_model.index(rows[0]))
        self._go_to(rows[0])

    def _mark_place(self) -> None:
        row = self.strip_model.row_of_number(self._place)
        if row != self.cell_painter.place_row:
            self.cell_painter.place_row = row
            self.viewport().update()

    def _show_typed(self) -> None:
        shown, self._typed = self._typed, None
        if shown is not None:
            self.strip_model.replace_scenes(shown.number, shown.index, shown.scenes, shown.kit)


def line_of(cell: SlideCell, talk: Talk) -> int:
    """The line of the file (from 1) where a cell's text begins."""
    later = first_line_within(cell.scene) if cell.scene.part > 1 else 0
    return talk.deck.line_in_file(cell.index, later)


def _markdown_in(data: QMimeData | None) -> str:
    if data is None:
        return ""
    if data.hasFormat(SLIDES_MIME):
        return bytes(data.data(SLIDES_MIME).data()).decode("utf-8", "replace")
    return data.text()
