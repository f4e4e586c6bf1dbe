"""Each rule for PowerPoint files is told when one thing in a sound deck is spoiled; of the sound deck nothing is."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from changed_decks import (
    CHART,
    LIST,
    PICTURE,
    TABLE,
    drawn,
    export,
    placeholder,
    recolored,
    relation,
    repack,
    spoil,
    text_box,
)
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Pt

from leaderdeck.brand.catalog import find_kit
from leaderdeck.checks.finding import Finding
from leaderdeck.presentation_check import check_presentation


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(tmp_path_factory.mktemp("sound"))


def check(file: Path) -> tuple[Finding, ...]:
    return check_presentation(file, find_kit("fjordvik"))


def without_language(deck: Any) -> None:
    for properties in placeholder(deck, LIST)._element.iter(qn("a:rPr")):
        properties.attrib.pop("lang")


def without_title(deck: Any) -> None:
    title = deck.slides[LIST].shapes.title._element
    title.getparent().remove(title)


def title_in_a_box(deck: Any) -> None:
    without_title(deck)
    text_box(deck, LIST, "Dette vil jeg si", top=40, size=40)


def emptied(deck: Any) -> None:
    placeholder(deck, LIST).text_frame.clear()


def without_alt(deck: Any) -> None:
    drawn(deck, PICTURE, "p:pic").attrib.pop("descr")


def named_like_its_file(deck: Any) -> None:
    drawn(deck, PICTURE, "p:pic").set("descr", "havn.png")


def chart_without_alt(deck: Any) -> None:
    drawn(deck, CHART, "p:graphicFrame").set("descr", "")


def without_header(deck: Any) -> None:
    next(deck.slides[TABLE]._element.iter(qn("a:tblPr"))).set("firstRow", "0")


def merged(deck: Any) -> None:
    table = next(shape.table for shape in deck.slides[TABLE].shapes if shape.has_table)
    table.cell(1, 0).merge(table.cell(1, 1))


def tiny(deck: Any) -> None:
    placeholder(deck, LIST).text_frame.paragraphs[0].runs[0].font.size = Pt(11)


def pale(deck: Any) -> None:
    placeholder(deck, LIST).text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0xD0, 0xD0, 0xD0)


def on_a_picture(deck: Any) -> None:
    picture = next(shape for shape in deck.slides[PICTURE].shapes if shape._element.tag == qn("p:pic"))
    text_box(deck, PICTURE, "Morgen", top=picture.top.pt + 60, left=picture.left.pt + 40, size=24)


def typed_number(deck: Any) -> None:
    text_box(deck, LIST, str(LIST + 1), top=500)


def repeated_at_the_foot(deck: Any) -> None:
    for index in (LIST, TABLE, PICTURE):
        text_box(deck, index, "Min egen bunntekst", top=500, left=300)


def undescribed_shape(deck: Any) -> None:
    box = text_box(deck, LIST, "x", top=300)
    box.text_frame.clear()


def advancing(deck: Any) -> None:
    deck.slides[LIST]._element.append(etree.SubElement(deck.slides[LIST]._element, qn("p:transition"), advTm="3000"))


def moving(deck: Any) -> None:
    timing = etree.SubElement(deck.slides[LIST]._element, qn("p:timing"))
    etree.SubElement(timing, qn("p:bldLst"))


def silent_film(deck: Any) -> None:
    properties = next(deck.slides[PICTURE]._element.iter(qn("p:pic"))).find(".//" + qn("p:nvPr"))
    etree.SubElement(properties, qn("a:videoFile"))


def default_section(deck: Any) -> None:
    part = deck.part._element
    section = next(each for each in part.iter() if isinstance(each.tag, str) and each.tag.endswith("}section"))
    section.set("name", "Default Section")


def pushed_out(deck: Any) -> None:
    next(shape for shape in deck.slides[PICTURE].shapes if shape._element.tag == qn("p:pic")).left = Pt(800)


def over_the_footer(deck: Any) -> None:
    next(shape for shape in deck.slides[PICTURE].shapes if shape._element.tag == qn("p:pic")).height = Pt(480)


def shrunk(deck: Any) -> None:
    body = placeholder(deck, LIST)._element.find(".//" + qn("a:bodyPr"))
    for child in list(body):
        body.remove(child)
    etree.SubElement(body, qn("a:normAutofit"), fontScale="62500")


def far_too_much(deck: Any) -> None:
    frame = placeholder(deck, LIST).text_frame
    for _ in range(3):
        for paragraph in list(frame.paragraphs):
            frame._txBody.append(deepcopy(paragraph._p))


def other_footer(deck: Any) -> None:
    placeholder(deck, LIST, "ftr").text_frame.paragraphs[0].runs[0].text = "Tett på hverandre"


def without_footer(deck: Any) -> None:
    footer = placeholder(deck, LIST, "ftr")._element
    footer.getparent().remove(footer)


def other_typeface(deck: Any) -> None:
    placeholder(deck, LIST).text_frame.paragraphs[0].runs[0].font.name = "Comic Sans MS"


def signed(deck: Any) -> None:
    deck.core_properties.author = "Kari Nordmann"


def described(deck: Any) -> None:
    deck.core_properties.keywords = "barnevern"


def made_by_a_library(deck: Any) -> None:
    deck.core_properties.comments = "generated using python-pptx"


def untitled(deck: Any) -> None:
    deck.core_properties.title = "PowerPoint-presentasjon"


def hidden(deck: Any) -> None:
    deck.slides[LIST]._element.set("show", "0")


def with_a_number(deck: Any) -> None:
    placeholder(deck, LIST).text_frame.paragraphs[0].runs[0].text = "Ola har 13097248022"


SPOILED: tuple[tuple[str, Callable[[Any], None], int | None], ...] = (
    ("access.language-missing", without_language, LIST),
    ("access.title-missing", without_title, LIST),
    ("access.title-missing", title_in_a_box, LIST),
    ("access.empty-placeholder", emptied, LIST),
    ("access.alt-missing", without_alt, PICTURE),
    ("access.alt-file-name", named_like_its_file, PICTURE),
    ("access.alt-missing", chart_without_alt, CHART),
    ("access.table-header", without_header, TABLE),
    ("access.table-merged", merged, TABLE),
    ("access.text-size", tiny, LIST),
    ("access.contrast", pale, LIST),
    ("brand.color", pale, LIST),
    ("access.text-on-picture", on_a_picture, PICTURE),
    ("access.number-placeholder", typed_number, LIST),
    ("access.footer-placeholder", repeated_at_the_foot, LIST),
    ("access.drawing-alt", undescribed_shape, LIST),
    ("access.auto-advance", advancing, LIST),
    ("access.animation", moving, LIST),
    ("access.captions", silent_film, PICTURE),
    ("file.media", silent_film, None),
    ("access.section-name", default_section, None),
    ("access.document-title", untitled, None),
    ("fit.off-slide", pushed_out, PICTURE),
    ("fit.footer-overlap", over_the_footer, PICTURE),
    ("fit.shrunk", shrunk, LIST),
    ("fit.overflow", far_too_much, LIST),
    ("brand.footer", other_footer, LIST),
    ("brand.footer", without_footer, LIST),
    ("brand.font", other_typeface, LIST),
    ("privacy.author", signed, None),
    ("privacy.properties", described, None),
    ("file.leftovers", made_by_a_library, None),
    ("privacy.hidden-slide", hidden, LIST),
    ("privacy.national-id", with_a_number, LIST),
)


def test_a_sound_deck_has_no_errors_and_no_warnings(sound: Path) -> None:
    assert [finding for finding in check(sound) if finding.severity != "info"] == []


@pytest.mark.parametrize(
    ("rule", "change", "index"), SPOILED, ids=[f"{rule}-{change.__name__}" for rule, change, _ in SPOILED]
)
def test_what_is_spoiled_is_told_with_its_slide(
    rule: str, change: Callable[[Any], None], index: int | None, sound: Path, tmp_path: Path
) -> None:
    assert rule not in {finding.rule for finding in check(sound)}
    found = [finding for finding in check(spoil(sound, tmp_path / "a.pptx", change)) if finding.rule == rule]
    assert found
    assert index is None or index + 1 in {finding.slide for finding in found}
    assert all(finding.line is None and finding.repair is None for finding in found)


def add_comment() -> dict[str, bytes]:
    namespace = b"http://schemas.openxmlformats.org/presentationml/2006/main"
    return {
        "ppt/comments/comment1.xml": b'<p:cmLst xmlns:p="%s"><p:cm><p:text>Hei</p:text></p:cm></p:cmLst>' % namespace
    }


ADDED: tuple[tuple[str, dict[str, bytes]], ...] = (
    ("privacy.comments", add_comment()),
    ("privacy.thumbnail", {"docProps/thumbnail.jpeg": b"\xff\xd8\xff"}),
    ("privacy.hidden-data", {"customXml/item1.xml": b"<a/>"}),
    ("privacy.hidden-data", {"ppt/tags/tag1.xml": b"<a/>"}),
    ("privacy.embedded", {"ppt/embeddings/Budsjett.xlsx": b"PK"}),
    ("privacy.unused-slide", {"ppt/slides/slide99.xml": b"<a/>"}),
    ("file.macros", {"ppt/vbaProject.bin": b"x"}),
    ("file.embedded-fonts", {"ppt/fonts/font1.fntdata": b"x"}),
)


@pytest.mark.parametrize(("rule", "parts"), ADDED, ids=[f"{rule}-{next(iter(parts))}" for rule, parts in ADDED])
def test_what_travels_along_unseen_is_told(rule: str, parts: dict[str, bytes], sound: Path, tmp_path: Path) -> None:
    assert rule not in {finding.rule for finding in check(sound)}
    assert rule in {finding.rule for finding in check(repack(sound, tmp_path / "a.pptx", parts))}


def test_contents_from_outside_are_told_without_the_path_and_links_are_not(sound: Path, tmp_path: Path) -> None:
    linked = repack(sound, tmp_path / "a.pptx", {}, relation("hyperlink", "https://example.org/kari"))
    assert "file.outside" not in {finding.rule for finding in check(linked)}
    fetched = repack(sound, tmp_path / "b.pptx", {}, relation("image", "https://example.org/kari-nordmann.png"))
    found = [finding for finding in check(fetched) if finding.rule == "file.outside"]
    assert len(found) == 1
    assert "example.org" in str(found[0].message)
    assert "kari" not in str(found[0].message)


def test_another_theme_is_told_once(sound: Path, tmp_path: Path) -> None:
    rules = [finding.rule for finding in check(repack(sound, tmp_path / "a.pptx", {}, recolored))]
    assert rules.count("brand.theme") == 1


def test_sensitive_values_and_names_are_never_shown(sound: Path, tmp_path: Path) -> None:
    spoil(sound, tmp_path / "a.pptx", with_a_number)
    spoil(tmp_path / "a.pptx", tmp_path / "b.pptx", signed)
    words = " ".join(f"{finding.message} {finding.advice}" for finding in check(tmp_path / "b.pptx"))
    assert "13097248022" not in words
    assert "Nordmann" not in words


def test_the_same_trouble_on_many_slides_is_told_once(sound: Path, tmp_path: Path) -> None:
    def everywhere(deck: Any) -> None:
        for slide in deck.slides:
            for properties in slide._element.iter(qn("a:rPr")):
                properties.attrib.pop("lang", None)

    found = [
        each for each in check(spoil(sound, tmp_path / "a.pptx", everywhere)) if each.rule == "access.language-missing"
    ]
    assert [finding.slide for finding in found] == [None]
    assert "1–6" in str(found[0].message)


def test_without_a_brand_nothing_is_said_of_brands(sound: Path, tmp_path: Path) -> None:
    file = spoil(sound, tmp_path / "a.pptx", other_footer)
    assert not [finding for finding in check_presentation(file) if finding.rule.startswith("brand.")]
    assert [finding for finding in check_presentation(file, find_kit("granheim")) if finding.rule.startswith("brand.")]
