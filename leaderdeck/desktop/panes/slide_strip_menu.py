"""The strip's context menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from leaderdeck.desktop.actions import action
from leaderdeck.desktop.panes.slide_cells import Cell, SectionCell, SlideCell
from leaderdeck.language import Sentence, say

if TYPE_CHECKING:
    from leaderdeck.desktop.panes.slide_strip import SlideStrip

_GROUPS: tuple[tuple[str, ...], ...] = (
    ("slides.cut", "slides.copy", "slides.paste"),
    ("slides.duplicate", "slides.split", "slides.hide"),
    ("slides.move_earlier", "slides.move_later"),
    ("slides.delete",),
)


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
    for group in _GROUPS:
        for name in group:
            _add(menu, action(name).words, commands[name])
        menu.addSeparator()
    return menu


def _add(menu: QMenu, words: Sentence, do: Callable[[], None]) -> None:
    menu.addAction(str(words)).triggered.connect(lambda _checked: do())
