"""What a written deck promises: sound parts, real placeholders, order, identity, and the same bytes every time."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from handmade import (
    DEFAULT_TEMPLATE,
    NAMESPACES,
    PROPERTIES,
    body_shape,
    content_scene,
    drawn_shapes,
    handmade_kit,
    handmade_template,
    item,
    line,
    one_of_everything,
    parts_of,
    picture_file,
    placed,
    tree_of,
    written,
)
from pptx import Presentation

from leaderdeck.errors import TemplateProblem
from leaderdeck.powerpoint.faults import find_faults
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.scene.shapes import PictureShape, PlaceholderRef, Scene, TextShape
from leaderdeck.units import Frame


def find(tree, path):
    return tree.xpath(path, namespaces=NAMESPACES)


def test_one_of_everything_has_no_faults_and_python_pptx_reads_it() -> None:
    data = written(one_of_everything())
    assert find_faults(data) == ()
    slides = list(Presentation(io.BytesIO(data)).slides)
    assert len(slides) == 9
    assert slides[1].shapes.title.text == "Tillit og kontroll"
    assert [shape.placeholder_format.type for shape in slides[1].placeholders][1].name == "OBJECT"
    assert slides[5].shapes[0].shape_type.name == "PICTURE"
    assert slides[7].shapes[1].chart.plots[0].categories[0] == "Øvre"


def test_the_same_scenes_give_the_same_bytes_and_no_date() -> None:
    first, second = written(one_of_everything()), written(one_of_everything())
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        stored = {entry.filename for entry in archive.infolist() if entry.compress_type == zipfile.ZIP_STORED}
    assert {name for name in stored if name.startswith("ppt/media/")}
    assert not {name for name in stored if name.endswith(".xml")}


def test_a_placeholder_in_its_own_place_has_no_frame_and_a_moved_one_has() -> None:
    moved = replace(body_shape(item("x")), inherits_frame=False, frame=Frame(10, 20, 30, 40))
    tree = tree_of(written((content_scene(moved),)), "ppt/slides/slide1.xml")
    frames = find(tree, "//p:sp/p:spPr")
    assert [len(frame) for frame in frames] == [0, 1, 0, 0]
    assert find(tree, "//a:off/@x")[1] == "127000"


def test_placeholders_carry_type_and_idx_as_the_layout_does() -> None:
    tree = tree_of(written((content_scene(body_shape(item("x"))),)), "ppt/slides/slide1.xml")
    assert [dict(holder.attrib) for holder in find(tree, "//p:ph")] == [
        {"type": "title"},
        {"idx": "1"},
        {"type": "ftr", "sz": "quarter", "idx": "11"},
        {"type": "sldNum", "sz": "quarter", "idx": "12"},
    ]


def test_shapes_have_ids_of_their_own_and_stable_identities() -> None:
    scene = content_scene(*drawn_shapes(), *drawn_shapes())
    for tree in (tree_of(written((scene,)), "ppt/slides/slide1.xml"),) * 2:
        ids = find(tree, "//p:cNvPr/@id")
        identities = find(tree, "//a16:creationId/@id")
        assert len(ids) == len(set(ids)) == len(scene.shapes) + 1
        assert len(identities) == len(set(identities)) == len(scene.shapes)
    alone = tree_of(written((content_scene(body_shape(item("x"))),)), "ppt/slides/slide1.xml")
    later = tree_of(written((content_scene(), content_scene(body_shape(item("x"))))), "ppt/slides/slide2.xml")
    assert find(alone, "//a16:creationId/@id")[1] == find(later, "//a16:creationId/@id")[1]


def test_background_pictures_lie_below_and_the_rest_keeps_its_order() -> None:
    behind = PictureShape("b", Frame(0, 0, 720, 540), picture_file(), decorative=True, behind=True)
    tree = tree_of(written((content_scene(body_shape(item("x")), behind),)), "ppt/slides/slide1.xml")
    tags = [child.tag.rpartition("}")[2] for child in find(tree, "//p:spTree")[0]]
    assert tags == ["nvGrpSpPr", "grpSpPr", "pic", "sp", "sp", "sp", "sp"]


def test_one_media_part_serves_many_slides_and_pictures_never_show_a_file_name() -> None:
    shape = PictureShape(r"C:\Users\kari\hemmelig.png", Frame(0, 0, 9, 9), picture_file(), alt="Fjorden")
    data = written(
        (content_scene(shape), content_scene(shape, language="nn-NO"), content_scene(shape, language="en-GB"))
    )
    media = [name for name in parts_of(data) if name.startswith("ppt/media/")]
    assert len(media) == 1
    names = [find(tree_of(data, f"ppt/slides/slide{number}.xml"), "//p:pic//p:cNvPr/@name")[0] for number in (1, 2, 3)]
    assert [name.split()[0] for name in names] == ["Bilde", "Bilete", "Picture"]
    assert b"hemmelig" not in b"".join(parts_of(data).values())


def test_pictures_carry_alt_text_or_the_decorative_mark_crop_and_vector() -> None:
    tree = tree_of(written(one_of_everything()), "ppt/slides/slide6.xml")
    ground, picture = find(tree, "//p:pic")
    assert find(ground, ".//p:cNvPr/@descr") == [""]
    assert find(ground, ".//adec:decorative/@val") == ["1"]
    assert find(picture, ".//p:cNvPr/@descr") == ["Fjorden en morgen"]
    assert not find(picture, ".//adec:decorative")
    assert dict(find(picture, ".//a:srcRect")[0].attrib) == {"l": "10000", "r": "25000"}
    relations = {
        row.get("Id"): row.get("Target")
        for row in tree_of(written(one_of_everything()), "ppt/slides/_rels/slide6.xml.rels")
    }
    embedded = find(picture, ".//@r:embed")
    assert [relations[known].rpartition(".")[2] for known in embedded] == ["png", "svg"]


def test_a_picture_in_a_placeholder_fills_it() -> None:
    shape = PictureShape(
        "p", Frame(0, 0, 9, 9), picture_file(), alt="x", placeholder=PlaceholderRef("pic", 1), inherits_frame=True
    )
    tree = tree_of(written((content_scene(shape),)), "ppt/slides/slide1.xml")
    assert find(tree, "//p:pic/p:nvPicPr/p:nvPr/p:ph/@type") == ["pic"]
    assert len(find(tree, "//p:pic/p:spPr")[0]) == 0


def test_drawn_shapes_are_native_shapes_in_theme_colors() -> None:
    tree = tree_of(written((content_scene(*drawn_shapes()),)), "ppt/slides/slide1.xml")
    assert find(tree, "//a:prstGeom/@prst") == ["rect", "homePlate", "chevron", "ellipse", "line", "roundRect"]
    assert len(find(tree, "//p:cxnSp")) == 1
    assert find(tree, "//p:cNvSpPr/@txBox") == ["1"]
    assert find(tree, "//a:srgbClr/@val") == ["AA2211"]


def test_an_arrow_s_text_begins_where_the_scene_says() -> None:
    text = placed(line("Mottak", 20.0), insets=placed().body.insets.__class__(20.0, 2.0, 20.0, 2.0))
    chevron = TextShape("Pil", Frame(60, 250, 120, 60), text, geometry="chevron")
    tree = tree_of(written((content_scene(chevron, replace(chevron, geometry="pentagon")),)), "ppt/slides/slide1.xml")
    bodies = find(tree, "//p:sp[.//a:prstGeom]//a:bodyPr")
    assert [(body.get("lIns"), body.get("rIns")) for body in bodies] == [("63500", "63500"), ("254000", "158750")]
    assert find(tree, "//a:gd/@fmla") == ["val 25000", "val 25000"]


def test_hidden_slides_stay_hidden_or_stay_at_home() -> None:
    scenes = (content_scene(title="Én"), content_scene(title="To", hidden=True), content_scene(title="Tre"))
    data = written(scenes)
    assert [tree_of(data, f"ppt/slides/slide{n}.xml").get("show") for n in (1, 2, 3)] == [None, "0", None]
    public = written(scenes, replace(PROPERTIES, with_hidden=False))
    assert "ppt/slides/slide3.xml" not in parts_of(public)
    assert b">To<" not in b"".join(parts_of(public).values())
    number = find(tree_of(public, "ppt/slides/slide2.xml"), "//a:fld[@type='slidenum']/a:t/text()")
    assert number == ["2"]


def test_a_scene_without_a_layout_of_its_own_takes_the_content_layout() -> None:
    data = written((Scene("timeline", "Tid", ()),))
    assert b"slideLayout2.xml" in parts_of(data)["ppt/slides/_rels/slide1.xml.rels"]


def test_no_scenes_give_a_sound_file_without_slides() -> None:
    assert find_faults(written((), DeckProperties())) == ()


def test_the_footer_of_the_talk_stands_on_the_layouts_too(tmp_path: Path) -> None:
    template = Presentation(str(DEFAULT_TEMPLATE))
    for shape in template.slide_layouts[1].placeholders:
        if shape.placeholder_format.idx == 11:
            shape.text_frame.text = "Gammelt slagord"
    template.save(str(tmp_path / "t.pptx"))
    parts = parts_of(
        written((content_scene(),), replace(PROPERTIES, slogan="Nytt & ord"), handmade_kit(tmp_path / "t.pptx"))
    )
    assert b"Nytt &amp; ord" in parts["ppt/slideLayouts/slideLayout2.xml"]
    assert b"Gammelt" not in b"".join(parts.values())


def test_a_template_that_lacks_the_layout_is_refused_in_one_sentence() -> None:
    kit = handmade_kit()
    template = handmade_template()
    lost = replace(kit, template=replace(template, layouts=tuple(replace(each, index=99) for each in template.layouts)))
    with pytest.raises(TemplateProblem, match="mangler oppsettet"):
        written((content_scene(),), kit=lost)


def test_recoloring_the_theme_recolors_every_slide() -> None:
    """Colors are slots wherever a person did not name one, so replacing the theme is enough."""
    scenes = tuple(scene for scene in one_of_everything() if scene.title != "Former")
    for name, content in parts_of(written(scenes)).items():
        if name.startswith(("ppt/slides/slide", "ppt/charts/chart")):
            assert b"srgbClr" not in content, name
            fonts = set(find(tree_of(written(scenes), name), "//a:latin/@typeface"))
            assert fonts <= {"+mj-lt", "+mn-lt", "Courier New"}
