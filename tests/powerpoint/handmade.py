"""Scenes made by hand, with one of everything, and a kit on python-pptx's own template (with all its leftovers)."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pptx
from lxml import etree
from PIL import Image

from leaderdeck.brand.kit import ROLE_SLOTS, BrandKit, FontFamily, Palette, PaletteColor
from leaderdeck.brand.template import Layout, LevelStyle, Placeholder, Template
from leaderdeck.deck.blocks import Block, List, ListItem, Subheading, Text
from leaderdeck.deck.slide import Section
from leaderdeck.deck.text import Paragraph, Run, plain
from leaderdeck.paths import resource_folder
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.powerpoint.writer import write_deck
from leaderdeck.scene.shapes import (
    Bullet,
    ChartShape,
    Fill,
    Outline,
    PictureFile,
    PictureShape,
    PlacedText,
    PlaceholderRef,
    Scene,
    Shape,
    TableCell,
    TableShape,
    TextBody,
    TextParagraph,
    TextRun,
    TextShape,
)
from leaderdeck.units import Frame, Insets

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
DEFAULT_TEMPLATE = Path(pptx.__file__).parent / "templates" / "default.pptx"
INSETS = Insets(7.2, 3.6, 7.2, 3.6)
_TITLE = LevelStyle(44.0, "dk1", font="heading", align="center")
_BODY = tuple(
    LevelStyle(size, "dk1", bullet="•", margin_left_pt=27.0 + 36 * level, indent_pt=-27.0, space_before_pt=7.68)
    for level, size in enumerate((32.0, 28.0, 24.0, 20.0, 20.0))
)
_FOOT = (LevelStyle(12.0, "accent4", align="center"),)


def _placeholder(kind: str, idx: int, frame: Frame, levels: tuple[LevelStyle, ...], anchor: str = "top") -> Placeholder:
    return Placeholder(kind, idx, kind, frame, INSETS, anchor, levels)  # type: ignore[arg-type]


_FOOTERS = (
    _placeholder("dt", 10, Frame(36, 500, 168, 28), _FOOT, "middle"),
    _placeholder("ftr", 11, Frame(246, 500, 228, 28), _FOOT, "middle"),
    _placeholder("sldNum", 12, Frame(516, 500, 168, 28), _FOOT, "middle"),
)
TITLE_FRAME, BODY_FRAME = Frame(36, 21.6, 648, 90), Frame(36, 126, 648, 356)


def handmade_template(file: Path = DEFAULT_TEMPLATE) -> Template:
    """python-pptx's template as values."""
    title = _placeholder("title", 0, TITLE_FRAME, (_TITLE,), "middle")
    body = _placeholder("obj", 1, BODY_FRAME, _BODY)
    cover = (_placeholder("ctrTitle", 0, Frame(54, 167, 612, 116), (_TITLE,), "middle"), *_FOOTERS)
    return Template(
        file,
        720.0,
        540.0,
        (
            Layout("cover", "Title Slide", 0, cover),
            Layout("content", "Title and Content", 1, (title, body, *_FOOTERS)),
            Layout("table", "Title Only", 5, (title, *_FOOTERS)),
            Layout("blank", "Blank", 6, _FOOTERS),
        ),
    )


def handmade_kit(file: Path = DEFAULT_TEMPLATE) -> BrandKit:
    """A kit without a folder, enough for writing."""
    nowhere = Path("no-font.ttf")
    sans = resource_folder("fonts", "liberation-sans", "LiberationSans-Regular.ttf")
    font = FontFamily("Arial", sans, sans, sans, sans)
    code = FontFamily("Courier New", nowhere, nowhere, nowhere, nowhere)
    colors = tuple(PaletteColor(role, role, slot, "#123456") for role, slot in ROLE_SLOTS.items())
    return BrandKit(
        "handmade", "Øvre Nes kommune", "1", (("nb", "Nær og ærlig"),), "nb", Palette(colors), font, font, code,
        Path(), template=handmade_template(file),
    )  # fmt: skip


def placed(*paragraphs: TextParagraph, insets: Insets = INSETS, anchor: str = "top") -> PlacedText:
    """A body whose lines nobody asks for here."""
    return PlacedText(TextBody(paragraphs, insets, anchor), (), 0.0)  # type: ignore[arg-type]


