from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaderdeck.brand.font_file import read_font
from leaderdeck.brand.fonts import METRIC_TWINS, SHIPPED_FAMILIES, FontTrouble, missing_signs, own_font, shipped_font

OPEN_SANS = shipped_font("Open Sans")


@pytest.mark.parametrize("name", [*SHIPPED_FAMILIES, *METRIC_TWINS])
def test_every_family_has_its_four_files_and_may_be_embedded(name: str) -> None:
    family = shipped_font(name)
    assert family.typeface == name
    for file in (family.regular, family.bold, family.italic, family.bold_italic):
        assert read_font(file).embeddable
    assert len({family.regular, family.bold, family.italic, family.bold_italic}) == 4


def test_widths_and_signs_are_what_fonttools_reads() -> None:
    from fontTools.ttLib import TTFont

    for family in (OPEN_SANS, shipped_font("Noto Serif"), shipped_font("Arial")):
        with TTFont(family.bold_italic) as font:
            units = font["head"].unitsPerEm
            widths = {
                sign: font["hmtx"][glyph][0] / units
                for sign, glyph in font.getBestCmap().items()
                if font.getGlyphID(glyph)
            }
        ours = read_font(family.bold_italic)
        assert {sign: ours.advances[sign] for sign in widths} == widths


def test_signs_a_font_cannot_show_are_named_once() -> None:
    assert missing_signs(OPEN_SANS, "Hå 漢漢字\n\u00ad") == ("漢", "字")


def test_a_family_may_be_drawn_with_a_shipped_one() -> None:
    family = shipped_font("Oslo Sans", "open sans")
    assert family.typeface == "Oslo Sans"
    assert family.regular == OPEN_SANS.regular
    with pytest.raises(FontTrouble) as caught:
        shipped_font("Oslo Sans", "Comic Sans")
    assert caught.value.key == "drawn-with"


def test_own_files_are_used_and_missing_styles_take_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(OPEN_SANS.regular.read_bytes())
    (tmp_path / "b.ttf").write_bytes(OPEN_SANS.bold.read_bytes())
    family = own_font(tmp_path, "Kommuneskrift", {"regular": "a.ttf", "bold": "b.ttf"}, ())
    assert family.file(bold=True, italic=True) == tmp_path / "b.ttf"
    assert family.file(italic=True) == tmp_path / "a.ttf"


def test_a_license_that_forbids_embedding_is_seen(tmp_path: Path) -> None:
    data = bytearray(OPEN_SANS.regular.read_bytes())
    tables = {bytes(data[12 + 16 * n : 16 + 16 * n]): 12 + 16 * n for n in range(int.from_bytes(data[4:6], "big"))}
    start = int.from_bytes(data[tables[b"OS/2"] + 8 : tables[b"OS/2"] + 12], "big")
    data[start + 8 : start + 10] = b"\x00\x02"
    (tmp_path / "a.ttf").write_bytes(data)
    assert not own_font(tmp_path, "Kommuneskrift", {"regular": "a.ttf"}, ()).embeddable


@given(at=st.integers(0, 4000), piece=st.binary(min_size=1, max_size=40), cut=st.integers(0, 200_000))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_font_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, at: int, piece: bytes, cut: int
) -> None:
    data = bytearray(OPEN_SANS.regular.read_bytes())
    data[at : at + len(piece)] = piece
    folder = tmp_path_factory.mktemp("font")
    (folder / "a.ttf").write_bytes(data[: len(data) - cut])
    try:
        outcome = own_font(folder, "Kommuneskrift", {"regular": "a.ttf"}, ()).typeface
    except FontTrouble as trouble:
        outcome = str(trouble.sentence)
    assert outcome == "Kommuneskrift" or "ikke en hel fontfil" in outcome
