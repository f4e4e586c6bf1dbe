"""Nothing of the template's makers, of this machine or of earlier slides is in any part, packed or unpacked."""

import getpass
import io
import socket
import zipfile
from pathlib import Path

import pytest
from handmade import DEFAULT_TEMPLATE, handmade_kit, one_of_everything, parts_of, written
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches

from leaderdeck.powerpoint.faults import find_faults

CANARIES = (
    "Kanari Forfatter", "Kanari Firma", "Kanari lysbilde", "Kanari notat", "Kanari kommentar", "Kanari utsnitt",
    "Kanari egenskap", "Kanari nøkkelord", "Kanari seksjon", "Kanari skriver",
)  # fmt: skip


@pytest.fixture
def leaky_template(tmp_path: Path) -> Path:
    """A template somebody worked in: slides, notes, author, comments, custom XML, printer, sections."""
    deck = Presentation(str(DEFAULT_TEMPLATE))
    deck.core_properties.author = CANARIES[0]
    deck.core_properties.category = CANARIES[1]
    deck.core_properties.keywords = CANARIES[7]
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = CANARIES[2]
    slide.notes_slide.notes_text_frame.text = CANARIES[3]
    slide.shapes.add_textbox(0, 0, Inches(1), Inches(1)).text_frame.text = CANARIES[5]
    package = deck.part.package
    reltype = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    for kind, name, content in (
        ("commentAuthors", "/ppt/commentAuthors.xml", CANARIES[4]),
        ("customXml", "/customXml/item1.xml", CANARIES[6]),
        ("printerSettings", "/ppt/printerSettings/printerSettings9.bin", CANARIES[9]),
    ):
        blob = f"<x>{content}</x>".encode()
        deck.part.relate_to(Part(PackURI(name), "application/xml", package, blob), reltype + kind)
    section = (
        '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:ext '
        'uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="{CANARIES[8]}" '
        'id="{6FA1CA1B-6E6B-4A5F-9D5B-0B6C6D4E5F60}"><p14:sldIdLst/></p14:section></p14:sectionLst></p:ext></p:extLst>'
    )
    from lxml import etree

    deck.part._element.append(etree.fromstring(section))
    file = tmp_path / "mal fra Kanari.pptx"
    deck.save(str(file))
    return file


def traces(data: bytes, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """(part, word) wherever a word stands: in names, in contents, in archives inside, in any encoding."""
    found = []
    waiting = {"the zip itself": data, **parts_of(data)}
    while waiting:
        name, content = waiting.popitem()
        if name != "the zip itself" and content[:2] == b"PK":
            waiting.update({f"{name}!{inner}": part for inner, part in parts_of(content).items()})
        for word in words:
            spellings = [word.encode(code, "ignore") for code in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")]
            if word in name or any(spelling in content for spelling in spellings if spelling):
                found.append((name, word))
    return found


def test_nothing_of_the_template_s_past_travels(leaky_template: Path) -> None:
    assert {word for _, word in traces(leaky_template.read_bytes(), CANARIES)} == set(CANARIES), "the trap is set"
    assert traces(written(one_of_everything(), kit=handmade_kit(leaky_template)), CANARIES) == []


def test_nothing_of_this_machine_is_in_the_file(leaky_template: Path) -> None:
    here = tuple(
        word
        for word in (
            str(Path.home()),
            str(leaky_template.parent),
            leaky_template.name,
            str(Path.cwd()),
            socket.gethostname(),
        )
        if len(word) > 3
    )
    user = (getpass.getuser(),) if len(getpass.getuser()) > 5 else ()
    data = written(one_of_everything(), kit=handmade_kit(leaky_template))
    assert traces(data, (*here, *user, "Steve Canny", "generated using python-pptx", "Microsoft Macintosh")) == []


def test_only_parts_that_a_deck_needs_are_there(leaky_template: Path) -> None:
    data = written(one_of_everything(), kit=handmade_kit(leaky_template))
    folders = {str(Path(name).parent) for name in parts_of(data) if not name.endswith(".rels")}
    assert folders == {
        ".", "docProps", "ppt", "ppt/charts", "ppt/embeddings", "ppt/media", "ppt/notesMasters", "ppt/notesSlides",
        "ppt/slideLayouts", "ppt/slideMasters", "ppt/slides", "ppt/theme",
    }  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not archive.comment
        assert not any(entry.extra or entry.comment for entry in archive.infolist())


def test_links_objects_and_tags_on_layouts_go_without_their_shape_being_hurt(tmp_path: Path) -> None:
    deck = Presentation(str(DEFAULT_TEMPLATE))
    layout = deck.slide_layouts[1]
    part, office = layout.part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    title = layout.placeholders[0]._element
    before = len(layout.shapes)
    tags = part.relate_to(
        Part(PackURI("/ppt/tags/tag1.xml"), "application/xml", part.package, b"<x>Kanari</x>"), office + "tags"
    )
    bad = part.relate_to("file://kanari/share", office + "hyperlink", is_external=True)
    good = part.relate_to("https://example.org", office + "hyperlink", is_external=True)
    title.nvSpPr.nvPr.append(parse_xml(f'<p:custDataLst {nsdecls("p", "r")}><p:tags r:id="{tags}"/></p:custDataLst>'))
    title.nvSpPr.cNvPr.append(parse_xml(f'<a:hlinkClick {nsdecls("a", "r")} r:id="{bad}"/>'))
    layout.placeholders[1]._element.nvSpPr.cNvPr.append(parse_xml(f'<a:hlinkClick {nsdecls("a", "r")} r:id="{good}"/>'))
    deck.save(str(tmp_path / "mal.pptx"))
    data = written(one_of_everything(), kit=handmade_kit(tmp_path / "mal.pptx"))
    assert traces(data, ("Kanari", "kanari")) == []
    assert find_faults(data) == ()
    kept = Presentation(io.BytesIO(data)).slide_layouts[1]
    assert len(kept.shapes) == before
    assert [relation.target_ref for relation in kept.part.rels.values() if relation.is_external] == [
        "https://example.org"
    ]
