"""What a file needs of fonts, and what is shown where they are missing."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from leaderdeck.brand import installed_fonts
from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.check_fonts import check_fonts
from leaderdeck.brand.font_names import MOST_TYPEFACES, NamedFont, read_font_names
from leaderdeck.brand.font_needs import SAMPLE, file_font_needs, kit_font_needs, need_sentence, width_change
from leaderdeck.brand.fonts import own_font, shipped_font
from leaderdeck.brand.office_fonts import comes_with_office, machines_with
from leaderdeck.errors import TemplateProblem

FJORDVIK, GRANHEIM, PLAIN = (find_kit(name) for name in ("fjordvik", "granheim", "plain"))


def changed(file: Path, target: Path, part: str, old: bytes, new: bytes) -> Path:
    """A copy of a package with a piece of one part replaced."""
    with zipfile.ZipFile(file) as package, zipfile.ZipFile(target, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new, 1)
            copy.writestr(name, data)
    return target


def test_a_kit_needs_its_families_and_the_bullets_of_its_template() -> None:
    needs = {need.typeface: need for need in kit_font_needs(FJORDVIK, read_font_names(FJORDVIK.template.file))}
    assert needs["Open Sans"].uses == ("heading", "body")
    assert needs["Courier New"].uses == ("code",)
    assert needs["Wingdings"].uses == ("symbols",)
    assert [name for name, need in needs.items() if not need.is_everywhere] == ["Open Sans"]
    assert [need.typeface for need in kit_font_needs(FJORDVIK, code=False)] == ["Open Sans"]
    assert {need.is_everywhere for need in kit_font_needs(PLAIN)} == {True}


@pytest.mark.parametrize(("name", "stand_in"), [("Open Sans", "Calibri"), ("Noto Serif", "Calibri")])
def test_the_stand_in_is_measured_over_norwegian_lines(name: str, stand_in: str) -> None:
    def width(file: Path) -> float:
        with TTFont(file) as font:
            cmap, widths, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
            return sum(widths[cmap[ord(sign)]][0] / units for line in SAMPLE for sign in line)

    ours, theirs = shipped_font(name).regular, shipped_font(stand_in).regular
    assert width_change(ours, stand_in) == pytest.approx(width(theirs) / width(ours) - 1)
    assert set("æøåáčđš") <= set("".join(SAMPLE).lower())


def test_each_kind_of_font_is_told_in_one_sentence() -> None:
    def told(name: str, *, carried: bool = False) -> str:
        (need,) = file_font_needs([NamedFont(name, ("text",), carried)])
        return str(need_sentence(need))

    assert told("Calibri") == "Calibri følger med Office på Windows og Mac."
    assert told("Open Sans") == (
        "Open Sans følger ikke med Office; der den mangler, vises som regel Calibri, som er 12 % smalere."
    )
    assert told("Open Sans", carried=True) == "Open Sans ligger i filen."
    assert told("Segoe UI").startswith("Segoe UI finnes bare på Windows; ellers vises som regel Calibri.")
    assert told("Helvetica Neue").startswith("Helvetica Neue finnes bare på Mac")
    assert told("Graphik") == "Graphik følger ikke med Office; der den mangler, vises som regel Calibri."
    assert "blir tegnene bokstaver" in told("wingdings 2")
    assert "Courier New, som er like bred" in told("Liberation Mono")


def test_what_office_has_is_known_whatever_the_case() -> None:
    assert comes_with_office(" calibri ")
    assert machines_with("SEGOE UI") == {"windows"}
    assert machines_with("Gill Sans") == {"mac"}
    assert not machines_with("Open Sans")


def test_a_file_names_its_fonts_and_inherits_those_of_its_theme(tmp_path: Path) -> None:
    own = {font.typeface: font.uses for font in read_font_names(GRANHEIM.template.file)}
    assert own == {"Noto Serif": ("heading",), "Open Sans": ("body",)}
    file = changed(
        GRANHEIM.template.file, tmp_path / "a.pptx", "ppt/slideMasters/slideMaster1.xml",
        b"<a:buFontTx/>", b'<a:buFont typeface="Webdings"/>',
    )  # fmt: skip
    assert {font.typeface: font.uses for font in read_font_names(file)}["Webdings"] == ("symbols",)


def test_a_flood_of_font_names_is_cut_off(tmp_path: Path) -> None:
    many = "".join(f'<a:font script="Latn" typeface="F"/><a:latin typeface="Flom {n}"/>' for n in range(900)).encode()
    part = "ppt/theme/theme1.xml"
    file = changed(PLAIN.template.file, tmp_path / "a.pptx", part, b"</a:minorFont>", many + b"</a:minorFont>")
    assert len(read_font_names(file)) == MOST_TYPEFACES


def test_a_file_that_is_none_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").write_bytes(b"PK\x03\x04")
    with pytest.raises(TemplateProblem):
        read_font_names(tmp_path / "a.pptx")


@pytest.mark.shared
def test_real_files_are_all_read_or_refused(shared: Path) -> None:
    files = [*(shared / "templates").rglob("*.pptx"), *(shared / "templates").rglob("*.potx")]
    read = refused = 0
    for file in files:
        try:
            needs = file_font_needs(read_font_names(file))
        except TemplateProblem:
            refused += 1
            continue
        read += 1
        assert needs, file
        assert all(len(need.typeface) <= 62 and str(need_sentence(need)).endswith(".") for need in needs)
    assert read > 5 * refused


def test_brand_check_tells_of_fonts_and_is_silent_once_decks_carry_them() -> None:
    (remark,) = check_fonts(FJORDVIK)
    assert (remark.rule, remark.severity) == ("brand.font-elsewhere", "info")
    assert "embed = true" in str(remark.advice)
    assert check_fonts(replace(FJORDVIK, embeds_fonts=True)) == ()
    assert check_fonts(PLAIN) == ()


def test_a_font_that_may_not_be_embedded_is_advised_against(tmp_path: Path) -> None:
    with TTFont(shipped_font("Open Sans").regular) as font:
        font["OS/2"].fsType = 4
        font.save(tmp_path / "a.ttf")
    family = own_font(tmp_path, "Open Sans", {"regular": "a.ttf"}, ())
    kit = replace(FJORDVIK, heading_font=family, body_font=family, embeds_fonts=True)
    (remark,) = check_fonts(kit)
    assert "Installer" in str(remark.advice)


def test_installed_families_are_found_in_any_spelling(monkeypatch: pytest.MonkeyPatch) -> None:
    installed_fonts.installed_typefaces.cache_clear()
    monkeypatch.setattr(installed_fonts.sys, "platform", "darwin")
    monkeypatch.setattr(
        installed_fonts.os, "walk", lambda _: [("", [], ["OpenSans-Bold.ttf", "Arial Bold Italic.ttf", "Futura.ttc"])]
    )
    try:
        assert [installed_fonts.is_installed(name) for name in ("Open Sans", "Arial", "futura", "Graphik")] == [
            True, True, True, False,
        ]  # fmt: skip
    finally:
        installed_fonts.installed_typefaces.cache_clear()


def test_a_machine_that_cannot_be_asked_is_not_guessed_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed_fonts.installed_typefaces.cache_clear()
    monkeypatch.setattr(installed_fonts.sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    try:
        assert installed_fonts.is_installed("Open Sans") is None
    finally:
        installed_fonts.installed_typefaces.cache_clear()
