"""`leaderdeck brand import` and `brand roles`, as people call them."""

import json
from pathlib import Path

import pytest
from municipal_template import NAME, municipal_template

from leaderdeck.brand.reader import load_kit


@pytest.fixture
def kit(leaderdeck, tmp_path: Path) -> Path:
    file = municipal_template(tmp_path / "mal.pptm", littered=True)
    code, _, err = leaderdeck("brand", "import", file, "-o", tmp_path / "kit", "--name", NAME)
    assert (code, err) == (0, "")
    return tmp_path / "kit"


def test_import_says_what_was_read_what_was_left_and_what_to_look_at(leaderdeck, tmp_path: Path) -> None:
    file = municipal_template(tmp_path / "mal.pptm", littered=True)
    code, told, err = leaderdeck("brand", "import", file, "-o", tmp_path / "kit")
    assert (code, err) == (0, "")
    assert "Ikke tatt med: makroer" in told
    assert "Se på dette:" in told
    rows = [line.split() for line in told.splitlines()]
    assert ["content", "1", "Tittel", "og", "innhold", "hvit", "97", "%", "oppsettets", "type"] in rows
    assert all(len(line) <= 100 for line in told.splitlines() if "%" in line)


def test_import_as_json(leaderdeck, tmp_path: Path) -> None:
    file = municipal_template(tmp_path / "mal.pptx")
    code, out, _ = leaderdeck("brand", "import", file, "-o", tmp_path / "kit", "--slogan", "Rom for alle", "--json")
    told = json.loads(out)
    assert (code, told["slogan"]) == (0, "Rom for alle")
    assert len(told["roles"]) == 17
    assert told["colors"]["accent"] == {"slot": "accent1", "rgb": "#0B6E4F"}
    assert told["left_out"] == ["navn på dem som laget filen", "miniatyrbilde", "skriverinnstillinger"]


def test_roles_are_shown_and_set_right_once(leaderdeck, kit: Path) -> None:
    code, told, _ = leaderdeck("brand", "roles", kit, "closing=2", "quote=Bare tittel hvit")
    assert (code, told.count("bestemt av dere")) == (0, 2)
    places = {place.role: place for place in load_kit(kit).roles}
    assert (places["closing"].layout, places["quote"].layout) == (2, 5)
    assert {places[role].why for role in ("closing", "quote")} == {"person"}
    assert "# Profilpakke" in (kit / "brand.toml").read_text("utf-8")


def test_roles_as_json(leaderdeck, kit: Path) -> None:
    code, out, _ = leaderdeck("brand", "roles", kit, "--json")
    assert code == 0
    assert [row["role"] for row in json.loads(out)["roles"]][:3] == ["cover", "section", "content"]


@pytest.mark.parametrize("place", ["forside=1", "closing=99", "closing=Finnes ikke", "closing"])
def test_a_wrong_place_changes_nothing(leaderdeck, kit: Path, place: str) -> None:
    before = (kit / "brand.toml").read_bytes()
    code, _, err = leaderdeck("brand", "roles", kit, place)
    assert code != 0
    assert (kit / "brand.toml").read_bytes() == before
    assert err.count("\n") == 1


def test_kits_that_leaderdeck_made_have_no_map(leaderdeck) -> None:
    code, _, err = leaderdeck("brand", "roles", "fjordvik")
    assert code != 0
    assert "LeaderDeck har laget" in err


@pytest.mark.parametrize("call", [["import"], ["import", "mal.pptx"], ["show", "plain", "for", "mye"]])
def test_calls_that_lack_a_word_say_which(leaderdeck, call: list[str]) -> None:
    code, _, err = leaderdeck("brand", *call)
    assert code != 0
    assert err.count("\n") == 1
