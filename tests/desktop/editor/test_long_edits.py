"""What is changed in thousands of lines comes in slices, and is one step all the same."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from leaderdeck.desktop.editor.outline_editor import OutlineEditor

LONG = "\n".join(f"# Tillit {number} 😀" if not number % 9 else f"- åpenhet {number}" for number in range(4000))
OTHER = LONG.replace("e", "æææ")


def turned(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(lines[1500:] + lines[:1500])


@pytest.fixture
def long_editor(editor: OutlineEditor) -> OutlineEditor:
    editor.set_text(LONG)
    editor.text()
    return editor


def test_a_long_edit_does_not_come_at_once_but_is_there_when_asked_for(long_editor: OutlineEditor, qtbot) -> None:
    told: list[tuple[int, int, int]] = []
    long_editor.lines_edited.connect(lambda *edit: told.append(edit))
    long_editor.replace_text(OTHER)
    assert long_editor.document().long_edits.is_working
    assert not told
    assert long_editor.text() == OTHER
    assert len(told) == 1
    first, removed, added = told[0]
    lines = LONG.split("\n")
    lines[first - 1 : first - 1 + removed] = OTHER.split("\n")[first - 1 : first - 1 + added]
    assert "\n".join(lines) == OTHER
    long_editor.undo()
    qtbot.waitUntil(lambda: not long_editor.document().long_edits.is_working)
    assert long_editor.document().toRawText().replace("\u2029", "\n") == LONG
    assert not long_editor.document().isModified()


@pytest.mark.parametrize("new", [OTHER, turned(LONG), LONG[:9], LONG + LONG, ""])
def test_each_is_one_step_whatever_it_does_to_the_lines(long_editor: OutlineEditor, new: str) -> None:
    long_editor.go_to_line(2001, 3)
    long_editor.replace_text(new)
    assert long_editor.text() == new
    long_editor.undo()
    assert long_editor.text() == LONG
    assert long_editor.cursor_line() == 2001
    long_editor.redo()
    assert long_editor.text() == new
    long_editor.undo()
    assert long_editor.text() == LONG
    assert long_editor.line_count() == LONG.count("\n") + 1


def test_the_cursor_keeps_its_line_and_its_height_when_words_are_exchanged(long_editor: OutlineEditor) -> None:
    long_editor.go_to_line(2001, 3)
    top = long_editor.cursorRect().top()
    long_editor.replace_text(OTHER, keeps_lines=True)
    long_editor.text()
    assert long_editor.cursor_line() == 2001
    assert long_editor.cursorRect().top() == top
    assert long_editor.viewport().updatesEnabled()


def test_a_key_in_its_midst_finds_it_made(long_editor: OutlineEditor, qtbot) -> None:
    long_editor.go_to_line(1)
    long_editor.replace_text(OTHER)
    qtbot.keyClick(long_editor, Qt.Key.Key_X)
    assert long_editor.text() == "x" + OTHER
    qtbot.keyClick(long_editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert long_editor.text() == OTHER
    qtbot.keyClick(long_editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert long_editor.text() == LONG


def test_a_click_in_its_midst_finds_it_made(long_editor: OutlineEditor, qtbot) -> None:
    long_editor.replace_text(OTHER)
    qtbot.mouseClick(long_editor.viewport(), Qt.MouseButton.LeftButton)
    assert not long_editor.document().long_edits.is_working


def test_another_text_in_its_midst_is_that_text(long_editor: OutlineEditor, qtbot) -> None:
    long_editor.replace_text(OTHER)
    long_editor.set_text("# Ny")
    qtbot.wait(20)
    assert long_editor.text() == "# Ny"
    assert not long_editor.document().isUndoAvailable()
    assert long_editor.viewport().updatesEnabled()


STEPS = st.lists(st.sampled_from(["long", "turn", "short", "undo", "redo", "wait", "type"]), max_size=14)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, seed=st.integers(0, 99))
def test_undo_and_redo_know_every_text_that_was(editor: OutlineEditor, qtbot, steps: list[str], seed: int) -> None:
    chance = random.Random(seed)
    editor.set_text(LONG)
    texts, at = [editor.text()], 0
    for step in steps:
        if step == "undo":
            editor.undo()
            at = max(0, at - 1)
        elif step == "redo":
            editor.redo()
            at = min(len(texts) - 1, at + 1)
        elif step == "wait":
            qtbot.wait(1)
        else:
            before = texts[at]
            place = chance.randrange(len(before) + 1)
            new = {
                "long": before.replace("i", "ii") if len(before) < 400_000 else before.replace("ii", "i"),
                "turn": turned(before),
                "short": before[:place] + "ord\n" + before[place:],
                "type": before[:place] + "!" + before[place + 2 :],
            }[step]
            editor.replace_text(new)
            if new != before:
                texts[at + 1 :] = [new]
                at += 1
    assert editor.text() == texts[at]
    while at:
        editor.undo()
        at -= 1
        assert editor.text() == texts[at]
    assert not editor.document().isUndoAvailable()
