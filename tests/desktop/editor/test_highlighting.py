"""Highlighting follows every edit as if the whole text were read anew, and reads little to do so."""

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest

from leaderdeck.checks.finding import Finding
from leaderdeck.desktop.appearance import DARK, LIGHT
from leaderdeck.desktop.editor.inline_marks import inline_spans
from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.language import say

TEXT = (
    "---\ntittel: Ro\n---\n\n# A\n\n- en\n  - to\n\nNotat: si 😀 **det**\n\nPrivat: x:\n\n- y\n\n::: kolonner\n## B\n"
    "```\nkode\n```\n:::\n\n<!-- hei\npå deg -->\n\n# C\n\n[lenke](https://a.no)\n"
)
BITS = (
    "", "x", "\n", "\n\n", ":::", "```\n", "-->", "<!-- ", "# ", "Privat: ", "Notat: ", "---\n", "- ", "::: privat\n",
    ":", "😀", "**", "tittel: a\n", "> ", "===\n",
)  # fmt: skip


def formats(editor: OutlineEditor) -> list[list[tuple[int, int, str, str, int, bool]]]:
    found = []
    block = editor.document().begin()
    while block.isValid():
        found.append([
            (one.start, one.length, one.format.foreground().color().name(), one.format.background().color().name(),
             one.format.fontWeight(), one.format.fontItalic())
            for one in block.layout().formats()
        ])  # fmt: skip
        block = block.next()
    return found


def settle(editor: OutlineEditor) -> None:
    while editor._highlighter.is_waiting:
        editor._highlighter._work()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.integers(0, 260), st.integers(0, 25), st.sampled_from(BITS)), max_size=8))
