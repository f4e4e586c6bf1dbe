"""A municipality's own template becomes a kit: whole or not at all, and as its people would have written it."""

import os
import re
import time
import tomllib
from pathlib import Path

import pytest
from municipal_template import NAME, SLOGAN, add_relation, edit, municipal_template, write_package
from test_template_cleaning import parts_of

from leaderdeck.brand.color import contrast
from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.reader import load_kit
from leaderdeck.errors import BrandProblem, TemplateProblem
from leaderdeck.powerpoint.adopting import AdoptedKit, adopt_template

ALL = os.environ.get("LEADERDECK_TEMPLATES") == "all"
PATIENCE_SECONDS = 2.0


@pytest.fixture
def adopted(tmp_path: Path) -> AdoptedKit:
    return adopt_template(municipal_template(tmp_path / "mal.pptm", littered=True), tmp_path / "storvik")


def test_the_kit_says_what_the_template_shows(adopted: AdoptedKit) -> None:
    kit = adopted.kit
    assert (kit.name, kit.slogan("nb"), kit.language) == ("Storvik", SLOGAN, "nb")
    assert kit.footer == ("slogan", "number")
    assert [(logo.file.name, logo.ground) for logo in kit.logos] == [("logo-light.png", "light")]
    assert kit.heading_font.typeface == kit.body_font.typeface == "Calibri"
    assert kit.palette.rgb(kit.palette.slot("accent")) == "#0B6E4F"
    assert kit.palette.rgb("accent6") == "#F2C14E"
    assert kit.sizes.body[0] == 32.0
    assert kit.template.adopted


def test_the_same_kit_is_read_from_its_folder(adopted: AdoptedKit) -> None:
    again = load_kit(adopted.folder)
    assert isinstance(again, BrandKit)
    assert again == adopted.kit


def test_every_text_color_reads_on_the_ground(adopted: AdoptedKit) -> None:
    rgb, slot = adopted.kit.palette.rgb, adopted.kit.palette.slot
    for role in ("text", "heading", "accent", "muted"):
        assert contrast(rgb(slot(role)), rgb(slot("ground"))) >= 4.5  # type: ignore[arg-type]
    assert contrast(rgb(slot("ground")), rgb(slot("deep"))) >= 4.5
    assert contrast(rgb(slot("text")), rgb(slot("soft-ground"))) >= 4.5


def test_text_boxes_that_look_like_footers_say_name_and_slogan(tmp_path: Path) -> None:
    file = municipal_template(tmp_path / "mal.pptx", footers=False, drawn_footer=True)
    adopted = adopt_template(file, tmp_path / "kit")
    assert (adopted.kit.name, adopted.kit.slogan("nb")) == (NAME, SLOGAN)
    assert adopted.kit.footer == ("number",)
    assert [notice for notice in map(str, adopted.notices) if "ingen plass til bunntekst" in notice]


def test_prompts_dates_and_rights_are_no_slogan(tmp_path: Path) -> None:
    for number, words in enumerate(("Klikk for å redigere bunntekst", "© Storvik kommune 2026", "Fortrolig – ikke del",
                                    "Storvik presentasjonsmal oktober 2021", "www.storvik.kommune.no")):  # fmt: skip
        parts = parts_of(municipal_template(tmp_path / "a.pptx").read_bytes())
        for name in parts:
            if name.startswith("ppt/slideLayouts/s"):
                edit(parts, name, lambda text, words=words: text.replace(SLOGAN, words) + " ")
        adopted = adopt_template(write_package(tmp_path / f"mal{number}.pptx", parts), tmp_path / f"kit{number}")
        assert adopted.kit.slogan("nb") == "", words


def test_a_wide_slide_and_a_small_one_are_read_alike(tmp_path: Path) -> None:
    """Half the slide with half the type is the same design."""
    parts = parts_of(municipal_template(tmp_path / "stor.pptx").read_bytes())
    edit(
        parts,
        "ppt/presentation.xml",
        lambda text: text.replace('cx="9144000" cy="6858000"', 'cx="18288000" cy="13716000"'),
    )
    file = write_package(tmp_path / "plakat.pptx", parts)
    assert adopt_template(file, tmp_path / "kit").kit.sizes.body[0] == 16.0


