"""What people do to a deck is named with its slide, singly and in pairs; of decks nobody touched nothing is said.

`LEADERDECK_PAIRS` sets how many pairs are planted and four times as many colors asked about; from 100 on each sample
is held against each kit, too, and not against one of them.
"""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from brand_faults import FAULTS, TALK, Fault, is_named, kit_with_past, other_master, planted
from changed_decks import export, recolored, repack, spoil
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.kit import BrandKit
from leaderdeck.checks.brand_colors import brand_colors
from leaderdeck.checks.finding import Finding
from leaderdeck.paths import resource_folder
from leaderdeck.powerpoint.read_house import house_of
from leaderdeck.presentation_check import check_presentation

KITS = ("fjordvik", "granheim", "plain")
PAIRS = int(os.environ.get("LEADERDECK_PAIRS", "6"))


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {kit: export(tmp_path_factory.mktemp(kit), kit, TALK) for kit in KITS}


def of_brand(file: Path, kit: BrandKit, today: date | None = None) -> tuple[Finding, ...]:
    return tuple(each for each in check_presentation(file, kit, today) if each.rule.startswith("brand."))


@pytest.mark.parametrize("name", KITS)
def test_nothing_is_said_of_a_deck_that_nobody_touched_nor_of_the_template(name: str, decks: dict[str, Path]) -> None:
    kit = find_kit(name)
    assert [(each.rule, str(each.message)) for each in of_brand(decks[name], kit)] == []
    assert of_brand(kit.template.file, kit) == ()


@pytest.mark.parametrize(
    ("name", "fault"),
    [(KITS[number % 2], fault) for number, fault in enumerate(FAULTS)],
    ids=[fault.name.replace(" ", "-") for fault in FAULTS],
)
def test_each_fault_is_named_with_its_slide_and_nothing_else_is(
    name: str, fault: Fault, decks: dict[str, Path], tmp_path: Path
) -> None:
    kit = kit_with_past(name)
    [(_, slides)] = planted(decks[name], tmp_path / "a.pptx", kit, (fault,))
    found = check_presentation(tmp_path / "a.pptx", kit)
    assert is_named(fault, slides, found), [(each.rule, each.slide, str(each.message)) for each in found]
    others = {each.rule for each in found if each.rule.startswith("brand.")} - set(fault.rules)
    assert others <= ({"brand.footer", "brand.footer-parts"} if fault.name in ("slide of text boxes",) else set())
    assert all(str(each.advice) and (not kit.contact or kit.contact in str(each.advice))
               for each in found if each.rule.startswith("brand."))  # fmt: skip


