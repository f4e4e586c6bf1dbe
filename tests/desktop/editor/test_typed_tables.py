"""Tables are written cell by cell: Tab and Enter do what they do in a word processor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leaderdeck.deck.blocks import Table
from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.editor.table_lines import cells, empty_row, is_delimiter, is_empty_row, is_row, table_markdown
from leaderdeck.outline.reader import read_deck

HEAD = "¦ A ¦ B ¦\n¦ --- ¦ --- ¦\n"
"""Broken bars, for a whole one is the cursor in these tests."""
KEYS = {"enter": Qt.Key.Key_Return, "tab": Qt.Key.Key_Tab, "backtab": Qt.Key.Key_Backtab}


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("¦ A| ¦ B ¦\n¦ --- ¦ --- ¦", "tab", "¦ A ¦ |B| ¦\n¦ --- ¦ --- ¦"),
        (HEAD.replace("B", "B|") + "¦  ¦  ¦", "tab", HEAD + "¦ | ¦  ¦"),
        (HEAD + "¦ en| ¦ to ¦", "tab", HEAD + "¦ en ¦ |to| ¦"),
        (HEAD + "¦ en ¦ to| ¦", "tab", HEAD + "¦ en ¦ to ¦\n¦ | ¦  ¦"),
        (HEAD + "¦ en ¦ to| ¦", "backtab", HEAD + "¦ |en| ¦ to ¦"),
        (HEAD + "¦ |en ¦ to ¦", "backtab", HEAD.replace("B", "|B|") + "¦ en ¦ to ¦"),
        (HEAD + "¦ en ¦ to ¦|", "enter", HEAD + "¦ en ¦ to ¦\n¦ | ¦  ¦"),
        (HEAD + "¦ 😀 ¦ to| ¦", "tab", HEAD + "¦ 😀 ¦ to ¦\n¦ | ¦  ¦"),
        ("¦ A ¦ B| ¦\n¦ --- ¦ --- ¦\n", "enter", HEAD + "¦ | ¦  ¦\n"),
        (HEAD + "¦ en ¦ to ¦\n¦ | ¦  ¦", "enter", HEAD + "¦ en ¦ to ¦\n|"),
        (HEAD + "¦ e|n ¦ to ¦", "enter", HEAD + "¦ e\n|n ¦ to ¦"),
        ("¦ ikke| ¦ tabell ¦", "tab", "¦ ikke  | ¦ tabell ¦"),
    ],
)
def test_keys_in_a_table(editor: OutlineEditor, before: str, key: str, after: str) -> None:
    editor.set_text(before.replace("|", "").replace("¦", "|"))
    put_cursor(editor, before)
    QTest.keyClick(editor, KEYS[key])
    assert seen(editor) == after


def put_cursor(editor: OutlineEditor, marked: str) -> None:
    """The cursor where the mark is."""
    lines = marked.split("\n")
    line = next(number for number, words in enumerate(lines) if "|" in words)
    editor.put_cursor(line + 1, lines[line].index("|"))


def seen(editor: OutlineEditor) -> str:
    text, cursor = editor.text().replace("|", "¦"), editor.textCursor()
    raw = text.encode("utf-16-le")
    first, end = 2 * cursor.selectionStart(), 2 * cursor.selectionEnd()
    mark = "|".encode("utf-16-le")
    marked = raw[:first] + mark + (raw[first:end] + mark if end > first else b"") + raw[end:]
    return marked.decode("utf-16-le")


def test_one_undo_takes_a_new_row_back(editor: OutlineEditor) -> None:
    text = table_markdown(["A", "B"], 1)
    editor.set_text(text)
    editor.put_cursor(3, 5)
    QTest.keyClick(editor, Qt.Key.Key_Return)  # the row is empty: it goes
    assert editor.text() == "| A | B |\n| --- | --- |\n"
    editor.undo()
    assert editor.text() == text


@given(st.integers(1, 8), st.integers(1, 8))
def test_what_is_put_in_is_a_table_of_that_size(columns: int, rows: int) -> None:
    text = table_markdown([f"K{number}" for number in range(columns)], rows)
    blocks = read_deck(f"# T\n\n{text}\n").slides[0].blocks
    table = next(block for block in blocks if isinstance(block, Table))
    assert (len(table.header), len(table.rows)) == (columns, rows)
    head, rule, *rest = text.split("\n")
    assert is_row(head)
    assert is_delimiter(rule)
    assert all(is_empty_row(line) and len(cells(line)) == columns for line in rest)


@given(st.lists(st.text("ab \\¦😀", max_size=6), min_size=1, max_size=5))
def test_cells_are_found_between_bars(words: list[str]) -> None:
    line = "|" + "|".join(words) + "|"
    if not any(word.endswith("\\") for word in words):
        assert [line[first:end] for first, end in cells(line)] == [word.strip() for word in words]


def test_a_bar_that_is_meant_as_one_divides_nothing() -> None:
    line = r"| a \| b | c |"
    assert [line[first:end] for first, end in cells(line)] == [r"a \| b", "c"]
    assert not is_row("tekst | tekst")
    assert empty_row(2) == "|  |  |"
