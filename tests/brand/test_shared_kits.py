"""The organization's shared folder: its kits are there, also when the network is not, and nobody waits for it."""

import json
import shutil
import threading
import time
from pathlib import Path

import pytest

from leaderdeck.brand import kit_package, shared_kits
from leaderdeck.brand.catalog import find_kit, list_all_kits, list_kits
from leaderdeck.brand.kit_package import pack_kit
from leaderdeck.brand.kit_store import install_kit, newer_kits, remove_kit, update_kit
from leaderdeck.brand.shared_kits import look_at_shared, shared_folder
from leaderdeck.errors import BrandProblem
from leaderdeck.paths import resource_folder, user_data_folder


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "felles"
    folder.mkdir()
    monkeypatch.setenv("LEADERDECK_BRANDS", str(folder))
    return folder


def put(place: Path, version: str, kit_id: str = "nes") -> Path:
    """A kit folder there."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(resource_folder("brands", "plain"), place)
    text = (place / "brand.toml").read_text("utf-8").replace('id = "plain"', f'id = "{kit_id}"', 1)
    assert 'version = "1.0"' in text
    (place / "brand.toml").write_text(text.replace('version = "1.0"', f'version = "{version}"', 1), "utf-8")
    return place


def test_no_folder_is_no_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert shared_folder() is None
    assert look_at_shared().kits == ()
    user_data_folder().mkdir(parents=True, exist_ok=True)
    for said, folder in (('{"shared_brands": "/del/profiler"}', Path("/del/profiler")), ('{"shared_brands": 7}', None),
                         ("[]", None), ("{", None), ('{"shared_brands": "a\\u0000b"}', None)):  # fmt: skip
        (user_data_folder() / "settings.json").write_text(said, "utf-8")
        assert shared_folder() == folder
    monkeypatch.setenv("LEADERDECK_BRANDS", str(tmp_path))
    assert shared_folder() == tmp_path


def test_kits_in_the_folder_are_had_as_files_and_folders(share: Path, tmp_path: Path) -> None:
    put(share / "nes", "1.0")
    with (share / "Lom 2.ldbrand").open("wb") as stream:
        pack_kit(put(tmp_path / "lom", "2.0", "lom"), stream)
    (share / "notat.docx").write_bytes(b"x")
    assert {kit.id: kit.origin for kit in list_kits() if kit.id in ("nes", "lom")} == {"nes": "shared", "lom": "shared"}
    assert find_kit("lom").version == "2.0"
    assert not find_kit("nes").folder.is_relative_to(share), "a copy is used"
    with pytest.raises(BrandProblem, match="delte mappe og fjernes der"):
        remove_kit("nes")


def test_the_newest_wins_unless_a_version_is_pinned(share: Path, tmp_path: Path) -> None:
    install_kit(put(tmp_path / "nes", "1.5"))
    put(share / "nes", "1.0")
    assert find_kit("nes").version == "1.5"
    put(share / "nes", "1.12")
    assert find_kit("nes").version == "1.12"
    assert find_kit("nes@1.5").version == "1.5"
    assert find_kit("nes@1.0").version == "1.0", "what was there once is kept for those who ask for it"
    assert [kit.origin for kit in list_all_kits() if kit.id == "nes"] == ["installed", "shared"]
    (newer,) = newer_kits()
    assert (newer.installed.version, newer.version) == ("1.5", "1.12")
    update_kit(newer)
    assert newer_kits() == ()


def test_what_is_taken_away_there_is_gone_and_what_cannot_be_used_is_told(share: Path) -> None:
    put(share / "nes", "1.0")
    (share / "ond.ldbrand").write_bytes(b"PK\x03\x04 ingenting")
    looked = look_at_shared()
    assert [kit.id for kit in looked.kits] == ["nes"]
    assert [str(trouble) for trouble in looked.troubles] == [
        "ond.ldbrand kan ikke brukes som profilpakke: den er skadet eller ikke en profilpakke."
    ]
    shutil.rmtree(share / "nes")
    assert look_at_shared().kits == ()


def test_a_kit_is_copied_once(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(share / "nes", "1.0")
    assert look_at_shared().kits
    monkeypatch.setattr(kit_package, "read_kit", lambda _: pytest.fail("read again"))
    assert look_at_shared().kits


def test_an_absent_folder_is_remembered(share: Path, leaderdeck) -> None:
    put(share / "nes", "1.0")
    assert look_at_shared().answered
    shutil.rmtree(share)
    looked = look_at_shared()
    assert (looked.answered, [kit.id for kit in looked.kits]) == (False, ["nes"])
    assert find_kit("nes").version == "1.0"
    code, out, _ = leaderdeck("brand", "list")
    assert code == 0
    assert "svarer ikke" in out


def test_a_folder_that_hangs_costs_a_moment_once(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(share / "nes", "1.0")
    look_at_shared()
    answer, asked = threading.Event(), []

    def hanging(folder: Path) -> list:
        asked.append(folder)
        answer.wait(20)
        return []

    monkeypatch.setattr(shared_kits.os, "scandir", hanging)
    try:
        begin = time.monotonic()
        looked = look_at_shared(0.05)
        again = [look_at_shared(0.05) for _ in range(20)]
        assert time.monotonic() - begin < 10, "it hangs for twenty; a tenth of a second on a machine that is not busy"
        assert len(asked) == 1
        assert {one.answered for one in (looked, *again)} == {False}
        assert [kit.id for kit in looked.kits] == ["nes"]
    finally:
        answer.set()
        monkeypatch.undo()


@pytest.mark.parametrize(
    "memory", ["", "{", "[]", '{"folder": 3}', '{"folder": "F", "seen": {"a": {"copy": "../../x"}}}']
)
def test_a_broken_memory_is_no_harm(share: Path, memory: str) -> None:
    put(share / "nes", "1.0")
    look_at_shared()
    file = user_data_folder() / "shared-brands" / "seen.json"
    file.write_text(memory.replace('"F"', json.dumps(str(share))), "utf-8")
    assert [kit.id for kit in look_at_shared().kits] == ["nes"]
