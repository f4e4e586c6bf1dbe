"""The PDF is read aloud as the scenes are meant: order, titles, lists, tables, pictures, languages, links."""

import os
import re
from functools import cache
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paint_kit import NAME, hand_kit, plain, text_shape
from pikepdf import Dictionary, Object, Pdf
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from tagged_pdf import Reader, found, inside, kids, paragraphs, plainly, sections, spoken

from leaderdeck.brand.kit import BrandKit
from leaderdeck.paint import pdf_tags
from leaderdeck.paint.pdf import write_pdf
from leaderdeck.paint.pdf_gaps import line_ends
from leaderdeck.paths import resource_folder
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.hyphens import SOFT_HYPHEN
from leaderdeck.scene.shapes import (
    Bullet,
    ChartShape,
    PictureFile,
    PictureShape,
    PlaceholderRef,
    Scene,
    TableCell,
    TableShape,
    TextBody,
    TextParagraph,
    TextRun,
    TextShape,
)
from leaderdeck.talk import load_talk
from leaderdeck.units import Frame, Insets

FRAME = Frame(60, 60, 840, 400)
TITLES = ("title", "ctrTitle")
TITLE = PlaceholderRef("title", 0)
FOOTER = PlaceholderRef("ftr", 11)
SAMPLES = sorted(file.stem for file in resource_folder("samples").glob("*.md"))
KITS = ("fjordvik", "granheim", "plain")
EVERY = [(sample, kit) for sample in SAMPLES for kit in KITS]
ASKED = (
    EVERY
    if os.environ.get("LEADERDECK_ALL_PDF_TAGS")
    else [("alt-pa-ett-brett", "plain"), ("plain-english", "granheim")]
)


def written(scenes: list[Scene], kit: BrandKit, **properties: object) -> bytes:
    out = BytesIO()
    assert write_pdf(scenes, kit, DeckProperties(**{"title": "Ro i båten", **properties}), out)
    return out.getvalue()


@cache
def sample(name: str, brand: str) -> tuple[list[Scene], bytes]:
    talk = load_talk(resource_folder("samples", f"{name}.md"), brand)
    scenes = [scene for _, scene in talk.scenes]
    return scenes, written(scenes, talk.kit, language_tag=scenes[0].language)


def slide(*shapes: object, layout: str = "content", **more: object) -> Scene:
    return Scene(layout, "Tittel", tuple(shapes), **more)


def titled(kit: BrandKit, words: str = "En tittel") -> TextShape:
    return text_shape(kit, Frame(60, 20, 840, 40), plain(words), placeholder=TITLE)


def is_title(shape: object) -> bool:
    return isinstance(shape, TextShape) and shape.placeholder is not None and shape.placeholder.type in TITLES


@pytest.mark.parametrize(("name", "brand"), ASKED)
def test_every_slide_is_read_as_its_scene_is_meant(name: str, brand: str) -> None:
    scenes, data = sample(name, brand)
    with Pdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert bool(pdf.Root.MarkInfo.Marked)
        assert len(sections(pdf)) == len(scenes)
        for number, (scene, section) in enumerate(zip(scenes, sections(pdf), strict=True)):
            reader = Reader(pdf, number)
            assert not reader.painted_outside
            blocks = found(section, "H1", "H2", "H3", "P", "LBody", "TH", "TD", "Caption")
            own = [plainly(own_words(reader, block)) for block in blocks]
            assert [words for words in own if words] == [spoken(one) for one in paragraphs(scene)]
            assert_structure(scene, section, reader)


def own_words(reader: Reader, block: Object) -> str:
    """The block's words without those of lists and paragraphs in it."""
    held = ("/L", "/P")
    return "".join(
        reader.pieces[int(kid)] if isinstance(kid, int) else reader.words(kid)
        for kid in kids(block)
        if isinstance(kid, int) or ("/S" in kid and str(kid.S) not in held)
    )


def assert_structure(scene: Scene, section: Object, reader: Reader) -> None:
    titles = [shape for shape in scene.shapes if is_title(shape)]
    assert len(found(section, "H1", "H2")) >= len(titles) == 1
    marked = [paragraph for paragraph in paragraphs(scene) if paragraph.bullet]
    in_rows = [paragraph for paragraph in paragraphs(scene) if paragraph.role == "item"]
    assert len(found(section, "LI")) == len(marked) + len(in_rows)
    assert len(found(section, "Lbl")) == len(marked)
    tables = [shape for shape in scene.shapes if isinstance(shape, TableShape)]
    assert [[[str(cell.S) for cell in kids(row)] for row in kids(table)] for table in found(section, "Table")] == [
        [["/TH" if number == 0 and table.has_header else "/TD"] * len(row) for number, row in enumerate(table.rows)]
        for table in tables
    ]
    figures = [
        shape.alt
        for shape in scene.shapes
        if isinstance(shape, ChartShape) or (isinstance(shape, PictureShape) and not shape.decorative)
    ]
    assert [str(figure.Alt) for figure in found(section, "Figure")] == figures
    footers = [
        shape.text.body.paragraphs[0].text
        for shape in scene.shapes
        if isinstance(shape, TextShape) and shape.placeholder and shape.placeholder.type == "ftr" and shape.text
    ]
    assert all(footer in plainly(reader.artifacts) for footer in footers)


