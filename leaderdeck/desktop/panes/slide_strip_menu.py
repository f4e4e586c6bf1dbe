"""The strip's context menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from leaderdeck.desktop.actions import action
from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.panes.slide_cells import Cell, SectionCell, SlideCell
from leaderdeck.desktop.panes.slide_strip_keys import key_of
from leaderdeck.language import Sentence, say

if TYPE_CHECKING:
    from leaderdeck.desktop.panes.slide_strip import SlideStrip

_GROUPS: tuple[tuple[str, ...], ...] = (
    ("slides.new", "slides.duplicate", "slides.split", "slides.hide"),
    ("slides.cut", "slides.copy", "slides.paste"),
    ("slides.move_earlier", "slides.move_later"),
    ("slides.delete",),
)
_SHORT: dict[str, Sentence] = {
    "slides.cut": action("edit.cut").words,
    "slides.copy": action("edit.copy").words,
    "slides.paste": action("edit.paste").words,
    "slides.move_earlier": say("Flytt framover"),
    "slides.move_later": say("Flytt bakover"),
    "slides.delete": say("Slett"),
}
"""Words where it is plain that slides are meant."""


def menu_for(strip: SlideStrip, cell: Cell | None) -> QMenu:
    """What can be done here. It goes away by itself when it is closed."""
    menu = QMenu(strip)
    menu.aboutToHide.connect(menu.deleteLater)
    if isinstance(cell, SectionCell):
        fold = say("Åpne kapittelet") if cell.folded else say("Lukk kapittelet")
        _add(menu, fold, lambda: strip.set_folded(cell, folded=not cell.folded))
        _add(menu, say("Lukk alle kapitler"), lambda: strip.fold_all(folded=True))
        _add(menu, say("Åpne alle kapitler"), lambda: strip.fold_all(folded=False))
        return menu
    if isinstance(cell, SlideCell) and cell.origin:
        _add(menu, action("slides.open_source").words, lambda: strip.source_requested.emit(cell.origin))
        _add(menu, action("slides.make_copy").words, lambda: strip.make_copy(cell))
        menu.addSeparator()
    commands = strip.commands()
    may = strip.possible_commands()
    for group in _GROUPS:
        for name in group:
            _add(menu, _words(name, strip), commands[name], name, enabled=name in may)
        menu.addSeparator()
    return menu


def _words(name: str, strip: SlideStrip) -> Sentence:
    if name == "slides.hide":
        return say("Vis igjen") if strip.chosen_are_hidden() else say("Skjul")
    return _SHORT.get(name, action(name).words)


def _add(menu: QMenu, words: Sentence, do: Callable[[], None], name: str = "", *, enabled: bool = True) -> None:
    key = key_of(name) if name else QKeySequence()
    shown = key.toString(QKeySequence.SequenceFormat.NativeText)
    made = menu.addAction(f"{words}\t{shown}" if shown else str(words))
    if name and action(name).icon:
        made.setIcon(icon(action(name).icon))
    made.setEnabled(enabled)
    made.triggered.connect(lambda _checked: do())
