"""Drawings that somebody made to break programs are read in time, and read as something that can be drawn."""

import math
import struct
import zlib
from time import process_time

import pytest
from lxml import etree

from leaderdeck.brand.backdrop import BackdropReader
from leaderdeck.brand.template import LEVELS, BackdropPart, BackdropShape
from leaderdeck.brand.template_colors import read_theme_colors
from leaderdeck.brand.template_styles import StyleReader

NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
SECONDS = 2.0


def shape(inside: str, size: str = "1270000") -> str:
    return (
        f'<p:sp><p:nvSpPr/><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/></a:xfrm>'
        f"{inside}</p:spPr></p:sp>"
    )


def custom(guides: str, path: str) -> str:
    return (
        f"<a:custGeom><a:gdLst>{guides}</a:gdLst><a:pathLst><a:path><a:moveTo><a:pt x='0' y='0'/></a:moveTo>"
        f"{path}</a:path></a:pathLst></a:custGeom>{RED}"
    )


def guide(name: str, formula: str) -> str:
    return f"<a:gd name='{name}' fmla='{formula}'/>"


LINE = "<a:lnTo><a:pt x='{}' y='10'/></a:lnTo>"
ARC = "<a:arcTo wR='{}' hR='{}' stAng='{}' swAng='{}'/>"
GRADIENT = (
    "<a:gradFill><a:gsLst><a:gs pos='{}'><a:srgbClr val='FFFFFF'/></a:gs>"
    "<a:gs pos='{}'><a:srgbClr val='000000'/></a:gs></a:gsLst>"
    "<a:path path='rect'><a:fillToRect l='{}' t='-1e300' r='nan' b='0'/></a:path></a:gradFill>"
)
SHADOW = (
    "<a:effectLst><a:outerShdw blurRad='{0}' dist='{0}' dir='{0}' sx='{0}'>"
    "<a:srgbClr val='0'/></a:outerShdw></a:effectLst>"
)
STAR = f"<a:avLst>{guide('adj', 'val 1e308')}{guide('hf', 'val -1e308')}</a:avLst>"
DASHES = "<a:custDash><a:ds d='0' sp='nan'/></a:custDash>"
CIRCLE = guide("a", "+- a 1 0") + guide("b", "+- c 1 0") + guide("c", "val b")
HOSTILE = {
    "divided by nothing": shape(custom(guide("a", "*/ w h 0") + guide("b", "+/ 1 1 a"), LINE.format("b"))),
    "no number": shape(custom(guide("a", "val NaN") + guide("b", "sqrt -1"), LINE.format("a"))),
    "beyond all numbers": shape(custom(guide("a", "val 1e300") + guide("b", "*/ a a a"), LINE.format("b"))),
    "tangent of a right angle": shape(custom(guide("a", "tan 1e300 5400000"), LINE.format("a"))),
    "names itself": shape(custom(CIRCLE, LINE.format("c"))),
    "unknown words": shape(custom(guide("a", "boom 1 2") + guide("", "") + guide("b", "*/ 1"), LINE.format("zz"))),
    "too many guides": shape(custom("".join(guide(f"g{n}", "*/ w h 2") for n in range(25_000)), LINE.format("g9"))),
    "arc without end": shape(custom("", ARC.format("100", "100", "1e300", "1e300"))),
    "arc of nothing": shape(custom("", ARC.format("0", "0", "0", "21600000"))),
    "arc of everything": shape(custom("", ARC.format("1e308", "1e308", "0", "21600000"))),
    "steps without end": shape(custom("", LINE.format("9") * 60_000)),
    "groups in groups": "<p:grpSp><p:grpSpPr/>" * 120 + shape(f"<a:prstGeom prst='rect'/>{RED}") + "</p:grpSp>" * 120,
    "group of nothing": "<p:grpSp><p:grpSpPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='1' cy='1'/><a:chOff x='0' y='0'/>"
    f"<a:chExt cx='0' cy='0'/></a:xfrm></p:grpSpPr>{shape(RED)}</p:grpSp>",
    "enormous": shape(f"<a:prstGeom prst='ellipse'/>{RED}", "99999999999999999999"),
    "shapes without end": shape(f"<a:prstGeom prst='rect'/>{RED}") * 5_000,
    "shadows without end": shape(f"<a:prstGeom prst='rect'/>{RED}{SHADOW.format(127000)}") * 2_000,
    "line wider than the world": shape(f"<a:prstGeom prst='line'/><a:ln w='{'9' * 40}'>{RED}</a:ln>"),
    "dashes of nothing": shape(f"<a:prstGeom prst='line'/><a:ln>{RED}{DASHES}</a:ln>"),
    "gradient of no numbers": shape(f"<a:prstGeom prst='rect'/>{GRADIENT.format('nan', '1e300', 'inf')}"),
    "gradient without end": shape(
        "<a:prstGeom prst='rect'/><a:gradFill><a:gsLst>"
        + "<a:gs pos='5'><a:srgbClr val='FFFFFF'/></a:gs><a:gs pos='7'><a:srgbClr val='000000'/></a:gs>" * 5_000
        + "</a:gsLst></a:gradFill>"
    ),
    "shadow of no numbers": shape(f"<a:prstGeom prst='rect'/>{RED}{SHADOW.format('1e300')}"),
    "adjusted to death": shape(f"<a:prstGeom prst='star32'>{STAR}</a:prstGeom>{RED}"),
    "words without end": shape(f"<a:prstGeom prst='rect'/>{RED}").replace(
        "</p:sp>", "<p:txBody>" + "<a:p><a:r><a:t>ord</a:t></a:r></a:p>" * 20_000 + "</p:txBody></p:sp>"
    ),
    "tiles without end": shape(
        "<a:prstGeom prst='rect'/><a:blipFill><a:blip r:embed='r'/><a:tile sx='1' sy='1'/></a:blipFill>"
    ),
    "cut to nothing": shape(
        "<a:prstGeom prst='rect'/><a:blipFill><a:blip r:embed='r'/><a:srcRect l='100000' r='100000'/></a:blipFill>"
    ),
}  # fmt: skip


def bomb() -> bytes:
    """A PNG of a few bytes that says it is 60 000 dots wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 10_000))
        + chunk(b"IEND", b"")
    )


def read(shapes: str) -> tuple[BackdropPart, ...]:
    used = BackdropReader(StyleReader(read_theme_colors(None, None), ""), lambda _: bomb(), ({},) * LEVELS)
    return used.read(etree.fromstring(f"<p:spTree {NAMES}>{shapes}</p:spTree>", etree.XMLParser(huge_tree=True)))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_drawing_is_read_in_time(name: str) -> None:
    started = process_time()
    parts = read(HOSTILE[name])
    assert process_time() - started < SECONDS
    numbers = [number for part in parts if isinstance(part, BackdropShape) for _, step in part.path for number in step]
    assert all(math.isfinite(number) and abs(number) <= 1e6 for number in numbers)


def test_only_so_many_parts_are_kept() -> None:
    assert len(read(HOSTILE["shapes without end"])) == 2_000
    shadows = [part for part in read(HOSTILE["shadows without end"]) if isinstance(part, BackdropShape) and part.shadow]
    assert len(shadows) == 300
