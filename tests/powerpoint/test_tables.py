"""Tables are native, their header is flagged, and no program needs a style to draw them."""

from dataclasses import replace

from handmade import NAMESPACES, content_scene, table_shape, tree_of, written

from leaderdeck.scene.shapes import PlaceholderRef


def find(tree, path):
    return tree.xpath(path, namespaces=NAMESPACES)


def slide(shape):
    return tree_of(written((content_scene(shape),)), "ppt/slides/slide1.xml")


def test_the_header_row_and_the_bands_are_flagged() -> None:
    assert dict(find(slide(table_shape()), "//a:tblPr")[0].attrib) == {"firstRow": "1", "bandRow": "1"}
    plain = replace(table_shape(), has_header=False, banded=False)
    assert dict(find(slide(plain), "//a:tblPr")[0].attrib) == {"firstRow": "0", "bandRow": "0"}


def test_rows_and_columns_are_as_high_and_wide_as_the_scene_says() -> None:
    tree = slide(table_shape())
    assert find(tree, "//a:gridCol/@w") == ["2540000", "3810000"]
    assert find(tree, "//a:tr/@h") == ["508000"] * 3
    frame = find(tree, "//p:graphicFrame/p:xfrm/a:ext")[0]
    assert (frame.get("cx"), frame.get("cy")) == ("6350000", "1524000")


def test_every_cell_paragraph_has_a_line_pitch_in_points_and_a_language() -> None:
    tree = slide(table_shape())
    assert set(find(tree, "//a:tc//a:lnSpc/a:spcPts/@val")) == {"2400"}
    assert len(find(tree, "//a:tc//a:lnSpc")) == len(find(tree, "//a:tc//a:p")) == 6
    assert set(find(tree, "//a:tc//a:rPr/@lang")) == {"nb-NO"}


def test_neighbors_agree_on_the_line_between_them() -> None:
    cells = find(slide(table_shape()), "//a:tr/a:tc[1]/a:tcPr")
    below = [find(cell, "a:lnB/@w") for cell in cells]
    above = [find(cell, "a:lnT/@w") for cell in cells]
    assert below == [["12700"]] * 3
    assert above == [[], ["12700"], ["12700"]]


def test_fills_and_insets_and_anchors_are_explicit() -> None:
    properties = find(slide(table_shape()), "//a:tcPr")
    assert {(cell.get("marL"), cell.get("marT"), cell.get("anchor")) for cell in properties} == {
        ("91440", "45720", "ctr")
    }
    assert [find(cell, "a:solidFill/a:schemeClr/@val") for cell in properties[:3]] == [["accent5"], ["accent5"], []]


def test_a_table_has_alt_text_and_stands_in_its_placeholder() -> None:
    tree = slide(replace(table_shape(), placeholder=PlaceholderRef("tbl", 1)))
    assert find(tree, "//p:graphicFrame//p:cNvPr/@descr") == ["Samlinger og temaer"]
    assert dict(find(tree, "//p:graphicFrame//p:ph")[0].attrib) == {"type": "tbl", "idx": "1"}
