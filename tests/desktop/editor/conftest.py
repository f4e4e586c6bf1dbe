"""An editor on a screen that nobody sees."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.editor.document_text import index_at, unit_offset
from leaderdeck.desktop.editor.outline_editor import OutlineEditor


@pytest.fixture
def editor(qtbot) -> OutlineEditor:
    made = OutlineEditor()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


@pytest.fixture
def settled(editor: OutlineEditor, qtbot) -> Callable[[], None]:
    """Waits until everything is loaded and highlighted."""

    def wait() -> None:
        document, highlighter = editor.document(), editor._highlighter
        qtbot.waitUntil(
            lambda: not (document.is_loading or document.long_edits.is_working or highlighter.is_waiting),
            timeout=30_000,
        )

    return wait


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[object]:
    board = QApplication.clipboard()
    board.clear()
    yield board
    board.clear()


@pytest.fixture
def put(editor: OutlineEditor) -> Callable[[str], None]:
    """Sets a text in which `|` is the cursor, or two `|` the selection."""

    def set_marked(marked: str) -> None:
        editor.set_text(marked.replace("|", ""))
        first = marked.index("|")
        last = marked.rindex("|") - 1 if marked.count("|") == 2 else first
        cursor = editor.textCursor()
        text = editor.text()
        cursor.setPosition(unit_offset(text, first))
        cursor.setPosition(unit_offset(text, last), QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)

    return set_marked


@pytest.fixture
def seen(editor: OutlineEditor) -> Callable[[], str]:
    """The text with `|` where the cursor is or around what is selected."""

    def read() -> str:
        text, cursor = editor.text(), editor.textCursor()
        first, last = index_at(text, cursor.selectionStart()), index_at(text, cursor.selectionEnd())
        return text[:first] + "|" + (text[first:last] + "|" if last > first else "") + text[last:]

    return read
