"""Manuscripts and handouts are read aloud as one text: true headings, lists and tables over pages, slides told once."""

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Object, Pdf
from tagged_pdf import Reader, found, inside, kids, plainly, sections

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import Exported, Kind, export_talk
from leaderdeck.export.paper_look import PaperLook
from leaderdeck.export.profiles import PROFILES
from leaderdeck.paint import pdf_tags
from leaderdeck.talk import Talk, read_talk

ROWS = "\n".join(f"| Nummer {number} | {number * 7} |" for number in range(1, 41))
ITEMS = "\n".join(
    f"{number}. Punkt nummer {number} sier noe om tillit og åpenhet i en travel uke." for number in range(30)
)
TALK = f"""---
title: Ro i båten
subtitle: Fem grep
lang: nb
---

# Uro

## Først

- På lysbildet
- Se [kommunen](https://kommune.example/)

Notat: Si dette rolig. Vi kaller det [nudging]{{lang=en}}.

::: notat
{ITEMS}

> Sitert i talen

### Under

Etter overskriften.
:::

# Vern

## Tall

| Navn | Antall |
|---|--:|
{ROWS}

## Siste

Notat: Til slutt.
"""


LAST = 9
"""The number of the last slide: the table needs four."""


@pytest.fixture(scope="module")
def talk() -> Talk:
    return read_talk(TALK, find_kit("plain"))


def written(talk: Talk, folder: Path, kind: Kind, look: PaperLook | None = None, profile: str = "stage") -> Pdf:
    file = folder / f"{kind}.pdf"
    exported = export_talk(talk, file, kind, PROFILES[profile], force=True, look=look or PaperLook())
    assert not exported.remarks
    return Pdf.open(BytesIO(file.read_bytes()))


def headings(pdf: Pdf) -> list[tuple[str, str]]:
    said = []
    for element in inside(pdf.Root.StructTreeRoot.K):
        if re.fullmatch(r"/H\d", str(element.S)):
            said.append((str(element.S)[1:], plainly(words_of(pdf, element))))
    return said


def readers_of(pdf: Pdf) -> dict[tuple[int, int], Reader]:
    """A reader of every page, made once a document."""
    if _readers.get("of") is not pdf:
        _readers["of"] = pdf
        _readers["them"] = {page.obj.objgen: Reader(pdf, number) for number, page in enumerate(pdf.pages)}
    return _readers["them"]


_readers: dict[str, object] = {}


def words_of(pdf: Pdf, element: Object) -> str:
    """What an element says, on whichever pages it stands."""
    readers = readers_of(pdf)

    def words(one: Object) -> str:
        if "/ActualText" in one:
            return str(one.ActualText)
        said = ""
        for kid in kids(one):
            if isinstance(kid, int):
                said += readers[one.Pg.objgen].pieces[int(kid)]
            elif "/MCID" in kid:
                said += readers[kid.Pg.objgen].pieces[int(kid.MCID)]
            elif "/S" in kid:
                said += words(kid)
        return said

    return words(element)


def test_headings_of_a_manuscript_have_the_levels_of_the_talk(talk: Talk, tmp_path: Path) -> None:
    with written(talk, tmp_path, "manuscript") as pdf:
        assert headings(pdf) == [
            ("H1", "Ro i båten"), ("H2", "2 Uro"), ("H3", "3 Først"), ("H4", "Under"), ("H2", "4 Vern"),
            ("H3", f"5–{LAST - 1} Tall"), ("H3", f"{LAST} Siste"),
        ]  # fmt: skip
        with pdf.open_outline() as outline:
            assert [(mark.title, [one.title for one in mark.children]) for mark in outline.root] == [
                ("Ro i båten", []), ("Uro", ["Først"]), ("Vern", ["Tall", "Siste"]),
            ]  # fmt: skip


def test_without_a_cover_the_talks_name_is_the_first_heading(tmp_path: Path) -> None:
    talk = read_talk("# A\n\n- ord\n\nNotat: si det\n\n# B\n\n- ord\n", find_kit("plain"))
    with written(talk, tmp_path, "manuscript") as pdf:
        assert [level for level, _ in headings(pdf)] == ["H1", "H2", "H2"]


