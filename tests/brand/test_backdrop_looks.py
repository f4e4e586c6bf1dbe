"""How drawn shapes look is read as DrawingML means it: colors, gradients, patterns, lines, shadows, pictures, poses."""

import io
import math

import pytest
from lxml import etree
from PIL import Image

from leaderdeck.brand.backdrop import BackdropReader
from leaderdeck.brand.backdrop_fills import read_theme_looks
from leaderdeck.brand.backdrop_values import ArrowHead, Gradient, GradientStop, Pattern, Shadow
from leaderdeck.brand.preset_shapes import preset_geometry, preset_names
from leaderdeck.brand.template import LEVELS, BackdropPart, BackdropPicture, BackdropShape, BackdropText
from leaderdeck.brand.template_colors import read_theme_colors
from leaderdeck.brand.template_styles import StyleReader
from leaderdeck.units import Frame

NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
THEME = (
    f"<a:theme {NAMES}><a:themeElements><a:clrScheme><a:accent1><a:srgbClr val='204060'/></a:accent1></a:clrScheme>"
    "<a:fmtScheme><a:fillStyleLst><a:solidFill><a:schemeClr val='phClr'/></a:solidFill><a:gradFill><a:gsLst>"
    "<a:gs pos='0'><a:schemeClr val='phClr'/></a:gs><a:gs pos='100000'><a:schemeClr val='phClr'><a:lumMod val='50000'/>"
    "</a:schemeClr></a:gs></a:gsLst><a:lin ang='5400000'/></a:gradFill></a:fillStyleLst>"
    "<a:lnStyleLst><a:ln w='25400'><a:solidFill><a:schemeClr val='phClr'/></a:solidFill><a:prstDash val='dash'/></a:ln>"
    "</a:lnStyleLst><a:effectStyleLst><a:effectStyle><a:effectLst><a:outerShdw dist='25400' dir='0'>"
    "<a:srgbClr val='000000'><a:alpha val='40000'/></a:srgbClr></a:outerShdw></a:effectLst></a:effectStyle>"
    "</a:effectStyleLst><a:bgFillStyleLst/></a:fmtScheme></a:themeElements></a:theme>"
)
RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
RECT = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
EMU = 12_700


def reader(picture: bytes = b"") -> BackdropReader:
    theme = etree.fromstring(THEME)
    styles = StyleReader(read_theme_colors(theme, None), "")
    return BackdropReader(styles, lambda _: picture, ({},) * LEVELS, read_theme_looks(theme, lambda _: picture))


def read(shapes: str, picture: bytes = b"") -> tuple[BackdropPart, ...]:
    return reader(picture).read(etree.fromstring(f"<p:spTree {NAMES}>{shapes}</p:spTree>"))


def gaps(shapes: str) -> set[str]:
    used = reader()
    used.read(etree.fromstring(f"<p:spTree {NAMES}>{shapes}</p:spTree>"))
    return set(used.gaps)


def shape(inside: str, frame: tuple[int, int, int, int] = (0, 0, 100, 100), turned: str = "", after: str = "") -> str:
    x, y, width, height = (side * EMU for side in frame)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm {turned}>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>{inside}</p:spPr>{after}</p:sp>'
    )


def group(inside: str, turned: str = "", frame: tuple[int, int, int, int] = (0, 0, 100, 100)) -> str:
    x, y, width, height = (side * EMU for side in frame)
    return (
        f'<p:grpSp><p:nvGrpSpPr/><p:grpSpPr><a:xfrm {turned}><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{width}" cy="{height}"/><a:chOff x="0" y="0"/><a:chExt cx="{100 * EMU}" cy="{100 * EMU}"/>'
        f"</a:xfrm></p:grpSpPr>{inside}</p:grpSp>"
    )


def only(shapes: str) -> BackdropShape:
    (part,) = read(shapes)
    assert isinstance(part, BackdropShape)
    return part


def color(element: str) -> str:
    return only(shape(f"{RECT}<a:solidFill>{element}</a:solidFill>")).fill


def corners(part: BackdropShape) -> list[tuple[float, ...]]:
    return [tuple(round(number, 3) + 0.0 for number in numbers[-2:]) for _, numbers in part.path if numbers]


