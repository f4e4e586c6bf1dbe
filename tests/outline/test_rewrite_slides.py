"""Slides moved, deleted, doubled, copied and pasted: what the text is afterwards, to the letter."""

import pytest
from reading import titles

from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.rewrite import (
    brand_names_known,
    copy_slides,
    delete_slides,
    duplicate_slides,
    insert_slides,
    move_slides,
    slide_index_at,
    slide_range,
)

TALK = "# Del\n\n## A\n\n- en\n\n## B\n\nNotat: sagt\n\n::: privat\nhysj\n:::\n\n## C\n\ntekst"


def names(text: str) -> list[str | None]:
    return titles(read_deck(text))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_slide_takes_its_notes_and_private_text_along_and_the_file_ends_as_it_did(end: str) -> None:
    text = TALK.replace("\n", end)
    moved = move_slides(text, [2], 4)
    wanted = "# Del\n\n## A\n\n- en\n\n## C\n\ntekst\n\n## B\n\nNotat: sagt\n\n::: privat\nhysj\n:::"
    assert moved == wanted.replace("\n", end)
    assert move_slides(moved, [3], 2) == text


def test_several_slides_come_together_in_their_order() -> None:
    assert names(move_slides(TALK, [3, 1], 0)) == ["A", "C", "Del", "B"]
    assert names(move_slides(TALK, [1, 3], 2)) == ["Del", "A", "C", "B"]
    assert move_slides(TALK, [1, 2], 2) == TALK
    assert move_slides(TALK, [], 0) == TALK
    assert move_slides(TALK, [9, -1], 0) == TALK


def test_a_section_slide_moves_alone() -> None:
    assert move_slides(TALK, [0], 2).startswith("## A\n\n- en\n\n# Del\n\n## B")


def test_the_cover_of_the_front_matter_stays_first() -> None:
    text = "---\ntitle: T\n---\n\n## A\n\nx\n\n## B\n\ny\n"
    assert move_slides(text, [0], 2) == text
    assert delete_slides(text, [0]) == text
    assert duplicate_slides(text, [0]) == text
    assert copy_slides(text, [0]) == ""
    assert names(move_slides(text, [0, 2], 0)) == ["T", "B", "A"]
    assert delete_slides(text, [0, 1]) == "---\ntitle: T\n---\n\n## B\n\ny\n"
    assert slide_range(text, 0) == (1, 4)


def test_a_cover_that_moves_away_gets_a_rule_and_gives_its_place_to_the_next() -> None:
    text = "Tittel\nKari\n\n## A\n\nx\n\n---\n\nTekst alene\n"
    moved = move_slides(text, [0], 2)
    assert moved == "## A\n\nx\n\n---\n\nTittel\nKari\n\n---\n\nTekst alene\n"
    assert move_slides(moved, [1], 0) == text
    assert read_deck(move_slides(text, [2], 0)).slides[0].kind == "cover"


def test_rules_between_all_slides_stay_between_them() -> None:
    text = "# A\n\nx\n\n---\n\n# B\n\ny\n\n---\n\nz\n"
    assert move_slides(text, [1], 0) == "# B\n\ny\n\n---\n\n# A\n\nx\n\n---\n\nz\n"
    assert move_slides(move_slides(text, [2], 0), [0], 3) == text
    assert delete_slides(text, [0]) == "# B\n\ny\n\n---\n\nz\n"
    only_rules = "---\nslides: rules\n---\n# A\n\nx\n\n## Under\n\n---\n\n# B\n"
    assert move_slides(only_rules, [1], 0) == "---\nslides: rules\n---\n# B\n\n---\n\n# A\n\nx\n\n## Under\n"


def test_where_only_headings_begin_slides_a_text_without_one_gets_an_empty_one() -> None:
    text = "---\nslides: headings\n---\ntekst alene\n\n## A\n\nx\n"
    moved = move_slides(text, [0], 2)
    assert moved == "---\nslides: headings\n---\n## A\n\nx\n\n##\n\ntekst alene\n"


def test_definitions_at_the_end_of_the_file_stay_there_and_outlive_their_slide() -> None:
    text = "# A\n\nx[^1]\n\n# B\n\n[side][s]\n\n[s]: https://example.no\n[^1]: kilde\n"
    assert move_slides(text, [1], 0) == "# B\n\n[side][s]\n\n# A\n\nx[^1]\n\n[s]: https://example.no\n[^1]: kilde\n"
    assert delete_slides(text, [1]) == "# A\n\nx[^1]\n\n[^1]: kilde\n"
    inside = "# A\n\nx\n\n[^1]: kilde\n\n# B\n\ny[^1]\n"
    assert delete_slides(inside, [0]) == "[^1]: kilde\n\n# B\n\ny[^1]\n"
    assert read_deck(delete_slides(inside, [0])).slides[0].sources


