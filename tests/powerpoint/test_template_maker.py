"""Templates made from a kit's description: whole, the same each time, and in the brand's own colors and fonts."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from leaderdeck.brand.color import contrast, mix
from leaderdeck.brand.design import Grid, KitDesign, LayoutDesign
from leaderdeck.brand.kit import ColorRole, Style
from leaderdeck.brand.reader import load_design
from leaderdeck.brand.template import BackdropShape, Layout, Placeholder, Template
from leaderdeck.brand.template_reader import read_template
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.paths import resource_folder
from leaderdeck.powerpoint.template_maker import make_template, template_parts
from leaderdeck.powerpoint.template_shapes import bounds
from leaderdeck.units import Frame

KITS = ("fjordvik", "granheim", "plain")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
FOOTERS = {("ftr", 11), ("sldNum", 12), ("dt", 10)}
PROMISED = {
    "cover": {("ctrTitle", 0), ("subTitle", 1), ("body", 13)},
    "section": {("title", 0), ("body", 13), ("body", 1)},
    "content": {("title", 0), ("obj", 1), ("body", 14)},
    "statement": {("title", 0), ("body", 1), ("body", 14)},
    "quote": {("title", 0), ("body", 1), ("body", 13), ("body", 14)},
    "columns": {("title", 0), ("obj", 1), ("obj", 2), ("body", 14)},
    "comparison": {("title", 0), ("body", 1), ("obj", 2), ("body", 3), ("obj", 4), ("body", 14)},
    "facts": {("title", 0), ("body", 14)},
    "agenda": {("title", 0), ("body", 14)},
    "steps": {("title", 0), ("body", 14)},
    "timeline": {("title", 0), ("body", 14)},
    "picture": {("title", 0), ("pic", 1), ("body", 13), ("body", 14)},
    "picture-text": {("title", 0), ("pic", 1), ("obj", 2), ("body", 13), ("body", 14)},
    "table": {("title", 0), ("tbl", 1), ("body", 13), ("body", 14)},
    "chart": {("title", 0), ("chart", 1), ("body", 13), ("body", 14)},
    "closing": {("title", 0), ("body", 1)},
    "blank": set(),
}


def design_of(kit: str) -> KitDesign:
    return load_design(resource_folder("brands", kit))


@pytest.fixture(scope="module", params=KITS)
def design(request: pytest.FixtureRequest) -> KitDesign:
    return design_of(request.param)


@pytest.fixture(scope="module")
def template(design: KitDesign, tmp_path_factory: pytest.TempPathFactory) -> Template:
    file = tmp_path_factory.mktemp("template") / f"{design.id}.pptx"
    make_template(design, file)
    return read_template(file)


@pytest.fixture(scope="module")
def trees(design: KitDesign) -> dict[str, etree._Element]:
    return {
        name: etree.fromstring(data)
        for name, data in template_parts(design).items()
        if re.search(r"slide(Layout|Master)s/slide|notesMaster1.xml$", name) and name.endswith(".xml")
    }


def test_the_same_description_gives_the_same_bytes(design: KitDesign, tmp_path: Path) -> None:
    for name in ("one.pptx", "two.pptx"):
        make_template(design, tmp_path / name)
    assert (tmp_path / "one.pptx").read_bytes() == (tmp_path / "two.pptx").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.pptx") as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


@pytest.mark.parametrize("kit", KITS)
def test_the_shipped_templates_are_what_their_descriptions_give(kit: str) -> None:
    # Parts are compared, since how tightly they are packed depends on the machine's zlib.
    with zipfile.ZipFile(resource_folder("brands", kit, "template.pptx")) as shipped:
        stored = {name: shipped.read(name) for name in shipped.namelist()}
    assert list(stored.items()) == list(template_parts(design_of(kit)).items())


def test_every_layout_has_the_promised_placeholders(template: Template) -> None:
    assert [layout.role for layout in template.layouts] == list(LAYOUT_NAMES)
    for layout in template.layouts:
        found = {(known.type, known.idx) for known in layout.placeholders}
        assert found - FOOTERS == PROMISED[layout.role], layout.role
    assert {("ftr", 11)} == _footers(template.layout("cover"))
    assert _footers(template.layout("closing")) == set()
    assert _footers(template.layout("content")) == FOOTERS


def _footers(layout: Layout) -> set[tuple[str, int]]:
    return {(known.type, known.idx) for known in layout.placeholders} & FOOTERS


def test_placeholders_stand_on_the_slide_and_beside_one_another(template: Template) -> None:
    for layout in template.layouts:
        for at, one in enumerate(layout.placeholders):
            assert one.frame.x >= 0
            assert one.frame.y >= 0
            assert one.frame.right <= 960.01
            assert one.frame.bottom <= 540.01
            for other in layout.placeholders[at + 1 :]:
                assert not _overlap(one.frame, other.frame), (layout.role, one.name, other.name)


def _overlap(one: Frame, other: Frame) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 0.01 and down > 0.01


def test_a_title_of_two_lines_fits_at_the_second_step(template: Template, design: KitDesign) -> None:
    title = template.layout("content").placeholder(0)
    assert title is not None
    two_lines = 2 * 1.2 * design.sizes.heading[1] * title.level(0).line_spacing
    assert two_lines <= 0.97 * title.frame.height


def test_content_begins_below_the_title_and_ends_above_the_footer(template: Template) -> None:
    for layout in template.layouts:
        title, footer = layout.placeholder(0), layout.footer("ftr")
        if title is None or footer is None or layout.role in ("section", "cover", "statement", "quote"):
            continue
        assert title.frame.bottom <= layout.area.y or layout.role == "picture-text"
        assert layout.area.bottom <= footer.frame.y


def test_all_text_can_be_read_on_its_ground(template: Template, design: KitDesign) -> None:
    for layout in template.layouts:
        for placeholder in layout.placeholders:
            ground = _ground_below(layout, placeholder, design)
            for style in placeholder.levels:
                large = style.size_pt >= 24 or (style.bold and style.size_pt >= 18.66)
                ratio = contrast(design.palette.rgb(style.color), ground)
                assert ratio >= (3.0 if large else 4.5), (layout.role, placeholder.name, ratio)


def _ground_below(layout: Layout, placeholder: Placeholder, design: KitDesign) -> str:
    """The color right below a placeholder's frame: the topmost backdrop shape that holds all of it, or the ground."""
    color = design.palette.rgb(layout.ground)
    frame = placeholder.frame
    for part in layout.backdrop:
        if isinstance(part, BackdropShape):
            around = bounds(part.path)
            beside = around.x <= frame.x and around.right >= frame.right
            if beside and around.y <= frame.y and around.bottom >= frame.bottom:
                color = mix(color, design.palette.rgb(part.fill), part.alpha)
    return color


