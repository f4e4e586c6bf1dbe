"""The editor gives back exactly what it was given, and tells by lines what changed."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from leaderdeck.desktop.editor.document_text import (
    changed_stretch,
    for_document,
    from_document,
    index_at,
    places_in_units,
    unit_offset,
    units,
)
from leaderdeck.desktop.editor.kept_place import place_of_line
from leaderdeck.desktop.editor.outline_editor import OutlineEditor

ANY_TEXT = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\r\uf5d9\uf5d0\uf5d1\uf5d2\uf5d3"), max_size=60
)
"""But for five characters of no meaning, which stand in Qt's document for those that it takes for its own."""
ODD = "a\u00a0b\u2028c\u2029d\ufdd0\ufdd1\ufffc\x00\t\u200b😀 e\u0301\n\n#\n"
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUIET
@given(text=ANY_TEXT)
def test_any_text_comes_back_as_it_was(editor: OutlineEditor, text: str) -> None:
    editor.set_text(text)
    assert editor.text() == text
    assert editor.line_count() == text.count("\n") + 1
    assert editor.lines(1, editor.line_count() + 1) == text.split("\n")


def test_hard_spaces_soft_breaks_and_odd_characters_survive_edits_and_undo(editor: OutlineEditor) -> None:
    editor.set_text(ODD)
    assert editor.text() == ODD
    editor.replace_text(ODD + "mer")
    assert editor.text() == ODD + "mer"
    editor.undo()
    assert editor.text() == ODD


def test_a_line_may_begin_with_the_mark_that_begins_files(editor: OutlineEditor) -> None:
    text = "\ufeffen\n\ufffeto\n\ufeff"
    editor.set_text(text)
    assert editor.text() == text
    assert editor.lines(1, 4) == text.split("\n")


@given(ANY_TEXT, ANY_TEXT)
def test_a_changed_stretch_makes_the_new_text(old: str, new: str) -> None:
    first, removed, added = changed_stretch(old, new)
    assert old[:first] + new[first : first + added] + old[first + removed :] == new


@given(ANY_TEXT, st.integers(0, 60))
def test_places_are_counted_as_qt_does(text: str, place: int) -> None:
    place = min(place, len(text))
    assert index_at(text, unit_offset(text, place)) == place
    assert unit_offset(text, place) == units(text[:place])
    assert places_in_units(text, [(0, place)]) == [(0, units(text[:place]))]
    assert from_document(for_document(text).replace("\n", "\u2029")) == text


@QUIET
@given(old=ANY_TEXT, new=ANY_TEXT)
def test_replacing_is_one_step_to_undo(editor: OutlineEditor, old: str, new: str) -> None:
    editor.set_text(old)
    editor.replace_text(new)
    assert editor.text() == new
    if new != old:
        editor.undo()
        assert editor.text() == old
        editor.redo()
        assert editor.text() == new


class Mirror:
    """Follows the text by what the editor tells of lines, as the session does."""

    def __init__(self, editor: OutlineEditor) -> None:
        self.editor = editor
        self.lines = editor.text().split("\n")
        editor.lines_edited.connect(self.follow)

    def follow(self, first: int, removed: int, added: int) -> None:
        self.lines[first - 1 : first - 1 + removed] = self.editor.lines(first, first + added)


EDITS = st.lists(
    st.tuples(st.integers(0, 80), st.integers(0, 30), st.sampled_from(["", "x", "\n", "a\nb", "😀", "# A\n\n- b\n"])),
    max_size=12,
)


@QUIET
@given(edits=EDITS)
def test_the_lines_told_are_enough_to_follow_the_text(editor: OutlineEditor, edits: list[tuple[int, int, str]]) -> None:
    editor.set_text("# En\n\n- to\n- tre 😀\n\nNotat: fire\n")
    mirror = Mirror(editor)
    for at, length, text in edits:
        cursor = QTextCursor(editor.document())
        most = editor.document().characterCount() - 1
        cursor.setPosition(min(at, most))
        cursor.setPosition(min(at + length, most), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
    editor.undo()
    editor.redo()
    assert "\n".join(mirror.lines) == editor.text()
    assert editor.line_count() == len(mirror.lines)
    editor.lines_edited.disconnect(mirror.follow)


def test_setting_a_text_is_no_edit(editor: OutlineEditor, qtbot) -> None:
    with qtbot.assertNotEmitted(editor.lines_edited):
        editor.set_text("a\nb")
    assert not editor.document().isModified()
    assert not editor.document().isUndoAvailable()


def test_a_long_text_comes_in_slices_and_is_whole_when_asked_for(editor: OutlineEditor, qtbot) -> None:
    text = "\n".join(f"linje {number}" for number in range(9000))
    editor.set_text(text)
    assert editor.document().is_loading
    assert editor.line_count() == 9000
    assert editor.text() == text
    assert not editor.document().isModified()
    editor.set_text(text)
    qtbot.waitUntil(lambda: not editor.document().is_loading)
    assert editor.lines(8999, 9001) == ["linje 8998", "linje 8999"]


def test_a_key_while_a_text_is_coming_finds_it_whole(editor: OutlineEditor, qtbot) -> None:
    text = "\n".join(f"linje {number}" for number in range(9000))
    editor.set_text(text)
    qtbot.keyClick(editor, Qt.Key.Key_X)
    assert editor.text() == "x" + text
    assert editor.document().isModified()
    editor.undo()
    assert editor.text() == text


def test_going_to_a_line_that_is_still_coming(editor: OutlineEditor) -> None:
    editor.set_text("\n".join(f"😀 {number}" for number in range(5000)))
    editor.go_to_line(4321, 3)
    assert editor.cursor_line() == 4321
    assert editor.textCursor().positionInBlock() == 4


def test_cursor_and_scroll_stay_with_their_text(editor: OutlineEditor) -> None:
    slides = [f"# Lysbilde {number}\n\n- punkt {number}\n- mer {number}\n" for number in range(60)]
    editor.set_text("\n".join(slides))
    line = editor.text().split("\n").index("- mer 20") + 1
    editor.go_to_line(line, 4)
    top = editor.cursorRect().top()
    moved = [*slides[:5], slides[20], *slides[5:20], *slides[21:]]
    editor.replace_text("\n".join(moved))
    assert editor.lines(editor.cursor_line(), editor.cursor_line() + 1) == ["- mer 20"]
    assert editor.textCursor().positionInBlock() == 4
    assert abs(editor.cursorRect().top() - top) <= editor.row_height()


def test_a_line_outside_the_changed_stretch_keeps_its_place() -> None:
    old, new = "a\nb\nc\nd", "a\nx\ny\nb\nc\nd"
    stretch = changed_stretch(old, new)
    assert [place_of_line(old, new, line, *stretch) for line in (1, 2, 3, 4)] == [1, 4, 5, 6]


def test_copying_keeps_hard_spaces(editor: OutlineEditor) -> None:
    editor.set_text("19\u00a0120\nneste")
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == "19\u00a0120\nneste"
