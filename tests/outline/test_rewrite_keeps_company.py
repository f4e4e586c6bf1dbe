"""Whatever a talk is made of: what is said and what is private stays so, with its slide, after every rewrite."""

import os
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talks_of_every_kind import every_kind, in_strange_company, own_words

from leaderdeck.outline import rewrite
from leaderdeck.outline.reader import read_deck, read_outline
from leaderdeck.outline.same_words import says_the_same

EXAMPLES = int(os.environ.get("LEADERDECK_REWRITES", "12"))
CHANGES: dict[str, Callable[[str, int, int], str]] = {
    "move": lambda text, one, other: rewrite.move_slides(text, [one], other),
    "move two": lambda text, one, other: rewrite.move_slides(text, [one, one + 1], other),
    "delete": lambda text, one, other: rewrite.delete_slides(text, [one]),
    "delete two": lambda text, one, other: rewrite.delete_slides(text, [one, other]),
    "duplicate": lambda text, one, other: rewrite.duplicate_slides(text, [one, other]),
    "copy": lambda text, one, other: rewrite.insert_slides(text, rewrite.copy_slides(text, [one]), other),
    "split": lambda text, one, other: rewrite.split_slide(text, 3 * one + other),
    "split at half": lambda text, one, other: rewrite.split_at_half(text, one),
    "hide": lambda text, one, other: rewrite.hide_slides(text, [one, other], hidden=True),
    "show": lambda text, one, other: rewrite.hide_slides(text, [one, other], hidden=False),
    "layout": lambda text, one, other: rewrite.set_layout(text, one, "quote"),
    "no layout": lambda text, one, other: rewrite.set_layout(text, one, None),
    "private": lambda text, one, other: rewrite.make_private(text, 3 * one + other),
    "spoken": lambda text, one, other: rewrite.make_spoken(text, 3 * one + other),
    "notes": lambda text, one, other: rewrite.add_notes(text, one, "Nytt å si\n\n- her"),
    "place for notes": lambda text, one, other: rewrite.add_notes(text, one),
    "brand": lambda text, one, other: rewrite.set_card_value(text, "brand", "fjordvik"),
    "alt": lambda text, one, other: rewrite.set_alt_text(text, 3 * one + other, "bilde.png", "et bilde"),
    "decorative": lambda text, one, other: rewrite.mark_decorative(text, 3 * one + other, "bilde.png"),
}
CARD_CHANGES = {"brand"}
LEAVES_OUT = {"delete", "delete two", "alt", "decorative"}
CHANGES_VOICES = {"private", "spoken"}


@pytest.mark.parametrize("name", CHANGES)
@settings(max_examples=EXAMPLES, deadline=None)
@given(every_kind(), st.integers(0, 6), st.integers(0, 7))
def test_every_word_keeps_its_voice_and_its_slide(name: str, text: str, one: int, other: int) -> None:
    new = CHANGES[name](text, one, other)
    if new == text:
        return
    shown, spoken, private = own_words(text)
    now_shown, now_spoken, now_private = own_words(new)
    hidden = private - shown - spoken
    assert not hidden & (now_shown | now_spoken), new
    moved = frozenset((now_private | now_spoken) - (private | spoken)) if name in CHANGES_VOICES else frozenset()
    assert not in_strange_company(text, new, moved), new
    if name not in LEAVES_OUT:
        assert shown | spoken | private <= now_shown | now_spoken | now_private, new
    if name not in CHANGES_VOICES:
        assert now_shown <= shown, new
        assert now_private <= private, new
        if name != "copy" or "prose: notes" not in text:  # a cover's lines are no cover's elsewhere, and said there
            assert now_spoken <= spoken, new
    if name not in CARD_CHANGES:
        top = _card(text)
        assert new.startswith(top)
        assert _card(new) == top
    assert "\r" in text or "\r" not in new
    assert "\r" not in text or "\n" not in new.replace("\r\n", "")


def _card(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(lines[: read_outline(text).top])


@settings(max_examples=EXAMPLES, deadline=None)
@given(every_kind(), st.integers(0, 6), st.integers(0, 12))
def test_a_change_made_twice_changes_nothing_more(text: str, index: int, line: int) -> None:
    hidden = rewrite.hide_slides(text, [index], hidden=True)
    assert rewrite.hide_slides(hidden, [index], hidden=True) == hidden
    quoted = rewrite.set_layout(text, index, "quote")
    assert rewrite.set_layout(quoted, index, "quote") == quoted
    branded = rewrite.set_card_value(text, "brand", "granheim")
    assert rewrite.set_card_value(branded, "brand", "granheim") == branded
    adorned = rewrite.mark_decorative(text, line, "bilde.png")
    assert rewrite.mark_decorative(adorned, line, "bilde.png") == adorned


def is_back(text: str, found: str) -> bool:
    """Whether it is the text again; a heading without a word may have gone."""
    return found == text or all(map(says_the_same, read_deck(text).slides, read_deck(found).slides))


@settings(max_examples=EXAMPLES, deadline=None)
@given(every_kind(), st.integers(0, 6))
def test_what_is_taken_back_leaves_the_text_as_it_was(text: str, index: int) -> None:
    slides = read_deck(text).slides
    if index >= len(slides):
        return
    slide = slides[index]
    hidden = rewrite.hide_slides(text, [index], hidden=True)
    if not slide.hidden and hidden != text:
        assert is_back(text, rewrite.hide_slides(hidden, [index], hidden=False))
    quoted = rewrite.set_layout(text, index, "quote")
    if not slide.layout and quoted != text:
        assert is_back(text, rewrite.set_layout(quoted, index, None))
    if not text.lstrip("\ufeff").startswith("---"):  # a rule at the top would be taken for a card
        branded = rewrite.set_card_value(text, "footer", "Bunn")
        assert rewrite.set_card_value(branded, "footer", None) == text
    doubled = rewrite.duplicate_slides(text, [index])
    if doubled != text:
        back = rewrite.delete_slides(doubled, [index + 1])
        assert back in (text, doubled) or read_deck(back).slides == slides, doubled
