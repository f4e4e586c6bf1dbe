"""Kits installed, updated, pinned and removed: whole or not at all, and never a surprise."""

import os
import shutil
from contextlib import suppress
from errno import ENOSPC
from pathlib import Path

import pytest

from leaderdeck.brand import kit_folders
from leaderdeck.brand.catalog import find_kit, list_all_kits, list_kits
from leaderdeck.brand.kit_package import pack_kit
from leaderdeck.brand.kit_store import install_kit, newer_kits, remove_kit, update_kit
from leaderdeck.errors import BrandProblem, FileProblem
from leaderdeck.paths import resource_folder, user_brand_folder


@pytest.fixture
def make_kit(tmp_path: Path):
    """A kit folder of this id, version and name."""

    def make(version: str = "1.0", kit_id: str = "nes", name: str = "Nes kommune", slogan: str = "Nes og vi") -> Path:
        folder = tmp_path / f"{kit_id}-{version}-{name}-{slogan}"
        shutil.copytree(resource_folder("brands", "plain"), folder, dirs_exist_ok=True)
        text = (folder / "brand.toml").read_text("utf-8")
        for old, new in (('id = "plain"', f'id = "{kit_id}"'), ('version = "1.0"', f'version = "{version}"'),
                         ('name = "Nøytral profil"', f'name = "{name}"')):  # fmt: skip
            assert old in text
            text = text.replace(old, new, 1)
        (folder / "brand.toml").write_text(text.replace("[slogan]", f'[slogan]\nse = "{slogan}"', 1), "utf-8")
        return folder

    return make


def packed(folder: Path) -> Path:
    file = folder.with_suffix(".ldbrand")
    with file.open("wb") as stream:
        pack_kit(folder, stream)
    return file


def leftovers() -> list[str]:
    return [path.name for path in user_brand_folder().glob(".leaderdeck-*")]


def test_a_file_and_a_folder_are_installed_alike(make_kit) -> None:
    done = install_kit(packed(make_kit()))
    assert (done.outcome, done.kit.id, done.kit.version, done.replaced) == ("installed", "nes", "1.0", "")
    assert str(done.sentence) == "Installerte «Nes kommune» 1.0."
    assert find_kit("nes").folder == user_brand_folder() / "nes"
    assert install_kit(make_kit()).outcome == "unchanged"
    assert [kit.origin for kit in list_all_kits() if kit.id == "nes"] == ["installed"]
    assert leftovers() == []


def test_an_update_keeps_the_old_version_for_those_who_ask_for_it(make_kit) -> None:
    install_kit(make_kit("1.0", slogan="Gammelt"))
    done = install_kit(make_kit("1.10", slogan="Nytt"))
    assert (done.outcome, done.replaced) == ("updated", "1.0")
    assert find_kit("nes").slogan("se") == "Nytt"
    assert find_kit("nes@1.0").slogan("se") == "Gammelt"
    assert find_kit("NES@1.10.0").slogan("se") == "Nytt"
    with pytest.raises(BrandProblem, match=r"«nes» i versjon 1\.2; det finnes 1\.0, 1\.10\."):
        find_kit("nes@1.2")
    assert [kit.version for kit in list_kits() if kit.id == "nes"] == ["1.10"]


def test_older_versions_other_contents_and_other_makers_are_installed_by_force_alone(make_kit) -> None:
    install_kit(make_kit("2.0"))
    for folder, words in (
        (make_kit("1.9"), r"nyere versjon \(2\.0\)"),
        (make_kit("2.0", slogan="Endret"), "annet innhold"),
        (make_kit("3.0", name="Nes golfklubb"), "er fra før profilpakken til Nes kommune"),
    ):
        with pytest.raises(BrandProblem, match=words):
            install_kit(folder)
        assert find_kit("nes").version == "2.0"
    assert install_kit(make_kit("1.9"), force=True).replaced == "2.0"
    assert find_kit("nes").version == "1.9"
    assert find_kit("nes@2").version == "2.0"


def test_a_kit_that_calls_itself_as_a_shipped_one_is_said(make_kit) -> None:
    with pytest.raises(BrandProblem, match="er fra før profilpakken til Fjordvik kommune"):
        install_kit(make_kit("9.0", kit_id="fjordvik"))
    with pytest.raises(BrandProblem, match="følger med LeaderDeck og kan ikke fjernes"):
        remove_kit("fjordvik")


def test_removing_takes_every_version_and_says_which(make_kit) -> None:
    install_kit(make_kit("1.0"))
    install_kit(make_kit("2.0"))
    assert set(remove_kit("nes")) == {"1.0", "2.0"}
    assert [kit.id for kit in list_all_kits() if kit.id == "nes"] == []
    with pytest.raises(BrandProblem, match="«nes» er ikke installert"):
        remove_kit("nes")
    assert leftovers() == []