def test_masters_and_layouts_name_no_color_and_no_typeface(trees: dict[str, etree._Element]) -> None:
    for name, tree in trees.items():
        assert next(tree.iter(f"{A}srgbClr", f"{A}sysClr", f"{A}prstClr"), None) is None, name
        for font in tree.iter(f"{A}latin", f"{A}ea", f"{A}cs"):
            assert font.get("typeface", "").startswith(("+mj-", "+mn-")), name


def test_powerpoint_is_never_asked_to_shrink_text(trees: dict[str, etree._Element]) -> None:
    for name, tree in trees.items():
        assert next(tree.iter(f"{A}normAutofit", f"{A}spAutoFit"), None) is None
        if "notesMaster" not in name:
            for body in tree.iter(f"{A}bodyPr"):
                assert [child.tag for child in body] == [f"{A}noAutofit"]
                assert {"lIns", "tIns", "rIns", "bIns", "anchor"} <= set(body.attrib)


def test_all_text_says_its_language(trees: dict[str, etree._Element], design: KitDesign) -> None:
    tag = {"nb": "nb-NO", "nn": "nn-NO"}[design.language]
    for tree in trees.values():
        for run in tree.iter(f"{A}r", f"{A}fld"):
            assert run.find(f"{A}rPr").get("lang") == tag
        for end in tree.iter(f"{A}endParaRPr"):
            assert end.get("lang") == tag


def test_decoration_is_marked_and_logos_are_described(trees: dict[str, etree._Element], design: KitDesign) -> None:
    pictures = 0
    for tree in trees.values():
        for shape in tree.iter(f"{P}sp"):
            names = shape.find(f"{P}nvSpPr/{P}cNvPr")
            if shape.find(f"{P}txBody") is None and shape.find(f".//{P}ph") is None:
                assert names.get("descr") == ""
                assert b"decorative" in etree.tostring(names)
        for names in tree.iterfind(f".//{P}pic/{P}nvPicPr/{P}cNvPr"):
            pictures += 1
            assert names.get("descr") in {logo.alt for logo in design.logos}
    assert pictures == sum(1 for _, look in design.layouts if look.logo is not None)


def test_shapes_of_one_part_have_names_and_numbers_of_their_own(trees: dict[str, etree._Element]) -> None:
    for name, tree in trees.items():
        shapes = [each for each in tree.iter(f"{P}cNvPr") if each.get("name")]
        assert len({each.get("name") for each in shapes}) == len(shapes), name
        assert len({each.get("id") for each in shapes}) == len(shapes), name


def test_the_properties_tell_the_brand_and_nobody(design: KitDesign) -> None:
    parts = template_parts(design)
    core = etree.fromstring(parts["docProps/core.xml"])
    assert {etree.QName(each).localname for each in core} == {"title", "language"}
    assert core[0].text == f"{design.name} – PowerPoint-mal"
    assert not any("thumbnail" in name or "customXml" in name for name in parts)


def test_a_person_can_add_slides_by_hand(design: KitDesign) -> None:
    file = io.BytesIO()
    make_into(design, file)
    presentation = Presentation(file)
    for layout in presentation.slide_layouts:
        slide = presentation.slides.add_slide(layout)
        for placeholder in slide.placeholders:
            if placeholder.has_text_frame:
                placeholder.text_frame.text = "Æ"
    again = io.BytesIO()
    presentation.save(again)
    assert len(Presentation(again).slides) == len(LAYOUT_NAMES)


