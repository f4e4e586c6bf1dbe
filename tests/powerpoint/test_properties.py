"""Title, language and sections, and nothing that tells who made the file, when, or where."""

import io
from dataclasses import replace

import pytest
from handmade import NAMESPACES, PROPERTIES, content_scene, one_of_everything, parts_of, tree_of, written
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from leaderdeck.deck.slide import Section
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.powerpoint.sections import divide


def test_the_document_says_title_and_language_and_nothing_else() -> None:
    data = written(one_of_everything())
    core = tree_of(data, "docProps/core.xml")
    assert {child.tag.rpartition("}")[2]: child.text for child in core} == {"title": "Ro i båten", "language": "nb-NO"}
    app = {child.tag.rpartition("}")[2]: child.text for child in tree_of(data, "docProps/app.xml")}
    assert app == {"Application": "LeaderDeck", "Slides": "9", "Notes": "1", "HiddenSlides": "1"}
    read = Presentation(io.BytesIO(data)).core_properties
    assert (read.author, read.last_modified_by, read.comments, read.keywords) == ("", "", "", "")


def test_a_long_title_is_cut_where_office_would_refuse_it() -> None:
    data = written((), DeckProperties("  æ\n\t" + "ø" * 300))
    title = tree_of(data, "docProps/core.xml")[0].text
    assert len(title) == 255
    assert title.startswith("æ ø")
    assert title.endswith("…")


def test_without_a_title_no_empty_one_is_written() -> None:
    assert [child.tag.rpartition("}")[2] for child in tree_of(written((), DeckProperties()), "docProps/core.xml")] == [
        "language"
    ]


def sections_of(data: bytes):
    tree = tree_of(data, "ppt/presentation.xml")
    return [
        (section.get("name"), section.xpath(".//p14:sldId/@id", namespaces=NAMESPACES))
        for section in tree.xpath("//p14:section", namespaces=NAMESPACES)
    ]


def test_sections_hold_every_slide_once() -> None:
    assert sections_of(written(one_of_everything())) == [
        ("Åpning", ["256", "257", "258"]), ("Vern & vilje", ["259", "260", "261", "262", "263", "264"]),
    ]  # fmt: skip


def test_sections_follow_when_hidden_slides_stay_at_home() -> None:
    scenes = (content_scene(), content_scene(hidden=True), content_scene(), content_scene(hidden=True))
    sections = (Section("A", 0, 2), Section("B", 2, 1), Section("C", 3, 1))
    shown = written(scenes, replace(PROPERTIES, sections=sections, with_hidden=False))
    assert sections_of(shown) == [("A", ["256"]), ("B", ["257"])]


def test_a_talk_without_sections_has_none() -> None:
    assert sections_of(written((content_scene(),), DeckProperties())) == []


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), max_size=6),
    st.sets(st.integers(0, 30)),
)
def test_whatever_the_sections_every_kept_slide_is_in_exactly_one(spans: list[tuple[int, int]], kept: set[int]) -> None:
    sections = tuple(Section(f"s{first}", first, count) for first, count in spans)
    divided = divide(sections, sorted(kept), "Tittel")
    inside = [position for _, positions in divided for position in positions]
    assert inside == (list(range(len(kept))) if sections else [])
    assert all(positions for _, positions in divided)


@pytest.mark.parametrize("part", ["docProps/thumbnail.jpeg", "ppt/printerSettings/printerSettings1.bin"])
def test_the_template_s_leftovers_stay_behind(part: str) -> None:
    assert part not in parts_of(written(one_of_everything()))
