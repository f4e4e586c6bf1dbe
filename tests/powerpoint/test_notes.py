"""Speaker notes go along as paragraphs and lists, in their language, and only where they are wanted."""

from dataclasses import replace

from handmade import NAMESPACES, NOTES, PROPERTIES, content_scene, parts_of, tree_of, written

from leaderdeck.deck.blocks import Text
from leaderdeck.deck.text import Paragraph, Run, plain


def find(tree, path):
    return tree.xpath(path, namespaces=NAMESPACES)


def test_notes_are_paragraphs_and_native_lists() -> None:
    tree = tree_of(written((content_scene(speaker_notes=NOTES),)), "ppt/notesSlides/notesSlide1.xml")
    body = find(tree, "//p:sp[.//p:ph[@type='body']]")[0]
    assert ["".join(find(paragraph, ".//a:t/text()")) for paragraph in find(body, ".//a:p")] == [
        "Si hei, rolig og ta detmed ro.", "Så", "først", "under", "så",
    ]  # fmt: skip
    assert len(find(body, ".//a:br")) == 1
    assert find(body, ".//a:buAutoNum/@type") == ["arabicPeriod"] * 2
    assert find(body, ".//a:buChar/@char") == ["•"]
    assert find(body, ".//a:pPr/@lvl") == ["1"]
    assert [run.getparent().findtext("{*}t") for run in find(body, ".//a:rPr[@b='1']")] == ["rolig", "Så"]
    assert set(find(tree, "//a:rPr/@lang | //a:endParaRPr/@lang")) == {"nb-NO"}
    assert find(tree, "//p:ph/@type") == ["sldImg", "body", "sldNum"]


def test_notes_know_their_slide_and_their_master_and_the_master_is_listed() -> None:
    data = written((content_scene(), content_scene(speaker_notes=NOTES)))
    targets = {row.get("Target") for row in tree_of(data, "ppt/notesSlides/_rels/notesSlide2.xml.rels")}
    assert targets == {"../notesMasters/notesMaster1.xml", "../slides/slide2.xml"}
    tags = [child.tag.rpartition("}")[2] for child in tree_of(data, "ppt/presentation.xml")]
    assert tags[:3] == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]
    assert "ppt/notesSlides/notesSlide1.xml" not in parts_of(data)


def test_notes_stay_at_home_where_they_are_not_wanted() -> None:
    parts = parts_of(written((content_scene(speaker_notes=NOTES),), replace(PROPERTIES, with_notes=False)))
    assert not [name for name in parts if "notes" in name.lower()]
    assert b"rolig" not in b"".join(parts.values())


def test_blank_notes_make_no_page() -> None:
    assert not [name for name in parts_of(written((content_scene(),))) if "notes" in name.lower()]


def test_notes_in_another_language_and_with_links() -> None:
    runs = (Run("Read ", language="en"), Run("this", link="https://example.org"), Run(" not", link="file:///x"))
    data = written((content_scene(language="nn-NO", speaker_notes=(Text(Paragraph(runs)), Text(plain("og meir")))),))
    tree = tree_of(data, "ppt/notesSlides/notesSlide1.xml")
    assert find(tree, "//p:sp[2]//a:r/a:rPr/@lang") == ["en-GB", "nn-NO", "nn-NO", "nn-NO"]
    assert len(find(tree, "//a:hlinkClick")) == 1
