"""Manuscripts and handouts as pages: nothing cut off, nothing lost between pages, every slide on its own lines."""

from dataclasses import replace

import pytest

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.paper_look import SLIDES_A_PAGE, PaperLook
from leaderdeck.export.profiles import PROFILES
from leaderdeck.paper.handout import handout_pages
from leaderdeck.paper.manuscript import ManuscriptLook
from leaderdeck.paper.manuscript_pages import manuscript_pages
from leaderdeck.paper.paper_pages import FOOT_PT, HEIGHT_PT, MARGIN_PT, WIDTH_PT, paper_kit
from leaderdeck.paper.talk_paper import TalkPaper, talk_paper
from leaderdeck.scene.shapes import Scene, TextShape
from leaderdeck.talk import read_talk

PLAIN = find_kit("plain")
RATIO = 9 / 16
SENTENCES = [
    f"Setning nummer {number} sier noe om tillit, åpenhet og ansvar i en hverdag med lite tid." for number in range(60)
]
LONG = (
    "---\ntitle: Lang tale\n---\n\n# Første\n\n- punkt\n\nNotat: "
    + "\n\n".join(SENTENCES[:40])
    + "\n\n"
    + "\n".join(f"{number}. {sentence}" for number, sentence in enumerate(SENTENCES[40:], start=1))
    + "\n\n# Andre\n\nNotat: Kort.\n"
)


def paper_of(text: str) -> TalkPaper:
    talk = read_talk(text, PLAIN)
    return talk_paper(talk.deck, [index for index, _ in talk.scenes], None, str, with_notes=True)


def text_shapes(page: Scene) -> list[TextShape]:
    return [shape for shape in page.shapes if isinstance(shape, TextShape) and shape.text and shape.text.lines]


def is_slide(shape: object) -> bool:
    return isinstance(shape, TextShape) and shape.name == "Slide"


def words_in_lines(pages: tuple[Scene, ...]) -> list[str]:
    found: list[str] = []
    for page in pages:
        for shape in text_shapes(page):
            if not (shape.placeholder and shape.placeholder.type in ("ftr", "sldNum")):
                found += " ".join(line.text for line in shape.text.lines).split()
    return found


@pytest.mark.parametrize("letters", [12.0, 16.0, 30.0])
def test_a_long_manuscript_loses_no_word_and_stays_on_its_pages(letters: float) -> None:
    pages = manuscript_pages(paper_of(LONG), RATIO, ManuscriptLook(letters), paper_kit(PLAIN)).pages
    words = [word for sentence in SENTENCES for word in sentence.split()]
    found = iter(words_in_lines(pages))
    assert all(word in found for word in words)
    assert len(pages) > 2
    for page in pages:
        for shape in text_shapes(page):
            is_foot = bool(shape.placeholder and shape.placeholder.type in ("ftr", "sldNum"))
            for line in shape.text.lines:
                assert line.x_pt >= MARGIN_PT - 1
                assert line.x_pt + line.width_pt <= WIDTH_PT - MARGIN_PT + letters
                assert MARGIN_PT < line.baseline_pt < (HEIGHT_PT if is_foot else HEIGHT_PT - MARGIN_PT)


def test_an_item_that_goes_on_to_the_next_page_has_its_mark_once() -> None:
    pages = manuscript_pages(paper_of(LONG), None, ManuscriptLook(34.0), paper_kit(PLAIN)).pages
    numbers = []
    for page in pages:
        for shape in text_shapes(page):
            begun = dict.fromkeys(line.paragraph for line in shape.text.lines)
            bullets = [shape.text.body.paragraphs[index].bullet for index in begun]
            numbers += [bullet.number for bullet in bullets if bullet and bullet.kind == "number"]
    assert numbers == list(range(1, 21))


def test_a_page_is_called_after_what_stands_first_on_it() -> None:
    notes = "\n\n".join(SENTENCES[:24])
    text = f"---\ntitle: Tre\n---\n\n# A\n\nNotat: kort\n\n# B\n\nNotat: {notes}\n\n# C\n\nNotat: {notes}\n"
    pages = manuscript_pages(paper_of(text), None, ManuscriptLook(20.0), paper_kit(PLAIN)).pages
    assert [page.title for page in pages][:3] == ["Tre", "B", "B"]
    assert pages[-1].title == "C"


