"""The window: builds the panes, connects them to the session, and is otherwise out of the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from leaderdeck.brand.shown_name import shown_name
from leaderdeck.desktop.documents.document_desk import DocumentDesk
from leaderdeck.desktop.documents.file_dialogs import ask_which_folder
from leaderdeck.desktop.documents.recovery import RecoveryStore
from leaderdeck.desktop.editor.picture_desk import PictureDesk
from leaderdeck.desktop.giving_way import go_first, going_first
from leaderdeck.desktop.kit_shelf import KitShelf
from leaderdeck.desktop.library_use.library_use import LibraryUse
from leaderdeck.desktop.link_desk import LinkDesk
from leaderdeck.desktop.messages import MessageBar, in_one_line
from leaderdeck.desktop.session import TalkSession
from leaderdeck.desktop.settings import Settings, WindowPlace
from leaderdeck.desktop.shown_slide import ShownSlide
from leaderdeck.desktop.window.header_bar import HeaderBar
from leaderdeck.desktop.window.picture_folder import folder_for_pictures
from leaderdeck.desktop.window.placing_edits import PlacingEdits
from leaderdeck.desktop.window.recent_menu import RecentMenu
from leaderdeck.desktop.window.status_line import StatusLine
from leaderdeck.desktop.window.undo_offer import UndoOffer
from leaderdeck.desktop.window.window_actions import WindowActions
from leaderdeck.desktop.window.window_commands import WindowCommands
from leaderdeck.desktop.window.window_panes import WindowPanes
from leaderdeck.errors import BrandProblem, FileProblem
from leaderdeck.language import Sentence, say
from leaderdeck.outline.rewrite import set_card_value
from leaderdeck.talk import Talk

_NOTHING = object()
_SECONDS_TO_BE_SEEN = 0.08
"""From being shown until it is painted, as a slow machine takes it (measured)."""


class MainWindow(QMainWindow):
    """One talk, open."""

    closed = Signal(object)
    file_requested = Signal(object)
    """A `Path` to open, in this window if it is untouched, else in another."""
    source_requested = Signal(object, int)
    """A `Path` to open at a line (from 1), in a window of its own: what a slide of this talk is from."""
    talk_requested = Signal(object)
    """A `Path` that was chosen in the library: it takes this window where all that is in it is saved."""
    settings_requested = Signal(object)
    """Changed `Settings`."""
    help_requested = Signal(str)
    """Something that is not of this talk: `guide`, `sample`, `shortcuts`, `preferences`, `about`, `new`, `quit` …"""

    def __init__(
        self, kits: KitShelf, settings: Settings, store: RecoveryStore, place: WindowPlace | None = None,
        *, at_once: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.settings = settings
        self.kits = kits
        self._making = self._make(store)
        if at_once:
            self.stand_at(place or WindowPlace(), settings)

    def make_next(self) -> bool:
        """Make the next of its parts; whether there was one. Each takes a few milliseconds."""
        return next(self._making, _NOTHING) is not _NOTHING

    def stand_at(self, place: WindowPlace, settings: Settings) -> None:
        """Have all parts, and be as large and arranged as these say."""
        while self.make_next():
            pass
        self.show_settings(settings)
        self.editor.set_zoom(settings.editor_percent)
        self.panes.restore(place, self)
        self._show_checked()

    def _make(self, store: RecoveryStore) -> Iterator[None]:
        # Tab goes in the order of making; the status line is first, so that it follows rows of panes that come later.
        self.status = StatusLine(self)
        self._central = QWidget(self)
        self.header, self.bar = HeaderBar(self._central), MessageBar(self._central)
        yield
        self.panes = WindowPanes(self._central)
        yield from self.panes.making()
        self.editor = self.panes.editor
        self.session = TalkSession(self.editor, self.kits, self)
        self.placing = PlacingEdits(self.session, self.editor)
        self.undo_offer = UndoOffer(self.editor, self.bar)
        self.desk = DocumentDesk(self.editor, self.bar, store, self)
        self.pictures = PictureDesk(self.editor, partial(folder_for_pictures, self), self)
        self.links = LinkDesk(self)
        self.links.source_requested.connect(self.source_requested)
        self.library_use = LibraryUse(self)
        self.actions_ = WindowActions(self)
        self._talk_is_new = True
        self._brand_sentence: Sentence | None = None
        self._line_when_read = 0
        yield
        self._arrange()
        self._connect_session()
        self._connect_panes()
        self._connect_document()
        yield
        self.commands = WindowCommands(self)
        self.actions_.build(self.commands.table())
        self.recent = RecentMenu(lambda: self.settings.recent, self)
        self.recent.file_requested.connect(self.file_requested)
        self.actions_.menu("file").insertMenu(self.actions_["file.save"], self.recent)
        yield
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        self.actions_.retranslate()
        self.recent.retranslate()
        self._tell_state()

    def event(self, event: QEvent) -> bool:
        """Paint without sharing the moment with a thread that reads."""
        with going_first() if event.type() == QEvent.Type.UpdateRequest else nullcontext():
            return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and looks."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self.actions_.refresh_icons()
        super().changeEvent(event)

    def show_settings(self, settings: Settings) -> None:
        """Settings that were changed here or in another window."""
        self.settings = settings
        self.desk.home = settings.folder
        self.editor.signs.is_on = settings.mends_signs
        self.session.use_library(settings.folder)
        for part in (self.session, self.panes.time, self.panes.notes, self.panes.library):
            part.use_pace(settings.pace)

    def appear(self) -> None:
        """Be seen, ready to be written in."""
        if not self.isVisible():
            go_first(_SECONDS_TO_BE_SEEN)
            self.show()
            self.editor.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved text first; nothing is lost either way."""
        if not self.desk.may_close():
            event.ignore()
            return
        self.closed.emit(self)
        self.desk.let_go()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of text may be dropped on the window."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped. It stays where it is, also for who thinks that it was moved."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._open_dropped([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _arrange(self) -> None:
        column = QVBoxLayout(self._central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.header, 0), (self.bar, 0), (self.panes, 1)):
            column.addWidget(widget, stretch)
        self.setStatusBar(self.status)
        self.setCentralWidget(self._central)

    def _connect_session(self) -> None:
        session = self.session
        self.editor.lines_edited.connect(session.note_edit)
        self.editor.cursor_line_changed.connect(session.note_cursor)
        session.talk_changed.connect(self._show_talk)
        session.slide_changed.connect(self._show_slide)
        session.place_changed.connect(self._show_place)
        session.pace_changed.connect(self.status.show_pace)
        session.brand_problem_changed.connect(self._show_brand_problem)
        session.reading_failed.connect(self.bar.report)
        session.nothing_changed.connect(self.links.tell_nothing_changed)
        session.linked_file_changed.connect(self.links.tell_source_changed)

    def _connect_panes(self) -> None:
        panes, session = self.panes, self.session
        for pane in panes.talk_panes():
            if hasattr(pane, "line_requested"):
                pane.line_requested.connect(self.session.go_to_line)
            if hasattr(pane, "rewrite_requested"):
                pane.rewrite_requested.connect(session.apply)
            if hasattr(pane, "failed"):
                pane.failed.connect(self.bar.report)
        for pane in (panes.preview, panes.strip):
            pane.number_requested.connect(session.go_to_number)
            pane.source_requested.connect(self.links.open)
        panes.strip.slides_removed.connect(self.undo_offer.make)
        panes.findings.source_requested.connect(self.links.open)
        panes.findings.count_changed.connect(panes.show_finding_count)
        panes.layouts.studio_requested.connect(lambda: self.help_requested.emit("brand.studio"))
        panes.library.file_requested.connect(self.talk_requested)
        panes.library.folder_requested.connect(lambda: self._show_folder(ask_which_folder(self, self.settings.folder)))
        panes.library.note_requested.connect(lambda: self.help_requested.emit("quick_note"))
        panes.time.interpreter_changed.connect(lambda wanted: session.use_practice(has_interpreter=wanted))
        panes.visibility_changed.connect(self._show_checked)
        self.status.show_zoom(self.editor.zoom())
        self.editor.zoom_changed.connect(self._remember_zoom)
        self.editor.files_dropped.connect(self._open_dropped)
        self.status.findings_requested.connect(lambda: panes.show_tab("findings"))
        self.header.brand_requested.connect(self.choose_brand)
        for wish, name in (
            (self.header.export_requested, "file.export"), (self.header.show_requested, "file.present"),
            (self.header.rehearsal_requested, "file.rehearse"),
        ):  # fmt: skip
            wish.connect(partial(self._run, name))

    def _connect_document(self) -> None:
        desk = self.desk
        desk.text_begun.connect(self._begin)
        desk.path_changed.connect(self._move)
        desk.state_changed.connect(self._tell_state)
        desk.file_requested.connect(self.file_requested)
        desk.opening_failed.connect(lambda _problem: self._begin_without())
        self.pictures.problem_met.connect(self._tell_picture_problem)

    def _begin(self, path: Path | None, text: str) -> None:
        """Another text is in the editor."""
        self._talk_is_new = True
        self.panes.show_no_talk()
        self.session.begin(path, text)
        line, self._line_when_read = self._line_when_read, 0
        if line > 1:
            self.editor.go_to_line(line)
        self.panes.library.show_current(path)

    def _begin_without(self) -> None:
        """Nothing could be opened: the window is there to be written in."""
        if self.isVisible() and self.session.talk is None and self.desk.is_untouched:
            self.desk.begin("")

    def _move(self, path: Path) -> None:
        self.session.move_to(path)
        self.panes.library.show_current(path)

    def _tell_picture_problem(self, problem: FileProblem) -> None:
        """A talk without a file has no folder for pictures: saving is the way out."""
        ways = ((say("Lagre som …"), self.desk.save_as),) if self.session.folder is None else ()
        self.bar.show(problem.sentence, "warning", ways)

    def _remember_zoom(self, percent: int) -> None:
        self.status.show_zoom(percent)
        self.settings_requested.emit(replace(self.settings, editor_percent=percent))

    def _open_dropped(self, files: Sequence[Path]) -> None:
        for file in files:
            (self._show_folder if file.is_dir() else self.file_requested.emit)(file)

    def _show_folder(self, folder: Path | None) -> None:
        if folder is not None:
            self.panes.set_shown("library", shown=True)
            self.settings_requested.emit(replace(self.settings, folder=folder, folder_is_chosen=True))

    def _show_talk(self, talk: Talk) -> None:
        for pane in self.panes.talk_panes():
            if hasattr(pane, "show_talk"):
                pane.show_talk(talk)
        self.panes.show_marks(talk)
        self.status.show_talk(talk)
        card = talk.deck.front_matter
        self.editor.signs.language = card.language
        title = card.title or next((scene.title for _, scene in talk.scenes if scene.title), "")
        self.desk.show_title(title)
        self.header.show_talk(title or str(self.desk.shown_name()), card.event)
        self.header.show_brands(self.kits.summaries(), talk.kit.id, shown_name(talk.kit.id, talk.kit.name))
        self._tell_state()
        if self._talk_is_new:
            self._talk_is_new = False
            gc.freeze()  # else looking for garbage among all its values would stop the window for a tenth of a second
            self.editor.set_vocabulary([(kit.id, shown_name(kit.id, kit.name)) for kit in self.kits.summaries()])

    def _show_slide(self, shown: ShownSlide) -> None:
        self.panes.show_slide(shown, self.editor.cursor_line())

    def _show_place(self, number: int, line: int) -> None:
        self.panes.show_place(number, line)
        self.status.show_place(number, line)

    def _show_brand_problem(self, problem: BrandProblem | None) -> None:
        if self._brand_sentence is not None:
            self.bar.forget(self._brand_sentence)
        self._brand_sentence = problem.sentence if problem else None
        if problem is not None:
            self.bar.show(problem.sentence, "warning", ((say("Velg profil"), lambda: self.panes.show_tab("layout")),))

    def place(self) -> WindowPlace:
        """Where the window stands, how it is arranged, and what is open in it."""
        return self.panes.place(self, self.desk.wanted_path)

    def go_to_line_when_read(self, line: int) -> None:
        """Where the cursor shall be once the file that is being read is here."""
        self._line_when_read = line

    def jump_to_slide(self) -> None:
        """Let the user type the name of a slide and go there."""
        talk = self.session.talk
        if talk is None:
            return
        slides = [
            (number, self.session.line_of(number), scene.title)
            for number, (_, scene) in enumerate(talk.scenes, start=1)
            if scene.part == 1
        ]
        from leaderdeck.desktop.editor.slide_jump import SlideJump  # costs no start

        self._jump = SlideJump(self)
        self._jump.line_requested.connect(self.session.go_to_line)
        self._jump.show_slides(slides)

    def export(self) -> None:
        """Let the talk out of the house: what, for whom, and what goes out with it."""
        self._let_out(self.settings.export_kind, remembered=True)

    def make_pages(self) -> None:
        """The same for paper: pages that any reader of PDF prints. The next export is as it was before."""
        self._let_out("pdf", remembered=False)

    def _let_out(self, kind: str, *, remembered: bool) -> None:
        from leaderdeck.desktop.dialogs.export_dialog import ExportDialog  # what nobody has asked for costs no start

        talk = self._talk_to_let_out()
        if talk is not None:
            dialog = ExportDialog(talk, replace(self.settings, export_kind=kind), self)
            dialog.line_requested.connect(self.session.go_to_line)
            if remembered:
                dialog.settings_changed.connect(self.settings_requested)
            dialog.show()

    def hand_over(self) -> None:
        """Hand the talk over: one folder or file with everything that its receiver needs, frozen as it is."""
        from leaderdeck.desktop.handing_over.hand_over_dialog import HandOverDialog

        talk = self._talk_to_let_out()
        if talk is not None:
            dialog = HandOverDialog(talk, self.settings, self)
            dialog.line_requested.connect(self.session.go_to_line)
            dialog.settings_changed.connect(self.settings_requested)
            dialog.show()

    def _talk_to_let_out(self) -> Talk | None:
        """The talk as it is written this moment; None where there is none, or where it is locked."""
        if self.session.talk is None:
            return None
        if self.desk.is_sealed:
            self.bar.show(
                say("Et låst notat kan ikke eksporteres; kopier det som skal ut, til et foredrag."), "warning"
            )
            return None
        return self.session.talk if self.session.is_settled else self.session.read_now()

    def choose_brand(self, brand: str) -> None:
        """Write the brand into the talk's front matter."""
        self.session.apply(lambda text: set_card_value(text, "brand", brand))

    def _run(self, command: str) -> None:
        self.commands.run(command)

    def _tell_state(self) -> None:
        self.header.show_state(self.desk.state())
        name = _plain(self.desk.shown_name())
        if self.desk.save_failed:
            self.setWindowTitle(str(say("{name}[*] (ikke lagret) – LeaderDeck", name=name)))
        else:
            self.setWindowTitle(str(say("{name}[*] – LeaderDeck", name=name)))
        self.setWindowModified(self.desk.is_edited)

    def _show_checked(self) -> None:
        for name, shown in self.panes.shown_parts().items():
            self.actions_.set_checked(name, checked=shown)


def _plain(name: object) -> str:
    """A name in one line that Qt does not take for its mark of what is not saved."""
    return in_one_line(str(name)).replace("[*]", "[*][*]")
