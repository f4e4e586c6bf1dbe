"""Quotation marks, dashes and the ellipsis come right as one types, in prose alone, and undo gives them back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leaderdeck.desktop.editor.outline_editor import OutlineEditor


def type_in(editor: OutlineEditor, words: str) -> None:
    for letter in words:
        if letter == "\n":
            QTest.keyClick(editor, Qt.Key.Key_Return)
        elif letter > "\xff":  # a letter that no key of the test's has
            editor.insert_markdown(letter)
        else:
            QTest.keyClicks(editor, letter)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ('Hun sa "ja" og gikk.', "Hun sa «ja» og gikk."),
        ('"Ja"', "«Ja»"),
        ('("slik")', "(«slik»)"),
        ('**"slik"**', "**«slik»**"),
        ('- "punkt"', "- «punkt»"),
        ("ord - ord", "ord – ord"),
        ("- ord - ord", "- ord – ord"),
        ("og så ... ja...", "og så … ja…"),
        ("- en", "- en"),
        ("- - en", "- - en"),
        ("> - sitat", "> - sitat"),
        ("1. - en", "1. - en"),
        ("kommune-ord", "kommune-ord"),
        ('`a "b" - c`', '`a "b" - c`'),
        ('::: bilde "x', '::: bilde "x'),
        ('[lenke](http://a.no "tittel', '[lenke](http://a.no "tittel'),
        ('# T {.sitat navn="x', '# T {.sitat navn="x'),
        ('[x]: http://a.no "tittel"', '[x]: http://a.no "tittel"'),
        ('<img alt="x', '<img alt="x'),
        ("...", "..."),
        ("😀 - ord", "😀 - ord"),
        ("ord 😀 - ord", "ord 😀 – ord"),
    ],
)
def test_typed_signs(editor: OutlineEditor, typed: str, text: str) -> None:
    type_in(editor, typed)
    assert editor.text() == text


@pytest.mark.parametrize(
    ("language", "text"), [("nn", "«a»"), ("en", "“a”"), ("en-GB", "“a”"), ("de", "„a“"), ("pl", '"a"')]
)  # fmt: skip
def test_quotation_marks_follow_the_language_of_the_talk(editor: OutlineEditor, language: str, text: str) -> None:
    editor.signs.language = language
    type_in(editor, '"a"')
    assert editor.text() == text


def test_undo_gives_back_what_was_typed(editor: OutlineEditor) -> None:
    type_in(editor, 'tommer: 12"')
    assert editor.text() == "tommer: 12»"
    editor.undo()
    assert editor.text() == 'tommer: 12"'
    type_in(editor, " ")
    assert editor.text() == 'tommer: 12" '


@pytest.mark.parametrize("before", ["---\ntitle: ", "# T\n\n```\n", "# T\n\n<!-- "])
def test_card_code_and_comments_keep_what_is_typed(editor: OutlineEditor, settled, before: str) -> None:
    editor.set_text(before)
    settled()
    editor.put_cursor(9, 99)
    type_in(editor, 'a - b "c"')
    assert editor.text() == f'{before}a - b "c"'


def test_who_does_not_want_it_types_as_before(editor: OutlineEditor) -> None:
    editor.signs.is_on = False
    type_in(editor, 'a - "b"...')
    assert editor.text() == 'a - "b"...'