@settings(max_examples=PAIRS, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_pairs_of_faults_are_both_named(data: st.DataObject, decks: dict[str, Path], tmp_path: Path) -> None:
    kit = kit_with_past(data.draw(st.sampled_from(KITS[:2])))
    first = data.draw(st.sampled_from(FAULTS))
    second = data.draw(st.sampled_from([each for each in FAULTS if each.spot != first.spot]))
    done = planted(decks[kit.id], tmp_path / "pair.pptx", kit, (first, second))
    found = check_presentation(tmp_path / "pair.pptx", kit)
    assert all(is_named(fault, slides, found) for fault, slides in done), [
        (each.rule, each.slide, str(each.message)) for each in found
    ]


@settings(max_examples=PAIRS * 4, deadline=None)
@given(red=st.integers(0, 255), green=st.integers(0, 255), blue=st.integers(0, 255))
def test_a_color_is_the_brands_or_it_is_told_with_the_nearest_name(red: int, green: int, blue: int) -> None:
    kit = find_kit("fjordvik")
    own = house_of(kit.template.file)
    assert own is not None
    colors = brand_colors(kit, own[0])
    rgb = f"#{red:02X}{green:02X}{blue:02X}"
    assume(not colors.has(rgb))
    name, nearest, _ = colors.nearest(rgb)
    assert (name, nearest) in {(color.name, color.rgb) for color in kit.palette.colors}


def test_tints_and_shades_are_the_brands_own_and_near_misses_are_not() -> None:
    kit = find_kit("fjordvik")
    own = house_of(kit.template.file)
    assert own is not None
    colors = brand_colors(kit, own[0])
    assert colors.has("#C23B4E")
    assert colors.has("#C33A4F"), "rounding"
    assert colors.has("#E7B1B8"), "60 per cent lighter"
    assert colors.has("#612E27") is False
    assert not colors.has("#CC3344")
    assert colors.nearest("#CC3344") == ("Nype", "#C23B4E", True)
    assert colors.nearest("#00FF00")[2] is False


def test_a_deck_on_another_template_has_one_finding_and_not_hundreds(decks: dict[str, Path], tmp_path: Path) -> None:
    for name in KITS:
        for other in KITS:
            if other != name:
                found = of_brand(decks[name], find_kit(other))
                assert [each.rule for each in found] == ["brand.theme"], [str(each.message) for each in found]
    swapped = spoil(decks["fjordvik"], tmp_path / "a.pptx", other_master)
    assert [each.rule for each in of_brand(swapped, find_kit("fjordvik"))] == ["brand.theme"]


def test_changed_theme_colors_are_told_once_beside_what_else_is_wrong(decks: dict[str, Path], tmp_path: Path) -> None:
    kit = kit_with_past("fjordvik")
    fault = next(each for each in FAULTS if each.name == "old name")
    planted(decks["fjordvik"], tmp_path / "a.pptx", kit, (fault,))
    found = of_brand(repack(tmp_path / "a.pptx", tmp_path / "b.pptx", {}, recolored), kit)
    assert sorted(each.rule for each in found) == ["brand.slogan-old", "brand.theme"]


def test_slides_of_another_size_are_told_once(decks: dict[str, Path], tmp_path: Path) -> None:
    def narrower(name: str, data: bytes) -> bytes:
        return data.replace(b'cx="12192000"', b'cx="9144000"') if name == "ppt/presentation.xml" else data

    kit = find_kit("granheim")
    found = of_brand(repack(decks["granheim"], tmp_path / "a.pptx", {}, narrower), kit)
    assert [each.rule for each in found] == ["brand.slide-size"]
    assert "25,4 × 19,1 cm" in str(found[0].message)


def test_a_kit_out_of_its_time_is_told_of(decks: dict[str, Path]) -> None:
    kit = replace(find_kit("fjordvik"), valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30))
    rules = {
        day: [each.rule for each in of_brand(decks["fjordvik"], kit, day)]
        for day in (date(2025, 12, 31), date(2026, 3, 1), date(2026, 7, 1))
    }
    assert list(rules.values()) == [["brand.early"], [], ["brand.expired"]]


def test_a_word_of_a_replaced_profile_is_old(decks: dict[str, Path], tmp_path: Path) -> None:
    kit = replace(find_kit("fjordvik"), residue=("Vi bygger framtiden sammen",))
    fault = next(each for each in FAULTS if each.name == "other slogan")
    planted(decks["fjordvik"], tmp_path / "a.pptx", kit, (fault,))
    assert [each.rule for each in of_brand(tmp_path / "a.pptx", kit)] == ["brand.slogan-old"]


def test_the_same_kind_is_told_once_with_its_slides(decks: dict[str, Path], tmp_path: Path) -> None:
    def everywhere(deck: object) -> None:
        for index, slide in enumerate(deck.slides):  # type: ignore[attr-defined]
            for shape in slide.placeholders:
                if shape.has_text_frame and shape.text_frame.paragraphs[0].runs:
                    shape.text_frame.paragraphs[0].runs[0].font.name = ("Comic Sans MS", "Impact")[index % 2]

    found = of_brand(spoil(decks["fjordvik"], tmp_path / "a.pptx", everywhere), find_kit("fjordvik"))
    assert {each.rule for each in found} == {"brand.font"}
    assert len(found) <= 4


def samples_and_kits() -> list[tuple[str, str]]:
    """Every sample with every kit, or with one in turn."""
    samples = sorted(file.stem for file in resource_folder("samples").glob("*.md"))
    if PAIRS >= 100:
        return [(sample, kit) for sample in samples for kit in KITS]
    return [(sample, KITS[number % len(KITS)]) for number, sample in enumerate(samples)]


@pytest.mark.parametrize(("sample", "name"), samples_and_kits())
def test_the_samples_keep_to_every_kit(sample: str, name: str, tmp_path: Path) -> None:
    from leaderdeck.cli.program import run

    source, file = resource_folder("samples", f"{sample}.md"), tmp_path / f"{sample}.pptx"
    assert run(["export", str(source), "-o", str(file), "--brand", name, "--force"]) == 0
    assert [(each.rule, str(each.message)) for each in of_brand(file, find_kit(name))] == []