def test_a_copy_that_is_deleted_leaves_no_second_definition() -> None:
    text = "# A\n\nx[^1]\n\n[^1]: kilde\n\n# B\n\ny\n"
    assert delete_slides(duplicate_slides(text, [0]), [1]) == text
    other = "# A\n\nx[^1]\n\n[^1]: kilde\n\n# B\n\ny[^1]\n\n[^1]: en annen\n"
    assert delete_slides(other, [0]).startswith("[^1]: kilde\n\n# B"), "B has had this source all the time"


def test_a_slide_with_a_comment_above_its_heading_is_pasted() -> None:
    text = "# A\n\nx\n\n---\n\n<!-- class: lead -->\n\n## B\n\ny\n"
    pasted = insert_slides(text, copy_slides(text, [1]), 2)
    assert names(pasted) == ["A", "B", "B"]


def test_two_footnotes_of_one_name_keep_their_meaning_when_their_slides_change_places() -> None:
    text = "# A\n\nx[^1]\n\n[^1]: en\n\n# B\n\ny[^1]\n\n[^1]: to\n"
    moved = move_slides(text, [1], 0)
    assert moved == "# B\n\ny[^1]\n\n[^2]: to\n\n# A\n\nx[^1]\n\n[^1]: en\n"


def test_early_notes_follow_the_slide_that_they_belong_to() -> None:
    text = "Notat: velkommen\n\n# A\n\nx\n\n# B\n\ny\n"
    moved = move_slides(text, [1], 0)
    assert moved == "# B\n\ny\n\n# A\n\n::: notat\nNotat: velkommen\n:::\n\nx\n"
    assert delete_slides(text, [0]) == "# B\n\ny\n"
    assert delete_slides(text, [1]) == "Notat: velkommen\n\n# A\n\nx\n"


def test_early_notes_and_a_slide_that_only_keeps_private_text_move_together() -> None:
    text = "Notat: velkommen\n\n---\n\nPrivat: hysj\n\n## A\n\n## B\n"
    assert not read_deck(text).slides[0].hidden, "something is said there"
    moved = read_deck(move_slides(text, [0], 2)).slides
    assert [slide.private for slide in moved] == ["", "hysj", ""]
    assert [bool(slide.speaker_notes) for slide in moved] == [False, True, False]


def test_an_indented_heading_behind_a_list_gets_a_rule() -> None:
    text = "  ## A\n\nx\n\n## B\n\n- punkt\n"
    assert names(move_slides(text, [0], 2)) == ["B", "A"]


def test_a_block_left_open_that_would_swallow_slides_keeps_its_place() -> None:
    text = "# A\n\n:::\n\n# B\n\n::: privat\n\nhysj\n\n# C\n\nx\n"
    assert move_slides(text, [0], 3) == text


def test_brand_names_decide_which_slide_is_which() -> None:
    text = "# Fjordvik kommune\n\n# A\n\nx\n\n# B\n\ny\n"
    with brand_names_known(("Fjordvik kommune",)):
        assert delete_slides(text, [0]) == "# Fjordvik kommune\n\n# B\n\ny\n"
    assert delete_slides(text, [0]) == "# A\n\nx\n\n# B\n\ny\n"


def test_copies_stand_behind_the_last_of_their_slides() -> None:
    assert names(duplicate_slides(TALK, [1, 3])) == ["Del", "A", "B", "C", "A", "C"]
    assert duplicate_slides("# A", [0]) == "# A\n\n# A"
    assert duplicate_slides("x", [0]) == "x\n\n---\n\nx"


def test_deleting_everything_leaves_the_card() -> None:
    assert delete_slides(TALK, [0, 1, 2, 3]) == ""
    assert delete_slides("---\nlang: nn\n---\n\n# A\n", [0]) == "---\nlang: nn\n---\n\n"


def test_a_private_remark_above_a_heading_never_ends_on_the_cover_when_the_last_slide_of_a_level_goes() -> None:
    card = "---\ntitle: Tittel\n---\n\n"
    text = f"{card}::: privat\nhysj\n:::\n\n## A\n\n# B\n\nx\n"
    deleted = delete_slides(text, [2])
    assert deleted == f"{card}## A\n\n::: privat\nhysj\n:::\n"
    assert [slide.private for slide in read_deck(deleted).slides] == ["", "hysj"]


