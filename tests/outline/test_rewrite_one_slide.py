"""One slide divided, hidden, laid out, noted, made private: the text afterwards, to the letter."""

import pytest

from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.rewrite import (
    add_notes,
    hide_slides,
    make_private,
    make_spoken,
    set_layout,
    split_at_half,
    split_slide,
)

LIST = "# A {.innhold}\n\n1. en\n1. to\n   - under\n1. tre\n\nNotat: sagt\n"


def test_a_list_is_divided_before_the_item_and_counts_on() -> None:
    wanted = "# A {.innhold}\n\n1. en\n\n# A {.innhold}\n\n2. to\n   - under\n1. tre\n\nNotat: sagt\n"
    assert split_slide(LIST, 4) == wanted
    assert split_slide(LIST, 5) == wanted, "inside the item"
    assert split_slide(LIST, 1) == wanted, "on the heading: behind the first thing"
    assert split_slide(LIST, 8) == LIST, "speaker notes are not divided"
    assert split_slide(LIST.replace("\n", "\r\n"), 4) == wanted.replace("\n", "\r\n")


def test_a_slide_is_divided_between_blocks_and_never_behind_a_subheading_or_before_a_caption() -> None:
    text = "# A\n\n## En\n\n- a\n\n## To\n\n- b\n\n# B\n\nx\n"
    assert split_slide(text, 9) == "# A\n\n## En\n\n- a\n\n# A\n\n## To\n\n- b\n\n# B\n\nx\n"
    table = "# A\n\nx\n\n| a |\n|---|\n| 1 |\n\nTabell: t\n"
    assert split_slide(table, 9) == "# A\n\nx\n\n# A\n\n| a |\n|---|\n| 1 |\n\nTabell: t\n"


def test_a_heading_made_only_to_hide_a_slide_goes_when_it_is_shown_again() -> None:
    for text, index in (
        ("Tittel\n*Kari*\n\n# A\n\nx\n", 0),
        ("# A\n\nx\n\n---\n\ny\n", 1),
        ("# A\n\nx\n\n::: sett-inn fil.md\n:::\n\ny\n", 2),
        ("# A\n\nx\n\n---\n\n##\n", 1),
    ):
        hidden = hide_slides(text, [index], hidden=True)
        assert [slide.hidden for slide in read_deck(hidden).slides].index(True) == index
        assert hide_slides(hidden, [index], hidden=False) == text


def test_slides_from_another_file_are_hidden_and_laid_out_there() -> None:
    text = "# A\n\nx\n\n::: sett-inn fil.md\n:::\n"
    assert hide_slides(text, [1], hidden=True) == text
    assert set_layout(text, 1, "quote") == text


def test_half_is_where_both_halves_hold_about_as_much() -> None:
    text = "# A\n\n- a\n- b\n- c\n- d\n\n::: privat\nhysj\n:::\n\n# B\n"
    assert split_at_half(text, 0) == "# A\n\n- a\n- b\n\n# A\n\n- c\n- d\n\n::: privat\nhysj\n:::\n\n# B\n"
    assert split_at_half("x\n\ny", 0) == "x\n\n---\n\ny"
    assert split_at_half("# A\n\nbare ett avsnitt\n", 0) == "# A\n\nbare ett avsnitt\n"
    assert split_at_half("---\ntitle: T\n---\n", 0) == "---\ntitle: T\n---\n"


def test_what_a_private_word_introduces_is_not_divided_from_it() -> None:
    text = "# A\n\nx\n\nPrivat: disse:\n\n- hysj\n- hysj\n"
    for line in range(1, 10):
        deck = read_deck(split_slide(text, line))
        assert "hysj" not in str([slide.blocks for slide in deck.slides])


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("# A\n\nx\n", "# A {.skjult}\n\nx\n"),
        ("# A ##\n", "# A {.skjult} ##\n"),
        ("# A {.fakta}\n", "# A {.fakta .skjult}\n"),
        ("A\n===\n\nx\n", "A {.skjult}\n===\n\nx\n"),
        ("# A\r\n\r\nx", "# A {.skjult}\r\n\r\nx"),
        ("---\nlang: en\n---\n# A\n", "---\nlang: en\n---\n# A {.hidden}\n"),
    ],
)
def test_a_heading_says_that_its_slide_is_hidden(text: str, hidden: str) -> None:
    assert hide_slides(text, [0], hidden=True) == hidden
    assert hide_slides(hidden, [0], hidden=True) == hidden
    assert hide_slides(hidden, [0], hidden=False) == text


