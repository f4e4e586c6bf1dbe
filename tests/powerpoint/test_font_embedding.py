"""Fonts in a deck: only where they may, whole for Latin letters, readable by others, harmless to all else."""

import ctypes
import ctypes.util
import io
import struct
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from handmade import DEFAULT_TEMPLATE, PROPERTIES, handmade_kit, one_of_everything, parts_of, tree_of, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.fonts import SHIPPED_FAMILIES, own_font, shipped_font
from leaderdeck.brand.kit import BrandKit, FontFamily
from leaderdeck.powerpoint.embedded_font import EmbeddedFont
from leaderdeck.powerpoint.embedded_open_type import read_eot, write_eot
from leaderdeck.powerpoint.font_embedding import (
    REPERTOIRE,
    carried_typefaces,
    embed_family,
    pack_fonts,
    refusal,
    subset,
)

OPEN_SANS = shipped_font("Open Sans")
LISTED = "p:embeddedFontLst/p:embeddedFont"
NAMES = {"p": "http://schemas.openxmlformats.org/presentationml/2006/main"}
REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WRAPPED = write_eot(OPEN_SANS.regular.read_bytes())
LETTERS = "AaÆæØøÅåČčĐđŊŋŠšŦŧŽžǤǥǨǩǮǯʒÉéÄäÖöÜüßŁłĞğİıŞşẞΔπΣΩ€£–—…«»“”’•→≤≥≈×√∞½²☐✓"


def styled(family: FontFamily) -> dict[str, Path]:
    return {
        "regular": family.regular, "bold": family.bold, "italic": family.italic, "boldItalic": family.bold_italic,
    }  # fmt: skip


@lru_cache
def packed_open_sans() -> tuple[EmbeddedFont, ...]:
    """What a deck of a shipped kit carries; cutting it takes a while."""
    return pack_fonts(find_kit("fjordvik"), ()).fonts


def with_permission(folder: Path, permission: int, *styles: str) -> FontFamily:
    """Open Sans with another license, as its maker would write it."""
    files = {}
    for style, file in ((style, file) for style, file in styled(OPEN_SANS).items() if style in styles):
        with TTFont(file) as font:
            font["OS/2"].fsType = permission
            font.save(folder / file.name)
        files[style.replace("boldItalic", "bold-italic")] = file.name
    return own_font(folder, "Open Sans", files, ())


def kit_in(*families: FontFamily) -> BrandKit:
    heading, body = families[0], families[-1]
    return replace(handmade_kit(), heading_font=heading, body_font=body, code_font=shipped_font("Courier New"))


def outlines(font: TTFont, letters: str) -> dict[str, tuple[object, int]]:
    """What each letter draws, and how far the pen goes on."""
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    drawn = {}
    for letter in letters:
        if ord(letter) in cmap:
            pen = DecomposingRecordingPen(glyphs)
            glyphs[cmap[ord(letter)]].draw(pen)
            drawn[letter] = (pen.value, font["hmtx"][cmap[ord(letter)]][0])
    return drawn


@pytest.mark.parametrize("name", SHIPPED_FAMILIES)
def test_a_font_in_its_wrapper_is_the_same_font_with_its_own_facts_outside(name: str) -> None:
    for file in styled(shipped_font(name)).values():
        data = file.read_bytes()
        found = read_eot(write_eot(data))
        assert found.font == data
        with TTFont(file, lazy=True) as font:
            names, os2 = font["name"], font["OS/2"]
            assert [found.family, found.style, found.full, found.version] == [
                names.getDebugName(number) for number in (1, 2, 4, 5)
            ]
            assert (found.permission, found.weight) == (os2.fsType, os2.usWeightClass)
            assert found.italic == bool(os2.fsSelection & 1)
            assert found.checksum == font["head"].checkSumAdjustment
            assert found.panose[:2] == bytes([os2.panose.bFamilyType, os2.panose.bSerifStyle])


