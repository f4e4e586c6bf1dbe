"""Fonts in the export dialog: what becomes of them is told, and they come along when they are asked to."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.fonts import shipped_font
from leaderdeck.desktop.dialogs.export_contents import goods_of
from leaderdeck.desktop.dialogs.export_dialog import ExportDialog
from leaderdeck.desktop.settings import Settings
from leaderdeck.export.profiles import PROFILES
from leaderdeck.talk import Talk, read_talk

TEXT = "# En tittel som er lang nok til å stå der den står\n\n- punkt"


def told(talk: Talk, *, embed: bool) -> str:
    rows = goods_of(talk, "pptx", PROFILES["stage"], embed_fonts=embed)
    return next(str(row.detail) for row in rows if str(row.name) == "Skrifter")


@pytest.mark.parametrize("kit", ["fjordvik", "granheim"])
def test_missing_fonts_are_told_of_until_they_lie_in_the_file(kit: str) -> None:
    talk = read_talk(TEXT, find_kit(kit))
    assert told(talk, embed=False).startswith("bare navnene. ")
    assert "vises som regel Calibri" in told(talk, embed=False)
    assert told(talk, embed=True).endswith(": ligger i filen og kan brukes der den endres")


def test_what_office_has_needs_no_choice(show) -> None:
    talk = read_talk(TEXT, find_kit("plain"))
    assert told(talk, embed=False) == told(talk, embed=True) == "Arial: følger med Office på Windows og Mac"
    assert not show(ExportDialog(talk, Settings())).form.fonts_box.isVisible()


def test_a_font_that_may_not_come_along_is_told_with_the_reason() -> None:
    kit = find_kit("fjordvik")
    stand_in = shipped_font("Oslo Sans", "Open Sans")
    told_of = told(read_talk(TEXT, replace(kit, heading_font=stand_in, body_font=stand_in)), embed=True)
    assert told_of.startswith("Oslo Sans legges ikke i filen, for her vises den med Open Sans i stedet.")


def test_the_box_stands_with_powerpoint_alone_and_as_the_brand_wants_it(show) -> None:
    kit = find_kit("fjordvik")
    form = show(ExportDialog(read_talk(TEXT, kit), Settings())).form
    assert form.fonts_box.isVisible()
    assert not form.embeds_fonts
    form.kind_cards["pdf"].radio.setChecked(True)
    assert not form.fonts_box.isVisible()
    assert show(ExportDialog(read_talk(TEXT, replace(kit, embeds_fonts=True)), Settings())).form.embeds_fonts


@pytest.mark.parametrize("wanted", [True, False])
def test_the_file_holds_the_fonts_that_were_asked_for(talk: Talk, show, qtbot, wanted: bool) -> None:
    dialog = show(ExportDialog(talk, Settings()))
    dialog.form.fonts_box.setChecked(wanted)
    with qtbot.waitSignal(dialog.exported, timeout=20_000) as written:
        dialog.export_button.click()
    file = written.args[0]
    assert isinstance(file, Path)
    with zipfile.ZipFile(file) as package:
        assert any(name.endswith(".fntdata") for name in package.namelist()) == wanted