def test_a_list_over_several_pages_is_one(talk: Talk, tmp_path: Path) -> None:
    with written(talk, tmp_path, "manuscript", PaperLook(letters_pt=22.0)) as pdf:
        first = next(section for section in sections(pdf) if str(section.T) == "Først")
        (listed,) = found(first, "L")
        assert len(found(listed, "LI")) == 30
        assert len(pages_of(listed)) > 2


def test_a_table_over_several_pages_is_one(talk: Talk, tmp_path: Path) -> None:
    with written(talk, tmp_path, "manuscript", profile="organizer") as pdf:
        (table,) = found(pdf.Root.StructTreeRoot.K, "Table")
        rows = kids(table)
        assert [[str(cell.S) for cell in kids(row)] for row in rows] == [["/TH"] * 2, *([["/TD"] * 2] * 40)]
        assert [words_of(pdf, cell) for cell in kids(rows[40])] == ["Nummer 40", "280"]
        assert len(pages_of(table)) > 1
        artifacts = "".join(Reader(pdf, number).artifacts for number in range(len(pdf.pages)))
        assert artifacts.count("NavnAntall") >= 1, "the header stands again on the next page, unread"


def pages_of(element: Object) -> set[tuple[int, int]]:
    """The pages that something stands on."""
    held = [one for one in (element, *inside(element)) if "/Pg" in one]
    pages = {one.Pg.objgen for one in held}
    return pages | {kid.Pg.objgen for one in held for kid in kids(one) if not isinstance(kid, int) and "/Pg" in kid}


def test_all_words_of_the_notes_are_read_in_order_with_their_languages(talk: Talk, tmp_path: Path) -> None:
    with written(talk, tmp_path, "manuscript", PaperLook(letters_pt=26.0)) as pdf:
        whole = plainly(words_of(pdf, pdf.Root.StructTreeRoot.K))
        assert "Si dette rolig. Vi kaller det nudging." in whole
        for number in range(30):
            assert f"Punkt nummer {number} sier noe om tillit og åpenhet i en travel uke." in whole
        foreign = [one for one in inside(pdf.Root.StructTreeRoot.K) if "/Lang" in one]
        assert [(str(one.Lang), words_of(pdf, one)) for one in foreign] == [("en-GB", "nudging")]
        for number in range(len(pdf.pages)):
            assert not Reader(pdf, number).painted_outside


def test_the_parent_tree_leads_back_from_every_page(talk: Talk, tmp_path: Path) -> None:
    with written(talk, tmp_path, "manuscript", profile="organizer") as pdf:
        flat = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip([int(key) for key in flat[::2]], flat[1::2], strict=True))
        for number, page in enumerate(pdf.pages):
            pieces = parents[int(page.obj.StructParents)]
            assert len(pieces) == len(Reader(pdf, number).pieces)
            for piece, element in enumerate(pieces):
                assert piece in [of_page(kid, element, page.obj) for kid in kids(element)]
            for annotation in page.obj.get("/Annots", []):
                assert parents[int(annotation.StructParent)].S == "/Link"


def of_page(kid: Object | int, element: Object, page: Object) -> int | None:
    """The number of a piece that is on this page."""
    if isinstance(kid, int):
        return int(kid) if element.Pg.objgen == page.objgen else None
    return int(kid.MCID) if "/MCID" in kid and kid.Pg.objgen == page.objgen else None