def test_an_independent_reader_unwraps_the_same_bytes(tmp_path: Path) -> None:
    name = ctypes.util.find_library("eot")
    if not name:
        pytest.skip("libeot is not installed")
    library, system = ctypes.CDLL(name), ctypes.CDLL(None)
    system.fopen.restype = ctypes.c_void_p
    library.EOT2ttf_file.argtypes = [ctypes.c_char_p, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p]
    for style, data in embed_family(OPEN_SANS).faces:
        file = tmp_path / style
        stream = system.fopen(str(file).encode(), b"wb")
        failed = library.EOT2ttf_file(data, len(data), ctypes.create_string_buffer(4096), stream)
        system.fclose(ctypes.c_void_p(stream))
        assert not failed
        assert file.read_bytes() == read_eot(data).font


@given(cut=st.integers(0, 400), place=st.integers(0, 300), value=st.integers(0, 255))
@settings(max_examples=100, deadline=None)
def test_a_damaged_wrapper_is_read_or_refused_by_one_error(cut: int, place: int, value: int) -> None:
    data = bytearray(WRAPPED)
    data[place] = value
    try:
        found = read_eot(bytes(data[: len(data) - cut]))
    except ValueError:
        return
    assert cut == 0
    assert len(found.font) == OPEN_SANS.regular.stat().st_size


@pytest.mark.parametrize(
    "data",
    [b"", b"OTTO", b"\0\1\0\0", b"\0\1\0\0\0\x09" + b"\xff" * 90, b"x" * 400],
    ids=["empty", "postscript", "head alone", "tables nowhere", "no font"],
)
def test_what_is_no_truetype_font_is_not_wrapped(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"not|cut off"):
        write_eot(data)


@pytest.mark.parametrize("name", ["Open Sans", "Liberation Mono"])
def test_the_embedded_letters_are_drawn_spaced_and_joined_as_in_the_source(name: str) -> None:
    family = shipped_font(name)
    embedded = embed_family(family)
    assert [style for style, _ in embedded.faces] == ["regular", "bold", "italic", "boldItalic"]
    for (_, data), file in zip(embedded.faces, styled(family).values(), strict=True):
        font = read_eot(data).font
        assert len(font) < file.stat().st_size * 0.7
        with TTFont(io.BytesIO(font)) as small, TTFont(file) as whole:
            kept = {sign for sign in whole.getBestCmap() if any(first <= sign <= last for first, last in REPERTOIRE)}
            assert set(small.getBestCmap()) == kept
            assert outlines(small, LETTERS) == outlines(whole, LETTERS)
            assert small["name"].getDebugName(1) == name
            assert small["hhea"].ascent == whole["hhea"].ascent
            for table in {"GPOS", "kern"} & set(whole.keys()):
                assert table in small or (table == "kern" and "GPOS" in small)
            assert {"fpgm", "prep"} <= set(small.keys())


def test_latin_letters_of_norway_and_sapmi_are_all_in_the_repertoire() -> None:
    signs = {sign for first, last in REPERTOIRE for sign in range(first, last + 1)}
    assert {ord(letter) for letter in LETTERS} <= signs
    assert {*range(0x20, 0x7F), *range(0xA0, 0x250)} <= signs