def test_an_update_is_offered_where_the_kit_came_from(make_kit, tmp_path: Path) -> None:
    file = packed(make_kit("1.0"))
    install_kit(file)
    assert newer_kits() == ()
    shutil.move(packed(make_kit("1.1")), file)
    (newer,) = newer_kits()
    assert (newer.installed.version, newer.version, newer.source) == ("1.0", "1.1", file)
    assert update_kit(newer).replaced == "1.0"
    assert newer_kits() == ()
    shutil.move(packed(make_kit("5.0", kit_id="annet")), file)
    assert newer_kits() == ()
    with pytest.raises(BrandProblem, match="er profilpakken «annet» nå"):
        update_kit(newer)


class FullDisk:
    """The n-th call to the disk fails."""

    def __init__(self, number: int) -> None:
        self.left = number

    def failing(self, real):
        def call(*arguments, **options):
            self.left -= 1
            if self.left == 0:
                raise OSError(ENOSPC, os.strerror(ENOSPC))
            return real(*arguments, **options)

        return call


def test_every_failing_step_leaves_the_old_kit_in_place(make_kit, monkeypatch: pytest.MonkeyPatch) -> None:
    """For every n the n-th call fails: the old kit is whole, or the new one is."""
    install_kit(make_kit("1.0", slogan="Gammelt"))
    new = make_kit("2.0", slogan="Nytt")
    failed, done = 0, None
    while done is None:
        failed += 1
        disk = FullDisk(failed)
        with monkeypatch.context() as patch:
            for place, name in ((os, "replace"), (os, "fsync"), (kit_folders.tempfile, "mkdtemp"), (Path, "mkdir")):
                patch.setattr(place, name, disk.failing(getattr(place, name)))
            with suppress(FileProblem):
                done = install_kit(new)
        assert find_kit("nes").slogan("se") == ("Gammelt" if done is None else "Nytt"), failed
        assert leftovers() == []
    assert failed > 5
    assert find_kit("nes").slogan("se") == "Nytt"


def test_a_fall_between_the_two_renames_loses_nothing(make_kit, monkeypatch: pytest.MonkeyPatch) -> None:
    install_kit(make_kit("1.0", slogan="Gammelt"))
    kept = kit_folders.version_folder(kit_folders.kept_folder(), "nes", "1.0")
    kept.parent.mkdir()
    (user_brand_folder() / "nes").rename(kept)  # as far as the machine came
    assert find_kit("nes").slogan("se") == "Gammelt"
    install_kit(make_kit("2.0", slogan="Nytt"))
    assert find_kit("nes").slogan("se") == "Nytt"


def test_a_folder_that_cannot_be_written_is_said(make_kit) -> None:
    user_brand_folder().parent.mkdir(parents=True, exist_ok=True)
    user_brand_folder().write_text("en fil der mappen skulle ligge", "utf-8")
    with pytest.raises(FileProblem, match="Kunne ikke skrive i"):
        install_kit(make_kit())


def test_the_commands(leaderdeck, make_kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = leaderdeck("brand", "pack", make_kit("1.0"))
    assert (code, out.strip(), err) == (0, "Pakket «Nes kommune» 1.0 i nes-1.0.ldbrand.", "")
    assert leaderdeck("brand", "install", "nes-1.0.ldbrand")[0] == 0
    code, out, _ = leaderdeck("brand", "list")
    assert "nes              Nes kommune 1.0  (installert; den tilgjengelige)" in out.splitlines()
    assert leaderdeck("brand", "update")[1].strip() == "Ingen installert profilpakke finnes i en nyere versjon."
    leaderdeck("brand", "pack", make_kit("1.2"), "-o", "nes-1.0.ldbrand", "--force")
    code, out, _ = leaderdeck("brand", "list")
    assert any("1.2 finnes: «leaderdeck brand update nes»" in line for line in out.splitlines())
    assert leaderdeck("brand", "update", "nes")[1].strip() == "Oppdaterte «Nes kommune» fra 1.0 til 1.2."
    code, _, err = leaderdeck("brand", "install", make_kit("1.1"))
    assert code == 2
    assert "nyere versjon" in err
    assert leaderdeck("brand", "remove", "nes")[1].strip() in ("Fjernet «nes» 1.2, 1.0.", "Fjernet «nes» 1.0, 1.2.")
    assert leaderdeck("brand", "remove", "plain")[0] == 2
    assert leaderdeck("brand", "pack")[0] == 2


def test_a_talk_may_pin_a_version(leaderdeck, make_kit, tmp_path: Path) -> None:
    install_kit(make_kit("1.0", slogan="Gammelt"))
    install_kit(make_kit("2.1", slogan="Nytt"))
    talk = tmp_path / "tale.md"
    for brand, slogan in (("nes@1.0", "Gammelt"), ("nes", "Nytt"), ("nes@2.1", "Nytt")):
        talk.write_text(f"---\ntitle: Hei\nbrand: {brand}\nlang: se\n---\n\n# Hei\n\n- du\n", "utf-8")
        code, out, err = leaderdeck("inspect", talk, "--scene", "--json")
        assert code in (0, 1), err
        assert slogan in out
    talk.write_text("---\ntitle: Hei\nbrand: nes@7\n---\n\n# Hei\n", "utf-8")
    code, _, err = leaderdeck("inspect", talk)
    assert (code, "versjon 7; det finnes 1.0, 2.1." in err) == (2, True)
