"""What one does with slides that come from notes: see where they are from, go there, make them one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from leaderdeck.desktop.actions import action
from leaderdeck.desktop.note_names import note_name
from leaderdeck.language import say
from leaderdeck.outline.includes import read_directive
from leaderdeck.outline.includes_places import line_in, read_file
from leaderdeck.outline.residue import plain_names
from leaderdeck.outline.rewrite import make_copy
from leaderdeck.talk import Talk, brand_names

if TYPE_CHECKING:
    from leaderdeck.desktop.window.main_window import MainWindow

OPEN_SOURCE = action("slides.open_source").words
MAKE_COPY = action("slides.make_copy").words


class LinkDesk(QObject):
    """The links of the talk in one window."""

    source_requested = Signal(object, int)
    """Open this `Path` at this line (from 1) in a window of its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def target_here(self) -> str:
        """The file and place that the slide or line under the cursor is from; empty where it is the talk's own."""
        talk = self._window.session.talk
        line = self._window.editor.cursor_line()
        if talk is None:
            return ""
        link = next((one for one in talk.deck.links if one.line == line and not one.count), None)
        if link is not None:
            return f"{link.file}#{link.place}" if link.place else link.file
        number = self._window.session.place[0]
        return talk.deck.slides[talk.scenes[number - 1][0]].origin if 1 <= number <= len(talk.scenes) else ""

    def open_here(self) -> None:
        """Open what the slide or line under the cursor is from."""
        self.open(self.target_here())

    def open(self, target: str) -> None:
        """Open a file at the place in it that is named `fil.md#Overskrift`, as seen from the talk."""
        talk = self._window.session.talk
        found = source_of(talk, target) if talk is not None and target else None
        if found is None:
            self._window.bar.show(say("Lysbildet under markøren har ingen kilde som kan åpnes."), "info")
        else:
            self.source_requested.emit(*found)

    def make_copy_here(self) -> None:
        """The link under the cursor becomes text of the talk."""
        window = self._window
        talk = window.session.talk
        line = window.editor.cursor_line()
        links = talk.deck.links if talk is not None else ()
        if not any(link.line == line or (link.count and link.line + 1 == line) for link in links):
            window.bar.show(say("Sett markøren på en linje med «::: sett-inn», så kan den bli en kopi."), "info")
        else:
            window.session.apply(lambda text: make_copy(text, line))

    def tell_source_changed(self, path: Path) -> None:
        """A file that the talk links to says something else now, and so do the slides from it."""
        talk = self._window.session.talk
        name = talk.shelf.name_of(path) if talk is not None and talk.shelf is not None else ""
        if talk is not None and any(slide.origin.partition("#")[0] == name for slide in talk.deck.slides) and name:
            sentence = say("«{name}» er endret, og lysbildene derfra viser det nye.", name=path.stem)
            self._window.bar.show(sentence, "info", ((OPEN_SOURCE, lambda: self.source_requested.emit(path, 1)),))

    def tell_nothing_changed(self) -> None:
        """Why nothing came of a wish, where it is because the slide is from another file."""
        target = self.target_here()
        if not target:
            self._window.status.tell_nothing_changed()
            return
        ways = ((OPEN_SOURCE, lambda: self.open(target)), (MAKE_COPY, self.make_copy_here))
        sentence = say("Lysbildet er fra notatet «{name}» og endres der.", name=note_name(target))
        self._window.bar.show(sentence, "info", ways)


def source_of(talk: Talk, target: str) -> tuple[Path, int] | None:
    """The file that a target names, and the line (from 1) of the place in it."""
    directive = read_directive(f"include {target}")
    if directive is None or talk.shelf is None or not directive.file:
        return None
    found = talk.shelf(directive.file, "")
    path = talk.shelf.path_of(found.name) or talk.shelf.path_of(directive.file)
    if path is None:
        return None
    text = talk.shelf.text_at(path)
    return path, line_in(read_file(text, plain_names(brand_names(talk.kit))), directive)
