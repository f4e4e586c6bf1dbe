"""What the export dialog says goes out is what the files hold."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from leaderdeck.deck.slide import Slide
from leaderdeck.desktop.dialogs.export_contents import Goods, goods_of, private_passages
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.talk import Talk, read_talk


def goods(talk: Talk, kind: str, receiver: str) -> dict[str, Goods]:
    return {str(row.name): row for row in goods_of(talk, kind, PROFILES[receiver])}  # type: ignore[arg-type]


def exported(talk: Talk, folder: Path, receiver: str) -> dict[str, bytes]:
    file = folder / f"{receiver}.pptx"
    export_talk(talk, file, "pptx", PROFILES[receiver])
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("receiver", ["stage", "organizer", "publish"])
def test_the_list_tells_what_the_powerpoint_file_holds(talk: Talk, tmp_path: Path, receiver: str) -> None:
    parts = exported(talk, tmp_path, receiver)
    rows = goods(talk, "pptx", receiver)
    slides = [name for name in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    assert str(rows["Lysbilder"].detail) == f"{len(slides)} lysbilder"
    notes = [name for name in parts if re.fullmatch(r"ppt/notesSlides/notesSlide\d+\.xml", name)]
    assert rows["Talenotater"].goes == bool(notes)
    hidden = [name for name in slides if b'show="0"' in parts[name]]
    assert rows["Skjulte lysbilder"].goes == bool(hidden)
    charts = [name for name in parts if name.startswith("ppt/embeddings/")]
    assert str(rows["Diagrammer"].detail) == f"{len(charts)}, med alle tallene bak"
    named = any(b"Ingrid Solbakk" in data for data in parts.values())
    assert rows["Navnet ditt"].goes == named
    assert str(rows["Bilder"].detail).startswith("1, ")
    everything = b"".join(parts.values())
    assert b"Ikke nevn avdelingen" not in everything
    assert b"Fotografen" not in everything


def test_private_text_is_counted_and_placed_but_never_quoted(talk: Talk) -> None:
    for kind in ("pptx", "pdf", "png"):
        for receiver in PROFILES:
            row = goods(talk, kind, receiver)["Privat tekst"]
            assert not row.goes
            assert row.is_private
            assert str(row.detail) == "3 private avsnitt blir på denne maskinen («Tillit», «Kai»)"


def test_a_talk_without_private_text_says_nothing_of_it(talk: Talk) -> None:
    open_talk = read_talk("# En\n\n- punkt\n", talk.kit)
    assert "Privat tekst" not in goods(open_talk, "pptx", "stage")


def test_many_private_slides_are_counted_and_three_are_named(talk: Talk) -> None:
    text = "\n\n".join(f"# Slide {number}\n\n- punkt\n\nPrivat: hemmelig" for number in range(1, 8))
    row = goods(read_talk(text, talk.kit), "pptx", "stage")["Privat tekst"]
    assert str(row.detail) == ("7 private avsnitt blir på denne maskinen («Slide 1», «Slide 2», «Slide 3» og 4 til)")


def test_passages_are_divided_by_empty_lines() -> None:
    assert private_passages(Slide("slide", private="")) == 0
    assert private_passages(Slide("slide", private="En\nlinje til")) == 1
    assert private_passages(Slide("slide", private="En\n\nTo\n \n\nTre\n")) == 3


@pytest.mark.parametrize(
    ("kind", "fonts", "properties"),
    [
        ("pptx", "bare navnene", "tittelen «Ro i båten»"),
        ("pdf", "ligger i filen", "tittelen «Ro i båten»"),
        ("png", "tegnet inn i bildene", "bildefilene har ingen"),
    ],
)
def test_each_kind_of_file_says_what_becomes_of_fonts_and_properties(
    talk: Talk, kind: str, fonts: str, properties: str
) -> None:
    rows = goods(talk, kind, "stage")
    assert fonts in str(rows["Skrifter"].detail)
    assert str(rows["Dokumentegenskaper"].detail).startswith(properties)
    assert rows["Talenotater"].goes == (kind == "pptx")


def test_pages_that_were_hidden_are_told_in_a_pdf(talk: Talk) -> None:
    assert str(goods(talk, "pdf", "stage")["Skjulte lysbilder"].detail) == "1 er med som vanlige sider"
    assert str(goods(talk, "pptx", "stage")["Skjulte lysbilder"].detail) == "1 er med, fortsatt skjult"
    assert str(goods(talk, "pptx", "publish")["Skjulte lysbilder"].detail) == "1 blir igjen"


def test_every_row_can_be_read_in_three_languages(talk: Talk) -> None:
    for row in goods_of(replace(talk), "pptx", PROFILES["stage"]):
        said = {row.detail.in_language(language) for language in ("nb", "nn", "en")}
        assert all("{" not in words for words in said)
