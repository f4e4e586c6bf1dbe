"""How wide text is: HarfBuzz shapes it once in design units, and every size is that times a number."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

import uharfbuzz as hb

from leaderdeck.late_pattern import late_pattern
from leaderdeck.paths import resource_folder
from leaderdeck.quick_dataclass import dataclass

PLAIN_FEATURES = {"kern": False, "liga": False, "clig": False, "calt": False}
"""PowerPoint makes no ligatures, and whether it kerns depends on the face: the guard asks for both."""
FALLBACK_FAMILIES = (
    ("liberation-sans", "LiberationSans"),
    ("carlito", "Carlito"),
    ("open-sans", "OpenSans"),
    ("noto-serif", "NotoSerif"),
    ("liberation-mono", "LiberationMono"),
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_IGNORABLE = late_pattern("[\u115f\u1160\u2065\u3164\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]")
"""What Unicode lets programs leave undrawn (Default_Ignorable_Code_Point) beside marks and format characters."""
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
_NOWHERE = (0.0, 0.0)
"""The offset of nearly every glyph."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Glyphs `first` to `last` (exclusive) come from this font file; `None` where no shipped font has them."""

    font_file: Path | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Shaped:
    """Text as glyphs in visual order. All lengths are shares of the type size (em)."""

    glyphs: tuple[int, ...]
    advances: tuple[float, ...]
    offsets: tuple[tuple[float, float], ...]
    """How far each glyph is drawn from its pen position: right, up."""
    clusters: tuple[int, ...]
    """The character each glyph begins at."""
    stretches: tuple[Stretch, ...]
    width_em: float
    width_em_plain: float
    """Width without kerning and ligatures."""
    missing: str = ""
    """Characters that were not in the font asked for."""


@dataclass(frozen=True, slots=True)
class _Face:
    font: hb.Font
    em: int


@cache
def _face(font_file: Path) -> _Face:
    face = hb.Face(hb.Blob.from_file_path(str(font_file)))
    return _Face(hb.Font(face), face.upem)


@cache
def ascent_em(font_file: Path) -> float:
    """How far the font's line reaches above the baseline, as a share of the type size."""
    face = _face(font_file)
    return float(face.font.get_font_extents("ltr").ascender / face.em)


@cache
def descent_em(font_file: Path) -> float:
    """How far the font's line reaches below the baseline, as a share of the type size."""
    face = _face(font_file)
    return float(-face.font.get_font_extents("ltr").descender / face.em)


@lru_cache(maxsize=65_536)
def word_widths(font_file: Path, text: str) -> tuple[float, float]:
    """Width of the text in em, and the same without kerning and ligatures."""
    if not text:
        return 0.0, 0.0
    text = _encodable(text)
    face = _face(font_file)
    shaped = _buffer(face, text, None)
    if any(info.codepoint == 0 for info in shaped.glyph_infos):
        fallen_back = shape_text(font_file, text)
        return fallen_back.width_em, fallen_back.width_em_plain
    kerned = sum([position.x_advance for position in shaped.glyph_positions])
    plain = sum([position.x_advance for position in _buffer(face, text, PLAIN_FEATURES).glyph_positions])
    return kerned / face.em, plain / face.em


@lru_cache(maxsize=8192)
def shape_text(font_file: Path, text: str) -> Shaped:
    """The glyphs of one line or less, with characters the font lacks taken from the shipped fonts."""
    text = _encodable(text)
    parts: list[Shaped] = []
    start = 0
    for file, letters in groupby(text, key=lambda letter: _file_with(letter, font_file)):
        stretch = "".join(letters)
        parts.append(_blank(stretch, start) if file is None else _shape_stretch(file, stretch, start))
        start += len(stretch)
    missing = "".join(letter for letter in text if _file_with(letter, font_file) != font_file)
    return parts[0] if len(parts) == 1 and not missing else _joined(parts, missing)


def _encodable(text: str) -> str:
    """The text with lone surrogates, which no font and no file can hold, as replacement characters."""
    return text if text.isascii() else _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def _buffer(face: _Face, text: str, features: dict[str, bool] | None) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = "nb"  # else the machine's own locale would choose glyphs
    hb.shape(face.font, buffer, features)
    return buffer


def _shape_stretch(font_file: Path, text: str, start: int) -> Shaped:
    face = _face(font_file)
    kerned = _buffer(face, text, None)
    plain = _buffer(face, text, PLAIN_FEATURES)
    advances = tuple([_share(position.x_advance, face.em) for position in kerned.glyph_positions])
    return Shaped(
        glyphs=tuple(info.codepoint for info in kerned.glyph_infos),
        advances=advances,
        offsets=tuple([_offset(place.x_offset, place.y_offset, face.em) for place in kerned.glyph_positions]),
        clusters=tuple(info.cluster + start for info in kerned.glyph_infos),
        stretches=(Stretch(font_file, 0, len(advances)),),
        width_em=sum(advances),
        width_em_plain=sum(position.x_advance for position in plain.glyph_positions) / face.em,
    )


@lru_cache(maxsize=16_384)
def _share(units: int, em: int) -> float:
    """The length as a share of the em: one value for all glyphs of that length, of which a talk has a million."""
    return units / em


def _offset(x: int, y: int, em: int) -> tuple[float, float]:
    return (x / em, y / em) if x or y else _NOWHERE


def _blank(text: str, start: int) -> Shaped:
    """Room for characters no shipped font has: one em each for what is seen, nothing for what is not."""
    advances = tuple(0.0 if _is_unseen(letter) else 1.0 for letter in text)
    none = (0,) * len(text)
    return Shaped(
        glyphs=none,
        advances=advances,
        offsets=(_NOWHERE,) * len(text),
        clusters=tuple(range(start, start + len(text))),
        stretches=(Stretch(None, 0, len(text)),),
        width_em=sum(advances),
        width_em_plain=sum(advances),
    )


def _joined(parts: list[Shaped], missing: str) -> Shaped:
    stretches: list[Stretch] = []
    first = 0
    for part in parts:
        last = first + len(part.glyphs)
        stretches.append(Stretch(part.stretches[0].font_file, first, last))
        first = last
    return Shaped(
        glyphs=tuple(glyph for part in parts for glyph in part.glyphs),
        advances=tuple(advance for part in parts for advance in part.advances),
        offsets=tuple(offset for part in parts for offset in part.offsets),
        clusters=tuple(cluster for part in parts for cluster in part.clusters),
        stretches=tuple(stretches),
        width_em=sum(part.width_em for part in parts),
        width_em_plain=sum(part.width_em_plain for part in parts),
        missing=missing,
    )


@lru_cache(maxsize=4096)
def _file_with(letter: str, font_file: Path) -> Path | None:
    if _has(font_file, letter) or (_is_unseen(letter) and unicodedata.category(letter) != "Cc"):
        return font_file
    if unicodedata.category(letter) == "Cc":
        return None
    return next((file for file in _fallback_files(font_file) if _has(file, letter)), None)


def _has(font_file: Path, letter: str) -> bool:
    """Whether the font draws this letter, be it of two glyphs."""
    return all(info.codepoint for info in _buffer(_face(font_file), letter, None).glyph_infos)


def _fallback_files(font_file: Path) -> tuple[Path, ...]:
    named = font_file.stem.rpartition("-")[2]
    style = named if named in STYLES else "Regular"
    files = (resource_folder("fonts", folder, f"{name}-{style}.ttf") for folder, name in FALLBACK_FAMILIES)
    return tuple(file for file in files if file.is_file())


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cf", "Mn", "Me", "Cs") or bool(_IGNORABLE.match(letter))
