"""The three kits that come along: each reads, each is its own, and the neutral one has the highest contrast."""

import pytest

from leaderdeck.brand.catalog import default_kit_id, list_kits
from leaderdeck.brand.color import contrast
from leaderdeck.brand.design import KitDesign
from leaderdeck.brand.fonts import missing_signs
from leaderdeck.brand.kit import ROLE_SLOTS
from leaderdeck.brand.logos import read_logo_facts, svg_to_png
from leaderdeck.brand.reader import load_design
from leaderdeck.brand.text_pairs import REQUIRED_PAIRS
from leaderdeck.paths import resource_folder

KITS = ("fjordvik", "granheim", "plain")


@pytest.fixture(params=KITS)
def design(request: pytest.FixtureRequest) -> KitDesign:
    return load_design(resource_folder("brands", request.param))


def test_the_shipped_kits_are_listed_and_the_neutral_one_is_the_default() -> None:
    assert sorted(kit.id for kit in list_kits()) == sorted(KITS)
    assert [kit.id for kit in list_kits() if kit.accessible] == [default_kit_id()] == ["plain"]


def test_a_kit_lies_in_the_folder_of_its_id(design: KitDesign) -> None:
    assert design.folder.name == design.id


def test_every_pair_that_text_is_set_in_reads(design: KitDesign) -> None:
    for text, ground in REQUIRED_PAIRS:
        rgb = [design.palette.rgb(ROLE_SLOTS[role]) for role in (text, ground)]
        assert contrast(*rgb) >= 4.5, (text, ground)
        assert (ROLE_SLOTS[text], ROLE_SLOTS[ground]) in design.palette.text_pairs


def test_a_pair_that_does_not_read_is_not_allowed() -> None:
    palette = load_design(resource_folder("brands", "fjordvik")).palette
    assert (palette.slot("second"), palette.slot("ground")) not in palette.text_pairs


def test_every_logo_is_an_svg_with_a_png_of_the_same_shape(design: KitDesign) -> None:
    for logo in design.logos:
        picture = read_logo_facts(logo.file.with_suffix(".png"))
        assert picture.kind == "png"
        assert picture.width_px / picture.height_px == pytest.approx(logo.width_px / logo.height_px, rel=0.01)
        assert svg_to_png(logo.file.read_bytes())
    if design.id != "plain":
        assert {logo.ground for logo in design.logos} == {"light", "dark"}


def test_the_fonts_have_all_norwegian_and_sami_letters(design: KitDesign) -> None:
    for family in (design.heading_font, design.body_font, design.code_font):
        assert not missing_signs(family, "æøåÆØÅáčđŋšŧžÁČĐŊŠŦŽ «»–—…•")
        assert family.embeddable


def test_slogans_come_in_the_kits_own_language_first(design: KitDesign) -> None:
    assert design.slogans[0][0] == design.language
    assert {"fjordvik": "Tett på hverandre – åpne mot verden", "granheim": "Saman bygger vi bygda", "plain": ""}[
        design.id
    ] == design.slogans[0][1]


def test_running_text_of_the_neutral_kit_has_seven_to_one_everywhere() -> None:
    palette = load_design(resource_folder("brands", "plain")).palette
    for role in ("text", "heading", "muted", "accent", "link"):
        for ground in ("ground", "soft-ground", "panel"):
            assert contrast(palette.rgb(palette.slot(role)), palette.rgb(palette.slot(ground))) >= 7


def test_the_kits_differ_in_more_than_colors() -> None:
    styles = [load_design(resource_folder("brands", name)).style for name in KITS]
    assert len(set(styles)) == 3
