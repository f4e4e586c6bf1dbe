"""Font files in all sizes: read once, and drawn as if each size had been read by itself."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QRawFont

from leaderdeck.errors import BrandProblem
from leaderdeck.paint import brand_fonts
from leaderdeck.paint.brand_fonts import file_font
from leaderdeck.paths import resource_folder

FONTS = sorted(resource_folder("fonts").rglob("*.ttf"))[:4]


def test_a_size_is_as_if_read_from_the_file_by_itself() -> None:
    assert FONTS
    for file in FONTS:
        for size in (28.0, 12.5, 54.0):
            font, alone = file_font(file, size), QRawFont(str(file), size, QFont.HintingPreference.PreferNoHinting)
            glyphs = alone.glyphIndexesForString("Tillit på Åsen")
            assert font.glyphIndexesForString("Tillit på Åsen") == glyphs
            assert font.advancesForGlyphIndexes(glyphs) == alone.advancesForGlyphIndexes(glyphs)
            assert [font.pathForGlyph(one) for one in glyphs] == [alone.pathForGlyph(one) for one in glyphs]
            assert (font.pixelSize(), font.ascent(), font.hintingPreference()) == (
                size, alone.ascent(), QFont.HintingPreference.PreferNoHinting,
            )  # fmt: skip


def test_a_file_is_read_once_for_all_its_sizes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "skrift.ttf"
    file.write_bytes(FONTS[0].read_bytes())
    assert file_font(file, 20.0).pixelSize() == 20.0
    monkeypatch.setattr(brand_fonts, "_unreadable", lambda _file: pytest.fail("read again"))
    file.unlink()
    assert file_font(file, 31.0).pixelSize() == 31.0
    assert file_font(file, 20.0).pixelSize() == 20.0


def test_what_is_no_font_is_named(tmp_path: Path) -> None:
    file = tmp_path / "ingen.ttf"
    file.write_bytes(b"ingen skrift")
    with pytest.raises(BrandProblem, match=r"ingen\.ttf"):
        file_font(file, 20.0)
