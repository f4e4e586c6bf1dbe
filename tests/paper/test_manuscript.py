"""The manuscript: every speaker note in order under the heading of its slide, and nothing that stays at home."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.paper_look import PaperLook
from leaderdeck.export.profiles import PROFILES
from leaderdeck.talk import Talk, read_talk

TALK = """---
title: Ro i båten
speaker: Kari Nordmo
lang: nb
---

# Om uro

## Første

- på lysbildet
- [lenke](https://kommune.example/)

Notat: Si dette *sakte*.

1. én ting
2. og en til

Privat: hemmeligheten

## Andre {.hidden}

Notat: Skjult tale.

## Tredje

Notat: Til slutt.
"""


@pytest.fixture(scope="module")
def talk() -> Talk:
    return read_talk(TALK, find_kit("plain"))


def written(talk: Talk, folder: Path, profile: str = "stage", look: PaperLook | None = None) -> bytes:
    file = folder / f"{profile}.docx"
    export_talk(talk, file, "docx", PROFILES[profile], force=True, look=look or PaperLook(with_pictures=False))
    return file.read_bytes()


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    return [(str(one.style.name), one.text) for one in Document(BytesIO(data)).paragraphs]


def test_headings_slides_and_notes_stand_in_order(talk: Talk, tmp_path: Path) -> None:
    assert paragraphs(written(talk, tmp_path)) == [
        ("Heading 1", "Ro i båten"), ("Lysbildetekst", "Kari Nordmo"),
        ("Heading 2", "2  Om uro"),
        ("Heading 3", "3  Første"), ("Lysbildetekst", "•\tpå lysbildet"), ("Lysbildetekst", "•\tlenke"),
        ("Manus", "Si dette sakte."), ("Manus", "1.\tén ting"), ("Manus", "2.\tog en til"),
        ("Heading 3", "4  Andre  (skjult)"), ("Manus", "Skjult tale."),
        ("Heading 3", "5  Tredje"), ("Manus", "Til slutt."),
    ]  # fmt: skip


def test_notes_hidden_slides_and_names_stay_with_those_they_are_for(talk: Talk, tmp_path: Path) -> None:
    organizer = " ".join(text for _, text in paragraphs(written(talk, tmp_path, "organizer")))
    assert "Andre" in organizer
    assert "Si dette" not in organizer
    publish = " ".join(text for _, text in paragraphs(written(talk, tmp_path, "publish")))
    assert "på lysbildet" in publish
    assert not any(word in publish for word in ("Andre", "Si dette", "Nordmo"))
    for profile in PROFILES:
        with ZipFile(BytesIO(written(talk, tmp_path, profile))) as package:
            assert not any(b"hemmeligheten" in package.read(name) for name in package.namelist())


def test_letters_pages_and_pictures_are_as_chosen(talk: Talk, tmp_path: Path) -> None:
    document = Document(BytesIO(written(talk, tmp_path, look=PaperLook(letters_pt=22.0, page_a_slide=True))))
    assert document.styles["Manus"].font.size.pt == 22.0
    breaks = [one.paragraph_format.page_break_before for one in document.paragraphs if one.text.startswith(("4", "5"))]
    assert breaks == [True, True]
    alts = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(alts) == 5
    assert alts[2] == "Lysbilde 3: Første. på lysbildet. lenke."


def test_the_document_says_its_language_and_no_author(talk: Talk, tmp_path: Path) -> None:
    data = written(talk, tmp_path)
    properties = Document(BytesIO(data)).core_properties
    assert (properties.title, properties.language, properties.author) == ("Ro i båten", "nb-NO", "")
    with ZipFile(BytesIO(data)) as package:
        assert b'w:lang w:val="nb-NO"' in package.read("word/styles.xml")
