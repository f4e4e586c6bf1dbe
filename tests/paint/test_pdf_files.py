"""The PDF holds the slides as text that can be found, with the same places as the preview, and no private word."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paint_kit import ARIAL, NAME, NOTO_SERIF, OPEN_SANS, family, hand_kit, plain, scene, text_shape

from leaderdeck.brand.kit import FontFamily
from leaderdeck.deck.blocks import Text
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.errors import FileProblem
from leaderdeck.paint.pdf import write_pdf
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.scene.measure import shape_text
from leaderdeck.scene.shapes import Scene, TextParagraph, TextRun
from leaderdeck.units import Frame

FRAME = Frame(60, 60, 840, 400)
CARLITO = family("Calibri", "carlito", "Carlito")
WORDS = "Åpenhet før effekten: offisiell tittel på «fjorden» Ål 2,1 % – øvelse"


def written(folder: Path, *scenes: Scene, kit: object = None, **properties: object) -> Path:
    out = folder / "slides.pdf"
    write_pdf(scenes, kit or hand_kit(), DeckProperties(**properties), out)
    return out


def text_of(file: Path, page: int = 0) -> str:
    pdf = pypdfium2.PdfDocument(file)
    try:
        return pdf[page].get_textpage().get_text_bounded().replace("\r\n", "\n")
    finally:
        pdf.close()


@pytest.mark.parametrize("face", [OPEN_SANS, NOTO_SERIF, ARIAL, CARLITO], ids=lambda face: face.typeface)
def test_every_word_is_found_letter_by_letter(face: FontFamily, tmp_path: Path) -> None:
    kit = hand_kit(face)
    file = written(tmp_path, scene(text_shape(kit, FRAME, plain(WORDS, 20.0))), kit=kit)
    assert text_of(file).split() == WORDS.split()
    with pdfplumber.open(file) as pdf:
        assert "\t" not in pdf.pages[0].extract_text()


@pytest.mark.parametrize("face", [OPEN_SANS, NOTO_SERIF, ARIAL, CARLITO], ids=lambda face: face.typeface)
def test_letters_stand_where_the_preview_has_them(face: FontFamily, tmp_path: Path) -> None:
    kit = hand_kit(face)
    shape = text_shape(kit, FRAME, plain(WORDS, 18.67), plain(WORDS, 81.0, bold=True, space_before_pt=9.0))
    places = []
    for line in shape.text.lines:
        run = shape.text.body.paragraphs[line.paragraph].runs[0]
        for fragment in line.fragments:
            shaped = shape_text(face.file(bold=run.bold), fragment.text)
            x = fragment.x_pt
            for advance, cluster, (aside, _) in zip(shaped.advances, shaped.clusters, shaped.offsets, strict=True):
                places.append((fragment.text[cluster], x + aside * run.size_pt, line.baseline_pt))
                x += advance * run.size_pt
    with pdfplumber.open(written(tmp_path, scene(shape), kit=kit)) as pdf:
        page = pdf.pages[0]
        drawn = [(char["text"], char["matrix"][4], float(page.height) - char["matrix"][5]) for char in page.chars]
    seen = [letter for letter in drawn if letter[0] != " "]  # the file has the spaces that lines were broken at, too
    wished = [letter for letter in places if letter[0] != " "]
    assert len(seen) == len(wished)
    for (letters, x, baseline), (wanted, wanted_x, wanted_baseline) in zip(seen, wished, strict=True):
        assert letters[0] == wanted
        assert x == pytest.approx(wanted_x, abs=0.05)
        assert baseline == pytest.approx(wanted_baseline, abs=0.05)


def test_every_font_has_a_table_of_its_letters(tmp_path: Path) -> None:
    kit = hand_kit(heading=NOTO_SERIF)
    pages = [
        scene(text_shape(kit, FRAME, plain(f"Side {page} {WORDS}", font=font, bold=page % 2 == 0), plain("• §")))
        for page, font in enumerate(("body", "heading", "code", "body"))
    ]
    with pikepdf.open(written(tmp_path, *pages, kit=kit)) as pdf:
        fonts = [font for font in pdf.objects if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font]
        assert len(fonts) == 4
        assert all(b"beginbfchar" in font.ToUnicode.read_bytes() for font in fonts)
    for page, scene_ in enumerate(pages):
        found = text_of(tmp_path / "slides.pdf", page).split()
        assert found[: len(WORDS.split()) + 2] == ["Side", str(page), *WORDS.split()], scene_


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4), st.text(max_size=20))
def test_no_text_stops_the_pdf(texts: list[str], title: str) -> None:
    kit = hand_kit()
    page = Scene("content", title, (text_shape(kit, FRAME, *(plain(text, 20.0) for text in texts)),))
    with TemporaryDirectory() as folder, pikepdf.open(written(Path(folder), page, kit=kit, title=title)) as pdf:
        assert len(pdf.pages) == 1
        tables = [
            font.ToUnicode for font in pdf.objects if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font
        ]
        assert all(b"beginbfchar" in table.read_bytes() for table in tables)


def test_a_divided_slides_bookmark_tells_the_part_once(tmp_path: Path) -> None:
    parts = [Scene("content", title, (), part=part, parts=2) for part, title in ((1, "Mye"), (2, "Mye (2/2)"))]
    with pikepdf.open(written(tmp_path, *parts)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Mye (1/2)", "Mye (2/2)"]


def test_a_talk_without_slides_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="ingen lysbilder"):
        written(tmp_path)


def test_fonts_are_embedded_as_small_parts(tmp_path: Path) -> None:
    kit = hand_kit(heading=NOTO_SERIF)
    shape = text_shape(kit, FRAME, plain("Overskrift", 40.0, font="heading"), plain("kode()", font="code"), plain("Å"))
    with pikepdf.open(written(tmp_path, scene(shape), kit=kit)) as pdf:
        fonts = [font for font in pdf.objects if isinstance(font, pikepdf.Dictionary) and "/FontFile2" in font]
        assert len(fonts) == 3
        assert all(len(font.FontFile2.read_bytes()) < 20_000 for font in fonts)


def test_a_page_has_the_slides_size(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path, scene(), scene())) as pdf:
        assert [[float(value) for value in page.mediabox] for page in pdf.pages] == [[0, 0, 960, 540]] * 2


def test_the_file_says_its_title_and_language_and_nothing_of_who_and_when(tmp_path: Path) -> None:
    file = written(tmp_path, scene(), title="Ro & åpenhet <når>", language_tag="nn-NO")
    with pikepdf.open(file) as pdf:
        assert dict(pdf.docinfo.items()) == {"/Title": "Ro & åpenhet <når>", "/Producer": "LeaderDeck"}
        assert pdf.Root.Lang == "nn-NO"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert {name.rpartition("}")[2]: value for name, value in metadata.items()} == {
                "title": "Ro & åpenhet <når>",
                "language": {"nn-NO"},
                "Producer": "LeaderDeck",
                "part": "1",
            }
        whole = b"".join(part.read_bytes() for part in pdf.objects if isinstance(part, pikepdf.Stream))
    assert not re.search(rb"D:20\d\d|/CreationDate|/Author", whole + file.read_bytes())


def test_the_same_slides_give_the_same_bytes(tmp_path: Path) -> None:
    kit = hand_kit(heading=NOTO_SERIF, extra=(NAME,))
    page = scene(text_shape(kit, FRAME, plain("Hei", font="heading"), plain("på deg"), plain("x()", font="code")))
    first = written(tmp_path, page, page, kit=kit, title="Hei").read_bytes()
    assert written(tmp_path, page, page, kit=kit, title="Hei").read_bytes() == first


def test_every_slide_has_a_bookmark(tmp_path: Path) -> None:
    first, second = Scene("content", "Åpning", ()), Scene("content", "", ())
    with pikepdf.open(written(tmp_path, first, second)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Åpning", "Lysbilde 2"]


def test_links_lead_where_the_words_stand_and_only_to_safe_places(tmp_path: Path) -> None:
    kit = hand_kit()
    addresses = (
        "https://fjordvik.kommune.no/åpent",
        "mailto:post@fjordvik.kommune.no",
        "javascript:alert(1)",
        "file:///etc",
    )
    paragraphs = [
        TextParagraph((TextRun("Se ", 24.0), TextRun("siden her", 24.0, link=address))) for address in addresses
    ]
    shape = text_shape(kit, FRAME, *paragraphs)
    with pikepdf.open(written(tmp_path, scene(shape), kit=kit)) as pdf:
        links = list(pdf.pages[0].Annots)
        assert [str(link.A.URI) for link in links] == ["https://fjordvik.kommune.no/%C3%A5pent", addresses[1]]
        for link, line in zip(links, shape.text.lines, strict=False):
            left, low, right, high = (float(value) for value in link.Rect)
            words = line.fragments[1]
            assert (left, right) == pytest.approx((words.x_pt, words.x_pt + words.width_pt), abs=0.1)
            assert low < 540 - line.baseline_pt < high
            assert str(link.Contents) == "siden her"


def test_hidden_slides_stay_at_home_unless_asked_for(tmp_path: Path) -> None:
    kit = hand_kit()
    field = TextParagraph((TextRun("‹#›", 20.0, field="slidenum"),))
    pages = [scene(text_shape(kit, FRAME, field), hidden=index == 1) for index in range(3)]
    shown = written(tmp_path, *pages, kit=kit, with_hidden=False)
    assert [text_of(shown, page).strip() for page in range(2)] == ["1", "3"]
    with pikepdf.open(written(tmp_path, *pages, kit=kit, with_hidden=True)) as pdf:
        assert len(pdf.pages) == 3


def test_speaker_notes_are_not_in_the_file(tmp_path: Path) -> None:
    notes = (Text(Paragraph((Run("hemmeligheten"),))),)
    file = written(tmp_path, scene(speaker_notes=notes))
    with pikepdf.open(file) as pdf:
        whole = b"".join(part.read_bytes() for part in pdf.objects if isinstance(part, pikepdf.Stream))
    assert b"hemmelig" not in whole + file.read_bytes()
    assert "hemmelig" not in text_of(file)


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="slides"):
        write_pdf([scene()], hand_kit(), DeckProperties(), tmp_path / "absent" / "slides.pdf")