def test_edits_one_by_one_look_as_the_text_read_anew(editor: OutlineEditor, edits: list[tuple[int, int, str]]) -> None:
    editor.set_text(TEXT)
    settle(editor)
    for at, length, text in edits:
        cursor = QTextCursor(editor.document())
        most = editor.document().characterCount() - 1
        cursor.setPosition(min(at, most))
        cursor.setPosition(min(at + length, most), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        settle(editor)
    editor.undo()
    settle(editor)
    now = formats(editor)
    level = editor._highlighter._level
    editor._highlighter._likely_level = lambda: level
    editor.set_text(editor.text())
    settle(editor)
    del editor._highlighter._likely_level
    assert now == formats(editor), editor.text()


def test_thousands_of_lines_that_change_at_once_look_as_the_text_read_anew(editor: OutlineEditor, settled) -> None:
    text = "# A\n\n- **b** c\n- d\n\nPrivat: e\n\n" * 300
    for change in ((("b", "bø"), ("# A", "# Aa")), (("- ", ""), ("c", "*c*"))):
        editor.set_text(text)
        settled()
        new = text
        for old, other in change:
            new = new.replace(old, other)
        for act in (lambda new=new: editor.replace_text(new), editor.undo, editor.redo):
            act()
            settled()
            settle(editor)
            now = formats(editor)
            fresh = OutlineEditor()
            fresh.set_text(editor.text())
            fresh._talk_document.load_rest()
            fresh._highlighter._level = editor._highlighter._level
            settle(fresh)
            assert now == formats(fresh)
            fresh.deleteLater()
    cursor = QTextCursor(editor.document())
    cursor.beginEditBlock()
    for number in range(0, 2000, 3):
        cursor.setPosition(editor.document().findBlockByNumber(number).position())
        cursor.insertText("  ")
    cursor.endEditBlock()
    settled()
    settle(editor)
    now = formats(editor)
    editor.set_text(editor.text())
    settled()
    settle(editor)
    assert now == formats(editor)


def look(editor: OutlineEditor, line: int, column: int) -> object:
    block = editor.document().findBlockByNumber(line - 1)
    for one in block.layout().formats():
        if one.start <= column < one.start + one.length:
            return QTextCharFormat(one.format)
    return None


def test_headings_marks_notes_and_private_text_are_told_apart(editor: OutlineEditor, settled) -> None:
    editor.set_text(TEXT)
    settled()
    assert look(editor, 2, 0).foreground().color().name() == LIGHT.quiet
    assert look(editor, 5, 2).foreground().color().name() == LIGHT.heading
    assert look(editor, 5, 2).fontWeight() == QFont.Weight.Bold
    assert look(editor, 7, 0).foreground().color().name() == LIGHT.mark
    assert look(editor, 7, 2) is None
    notes = look(editor, 10, 8)
    assert notes.fontItalic()
    assert notes.foreground().color().name() == LIGHT.notes
    assert look(editor, 10, 14).fontWeight() == QFont.Weight.Bold
    for line in (12, 14):
        assert look(editor, line, 0).background().color().name() == LIGHT.private_ground


def test_another_look_dresses_every_line(editor: OutlineEditor, settled) -> None:
    editor.set_text(TEXT)
    settled()
    editor._highlighter.wear(DARK)
    settled()
    assert look(editor, 5, 2).foreground().color().name() == DARK.heading


def test_a_finding_underlines_its_line_until_it_is_gone(editor: OutlineEditor, settled) -> None:
    editor.set_text("# A\n\n- to ord\n")
    found = Finding("access.alt", "error", 1, 3, say("Ingen treff"), say("Ingen treff"))
    editor.show_marks([(1, 1)], [found])
    settled()
    assert look(editor, 3, 3).underlineColor().name() == LIGHT.error
    editor.show_marks([(1, 1)], [])
    settled()
    assert look(editor, 3, 3) is None


def test_subheadings_do_not_end_notes_where_slides_begin_with_higher_headings(editor: OutlineEditor, settled) -> None:
    editor.set_text("# A\n\nNotat: a\n\n## under\n\nb\n\n# C\n\nd\n")
    editor.show_marks([(1, 1), (9, 2)], [])
    settled()
    assert look(editor, 7, 0).fontItalic()
    assert look(editor, 11, 0) is None


def test_typing_in_a_long_talk_reads_few_lines(editor: OutlineEditor, settled) -> None:
    editor.set_text(TEXT.split("---\n")[-1] * 400)
    settled()
    editor.go_to_line(5000, 3)
    before = editor._highlighter.dressed
    for _ in range(10):
        QTest.keyClick(editor, Qt.Key.Key_X)
    assert editor._highlighter.dressed - before <= 20
    assert not editor._highlighter.is_waiting


def test_a_fence_typed_in_a_long_talk_does_not_hold_up_the_key(editor: OutlineEditor, settled) -> None:
    editor.set_text("# A\n\n- b\n- c\n\n" * 4000)
    settled()
    editor.go_to_line(3)
    before = editor._highlighter.dressed
    QTest.keyClicks(editor, "```")
    assert editor._highlighter.dressed - before < 1000, "one that nobody closes reaches no further than its slide"
    settled()
    assert editor._highlighter.dressed - before < 1000


def test_lines_far_below_are_dressed_at_once_when_one_goes_there(editor: OutlineEditor) -> None:
    editor.set_text("# A\n\n- b\n\nPrivat: c\n\n" * 3000)
    editor.go_to_line(15_001)
    editor._highlighter._work_for(0)
    first, _ = editor.visible_lines()
    lines = [line for line in range(first + 1, first + 14) if editor.lines(line, line + 1) == ["# A"]]
    assert lines
    assert look(editor, lines[0], 2).fontWeight() == QFont.Weight.Bold


def test_marks_within_a_line() -> None:
    names = [(text[start : start + length], name) for text in [
        "a **b** *c* `d` ~~e~~ [f](https://g.no){.left} ![h](i.png) <https://j.no> [^1] __k__ snake_case_word \\*l\\*"
    ] for start, length, name in inline_spans(text)]  # fmt: skip
    assert ("**b**", "strong") in names
    assert ("*c*", "emphasis") in names
    assert ("`d`", "code") in names
    assert ("f", "link") in names
    assert ("h", "link") in names
    assert ("[^1]", "quiet") in names
    assert not any("snake" in text or "l" in text for text, name in names if name != "quiet")


def test_hostile_lines_cost_little() -> None:
    begun = time.process_time()
    for line in ("**a " * 5000, "[" * 20000, "`" * 20000, "![a](" * 5000, "_a" * 10000, "<!--" * 5000, "{." * 9000):
        inline_spans(line)
    assert time.process_time() - begun < 1.0


def test_every_item_of_a_nested_list_has_its_mark_shown(editor: OutlineEditor, settled) -> None:
    editor.set_text("# A\n\n- a\n    - b\n    - c\n        - d\n    - e\n- f\n")
    settled()
    marks = [(4, 4), (5, 4), (6, 8), (7, 4), (8, 0)]
    assert all(look(editor, line, column).foreground().color().name() == LIGHT.mark for line, column in marks)
