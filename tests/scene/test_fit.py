"""Text takes the largest size that fills its frame to 97 percent at most, and no word is cut while a size is left."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_bodies import WORDS
from text_slides import NOTO_SERIF, OPEN_SANS, kit_with

from leaderdeck.scene.fit import MOST_FILLED, fit_text, fit_together
from leaderdeck.scene.measure import word_widths
from leaderdeck.scene.shapes import TextBody, TextParagraph, TextRun
from leaderdeck.units import Frame, Insets

KIT = kit_with(NOTO_SERIF, OPEN_SANS)
SIZES = (40.0, 36.0, 32.0, 28.0)


def body(text: str, size: float) -> TextBody:
    return TextBody((TextParagraph((TextRun(text, size),)),), Insets(0.0, 5.0, 0.0, 5.0))


def test_a_short_text_keeps_the_largest_size() -> None:
    fitted = fit_text(lambda size: body("Budsjett", size), SIZES, Frame(0.0, 0.0, 400.0, 100.0), KIT)
    assert (fitted.size_pt, fitted.fits) == (40.0, True)


def test_a_long_text_takes_the_first_size_that_fits() -> None:
    frame = Frame(0.0, 0.0, 400.0, 100.0)
    fitted = fit_text(lambda size: body("Kommunen vedtar planen for hele perioden", size), SIZES, frame, KIT)
    assert fitted.fits
    assert 28.0 <= fitted.size_pt < 40.0
    assert fitted.placed.height_pt <= MOST_FILLED * 90.0


def test_the_last_size_is_taken_when_none_fits() -> None:
    fitted = fit_text(lambda size: body("ord " * 80, size), SIZES, Frame(0.0, 0.0, 300.0, 100.0), KIT)
    assert (fitted.size_pt, fitted.fits) == (28.0, False)
    assert fitted.placed.lines


def test_a_full_frame_leaves_three_percent() -> None:
    exactly = Frame(0.0, 0.0, 400.0, 10.0 + 48.0)
    roomy = Frame(0.0, 0.0, 400.0, 10.0 + 48.0 / MOST_FILLED + 0.1)
    assert fit_text(lambda size: body("Ett", size), SIZES, exactly, KIT).size_pt == 36.0
    assert fit_text(lambda size: body("Ett", size), SIZES, roomy, KIT).size_pt == 40.0


def test_a_compound_wider_than_its_line_breaks_at_a_joint_before_the_size_shrinks() -> None:
    frame = Frame(0.0, 0.0, 320.0, 200.0)
    fitted = fit_text(lambda size: body("Økonomiplanperioden", size), SIZES, frame, KIT)
    assert [line.text for line in fitted.placed.lines] == ["Økonomiplan-", "perioden"]
    assert (fitted.size_pt, fitted.fits) == (40.0, True)


def test_a_word_without_known_joints_shrinks_instead_of_being_cut() -> None:
    word = "Fjordvikhalvøyingane"
    frame = Frame(0.0, 0.0, word_widths(OPEN_SANS.regular, word)[0] * 33.0, 200.0)
    fitted = fit_text(lambda size: body(word, size), SIZES, frame, KIT)
    assert [line.text for line in fitted.placed.lines] == [word]
    assert fitted.size_pt == 32.0


def test_words_that_fit_get_no_soft_hyphens() -> None:
    fitted = fit_text(lambda size: body("Økonomiplan", size), SIZES, Frame(0.0, 0.0, 500.0, 100.0), KIT)
    assert fitted.placed.body.paragraphs[0].text == "Økonomiplan"


def test_several_texts_share_the_size_that_the_fullest_needs() -> None:
    frame = Frame(0.0, 0.0, 300.0, 110.0)

    def bodies(size: float) -> list[tuple[TextBody, Frame]]:
        return [(body("Kort", size), frame), (body("Kommunen vedtar planen for hele", size), frame)]

    together = fit_together(bodies, SIZES, KIT)
    assert together.fits
    assert together.size_pt < 40.0
    assert {text.body.paragraphs[0].runs[0].size_pt for text in together.placed} == {together.size_pt}


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25), st.floats(80.0, 600.0), st.floats(20.0, 300.0))
@settings(max_examples=120, deadline=None)
def test_what_fits_has_no_cut_word_and_no_larger_size_left(words: list[str], width: float, height: float) -> None:
    text = " ".join(words)
    frame = Frame(0.0, 0.0, width, height)
    fitted = fit_text(lambda size: body(text, size), SIZES, frame, KIT)
    if fitted.fits:
        assert fitted.placed.height_pt <= MOST_FILLED * (height - 10.0) + 1e-6
        assert all(line.width_pt <= width for line in fitted.placed.lines)
        larger = [size for size in SIZES if size > fitted.size_pt]
        assert not any(fit_text(lambda size: body(text, size), (size,), frame, KIT).fits for size in larger)
    else:
        assert fitted.size_pt == pytest.approx(SIZES[-1])
