"""What each action does in a window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.panes import slide_edits
from leaderdeck.desktop.window.inserting import Inserting
from leaderdeck.desktop.window.placing_edits import Placed
from leaderdeck.language import say
from leaderdeck.outline.rewrite import add_notes, make_private, slide_index_at, slide_range

if TYPE_CHECKING:
    from leaderdeck.desktop.stage.rehearsal_desk import RehearsalDesk
    from leaderdeck.desktop.stage.stage_desk import StageDesk
    from leaderdeck.desktop.window.main_window import MainWindow

Command = Callable[[], None]
_LOCKS = ("lock_note", "unlock", "lock_now", "remove_lock", "passphrase")


class WindowCommands:
    """The commands of one window, by the id of their action."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._table: dict[str, Command] = {}
        self._rehearsals: RehearsalDesk | None = None
        self._stage: StageDesk | None = None
        self._inserting = Inserting(window.editor, window)
        window.panes.strip.new_slide_requested.connect(self._add_slide)
        document = window.editor.document()
        for name, can, changed in (
            ("edit.undo", document.isUndoAvailable(), window.editor.undoAvailable),
            ("edit.redo", document.isRedoAvailable(), window.editor.redoAvailable),
        ):
            window.actions_.set_enabled(name, enabled=can)
            changed.connect(partial(self._allow, name))

    def table(self) -> dict[str, Command]:
        """Everything that this window can do."""
        if not self._table:
            window = self._window
            self._table = {
                **window.editor.commands(),
                **window.panes.strip.commands(),
                **window.panes.findings.commands(),
                **window.desk.commands(),
                **window.library_use.commands(),
                **self._inserting.commands(),
                **self._text(),
                **self._going(),
                **self._views(),
                **self._help(),
            }
        return self._table

    def run(self, name: str) -> None:
        """Do what the action of this id does."""
        self.table()[name]()

    def _allow(self, name: str, can: bool) -> None:  # noqa: FBT001 - a signal's
        self._window.actions_.set_enabled(name, enabled=can)

    def _text(self) -> dict[str, Command]:
        window = self._window
        bar = window.panes.find_bar
        return {
            "edit.find": bar.open_find,
            "edit.find_next": bar.find_next,
            "edit.find_previous": bar.find_previous,
            "edit.replace": bar.open_replace,
            "edit.notes": self._add_notes,
            "edit.private": self._make_private,
            "slides.open_source": window.links.open_here,
            "slides.make_copy": window.links.make_copy_here,
        }

    def _going(self) -> dict[str, Command]:
        window = self._window
        panes = window.panes
        return {
            "go.slide": window.jump_to_slide,
            "go.next_slide": lambda: self._go_by(1),
            "go.previous_slide": lambda: self._go_by(-1),
            "go.editor": panes.editor.setFocus,
            "go.strip": lambda: self._focus("strip", panes.strip),
            "go.panes": lambda: self._focus("panes", panes.tabs.tabBar()),
            "go.library": self._find_in_library,
        }

    def _views(self) -> dict[str, Command]:
        panes = self._window.panes
        parts = {f"view.{name}": self._toggling(name) for name in ("library", "preview", "strip", "panes")}
        tabs = {f"view.{name}": self._showing(name) for name in ("findings", "notes", "layout", "time")}
        return {**parts, **tabs, "view.focus": panes.toggle_focus}

    def _help(self) -> dict[str, Command]:
        window = self._window
        names = ("guide", "sample", "locking", "shortcuts", "preferences", "associate", "doctor", "about")
        return {
            **{f"app.{name}": self._asking(name) for name in names},
            "edit.misspelled": self._asking("spelling.next"),
            "edit.spelling": self._asking("spelling.shown"),
            "file.history": self._asking("history"),
            "file.new": self._asking("new"),
            "file.quick_note": self._asking("quick_note"),
            "file.prose": self._asking("prose"),
            "file.import": self._asking("import"),
            "file.rebrand": self._asking("rebrand"),
            **{f"file.{name}": self._asking(name) for name in _LOCKS},
            "file.export": window.export,
            "file.print": window.make_pages,
            "file.hand_over": window.hand_over,
            "file.present": lambda: self._present(from_here=False),
            "file.present_here": lambda: self._present(from_here=True),
            "file.rehearse": self._rehearse,
            "file.close": lambda: _ignored(window.close()),
            "file.quit": self._asking("quit"),
            **{f"brand.{name}": self._asking(f"brand.{name}") for name in ("studio", "new", "import")},
        }

    def _present(self, *, from_here: bool) -> None:
        from leaderdeck.desktop.stage.stage_desk import StageDesk  # what nobody has asked for yet costs no start

        self._stage = self._stage or StageDesk(self._window)
        self._stage.present(from_here=from_here)

    def _rehearse(self) -> None:
        from leaderdeck.desktop.stage.rehearsal_desk import RehearsalDesk  # costs no start

        self._rehearsals = self._rehearsals or RehearsalDesk(self._window)
        self._rehearsals.rehearse()

    def _asking(self, wish: str) -> Command:
        return lambda: self._window.help_requested.emit(wish)

    def _toggling(self, name: str) -> Command:
        return lambda: self._window.panes.toggle(name)

    def _showing(self, name: str) -> Command:
        def show() -> None:
            self._window.panes.show_tab(name)
            self._window.panes.tabs.focus_pane()

        return show

    def _focus(self, part: str, widget: QWidget) -> None:
        self._window.panes.set_shown(part, shown=True)
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _find_in_library(self) -> None:
        self._window.panes.set_shown("library", shown=True)
        self._window.panes.library.focus_filter()

    def _go_by(self, step: int) -> None:
        session = self._window.session
        number = session.place[0] + step
        session.go_to_number(number)

    def _add_notes(self) -> None:
        """A place for speaker notes on the slide under the cursor, with the cursor in it."""
        window = self._window
        talk = window.session.talk
        index = slide_index_at(talk.deck, window.editor.cursor_line()) if talk else None
        if index is None:
            return

        def edit(text: str) -> Placed:
            new = add_notes(text, index)
            lines = new.split("\n")[: slide_range(new, index)[1]]
            last = next((line for line in range(len(lines), 0, -1) if lines[line - 1].strip()), 1)
            return Placed(new, last, len(lines[last - 1]))

        window.placing.apply(edit)

    def _add_slide(self, before: int) -> None:
        """A new slide whose heading waits to be written."""
        talk = self._window.session.talk
        if talk is None:
            return
        heading = str(say("Nytt lysbilde"))
        add = slide_edits.add(talk, before, heading)

        def edit(text: str) -> Placed:
            new, line = add(text)
            column = new.split("\n")[line - 1].find(heading) if line else 0
            return Placed(new, line, max(0, column), len(heading))

        self._window.placing.apply(edit)

    def _make_private(self) -> None:
        line = self._window.editor.cursor_line()
        self._window.session.apply(lambda text: make_private(text, line))


def _ignored(_result: object) -> None:
    """Qt tells what a command does not need to know."""
