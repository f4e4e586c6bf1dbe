"""Words with a known spelling are suggested while one types, with what each means."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leaderdeck.deck.slide import LAYOUT_NAMES, NORWEGIAN_LAYOUT_NAMES
from leaderdeck.desktop.editor.completing import suggestions
from leaderdeck.desktop.editor.known_words import BLOCKS, CARD, CARD_CHOICES, CHARTS, LAYOUTS, PICTURES
from leaderdeck.desktop.editor.outline_editor import OutlineEditor
from leaderdeck.language import use_interface_language
from leaderdeck.outline.card_values import CARD_KEYS
from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.slide_text import SLOT_WORDS
from leaderdeck.outline.voices import NAMES

CARD_ABOVE = ["---", "tittel: Ro"]


def words(before: str, above: list[str] | None = None, language: str = "nb") -> list[str]:
    brands = [("fjordvik", "Fjordvik kommune"), ("plain", "Enkel")]
    return [one.word for one in suggestions(before, above or [], language, brands).words]


def test_every_word_that_is_suggested_is_one_that_the_reader_knows() -> None:
    known = {*LAYOUT_NAMES, *NORWEGIAN_LAYOUT_NAMES, "skjult", "hidden", "innhald", *SLOT_WORDS}
    assert {spelling for word in BLOCKS for spelling in word.spellings()} <= set(NAMES)
    assert {spelling for word in CARD for spelling in word.spellings()} <= set(CARD_KEYS)
    assert {spelling for word in LAYOUTS for spelling in word.spellings()} <= known
    for key, choices in CARD_CHOICES.items():
        for word in choices:
            for spelling in word.spellings():
                deck = read_deck(f"---\n{key}: {spelling}\n---\n\n# A\n")
                assert not deck.remarks, (key, spelling)
    for word in CHARTS:
        for spelling in word.spellings():
            text = f"# A\n\n::: diagram {spelling}\n| a | b |\n|---|---|\n| c | 1 |\n:::\n"
            assert not [remark for remark in read_deck(text).remarks if remark.rule == "text.chart"], spelling
    for word in PICTURES:
        for spelling in word.spellings():
            assert not read_deck(f"# A\n\n![b](c.png){{.{spelling}}}\n").remarks, spelling


def test_every_layout_and_key_is_suggested() -> None:
    assert {word.en for word in LAYOUTS} >= set(LAYOUT_NAMES)
    suggested = {CARD_KEYS[word.en] for word in CARD}
    assert suggested == set(CARD_KEYS.values()) - {"dismissed"}


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ("::: ko", "kolonner"), (":::", "kolonner"), ("::: col", "columns"), ("::: tids", "tidslinje"),
        ("::: diagram s", "søyle"), ("# A {.sam", "sammenligning"), ("# A {.", "forside"),
        ("![a](b.png){.v", "venstre"), ("## Del {.tom .sk", "skjult"),
    ],
)  # fmt: skip
def test_the_best_word_comes_first(before: str, first: str) -> None:
    assert words(before)[0] == first


def test_keys_and_values_of_the_card() -> None:
    assert words("unde", CARD_ABOVE)[0] == "undertittel"
    assert "tittel" not in words("t", CARD_ABOVE)
    assert words("profil: fj", CARD_ABOVE) == ["fjordvik"]
    assert words("brand: komm", CARD_ABOVE) == ["fjordvik"]
    assert words("språk: ", CARD_ABOVE) == ["nb", "nn", "en"]
    assert words("sub", ["---", "title: A"])[0] == "subtitle"
    assert words("unde", ["---", "tittel: a", "---", ""]) == []
    assert words("unde", []) == []


def test_no_word_is_suggested_in_prose() -> None:
    for before in ("ord", "- punkt {", "a: b", "et :: ord", "tekst {.x"):
        assert words(before) == []


def test_nynorsk_gets_nynorsk_words() -> None:
    assert words("::: ko", language="nn")[0] == "kolonnar"
    assert words("# A {.saman", language="nn")[0] == "samanlikning"


def test_a_block_is_chosen_by_keys_and_gets_its_end(editor: OutlineEditor, put, seen) -> None:
    put("# A\n\n|\n")
    QTest.keyClicks(editor, "::: fa")
    assert editor._completion.isVisible()
    assert editor._completion.currentItem().text() == "fakta"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert seen() == "# A\n\n::: fakta\n|\n:::\n"
    assert not editor._completion.isVisible()
    editor.undo()
    assert editor.text() == "# A\n\n::: fa\n"


def test_a_block_that_has_its_end_gets_no_other(editor: OutlineEditor, put, seen) -> None:
    put("::: fak|\na: 1\n:::\n")
    QTest.keyClicks(editor, "t")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == "::: fakta\na: 1\n:::\n"


def test_arrows_choose_escape_closes_and_typing_goes_on(editor: OutlineEditor, put) -> None:
    put("# A |")
    QTest.keyClicks(editor, "{.")
    first = editor._completion.currentItem().text()
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert editor._completion.currentItem().text() != first
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor._completion.isVisible()
    QTest.keyClicks(editor, "to")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "# A {.tom}"


def test_meanings_follow_the_language(editor: OutlineEditor, put) -> None:
    use_interface_language("en")
    put("|")
    QTest.keyClicks(editor, "::: f")
    assert editor._completion.currentItem().text() == "facts"
    assert (
        editor._completion.currentItem().data(Qt.ItemDataRole.AccessibleTextRole) == "facts: large figures with labels"
    )


def test_the_line_to_write_in_is_in_sight_below_a_block_that_was_chosen(editor: OutlineEditor) -> None:
    editor.set_text("x\n" * 80)
    editor.go_to_line(81)
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    QTest.keyClicks(editor, "::: fa")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text().endswith("::: fakta\n\n:::")
    assert editor.viewport().rect().contains(editor.cursorRect())
