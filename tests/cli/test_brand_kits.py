"""`leaderdeck brand`: kits made, listed, shown and checked."""

import json
import re
from pathlib import Path

import pytest

SHIPPED = {"fjordvik", "granheim", "plain"}
MADE = ("--name", "Vik kommune", "--slogan", "Nær og trygg", "--primary", "#0B3C49", "--accent", "#E07A5F")


@pytest.fixture
def kit(leaderdeck, tmp_path: Path) -> Path:
    folder = tmp_path / "vik"
    code, out, err = leaderdeck("brand", "new", folder, *MADE)
    assert (code, err) == (0, "")
    assert str(folder) in out
    return folder


def documented(leaderdeck, *arguments: object) -> dict:
    code, out, err = leaderdeck("brand", *arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_the_list_has_the_shipped_kits(leaderdeck) -> None:
    kits = documented(leaderdeck, "list")["kits"]
    assert {kit["id"] for kit in kits} == SHIPPED
    assert [kit["id"] for kit in kits if kit["accessible"]] == ["plain"]
    assert all(Path(kit["folder"]).is_dir() for kit in kits)
    lines = leaderdeck("brand", "list")[1].splitlines()
    assert {line.split()[0] for line in lines} == SHIPPED


@pytest.mark.parametrize("shipped", sorted(SHIPPED))
def test_a_shipped_kit_is_shown_and_has_no_errors(leaderdeck, shipped: str) -> None:
    shown = documented(leaderdeck, "show", shipped)
    assert shown["id"] == shipped
    assert {"cover", "section", "content", "closing"} <= set(shown["layouts"])
    assert all(re.fullmatch("#[0-9A-F]{6}", color["rgb"]) for color in shown["palette"])
    assert all(pair["contrast"] >= 4.5 for pair in shown["text_pairs"])
    assert not [found for found in documented(leaderdeck, "check", shipped)["findings"] if found["severity"] == "error"]
    assert shown["name"] in leaderdeck("brand", "show", shipped)[1]


def test_a_kit_of_a_name_a_slogan_and_two_colors_is_whole(leaderdeck, kit: Path) -> None:
    assert {"brand.toml", "template.pptx"} <= {file.name for file in kit.iterdir()}
    shown = documented(leaderdeck, "show", kit)
    assert (shown["name"], shown["slogans"]) == ("Vik kommune", {"nb": "Nær og trygg"})
    checked = documented(leaderdeck, "check", kit)
    assert (checked["format"], checked["kit"]) == (1, "vik-kommune")
    assert [(found["rule"], found["severity"]) for found in checked["findings"]] == [("brand.font-elsewhere", "info")]
    assert [tint["name"] for tint in shown["tints"]][:2] == ["Hovedfarge 80 %", "Hovedfarge 60 %"]
    assert all(tint["contrast"] >= 4.5 for tint in shown["tints"])


def test_a_new_kit_can_be_told_of_as_json(leaderdeck, tmp_path: Path) -> None:
    made = documented(leaderdeck, "new", tmp_path / "a", *MADE)
    assert made == {"format": 1, "id": "vik-kommune", "name": "Vik kommune", "folder": str(tmp_path / "a")}


def test_a_folder_that_exists_is_left_alone(leaderdeck, kit: Path) -> None:
    before = {file.name: file.read_bytes() for file in kit.iterdir() if file.is_file()}
    code, out, err = leaderdeck("brand", "new", kit, "--name", "Annen kommune")
    assert (code, out) == (2, "")
    assert "finnes fra før" in err
    assert before == {file.name: file.read_bytes() for file in kit.iterdir() if file.is_file()}


@pytest.mark.parametrize(
    "arguments",
    [("--name", "Vik", "--primary", "rød"), ("--name", " "), ("--name", "Vik", "--logo", "borte.svg"),
     ("--slogan", "Nær")],
)  # fmt: skip
def test_a_kit_that_cannot_be_made_leaves_nothing(leaderdeck, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    code, out, err = leaderdeck("brand", "new", tmp_path / "vik", *arguments)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_kit_that_is_not_there_names_those_that_are(leaderdeck) -> None:
    code, _, err = leaderdeck("brand", "show", "fjordvikk")
    assert code == 2
    assert all(shipped in err for shipped in SHIPPED)
