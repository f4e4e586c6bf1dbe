"""Any text at all, broken or not: a rewrite answers, changes nothing it need not, and shows nothing private."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_any_text import FRAGMENTS

from leaderdeck.outline import rewrite
from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.same_words import words_of

SECRETS = (
    "Privat: hysj",
    "::: privat\nhysj\n:::",
    "\n\nPrivat: hysj\n\n",
    "\n\n::: private\n\nhysj\n\n:::\n\n",
    "- Privat: hysj",
)
PARTS = st.sampled_from(FRAGMENTS) | st.sampled_from(
    ("\n\n# A\n\n", "\n\n---\n\n", "\n- b\n", "\n\n![](b.png)\n\n", "ord")
)
TEXTS = st.tuples(st.lists(PARTS, max_size=14), st.sampled_from(SECRETS), st.lists(PARTS, max_size=14)).map(
    lambda parts: "".join(parts[0]) + parts[1] + "".join(parts[2])
)
REWRITES: dict[str, Callable[[str, int, int], str]] = {
    "move": lambda text, one, other: rewrite.move_slides(text, [one], other),
    "move two": lambda text, one, other: rewrite.move_slides(text, [one, one + 1], other),
    "delete": lambda text, one, other: rewrite.delete_slides(text, [one, other]),
    "duplicate": lambda text, one, other: rewrite.duplicate_slides(text, [one, other]),
    "paste": lambda text, one, other: rewrite.insert_slides(text, rewrite.copy_slides(text, [one]), other),
    "paste rubbish": lambda text, one, other: rewrite.insert_slides(
        "# A\n\nPrivat: hysj\n\n- b\n\n# C\n\nd", text, other
    ),
    "split": lambda text, one, other: rewrite.split_slide(text, one + other),
    "split at half": lambda text, one, other: rewrite.split_at_half(text, one),
    "hide": lambda text, one, other: rewrite.hide_slides(text, [one, other], hidden=True),
    "show": lambda text, one, other: rewrite.hide_slides(text, [one, other], hidden=False),
    "layout": lambda text, one, other: rewrite.set_layout(text, one, "quote"),
    "private": lambda text, one, other: rewrite.make_private(text, one + other),
    "spoken": lambda text, one, other: rewrite.make_spoken(text, one + other),
    "notes": lambda text, one, other: rewrite.add_notes(text, one, "- x\n\n---\n\n:::"),
    "card": lambda text, one, other: rewrite.set_card_value(text, "footer", "a: b"),
    "alt": lambda text, one, other: rewrite.set_alt_text(text, one, "b.png", "x](y"),
    "decorative": lambda text, one, other: rewrite.mark_decorative(text, one, "b.png"),
}


@pytest.mark.parametrize("name", REWRITES)
@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(0, 8), st.integers(0, 12))
def test_a_rewrite_of_any_text_keeps_private_what_was(name: str, text: str, one: int, other: int) -> None:
    was = words_of(read_deck(text).slides)
    new = REWRITES[name](text, one, other)
    now = words_of(read_deck(new).slides)
    if not any("hysj" in word for word in (*was.shown, *was.spoken)):
        assert not any("hysj" in word for word in (*now.shown, *now.spoken)), new


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(("brand", "title", "footer", "tema", "noe annet")), st.none() | st.text(max_size=20))
def test_a_card_value_is_read_as_it_was_set_and_the_rest_stays(text: str, key: str, value: str | None) -> None:
    new = rewrite.set_card_value(text, key, value)
    if value is not None and key in ("brand", "title", "footer") and not text.lstrip("\ufeff").startswith("---"):
        assert getattr(read_deck(new).front_matter, key) == " ".join(value.split()) or not value.isprintable()
        assert new.endswith(text.removeprefix("\ufeff"))
