"""Talks for other programs stay what they are: while one types, after every rewrite, and taken in by other talks."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from talks_of_other_dialects import DIALECTS, WORD, Dialect, foreign_talks, own_words
from test_rewrite_keeps_company import CHANGES, CHANGES_VOICES, LEAVES_OUT

from leaderdeck.deck.slide import Slide
from leaderdeck.outline import rewrite
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.plain_notes import read_plain_note
from leaderdeck.outline.reader import read_deck, read_outline, reread
from leaderdeck.outline.same_words import is_same, words_of

EXAMPLES = int(os.environ.get("LEADERDECK_DIALECTS", "14"))
BY_NAME = {dialect.name: dialect for dialect in DIALECTS}
every_dialect = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)


def heard(slides: tuple[Slide, ...]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    words = words_of(slides)
    return tuple(frozenset(WORD.findall(" ".join(voice))) for voice in (words.shown, words.spoken, words.private))  # type: ignore[return-value]


@every_dialect
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
def test_every_word_has_its_voice(dialect: Dialect, data: st.DataObject) -> None:
    text = data.draw(foreign_talks(dialect))
    reading = read_outline(text)
    assert reading.dialect is not None
    assert reading.dialect.name == dialect.name
    shown, spoken, private = heard(reading.deck.slides)
    assert not shown & (own_words(text, "s") | own_words(text, "p"))
    assert not spoken & own_words(text, "p")
    assert own_words(text, "s") <= spoken
    assert own_words(text, "p") <= private
    assert own_words(text, "v") <= shown | spoken | private


@every_dialect
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
def test_a_slide_read_anew_by_itself_is_the_talks(dialect: Dialect, data: st.DataObject) -> None:
    text = data.draw(foreign_talks(dialect)).replace("\r\n", "\n")
    reading = read_outline(text)
    lines = text.split("\n")
    starts = [*reading.deck.slide_lines, len(lines) + 1]
    for index, slide in enumerate(reading.deck.slides):
        if index == 0 and slide.kind == "cover" and len(starts) > 2:
            continue  # it may be the front matter's
        if index == 0 and reading.cuts[0].first + 1 != starts[0]:
            continue  # what is said before the first slide is said on it
        first = max(starts[index] - 1, reading.top if index == 0 else 0)
        found = [one.slide for one in reread(reading, index, lines[first : starts[index + 1] - 1])]
        assert any(is_same(slide, one) for one in found), (index, found, slide)


@every_dialect
@pytest.mark.parametrize("name", CHANGES)
@settings(max_examples=max(3, EXAMPLES // 4), deadline=None)
@given(st.data(), st.integers(0, 4), st.integers(0, 7))
def test_every_rewrite_keeps_the_voices(name: str, dialect: Dialect, data: st.DataObject, one: int, other: int) -> None:
    text = data.draw(foreign_talks(dialect, most=3))
    new = CHANGES[name](text, one, other)
    if new == text:
        return
    shown, spoken, private = heard(read_deck(text).slides)
    now_shown, now_spoken, now_private = heard(read_deck(new).slides)
    hidden = private - shown - spoken
    assert not hidden & (now_shown | now_spoken), new
    if name not in CHANGES_VOICES:
        assert now_shown <= shown, new
        assert now_spoken <= spoken, new
    if name not in LEAVES_OUT:
        assert shown | spoken | private <= now_shown | now_spoken | now_private, new


@every_dialect
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data(), st.integers(0, 4), st.integers(0, 3))
def test_slides_copied_into_a_talk_of_ours_keep_their_voices(
    dialect: Dialect, data: st.DataObject, one: int, before: int
) -> None:
    text = data.draw(foreign_talks(dialect, most=3))
    copied = rewrite.copy_slides(text, [one, one + 1])
    new = rewrite.insert_slides("# Vårt\n\n- punkt\n\n# Andre\n\n- mer\n", copied, before)
    shown, spoken, _ = heard(read_deck(new).slides)
    assert not shown & (own_words(text, "s") | own_words(text, "p")), new
    assert not spoken & own_words(text, "p"), new


@every_dialect
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
def test_the_plain_way_of_reading_notes_shows_nothing_that_is_said(dialect: Dialect, data: st.DataObject) -> None:
    text = data.draw(foreign_talks(dialect)).replace("\r\n", "\n")
    front = read_front_matter(text)
    parts = read_plain_note(text, front.front_matter, front.line_count)
    assert parts is None or not own_words(text, "s")


TALKS = sorted((Path(__file__).parent / "dialects").glob("*.md"))


@pytest.mark.parametrize("talk", TALKS, ids=lambda path: path.stem)
def test_notes_stay_notes_when_all_other_slides_go(talk: Path) -> None:
    text = talk.read_text("utf-8")
    for index in range(len(read_deck(text).slides)):
        for new in (rewrite.delete_slides(text, [index]), rewrite.move_slides(text, [index], 0)):
            assert "hemmelignotat" not in " ".join(words_of(read_deck(new).slides).shown)
