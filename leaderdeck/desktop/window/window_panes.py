"""Where the panes stand in a window: library, editor, and the slide with its strip and tabs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from leaderdeck.desktop.editor.find_bar import FindBar
from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.library.column import LibraryColumn
from leaderdeck.desktop.panes.findings_pane import FindingsPane
from leaderdeck.desktop.panes.layout_pane import LayoutPane
from leaderdeck.desktop.panes.notes_pane import NotesPane
from leaderdeck.desktop.panes.slide_preview import SlidePreview
from leaderdeck.desktop.panes.slide_strip import SlideStrip
from leaderdeck.desktop.panes.time_pane import TimePane
from leaderdeck.desktop.settings import WindowPlace
from leaderdeck.desktop.shown_slide import ShownSlide, first_line_within
from leaderdeck.desktop.window.pane_tabs import PaneTabs
from leaderdeck.language import say
from leaderdeck.talk import Talk

_PARTS = ("library", "preview", "strip", "panes")
_FRAME = QSize(16, 48)
"""What the desktop puts around a window, at most in common ones: else the status line would be out of sight."""
_SIZE, _SIZE_EMS = QSize(1440, 900), (80, 50)
"""Of a window that has none yet: more where the letters are large and the screen has room for it."""
_COLUMNS, _LIBRARY_EMS = (240, 640, 560), 15
_TABS = ("findings", "notes", "layout", "time")
_SIGNS = ("check", "notes", "layout", "time")


class WindowPanes(QSplitter):
    """The three columns of a window."""

    visibility_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._finding_count = 0
        self._in_focus = False
        self._hidden: set[str] = set()

    def making(self) -> Iterator[None]:
        """Makes the panes, one after the other; each takes a few milliseconds."""
        # Each is made where it will stand: moving what is made dresses all that is inside it anew.
        self.library = LibraryColumn(self)
        self._writing, self._right = QWidget(self), QSplitter(Qt.Orientation.Vertical, self)
        yield
        self.editor = OutlineEditor(self._writing)
        self.find_bar = FindBar(self.editor, self._writing)
        yield
        self.preview, self.strip = SlidePreview(self._right), SlideStrip(self._right)
        self.tabs = PaneTabs(_SIGNS, self._right)
        self.findings, self.notes = FindingsPane(self.tabs), NotesPane(self.tabs)
        yield
        self.layouts = LayoutPane(self.tabs)
        yield
        self.time = TimePane(self.tabs)
        yield
        for pane in (self.findings, self.notes, self.layouts, self.time):
            self.tabs.addTab(pane, "")
        self._arrange()
        self.retranslate()

    def talk_panes(self) -> tuple[QWidget, ...]:
        """All that show the talk or something of it."""
        return (self.preview, self.strip, self.findings, self.notes, self.layouts, self.time)

    def show_no_talk(self) -> None:
        """Another text is coming."""
        self.preview.show_nothing()
        self.strip.show_nothing()

    def show_slide(self, shown: ShownSlide, line: int) -> None:
        """The slide that the cursor is on, as its text stands now."""
        part = 0
        for index, scene in enumerate(shown.scenes):
            if shown.slide.origin:
                part = min(shown.part, len(shown.scenes) - 1)  # all its lines are that of its link
            elif index == 0 or shown.first_line + first_line_within(scene) <= line:
                part = index
        if shown.scenes:
            self.preview.show_scene(shown.scenes[part], shown.kit, shown.number + part, shown.first_line, shown.slide)
        for pane in (self.strip, self.notes, self.layouts):
            pane.show_slide(shown)

    def show_place(self, number: int, line: int) -> None:
        """Where the cursor is."""
        for pane in (self.strip, self.findings, self.time):
            if hasattr(pane, "show_place"):
                pane.show_place(number, line)

    def show_marks(self, talk: Talk) -> None:
        """Slide numbers and findings in the editor's margin."""
        starts: list[tuple[int, int]] = []
        for number, (index, scene) in enumerate(talk.scenes, start=1):
            if scene.part == 1:
                starts.append((talk.deck.slide_lines[index], number))
        self.editor.show_marks(starts, talk.findings)

    def show_finding_count(self, count: int, gravest: str) -> None:
        """How many findings there are, in the tab."""
        self._finding_count = count
        self.retranslate()

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front, and show the tabs if they are hidden."""
        self.set_shown("panes", shown=True)
        self.tabs.setCurrentIndex(_TABS.index(name))

    def shown_parts(self) -> dict[str, bool]:
        """Which parts are to be seen, by the id of the action that shows them."""
        parts = {f"view.{name}": name not in self._hidden for name in _PARTS}
        return {**parts, "view.focus": self._in_focus}

    def toggle(self, name: str) -> None:
        """Show a part that is hidden, hide one that is shown."""
        self.set_shown(name, shown=name in self._hidden)

    def set_shown(self, name: str, *, shown: bool) -> None:
        """Show or hide `library`, `preview`, `strip` or `panes`."""
        if shown:
            self._hidden.discard(name)
        else:
            self._hidden.add(name)
        if shown and self._in_focus:
            self._in_focus = False
            self.editor.set_focus_mode(False)
        self._apply()

    def toggle_focus(self) -> None:
        """Only the text, or everything that was there before."""
        self._in_focus = not self._in_focus
        self.editor.set_focus_mode(self._in_focus)
        self._apply()
        self.editor.setFocus()

    def restore(self, place: WindowPlace, window: QMainWindow) -> None:
        """Sizes and places as they were left."""
        self._hidden = {name for name in _PARTS if name in place.hidden}
        columns, _, slide_column = place.panes.partition(",")
        for target, state in ((self, columns), (self._right, slide_column)):
            if state:
                target.restoreState(_bytes(state))
        if not place.geometry or not window.restoreGeometry(_bytes(place.geometry)):
            room = window.screen().availableGeometry().size()
            em = self.fontMetrics().height()
            window.resize(_SIZE.expandedTo(QSize(_SIZE_EMS[0] * em, _SIZE_EMS[1] * em)).boundedTo(room - _FRAME))
            if not columns:
                library = max(_COLUMNS[0], min(_LIBRARY_EMS * em, window.width() // 6))
                rest = window.width() - library
                self.setSizes([library, *(rest * one // sum(_COLUMNS[1:]) for one in _COLUMNS[1:])])
        if place.tab in _TABS:
            self.tabs.setCurrentIndex(_TABS.index(place.tab))
        self._apply()

    def place(self, window: QMainWindow, file: Path | None) -> WindowPlace:
        """Sizes and places as they are now."""
        return WindowPlace(
            geometry=_words(window.saveGeometry()),
            panes=f"{_words(self.saveState())},{_words(self._right.saveState())}",
            hidden=tuple(sorted(self._hidden)),
            tab=_TABS[max(0, self.tabs.currentIndex())],
            file=file,
            line=self.editor.cursor_line(),
        )

    def retranslate(self) -> None:
        """Words in the language of the interface."""
        count = self._finding_count
        words = (
            say("Kontroll ({count})", count=count) if count else say("Kontroll"),
            say("Notater"),
            say("Oppsett"),
            say("Tid"),
        )
        self.tabs.show_words([str(one) for one in words])
        self.tabs.setAccessibleName(str(say("Faner for lysbildet")))
        self.tabs.tabBar().setAccessibleName(str(say("Faner for lysbildet")))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _arrange(self) -> None:
        column = QVBoxLayout(self._writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor, 1)
        column.addWidget(self.find_bar)
        self.find_bar.hide()
        self._right.setSizes([380, 110, 320])
        for index, stretch in enumerate((3, 0, 2)):
            self._right.setStretchFactor(index, stretch)
        self.setSizes(_COLUMNS)
        for index, stretch in enumerate((0, 3, 2)):
            self.setStretchFactor(index, stretch)
        for splitter in (self, self._right):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)

    def _apply(self) -> None:
        shown = {name: name not in self._hidden and not self._in_focus for name in _PARTS}
        self.library.setVisible(shown["library"])
        self.preview.setVisible(shown["preview"])
        self.strip.setVisible(shown["strip"])
        self.tabs.setVisible(shown["panes"])
        self._right.setVisible(shown["preview"] or shown["strip"] or shown["panes"])
        self.visibility_changed.emit()


def _bytes(words: str) -> QByteArray:
    return QByteArray.fromBase64(words.encode("ascii", "ignore"))


def _words(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")
