"""Whatever a talk holds: slides that move stay what they are, and nothing private is ever shown or said."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rewriting import OWN, heard, private_words, slides_of, talks

from leaderdeck.deck.slide import Slide
from leaderdeck.outline import rewrite
from leaderdeck.outline.same_words import is_same, says_the_same, words_of
from leaderdeck.outline.slide_stretches import stretched

NUMBERS = st.integers(0, 7)


def is_as(old: Slide, new: Slide, *, may_be_cover: bool) -> bool:
    return is_same(old, new) or (may_be_cover and says_the_same(old, new))


@settings(max_examples=250, deadline=None)
@given(talks(), st.sets(NUMBERS, min_size=1, max_size=3), NUMBERS)
def test_slides_stand_in_the_order_that_was_asked_for_and_read_as_before(
    text: str, chosen: set[int], before: int
) -> None:
    old = slides_of(text)
    indexes = sorted({index % max(1, len(old)) for index in chosen} if old else set())
    before = min(before, len(old))
    new = rewrite.move_slides(text, indexes, before)
    if _has_card_cover(text):
        indexes, before = [index for index in indexes if index], max(1, before)
    rest = [index for index in range(len(old)) if index not in indexes]
    order = [one for one in rest if one < before] + indexes + [one for one in rest if one >= before]
    if new == text and order != list(range(len(old))):
        # a slide that only says or keeps something cannot stand first, and some texts do not bear it
        silent = [index for index, slide in enumerate(old) if not (slide.title or slide.blocks or slide.details)]
        assert not _has_card_cover(text)
        assert order[0] in silent
        return
    found = slides_of(new)
    assert len(found) == len(old)
    for place, index in enumerate(order):
        may_be_cover = index in (0, order[0])
        assert is_as(old[index], found[place], may_be_cover=may_be_cover), (index, new)
    assert heard(new).private == heard(text).private


@settings(max_examples=200, deadline=None)
@given(talks(), NUMBERS, NUMBERS)
def test_a_slide_that_moves_back_gives_the_talk_back(text: str, index: int, before: int) -> None:
    old = slides_of(text)
    index, before = index % max(1, len(old)), before % (len(old) + 1)
    new = rewrite.move_slides(text, [index], before)
    if new == text:
        return
    place = before if before < index else before - 1
    if _has_card_cover(text) and place == 0:
        place = 1
    back = rewrite.move_slides(new, [place], index if before > index else index + 1)
    if back == new and not (old[0].title or old[0].blocks):
        return  # what shows nothing cannot stand first
    assert all(is_as(was, now, may_be_cover=True) for was, now in zip(old, slides_of(back), strict=True))
    if not stretched(text).early():
        assert all(is_same(was, now) for was, now in zip(old, slides_of(back), strict=True)), new


@settings(max_examples=250, deadline=None)
@given(talks(), st.sets(NUMBERS, min_size=1, max_size=3))
def test_what_is_deleted_takes_nothing_else_along(text: str, chosen: set[int]) -> None:
    old = slides_of(text)
    new = rewrite.delete_slides(text, sorted(chosen))
    gone = {index for index in chosen if index < len(old) and not (index == 0 and _has_card_cover(text))}
    kept = [slide for index, slide in enumerate(old) if index not in gone]
    if new == text:
        return
    words, found = heard(new), slides_of(new)
    if len(found) == len(kept):
        assert all(says_the_same(was, now) for was, now in zip(kept, found, strict=True))
    assert not private_words(text).keys() & (words.shown.keys() | words.spoken.keys())
    assert words.shown == words_of(kept).shown


def _has_card_cover(text: str) -> bool:
    return "title:" in text or "tittel:" in text


@settings(max_examples=250, deadline=None)
@given(talks(most=4), st.sets(NUMBERS, min_size=1, max_size=3))
def test_copies_read_as_the_slides_they_were_made_of(text: str, chosen: set[int]) -> None:
    old = slides_of(text)
    new = rewrite.duplicate_slides(text, sorted(chosen))
    own = [index for index in sorted(chosen) if index < len(old) and not (index == 0 and _has_card_cover(text))]
    if new == text:
        return
    found = slides_of(new)
    assert len(found) == len(old) + len(own)
    copies = found[own[-1] + 1 : own[-1] + 1 + len(own)]
    assert all(says_the_same(old[index], copy) for index, copy in zip(own, copies, strict=True))


@settings(max_examples=150, deadline=None)
@given(talks(most=3), talks(most=3), st.sets(NUMBERS, min_size=1, max_size=3), NUMBERS)
def test_slides_put_into_another_talk_leave_its_own_alone(text: str, other: str, chosen: set[int], before: int) -> None:
    other = other.replace("rd", "rdet")
    copied = rewrite.copy_slides(other, sorted(chosen))
    new = rewrite.insert_slides(text, copied, before)
    if new == text:
        return
    words = heard(new)
    assert not heard(text).shown - words.shown
    assert not heard(text).private - words.private
    hidden = private_words(text) + private_words(other)
    assert not hidden.keys() & (words.shown.keys() | words.spoken.keys()), new


REWRITES: dict[str, Callable[[str, int], str]] = {
    "split at a line": rewrite.split_slide,
    "split at half": rewrite.split_at_half,
    "hide": lambda text, number: rewrite.hide_slides(text, [number], hidden=True),
    "show": lambda text, number: rewrite.hide_slides(text, [number], hidden=False),
    "layout": lambda text, number: rewrite.set_layout(text, number, "quote"),
    "no layout": lambda text, number: rewrite.set_layout(text, number, None),
    "private": rewrite.make_private,
    "spoken": rewrite.make_spoken,
    "notes": lambda text, number: rewrite.add_notes(text, number, "Ny tekst\n\n# her\n\nPrivat: mer"),
    "place for notes": rewrite.add_notes,
    "brand": lambda text, number: rewrite.set_card_value(text, "brand", "fjordvik"),
    "alt": lambda text, number: rewrite.set_alt_text(text, number, "bilde.png", "et [bilde]"),
    "decorative": lambda text, number: rewrite.mark_decorative(text, number, "bilde.png"),
}


@pytest.mark.parametrize("name", REWRITES)
@settings(max_examples=60, deadline=None)
@given(talks(most=3), st.integers(0, 40))
def test_nothing_private_is_shown_or_said_and_no_word_is_lost(name: str, text: str, number: int) -> None:
    new = REWRITES[name](text, number)
    was, now = heard(text), heard(new)
    hidden = private_words(text).keys()
    assert not hidden & (now.shown.keys() | now.spoken.keys()), new
    if name != "alt":
        everything = OWN.findall(" ".join((*was.shown, *was.spoken, *was.private)))
        assert set(everything) <= set(OWN.findall(" ".join((*now.shown, *now.spoken, *now.private)))), new
    assert ("\r" in new) == ("\r" in text) or "\n" not in text