def make_into(design: KitDesign, file: io.BytesIO) -> None:
    with zipfile.ZipFile(file, "w") as package:
        for name, data in template_parts(design).items():
            package.writestr(name, data)
    file.seek(0)


@pytest.mark.parametrize(("language", "cover", "closing"), [
    ("nb", "Forside", "Avslutning"), ("nn", "Framside", "Avslutting"), ("en", "Cover", "Closing"),
    ("se", "Cover", "Closing"),
])  # fmt: skip
def test_layouts_are_named_in_the_kits_language(language: str, cover: str, closing: str, tmp_path: Path) -> None:
    design = replace(design_of("plain"), language=language, slogans=((language, ""),))
    make_template(design, tmp_path / "t.pptx")
    template = read_template(tmp_path / "t.pptx")
    assert template.layout("cover").name == cover
    assert template.layout("closing").name == closing


def test_a_name_with_signs_of_xml_is_written_as_it_is(tmp_path: Path) -> None:
    name = 'Å & "Ø" <Æ> kommune'
    design = replace(design_of("fjordvik"), name=name, slogans=(("nb", "Me & de <3"),))
    make_template(design, tmp_path / "t.pptx")
    template = read_template(tmp_path / "t.pptx")
    assert name in [part.text for part in template.layout("content").backdrop if hasattr(part, "text")]


def test_text_on_light_panels_stays_dark_on_a_dark_slide(tmp_path: Path) -> None:
    design = design_of("fjordvik")
    dark = replace(design, layouts=(("comparison", LayoutDesign(ground="deep", dark=True)),))
    make_template(dark, tmp_path / "t.pptx")
    layout = read_template(tmp_path / "t.pptx").layout("comparison")
    text, title = layout.placeholder(2), layout.placeholder(0)
    assert text is not None
    assert title is not None
    assert text.level(0).color == "dk1"
    assert title.level(0).color == "lt1"


roles = st.sampled_from(get_args(ColorRole))
looks = st.builds(
    LayoutDesign,
    ground=roles,
    align=st.sampled_from(("left", "center")),
    anchor=st.sampled_from(("", "top", "middle", "bottom")),
    colors=st.lists(st.tuples(st.sampled_from((0, 1, 11, 13)), roles), max_size=3).map(tuple),
    frames=st.lists(
        st.tuples(st.sampled_from((0, 1, 2, 13)), st.builds(Frame, *[st.integers(1, 400).map(float)] * 4)), max_size=3
    ).map(tuple),
)
designs = st.builds(
    lambda kit, style, grid, layouts, footer, name: replace(
        kit, style=style, grid=grid, layouts=tuple(layouts.items()), footer=footer, name=name
    ),
    st.sampled_from([design_of(kit) for kit in KITS]),
    st.from_type(Style),
    st.builds(Grid, left=st.integers(20, 200).map(float), title_bar=st.booleans(), footer_rule=st.booleans()),
    st.dictionaries(st.sampled_from(LAYOUT_NAMES), looks, max_size=4),
    st.lists(st.sampled_from(("name", "slogan", "date", "number")), unique=True).map(tuple),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=40),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(design=designs)
def test_any_description_gives_a_template_that_reads_back(design: KitDesign, tmp_path: Path) -> None:
    file = tmp_path / "t.pptx"
    make_template(design, file)
    template = read_template(file)
    assert [layout.role for layout in template.layouts] == list(LAYOUT_NAMES)
    for layout in template.layouts:
        assert {(known.type, known.idx) for known in layout.placeholders} - FOOTERS == PROMISED[layout.role]


@pytest.mark.rendering
def test_libreoffice_sets_the_words_where_the_template_says(soffice: str, tmp_path: Path) -> None:
    design = design_of("fjordvik")
    file = tmp_path / "t.pptx"
    make_template(design, file)
    presentation = Presentation(str(file))
    slide = presentation.slides.add_slide(presentation.slide_layouts.get_by_name("Innhold"))
    for placeholder in slide.placeholders:
        placeholder.text_frame.text = f"Ord{placeholder.placeholder_format.idx}"
    presentation.save(str(tmp_path / "deck.pptx"))
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path / 'lo'}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(tmp_path / "deck.pptx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(tmp_path / "deck.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    found = {
        word: (float(x), float(y))
        for x, y, word in re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)".*?>([^<]+)</word>', boxes)
    }
    layout = read_template(file).layout("content")
    for idx in (0, 1, 14):
        placeholder = layout.placeholder(idx)
        assert placeholder is not None
        x, y = found[f"Ord{idx}"]
        assert x == pytest.approx(placeholder.frame.x + placeholder.level(0).margin_left_pt, abs=2.5)
        assert placeholder.frame.y - 12 <= y <= placeholder.frame.bottom
    assert found["Fjordvik"][0] == pytest.approx(60.0, abs=1.0)