@pytest.mark.parametrize(("name", "brand"), ASKED)
def test_words_follow_each_other_in_the_file_as_they_are_read(name: str, brand: str) -> None:
    """For readers that know nothing of tags, too: pdfium gives the words in the order they are drawn."""
    scenes, data = sample(name, brand)
    pdf = pypdfium2.PdfDocument(data)
    try:
        for number, scene in enumerate(scenes):
            page = pdf[number].get_textpage().get_text_bounded().replace("\ufffe", "").replace("\r\n", " ")
            drawn = "".join(page.split())
            at = 0
            for paragraph in paragraphs(scene):
                words = "".join(spoken(paragraph).split())
                at = found_at(drawn, words, at)
                assert at >= 0, (number, words, drawn)
    finally:
        pdf.close()


def found_at(drawn: str, words: str, at: int) -> int:
    """Behind the next place where these words stand; a hyphen may be there for a line's end."""
    pattern = "-?".join(re.escape(letter) for letter in words)
    place = re.compile(pattern).search(drawn, at)
    return place.end() if place else -1


@pytest.mark.parametrize(("name", "brand"), ASKED[:1])
def test_the_parent_tree_leads_from_every_piece_to_its_tag(name: str, brand: str) -> None:
    _, data = sample(name, brand)
    with Pdf.open(BytesIO(data)) as pdf:
        flat = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip([int(key) for key in flat[::2]], flat[1::2], strict=True))
        assert sorted(parents) == list(range(int(pdf.Root.StructTreeRoot.ParentTreeNextKey)))
        for number, page in enumerate(pdf.pages):
            pieces = parents[int(page.obj.StructParents)]
            assert len(pieces) == len(Reader(pdf, number).pieces)
            for piece, element in enumerate(pieces):
                assert piece in [int(kid) for kid in kids(element) if isinstance(kid, int)]
                assert element.Pg.objgen == page.obj.objgen
            for annotation in page.obj.get("/Annots", []):
                element = parents[int(annotation.StructParent)]
                assert element.S == "/Link"
                places = [kid for kid in kids(element) if isinstance(kid, Dictionary) and "/Obj" in kid]
                assert annotation.objgen in [place.Obj.objgen for place in places]


