"""What the menu puts into the text where one does not know its signs: tables, and signs that no key has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.editor.table_lines import cells, is_delimiter, table_markdown
from leaderdeck.language import say


class Inserting(QObject):
    """Serves one editor. Dialogs are loaded when they are asked for."""

    def __init__(self, editor: OutlineEditor, window: QWidget) -> None:
        super().__init__(window)
        self._editor, self._window = editor, window

    def commands(self) -> dict[str, Callable[[], None]]:
        """What the menus can do here."""
        return {"edit.table": self.ask_for_table, "edit.sign": self.ask_for_sign}

    def ask_for_table(self) -> None:
        """Let the user choose how large a table is to be, and put it in."""
        from leaderdeck.desktop.dialogs.table_dialog import TableDialog

        dialog = TableDialog(self._window)
        dialog.accepted.connect(lambda: self.insert_table(dialog.columns, dialog.rows))
        dialog.show()

    def ask_for_sign(self) -> None:
        """Let the user choose signs, each of which is put in at once."""
        from leaderdeck.desktop.dialogs.sign_dialog import SignDialog

        dialog = SignDialog(self._window)
        dialog.sign_chosen.connect(self._editor.insert_markdown)
        dialog.show()

    def insert_table(self, columns: int, rows: int) -> None:
        """Put in a table whose first heading waits to be written over."""
        headings = [str(say("Kolonne {number}", number=number)) for number in range(1, columns + 1)]
        self._editor.insert_block(table_markdown(headings, rows))
        last = self._editor.cursor_line()
        lines = self._editor.lines(1, last + 1)
        head = next((line for line in range(last, 1, -1) if is_delimiter(lines[line - 1])), 2) - 1
        first, end = cells(lines[head - 1])[0]
        self._editor.put_cursor(head, first)
        place = self._editor.textCursor().position()
        self._editor.select(place, place + end - first)
        self._editor.setFocus()