def test_what_people_say_goes_before_what_is_read(tmp_path: Path) -> None:
    file = municipal_template(tmp_path / "mal.pptx")
    adopted = adopt_template(file, tmp_path / "kit", name="Fjelldal kommune", slogan="Rom for alle")
    assert (adopted.kit.id, adopted.kit.name, adopted.kit.slogan("nb")) == (
        "fjelldal-kommune",
        "Fjelldal kommune",
        "Rom for alle",
    )


def test_the_description_is_for_people(adopted: AdoptedKit) -> None:
    text = (adopted.folder / "brand.toml").read_text("utf-8")
    assert text.startswith("# Profilpakke for LeaderDeck med kommunens egen mal, mal.pptm.")
    said = tomllib.loads(text)
    assert [place["role"] for place in said["template"]["role"]] == [place.role for place in adopted.kit.roles]
    assert all("slot" in color for color in said["colors"].values())
    assert max(map(len, text.splitlines())) <= 140


def test_comments_are_in_the_kits_own_language(tmp_path: Path) -> None:
    words = {"innhold": "innhald", "Bilde": "Bilete", "Bare": "Berre", "nb-NO": "nn-NO"}
    parts = parts_of(municipal_template(tmp_path / "nn.pptx").read_bytes())
    for name in [name for name in parts if name.startswith("ppt/slideLayouts/s")]:
        for bokmaal, nynorsk in words.items():
            parts[name] = parts[name].replace(bokmaal.encode(), nynorsk.encode())
    adopted = adopt_template(write_package(tmp_path / "mal.pptx", parts), tmp_path / "kit")
    assert adopted.kit.language == "nn"
    assert "framlegg" in (adopted.folder / "brand.toml").read_text("utf-8")


@pytest.mark.parametrize("content", [b"ikke en mal", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_refused_template_leaves_nothing_behind(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mal.pptx").write_bytes(content)
    with pytest.raises(TemplateProblem):
        adopt_template(tmp_path / "mal.pptx", tmp_path / "inne" / "kit")
    assert [each.name for each in tmp_path.rglob("*") if each.is_file()] == ["mal.pptx"]


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kit").mkdir()
    with pytest.raises(BrandProblem, match="finnes fra før"):
        adopt_template(municipal_template(tmp_path / "mal.pptx"), tmp_path / "kit")
    assert list((tmp_path / "kit").iterdir()) == []


def test_real_templates_become_kits_in_good_time(shared: Path, tmp_path: Path) -> None:
    """Processor time: the machine may be doing other things."""
    files = sorted((shared / "templates").glob("*.p*"))
    for number, file in enumerate(files if ALL else files[::9]):
        begun = time.process_time()
        try:
            adopted = adopt_template(file, tmp_path / str(number))
        except TemplateProblem:
            assert file.name.startswith("broken")
            continue
        assert time.process_time() - begun <= PATIENCE_SECONDS, file.name
        assert len(adopted.kit.roles) == len(adopted.kit.template.layouts)


def test_a_layout_with_a_theme_of_its_own_has_its_colors(tmp_path: Path) -> None:
    parts = parts_of(municipal_template(tmp_path / "mal.pptx").read_bytes())
    theme = next(name for name in parts if name.startswith("ppt/theme/theme"))
    scheme = re.search(rb"<a:clrScheme .*?</a:clrScheme>", parts[theme], re.DOTALL)
    assert scheme
    changed = re.sub(
        rb"<a:accent1>.*?</a:accent1>", b'<a:accent1><a:srgbClr val="AA1122"/></a:accent1>', scheme.group()
    )
    head = b'<a:themeOverride xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    parts["ppt/theme/themeOverride1.xml"] = head + changed + b"</a:themeOverride>"
    layout = "ppt/slideLayouts/slideLayout2.xml"
    add_relation(parts, layout, "rId77", "themeOverride", "../theme/themeOverride1.xml")
    ground = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    edit(parts, layout, lambda xml: re.sub(r"(<p:cSld[^>]*>)", rf"\1{ground}", xml, count=1))
    kit = adopt_template(write_package(tmp_path / "egen.pptx", parts), tmp_path / "kit").kit
    own = [each for each in kit.template.layouts if each.own_theme]
    assert {each.index for each in own} == {1}
    assert {dict(each.own_theme)["accent1"] for each in own} == {"#AA1122"}
    assert {each.ground for each in own} == {"#AA1122"}
    assert all(each.ground != "#AA1122" for each in kit.template.layouts if not each.own_theme)
    assert kit.palette.rgb("accent1") != "#AA1122"
