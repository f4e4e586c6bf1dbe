"""What a pane does to slides that a link brings: they go together, or stay as they are, and others never change."""

from collections.abc import Iterator

import pytest
from test_includes import NOTE, Files

from leaderdeck.outline import rewrite
from leaderdeck.outline.reader import read_deck

FILES = Files(n_md="## En\n\n- a\n- b\n\n## To\n\n- c\n- d\n", tillit_md=NOTE)
TALK = "## A\n\n- a\n\n::: sett-inn n.md\n\n## B\n\n- b\n\nNotat: sagt\n\n::: sett-inn tillit.md#Tre lag\n:::\n\n## C\n"


@pytest.fixture(autouse=True)
def known_files() -> Iterator[None]:
    with rewrite.brand_names_known((), shelf=FILES):
        yield


def titles(text: str) -> list[str]:
    return [slide.title.text if slide.title else "" for slide in read_deck(text, shelf=FILES).slides]


def test_the_talk_is_as_the_tests_think() -> None:
    assert titles(TALK) == ["A", "En", "To", "B", "Tre lag", "C"]


@pytest.mark.parametrize(
    ("chosen", "before", "expected"),
    [
        ([1], 0, ["En", "To", "A", "B", "Tre lag", "C"]),
        ([2], 6, ["A", "B", "Tre lag", "C", "En", "To"]),
        ([1, 2], 4, ["A", "B", "En", "To", "Tre lag", "C"]),
        ([0], 3, ["En", "To", "A", "B", "Tre lag", "C"]),
        ([3], 2, ["A", "En", "To", "B", "Tre lag", "C"]),
        ([5], 1, ["A", "C", "En", "To", "B", "Tre lag"]),
        ([4], 3, ["A", "En", "To", "Tre lag", "B", "C"]),
    ],
)
def test_slides_of_one_link_move_together(chosen: list[int], before: int, expected: list[str]) -> None:
    new = rewrite.move_slides(TALK, chosen, before)
    assert titles(new) == expected
    assert sorted(line for line in new.splitlines() if line.strip() and line != "---") == sorted(
        line for line in TALK.splitlines() if line.strip()
    )


@pytest.mark.parametrize("index", [1, 2])
def test_a_link_is_deleted_and_doubled_as_a_whole(index: int) -> None:
    assert titles(rewrite.delete_slides(TALK, [index])) == ["A", "B", "Tre lag", "C"]
    assert titles(rewrite.duplicate_slides(TALK, [index])) == ["A", "En", "To", "En", "To", "B", "Tre lag", "C"]
    assert rewrite.copy_slides(TALK, [index]) == "::: sett-inn n.md\n"


def test_a_link_can_be_pasted() -> None:
    new = rewrite.insert_slides(TALK, "::: sett-inn n.md#To\n", 1)
    assert titles(new) == ["A", "To", "En", "To", "B", "Tre lag", "C"]
    assert "---" not in new
    new = rewrite.insert_slides(TALK, "# X\n\nx\n\n::: sett-inn n.md\n", 5)
    assert titles(new) == ["A", "En", "To", "B", "Tre lag", "X", "En", "To", "C"]


@pytest.mark.parametrize("index", [1, 2, 4])
def test_slides_that_a_link_brings_are_changed_in_their_own_file(index: int) -> None:
    line = read_deck(TALK, shelf=FILES).slide_lines[index]
    assert rewrite.hide_slides(TALK, [index], hidden=True) == TALK
    assert rewrite.set_layout(TALK, index, "statement") == TALK
    assert rewrite.split_at_half(TALK, index) == TALK
    assert rewrite.split_slide(TALK, line) == TALK
    assert rewrite.make_private(TALK, line) == TALK
    assert rewrite.make_spoken(TALK, line) == TALK
    assert rewrite.add_notes(TALK, index, "mer") == TALK
    assert rewrite.set_alt_text(TALK, line, "a.png", "alt") == TALK


