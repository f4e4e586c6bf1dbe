"""Font files as Qt draws them: straight from the file for the screen, through the font database for PDF."""

from __future__ import annotations

import struct
import threading
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QPainterPath, QRawFont

from leaderdeck.errors import BrandProblem
from leaderdeck.language import say
from leaderdeck.paint.application import ensure_application

MOST_FONTS = 512
"""Fonts in sizes that a thread keeps."""
PROBE_SIZE = 100.0
OUTLINE_SIZE = 1024.0


class _ThreadFonts(threading.local):
    """The fonts of one thread, gone with it: what Qt made in a thread that has ended may not be touched again."""

    def __init__(self) -> None:
        self.faces: dict[Path, QRawFont] = {}
        self.from_files: dict[tuple[Path, float], QRawFont] = {}
        self.from_database: dict[Path, QFont] = {}


_own = _ThreadFonts()


def file_font(font_file: Path, size_pt: float) -> QRawFont:
    """The font at a size in points, unhinted, read from its file. Raises BrandProblem when it cannot be read."""
    fonts = _own.from_files
    font = fonts.get((font_file, size_pt))
    if font is None:
        if len(fonts) >= MOST_FONTS:
            fonts.clear()
        font = fonts[font_file, size_pt] = _load(font_file, size_pt)
    return font


def embedded_font(font_file: Path, size_pt: float) -> QRawFont:
    """The same font through Qt's font database: only such text stays text in a PDF (others become outlines)."""
    named = _own.from_database.get(font_file)
    if named is None:
        named = _own.from_database[font_file] = _database_font(font_file)
    font = QRawFont.fromFont(named)
    font.setPixelSize(size_pt)
    return font


def _load(font_file: Path, size_pt: float) -> QRawFont:
    """A file is read once: to give the same face another size takes a hundredth of that (0.005 ms, measured)."""
    face = _own.faces.get(font_file)
    if face is None:
        ensure_application()
        face = QRawFont(str(font_file), size_pt, QFont.HintingPreference.PreferNoHinting)
        if not face.isValid():
            raise _unreadable(font_file)
        if len(_own.faces) >= MOST_FONTS:
            _own.faces.clear()
        _own.faces[font_file] = face
    font = QRawFont(face)
    font.setPixelSize(size_pt)
    return font


@lru_cache(maxsize=4096)
def glyph_outline(font_file: Path, glyph: int) -> QPainterPath:
    """A glyph's outline at `OUTLINE_SIZE`, from its pen position on the baseline."""
    return file_font(font_file, OUTLINE_SIZE).pathForGlyph(glyph)


@cache
def face_height(font_file: Path) -> tuple[float, float]:
    """The face's own ascent and descent in em (OpenType, table `hhea`), which lines in charts are as high as."""
    font = file_font(font_file, PROBE_SIZE)
    ascender, descender = struct.unpack_from(">hh", bytes(font.fontTable("hhea").data()), 4)
    return ascender / font.unitsPerEm(), -descender / font.unitsPerEm()


def _database_font(font_file: Path) -> QFont:
    probe = file_font(font_file, PROBE_SIZE)
    font = QFont()
    font.setFamilies([_database_family(font_file)])
    font.setWeight(QFont.Weight(probe.weight()))
    font.setStyle(probe.style())
    font.setPixelSize(int(PROBE_SIZE))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _database_family(font_file: Path) -> str:
    """The family's name in Qt's database, which holds it for all threads from now on."""
    number = QFontDatabase.addApplicationFont(str(font_file))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    if not families:
        raise _unreadable(font_file)
    return families[0]


def _unreadable(font_file: Path) -> BrandProblem:
    return BrandProblem(
        say("Skrifttypen {file} kan ikke leses; legg inn en hel TrueType-fil i profilen.", file=font_file)
    )
