"""What talks for other programs only say leaves in no file for the organizer or the public, and on no slide at all."""

import zipfile
from pathlib import Path

import pytest

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES, ProfileName
from leaderdeck.talk import read_talk

TALKS = sorted((Path(__file__).parent / "dialects").glob("*.md"))
SECRET = "hemmelignotat"
PRIVATE = "hemmeligprivat"


def parts_with(file: Path, word: str) -> list[str]:
    with zipfile.ZipFile(file) as package:
        return [name for name in package.namelist() if word.encode() in package.read(name)]


@pytest.mark.parametrize("profile", ["stage", "organizer", "publish"])
@pytest.mark.parametrize("talk", TALKS, ids=lambda path: path.stem)
def test_notes_are_in_the_notes_of_the_stage_alone(tmp_path: Path, talk: Path, profile: ProfileName) -> None:
    text = talk.read_text("utf-8") + f"\n\n::: privat\n{PRIVATE}\n:::\n"
    file = tmp_path / "ut.pptx"
    export_talk(read_talk(text, find_kit("plain"), tmp_path), file, "pptx", PROFILES[profile])
    found = parts_with(file, SECRET)
    assert bool(found) == (profile == "stage")
    assert all(name.startswith("ppt/notesSlides/") for name in found)
    assert not parts_with(file, PRIVATE)


@pytest.mark.parametrize("talk", TALKS, ids=lambda path: path.stem)
def test_the_web_page_has_no_notes(tmp_path: Path, talk: Path) -> None:
    shown = read_talk(talk.read_text("utf-8"), find_kit("plain"), tmp_path)
    export_talk(shown, tmp_path / "ut.html", "html", PROFILES["publish"])
    assert SECRET not in (tmp_path / "ut.html").read_text("utf-8")