@pytest.mark.parametrize(("name", "brand"), ASKED)
def test_headings_leave_no_level_out(name: str, brand: str) -> None:
    _, data = sample(name, brand)
    with Pdf.open(BytesIO(data)) as pdf:
        levels = [int(str(one.S)[2:]) for one in inside(pdf.Root.StructTreeRoot.K) if re.match(r"/H\d", str(one.S))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_word_in_another_language_says_so() -> None:
    kit = hand_kit()
    mixed = TextParagraph(
        (TextRun("Vi kaller det ", 24.0), TextRun("nudging", 24.0, language="en-GB"), TextRun(".", 24))
    )
    foreign = TextParagraph((TextRun("All of it", 24.0, language="en-GB"),))
    data = written([slide(text_shape(kit, FRAME, mixed, foreign))], kit, language_tag="nb-NO")
    with Pdf.open(BytesIO(data)) as pdf:
        reader = Reader(pdf, 0)
        first, second = found(sections(pdf)[0], "P")
        assert [(reader.words(one), str(one.Lang)) for one in found(first, "Span")] == [("nudging", "en-GB")]
        assert reader.words(first) == "Vi kaller det nudging."
        assert "/Lang" not in first
        assert str(second.Lang) == "en-GB"


def test_a_slide_in_another_language_than_the_talks_says_so() -> None:
    kit = hand_kit()
    english = TextParagraph((TextRun("Hello", 24.0, language="en-GB"),))
    data = written([slide(text_shape(kit, FRAME, english), language="en-GB")], kit, language_tag="nb-NO")
    with Pdf.open(BytesIO(data)) as pdf:
        assert str(sections(pdf)[0].Lang) == "en-GB"
        assert "/Lang" not in found(sections(pdf)[0], "P")[0]


def test_a_hyphen_that_is_there_for_the_line_is_not_read() -> None:
    kit = hand_kit()
    words = f"Et langt ord: kommune{SOFT_HYPHEN}styre{SOFT_HYPHEN}møte"
    shape = text_shape(kit, Frame(60, 60, 190, 300), plain(words, 24.0))
    assert SOFT_HYPHEN in line_ends(shape.text)
    with Pdf.open(BytesIO(written([slide(shape)], kit))) as pdf:
        assert Reader(pdf, 0).words(found(sections(pdf)[0], "P")[0]) == "Et langt ord: kommunestyremøte"


def test_words_of_two_lines_do_not_grow_together() -> None:
    kit = hand_kit()
    shape = text_shape(kit, Frame(60, 60, 180, 300), plain("Et hardt\nlinjeskift og myke linjeskift i år/i fjor", 24.0))
    assert [line.text for line in shape.text.lines][1:] == ["linjeskift og", "myke linjeskift i", "år/i fjor"]
    with Pdf.open(BytesIO(written([slide(shape)], kit))) as pdf:
        words = Reader(pdf, 0).words(found(sections(pdf)[0], "P")[0])
    assert words == "Et hardt linjeskift og myke linjeskift i år/i fjor"


def test_a_link_is_one_also_over_two_lines_and_in_a_cell() -> None:
    kit = hand_kit()
    address = "https://fjordvik.example/åpent"
    linked = TextParagraph((TextRun("Les ", 24.0), TextRun("om åpenhet her hos oss", 24.0, link=address)))
    narrow = text_shape(kit, Frame(60, 60, 200, 300), linked)
    placed = place_text(TextBody((linked,), Insets()), Frame(400, 100, 400, 60), kit)
    table = TableShape(
        "Tabell", Frame(400, 100, 400, 60), (400.0,), (60.0,), ((TableCell(Frame(400, 100, 400, 60), placed),),), False
    )
    with Pdf.open(BytesIO(written([slide(narrow, table)], kit))) as pdf:
        first, second = found(sections(pdf)[0], "Link")
        reader = Reader(pdf, 0)
        assert reader.words(first) == reader.words(second) == "om åpenhet her hos oss"
        assert len([kid for kid in kids(first) if isinstance(kid, Dictionary)]) == 2
        assert len([kid for kid in kids(second) if isinstance(kid, Dictionary)]) == 1


def test_lists_within_lists_stand_in_the_item_they_belong_to() -> None:
    kit = hand_kit()
    marks = [(0, "square"), (1, "number"), (1, "number"), (0, "square"), (0, "number")]
    listed = [
        plain(
            f"Punkt {number}", 20.0, level=level, bullet=Bullet(kind, number=number), margin_left_pt=24.0 * (level + 1)
        )
        for number, (level, kind) in enumerate(marks, start=1)
    ]
    goes_on = plain("går videre", 20.0, margin_left_pt=24.0)
    after = plain("Etterpå", 20.0)
    with Pdf.open(BytesIO(written([slide(text_shape(kit, FRAME, *listed, goes_on, after))], kit))) as pdf:
        section = sections(pdf)[0]
        reader = Reader(pdf, 0)
        outer, numbered, last = kids(section)
        assert [str(element.S) for element in (outer, numbered, last)] == ["/L", "/L", "/P"]
        assert [len(kids(element)) for element in (outer, numbered)] == [2, 1]
        nested = found(kids(outer)[0], "L")
        assert [len(found(element, "LI")) for element in nested] == [2]
        assert [str(one.A.ListNumbering) for one in (outer, nested[0], numbered)] == ["/Square", "/Decimal", "/Decimal"]
        assert [reader.words(one) for one in found(section, "Lbl")] == ["•", "2.", "3.", "•", "5."]
        assert reader.words(found(numbered, "P")[0]) == "går videre"


def picture(**more: object) -> PictureShape:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    file = PictureFile("0" * 40, "png", bytes(buffer.data().data()), 8, 8)
    return PictureShape("Bilde", Frame(500, 100, 200, 200), file, **more)


def claims_access(data: bytes) -> bool:
    with Pdf.open(BytesIO(data)) as pdf:
        return b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()


def test_the_file_claims_to_be_accessible_only_where_all_is_told() -> None:
    kit = hand_kit(extra=(NAME,))
    words = text_shape(kit, FRAME, plain("Ord"))
    assert claims_access(written([slide(words, picture(alt="En båt"))], kit))
    assert claims_access(written([slide(words, picture(decorative=True))], kit))
    assert not claims_access(written([slide(words, picture())], kit))
    assert not claims_access(written([slide(words)], kit, title=""))


def test_decoration_and_footers_are_not_read() -> None:
    kit = hand_kit(extra=(NAME,))
    foot = text_shape(kit, Frame(400, 500, 300, 30), plain("Bunnlinje", 12.0), placeholder=FOOTER)
    with Pdf.open(BytesIO(written([slide(picture(decorative=True), titled(kit), foot)], kit))) as pdf:
        assert [str(element.S) for element in inside(sections(pdf)[0])] == ["/H1"]
        reader = Reader(pdf, 0)
        assert reader.artifacts == NAME.text + "Bunnlinje"
        assert list(reader.pieces.values()) == ["En tittel"]


def test_a_letter_that_no_font_has_is_read_all_the_same() -> None:
    kit = hand_kit()
    with Pdf.open(BytesIO(written([slide(text_shape(kit, FRAME, plain("Bra \U0001f600 jobba", 20.0)))], kit))) as pdf:
        assert Reader(pdf, 0).words(found(sections(pdf)[0], "P")[0]) == "Bra \U0001f600 jobba"


def test_bookmarks_of_a_part_stand_under_it() -> None:
    names = [("cover", "Forside"), ("section", "Del"), ("content", "Inni"), ("closing", "Takk")]
    scenes = [Scene(layout, title, ()) for layout, title in names]
    with Pdf.open(BytesIO(written(scenes, hand_kit()))) as pdf, pdf.open_outline() as outline:
        assert [(item.title, [inner.title for inner in item.children]) for item in outline.root] == [
            ("Forside", []), ("Del", ["Inni"]), ("Takk", []),
        ]  # fmt: skip


def test_a_drawing_written_in_another_way_gives_a_file_without_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    kit = hand_kit()
    monkeypatch.setattr(pdf_tags, "MARK", re.compile(rb"never (\d+)"))
    out = BytesIO()
    assert not write_pdf(
        [slide(titled(kit), text_shape(kit, FRAME, plain("Ord")))], kit, DeckProperties(title="Hei"), out
    )
    with Pdf.open(out) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert "/MarkInfo" not in pdf.Root
        assert b"BDC" not in pdf.pages[0].Contents.read_bytes()
    assert not claims_access(out.getvalue())


def test_tags_change_nothing_of_what_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    kit = hand_kit(extra=(NAME,))
    marked = plain(
        "Punkt \U0001f600 med\nskift", 20.0, bullet=Bullet("done"), underline=True, link="https://fjordvik.example"
    )
    scenes = [
        slide(picture(decorative=True), titled(kit), text_shape(kit, FRAME, marked, plain("Ord"))),
        slide(layout="cover"),
    ]
    tagged = written(scenes, kit)
    monkeypatch.setattr(pdf_tags, "MARK", re.compile(rb"never (\d+)"))
    bare = BytesIO()
    assert not write_pdf(scenes, kit, DeckProperties(title="Ro i båten"), bare)
    for one, other in zip(drawn(tagged), drawn(bare.getvalue()), strict=True):
        assert one == other


def drawn(data: bytes) -> list[bytes]:
    pdf = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=1.5).to_numpy().tobytes() for page in pdf]
    finally:
        pdf.close()


