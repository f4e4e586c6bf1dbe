"""`leaderdeck export`: where files go, what they are, and what each receiver gets."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pptx import Presentation

TALK = """---
title: Åpent hus
lang: nb
speaker: Kari Nordvik
role: ordfører
---

## Velkommen

- Kaffe

Notat: Husk kaffen.

Privat: Sølvrev i skapet.

## Reserve {.skjult}

- Kake
"""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    file = tmp_path / "tale.md"
    file.write_text(TALK, "utf-8")
    return file


def everything_in(deck: Path) -> str:
    with zipfile.ZipFile(deck) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_powerpoint_is_the_default_and_lies_beside_the_talk(leaderdeck, talk: Path) -> None:
    code, out, err = leaderdeck("export", talk)
    assert (code, err) == (0, "")
    assert str(talk.with_suffix(".pptx")) in out
    assert [slide.shapes.title.text for slide in Presentation(talk.with_suffix(".pptx")).slides] == [
        "Åpent hus",
        "Velkommen",
        "Reserve",
    ]


def test_one_slide_is_one_slide_in_words(leaderdeck, tmp_path: Path) -> None:
    (tmp_path / "kort.md").write_text("# Hei\n\n- a\n")
    assert ": 1 lysbilde (" in leaderdeck("export", tmp_path / "kort.md")[1]
    assert leaderdeck("inspect", tmp_path / "kort.md")[1].splitlines()[1].startswith("1 lysbilde, ")


def test_output_names_a_file_or_a_folder_that_is_there(leaderdeck, talk: Path, tmp_path: Path) -> None:
    (tmp_path / "ut").mkdir()
    assert leaderdeck("export", talk, "-o", tmp_path / "annet navn.pptx")[0] == 0
    assert leaderdeck("export", talk, "--output", tmp_path / "ut")[0] == 0
    assert (tmp_path / "annet navn.pptx").is_file()
    assert (tmp_path / "ut" / "tale.pptx").is_file()


def test_a_slash_at_the_end_names_a_folder_that_is_made(leaderdeck, talk: Path, tmp_path: Path) -> None:
    code, _, err = leaderdeck("export", talk, "-o", f"{tmp_path}/ny/mappe/")
    assert code in (0, 1), err
    assert (tmp_path / "ny" / "mappe" / f"{talk.stem}.pptx").is_file()


def test_a_pdf_has_a_page_for_each_slide_that_is_sent(leaderdeck, talk: Path) -> None:
    assert leaderdeck("export", talk, "--to", "pdf", "--profile", "publish")[0] == 0
    with pikepdf.open(talk.with_suffix(".pdf")) as pdf:
        assert len(pdf.pages) == 2


def test_pictures_are_numbered_in_a_folder(leaderdeck, talk: Path, tmp_path: Path) -> None:
    assert leaderdeck("export", talk, "--to", "png")[0] == 0
    assert leaderdeck("export", talk, "--to", "png", "-o", tmp_path / "ut")[0] == 0
    for folder in (tmp_path / "tale-bilder", tmp_path / "ut"):
        assert sorted(file.name for file in folder.iterdir()) == ["tale-01.png", "tale-02.png", "tale-03.png"]
    with Image.open(io.BytesIO((tmp_path / "ut" / "tale-01.png").read_bytes())) as picture:
        assert picture.size == (1920, 1080)
        assert not picture.info.keys() & {"Author", "Software", "Creation Time"}


@pytest.mark.parametrize(
    ("profile", "notes", "hidden", "speaker"),
    [("stage", True, True, True), ("organizer", False, True, True), ("publish", False, False, False)],
)
def test_each_receiver_gets_what_is_meant_for_it(
    leaderdeck, talk: Path, profile: str, notes: bool, hidden: bool, speaker: bool
) -> None:
    assert leaderdeck("export", talk, "--profile", profile)[0] == 0
    written = everything_in(talk.with_suffix(".pptx"))
    assert ("Husk kaffen" in written) == notes
    assert ("Reserve" in written) == hidden
    assert ("Kari Nordvik" in written) == speaker
    assert "Sølvrev" not in written


def test_the_brand_is_an_id_or_a_folder(leaderdeck, talk: Path, tmp_path: Path) -> None:
    assert leaderdeck("brand", "new", tmp_path / "vik", "--name", "Vik kommune", "--slogan", "Nær og trygg")[0] == 0
    assert leaderdeck("export", talk, "--brand", "granheim", "-o", tmp_path / "a.pptx")[0] == 0
    assert leaderdeck("export", talk, "--brand", tmp_path / "vik", "-o", tmp_path / "b.pptx")[0] == 0
    assert "Noto Serif" in everything_in(tmp_path / "a.pptx")
    assert "Nær og trygg" in everything_in(tmp_path / "b.pptx")


def test_several_jobs_write_what_one_writes(leaderdeck, tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(TALK.replace("Velkommen", name), "utf-8")
    assert leaderdeck("export", tmp_path, "-o", tmp_path / "en")[0] == 0
    code, out, err = leaderdeck("export", tmp_path, "-o", tmp_path / "to", "--jobs", 2)
    assert (code, err) == (0, "")
    assert [line.split(":")[0] for line in out.splitlines() if line.startswith("Skrev")] == [
        f"Skrev {tmp_path / 'to' / name}" for name in ("a.pptx", "b.pptx")
    ]
    for name in ("a.pptx", "b.pptx"):
        assert (tmp_path / "en" / name).read_bytes() == (tmp_path / "to" / name).read_bytes()


def test_talks_that_would_become_one_file_are_refused(leaderdeck, tmp_path: Path) -> None:
    for name in ("a.md", "a.txt"):
        (tmp_path / name).write_text(TALK, "utf-8")
    code, out, err = leaderdeck("export", tmp_path / "a.md", tmp_path / "a.txt")
    assert (code, out) == (2, "")
    assert "samme fil" in err
    assert not (tmp_path / "a.pptx").exists()


def test_what_is_wrong_is_told_and_gives_exit_code_1(leaderdeck, talk: Path) -> None:
    talk.write_text(TALK + "\n![Kart](finnes-ikke.png)\n", "utf-8")
    code, out, _ = leaderdeck("export", talk)
    assert code == 1
    assert "[file.picture-missing]" in out
    assert talk.with_suffix(".pptx").is_file()
