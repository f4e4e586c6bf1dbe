from pathlib import Path

import pytest

from leaderdeck.brand.catalog import find_kit, list_kits
from leaderdeck.errors import BrandProblem
from leaderdeck.paths import user_brand_folder


def test_an_unknown_id_names_the_nearest_and_all_there_are() -> None:
    with pytest.raises(BrandProblem) as caught:
        find_kit("fjordvig")
    assert (
        str(caught.value)
        == "Fant ikke profilpakken «fjordvig»; mente du «fjordvik»? Det finnes: "
        + ", ".join(kit.id for kit in list_kits())
        + "."
    )


@pytest.mark.parametrize(
    "name", ["", "zzz", "\0", "x" * 5000, "~nobody/kit", "fjordvik/brand.toml/x", "/proc/self/mem"]
)
def test_nonsense_names_are_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(BrandProblem) as caught:
        find_kit(name, tmp_path)
    assert len(str(caught.value)) < 400


def test_a_folder_without_a_kit_is_named(tmp_path: Path) -> None:
    (tmp_path / "profil").mkdir()
    with pytest.raises(BrandProblem) as caught:
        find_kit("profil", tmp_path)
    assert str(tmp_path / "profil") in str(caught.value)


def test_an_installed_kit_hides_the_shipped_one_and_broken_ones_are_left_out(kit_folder: Path) -> None:
    installed = user_brand_folder() / "fjordvik"
    installed.parent.mkdir(parents=True)
    kit_folder.rename(installed)
    (user_brand_folder() / "broken").mkdir()
    (user_brand_folder() / "broken" / "brand.toml").write_text("id = [", "utf-8")
    (user_brand_folder() / "stray.txt").write_text("x", "utf-8")
    kits = {kit.id: kit.folder for kit in list_kits()}
    assert kits["fjordvik"] == installed
    assert sorted(kits) == ["fjordvik", "granheim", "plain"]
