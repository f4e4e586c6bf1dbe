"""`brand check` says what a careful designer would."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from leaderdeck.brand.check import check_kit
from leaderdeck.brand.design import KitDesign
from leaderdeck.brand.kit import BrandKit, Palette
from leaderdeck.brand.reader import load_design
from leaderdeck.brand.template import Layout, LevelStyle, Placeholder, Template
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.paths import resource_folder
from leaderdeck.units import Frame, Insets

TODAY = date(2026, 8, 5)


def kit_with_footer(name: str, width: float) -> BrandKit:
    """A shipped kit over a template whose footer is this wide."""
    design = load_design(resource_folder("brands", name))
    footer = Placeholder("ftr", 11, "F", Frame(60, 498, width, 26), Insets(), "middle", (LevelStyle(12, "accent4"),))
    layouts = tuple(
        Layout(role, role, number, (footer,), dark=role == "cover") for number, role in enumerate(LAYOUT_NAMES)
    )
    shared = {field.name for field in fields(BrandKit)} & {field.name for field in fields(KitDesign)}
    values = {key: getattr(design, key) for key in shared}
    return BrandKit(template=Template(Path("template.pptx"), 960, 540, layouts), **values)


FJORDVIK = kit_with_footer("fjordvik", 420)


def rules(kit: BrandKit) -> list[tuple[str, str]]:
    return [(remark.rule, remark.severity) for remark in check_kit(kit, TODAY)]


def test_a_sound_kit_gets_no_remark() -> None:
    assert rules(FJORDVIK) == []
    assert rules(kit_with_footer("granheim", 420)) == []


def test_a_kit_without_slogan_is_only_informed() -> None:
    assert rules(kit_with_footer("plain", 420)) == [("brand.slogan", "info")]


@pytest.mark.parametrize(("width", "severity"), [(420, ""), (200, "warning"), (150, "error")])
def test_a_slogan_is_measured_against_the_footer(width: float, severity: str) -> None:
    found = {severity for rule, severity in rules(kit_with_footer("fjordvik", width)) if rule == "brand.slogan"}
    assert severity in (found or {""})


@pytest.mark.parametrize(
    ("slogan", "fits"),
    [
        ("Me løfter i lag", 120),
        ("Sammen skaper vi et livskraftig Øvre Eiker", 280),
        ("Sammen skaper vi fremtiden – mangfold, raushet, bærekraft", 380),
        ("Et aktivt og robust regionsenter med livskvalitet og mangfold", 400),
    ],
)
def test_real_slogans_of_all_lengths_fit_a_footer_of_their_width(slogan: str, fits: float) -> None:
    assert rules(replace(kit_with_footer("fjordvik", fits), slogans=(("nb", slogan),))) == []
    assert rules(replace(kit_with_footer("fjordvik", fits / 2), slogans=(("nb", slogan),)))


def test_dates_are_held_against_today() -> None:
    assert rules(replace(FJORDVIK, valid_to=date(2026, 8, 4))) == [("brand.expired", "error")]
    assert rules(replace(FJORDVIK, valid_from=date(2026, 8, 6))) == [("brand.early", "warning")]
    assert rules(replace(FJORDVIK, valid_from=TODAY, valid_to=TODAY)) == []
    remark = check_kit(replace(FJORDVIK, valid_to=date(2020, 1, 1), contact=""), TODAY)[0]
    assert "Spør dem som eier profilen" in str(remark.advice)


def test_a_pair_that_does_not_read_is_an_error_with_its_ratio() -> None:
    colors = tuple(
        replace(color, rgb="#D1495B") if color.role == "accent" else color for color in FJORDVIK.palette.colors
    )
    remarks = check_kit(replace(FJORDVIK, palette=Palette(colors)), TODAY)
    assert {remark.severity for remark in remarks} == {"error"}
    assert any("Nype (accent) på Hvit (ground) har kontrast 4,36:1" in str(remark.message) for remark in remarks)


def test_missing_logo_variants_layouts_and_font_rights_are_named() -> None:
    light_only = replace(FJORDVIK, logos=FJORDVIK.logos[:1])
    assert rules(light_only) == [("brand.logo", "warning")]
    template = replace(FJORDVIK.template, layouts=FJORDVIK.template.layouts[:-1])
    assert rules(replace(FJORDVIK, template=template)) == [("brand.layout", "warning")]
    font = replace(FJORDVIK.body_font, embeddable=False)
    assert rules(replace(FJORDVIK, body_font=font)) == [("brand.font-rights", "warning")]


def test_the_gravest_come_first() -> None:
    kit = replace(FJORDVIK, logos=FJORDVIK.logos[:1], slogans=(("nb", ""),), valid_to=date(2020, 1, 1))
    assert [severity for _, severity in rules(kit)] == ["error", "warning", "info"]
