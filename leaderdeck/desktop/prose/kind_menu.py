"""The menu of kinds: what a paragraph can be made, each with its key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from leaderdeck.desktop.prose.paragraph_entries import KEY_KINDS, MORE_KINDS, ParagraphEntry
from leaderdeck.intake.prose_to_talk_guess import KIND_WORDS, GuessKind
from leaderdeck.language import say

Choose = Callable[[GuessKind | None], object]


def kind_menu(entry: ParagraphEntry, choose: Choose, parent: QWidget) -> QMenu:
    """What this paragraph can be; `choose` gets the kind, or None for what it was guessed to be."""
    menu = QMenu(parent)
    for number, kind in enumerate(KEY_KINDS, start=1):
        _add(menu, entry, kind, choose, f"{number}")
    menu.addSeparator()
    for kind in MORE_KINDS:
        _add(menu, entry, kind, choose, "")
    menu.addSeparator()
    back = menu.addAction(f"{say('Slik det ble gjettet')}\t0")
    back.setEnabled(entry.is_changed)
    back.triggered.connect(lambda _on=False: choose(None))
    return menu


def _add(menu: QMenu, entry: ParagraphEntry, kind: GuessKind, choose: Choose, key: str) -> QAction:
    words = str(KIND_WORDS[kind])
    made = menu.addAction(f"{words}\t{key}" if key else words)
    made.setCheckable(True)
    made.setChecked(entry.guess.kind == kind)
    made.triggered.connect(lambda _on=False: choose(kind))
    return made


def kind_of_key(key: int) -> GuessKind | None:
    """What a digit (1 to 9) makes of a paragraph; None for other numbers."""
    return KEY_KINDS[key - 1] if 1 <= key <= len(KEY_KINDS) else None