@pytest.mark.parametrize(
    ("element", "wanted"),
    [
        ('<a:schemeClr val="accent1"/>', "accent1"),
        ('<a:schemeClr val="tx1"/>', "dk1"),
        ('<a:srgbClr val="12ab34"/>', "#12AB34"),
        ('<a:sysClr val="window"/>', "#FFFFFF"),
        ('<a:sysClr val="windowText" lastClr="0A0B0C"/>', "#0A0B0C"),
        ('<a:prstClr val="cornflowerBlue"/>', "#6495ED"),
        ('<a:prstClr val="dkGrey"/>', "#A9A9A9"),
        ('<a:hslClr hue="7200000" sat="100000" lum="50000"/>', "#00FF00"),
        ('<a:scrgbClr r="100000" g="0" b="0"/>', "#FF0000"),
        # PowerPoint's own footers: black tinted by 75 and 82 %.
        ('<a:srgbClr val="000000"><a:tint val="75000"/></a:srgbClr>', "#898989"),
        ('<a:srgbClr val="000000"><a:tint val="82000"/></a:srgbClr>', "#767676"),
        ('<a:srgbClr val="FFFFFF"><a:shade val="50000"/></a:srgbClr>', "#BCBCBC"),
        ('<a:srgbClr val="4472C4"><a:lumMod val="40000"/><a:lumOff val="60000"/></a:srgbClr>', "#B4C7E7"),
        ('<a:srgbClr val="FF0000"><a:comp/></a:srgbClr>', "#00FFFF"),
        ('<a:srgbClr val="FFFFFF"><a:inv/></a:srgbClr>', "#000000"),
        ('<a:srgbClr val="FF0000"><a:gray/></a:srgbClr>', "#4C4C4C"),
        ('<a:srgbClr val="FF0000"><a:hueOff val="7200000"/></a:srgbClr>', "#00FF00"),
        ('<a:srgbClr val="FF0000"><a:satMod val="0"/></a:srgbClr>', "#808080"),
        ('<a:srgbClr val="FF0000"><a:green val="100000"/></a:srgbClr>', "#FFFF00"),
    ],
)
def test_every_kind_of_color_is_understood(element: str, wanted: str) -> None:
    assert color(element) == wanted


def test_alpha_leaves_a_theme_slot_a_slot() -> None:
    part = only(
        shape(f'{RECT}<a:solidFill><a:schemeClr val="accent1"><a:alpha val="30000"/></a:schemeClr></a:solidFill>')
    )
    assert (part.fill, part.alpha) == ("accent1", 0.3)


def test_a_gradient_keeps_its_stops_in_their_order_and_its_angle() -> None:
    stops = '<a:gs pos="100000"><a:schemeClr val="accent1"/></a:gs><a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs>'
    part = only(shape(f'{RECT}<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="2700000" scaled="1"/></a:gradFill>'))
    wanted = Gradient((GradientStop(0.0, "#FFFFFF"), GradientStop(1.0, "accent1")), angle_deg=45.0, stretched=True)
    assert part.shading == wanted
    assert part.pose is not None
    assert part.pose.frame == Frame(0, 0, 100, 100)


def test_a_gradient_from_a_corner_knows_the_corner() -> None:
    stops = '<a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000"><a:srgbClr val="000000"/></a:gs>'
    path = '<a:path path="circle"><a:fillToRect r="100000" b="100000"/></a:path>'
    shading = only(shape(f"{RECT}<a:gradFill><a:gsLst>{stops}</a:gsLst>{path}</a:gradFill>")).shading
    assert isinstance(shading, Gradient)
    assert (shading.kind, shading.focus) == ("circle", (0.0, 0.0, 1.0, 1.0))


def test_a_pattern_has_two_colors() -> None:
    fill = (
        '<a:pattFill prst="ltUpDiag"><a:fgClr><a:srgbClr val="111111"/></a:fgClr>'
        '<a:bgClr><a:schemeClr val="bg1"/></a:bgClr></a:pattFill>'
    )
    assert only(shape(RECT + fill)).shading == Pattern("ltUpDiag", "#111111", "lt1")


def test_a_style_fills_strokes_and_shades_in_the_color_that_the_shape_gives() -> None:
    accent = '<a:schemeClr val="accent1"/>'
    style = (
        f'<p:style><a:lnRef idx="1">{accent}</a:lnRef><a:fillRef idx="2">{accent}</a:fillRef>'
        f'<a:effectRef idx="1">{accent}</a:effectRef></p:style>'
    )
    part = only(shape(RECT, after=style))
    assert isinstance(part.shading, Gradient)
    assert [stop.color for stop in part.shading.stops] == ["accent1", "#102030"]
    assert (part.stroke, part.stroke_width_pt) == ("accent1", 2.0)
    assert part.line is not None
    assert part.line.dashes == (4, 3)
    assert part.shadow == Shadow("#000000", 0.4, 2.0, 0.0)


def test_a_line_has_ends_and_dashes_of_its_own() -> None:
    line = (
        f'<a:ln w="38100" cap="rnd">{RED}<a:prstDash val="sysDot"/><a:tailEnd type="triangle" w="lg" len="sm"/></a:ln>'
    )
    part = only(shape('<a:prstGeom prst="line"/>' + line))
    assert (part.fill, part.stroke, part.stroke_width_pt) == ("", "#FF0000", 3.0)
    assert part.line is not None
    assert (part.line.cap, part.line.dashes, part.line.head) == ("round", (1, 1), None)
    assert part.line.tail == ArrowHead("triangle", 5.0, 2.0)


