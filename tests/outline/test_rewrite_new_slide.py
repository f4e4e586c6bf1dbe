"""A new slide comes at the level of those around it, and all others stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.rewrite import add_slide

SECTIONS = "# A\n\n## B\n\n- x\n\n# C\n\n## D\n\nNotat: hei\n"


@pytest.mark.parametrize("before", range(5))
def test_where_there_are_sections_it_is_a_slide_of_one(before: int) -> None:
    new = add_slide(SECTIONS, before, "Ny")
    assert "## Ny" in new.split("\n")
    assert [slide.title.text for slide in read_deck(new).slides if slide.title] == [
        *"ABCD"[:before], "Ny", *"ABCD"[before:]
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", "---\nbrand: fjordvik\n---\n", "## En\n\n- a\n", "Bare ord.\n", "En\r\n\r\n# To\r\n"]
)
def test_a_talk_of_any_kind_gets_one(text: str) -> None:
    before = len(read_deck(text).slides)
    new = add_slide(text, before, "Ny")
    assert new.startswith(text)
    assert len(read_deck(new).slides) == before + 1


def test_between_rules_it_gets_a_rule() -> None:
    text = "---\nslides: rules\n---\n\nen\n\n---\n\nto\n"
    assert add_slide(text, 1, "Ny") == "---\nslides: rules\n---\n\nen\n\n---\n\n# Ny\n\n---\n\nto\n"


@given(
    st.lists(st.sampled_from(["# A", "## B", "- c", "", "---", "Notat: d", "::: kolonner", "```", "ord"]), max_size=9)
)
def test_no_other_slide_changes(lines: list[str]) -> None:
    text = "\n".join(lines)
    old = read_deck(text).slides
    for before in range(len(old) + 1):
        new = add_slide(text, before, "Ny")
        if new != text:
            assert len(read_deck(new).slides) == len(old) + 1
