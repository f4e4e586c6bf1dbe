"""A talk typed from the first letter to the last, as somebody types who looks at the paper and not at the screen."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.outline.reader import read_deck

KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\b": Qt.Key.Key_Backspace}


def type_in(editor: OutlineEditor, words: str) -> None:
    for letter in words:
        if letter in KEYS:
            QTest.keyClick(editor, KEYS[letter])
        elif letter.isascii():
            QTest.keyClicks(editor, letter)
        else:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(editor, event)


@pytest.mark.parametrize(
    "words",
    [
        "::: fakta\ninnbyggere: 12\n:::\nmer\n",
        "::: kolonner\n### Før\ntekst\n+++\n::: merk\ninni\n:::\n:::\n\nmer\n",
        "::: notat\nsagt\n:::\n\n## Neste\n",
        "| a | b |\n|---|---|\n",
        "<!-- sagt -->\n\nNotat: sagt\n\nPrivat: hysj\n",
        "```\nkode -- \"x\"\n```\n",
        "[lenke](https://a.no/x--y) og ![alt](bilde.png){.left}\n",
        "Tekst\n\n---\n\n***\n",
        "H~2~O m^2^ **fet** *skrå* ~~borte~~ `kode`\n",
        "e\u0301 \u00e5 👩\u200d👩\u200d👧 שלום\n",
    ],
)  # fmt: skip
def test_what_is_typed_whole_stands_there_as_typed(editor: OutlineEditor, put, words: str) -> None:
    put("|")
    type_in(editor, words)
    assert editor.text() == words


def test_a_whole_talk_that_is_typed_reads_without_a_remark(editor: OutlineEditor, put) -> None:
    put("|")
    type_in(
        editor,
        "---\ntittel: Ro i båten\nvarighet: 20 min\n---\n\n## Tre lag\n\n- en\nto\n\tunder\n\n\nNotat: husk «pause»\n\n"
        "## Tall\n\n::: fakta\ninnbyggere: 12\n:::\n\n## Takk\n",
    )
    deck = read_deck(editor.text())
    assert deck.remarks == ()
    assert [slide.title.text for slide in deck.slides if slide.title] == ["Ro i båten", "Tre lag", "Tall", "Takk"]


def test_the_colons_that_close_a_block_are_typed_over_those_that_were_put_there(editor, put, seen) -> None:
    put("::: fakta\na: 1\n|\n:::\n\nmer\n")
    type_in(editor, ":::")
    assert not editor._completion.isVisible()
    assert seen() == "::: fakta\na: 1\n:::|\n\nmer\n"
    put("::::: merk\n::: fakta\na: 1\n|\n:::\n")
    type_in(editor, ":::")
    assert seen() == "::::: merk\n::: fakta\na: 1\n:::|\n:::\n", "both blocks need their end"


def test_colons_where_no_block_is_open_offer_the_blocks(editor: OutlineEditor, put) -> None:
    put("::: fakta\na: 1\n:::\n\n|\n")
    type_in(editor, ":::")
    assert editor._completion.isVisible()


def test_letters_that_are_put_together_come_in_whole_and_go_on_in_lists(editor: OutlineEditor, put, seen) -> None:
    put("- caf|")
    QApplication.sendEvent(editor, QInputMethodEvent("´", []))
    assert editor.text() == "- caf", "what is being put together is not yet in the text"
    done = QInputMethodEvent()
    done.setCommitString("é")
    QApplication.sendEvent(editor, done)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert seen() == "- café\n- |"


def test_a_sign_of_several_parts_goes_with_one_key(editor: OutlineEditor, put, seen) -> None:
    put("- 👩\u200d👩\u200d👧|")
    QTest.keyClick(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert seen() == "- |👩\u200d👩\u200d👧|"
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.text() == "- "
