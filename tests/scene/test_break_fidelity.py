"""What the scene says is what LibreOffice draws: the same lines, on the same baselines.

`LEADERDECK_FIDELITY_SLIDES` sets how many random slides a kit gets (the usual run is short; 40 is the promise).
"""

import os
from pathlib import Path

import pytest
from random_bodies import random_slides
from text_slides import (
    ARIAL,
    CALIBRI,
    COURIER,
    NOTO_SERIF,
    OPEN_SANS,
    DrawnLine,
    SetText,
    drawn_lines,
    kit_with,
    read_letters,
    render,
    words,
    write_slides,
)  # fmt: skip

from leaderdeck.scene.flow import place_text
from leaderdeck.scene.line_breaks import break_opportunities
from leaderdeck.scene.measure import word_widths
from leaderdeck.scene.shapes import Bullet, Line, PlacedText, TextBody, TextParagraph, TextRun
from leaderdeck.units import Frame, Insets

pytestmark = pytest.mark.rendering

BASELINE_TOLERANCE_PT = 0.15
SLIDES_A_KIT = int(os.environ.get("LEADERDECK_FIDELITY_SLIDES", "12"))
KITS = {
    "Open Sans": kit_with(OPEN_SANS, OPEN_SANS),
    "Noto Serif og Open Sans": kit_with(NOTO_SERIF, OPEN_SANS),
    "Arial": kit_with(ARIAL, ARIAL),
    "Calibri": kit_with(CALIBRI, CALIBRI),
}
OPEN_KIT = KITS["Open Sans"]
MONO_KIT = kit_with(COURIER, COURIER)
TEXT = "Kommunedirektøren tilrår at rådet vedtar budsjettet og at planen følges opp i alle enheter gjennom året"
NARROW = Frame(50, 30, 330, 330)


def paragraph(*runs: TextRun, **looks: object) -> TextParagraph:
    return TextParagraph(runs, **looks)


def run(text: str, size: float = 24.0, **looks: object) -> TextRun:
    return TextRun(text, size, **looks)


LONG_WORD = "Kommunedirektørmøteinnkallingsfristutsettelse"
HYPHENATED = "Kommunedirektør\u00admøteinnkalling\u00adene i kommune\u00adstyre\u00adsalen er klare"
LINK = run("kommunens politiske side", 20, link="https://a.no/")
SPECIAL = {
    "raised text": (paragraph(run("Areal 250 m"), run("2", raised=1), run(" " + TEXT), line_spacing=0.9),),
    "several sizes": (paragraph(run("Lite ", 16), run("stort ", 32), run(TEXT, 16)), paragraph(run(TEXT, 20))),
    "spacing mixed": (
        paragraph(run(TEXT, 20), line_spacing=0.9),
        paragraph(run(TEXT, 20), line_spacing=1.2, space_before_pt=6.0),
    ),
    "line breaks": (paragraph(run("Ett\nto\n\ntre")), paragraph(run("fire"))),
    "line breaks of other sizes": (paragraph(run("Ett"), run("\n", 12), run("to"), run("\n\n", 36), run("tre")),),
    "empty paragraphs": (
        paragraph(run("Ett")),
        paragraph(run("")),
        paragraph(run("To")),
        paragraph(),
        paragraph(run("3")),
    ),
    "a number wider than its hang": (
        paragraph(run(TEXT), bullet=Bullet("number", number=100), margin_left_pt=24.0, indent_pt=-24.0),
    ),
    "a word wider than the line": (paragraph(run(f"En {LONG_WORD} er lang")),),
    "soft hyphens": (paragraph(run(HYPHENATED)),),
    "code": (paragraph(run("Kjør "), run("leaderdeck export", font="code"), run(" " + TEXT)),),
    "a short link": (paragraph(run("Les mer om saken hos ", 20), LINK),),
    "kerning with spaces": (paragraph(run(f"{LONG_WORD[:15]} AVTALE AVTALE AV TA AVTALE {TEXT}", font="heading")),),
}
CELLS = {name: (paragraph(run("Kommunen vedtar budsjett og plan for hele perioden", 20), exact_line_pt=24.0),)
         for name in KITS}  # fmt: skip
PATTERNS = (
    " 5-åringer cc", " –5 dd", "-ccc", " 2025–2028 dd", " dd — cc", " dd—cc", " dd…cc", " «…»c", " og/eller", " 50 %",
    " dd%", " (d) (c)", " d)(c", " d.(c", " a.b,c:d;e", " a@b-c.no", " c=d+e_f", "  to", " dd!cc", " dd!»c", " d»-c",
    " 5\\5", " 12\u00a0000 kr", " c\u2011d", " --c", " --- c", " d-/-e", " --«c»", " 中文字 c", " §5–6", " IKT-løsning",
    " 50%", " c|d\\e",
)  # fmt: skip