def test_a_slide_that_only_a_higher_heading_keeps_together_stays_whole_or_all_stays() -> None:
    text = "# A\n\n## en\n\nNotat: sagt\n\n## to\n\nogså sagt\n\n# B\n\nx\n"
    assert delete_slides(text, [1]) == text, "without B, «to» and its text would be shown"


def test_what_is_copied_brings_the_definitions_that_it_points_to() -> None:
    text = "# A\n\nx[^1]\n\n---\n\nalene\n\n# C\n\n[^1]: kilde\n[^2]: en annen\n"
    assert copy_slides(text, [0, 1]) == "# A\n\nx[^1]\n\n---\n\nalene\n\n[^1]: kilde\n"
    assert copy_slides(text, [7]) == ""


def test_what_is_pasted_takes_the_level_of_the_talk() -> None:
    assert insert_slides("# A\n\nx\n", "## B\n\ny\n\n### under\n", 1) == "# A\n\nx\n\n# B\n\ny\n\n## under\n"
    assert insert_slides(TALK, "# Ny\n\nx", 2).startswith("# Del\n\n## A\n\n- en\n\n## Ny\n\nx\n\n## B")
    assert insert_slides(TALK, "Ny\n===\n\nx", 2).startswith("# Del\n\n## A\n\n- en\n\n## Ny\n\nx\n\n## B")
    assert "\n\n# Del to\n\n" in insert_slides(TALK, "# Del to", 2), "a heading alone above the level is a section"


def test_what_is_pasted_shows_nothing_that_was_only_said() -> None:
    text = "# A\n\nNotat: sagt\n\n## også sagt\n\n# B\n\nx\n"
    pasted = insert_slides(text, copy_slides(text, [0]), 2)
    assert pasted.startswith(text)
    assert [slide.blocks for slide in read_deck(pasted).slides][::2] == [(), ()]


def test_notes_with_headings_are_copied_so_that_they_are_notes_everywhere() -> None:
    text = "# A\n\nNotat: sagt\n\n### også sagt\n\n- sagt\n\n# B\n\nx\n"
    copied = copy_slides(text, [0])
    assert copied == "# A\n\n::: notat\nNotat: sagt\n\n### også sagt\n\n- sagt\n:::\n"
    assert names(insert_slides("## C\n\ny\n", copied, 1)) == ["C", "A"]


def test_what_is_pasted_keeps_its_own_sources() -> None:
    text = "# A\n\nx[^1] og [her][s]\n\n[s]: https://a.example\n[^1]: en\n"
    pasted = "# B\n\ny[^1] og [der][s] og `[^1]: kode`\n\n[s]: https://b.example\n[^1]: to\n"
    found = insert_slides(text, pasted, 1)
    assert "y[^2] og [der][s2] og `[^1]: kode`" in found
    assert "[s2]: https://b.example\n[^2]: to" in found
    assert insert_slides(text, copy_slides(text, [0]), 1).count("[^1]: en") == 1


def test_what_is_pasted_closes_what_it_leaves_open() -> None:
    found = insert_slides("# A\n\nx\n\n:::\n\n# B\n\ny\n", "# Ny\n\n::: privat\nhysj", 0)
    assert names(found) == ["Ny", "A", "B"]
    assert read_deck(found).slides[0].private == "hysj"


def test_a_card_that_comes_along_is_left_out_and_plain_text_becomes_a_slide() -> None:
    assert insert_slides("# A\n", "---\ntitle: T\n---\n\n# B\n", 1) == "# A\n\n# B\n"
    assert insert_slides("# A\n", "bare tekst", 1) == "# A\n\n---\n\nbare tekst\n"
    assert insert_slides("", "# B", 0) == "# B\n"
    assert insert_slides("---\ntitle: T\n---\n", "# B\n\nx", 0) == "---\ntitle: T\n---\n\n# B\n\nx\n"
    assert insert_slides("# A\n", "  \n", 1) == "# A\n"


def test_lines_and_slides_find_each_other() -> None:
    deck = read_deck(TALK)
    assert [slide_index_at(deck, line) for line in (1, 2, 3, 7, 15)] == [0, 0, 1, 2, 3]
    assert slide_index_at(read_deck(""), 1) is None
    assert slide_range(TALK, 2) == (7, 14)
    assert slide_range(TALK, 3) == (15, 18)
    assert slide_range(TALK, 9) == (1, 1)
