"""Enter, Tab and commands on lines and words, pressed in a real editor."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from leaderdeck.desktop.editor.outline_editor import OutlineEditor

KEYS = {"enter": Qt.Key.Key_Return, "tab": Qt.Key.Key_Tab, "backtab": Qt.Key.Key_Backtab, "back": Qt.Key.Key_Backspace}


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("- en|", "enter", "- en\n- |"),
        ("- en|to", "enter", "- en\n- |to"),
        ("- en |to", "enter", "- en\n- |to"),
        ("  * en|", "enter", "  * en\n  * |"),
        ("3. en|", "enter", "3. en\n4. |"),
        ("9) en|", "enter", "9) en\n10) |"),
        ("- [x] ferdig|", "enter", "- [x] ferdig\n- [ ] |"),
        ("> sitat|", "enter", "> sitat\n> |"),
        ("- en\n- |", "enter", "- en\n\n|"),
        ("- en\n  - |", "enter", "- en\n- |"),
        ("> |", "enter", "|"),
        ("|- en", "enter", "\n|- en"),
        ("ord|", "enter", "ord\n|"),
        ("- 😀|", "enter", "- 😀\n- |"),
        ("- en\n- to|", "tab", "- en\n  - to|"),
        ("1. en\n2. to|", "tab", "1. en\n   1. to|"),
        ("1. en\n   1. to\n2. tre|", "tab", "1. en\n   1. to\n   2. tre|"),
        ("- en\n  1. to\n- tre|", "tab", "- en\n  1. to\n  2. tre|"),
        ("1. en\n   - to|", "backtab", "1. en\n2. to|"),
        ("- en\n  1. to|", "backtab", "- en\n- to|"),
        ("9. en\n   |- to\n     - tre|", "backtab", "9. en\n|- to\n  - tre|"),
        ("- |", "back", "|"),
        ("- en\n- |to", "back", "- en\n\n|to"),
        ("- en\n  - |to", "back", "- en\n- |to"),
        ("1. en\n   - |to", "back", "1. en\n2. |to"),
        ("> |sitat", "back", "|sitat"),
        ("- [ ] |gjør", "back", "|gjør"),
        ("- en|", "back", "- e|"),
        ("# |A", "back", "#|A"),
        ("a👩\u200d👩\u200d👧|b", "back", "a|b"),
        ("a🇳🇴|", "back", "a|"),
        ("a👍🏽|", "back", "a|"),
        ("a❤\ufe0f|", "back", "a|"),
        ("漢字|", "back", "漢|"),
        ("- en\n  - to\n  - tre|", "tab", "- en\n  - to\n    - tre|"),
        ("- en|", "tab", "- en|"),
        ("- en\n  - to|", "backtab", "- en\n- to|"),
        ("- en\n  - to\n    - tre|", "backtab", "- en\n  - to\n  - tre|"),
        ("- en\n|- to\n- tre|", "tab", "- en\n  |- to\n  - tre|"),
        ("|ord", "tab", "|ord"),
        ("ord|", "tab", "ord |"),
    ],
)
def test_keys(put, seen, editor: OutlineEditor, before: str, key: str, after: str) -> None:
    put(before)
    QTest.keyClick(editor, KEYS[key])
    assert seen() == after
    if seen() != before and editor.text() != before.replace("|", ""):
        editor.undo()
        assert editor.text() == before.replace("|", "")


@pytest.mark.parametrize(
    ("before", "command", "after"),
    [
        ("et |ord| her", "edit.bold", "et **|ord|** her"),
        ("et **|ord|** her", "edit.bold", "et |ord| her"),
        ("et |**ord**| her", "edit.bold", "et |ord| her"),
        ("et or|d her", "edit.bold", "et **|ord|** her"),
        ("et **|ord|** her", "edit.italic", "et ***|ord|*** her"),
        ("et |ord| her", "edit.italic", "et *|ord|* her"),
        ("|", "edit.bold", "**|**"),
        ("|- punkt|", "edit.bold", "- **|punkt|**"),
        ("et |ord | her", "edit.bold", "et **|ord|**  her"),
        ("et |ord| her", "edit.link", "et [ord](|https://|) her"),
        ("|a\nb|\nc", "edit.lines_down", "c\n|a\nb|"),
        ("a\n|b\nc|", "edit.lines_up", "|b\nc|\na"),
        ("a|", "edit.lines_up", "a|"),
        ("a\nb|", "edit.lines_up", "b|\na"),
        ("a|\nb", "edit.lines_down", "b\na|"),
        ("- a\n- b|", "edit.indent", "- a\n  - b|"),
        ("- a\n  - b|", "edit.outdent", "- a\n- b|"),
        ("# A\n\na\n\n# B|\n\nb\n", "edit.slide_up", "# B|\n\nb\n\n# A\n\na\n"),
        ("# A|\n\na\n\n# B\n\nb\n", "edit.slide_down", "# B\n\nb\n\n# A|\n\na\n"),
    ],
)
def test_commands(put, seen, editor: OutlineEditor, clipboard, before: str, command: str, after: str) -> None:
    put(before)
    editor.commands()[command]()
    assert seen() == after
    if after != before:
        editor.undo()
        assert editor.text() == before.replace("|", "")


def test_a_link_takes_the_address_from_the_clipboard(put, seen, editor: OutlineEditor, clipboard) -> None:
    clipboard.setText("https://lovdata.no/x(1)")
    put("se |loven| her")
    editor.commands()["edit.link"]()
    assert seen() == "se [|loven|](https://lovdata.no/x%281%29) her"


def test_a_selected_address_becomes_a_link(put, seen, editor: OutlineEditor, clipboard) -> None:
    put("se |www.ks.no/x|")
    editor.commands()["edit.link"]()
    assert editor.text() == "se [](https://www.ks.no/x)"


def test_tab_after_escape_leaves_the_editor(qtbot) -> None:
    window, editor = QWidget(), OutlineEditor()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field = QLineEdit()
    for widget in (editor, field):
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert field.hasFocus()
    assert editor.text() == ""


def test_zoom_steps_up_down_and_back(editor: OutlineEditor, qtbot) -> None:
    commands = editor.commands()
    with qtbot.waitSignal(editor.zoom_changed) as told:
        commands["view.zoom_in"]()
    assert told.args == [110]
    size = editor.font().pointSizeF()
    commands["view.zoom_out"]()
    commands["view.zoom_out"]()
    assert editor.zoom() == 90
    assert editor.font().pointSizeF() < size
    commands["view.zoom_reset"]()
    assert editor.zoom() == 100


def test_the_wheel_with_ctrl_zooms(editor: OutlineEditor) -> None:
    turned = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor.viewport(), turned)
    assert editor.zoom() == 110


def test_writing_in_peace_hides_the_margin_and_centers_the_column(editor: OutlineEditor) -> None:
    editor.resize(1600, 500)
    editor.set_text("# A\n\na\n\n# B\n\nb\n")
    editor.show_marks([(1, 1), (5, 2)], [])
    before = editor.viewport().geometry().left()
    editor.set_focus_mode(True)
    editor.put_cursor(7)
    assert not editor._margin.isVisible()
    assert editor.viewport().geometry().left() > before + 50
    assert editor._own_slide() == (5, 9)
    editor.grab()
    editor.set_focus_mode(False)
    assert editor._margin.isVisible()


def test_air_between_lines(editor: OutlineEditor) -> None:
    editor.set_text("a\nb\n" + "ord " * 200)
    editor.grab()
    rects = [editor.blockBoundingRect(editor.document().findBlockByNumber(line)).height() for line in (0, 1)]
    assert rects[0] == rects[1] == pytest.approx(editor.row_height(), abs=1.5)
    last = editor.document().lastBlock()
    assert editor.blockBoundingRect(last).height() == pytest.approx(editor.row_height() * last.lineCount(), rel=0.1)


def test_a_text_that_may_not_be_changed_stays(put, seen, editor: OutlineEditor) -> None:
    put("- a|")
    editor.setReadOnly(True)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == "- a"