def test_the_deck_lists_its_fonts_where_powerpoint_looks(tmp_path: Path) -> None:
    kit = replace(find_kit("fjordvik"), heading_font=shipped_font("Liberation Mono"))
    luggage = pack_fonts(kit, one_of_everything())
    assert luggage.refusals == ()
    data = written(one_of_everything(), replace(PROPERTIES, fonts=luggage.fonts), kit)
    presentation = tree_of(data, "ppt/presentation.xml")
    order = [child.tag.rpartition("}")[2] for child in presentation]
    at = order.index("embeddedFontLst")
    assert order[at - 1] == "notesSz"
    assert "defaultTextStyle" in order[at + 1 :]
    assert presentation.get("embedTrueTypeFonts") == presentation.get("saveSubsetFonts") == "1"
    relations = {
        row.get("Id"): (row.get("Type"), row.get("Target")) for row in tree_of(data, "ppt/_rels/presentation.xml.rels")
    }
    parts = parts_of(data)
    for entry, wanted in zip(presentation.findall(LISTED, NAMES), ("Liberation Mono", "Open Sans"), strict=True):
        face, *styles = entry
        assert face.get("typeface") == wanted
        assert [style.tag.rpartition("}")[2] for style in styles] == ["regular", "bold", "italic", "boldItalic"]
        for style in styles:
            kind, target = relations[style.get(REL_ID)]
            assert kind.endswith("/relationships/font")
            found = read_eot(parts[f"ppt/{target}"])
            assert found.family == wanted
            assert found.italic == ("talic" in style.tag)
            assert (found.weight >= 700) == ("old" in style.tag)
        regular = read_eot(parts[f"ppt/{relations[styles[0].get(REL_ID)][1]}"])
        assert regular.panose.hex().upper() == face.get("panose")
    assert b'Extension="fntdata" ContentType="application/x-fontdata"' in parts["[Content_Types].xml"]
    assert luggage.size < sum(len(data) for font in luggage.fonts for _, data in font.faces)


@pytest.mark.shared
@pytest.mark.validator
def test_a_deck_with_fonts_is_valid(validator: ModuleType, sdk: str, tmp_path: Path) -> None:
    kit = find_kit("fjordvik")
    file = tmp_path / "deck.pptx"
    file.write_bytes(written(one_of_everything(), replace(PROPERTIES, fonts=packed_open_sans()), kit))
    assert [str(finding) for finding in validator.validate(file, sdk)] == []


def test_another_program_keeps_the_fonts_when_it_saves(tmp_path: Path) -> None:
    fonts = packed_open_sans()
    data = written(one_of_everything(), replace(PROPERTIES, fonts=fonts), find_kit("fjordvik"))
    deck = Presentation(io.BytesIO(data))
    deck.slides.add_slide(deck.slide_layouts[2])
    deck.save(tmp_path / "saved.pptx")
    saved = parts_of((tmp_path / "saved.pptx").read_bytes())
    before = sorted(part for name, part in parts_of(data).items() if name.endswith(".fntdata"))
    assert sorted(part for name, part in saved.items() if name.endswith(".fntdata")) == before
    assert len(before) == 4


def test_the_same_fonts_give_the_same_bytes() -> None:
    data = OPEN_SANS.regular.read_bytes()
    assert subset(data) == subset(data)


def test_a_template_keeps_its_own_fonts_and_gets_none_twice(tmp_path: Path) -> None:
    kit = find_kit("fjordvik")
    first = packed_open_sans()
    carrying = tmp_path / "template.pptx"
    carrying.write_bytes(written((), replace(PROPERTIES, fonts=first), kit))
    assert carried_typefaces(carrying) == {"open sans"}
    on_it = replace(kit, template=replace(kit.template, file=carrying), heading_font=shipped_font("Liberation Mono"))
    luggage = pack_fonts(on_it, one_of_everything())
    assert [font.typeface for font in luggage.fonts] == ["Liberation Mono"]
    data = written(one_of_everything(), replace(PROPERTIES, fonts=luggage.fonts), on_it)
    faces = tree_of(data, "ppt/presentation.xml").findall(f"{LISTED}/p:font", NAMES)
    assert [face.get("typeface") for face in faces] == ["Open Sans", "Liberation Mono"]
    parts = {name: part for name, part in parts_of(data).items() if name.endswith(".fntdata")}
    assert len(parts) == 8
    assert {data for font in first for _, data in font.faces} <= set(parts.values())


def test_without_fonts_a_deck_is_as_it_was() -> None:
    plain = written(one_of_everything(), PROPERTIES)
    assert not [name for name in parts_of(plain) if "font" in name.casefold() and "Table" not in name]
    assert tree_of(plain, "ppt/presentation.xml").find("p:embeddedFontLst", NAMES) is None


