"""A brand kit that is double-clicked: the window asks in its bar, installs, and the talk wears it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.kit_package import pack_kit
from leaderdeck.desktop.settings import Settings, load_settings, save_settings
from leaderdeck.errors import BrandProblem
from leaderdeck.paths import resource_folder


@pytest.fixture
def make_file(tmp_path: Path):
    """A kit file of this version."""

    def make(version: str, slogan: str) -> Path:
        folder = tmp_path / f"nes-{version}"
        shutil.copytree(resource_folder("brands", "plain"), folder)
        text = (folder / "brand.toml").read_text("utf-8")
        text = text.replace('id = "plain"', 'id = "nes"', 1).replace('version = "1.0"', f'version = "{version}"', 1)
        (folder / "brand.toml").write_text(text.replace("[slogan]", f'[slogan]\nse = "{slogan}"', 1), "utf-8")
        file = tmp_path / f"Nes {version}.ldbrand"
        with file.open("wb") as stream:
            pack_kit(folder, stream)
        return file

    return make


def words(start) -> list[str]:
    return [str(sentence) for sentence in start.window.bar.sentences()]


def press(start, text: str) -> None:
    def shown() -> list[QPushButton]:
        return [one for one in start.window.bar.findChildren(QPushButton) if one.text() == text and one.isVisible()]

    start.until(shown)
    shown()[0].click()


def test_a_kit_that_is_opened_is_installed_once_the_user_says_so(app, make_file, tmp_path: Path, quiet) -> None:
    talk = tmp_path / "tale.md"
    talk.write_text("---\ntitle: Hei\nbrand: nes\nlang: se\n---\n\n# Hei\n\n- du\n", "utf-8")
    start = app()
    start.start(talk)
    start.settle()
    window = start.window
    assert window.session.talk.kit.id == "plain"
    start.desktop.open_file(make_file("1.0", "Gammelt"), window)
    start.until(lambda: "Vil du installere profilpakken «Nøytral profil» 1.0?" in words(start))
    assert start.desktop.windows == [window]
    assert window.session.talk.kit.id == "plain", "nothing is done before the answer"
    press(start, "Installer")
    start.until(lambda: window.session.talk.kit.id == "nes")
    assert "Installerte «Nøytral profil» 1.0." in words(start)
    start.desktop.open_handed_over([make_file("2.0", "Nytt")])
    press(start, "Installer")
    start.until(lambda: window.session.talk.kit.slogan("se") == "Nytt")
    assert talk.read_text("utf-8").count("nes") == 1
    quiet()


def test_no_is_no_and_an_older_one_needs_to_be_insisted_on(app, make_file, tmp_path: Path) -> None:
    talk = tmp_path / "tale.md"
    talk.write_text("# Hei\n", "utf-8")
    start = app()
    start.start(talk)
    new = make_file("2.0", "Nytt")
    start.desktop.open_file(new)
    press(start, "Ikke nå")
    with pytest.raises(BrandProblem):
        find_kit("nes")
    start.desktop.open_file(new)
    press(start, "Installer")
    start.until(lambda: any("Installerte" in sentence for sentence in words(start)))
    start.desktop.open_file(make_file("1.0", "Gammelt"))
    press(start, "Installer")
    start.until(lambda: any("nyere versjon (2.0)" in sentence for sentence in words(start)))
    assert find_kit("nes").version == "2.0"
    press(start, "Installer likevel")
    start.until(lambda: find_kit("nes").version == "1.0")


def test_a_hostile_kit_is_refused_in_the_bar(app, tmp_path: Path) -> None:
    (tmp_path / "ond.ldbrand").write_bytes(b"PK\x03\x04" + bytes(900))
    start = app()
    start.start(tmp_path / "ond.ldbrand")
    start.until(lambda: any("ond.ldbrand kan ikke brukes" in sentence for sentence in words(start)))
    assert len(start.desktop.windows) == 1, "the sample is there all the same"


def test_the_shared_folder_stays_in_the_settings() -> None:
    save_settings(Settings(shared_brands="/del/profiler"))
    assert load_settings().shared_brands == "/del/profiler"
