"""Finding, stepping, exchanging; jumping to slides; what the margin tells."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from leaderdeck.checks.finding import Finding
from leaderdeck.desktop.appearance import wear
from leaderdeck.desktop.editor.find_bar import FindBar
from leaderdeck.desktop.editor.margin_marks import MarginMarks
from leaderdeck.desktop.editor.matches import Search
from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.desktop.editor.slide_jump import SlideJump, matching_slides
from leaderdeck.language import say, use_interface_language

TEXT = "# 😀 Tillit\n\n- tillit og TILLIT\n- tillitsfull\n\nslutt\n"


@pytest.fixture
def bar(qtbot) -> FindBar:
    window, editor = QWidget(), OutlineEditor()
    made = FindBar(editor)
    column = QVBoxLayout(window)
    for widget in (editor, made):
        column.addWidget(widget)
    window.resize(600, 400)
    qtbot.addWidget(window)
    window.show()
    editor.set_text(TEXT)
    made.window_kept = window
    return made


def test_what_is_typed_is_found_at_once_and_counted(bar: FindBar) -> None:
    bar.open_find()
    QTest.keyClicks(bar._words, "tillit")
    assert bar._editor.selected_text() == "Tillit"
    assert bar._count.text() == "1 av 4"
    bar.find_next()
    assert (bar._editor.selected_text(), bar._count.text()) == ("tillit", "2 av 4")
    bar.find_previous()
    bar.find_previous()
    assert (bar._editor.selected_text(), bar._count.text()) == ("tillit", "4 av 4")
    bar.find_next()
    assert bar._count.text() == "1 av 4"


def test_case_and_whole_words(bar: FindBar) -> None:
    bar.open_find()
    QTest.keyClicks(bar._words, "tillit")
    QTest.mouseClick(bar._case, Qt.MouseButton.LeftButton)
    assert len(bar._places) == 2
    QTest.mouseClick(bar._whole, Qt.MouseButton.LeftButton)
    assert len(bar._places) == 1
    bar._words.setText("finnes ikke")
    assert bar._count.text() == "Ingen treff"


def test_exchanging_all_is_one_step(bar: FindBar) -> None:
    bar.open_replace()
    bar._words.setText("tillit")
    bar._others.setText("tru 😀\\1")
    QTest.mouseClick(bar._replace_all, Qt.MouseButton.LeftButton)
    assert bar._editor.text() == "# 😀 tru 😀\\1\n\n- tru 😀\\1 og tru 😀\\1\n- tru 😀\\1sfull\n\nslutt\n"
    assert bar._count.text() == "4 treff er erstattet"
    bar._editor.undo()
    assert bar._editor.text() == TEXT


def test_exchanging_one_by_one(bar: FindBar) -> None:
    bar.open_replace()
    bar._words.setText("tillit")
    bar._others.setText("tru")
    QTest.keyClick(bar._others, Qt.Key.Key_Return)
    assert bar._editor.text().startswith("# 😀 tru\n\n- tillit")
    assert bar._editor.selected_text() == "tillit"


def test_the_bar_follows_edits_and_goes_at_escape(bar: FindBar, qtbot) -> None:
    bar.open_find()
    bar._words.setText("slutt")
    assert len(bar._editor.extraSelections()) == 1
    bar._editor.insert_markdown("slutt slutt ")
    qtbot.waitUntil(lambda: len(bar._places) == 2)
    QTest.keyClick(bar._words, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert not bar._editor.extraSelections()


def test_what_is_selected_is_looked_for(bar: FindBar) -> None:
    bar._editor.put_cursor(6)
    bar._editor.select(bar._editor.textCursor().position(), bar._editor.textCursor().position() + 5)
    bar.open_find()
    assert bar._words.text() == "slutt"


def test_every_control_of_the_bar_has_a_name_in_every_language(bar: FindBar) -> None:
    for language in ("nb", "nn", "en"):
        use_interface_language(language)
        bar.retranslate()
        for widget in (bar._words, bar._others, bar._case, bar._whole, bar._previous, bar._next, bar._close,
                       bar._replace_one, bar._replace_all):  # fmt: skip
            assert widget.accessibleName()
    assert bar._next.accessibleName() == "Next match"


def test_search_takes_characters_not_patterns() -> None:
    assert Search("a.c").places("abc a.c") == [(4, 7)]
    assert Search("").places("abc") == []
    assert Search("ÆØ").places("æø ÆØ") == [(0, 2), (3, 5)]
    assert Search("or", whole_words=True).places("ord or") == [(4, 6)]


SLIDES = [(1, 1, "Ro i båten"), (2, 8, "Tillit og kontroll"), (3, 21, "Kontroll er ikke tillit"), (12, 30, "")]


def test_slides_are_found_by_words_or_number() -> None:
    assert [slide[0] for slide in matching_slides(SLIDES, "kontroll")] == [3, 2]
    assert [slide[0] for slide in matching_slides(SLIDES, "til kont")] == [2, 3]
    assert [slide[0] for slide in matching_slides(SLIDES, "1")] == [1, 12]
    assert [slide[0] for slide in matching_slides(SLIDES, "")] == [1, 2, 3, 12]
    assert matching_slides(SLIDES, "finnes ikke") == []


def test_jumping_to_a_slide_by_keys(qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 500)
    window.show()
    jump = SlideJump(window)
    jump.show_slides(SLIDES)
    QTest.keyClicks(jump._field, "kontroll")
    QTest.keyClick(jump._field, Qt.Key.Key_Down)
    with qtbot.waitSignal(jump.line_requested) as told:
        QTest.keyClick(jump._field, Qt.Key.Key_Return)
    assert told.args == [8]
    assert not jump.isVisible()


def finding(severity: str, line: int) -> Finding:
    return Finding("fit.shrunk", severity, 1, line, say("Ingen treff"), say("Neste treff"))


def test_marks_move_with_their_lines_until_they_are_told_anew() -> None:
    marks = MarginMarks()
    marks.take([(1, 1), (5, 2), (9, 3)], [finding("error", 5), finding("info", 5), finding("warning", 9)])
    marks.shift(2, 1, 3)
    assert marks.slides == {1: 1, 7: 2, 11: 3}
    assert (marks.severity_at(7), marks.severity_at(11), marks.severity_at(5)) == ("error", "warning", "")
    marks.shift(6, 3, 1)
    assert marks.slides == {1: 1, 9: 3}
    assert marks.take([], []) == {9}


def test_the_margin_tells_what_was_found_and_leads_to_the_line(qtbot) -> None:
    editor = OutlineEditor()
    qtbot.addWidget(editor)
    editor.resize(600, 300)
    editor.show()
    editor.set_text("# A\n\nb\n\n# C\n")
    editor.show_marks([(1, 1), (5, 2)], [finding("error", 3)])
    line, top, height = editor.line_places(0, 300)[2]
    assert line == 3
    assert editor._margin.told_at(round(top + height / 2)) == "Ingen treff\nNeste treff"
    assert editor._margin.told_at(2) == ""
    image = editor._margin.grab().toImage()
    assert image.width() == editor._margin.width_needed()
    QTest.mouseClick(editor._margin, Qt.MouseButton.LeftButton, pos=QPoint(4, round(top + height / 2)))
    assert editor.cursor_line() == 3


def test_the_margin_grows_with_the_number_of_lines_and_of_text(qtbot) -> None:
    editor = OutlineEditor()
    qtbot.addWidget(editor)
    editor.show()
    editor.set_text("a")
    before = editor._margin.width_needed()
    editor.set_text("\n" * 12_000)
    assert editor._margin.width_needed() > before
    before = editor._margin.width_needed()
    application = QApplication.instance()
    font, palette, sheet = application.font(), application.palette(), application.styleSheet()
    wear(application, "light", 200)
    try:
        qtbot.waitUntil(lambda: editor._margin.width_needed() > before * 1.5)
        assert editor.zoom() == 100
    finally:
        application.setStyleSheet(sheet)
        application.setPalette(palette)
        application.setFont(font)


def _widen(bar: FindBar, room: int, qtbot) -> None:
    """Give the bar this many pixels more than it needs for all."""
    window = bar.window()
    window.resize(bar.width_for_all() + room + window.width() - bar.width(), window.height())
    qtbot.waitUntil(lambda: bar.width() == bar.width_for_all() + room)


def test_where_there_is_little_room_the_count_stands_below_and_the_buttons_are_whole(bar: FindBar, qtbot) -> None:
    bar.open_replace()
    buttons = (bar._case, bar._whole, bar._previous, bar._next, bar._close)
    for room, is_below in ((200, False), (-20, True), (200, False)):
        _widen(bar, room, qtbot)
        qtbot.waitUntil(lambda below=is_below: (bar._count.y() > bar._others.y()) == below)
        assert all(button.width() >= button.sizeHint().width() for button in buttons)


def test_the_count_goes_below_when_the_letters_grow(bar: FindBar, qtbot) -> None:
    bar.open_replace()
    _widen(bar, 40, qtbot)
    qtbot.waitUntil(lambda: bar._count.y() < bar._others.y())
    larger = bar.font()
    larger.setPixelSize(bar.fontMetrics().height() * 3 // 2)
    bar.setFont(larger)
    qtbot.waitUntil(lambda: bar._count.y() > bar._others.y())