@pytest.mark.parametrize(
    ("permission", "reason"),
    [
        (0x0000, None), (0x0008, None), (0x0002, "tillater ikke"), (0x0004, "ingen kan endre"),
        (0x0200, "bare punktbilder"), (0x0208, "bare punktbilder"), (0x0102, "tillater ikke"), (0x0108, None),
    ],
)  # fmt: skip
def test_the_license_decides(tmp_path: Path, permission: int, reason: str | None) -> None:
    family = with_permission(tmp_path, permission, "regular")
    luggage = pack_fonts(kit_in(family), ())
    if reason:
        assert luggage.fonts == ()
        assert [reason in str(refused) for refused in luggage.refusals] == [True]
    else:
        (font,) = luggage.fonts
        assert luggage.refusals == ()
        assert {read_eot(data).permission for _, data in font.faces} == {permission}


def test_a_font_that_may_not_be_cut_is_embedded_whole(tmp_path: Path) -> None:
    family = with_permission(tmp_path, 0x0108, *styled(OPEN_SANS))
    (font,) = pack_fonts(kit_in(family), ()).fonts
    assert [read_eot(data).font for _, data in font.faces] == [file.read_bytes() for file in styled(family).values()]


def test_postscript_outlines_are_refused_in_a_sentence(tmp_path: Path) -> None:
    builder = FontBuilder(1000, isTTF=False)
    pen = T2CharStringPen(500, None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 700))
    pen.lineTo((400, 0))
    pen.closePath()
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    builder.setupCFF("Merke", {}, {".notdef": pen.getCharString(), "A": pen.getCharString()}, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Merke", "styleName": "Regular"})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    builder.save(tmp_path / "merke.otf")
    family = own_font(tmp_path, "Merke", {"regular": "merke.otf"}, ())
    assert "PostScript" in str(refusal(family))
    assert pack_fonts(kit_in(family), ()).fonts == ()


def test_a_typeface_that_another_font_stands_in_for_is_not_passed_off_as_it() -> None:
    assert "vises den med Carlito" in str(refusal(shipped_font("Oslo Sans", "Carlito")))


def test_what_every_office_has_and_code_that_nobody_shows_stay_out() -> None:
    plain = find_kit("plain")
    assert pack_fonts(plain, one_of_everything()) == pack_fonts(plain, ())
    assert pack_fonts(plain, ()).fonts == pack_fonts(plain, ()).refusals == ()
    coded = replace(plain, code_font=shipped_font("Liberation Mono"))
    assert pack_fonts(coded, ()).fonts == ()


def test_a_family_without_bold_lists_only_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(OPEN_SANS.regular.read_bytes())
    (tmp_path / "b.ttf").write_bytes(OPEN_SANS.italic.read_bytes())
    family = own_font(tmp_path, "Open Sans", {"regular": "a.ttf", "italic": "b.ttf"}, ())
    assert [style for style, _ in embed_family(family).faces] == ["regular", "italic"]


@given(places=st.lists(st.integers(12, 40_000), min_size=1, max_size=40), value=st.integers(0, 255))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_font_that_is_damaged_within_never_stops_an_export(
    tmp_path_factory: pytest.TempPathFactory, places: list[int], value: int
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    data = bytearray(OPEN_SANS.regular.read_bytes())
    for place in places:
        data[place] = value
    (folder / "a.ttf").write_bytes(data)
    file = folder / "a.ttf"
    family = FontFamily("Open Sans", file, file, file, file)
    luggage = pack_fonts(kit_in(family), ())
    assert len(luggage.fonts) + len(luggage.refusals) == 1
    assert all(struct.unpack_from("<L", data)[0] == len(data) for font in luggage.fonts for _, data in font.faces)


def test_the_template_in_use_is_the_plain_one() -> None:
    assert carried_typefaces(DEFAULT_TEMPLATE) == frozenset()