def test_a_page_a_slide_begins_each_slide_at_the_top() -> None:
    text = "---\ntitle: Tre\n---\n\n# A\n\nNotat: a\n\n# B\n\nNotat: b\n"
    running = manuscript_pages(paper_of(text), None, ManuscriptLook(), paper_kit(PLAIN)).pages
    assert len(running) == 1
    pages = manuscript_pages(paper_of(text), None, ManuscriptLook(page_a_slide=True), paper_kit(PLAIN)).pages
    assert [page.title for page in pages] == ["Tre", "A", "B"]


@pytest.mark.parametrize("each", SLIDES_A_PAGE)
def test_a_handout_has_every_slide_in_order_with_room_to_write(each: int) -> None:
    text = "---\ntitle: Sju\n---\n\n" + "\n\n".join(f"# Lysbilde {name}\n\nNotat: hemmelig" for name in "abcdef")
    pages = handout_pages(paper_of(text), RATIO, each, paper_kit(PLAIN)).pages
    assert len(pages) == -(-7 // each)
    pictures = [shape for page in pages for shape in page.shapes if is_slide(shape)]
    assert [shape.alt.split(":")[0] for shape in pictures] == [f"Lysbilde {number}" for number in range(1, 8)]
    assert "hemmelig" not in repr(pages)
    for page in pages:
        slides = [shape.frame for shape in page.shapes if is_slide(shape)]
        lines = [shape.frame for shape in page.shapes if isinstance(shape, TextShape) and shape.geometry == "line"]
        assert len(lines) >= 3 * len(slides)
        for frame in (*slides, *lines):
            assert frame.x >= MARGIN_PT - 0.1
            assert frame.right <= WIDTH_PT - MARGIN_PT + 0.1
            assert frame.bottom <= HEIGHT_PT - MARGIN_PT + 1
        for slide in slides:
            assert abs(slide.height / slide.width - 9 / 16) < 0.001
            crossing = [one for one in lines if one.x < slide.right and slide.y < one.y < slide.bottom]
            assert not [one for one in crossing if one.right > slide.x]
    assert FOOT_PT < MARGIN_PT


def test_papers_become_pdf_files_on_a4(tmp_path) -> None:
    import pikepdf

    talk = read_talk("---\ntitle: To\n---\n\n# A\n\n- ord\n\nNotat: si det\n", PLAIN)
    for kind, look in (("manuscript", PaperLook(page_a_slide=True)), ("handout", PaperLook(slides_a_page=1))):
        export_talk(talk, tmp_path / f"{kind}.pdf", kind, PROFILES["stage"], look=look)
        with pikepdf.open(tmp_path / f"{kind}.pdf") as pdf:
            assert len(pdf.pages) == 2
            assert [round(float(side)) for side in pdf.pages[0].mediabox] == [0, 0, 595, 842]
            assert str(pdf.docinfo.Title) == "To"


def test_a_talk_in_an_unknown_language_is_called_bokmal() -> None:
    paper = paper_of("---\ntitle: Hei\nlang: qq-klingon\n---\n\n# A\n")
    assert paper.tag == "nb-NO"
    assert replace(paper, tag="nn-NO").numbers_of(paper.slides[0]) == "1"


def test_no_heading_in_what_is_said_is_left_at_a_pages_foot() -> None:
    for lead in range(1, 30):
        said = "\n\n".join(SENTENCES[:lead])
        text = f"# A\n\n- x\n\n::: notat\n{said}\n\n### Mellomtittel\n\n{SENTENCES[40]}\n\n{SENTENCES[41]}\n:::\n"
        for page in manuscript_pages(paper_of(text), None, ManuscriptLook(20.0), paper_kit(PLAIN)).pages:
            lines = [line.text for shape in text_shapes(page) for line in shape.text.lines
                     if not (shape.placeholder and shape.placeholder.type in ("ftr", "sldNum"))]  # fmt: skip
            assert lines[-1] != "Mellomtittel", lead


def test_a_section_stands_on_the_page_of_its_first_slide() -> None:
    for lead in range(1, 40):
        points = "\n".join(f"- punkt {number}" for number in range(lead))
        text = f"# Del\n\n## A\n\n{points}\n\n# Neste del\n\n## B\n\n- en\n- to\n"
        pages = manuscript_pages(paper_of(text), None, ManuscriptLook(), paper_kit(PLAIN)).pages
        for page in pages:
            words = " ".join(words_in_lines((page,)))
            assert ("Neste del" in words) == ("B • en" in words or "B en to" in words), (lead, words)
