"""Text is measured in its own font, whatever text it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_bodies import WORDS
from text_slides import ARIAL, CALIBRI, COURIER, NOTO_SERIF, OPEN_SANS

from leaderdeck.brand.kit import FontFamily
from leaderdeck.scene.measure import descent_em, shape_text, word_widths
from leaderdeck.scene.paragraph_widths import paragraphs_in

FAMILIES = (OPEN_SANS, NOTO_SERIF, ARIAL, CALIBRI)


def test_advances_and_width_are_shares_of_the_size() -> None:
    shaped = shape_text(COURIER.regular, "kommune")
    assert shaped.advances == pytest.approx((0.6001,) * 7, abs=1e-4)
    assert shaped.width_em == pytest.approx(7 * 0.6001, abs=1e-3)


def test_kerning_draws_letters_together_and_the_plain_width_does_not() -> None:
    shaped = shape_text(OPEN_SANS.regular, "Tåva")
    assert shaped.width_em < shaped.width_em_plain


def test_a_ligature_is_one_glyph_of_two_letters() -> None:
    shaped = shape_text(OPEN_SANS.regular, "fine")
    assert len(shaped.glyphs) == 3
    assert shaped.clusters == (0, 2, 3)


def test_a_letter_the_font_lacks_comes_from_a_shipped_font_and_is_told() -> None:
    shaped = shape_text(OPEN_SANS.regular, "fra → til")
    names = [stretch.font_file.name for stretch in shaped.stretches if stretch.font_file]
    assert names == ["OpenSans-Regular.ttf", "LiberationSans-Regular.ttf", "OpenSans-Regular.ttf"]
    assert shaped.missing == "→"
    assert word_widths(OPEN_SANS.regular, "→") == (1.0, 1.0)


def test_a_fallback_keeps_the_style() -> None:
    stretch = shape_text(OPEN_SANS.bold, "→").stretches[0]
    assert stretch.font_file is not None
    assert stretch.font_file.name == "LiberationSans-Bold.ttf"


@pytest.mark.parametrize(("text", "width"), [("😀", 1.0), ("中文", 2.0), ("\x07", 0.0), ("\u200b", 0.0), ("", 0.0)])
def test_what_no_font_has_takes_one_em_where_it_is_seen(text: str, width: float) -> None:
    assert shape_text(OPEN_SANS.regular, text).width_em == pytest.approx(width)
    assert word_widths(OPEN_SANS.regular, text)[0] == pytest.approx(width)


def test_glyphs_of_several_fonts_keep_their_letters() -> None:
    shaped = shape_text(OPEN_SANS.regular, "a→b")
    assert shaped.clusters == (0, 1, 2)
    assert [(stretch.first, stretch.last) for stretch in shaped.stretches] == [(0, 1), (1, 2), (2, 3)]


@given(st.text(max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_text_is_measured(text: str) -> None:
    shaped = shape_text(OPEN_SANS.regular, text)
    assert shaped.width_em == pytest.approx(sum(shaped.advances))
    assert len(shaped.glyphs) == len(shaped.advances) == len(shaped.offsets) == len(shaped.clusters)
    assert sum(stretch.last - stretch.first for stretch in shaped.stretches) == len(shaped.glyphs)
    assert word_widths(OPEN_SANS.regular, text)[0] == pytest.approx(shaped.width_em)


def test_a_lone_surrogate_is_measured_as_a_replacement_character() -> None:
    assert word_widths(OPEN_SANS.regular, "a\ud800") == word_widths(OPEN_SANS.regular, "a\ufffd")


@given(st.sampled_from(FAMILIES), st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
@settings(max_examples=150, deadline=None)
def test_words_add_up_to_their_sentence(family: FontFamily, words: list[str]) -> None:
    sentence = " ".join(words)
    chunks = paragraphs_in(family.regular)(sentence)
    shown, plain = word_widths(family.regular, sentence)
    assert chunks.shown.ends[-1] == pytest.approx(shown, rel=1e-3)
    assert chunks.plain.ends[-1] == pytest.approx(plain, rel=1e-3)


@pytest.mark.parametrize(
    ("family", "descent"), [(OPEN_SANS, 0.293), (ARIAL, 0.212), (CALIBRI, 0.25), (NOTO_SERIF, 0.293)]
)
def test_the_descent_is_the_fonts_own(family: FontFamily, descent: float) -> None:
    assert descent_em(family.regular) == pytest.approx(descent, abs=5e-4)