def test_a_slide_without_a_heading_gets_an_empty_one_to_be_hidden_and_loses_it_again() -> None:
    text = "# A\n\n---\n\nalene\n\n# B\n"
    hidden = hide_slides(text, [1], hidden=True)
    assert hidden == "# A\n\n---\n\n# {.skjult}\n\nalene\n\n# B\n"
    assert read_deck(hidden).slides[1].hidden
    assert hide_slides(hidden, [1], hidden=False) == text
    assert hide_slides("---\ntitle: T\n---\n\n# A\n", [0, 1], hidden=True).endswith("# A {.skjult}\n")


def test_a_layout_is_named_in_the_language_of_the_talk() -> None:
    assert set_layout("# A {.fakta .skjult}\n", 0, "picture-text") == "# A {.skjult .bilde-tekst}\n"
    assert set_layout("---\nlang: nn\n---\n# A\n", 0, "comparison") == "---\nlang: nn\n---\n# A {.samanlikning}\n"
    assert set_layout("---\nlang: en\n---\n# A\n", 0, "quote") == "---\nlang: en\n---\n# A {.quote}\n"
    assert set_layout("# A {.quote}\n", 0, None) == "# A\n"
    assert set_layout("# A\n", 0, None) == "# A\n"
    assert set_layout("# A\n\n---\n\nalene\n", 1, "quote") == "# A\n\n---\n\n# {.sitat}\n\nalene\n"
    assert read_deck(set_layout("# A\n\n---\n\nalene\n", 1, "quote")).slides[1].layout == "quote"


SLIDE = "# A\n\nAvsnitt en\nlinje to\n\n- a\n- b\n  - c\n\n| x |\n|---|\n| 1 |\n| 2 |\n\nNotat: sagt\n\nmer sagt\n"


@pytest.mark.parametrize(
    ("line", "gone", "private"),
    [
        (4, "Avsnitt en\nlinje to\n\n", "Avsnitt en\nlinje to"),
        (7, "- b\n  - c\n", "- b\n  - c"),
        (8, "  - c\n", "- c"),
        (12, "| 1 |\n", "| 1 |"),
        (17, "mer sagt\n", "mer sagt"),
    ],
)
def test_a_paragraph_item_or_row_is_made_private(line: int, gone: str, private: str) -> None:
    made = make_private(SLIDE, line)
    wanted = SLIDE.replace(gone, "", 1).rstrip("\n") + f"\n\n::: privat\n{private}\n:::\n"
    assert made == wanted
    assert read_deck(made).slides[0].private == private


def test_notes_go_on_when_their_first_paragraph_is_made_private() -> None:
    made = make_private(SLIDE, 15)
    assert made.endswith("Notat:\n\nmer sagt\n\n::: privat\nsagt\n:::\n")
    assert make_private(SLIDE, 1) == SLIDE
    assert make_private(made, 20) == made, "private already"


def test_a_private_block_takes_more() -> None:
    made = make_private(make_private("# A\n\nen\n\nto\n", 3), 3)
    assert made == "# A\n\n::: privat\nen\n\nto\n:::\n"
    assert make_private("---\nlang: en\n---\n# A\n\nx\n", 6).endswith("::: private\nx\n:::\n")


def test_what_is_shown_is_said_instead() -> None:
    assert make_spoken("# A\n\nen\n\nto\n", 3) == "# A\n\nto\n\nNotat: en\n"
    assert make_spoken("# A\n\n- en\n- to\n", 4) == "# A\n\n- en\n\nNotat:\n\n- to\n"
    assert make_spoken(SLIDE, 3).endswith("Notat: sagt\n\nmer sagt\n\nAvsnitt en\nlinje to\n")
    private = "# A\n\nx\n\nPrivat: hysj\n"
    assert make_spoken(private, 5) == private
    assert make_spoken(SLIDE, 15) == SLIDE


def test_speaker_notes_are_added_at_the_end_of_the_slide() -> None:
    text = "# A\n\nx\n\n# B\n"
    assert add_notes(text, 0) == "# A\n\nx\n\nNotat: \n\n# B\n"
    assert add_notes(text, 1, "Hei") == "# A\n\nx\n\n# B\n\nNotat: Hei\n"
    noted = add_notes(text, 1, "Hei")
    assert add_notes(noted, 1) == noted
    assert add_notes(noted, 1, "Mer") == noted.rstrip("\n") + "\n\nMer\n"
    assert add_notes("---\nlang: en\n---\n# A\n", 0, "Hi") == "---\nlang: en\n---\n# A\n\nNote: Hi\n"
    assert add_notes(text, 0, "En\n\n# To") == "# A\n\nx\n\n::: notat\nEn\n\n# To\n:::\n\n# B\n"


def test_the_cover_of_the_front_matter_gets_its_notes_before_the_first_slide() -> None:
    text = add_notes("---\ntitle: T\n---\n\n# A\n\nx\n", 0, "Velkommen")
    assert text == "---\ntitle: T\n---\n\nNotat: Velkommen\n\n# A\n\nx\n"
    assert read_deck(text).slides[0].speaker_notes
