"""A new kit's mark: a given logo copied clean, or a typographic one drawn from the name's first letter."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from leaderdeck.brand.color import contrast, from_channels
from leaderdeck.brand.fonts import SHIPPED_FAMILIES, shipped_font
from leaderdeck.brand.logos import LARGEST_LOGO_BYTES, logo_facts, parse_svg, svg_to_png
from leaderdeck.errors import BrandProblem, FileProblem
from leaderdeck.language import Sentence, say

_LONGEST_SIDE = 2000
_LOOKED_AT_PX = 240
_LOST, _MOST_LOST = 1.7, 0.12
"""An edge of less contrast to its ground is not seen; a logo that loses a larger share of its edge is not whole."""
_GROUNDS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"


def read_logo(file: Path) -> dict[str, bytes]:
    """The logo's files for a kit, by suffix: `.svg` and its `.png`, or `.png` alone, all without metadata.

    Raises FileProblem when there is no such file, BrandProblem when it is not a usable logo.
    """
    try:
        if file.stat().st_size > LARGEST_LOGO_BYTES:
            raise BrandProblem(_refusal(file))
        data = file.read_bytes()
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or type(problem).__name__
        raise FileProblem(say("Får ikke lest logoen {file}: {reason}.", file=file, reason=reason)) from None
    try:
        return clean_logo(data)
    except (OSError, ValueError, SyntaxError):
        raise BrandProblem(_refusal(file)) from None


def clean_logo(data: bytes) -> dict[str, bytes]:
    """A logo's files for a kit, as `read_logo` gives them. Raises OSError, ValueError or SyntaxError for no logo."""
    if logo_facts(data).kind == "svg":
        clean = _clean_svg(data)
        return {".svg": clean, ".png": svg_to_png(clean)}
    return {".png": _clean_picture(data)}


def grounds_of(png: bytes, light: str, dark: str) -> tuple[Literal["light", "dark"], ...]:
    """The grounds (`#RRGGBB`) on which the logo is seen, or else the one on which more of it is.

    Looked at is its outer edge, where picture and ground meet. An opaque picture brings its own ground along.
    """
    edge = _edge_colors(png)
    lost = {
        name: sum(contrast(color, ground) < _LOST for color in edge) / max(len(edge), 1)
        for name, ground in (("light", light), ("dark", dark))
    }
    if not edge:
        return ("light",)
    seen: list[Literal["light", "dark"]] = [name for name in _GROUNDS if lost[name] <= _MOST_LOST]
    return tuple(seen) or (min(_GROUNDS, key=lambda name: lost[name]),)


def _edge_colors(png: bytes) -> list[str]:
    """Colors of the pixels that lie between the picture and what is transparent; none for an opaque picture."""
    from PIL import Image, ImageChops, ImageFilter

    with Image.open(io.BytesIO(png)) as picture:
        small = picture.convert("RGBA")
    small.thumbnail((_LOOKED_AT_PX, _LOOKED_AT_PX))
    framed = Image.new("RGBA", (small.width + 2, small.height + 2))
    framed.paste(small, (1, 1))
    solid = framed.getchannel("A").point(lambda alpha: 255 if alpha > 160 else 0)
    if min(small.getchannel("A").tobytes()) > 160:
        return []
    edge = ImageChops.subtract(solid, solid.filter(ImageFilter.MinFilter(3))).tobytes()
    pixels = framed.tobytes()
    return [from_channels(*pixels[4 * at : 4 * at + 3]) for at, on_edge in enumerate(edge) if on_edge]


def draw_mark(name: str, ground: str, letter: str) -> bytes:
    """An SVG mark: the name's first letter, as an outline, in a rounded square. Colors are `#RRGGBB`."""
    outline, left, right, top = _letter_outline(next((sign for sign in name.upper() if sign.isalnum()), "K"))
    scale = min(56 / top, 64 / (right - left))
    x, y = 50 - (left + right) / 2 * scale, 50 + top / 2 * scale
    return (
        f'<svg xmlns="{_SVG}" viewBox="0 0 100 100" width="100" height="100">'
        f'<rect x="2" y="2" width="96" height="96" rx="20" fill="{ground}"/>'
        f'<path transform="translate({x:.2f} {y:.2f}) scale({scale:.5f} {-scale:.5f})" d="{outline}" fill="{letter}"/>'
        "</svg>"
    ).encode()


@lru_cache(maxsize=64)
def _letter_outline(letter: str) -> tuple[str, float, float, float]:
    """The letter's SVG path in font units, with its left, right and upper edge."""
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.ttLib import TTFont

    with TTFont(shipped_font(next(iter(SHIPPED_FAMILIES))).bold) as font:
        glyphs = font.getGlyphSet()
        glyph = glyphs[font.getBestCmap().get(ord(letter), "K")]
        pen, bounds = SVGPathPen(glyphs), BoundsPen(glyphs)
        glyph.draw(pen)
        glyph.draw(bounds)
        left, _, right, top = bounds.bounds
        return pen.getCommands(), left, right, top


def _clean_svg(data: bytes) -> bytes:
    """The picture without metadata, comments and what editors leave behind (user names and paths among it)."""
    root = parse_svg(data)
    for part in root.iter():
        for child in list(part):
            if not str(child.tag).startswith(f"{{{_SVG}}}") or str(child.tag).endswith(
                ("}metadata", "}desc", "}title")
            ):
                part.remove(child)
        for key in list(part.attrib):
            if key.startswith("{") and not key.startswith(f"{{{_LINK}}}"):
                del part.attrib[key]
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _LINK)
    clean: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=False)
    logo_facts(clean)
    return clean


def _clean_picture(data: bytes) -> bytes:
    """The pixels alone as PNG, upright, at most 2000 pixels a side."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGBA" if picture.has_transparency_data else "RGB")
        upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
        bare = Image.new(upright.mode, upright.size)
        bare.paste(upright)
        out = io.BytesIO()
        bare.save(out, "PNG", optimize=True)
    return out.getvalue()


def _refusal(file: Path) -> Sentence:
    return say("{file} kan ikke brukes som logo; velg en hel SVG, PNG eller JPEG på høyst 4 MB.", file=file)
