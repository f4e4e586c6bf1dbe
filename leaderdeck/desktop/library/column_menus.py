"""The menus of the library's column; made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from leaderdeck.desktop.icons import icon
from leaderdeck.desktop.library.query_words import query_words
from leaderdeck.desktop.library.row_actions import ChosenRow, RowActions
from leaderdeck.language import interface_language, say


def row_menu(parent: QWidget, actions: RowActions, row: ChosenRow) -> QMenu:
    """What can be done with a row."""
    menu = _menu(parent)
    for one in actions.for_row(row):
        if one.begins_group and not menu.isEmpty():
            menu.addSeparator()
        made = menu.addAction(str(one.words).replace("&", "&&"))
        if one.icon:
            made.setIcon(icon(one.icon))
        if one.shortcut:
            made.setShortcut(QKeySequence(one.shortcut))
        made.triggered.connect(partial(_run, one.run, row))
    return menu


def choices_menu(
    parent: QWidget, begin: Callable[[str], None], put_unused_first: Callable[[bool], None], *, is_unused_first: bool
) -> QMenu:
    """What the search can be narrowed by, with the words that do it, and the order of what is listed."""
    menu = _menu(parent)
    words = query_words(interface_language())
    for shown, written in (
        (say("Tema"), words.topic), (say("Slag"), words.kind), (say("Person"), words.person),
        (say("Før et år"), words.before), (say("Etter et år"), words.after), (say("Bare foredrag"), f"{words.talks} "),
        (say("Ikke brukt ennå"), f"{words.unused} "), (say("Brukt i foredrag"), f"{words.used} "),
    ):  # fmt: skip
        made = menu.addAction(f"{shown}\t{written.strip()}")
        made.triggered.connect(partial(_begin, begin, written))
    menu.addSeparator()
    first = menu.addAction(str(say("Ubrukte først")))
    first.setCheckable(True)
    first.setChecked(is_unused_first)
    first.toggled.connect(put_unused_first)
    return menu


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _run(run: Callable[[ChosenRow], object], row: ChosenRow, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
    run(row)


def _begin(begin: Callable[[str], None], words: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
    begin(words)
