"""Shapes that templates draw are followed: formulas, arcs, groups, turns and mixed fills."""

import math

import pytest
from lxml import etree

from leaderdeck.brand.backdrop import BackdropReader
from leaderdeck.brand.backdrop_paths import preset_path
from leaderdeck.brand.template import LEVELS, BackdropPart, BackdropShape, BackdropText
from leaderdeck.brand.template_colors import read_theme_colors
from leaderdeck.brand.template_styles import StyleReader
from leaderdeck.units import Frame

HEAD = (
    '<p:spTree xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
)
RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
EMU = 12_700


def read(shapes: str) -> tuple[BackdropPart, ...]:
    colors = read_theme_colors(None, None)
    reader = BackdropReader(StyleReader(colors, ""), lambda _: b"", ({},) * LEVELS)
    return reader.read(etree.fromstring(f"{HEAD}{shapes}</p:spTree>"))


def shape(
    inside: str, x: int = 0, y: int = 0, width: int = 100, height: int = 100, turned: str = "", text: str = ""
) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm {turned}>'
        f'<a:off x="{x * EMU}" y="{y * EMU}"/><a:ext cx="{width * EMU}" cy="{height * EMU}"/></a:xfrm>{inside}</p:spPr>'
        f"{text}</p:sp>"
    )


def preset(name: str, fill: str = RED) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>{fill}'


def only(parts: tuple[BackdropPart, ...]) -> BackdropShape:
    (part,) = parts
    assert isinstance(part, BackdropShape)
    return part


def corners(part: BackdropShape) -> list[tuple[float, ...]]:
    return [tuple(round(number, 3) for number in numbers[-2:]) for _, numbers in part.path if numbers]


def test_a_rectangle_has_its_corners() -> None:
    part = only(read(shape(preset("rect"), 10, 20, 30, 40)))
    assert corners(part) == [(10, 20), (40, 20), (40, 60), (10, 60)]
    assert part.fill == "#FF0000"


def test_a_quarter_turn_moves_the_corners() -> None:
    part = only(read(shape(preset("rect"), 0, 0, 100, 50, 'rot="5400000"')))
    assert set(corners(part)) == {(75, -25), (75, 75), (25, 75), (25, -25)}


def test_a_mirrored_triangle_points_the_other_way() -> None:
    part = only(read(shape(preset("rtTriangle"), turned='flipH="1"')))
    assert corners(part) == [(100, 0), (0, 100), (100, 100)]


def test_shapes_in_a_group_stand_where_the_group_was_moved_and_scaled_to() -> None:
    group = (
        f'<p:grpSp><p:nvGrpSpPr/><p:grpSpPr><a:xfrm><a:off x="{100 * EMU}" y="0"/>'
        f'<a:ext cx="{200 * EMU}" cy="{50 * EMU}"/><a:chOff x="0" y="0"/><a:chExt cx="{100 * EMU}" cy="{100 * EMU}"/>'
        f"</a:xfrm></p:grpSpPr>{shape(preset('rect'))}</p:grpSp>"
    )
    assert corners(only(read(group))) == [(100, 0), (300, 0), (300, 50), (100, 50)]


def test_formulas_of_a_custom_shape_are_followed() -> None:
    geometry = (
        '<a:custGeom><a:avLst><a:gd name="adj" fmla="val 25000"/></a:avLst><a:gdLst>'
        '<a:gd name="x1" fmla="*/ w adj 100000"/><a:gd name="y1" fmla="+- h 0 x1"/></a:gdLst><a:pathLst><a:path>'
        '<a:moveTo><a:pt x="x1" y="t"/></a:moveTo><a:lnTo><a:pt x="r" y="y1"/></a:lnTo><a:close/>'
        f"</a:path></a:pathLst></a:custGeom>{RED}"
    )
    assert corners(only(read(shape(geometry)))) == [(25, 0), (100, 75)]


def test_a_whole_turn_of_an_arc_is_a_circle() -> None:
    geometry = (
        '<a:custGeom><a:pathLst><a:path w="200" h="200"><a:moveTo><a:pt x="200" y="100"/></a:moveTo>'
        '<a:arcTo wR="100" hR="100" stAng="0" swAng="21600000"/><a:close/></a:path></a:pathLst></a:custGeom>'
    )
    part = only(read(shape(geometry + RED)))
    ends = corners(part)
    assert len(ends) == 5
    for x, y in ends:
        assert math.hypot(x - 50, y - 50) == pytest.approx(50)


def test_an_ellipse_touches_its_frame_in_four_points() -> None:
    path = preset_path("ellipse", Frame(0, 0, 80, 40), {})
    assert path is not None
    ends = {(round(numbers[-2]), round(numbers[-1])) for _, numbers in path if numbers}
    assert ends == {(40, 0), (80, 20), (40, 40), (0, 20)}


def test_an_unknown_preset_is_left_out() -> None:
    assert read(shape(preset("cloudCallout"))) == ()


def test_a_shape_without_fill_and_line_is_not_seen() -> None:
    assert read(shape(preset("rect", "<a:noFill/><a:ln><a:noFill/></a:ln>"))) == ()


def test_a_gradient_is_shown_as_the_color_between_its_ends() -> None:
    stops = (
        '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="000000"/></a:gs>'
        '<a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs></a:gsLst></a:gradFill>'
    )
    assert only(read(shape(preset("rect", stops)))).fill == "#808080"


def test_fixed_text_is_read_without_its_fields() -> None:
    text = (
        '<p:txBody><a:bodyPr/><a:p><a:r><a:rPr sz="1100" b="1"/><a:t>Side </a:t></a:r>'
        '<a:fld id="{00000000-0000-0000-0000-000000000000}" type="slidenum"><a:t>4</a:t></a:fld></a:p></p:txBody>'
    )
    (part,) = read(shape(preset("rect", "<a:noFill/>"), text=text))
    assert isinstance(part, BackdropText)
    assert (part.text, part.style.size_pt, part.style.bold, part.insets.left) == ("Side", 11.0, True, 7.2)


def test_placeholders_and_hidden_shapes_are_no_backdrop() -> None:
    placeholder = shape(preset("rect")).replace("<p:nvPr/>", '<p:nvPr><p:ph type="title"/></p:nvPr>')
    hidden = shape(preset("rect")).replace('name="x"', 'name="x" hidden="1"')
    assert read(placeholder + hidden) == ()


def test_groups_in_groups_without_end_are_given_up() -> None:
    assert read("<p:grpSp>" * 60 + shape(preset("rect")) + "</p:grpSp>" * 60) == ()
