"""What starts a slide, what is a section, what is dropped, and which lines slides begin on."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import rules, said, titles

from leaderdeck.outline.reader import read_deck


def outline(text: str) -> list[tuple[str, str | None]]:
    return [(slide.kind, said(slide.title)) for slide in read_deck(text).slides]


def test_the_slide_level_is_the_highest_that_content_follows_at_once() -> None:
    assert outline("# Del\n\n## A\n\nx\n\n## B\n\n- y\n\n### C\n\nz\n") == [
        ("section", "Del"),
        ("slide", "A"),
        ("slide", "B"),
    ]
    assert outline("# Del\n\nx\n\n## A\n\ny\n") == [("slide", "Del")]
    assert outline("# Del\n\n## A\n\n## B\n") == [("section", "Del"), ("slide", "A"), ("slide", "B")]
    assert outline("Del\n===\n\nA\n---\n\nx\n") == [("section", "Del"), ("slide", "A")]


def test_notes_under_a_section_do_not_make_it_a_content_slide() -> None:
    assert outline("# Del\n\n::: notat\nx\n:::\n\n## A\n\ny\n") == [("section", "Del"), ("slide", "A")]
    assert outline("# Del\n\n<!-- x -->\n\n## A\n\ny\n") == [("section", "Del"), ("slide", "A")]


def test_a_rule_starts_a_slide_but_none_before_a_heading() -> None:
    assert outline("# A\n\nx\n\n---\n\ny\n\n***\n\n# B\n\nz\n\n---\n\n---\n") == [
        ("slide", "A"),
        ("slide", None),
        ("slide", "B"),
    ]
    assert outline("# A\n\nx\n\n---\n\n## B\n\ny\n") == [("slide", "A"), ("slide", "B")]


def test_text_over_dashes_is_a_heading_as_commonmark_has_it() -> None:
    assert outline("A\n---\nx\n\nB\n---\ny\n") == [("slide", "A"), ("slide", "B")]


@pytest.mark.parametrize(
    "hidden",
    [
        "```\n# nei\n---\n```",
        "~~~\n# nei\n~~~",
        "<!--\n# nei\n---\n-->",
        "::: kolonner\n# nei\n:::",
        "- a\n\n  # nei",
        "> # nei",
        "    # nei",
        "#nei",
    ],
)
def test_headings_inside_other_things_start_nothing(hidden: str) -> None:
    assert len(read_deck(f"# A\n\nx\n\n{hidden}\n\ny\n\n# B\n\nz\n").slides) == 2


def test_headings_and_rules_can_be_chosen_alone() -> None:
    body = "# A\n\nx\n\n---\n\ny\n\n# B\n\nz\n"
    assert outline(f"---\nlysbilder: overskrifter\n---\n{body}") == [("slide", "A"), ("slide", "B")]
    assert outline(f"---\nslides: rules\n---\n{body}") == [("slide", "A"), ("slide", None)]


def test_an_unclosed_block_or_fence_does_not_swallow_the_next_slide() -> None:
    deck = read_deck("# A\n\n::: merk\nx\n\n# B\n\n```\ny\n\n# C\n\nz\n")
    assert titles(deck) == ["A", "B", "C"]
    assert rules(deck) == [("text.block", 3), ("text.fence", 8)]


def test_an_empty_heading_asks_for_a_blank_slide() -> None:
    deck = read_deck("# A\n\nx\n\n# \n\n::: notat\nTen på dette\n:::\n\n# &nbsp;\n\n# C\n\ny\n")
    assert [slide.layout for slide in deck.slides] == [None, "blank", "blank", None]
    assert deck.slides[1].speaker_notes


def test_sections_hold_every_slide_once() -> None:
    deck = read_deck("---\ntitle: T\n---\n# En\n\n## A\n\nx\n\n## B\n\ny\n\n# To\n\n## C\n\nz\n")
    assert [(section.name, section.first, section.count) for section in deck.sections] == [
        ("T", 0, 1),
        ("En", 1, 3),
        ("To", 4, 2),
    ]
    assert [slide.deeper_follow for slide in deck.slides] == [False, True, False, False, True, False]
    assert [slide.last for slide in deck.slides] == [False] * 5 + [True]


def test_lines_point_into_the_file() -> None:
    text = "---\ntitle: T\n---\n\n# A\n\nx\n\n---\n\n- y\n"
    deck = read_deck(text)
    assert deck.slide_lines == (1, 5, 11)
    assert deck.line_in_file(1, deck.slides[1].blocks[0].line) == 7
    assert deck.line_in_file(2, deck.slides[2].blocks[0].line) == 11


@pytest.mark.parametrize(
    ("written", "layout"),
    [
        (".section", "section"),
        (".kapittel", "section"),
        (".påstand", "statement"),
        (".tom", "blank"),
        (".bilde-tekst", "picture-text"),
    ],
)
def test_a_heading_can_ask_for_its_layout(written: str, layout: str) -> None:
    deck = read_deck(f"# Tittel {{{written}}}\n\nx\n")
    assert (said(deck.slides[0].title), deck.slides[0].layout) == ("Tittel", layout)


@pytest.mark.parametrize("word", ["hidden", "skjult"])
def test_a_slide_can_be_hidden(word: str) -> None:
    assert read_deck(f"# A {{.{word}}}\n\nx\n").slides[0].hidden


def test_an_unknown_class_is_told_of_and_braces_in_words_stay() -> None:
    assert rules(read_deck("# A {.rart}\n\nx\n")) == [("text.attribute", 1)]
    assert titles(read_deck("# A {se under}\n\nx\n")) == ["A {se under}"]


SLIDES = (
    "# A\n\n- a\n  - b\n\nNotat: husk",
    "# B\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\nPrivat: ikke",
    "# C\n\n::: fakta\nx: 1\n:::",
    "# D\n\nTekst[^1] og *mer*",
)


@settings(max_examples=30, deadline=None)
@given(st.permutations(SLIDES), st.integers(0, 3))
def test_a_slide_that_moves_stays_equal(order: list[str], blank: int) -> None:
    usual = {slide.title: slide for slide in read_deck("\n\n".join(SLIDES) + "\n\n# Z\n").slides[:4]}
    deck = read_deck("\n" * blank + ("\n" * (blank + 2)).join(order) + "\n\n# Z\n")
    assert {slide.title: slide for slide in deck.slides[:4]} == usual


EXPECTED = {
    "inline-01": 1,
    "lists-01": 2,
    "lists-03": 2,
    "col-01": 1,
    "col-02": 2,
    "cmp-01": 1,
    "cap-01": 1,
    "cap-03": 1,
    "notes-03": 1,
    "notes-04": 2,
    "empty-01": 2,
    "blank-01": 3,
    "blank-02": 3,
    "blank-03": 3,
    "code-01": 3,
    "meta-01": 2,
    "inc-01": 3,
    "tpl-01": 3,
    "breaks-01": 4,
    "bg-01": 3,
    "table-01": 1,
    "table-02": 2,
}


@pytest.mark.shared
@pytest.mark.parametrize("name", EXPECTED)
def test_real_cases_give_their_number_of_slides(shared: Path, name: str) -> None:
    text = (shared / "spec" / "cases" / f"{name}.md").read_text("utf-8")
    assert len(read_deck(text).slides) == EXPECTED[name]