def test_slides_around_are_changed_as_ever() -> None:
    assert rewrite.hide_slides(TALK, [3], hidden=True) == TALK.replace("## B", "## B {.skjult}")
    assert rewrite.hide_slides(TALK, [1, 3], hidden=True) == TALK.replace("## B", "## B {.skjult}")
    assert titles(rewrite.split_at_half(TALK.replace("- b\n", "- b\n- c\n"), 3)) == [
        "A", "En", "To", "B", "B", "Tre lag", "C",
    ]  # fmt: skip
    assert "mer" in rewrite.add_notes(TALK, 3, "mer")


def test_a_line_leads_to_the_first_slide_of_its_link() -> None:
    deck = read_deck(TALK, shelf=FILES)
    assert [rewrite.slide_index_at(deck, line) for line in (1, 4, 5, 6, 7, 13, 14, 16)] == [0, 0, 1, 1, 3, 4, 4, 5]
    assert rewrite.slide_range(TALK, 2) == (5, 6)
    assert rewrite.slide_range(TALK, 4) == (13, 15)


def test_a_passage_moves_with_its_slide_and_can_be_made_private() -> None:
    text = "## A\n\na\n\n::: sett-inn tillit.md#sitat-1\n\n## B\n\nb\n"
    assert titles(rewrite.move_slides(text, [0], 2)) == ["B", "A"]
    deck = read_deck(rewrite.make_private(text, 5), shelf=FILES)
    assert "sitat-1" in deck.slides[0].private
    assert len(deck.slides[0].blocks) == 1


def test_a_link_becomes_a_copy_that_knows_where_it_is_from() -> None:
    new = rewrite.make_copy(TALK, 5)
    deck = read_deck(new, shelf=FILES)
    assert titles(new) == titles(TALK)
    assert [slide.origin for slide in deck.slides] == ["", "", "", "", "tillit.md#Tre lag", ""]
    assert [(copy.target, copy.state) for copy in deck.copies] == [("n.md", "same")]
    assert "::: sett-inn n.md" not in new
    changed = Files(n_md="## En\n\n- a\n- endret\n\n## To\n\n- c\n- d\n", tillit_md=NOTE)
    assert [copy.state for copy in read_deck(new, shelf=changed).copies] == ["changed"]
    assert [copy.state for copy in read_deck(new, shelf=Files()).copies] == ["gone"]


def test_private_text_is_not_copied() -> None:
    new = rewrite.make_copy(TALK, 14)
    assert titles(new) == titles(TALK)
    assert "hysj" not in new
    assert "Notat: Si det rolig." in new
    assert [copy.state for copy in read_deck(new, shelf=FILES).copies] == ["same"]


@pytest.mark.parametrize("passage", ["sitat-1", "fakta-1", "faktum-2"])
def test_a_passage_becomes_a_copy_where_it_stands(passage: str) -> None:
    text = f"## A\n\nFørst.\n::: sett-inn tillit.md#{passage}\nSist.\n\n## B\n"
    new = rewrite.make_copy(text, 4)
    was, now = (read_deck(one, shelf=FILES).slides for one in (text, new))
    assert [type(block) for block in now[0].blocks] == [type(block) for block in was[0].blocks]
    assert "sett-inn" not in new
    assert [copy.state for copy in read_deck(new, shelf=FILES).copies] == ["same"]


def test_what_did_not_come_is_not_copied() -> None:
    for text in ("## A\n\n::: sett-inn borte.md\n", "## A\n\n- a\n"):
        assert rewrite.make_copy(text, 3) == text


def test_the_mark_of_a_copy_is_neither_shown_nor_said() -> None:
    deck = read_deck("## A\n\n- a\n\n<!-- fra: n.md#En (0123456789ab) -->\n\n## B\n", shelf=FILES)
    assert not deck.slides[0].speaker_notes
    assert len(deck.slides[0].blocks) == 1
    assert not deck.remarks
    assert [copy.state for copy in deck.copies] == ["changed"]


def test_a_copy_can_be_had_without_a_link() -> None:
    markdown = rewrite.copied_markdown(TALK, "tillit.md#Tre lag")
    assert markdown is not None
    new = rewrite.insert_slides(TALK, markdown, 1)
    assert titles(new) == ["A", "Tre lag", "En", "To", "B", "Tre lag", "C"]
    assert [copy.state for copy in read_deck(new, shelf=FILES).copies] == ["same"]
    assert rewrite.copied_markdown(TALK, "borte.md") is None