@pytest.mark.parametrize("kind", ["manuscript", "handout"])
def test_slides_are_drawn_not_pictured_and_told_once(talk: Talk, tmp_path: Path, kind: Kind) -> None:
    with written(talk, tmp_path, kind) as pdf:
        figures = found(pdf.Root.StructTreeRoot.K, "Figure")
        assert len(figures) == LAST
        alts = [str(figure.Alt) for figure in figures]
        assert (
            alts[2] == ("Lysbilde 3: Først. " if kind == "handout" else "Lysbilde 3: ") + "På lysbildet. Se kommunen."
        )
        assert not [one for figure in figures for one in inside(figure)], "its words are not read twice"
        assert not [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        levels = [int(level[1:]) for level, _ in headings(pdf)]
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
    document = pypdfium2.PdfDocument(tmp_path / f"{kind}.pdf")
    try:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    assert "På lysbildet" in text, "it can be searched and copied"


LINKED = """# Lenker

- Se [kommunen](https://kommune.example/)
- Og [en svært lang lenke som brytes over flere linjer fordi den har så mange ord i seg at ingen linje på lysbildet \
rommer dem alle](https://kommune.example/lang)

# Flere

| Navn | Side |
|---|---|
| Ola | [ola](https://ola.example/) |

Notat: Se [vedtaket](https://vedtak.example/).
"""


@pytest.mark.parametrize("kind", ["manuscript", "handout"])
@pytest.mark.parametrize("each", [1, 3, 6])
def test_links_on_drawn_slides_can_be_followed_and_are_told(tmp_path: Path, kind: Kind, each: int) -> None:
    talk = read_talk(LINKED, find_kit("plain"))
    with written(talk, tmp_path, kind, PaperLook(slides_a_page=each)) as pdf:
        annotations = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        assert {str(note.A.URI) for note in annotations} >= {
            "https://kommune.example/", "https://kommune.example/lang", "https://ola.example/",
        }  # fmt: skip
        assert all(str(note.Contents) for note in annotations)
        figures = [kids(section) for section in sections(pdf) if found(section, "Figure")]
        boxes = [next(kid for kid in held if kid.S == "/Figure").A.BBox for held in figures]
        told = [one for held in figures for kid in held if kid.S == "/P" for one in found(kid, "Link") if "/Alt" in one]
        assert [str(one.Alt).split()[0] for one in told] == ["kommunen", "en", "ola"]
        assert len(kids(told[1])) > 1, "a link over several lines is one"
        for one in told:
            places = [kid.Obj.Rect for kid in kids(one)]
            assert any(all(_within(place, box) for place in places) for box in boxes)


def _within(place: Array, box: Array) -> bool:
    left, low, right, high = (float(edge) for edge in place)
    outer = [float(edge) for edge in box]
    return outer[0] <= left < right <= outer[2] and outer[1] <= low < high <= outer[3]


def test_a_handout_has_bookmarks_by_section(talk: Talk, tmp_path: Path) -> None:
    with written(talk, tmp_path, "handout") as pdf, pdf.open_outline() as outline:
        assert [(mark.title, [one.title for one in mark.children]) for mark in outline.root] == [
            ("Ro i båten", []), ("Uro", ["Først"]), ("Vern", ["Tall", "Siste"]),
        ]  # fmt: skip
        places = [mark.destination for mark in outline.root]
        assert all(isinstance(place, Array) and str(place[1]) == "/XYZ" for place in places)
        assert all(isinstance(section, Dictionary) for section in sections(pdf))


@pytest.mark.parametrize("kind", ["manuscript", "handout"])
def test_a_paper_that_could_not_be_tagged_says_so(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    monkeypatch.setattr(pdf_tags, "MARK", re.compile(rb"never (\d+)"))
    exported: Exported = export_talk(talk, tmp_path / "ut.pdf", kind, PROFILES["stage"])
    assert ["skjermlesere" in str(remark) for remark in exported.remarks] == [True]
    with Pdf.open(tmp_path / "ut.pdf") as pdf:
        assert "/StructTreeRoot" not in pdf.Root


def test_the_command_says_so_too(leaderdeck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_tags, "MARK", re.compile(rb"never (\d+)"))
    file = tmp_path / "ro.md"
    file.write_text(TALK, "utf-8")
    code, out, err = leaderdeck("export", str(file), "--brand", "plain", "--to", "handout")
    assert (code, err) == (0, "")
    assert "uten merker for skjermlesere" in out
