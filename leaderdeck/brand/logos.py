"""Logos as files: which kinds there are, how large they are, and whether they are safe to hand on."""

from __future__ import annotations

import base64
import re
import struct
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from leaderdeck.late_pattern import late_pattern
from leaderdeck.paths import resource_folder
from leaderdeck.quick_dataclass import dataclass

LARGEST_LOGO_BYTES = 4 << 20
MOST_PIXELS = 50_000_000
"""More than any slide needs; a picture of this size takes 200 MB to decode."""
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_LENGTH = late_pattern(r"\s*([0-9.]+(?:e-?\d+)?)\s*(?:px|pt|mm|cm|in)?\s*", re.IGNORECASE)
_SVG_NAMESPACE = "{http://www.w3.org/2000/svg}"
_ALIVE = {"script", "foreignObject", "iframe", "audio", "video", "animate", "set", "handler", "filter"}
"""What runs, loads or moves; a filter can keep a processor busy for minutes and has no place in a mark."""
_MOST_SVG_PARTS = 20_000
_DEEPEST_SVG = 100
"""resvg 0.5 ends the whole program on a picture nested 15 000 groups deep; drawing programs need about 20."""


@dataclass(frozen=True, slots=True)
class LogoFacts:
    """A logo file's kind and its own size in pixels."""

    kind: Literal["svg", "png", "jpeg"]
    width_px: float
    height_px: float


def read_logo_facts(file: Path) -> LogoFacts:
    """What the file is. Raises ValueError when it is damaged, unsafe, too large or no logo; OSError from disk."""
    if file.stat().st_size > LARGEST_LOGO_BYTES:
        raise ValueError("too large")
    return logo_facts(file.read_bytes())


def logo_facts(data: bytes) -> LogoFacts:
    """What these bytes are as a logo. Raises ValueError as `read_logo_facts` does."""
    if len(data) > LARGEST_LOGO_BYTES:
        raise ValueError("too large")
    try:
        if data.startswith(_PNG):
            facts = LogoFacts("png", *_png_size(data))
        elif data.startswith(b"\xff\xd8"):
            facts = LogoFacts("jpeg", *_jpeg_size(data))
        else:
            facts = LogoFacts("svg", *_svg_size(data))
    except struct.error:
        raise ValueError("cut off") from None
    if not 1 <= facts.width_px <= 20_000 or not 1 <= facts.height_px <= 20_000:
        raise ValueError("unsound size")
    if facts.width_px * facts.height_px > MOST_PIXELS or not 1 / 20 <= facts.width_px / facts.height_px <= 20:
        raise ValueError("unsound size")
    return facts


def _png_size(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR" or b"IDAT" not in data:
        raise ValueError("damaged")
    width, height = struct.unpack_from(">LL", data, 16)
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at < len(data):
        mark, kind, length = struct.unpack_from(">BBH", data, at)
        if mark != 0xFF or length < 2:
            raise ValueError("damaged")
        if kind in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + length
    raise ValueError("damaged")


def _svg_size(data: bytes) -> tuple[float, float]:
    root = parse_svg(data)
    box = [float(number) for number in re.findall(r"[-+0-9.eE]+", root.get("viewBox", ""))]
    if len(box) == 4:
        return box[2], box[3]
    sides = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if sides[0] is None or sides[1] is None:
        raise ValueError("no size")
    return float(sides[0][1]), float(sides[1][1])


def parse_svg(data: bytes) -> ElementTree.Element:
    """An SVG's root element. Raises ValueError for what is no SVG, or holds a document type, script or outside link."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00"):
        raise ValueError("document type")
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - document types, and with them entities, are refused above
    except ElementTree.ParseError:
        raise ValueError("no picture") from None
    parts = list(root.iter())
    if root.tag != f"{_SVG_NAMESPACE}svg" or len(parts) > _MOST_SVG_PARTS or _depth(root) > _DEEPEST_SVG:
        raise ValueError("no svg")
    if any(_is_alive(part) for part in parts):
        raise ValueError("script or link")
    if _drawn_parts(root, parts) > _MOST_SVG_PARTS:
        raise ValueError("too heavy")
    for part in parts:
        _check_pictures(part)
    return root


def _drawn_parts(root: ElementTree.Element, parts: list[ElementTree.Element]) -> int:
    """How many elements there are to draw when every `use` is followed; too many where one leads back to itself."""
    by_id = {part.get("id", ""): part for part in parts}
    known: dict[str, int] = {}

    def count(part: ElementTree.Element, depth: int) -> int:
        total = 1
        for child in part:
            total += count(child, depth + 1)
        name = next((value[1:] for key, value in part.attrib.items() if key.rsplit("}", 1)[-1] == "href"), "")
        if name in by_id and part.tag == f"{_SVG_NAMESPACE}use":
            total += count_id(name, depth + 1)
        return min(total, 2 * _MOST_SVG_PARTS)

    def count_id(name: str, depth: int) -> int:
        if depth > _DEEPEST_SVG:
            return 2 * _MOST_SVG_PARTS
        if name not in known:
            known[name] = 2 * _MOST_SVG_PARTS  # while it is being counted: a use that leads back to itself has no end
            known[name] = count(by_id[name], depth)
        return known[name]

    return count(root, 0)


def _check_pictures(part: ElementTree.Element) -> None:
    """Raise ValueError for a picture within the picture that is none or too large."""
    for value in part.attrib.values():
        kind, _, packed = value.partition(";base64,")
        if kind in ("data:image/png", "data:image/jpeg"):
            data = base64.b64decode(packed)  # binascii.Error is a ValueError
            width, height = _png_size(data) if kind == "data:image/png" else _jpeg_size(data)
            if width * height > MOST_PIXELS // 10:
                raise ValueError("too large a picture within the picture")
        elif kind.startswith("data:"):
            raise ValueError("a picture within the picture that cannot be read")


def _depth(root: ElementTree.Element) -> int:
    depth, level = 0, [root]
    while level and depth <= _DEEPEST_SVG:
        depth, level = depth + 1, [child for part in level for child in part]
    return depth


def _is_alive(part: ElementTree.Element) -> bool:
    """Whether the element runs something or reaches outside its file."""
    name = part.tag.rsplit("}", 1)[-1]
    if name in _ALIVE or (name == "style" and re.search(r"@import|url\(\s*['\"]?[^#'\"]", part.text or "")):
        return True
    for key, value in part.attrib.items():
        local = key.rsplit("}", 1)[-1].lower()
        if local.startswith("on") or re.search(r"url\(\s*['\"]?[^#'\"\s]", value):
            return True
        if local == "href" and not value.startswith(("#", "data:image/png;", "data:image/jpeg;")):
            return True
    return False


def svg_to_png(data: bytes, longest_px: int = 1200) -> bytes:
    """The SVG as PNG, its longer side of this many pixels. Raises ValueError when it cannot be drawn."""
    import resvg_py

    width, height = _svg_size(data)
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=data.decode(),
        width=longest_px if width >= height else None,
        height=longest_px if width < height else None,
        skip_system_fonts=True,
        font_dirs=[str(resource_folder("fonts"))],
    )
    return bytes(drawn)