_RUNS = st.builds(
    TextRun,
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=12),
    st.just(20.0),
    language=st.sampled_from(["nb-NO", "nn-NO", "en-GB"]),
    link=st.sampled_from(["", "https://fjordvik.example", "mailto:post@fjordvik.example", "javascript:no"]),
)
_PARAGRAPHS = st.builds(
    TextParagraph,
    st.lists(_RUNS, min_size=1, max_size=4).map(tuple),
    level=st.integers(0, 3),
    bullet=st.none() | st.builds(Bullet, st.sampled_from(["square", "disc", "number", "roman", "task", "done"])),
    role=st.sampled_from(["", "heading", "quote", "caption", "item", "in-item"]),
)


@settings(max_examples=int(os.environ.get("LEADERDECK_PDF_TAG_EXAMPLES", "15")), deadline=None)
@given(st.lists(_PARAGRAPHS, min_size=1, max_size=6), st.booleans())
def test_whatever_is_written_is_tagged(written_down: list[TextParagraph], as_title: bool) -> None:
    kit = hand_kit()
    shape = text_shape(kit, FRAME, *written_down, placeholder=TITLE if as_title else None)
    with Pdf.open(BytesIO(written([slide(shape)], kit))) as pdf:
        reader = Reader(pdf, 0)
        assert not reader.painted_outside
        numbers = [
            int(kid)
            for one in [sections(pdf)[0], *inside(sections(pdf)[0])]
            for kid in kids(one)
            if isinstance(kid, int)
        ]
        assert sorted(numbers) == sorted(reader.pieces)
