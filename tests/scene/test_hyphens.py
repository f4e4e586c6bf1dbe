"""Long compounds get soft hyphens at their joints, and only there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.scene.hyphens import SHORTEST_PART, compound_parts, known_parts, with_soft_hyphens


@pytest.mark.parametrize(
    "shown",
    [
        "kommune|direktørens", "økonomi|plan|perioden", "arbeids|miljø|utvalget", "Helse|fremmings|tiltak",
        "informasjons|sikkerhets|strategien", "teneste|utviklings|prosjekta", "sjukefråværs|oppfølging",
        "frivillig|sentralene", "beredskaps|plan|verket", "Kommune|styre|møtet",
    ],
)  # fmt: skip
def test_a_compound_is_cut_at_its_joints(shown: str) -> None:
    assert "|".join(compound_parts(shown.replace("|", ""))) == shown


@pytest.mark.parametrize("word", ["morgenmøt", "Fjordvikordføreren", "kommune", "verdier", "EU-saken", ""])
def test_a_word_with_an_unknown_part_stays_whole(word: str) -> None:
    assert with_soft_hyphens(word) == word


def test_the_rest_of_a_sentence_is_untouched() -> None:
    assert with_soft_hyphens("Ny kommuneplan, 2025!") == "Ny kommune\u00adplan, 2025!"


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_only_soft_hyphens_are_added(text: str) -> None:
    assert with_soft_hyphens(text).replace("\u00ad", "") == text.replace("\u00ad", "")


@given(st.lists(st.sampled_from(sorted(known_parts())), min_size=2, max_size=4))
@settings(max_examples=200, deadline=None)
def test_every_joint_leaves_four_letters_on_each_side(parts: list[str]) -> None:
    found = compound_parts("".join(parts))
    assert "".join(found) == "".join(parts)
    assert all(len(part) >= SHORTEST_PART for part in found)


def test_the_list_holds_bare_words_of_four_letters_and_more() -> None:
    assert all(word.isalpha() and word == word.lower() and len(word) >= SHORTEST_PART for word in known_parts())
