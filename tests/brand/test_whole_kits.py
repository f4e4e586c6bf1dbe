"""Description and template together: found by id or path, read once, and in step with one another."""

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.check import check_kit
from leaderdeck.brand.new_kit import write_kit_description
from leaderdeck.brand.reader import load_design, load_kit
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.errors import BrandProblem, TemplateProblem
from leaderdeck.paths import resource_folder, user_brand_folder
from leaderdeck.powerpoint.template_maker import make_template

KITS = ("fjordvik", "granheim", "plain")


def parts(file: Path) -> dict[str, bytes]:
    """Each part's bytes; how they are packed is the zip library's business."""
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture
def whole_kit(tmp_path: Path) -> Path:
    """A copy of granheim, template and all."""
    return Path(shutil.copytree(resource_folder("brands", "granheim"), tmp_path / "profil"))


@pytest.mark.parametrize("name", KITS)
def test_a_shipped_template_is_what_its_description_makes(name: str, tmp_path: Path) -> None:
    """If this fails: `python -m leaderdeck.powerpoint.template_maker resources/brands/*`."""
    folder = resource_folder("brands", name)
    make_template(load_design(folder), tmp_path / "template.pptx")
    made, shipped = parts(tmp_path / "template.pptx"), parts(folder / "template.pptx")
    assert sorted(made) == sorted(shipped)
    assert [name for name in made if made[name] != shipped[name]] == []


@pytest.mark.parametrize("name", KITS)
def test_a_shipped_kit_has_every_layout_and_nothing_to_mend(name: str) -> None:
    kit = find_kit(name)
    assert {layout.role for layout in kit.template.layouts} == set(LAYOUT_NAMES)
    assert [remark for remark in check_kit(kit) if remark.severity != "info"] == []


def test_a_kit_is_found_by_folder_by_its_description_and_beside_the_talk(
    whole_kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit = find_kit(str(whole_kit))
    assert find_kit(str(whole_kit / "brand.toml")) is kit
    assert find_kit("profil", whole_kit.parent) is kit
    assert find_kit("./profil/brand.toml", whole_kit.parent) is kit
    monkeypatch.chdir(whole_kit.parent)
    assert find_kit("profil") is kit
    assert find_kit(" GRANHEIM ").folder == resource_folder("brands", "granheim")


def test_an_installed_kit_is_found_by_its_id(whole_kit: Path) -> None:
    user_brand_folder().mkdir(parents=True)
    moved = whole_kit.rename(user_brand_folder() / "hva-som-helst")
    assert find_kit("granheim").folder == moved.resolve()


def test_a_changed_description_is_read_anew(whole_kit: Path) -> None:
    first = load_kit(whole_kit)
    assert load_kit(whole_kit) is first
    file = whole_kit / "brand.toml"
    file.write_text(file.read_text("utf-8").replace('version = "1.0"', 'version = "1.1"'), "utf-8")
    os.utime(file, ns=(1, 1))
    assert load_kit(whole_kit).version == "1.1"


@pytest.mark.parametrize("missing", ["brand.toml", "template.pptx"])
def test_half_a_kit_is_refused_with_the_missing_half_named(whole_kit: Path, missing: str) -> None:
    (whole_kit / missing).unlink()
    with pytest.raises(BrandProblem) as caught:
        load_kit(whole_kit)
    assert missing in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a presentation"])
def test_a_broken_template_is_refused(whole_kit: Path, data: bytes) -> None:
    (whole_kit / "template.pptx").write_bytes(data)
    with pytest.raises((BrandProblem, TemplateProblem)):
        load_kit(whole_kit)


@pytest.mark.parametrize(
    "wishes", [{}, {"primary": "#FFD100", "accent": "#00A3E0"}, {"primary": "#000", "slogan": "Ja"}]
)
def test_a_new_kit_becomes_a_whole_one_without_errors(tmp_path: Path, wishes: dict[str, str]) -> None:
    folder = tmp_path / "ny"
    write_kit_description(folder, name="Øvre Eiker kommune", **wishes)
    make_template(load_design(folder), folder / "template.pptx")
    kit = load_kit(folder)
    assert len(kit.template.layouts) == len(LAYOUT_NAMES)
    assert [remark for remark in check_kit(kit) if remark.severity != "info"] == []


def test_a_long_slogan_of_a_new_kit_is_warned_of_or_fits(tmp_path: Path) -> None:
    folder = tmp_path / "ny"
    slogan = "Et aktivt og robust regionsenter med livskvalitet og mangfold for alle som bor og kommer hit, hele året"
    write_kit_description(folder, name="Grong kommune", slogan=slogan)
    make_template(load_design(folder), folder / "template.pptx")
    assert {remark.rule for remark in check_kit(load_kit(folder))} == {"brand.slogan"}
