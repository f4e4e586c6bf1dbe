"""The printed programme: an accessible page without scripts, and a Word document that says what it is."""

import io
import re
import zipfile
from html.parser import HTMLParser

import pytest
from docx import Document
from docx.oxml.ns import qn

from leaderdeck.outline.reader import read_deck
from leaderdeck.paper.programme import ProgrammePaper, programme_paper
from leaderdeck.paper.programme_document import write_programme_document
from leaderdeck.paper.programme_page import programme_page

DAY = """---
title: "Samling <b>om</b> \\"tillit\\" & tro"
place: Samfunnshuset
date: 2026-03-16
speaker: Kari Nordli
lang: {language}
---

## Dagen

::: agenda 09.00
- Velkommen ved Kari Nordli (30 min)
- Lunsj (45 min)
  - i kantina
- Runde (gruppearbeid)
- Uvisst <script>alert(1)</script> (2 timer)
:::

Privat: Dette er hemmelig.

Notat: Dette er talt.
"""
ROWS = [
    ["09.00–09.30", "Velkommen", "Kari Nordli", "30 min"], ["09.30–10.15", "Lunsj\ni kantina", "", "45 min"],
    ["10.15", "Runde (gruppearbeid)", "", "–"], ["–", "Uvisst <script>alert(1)</script>", "", "2 t"],
]  # fmt: skip


def paper(language: str = "nb") -> ProgrammePaper:
    return programme_paper(read_deck(DAY.format(language=language)))


def document(language: str = "nb", ink: str = "#1A1A1A") -> bytes:
    stream = io.BytesIO()
    write_programme_document(paper(language), stream, ink)
    return stream.getvalue()


class Page(HTMLParser):
    """Tags in their order, and the words of each cell that a printer sees."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.heard: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "!doctype"):
            self.open.append(tag if dict(attrs).get("class") != "heard" else "heard")
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1] in (tag, "heard"), "every tag is closed in its order"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "heard" in self.open:
            self.heard.append(data)
        elif {"td", "th"} & set(self.open):
            self.rows[-1][-1] += ("\n" if self.open[-1] == "span" and self.rows[-1][-1] else "") + data

    def names(self) -> list[str]:
        return [tag for tag, _ in self.tags]


@pytest.mark.parametrize(
    ("language", "tag", "head", "unknown"),
    [
        ("nb", "nb-NO", ["Tid", "Innhold", "Ansvarlig", "Varighet"], "ikke bestemt"),
        ("nn", "nn-NO", ["Tid", "Innhald", "Ansvarleg", "Lengd"], "ikkje fastsett"),
        ("en", "en-GB", ["Time", "Topic", "Led by", "Duration"], "not decided"),
    ],
)
def test_the_page_has_its_language_a_header_row_and_says_what_is_not_known(
    language: str, tag: str, head: list[str], unknown: str
) -> None:
    page = Page(programme_page(paper(language)))
    assert dict(page.tags)["html"] == {"lang": tag}
    assert page.rows[0] == head
    assert page.heard == [unknown, unknown]
    assert [attributes.get("scope") for name, attributes in page.tags if name == "th"] == ["col"] * 4 + ["row"] * 4


def test_the_page_says_every_slot_as_it_is() -> None:
    assert Page(programme_page(paper())).rows[1:] == ROWS


def test_the_page_is_alone_and_does_nothing() -> None:
    text = programme_page(paper())
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "object"} & set(page.names())
    assert not re.search(r"https?://|@import|url\(|\bon\w+=", text)
    assert page.names().count("h1") == page.names().count("main") == page.names().count("caption") == 1
    assert "<b>om</b>" not in text
    assert "hemmelig" not in text
    assert "talt" not in text


def test_headings_have_the_brand_s_color_only_where_it_can_be_read() -> None:
    assert "color: #0B3C49" in programme_page(paper(), "#0B3C49")
    assert "#FFE000" not in programme_page(paper(), "#FFE000")


def test_the_document_has_headings_and_a_table_with_a_header_row() -> None:
    made = Document(io.BytesIO(document()))
    headings = [(one.style.name, one.text) for one in made.paragraphs if one.style.name.startswith("Heading")]
    assert headings == [("Heading 1", 'Samling <b>om</b> "tillit" & tro'), ("Heading 2", "Program")]
    (table,) = made.tables
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == ROWS
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in table.rows[1:])
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Program"


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_the_document_is_in_its_language_and_says_nothing_of_who_made_it(language: str, tag: str) -> None:
    with zipfile.ZipFile(io.BytesIO(document(language))) as package:
        parts = {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}
    assert set(re.findall(r'<w:lang w:val="([^"]*)"', parts["word/styles.xml"])) == {tag}
    assert f"<dc:language>{tag}</dc:language>" in parts["docProps/core.xml"]
    everything = "".join(parts.values())
    assert "python-docx" not in everything
    assert "Macintosh" not in everything
    assert "hemmelig" not in everything
    assert not re.search(r"dc:creator|dcterms:created|lastModifiedBy", parts["docProps/core.xml"])
    assert not [name for name in parts if "thumbnail" in name]


def test_signs_that_no_document_can_hold_are_left_out() -> None:
    deck = read_deck("## A\n\n::: agenda 09.00\n- Vel\x0bkom\ufffemen (30 min)\n:::\n")
    stream = io.BytesIO()
    write_programme_document(programme_paper(deck), stream)
    (table,) = Document(stream).tables
    assert "men" in table.rows[1].cells[1].text


def test_days_have_their_names_where_there_are_several() -> None:
    more = "\n## Dag 2, 17. mars 2026\n\n::: agenda 10.00\n- Tur (1 t)\n:::\n"
    found = programme_paper(read_deck(DAY.format(language="nb") + more))
    assert [(day.title, day.date) for day in found.days] == [("Dagen", "16. mars 2026"), ("Dag 2, 17. mars 2026", "")]
    assert found.facts == ("Samfunnshuset",)
    assert paper().facts == ("Samfunnshuset", "16. mars 2026")
