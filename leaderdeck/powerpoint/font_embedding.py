"""Fonts that travel inside a deck: which may, cut down to what Latin letters need, in their order in the file.

PowerPoint takes TrueType outlines in EOT files, the four styles of a family whose own name is the typeface's name.
What the font's permission does not allow stays at home, with the reason in a sentence.
"""

from __future__ import annotations

import io
import logging
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from leaderdeck.brand.font_file import BITMAP_ONLY, NO_SUBSET, PREVIEW_ONLY, RESTRICTED, FontFile, read_font
from leaderdeck.brand.kit import BrandKit, FontFamily
from leaderdeck.brand.office_fonts import comes_with_office
from leaderdeck.brand.package import open_package
from leaderdeck.language import Sentence, say
from leaderdeck.powerpoint.embedded_font import EmbeddedFont, FontLuggage, Style, used_families
from leaderdeck.powerpoint.embedded_open_type import read_eot, write_eot
from leaderdeck.powerpoint.xml_names import P
from leaderdeck.scene.shapes import Scene

REPERTOIRE = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x292, 0x292), (0x2B0, 0x2FF), (0x300, 0x36F), (0x391, 0x3C9), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x22FF),
    (0x2500, 0x25FF), (0x2610, 0x2612), (0x2713, 0x2718), (0x27E8, 0x27E9), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
)  # fmt: skip
"""Code points that an embedded font keeps: all Latin letters with the Sámi ones, Greek, punctuation, currencies,
arrows, mathematics, lines and ticks, so that the receiver can write on; not only the letters that are used now."""


_BROKEN = (
    OSError, ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RecursionError,
    NotImplementedError, MemoryError, struct.error, TTLibError,
)  # fmt: skip
"""What fontTools raises for fonts that are damaged within: it trusts what it reads."""


def pack_fonts(kit: BrandKit, scenes: Sequence[Scene]) -> FontLuggage:
    """The fonts of a talk in this brand, ready to be embedded.

    What every Office has stays out, as does what the kit's template carries already and code's font without code.
    """
    carried = carried_typefaces(kit.template.file)
    fonts, refusals = [], []
    for family in used_families(kit, scenes):
        if comes_with_office(family.typeface) or family.typeface.casefold() in carried:
            continue
        reason = refusal(family)
        if reason is None:
            try:
                fonts.append(embed_family(family))
            except _BROKEN:
                reason = say("Skriften {font} kan ikke leses og legges ikke i filen.", font=family.typeface)
        if reason is not None:
            refusals.append(reason)
    return FontLuggage(tuple(fonts), tuple(refusals), was_asked=True)


def refusal(family: FontFamily) -> Sentence | None:
    """Why this family may not or cannot be embedded, or None."""
    try:
        files = [read_font(file) for file in _files(family).values()]
    except (OSError, ValueError):
        return say("Skriften {font} kan ikke leses og legges ikke i filen.", font=family.typeface)
    return next((reason for reason in (_reason(file, family.typeface) for file in files) if reason), None)


def embed_family(family: FontFamily) -> EmbeddedFont:
    """The family's styles as EOT files. Raises one of many errors where a file is damaged within."""
    faces = tuple((style, _eot(file, file.stat().st_mtime_ns)) for style, file in _files(family).items())
    return EmbeddedFont(family.typeface, read_eot(faces[0][1]).panose, faces)


def carried_typefaces(template: Path) -> frozenset[str]:
    """The typefaces, case folded, that a template carries already. Raises TemplateProblem for a broken file."""
    package = open_package(template)
    mains = package.related("", "officeDocument")
    listed = package.tree(mains[0]).iterfind(f"{{{P}}}embeddedFontLst/{{{P}}}embeddedFont/{{{P}}}font") if mains else ()
    return frozenset(font.get("typeface", "").casefold() for font in listed)


def _files(family: FontFamily) -> dict[Style, Path]:
    """The family's own file for each style; a style that another stands in for has none."""
    styles: dict[Style, Path] = {
        "regular": family.regular, "bold": family.bold, "italic": family.italic, "boldItalic": family.bold_italic,
    }  # fmt: skip
    taken: dict[Path, Style] = {}
    for style, file in styles.items():
        taken.setdefault(file, style)
    return {style: file for file, style in taken.items()}


def _reason(font: FontFile, typeface: str) -> Sentence | None:
    """Preview & print fonts would lock the file, or break the license where a program does not lock it."""
    if font.permission & RESTRICTED:
        return say("Lisensen til {font} tillater ikke at skriften legges i filer.", font=typeface)
    if font.permission & BITMAP_ONLY:
        return say("Lisensen til {font} tillater bare punktbilder av skriften i filer.", font=typeface)
    if font.permission & PREVIEW_ONLY:
        return say("Lisensen til {font} tillater skriften bare i filer som ingen kan endre.", font=typeface)
    if not font.is_truetype:
        return say("{font} er en PostScript-skrift (CFF); PowerPoint tar bare imot TrueType i filen.", font=typeface)
    if font.family.casefold() != typeface.casefold():
        return say(
            "{font} legges ikke i filen, for her vises den med {own} i stedet.", font=typeface, own=font.family or "–"
        )
    return None


@lru_cache(maxsize=32)
def _eot(file: Path, _changed: int) -> bytes:
    """The file as EOT, cut down where the permission allows. A font that was written over is read anew."""
    data = file.read_bytes()
    return write_eot(data if read_font(file).permission & NO_SUBSET else subset(data))


def subset(font: bytes) -> bytes:
    """The TrueType font with the signs of REPERTOIRE alone, all their layout features and hints kept.

    The same font gives the same bytes. Raises a fontTools error for a font that it cannot read.
    """
    from fontTools.subset import Options, Subsetter

    out = io.BytesIO()
    with _unremarked(), TTFont(io.BytesIO(font), recalcTimestamp=False, recalcBBoxes=False, lazy=True) as whole:
        options = Options(
            layout_features=["*"], name_IDs=["*"], name_languages=["*"], notdef_outline=True,
            legacy_kern=not _kerns_in_gpos(whole), recalc_timestamp=False, ignore_missing_unicodes=True,
        )  # fmt: skip
        options.drop_tables += ["FFTM", "DSIG"]
        cutter = Subsetter(options)
        cutter.populate(unicodes=[sign for first, last in REPERTOIRE for sign in range(first, last + 1)])
        cutter.subset(whole)
        whole.save(out)
    return out.getvalue()


def _kerns_in_gpos(font: TTFont) -> bool:
    features = getattr(getattr(font.get("GPOS"), "table", None), "FeatureList", None)
    return features is not None and any(record.FeatureTag == "kern" for record in features.FeatureRecord)


@contextmanager
def _unremarked() -> Iterator[None]:
    """Keep quiet meanwhile: fontTools writes remarks on a font's making to the log, which nobody here can mend."""
    log = logging.getLogger("fontTools")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)
