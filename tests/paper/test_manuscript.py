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
        ("Heading 1", "Ro i båten"),
        ("Lysbildetekst", "Tallene til høyre er minutter og sekunder fra du begynner, etter planen."),
        ("Lysbildetekst", "Kari Nordmo"),
        ("Heading 2", "2  Om uro\t0:30"),
        ("Heading 3", "3  Første\t1:00"), ("Lysbildetekst", "•\tpå lysbildet"), ("Lysbildetekst", "•\tlenke"),
        ("Manus", "Si dette sakte."), ("Manus", "1.\tén ting"), ("Manus", "2.\tog en til"),
        ("Heading 3", "4  Andre  (skjult)"), ("Manus", "Skjult tale."),
        ("Heading 3", "5  Tredje\t1:20"), ("Manus", "Til slutt."),
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
    assert alts[2] == "Lysbilde 3: på lysbildet. lenke.", "its heading has said the title"


def test_the_document_says_its_language_and_no_author(talk: Talk, tmp_path: Path) -> None:
    data = written(talk, tmp_path)
    properties = Document(BytesIO(data)).core_properties
    assert (properties.title, properties.language, properties.author) == ("Ro i båten", "nb-NO", "")
    with ZipFile(BytesIO(data)) as package:
        assert b'w:lang w:val="nb-NO"' in package.read("word/styles.xml")


def test_notes_in_blocks_among_others_are_said_in_their_place(tmp_path: Path) -> None:
    text = "# A\n\n- x\n\nNotat: en\n\n::: notat\nto\n:::\n\ntre\n\n::: notat\n- fire\n:::\n\n> fem\n"
    spoken = [
        words for style, words in paragraphs(written(read_talk(text, find_kit("plain")), tmp_path)) if style == "Manus"
    ]
    assert spoken == ["en", "to", "tre", "•\tfire", "fem"]


def test_a_table_is_one_with_a_header_that_is_repeated(tmp_path: Path) -> None:
    text = "# A\n\n| Navn | Antall |\n|---|--:|\n| Uro | 12 |\n| Vern | 7 |\n"
    document = Document(BytesIO(written(read_talk(text, find_kit("plain")), tmp_path)))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Navn", "Antall"],
        ["Uro", "12"],
        ["Vern", "7"],
    ]
    assert table.rows[0]._tr.trPr.find("{*}tblHeader") is not None
    assert str(table.rows[1].cells[1].paragraphs[0].alignment) == "RIGHT (2)"


def test_a_slide_with_nothing_to_say_does_not_hold_the_next_one(tmp_path: Path) -> None:
    """A chain of paragraphs that hold each other over a whole page holds nothing: headings were left at pages' feet."""
    text = "# A\n\n- x\n\n# B\n\n- y\n\nNotat: z\n"
    document = Document(BytesIO(written(read_talk(text, find_kit("plain")), tmp_path, look=PaperLook())))
    pictures = [one for one in document.paragraphs if one._p.findall(".//{*}drawing")]
    assert [one.paragraph_format.keep_with_next for one in pictures] == [False, True]


def test_raised_and_lowered_figures_stay_so(tmp_path: Path) -> None:
    text = "# A\n\n- x\n\nNotat: H~2~O og 10^3^.\n"
    document = Document(BytesIO(written(read_talk(text, find_kit("plain")), tmp_path)))
    runs = {run.text: run.font for one in document.paragraphs for run in one.runs}
    assert runs["2"].subscript
    assert runs["3"].superscript


def test_a_heading_in_what_is_said_is_as_large_as_the_words(tmp_path: Path) -> None:
    text = "# A\n\n- x\n\n::: notat\n### Mellom\n\nMer.\n:::\n"
    data = written(read_talk(text, find_kit("plain")), tmp_path, look=PaperLook(letters_pt=24.0, with_pictures=False))
    (heading,) = [one for one in Document(BytesIO(data)).paragraphs if one.text == "Mellom"]
    assert (str(heading.style.name), heading.runs[0].font.size.pt) == ("Heading 3", 24.0)