def line(text: str, size: float = 28.0, **look: object) -> TextParagraph:
    """A paragraph of one run."""
    return TextParagraph((TextRun(text, size, **look),))  # type: ignore[arg-type]


def item(text: str, level: int = 0, kind: str = "disc", number: int = 1, size: float = 32.0) -> TextParagraph:
    """A list item as the content layout sets it."""
    style = _BODY[min(level, 4)]
    return TextParagraph(
        (TextRun(text, size),),
        level=level,
        bullet=Bullet(kind, "accent1", number),  # type: ignore[arg-type]
        margin_left_pt=style.margin_left_pt,
        indent_pt=style.indent_pt,
        space_before_pt=style.space_before_pt,
    )


def title_shape(text: str, **look: object) -> TextShape:
    """A filled title placeholder in its own place."""
    paragraph = TextParagraph((TextRun(text, 44.0, font="heading", **look),), align="center")  # type: ignore[arg-type]
    return TextShape(
        "Tittel 1", TITLE_FRAME, placed(paragraph, anchor="middle"), PlaceholderRef("title", 0), inherits_frame=True,
        identity="title",
    )  # fmt: skip


def body_shape(*paragraphs: TextParagraph, right: float = 7.2) -> TextShape:
    """A filled content placeholder; `right` is the inset that the break guard may have widened."""
    text = placed(*paragraphs, insets=Insets(7.2, 3.6, right, 3.6))
    return TextShape("Innhold 2", BODY_FRAME, text, PlaceholderRef("obj", 1), inherits_frame=True, identity="body")


def footers() -> tuple[TextShape, TextShape]:
    """Slogan and number."""
    slogan = TextParagraph((TextRun("Nær og ærlig", 12.0, color="accent4"),), align="center")
    number = TextParagraph((TextRun("‹#›", 12.0, color="accent4", field="slidenum"),), align="center")
    return (
        TextShape("Bunntekst", Frame(246, 500, 228, 28), placed(slogan, anchor="middle"), PlaceholderRef("ftr", 11),
                  inherits_frame=True, identity="ftr"),
        TextShape("Lysbildenummer", Frame(516, 500, 168, 28), placed(number, anchor="middle"),
                  PlaceholderRef("sldNum", 12), inherits_frame=True, identity="number"),
    )  # fmt: skip


def content_scene(*shapes: Shape, title: str = "Tillit og kontroll", **more: object) -> Scene:
    """A content slide with title, these shapes and footers."""
    return Scene("content", title, (title_shape(title), *shapes, *footers()), **more)  # type: ignore[arg-type]


def picture_file(color: str = "red", kind: str = "png", svg: bytes = b"") -> PictureFile:
    """A small picture of one color."""
    stream = io.BytesIO()
    Image.new("RGB", (64, 40), color).save(stream, {"png": "PNG", "jpeg": "JPEG", "gif": "GIF"}[kind])
    data = stream.getvalue()
    return PictureFile(hashlib.sha1(data).hexdigest(), kind, data, 64, 40, svg)  # type: ignore[arg-type]


def table_shape() -> TableShape:
    """Three rows of two columns with a header."""
    columns, height = (200.0, 300.0), 40.0
    rows = []
    for row in range(3):
        cells = []
        for column, width in enumerate(columns):
            frame = Frame(60 + sum(columns[:column]), 150 + row * height, width, height)
            text = placed(line(f"rad {row} & <celle> {column}", 20.0, bold=row == 0), anchor="middle")
            cells.append(TableCell(frame, text, Fill("accent5") if row == 0 else None, Outline("accent3", 1.0)))
        rows.append(tuple(cells))
    return TableShape(
        "Tabell 1", Frame(60, 150, 500, 3 * height), columns, (height,) * 3, tuple(rows),
        alt="Samlinger og temaer", identity="table",
    )  # fmt: skip


def chart_shape(kind: str = "column", **more: object) -> ChartShape:
    """Population in two series."""
    series = (("2024", (19_120.0, 8_400.0, None)), ("=SUM(A1)", (19_340.0, 8_512.5, -3.0)))
    values: dict[str, object] = {
        "name": "Diagram 1", "frame": Frame(60, 130, 600, 340), "kind": kind,
        "categories": ("Øvre", "Nedre & ytre", "+1"), "series": series, "colors": ("accent1", "accent2"),
        "text_color": "dk1", "size_pt": 16.0, "language": "nb-NO", "alt": "Innbyggere", "identity": "chart",
    } | more  # fmt: skip
    return ChartShape(**values)  # type: ignore[arg-type]