def probes() -> list[tuple[str, int, SetText]]:
    """Every pattern in every width that shows one letter more, in letters of one width."""
    letter = word_widths(COURIER.regular, "a")[0] * 20.0
    texts = []
    for pattern in PATTERNS:
        whole = "aaaa bbbb" + pattern
        for shown in range(6, len(whole)):
            body = TextBody((TextParagraph((TextRun(whole, 20.0),)),))
            texts.append(
                (
                    pattern,
                    shown,
                    SetText(PlacedText(body, (), 0.0), Frame(20, 20, (shown + 0.5) * letter, 300), MONO_KIT),
                )
            )
    return texts


class Rendered:
    """All texts of this module, drawn by one run of LibreOffice."""

    def __init__(self, soffice: str, folder: Path) -> None:
        self.random = [SetText(placed, frame, kit) for kit in KITS.values()
                       for placed, frame in random_slides(11, SLIDES_A_KIT, kit)]  # fmt: skip
        self.special = [
            SetText(place_text(TextBody(body), NARROW, OPEN_KIT), NARROW, OPEN_KIT) for body in SPECIAL.values()
        ]
        cell = Frame(100, 100, 200, 130)
        self.cells = [SetText(place_text(TextBody(body, Insets(7.2, 3.6, 7.2, 3.6), "middle"), cell, KITS[name]), cell,
                              KITS[name], in_cell=True) for name, body in CELLS.items()]  # fmt: skip
        self.probes = probes()
        texts = [*self.random, *self.special, *self.cells, *(text for _, _, text in self.probes)]
        file = folder / "tekst.pptx"
        write_slides(texts, file)
        pages = read_letters(render(soffice, file))
        assert len(pages) == len(texts)
        self.drawn = {
            id(text): drawn_lines(page, text.placed, text.frame) for text, page in zip(texts, pages, strict=True)
        }

    def pairs(self, text: SetText) -> list[tuple[Line, DrawnLine]]:
        """Our lines with LibreOffice's; there must be as many."""
        ours = [line for line in text.placed.lines if line.text.strip()]
        return list(zip(ours, self.drawn[id(text)], strict=True))


@pytest.fixture(scope="module")
def rendered(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return Rendered(soffice, tmp_path_factory.mktemp("libre-office"))


def unhyphenated(line: Line | DrawnLine) -> str:
    return words(line).removesuffix("-")


def test_libre_office_breaks_every_random_text_as_the_scene_does(rendered: Rendered) -> None:
    assert len(rendered.random) == SLIDES_A_KIT * len(KITS)
    for text in rendered.random:
        assert [words(drawn) for _, drawn in rendered.pairs(text)] == [words(ours) for ours, _ in rendered.pairs(text)]


def test_libre_office_stands_every_line_on_the_scenes_baseline(rendered: Rendered) -> None:
    off = [drawn.baseline - ours.baseline_pt for text in rendered.random for ours, drawn in rendered.pairs(text)]
    assert max(map(abs, off)) <= BASELINE_TOLERANCE_PT


def test_left_aligned_words_begin_where_the_scene_says(rendered: Rendered) -> None:
    for text in rendered.random:
        for ours, drawn in rendered.pairs(text):
            if text.placed.body.paragraphs[ours.paragraph].align == "left":
                assert drawn.x == pytest.approx(ours.x_pt, abs=BASELINE_TOLERANCE_PT)


@pytest.mark.parametrize("index", range(len(SPECIAL)), ids=SPECIAL)
def test_unusual_text_breaks_and_stands_alike(rendered: Rendered, index: int) -> None:
    for ours, drawn in rendered.pairs(rendered.special[index]):
        assert unhyphenated(drawn).endswith(unhyphenated(ours))
        assert drawn.baseline == pytest.approx(ours.baseline_pt, abs=BASELINE_TOLERANCE_PT)


@pytest.mark.parametrize("index", range(len(CELLS)), ids=CELLS)
def test_exact_lines_in_a_table_cell_stand_alike_in_every_font(rendered: Rendered, index: int) -> None:
    for ours, drawn in rendered.pairs(rendered.cells[index]):
        assert words(drawn) == words(ours)
        assert drawn.baseline == pytest.approx(ours.baseline_pt, abs=BASELINE_TOLERANCE_PT)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_break_table_is_libre_offices_own(rendered: Rendered, pattern: str) -> None:
    whole = "aaaa bbbb" + pattern
    seen = set()
    for probed, _, text in rendered.probes:
        if probed == pattern:
            first = rendered.drawn[id(text)][0].text
            seen.add(end_of(whole, len(first)))
    assert sorted(seen) == [
        place for place in (*break_opportunities(whole), len(whole)) if place in seen or place < len(whole)
    ]


def end_of(whole: str, letters: int) -> int:
    """Where a line of so many visible letters ends in the text, spaces behind it taken along."""
    for place, letter in enumerate(whole):
        if letter not in " \u00a0":
            letters -= 1
        if letters < 0:
            return place
    return len(whole)
