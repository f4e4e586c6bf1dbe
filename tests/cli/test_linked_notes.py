"""Talks that take in notes, from the command line: what goes out, and what stops it."""

import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from leaderdeck.desktop.settings import Settings, save_settings

NOTE = "## Tre lag\n\n- løfter\n\nNotat: Si det rolig.\n\nPrivat: Sølvrev i skapet.\n\n> Sagt\n> — Kari\n"
TALK = "---\ntitle: Åpent hus\nlang: nb\n---\n\n## Start\n\n- a\n\n::: sett-inn {target}\n"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    (tmp_path / "bibliotek").mkdir()
    (tmp_path / "bibliotek" / "notat.md").write_text(NOTE, "utf-8")
    (tmp_path / "bibliotek" / "privat.md").write_text(f"---\nprivat: ja\n---\n\n{NOTE}", "utf-8")
    (tmp_path / "foredrag").mkdir()
    return tmp_path / "foredrag" / "tale.md"


def everything_in(deck: Path) -> str:
    with zipfile.ZipFile(deck) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_linked_slides_go_out_with_their_notes_and_nothing_private(leaderdeck, talk: Path) -> None:
    save_settings(Settings(folder=talk.parent.parent / "bibliotek"))
    talk.write_text(TALK.format(target="notat.md"), "utf-8")
    code, _, err = leaderdeck("export", talk)
    assert (code, err) == (0, "")
    slides = Presentation(talk.with_suffix(".pptx")).slides
    assert [slide.shapes.title.text for slide in slides] == ["Åpent hus", "Start", "Tre lag"]
    assert "Si det rolig." in slides[2].notes_slide.notes_text_frame.text
    packed = everything_in(talk.with_suffix(".pptx"))
    assert "Sølvrev" not in packed
    assert "bibliotek" not in packed, "where a note lies is nobody's business"


@pytest.mark.parametrize("target", ["privat.md", "privat.md#Tre lag", "privat.md#sitat-1"])
def test_a_private_file_stops_the_export(leaderdeck, talk: Path, target: str) -> None:
    save_settings(Settings(folder=talk.parent.parent / "bibliotek"))
    talk.write_text(TALK.format(target=target), "utf-8")
    code, out, err = leaderdeck("export", talk)
    assert code != 0
    assert not talk.with_suffix(".pptx").exists()
    assert "privat.md" in out + err
    code, out, err = leaderdeck("inspect", talk, "--json")
    assert "Sølvrev" not in out + err
    assert "løfter" not in out + err


def test_without_a_library_a_file_elsewhere_is_told_of(leaderdeck, talk: Path) -> None:
    talk.write_text(TALK.format(target="../bibliotek/notat.md"), "utf-8")
    code, out, _ = leaderdeck("check", talk)
    assert code == 1
    assert "library.include" in out or "utenfor biblioteket" in out