def drawn_shapes() -> tuple[TextShape, ...]:
    """One shape of every geometry."""
    text = placed(line("Mottak", 20.0, color="lt1"), anchor="middle")
    return (
        TextShape("Felt", Frame(60, 150, 200, 60), placed(line("Merk", 24.0)), fill=Fill("lt2"), identity="box"),
        TextShape("Pil 1", Frame(60, 250, 120, 60), text, geometry="pentagon", fill=Fill("accent5"), identity="p1"),
        TextShape("Pil 2", Frame(180, 250, 120, 60), text, geometry="chevron", fill=Fill("accent5"), identity="p2"),
        TextShape("Prikk", Frame(320, 250, 12, 12), None, geometry="ellipse", fill=Fill("accent1"), decorative=True,
                  identity="dot"),
        TextShape("Linje", Frame(60, 330, 600, 0), None, geometry="line", outline=Outline("accent3", 1.5),
                  decorative=True, identity="rule"),
        TextShape("Kort", Frame(360, 150, 100, 60), None, geometry="roundRect", fill=Fill("#AA2211"),
                  outline=Outline("accent1", 2.0), decorative=True, identity="card"),
    )  # fmt: skip


NOTES: tuple[Block, ...] = (
    Text(Paragraph((Run("Si hei, "), Run("rolig", bold=True), Run(" og ta det\nmed ro.")))),
    Subheading(plain("Så"), 3),
    List(
        (ListItem(plain("først"), 0, "number", 1), ListItem(plain("under"), 1), ListItem(plain("så"), 0, "number", 2))
    ),
)


def one_of_everything() -> tuple[Scene, ...]:
    """Nine slides that use every part of the writer."""
    link = TextRun("Les planen", 32.0, color="hlink", link="https://example.org/plan?a=1&b=«ø»")
    runs = (
        TextRun("H", 32.0), TextRun("2", 32.0, raised=-1), TextRun("O og ", 32.0), TextRun("kode", 32.0, font="code"),
        TextRun(" fet\nny linje ", 32.0, bold=True, italic=True, strike=True, underline=True, color="accent1"), link,
    )  # fmt: skip
    cover = TextParagraph((TextRun("Ro i båten", 44.0, font="heading"),), align="center")
    svg = picture_file("green", svg=b'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="40"/>')
    return (
        Scene("cover", "Ro i båten", (
            TextShape("Tittel 1", Frame(60, 150, 600, 116), placed(cover, anchor="middle"),
                      PlaceholderRef("ctrTitle", 0), identity="title"),
        )),
        content_scene(body_shape(item("Én"), item("Under", 1), item("To"), right=9.5), speaker_notes=NOTES),
        content_scene(body_shape(TextParagraph(runs)), title="Løpende tekst"),
        content_scene(body_shape(*(item(f"Punkt {n}", 0, "number", n) for n in (3, 4, 5))), title="Tall", hidden=True),
        content_scene(*drawn_shapes(), title="Former"),
        content_scene(
            PictureShape("fil.png", Frame(0, 0, 720, 540), picture_file("blue", "jpeg"), decorative=True, behind=True,
                         identity="ground"),
            PictureShape("fil.png", Frame(60, 150, 320, 200), svg, (0.1, 0.0, 0.25, 0.0), "Fjorden en morgen",
                         identity="picture"),
            title="Bilder",
        ),
        Scene("table", "Tabell", (title_shape("Tabell"), table_shape(), *footers())),
        content_scene(chart_shape(), title="Diagram"),
        Scene("blank", "", footers(), language="nn-NO"),
    )  # fmt: skip


PROPERTIES = DeckProperties(
    "Ro i båten", "nb-NO", (Section("Åpning", 0, 3), Section("Vern & vilje", 3, 6)), slogan="Nær og ærlig"
)


def written(scenes: tuple[Scene, ...], properties: DeckProperties = PROPERTIES, kit: BrandKit | None = None) -> bytes:
    """The file's bytes."""
    stream = io.BytesIO()
    write_deck(scenes, kit or handmade_kit(), properties, stream)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Every part by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree_of(data: bytes, part: str) -> etree._Element:
    """One part, parsed."""
    return etree.fromstring(parts_of(data)[part])
