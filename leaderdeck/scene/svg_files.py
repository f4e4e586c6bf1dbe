"""SVG pictures: refused where they could run, load or explode; otherwise kept as vectors that give a PNG when asked."""

from __future__ import annotations

import base64
import re
from xml.etree import ElementTree

from leaderdeck.paths import resource_folder
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.picture_metadata import bare_jpeg, bare_png

LARGEST_SVG_BYTES = 4 << 20
MOST_ELEMENTS = 20_000
"""Counted with every `use` followed, so that a small file cannot become a large picture."""
SLOW_BYTES = 96 << 10
"""A drawing this long may take seconds each time: windows show its PNG."""
MOST_SIDE_PX = 1600
LEAST_SIDE_PX = 400
_TRIED_PX = 16
"""Enough to see that a drawing can be drawn; its full size takes a tenth of a second."""
_REFUSED = {"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener", "set"}
_ANIMATIONS = ("animate",)
_DECLARATIONS = re.compile(rb"<!\s*(DOCTYPE|ENTITY)|<\?xml-stylesheet", re.IGNORECASE)
_OUTSIDE_IN_STYLE = re.compile(r"@import|expression\s*\(|javascript:|url\(\s*['\"]?\s*(?!#)[^)]", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9.]+(?:e[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*$")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_HIDDEN = {"metadata", "title", "desc"}
_SVG = "{http://www.w3.org/2000/svg}"
_OWN_NAMESPACES = (_SVG, "{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/1998/namespace}")


@dataclass(frozen=True, slots=True)
class DrawnSvg:
    """The vector file without metadata, or empty where it cannot be taken out, and its picture in pixels."""

    svg: bytes
    png: bytes
    """Empty where windows draw the vectors themselves: `draw_pixels` gives it to those who write files."""
    width_px: int
    height_px: int


def is_svg(data: bytes) -> bool:
    """Whether the bytes look like SVG."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in head.lower()


def read_svg(data: bytes) -> DrawnSvg | None:
    """The drawing, or None where it is unsafe, too large or broken."""
    if len(data) > LARGEST_SVG_BYTES or _DECLARATIONS.search(data):
        return None
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  declarations, and so entities, were refused above
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    if root.tag not in (_SVG + "svg", "svg") or not _is_safe(root) or _weight(root) > MOST_ELEMENTS:
        return None
    width, height = _size(root)
    if not 0 < width < 1e6 or not 0 < height < 1e6 or not 0.01 < width / height < 100:
        return None
    is_bare = _strip_pictures(root)
    return _drawn(_bare(root), width, height, is_bare=is_bare)


def draw_pixels(svg: bytes, width_px: int, height_px: int) -> bytes:
    """The drawing as a PNG of this size. Raises ValueError where it cannot be drawn."""
    from resvg_py import svg_to_bytes

    png = svg_to_bytes(
        svg_string=svg.decode("utf-8"),
        width=width_px,
        height=height_px,
        skip_system_fonts=True,
        font_dirs=[str(resource_folder("fonts"))] if b"<text" in svg else None,
        font_family="Open Sans",
        sans_serif_family="Open Sans",
    )
    return bytes(png)


def _drawn(svg: bytes, width: float, height: float, *, is_bare: bool) -> DrawnSvg | None:
    scale = min(max(1.0, LEAST_SIDE_PX * 2 / max(width, height)), MOST_SIDE_PX / max(width, height))
    pixels = max(1, round(width * scale)), max(1, round(height * scale))
    is_drawn_later = is_bare and len(svg) <= SLOW_BYTES and b"<text" not in svg
    try:
        png = draw_pixels(svg, *((_TRIED_PX, _TRIED_PX) if is_drawn_later else pixels))
    except ValueError:
        return None
    return DrawnSvg(svg if is_bare else b"", b"" if is_drawn_later else png, *pixels)


def _is_safe(root: ElementTree.Element) -> bool:
    for element in root.iter():
        name = _name(element).lower()
        if name in _REFUSED or name.startswith(_ANIMATIONS):
            return False
        if name == "style" and _OUTSIDE_IN_STYLE.search(element.text or ""):
            return False
        if not all(_is_safe_attribute(key, value) for key, value in element.attrib.items()):
            return False
    return True


def _is_safe_attribute(key: str, value: str) -> bool:
    name = key.rsplit("}", 1)[-1].lower()
    if name.startswith("on"):
        return False
    if name in ("href", "src"):
        return value.strip().startswith(("#", "data:image/png;base64,", "data:image/jpeg;base64,"))
    return not _OUTSIDE_IN_STYLE.search(value)


def _weight(root: ElementTree.Element) -> int:
    """Elements to draw with every `use` followed; far more than allowed where a use leads back to itself."""
    by_id = {element.get("id", ""): element for element in root.iter() if element.get("id")}
    known: dict[str, int] = {}

    def weigh(element: ElementTree.Element, open_ids: frozenset[str], depth: int) -> int:
        if depth > 60:
            return MOST_ELEMENTS + 1
        total = 1
        for key, value in element.attrib.items():
            if key.rsplit("}", 1)[-1] == "href" and value.startswith("#") and _name(element) == "use":
                total += weigh_id(value[1:], open_ids, depth)
        for child in element:
            total += weigh(child, open_ids, depth + 1)
            if total > MOST_ELEMENTS:
                break
        return total

    def weigh_id(name: str, open_ids: frozenset[str], depth: int) -> int:
        if name in open_ids:
            return MOST_ELEMENTS + 1
        if name not in known and name in by_id:
            known[name] = weigh(by_id[name], open_ids | {name}, depth + 1)
        return known.get(name, 0)

    return weigh(root, frozenset(), 0)


def _size(root: ElementTree.Element) -> tuple[float, float]:
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    box = [float(number) for number in re.findall(r"-?[0-9.]+(?:e-?[0-9]+)?", root.get("viewBox", "")) if number != "."]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        if width and not height:
            return width, width * box[3] / box[2]
        if height and not width:
            return height * box[2] / box[3], height
        return (width, height) if width and height else (box[2], box[3])
    return width or 300.0, height or 150.0


def _length(text: str) -> float:
    found = _LENGTH.match(text)
    try:
        return float(found.group(1)) * _PIXELS[found.group(2)] if found else 0.0
    except ValueError:
        return 0.0


def _strip_pictures(root: ElementTree.Element) -> bool:
    """Take the metadata out of the pictures inside the drawing; False where one is not built as its format says."""
    is_bare = True
    for element in root.iter():
        for key, value in element.attrib.items():
            kind, packing, packed = value.strip().partition(";base64,")
            if key.rsplit("}", 1)[-1] not in ("href", "src") or not packing:
                continue
            try:
                data = base64.b64decode(packed)
            except ValueError:
                data = b""
            bare = (bare_png if kind == "data:image/png" else bare_jpeg)(data)
            element.set(key, f"{kind};base64,{base64.b64encode(bare).decode()}" if bare else value)
            is_bare = is_bare and bool(bare)
    return is_bare


def _bare(root: ElementTree.Element) -> bytes:
    """The drawing without metadata, comments, editors' own elements and attributes, with the namespaces it needs."""
    for parent in list(root.iter()):
        for child in list(parent):
            foreign = child.tag.startswith("{") and not child.tag.startswith(_SVG)
            if foreign or _name(child) in _HIDDEN:
                parent.remove(child)
        for key in [key for key in parent.attrib if key.startswith("{") and not key.startswith(_OWN_NAMESPACES)]:
            del parent.attrib[key]
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]
