"""Any texts that take in each other: nothing raises, nothing hangs, nothing private comes along."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st
from test_any_text import FRAGMENTS
from test_includes import Files

from leaderdeck.outline import rewrite
from leaderdeck.outline.reader import read_deck, read_outline, reread
from leaderdeck.outline.same_words import words_of

EXAMPLES = int(os.environ.get("LEADERDECK_INCLUDE_EXAMPLES", "60"))
NAMES = ("a.md", "b.md", "c.md", "privat.md", "borte.md")
PLACES = ("", "", "#A", "#sitat-1", "#fakta-1", "#faktum-2", "#b-1", "#", "#Privat: noe")
WORDS = ("::: sett-inn", "::: include", ":::: set-inn", "  ::: sett-inn", "- ::: sett-inn", "> ::: sett-inn")
LINKS = st.builds(
    lambda word, name, place, end: f"\n{word} {name}{place}{end}",
    st.sampled_from(WORDS), st.sampled_from(NAMES), st.sampled_from(PLACES), st.sampled_from(("\n", "\n:::\n", "\n\n")),
)  # fmt: skip
SECRETS = st.sampled_from(
    ("\n\nPrivat: hysj\n\n", "\n\n::: privat\n\nhysj\n\n:::\n\n", "\n\nPrivat: hysj:\n\n- hysj\n\n")
)
SAID = st.sampled_from(
    ("\n\n## A\n\n", "\n\n# B\n\n", "\n- b\n", "\n\n> sagt\n> — hun\n\n", "\n\n::: fakta\n- 1: x\n- 2: y\n:::\n\n")
)
TEXTS = st.lists(LINKS | SAID | SECRETS | st.sampled_from(FRAGMENTS), max_size=12).map("".join)
CLOSED = st.lists(LINKS | SAID | SECRETS, max_size=10).map("".join)


def files(a: str, b: str, c: str) -> Files:
    return Files(a_md=a, b_md=b, c_md=c, privat_md=f"---\nprivate: true\n---\n\n## Hysj\n\nhysj\n\n{a}")


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_texts_become_a_deck(talk: str, a: str, b: str, c: str) -> None:
    shelf = files(a, b, c)
    reading = read_outline(talk, shelf=shelf)
    deck = reading.deck
    assert read_deck(talk, shelf=shelf) == deck
    assert len(deck.slide_lines) == len(deck.slides)
    assert list(deck.slide_lines) == sorted(deck.slide_lines)
    last = talk.count("\n") + 1
    for link in deck.links:
        assert 1 <= link.line <= last
        assert 0 <= link.first <= len(deck.slides)
    assert all(1 <= remark.line <= last for remark in deck.remarks)
    lines = talk.split("\n")
    for index, first in enumerate(deck.slide_lines):
        reread(reading, index, lines[first - 1 :])


@settings(max_examples=EXAMPLES, deadline=None)
@given(CLOSED, CLOSED, CLOSED, CLOSED)
def test_nothing_private_comes_along(talk: str, a: str, b: str, c: str) -> None:
    shown = [words_of(read_deck(text).slides) for text in (talk, a, b, c)]
    if any("hysj" in word for words in shown for word in (*words.shown, *words.spoken) if "#" not in word):
        return  # the texts themselves say it
    deck = read_deck(talk, shelf=files(a, b, c))
    own = sum(words_of(read_deck(talk).slides).private.values())
    now = words_of(deck.slides)
    assert not any(word in ("hysj", "hysj:") for word in (*now.shown, *now.spoken))
    assert sum(now.private.values()) <= own


@settings(max_examples=EXAMPLES, deadline=None)
@given(CLOSED, CLOSED, CLOSED, st.integers(0, 6), st.integers(0, 8))
def test_a_rewrite_keeps_every_slide(talk: str, a: str, b: str, one: int, other: int) -> None:
    shelf = files(a, b, "## C\n\nc\n")
    with rewrite.brand_names_known((), shelf=shelf):
        was = words_of(read_deck(talk, shelf=shelf).slides)
        moved = words_of(read_deck(rewrite.move_slides(talk, [one], other), shelf=shelf).slides)
        assert (moved.shown, moved.spoken) == (was.shown, was.spoken)
        for change in (
            lambda: rewrite.delete_slides(talk, [one, other]),
            lambda: rewrite.duplicate_slides(talk, [one]),
            lambda: rewrite.hide_slides(talk, [one, other], hidden=True),
            lambda: rewrite.split_at_half(talk, one),
            lambda: rewrite.make_private(talk, one + other),
            lambda: rewrite.add_notes(talk, one, "mer"),
            lambda: rewrite.insert_slides(talk, a, one),
        ):
            read_deck(change(), shelf=shelf)