def test_a_shadow_falls_where_its_angle_points() -> None:
    effect = (
        '<a:effectLst><a:outerShdw blurRad="50800" dist="25400" dir="5400000"><a:srgbClr val="000000"/></a:outerShdw>'
    )
    shadow = only(shape(f"{RECT}{RED}{effect}</a:effectLst>")).shadow
    assert shadow is not None
    assert (round(shadow.x_pt, 6), shadow.y_pt, shadow.blur_pt) == (0.0, 2.0, 4.0)


def test_a_turned_group_turns_what_stands_in_it_without_bending_it() -> None:
    part = only(group(shape(RECT + RED, (0, 0, 20, 10)), 'rot="5400000"', (0, 0, 200, 100)))
    # 40 x 10 after the group stretched it; its middle at (20, 5) is turned about (100, 50).
    assert set(corners(part)) == {(150, -50), (150, -10), (140, -10), (140, -50)}


def test_a_mirrored_group_mirrors_turned_shapes_too() -> None:
    flat = corners(only(shape('<a:prstGeom prst="rtTriangle"/>' + RED, turned='rot="1800000"')))
    mirrored = corners(only(group(shape('<a:prstGeom prst="rtTriangle"/>' + RED, turned='rot="1800000"'), 'flipH="1"')))
    assert mirrored == [(round(100 - x, 3) + 0.0, y) for x, y in flat]


def test_a_shape_takes_the_fill_of_its_group() -> None:
    inside = shape(f"{RECT}<a:grpFill/>")
    filled = group(inside).replace("</a:xfrm></p:grpSpPr>", f"</a:xfrm>{RED}</p:grpSpPr>")
    assert only(filled).fill == "#FF0000"


def test_sixty_presets_and_more_can_be_drawn_at_any_size() -> None:
    names = preset_names()
    assert len(set(names)) >= 130
    for name in names:
        for size in ((100, 100), (400, 3), (2, 300)):
            parts = read(shape(f'<a:prstGeom prst="{name}"/>{RED}<a:ln>{RED}</a:ln>', (0, 0, *size)))
            numbers = [number for part in parts for _, step in part.path for number in step]
            assert numbers, name
            assert all(math.isfinite(number) and abs(number) < 10_000 for number in numbers), name


def test_a_shape_in_relief_is_lighter_and_darker_on_its_sides() -> None:
    fills = [part.fill for part in read(shape(f'<a:prstGeom prst="cube"/>{RED}'))]
    assert fills == ["#FF0000", "#FF3333", "#CC0000"]


def test_adjustments_change_a_preset() -> None:
    round_ = '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 50000"/></a:avLst></a:prstGeom>'
    assert (50.0, 0.0) in corners(only(shape(round_ + RED)))
    assert preset_geometry("roundRect") is not None


def picture(size: tuple[int, int] = (40, 20), dpi: int = 72) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "#336699").save(stream, "PNG", dpi=(dpi, dpi))
    return stream.getvalue()


def drawn(fill: str, data: bytes | None = None, form: str = RECT, turned: str = "") -> BackdropPicture:
    filled = f'<a:blipFill><a:blip r:embed="r1">{fill}</a:blipFill>' if "</a:blip>" in fill else (
        f'<a:blipFill><a:blip r:embed="r1"/>{fill}</a:blipFill>'
    )  # fmt: skip
    parts = read(shape(form + filled, turned=turned), data if data is not None else picture())
    found = [part for part in parts if isinstance(part, BackdropPicture)]
    assert len(found) == 1
    return found[0]


def test_a_picture_is_cut_by_shares() -> None:
    part = drawn('<a:srcRect l="10000" b="25000"/><a:stretch><a:fillRect/></a:stretch>')
    assert part.crop == (0.1, 0.0, 0.0, 0.25)
    assert part.frame == Frame(0, 0, 100, 100)


def test_a_picture_cut_by_less_than_nothing_has_margins() -> None:
    part = drawn('<a:srcRect l="-100000"/><a:stretch><a:fillRect/></a:stretch>')
    assert part.crop == (0.0, 0.0, 0.0, 0.0)
    assert part.frame == Frame(50, 0, 50, 100)


def test_a_picture_larger_than_its_shape_is_seen_through_it() -> None:
    part = drawn('<a:stretch><a:fillRect l="-50000" r="-50000"/></a:stretch>')
    assert part.frame == Frame(-50, 0, 200, 100)
    assert part.clip
    assert drawn("<a:stretch><a:fillRect/></a:stretch>").clip == ()
    assert drawn("<a:stretch><a:fillRect/></a:stretch>", form='<a:prstGeom prst="ellipse"/>').clip


def test_a_tile_is_as_large_as_the_picture_says() -> None:
    tile = drawn('<a:tile tx="63500" sx="50000" sy="100000" flip="x" algn="br"/>', picture((40, 20), 72)).tile
    assert tile is not None
    assert (round(tile.width_pt, 1), round(tile.height_pt, 1)) == (20.0, 20.0)
    assert (round(tile.x_pt, 1), round(tile.y_pt, 1)) == (85.0, 80.0)
    assert (tile.flip_across, tile.flip_down) == (True, False)


def test_a_picture_is_recolored_and_turned() -> None:
    two = '<a:duotone><a:prstClr val="black"/><a:schemeClr val="accent1"/></a:duotone>'
    effects = f'<a:alphaModFix amt="40000"/><a:grayscl/>{two}'
    part = drawn(f"{effects}</a:blip>", turned='rot="1800000" flipH="1"')
    assert part.alpha == 0.4
    assert part.recolor is not None
    assert part.recolor.grayscale
    assert part.recolor.duotone == ("#000000", "accent1")
    assert part.pose is not None
    assert (part.pose.turn_deg, part.pose.mirrored) == (30.0, True)


def test_words_of_several_looks_keep_them() -> None:
    body = (
        '<p:txBody><a:bodyPr wrap="none" vert="vert270"/><a:p><a:pPr algn="r"><a:buChar char="•"/></a:pPr>'
        '<a:r><a:rPr sz="1800" b="1" cap="all"/><a:t>Fjordvik</a:t></a:r>'
        '<a:r><a:rPr sz="900"/><a:t> kommune</a:t></a:r></a:p>'
        '<a:p><a:fld id="{0}" type="slidenum"><a:t>4</a:t></a:fld></a:p></p:txBody>'
    )
    (part,) = read(shape(f"{RECT}<a:noFill/>", (0, 0, 20, 200), after=body))
    assert isinstance(part, BackdropText)
    assert part.text == "Fjordvik kommune"
    first, second = part.paragraphs
    assert [(run.text, run.style.size_pt, run.style.bold) for run in first.runs] == [
        ("Fjordvik", 18.0, True), (" kommune", 9.0, False)
    ]  # fmt: skip
    assert (first.style.align, first.style.bullet, first.runs[0].style.capitals) == ("right", "•", "all")
    assert second.runs[0].number
    assert (part.turn_deg, part.wraps) == (270.0, False)
    assert part.frame == Frame(-90, 90, 200, 20)


def graphic(kind: str) -> str:
    data = f'<a:graphic><a:graphicData uri="x/{kind}"/></a:graphic>'
    return f"<p:graphicFrame><p:nvGraphicFramePr/>{data}</p:graphicFrame>"


@pytest.mark.parametrize(
    ("shapes", "gap"),
    [
        (shape('<a:prstGeom prst="cloudCallout"/>' + RED), "shape"),
        (shape(f"{RECT}{RED}<a:effectLst><a:glow rad='1'/></a:effectLst>"), "effect"),
        (shape(f"{RECT}{RED}<a:sp3d><a:bevelT/></a:sp3d>"), "three-d"),
        (shape(f'{RECT}<a:blipFill><a:blip r:link="r9"/></a:blipFill>'), "linked-picture"),
        (graphic("chart"), "chart"),
        (graphic("diagram"), "diagram"),
        (graphic("table"), "table"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told(shapes: str, gap: str) -> None:
    assert gaps(shapes) == {gap}


def test_a_picture_of_an_unknown_kind_is_told() -> None:
    used = reader(b"%PDF-1.7")
    filled = shape(RECT + '<a:blipFill><a:blip r:embed="r1"/></a:blipFill>')
    used.read(etree.fromstring(f"<p:spTree {NAMES}>{filled}</p:spTree>"))
    assert used.gaps == {"picture"}


def test_parts_grow_by_a_factor() -> None:
    line = f'<a:ln w="38100">{RED}</a:ln>'
    effect = '<a:effectLst><a:outerShdw dist="25400" blurRad="12700"><a:srgbClr val="0"/></a:outerShdw></a:effectLst>'
    part = only(shape(RECT + RED + line + effect))
    twice = part.scaled(2.0)
    assert corners(twice) == [(0, 0), (200, 0), (200, 200), (0, 200)]
    assert twice.stroke_width_pt == 6.0
    assert twice.shadow is not None
    assert (twice.shadow.x_pt, twice.shadow.blur_pt) == (4.0, 2.0)
    assert twice.scaled(0.5) == part
    tile = drawn('<a:tile sx="100000" sy="100000"/>').tile
    assert tile is not None
    assert tile.scaled(2.0).width_pt == 2 * tile.width_pt
