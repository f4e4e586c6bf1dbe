"""Any text at all, through every part that holds words: nothing raises, the file is sound, and words survive."""

import io
import re

import pytest
from handmade import (
    NAMESPACES,
    body_shape,
    chart_shape,
    content_scene,
    item,
    line,
    parts_of,
    picture_file,
    placed,
    table_shape,
    title_shape,
    tree_of,
    written,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from leaderdeck.deck.blocks import List, ListItem, Subheading, Text
from leaderdeck.deck.slide import Section
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.powerpoint.clean_text import clean_line, clean_name, clean_text, xml_attribute, xml_text
from leaderdeck.powerpoint.faults import find_faults
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.scene.shapes import PictureShape, Scene, TableCell, TableShape, TextParagraph, TextRun, TextShape
from leaderdeck.units import Frame

AWKWARD = [
    "\x00",
    "\x0b",
    "\x1f",
    "\ud800",
    "\udfff",
    "\ufffe",
    "\uffff",
    "\u202e",
    "\u2028",
    "\x85",
    "😀",
    "]]>",
    "&#11;",
    '"',
    "\t",
    "\r\n",
]
TEXTS = st.one_of(
    st.text(st.characters(), max_size=40),
    st.lists(st.sampled_from(AWKWARD) | st.text(st.characters(), max_size=4), max_size=8).map("".join),
)


def scene_of(texts: list[str]) -> Scene:
    """Texts in title, bullets, runs, links, alt texts, names, tables, charts and notes."""
    title, bullet, run, link, alt, name, cell, category, note = texts[:9]
    paragraph = Paragraph((Run(note, link=link), Run(note, bold=True, language=name)))
    notes = (Text(paragraph), Subheading(paragraph, 3), List((ListItem(paragraph, 12, "number", -4),)))
    dated = TextRun(run, 9.0, field="datetime")
    table = table_shape()
    rows = ((TableCell(Frame(0, 0, 9, 9), placed(line(cell, 20.0))),) * 2,)
    return Scene(
        "content", title,
        (
            title_shape(title),
            body_shape(item(bullet), TextParagraph((TextRun(run, 20.0, link=link, language=name), dated))),
            TextShape(name, Frame(0, 0, 9, 9), placed(line(run, 20.0, font="code")), alt=alt, identity=name),
            PictureShape(name, Frame(0, 0, 9, 9), picture_file(), alt=alt, identity=name),
            TableShape(name, table.frame, (9.0, 9.0), (9.0,), rows, alt=alt),
            chart_shape(name=name, alt=alt, categories=(category,), series=((category, (1.0,)),), language=name),
        ),
        language=name, speaker_notes=notes,
    )  # fmt: skip


def everywhere(texts: list[str]) -> bytes:
    """A deck of one slide, with the last text in its properties."""
    name, prop = texts[5], texts[9]
    return written((scene_of(texts),), DeckProperties(prop, name, (Section(prop, 0, 1),), slogan=prop))


@settings(max_examples=80, deadline=None)
@given(st.lists(TEXTS, min_size=10, max_size=10))
def test_any_text_in_any_place_gives_a_sound_file(texts: list[str]) -> None:
    data = everywhere(texts)
    assert find_faults(data) == ()
    shapes = list(Presentation(io.BytesIO(data)).slides[0].shapes)
    assert shapes[0].text_frame.text.replace("\x0b", "\n") == clean_text(texts[0])
    assert shapes[3]._element.nvPicPr.cNvPr.get("descr", "") == clean_text(texts[4])


@given(TEXTS)
def test_cleaned_text_is_whole_and_stays_clean(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]", clean)
    kept = [sign for sign in text if sign.isalnum()]
    assert [sign for sign in clean if sign.isalnum()] == kept
    assert xml_text(text).count("<") == 0
    assert xml_attribute(text).count('"') == 0


@given(TEXTS, st.integers(1, 300))
def test_names_are_one_short_line(text: str, longest: int) -> None:
    name = clean_name(text, longest)
    assert len(name) <= longest
    assert not re.search("[\n\t\r]", name)
    assert name == clean_line(text) or name.endswith("…")


@pytest.mark.parametrize(
    "text",
    [
        "<a:t>",
        '<p:sldId id="1" r:id="{rId}"/> x r:embed="no"',
        "&amp;",
        "a\nb",
        "]]>",
        'Han sa "ja" & gikk',
        "H₂O – æøåÆØÅ",
    ],
)
def test_awkward_but_legal_text_comes_back_as_it_was(text: str) -> None:
    data = written((content_scene(title=text),))
    runs = tree_of(data, "ppt/slides/slide1.xml").xpath(
        "//p:sp[1]//a:t/text() | //p:sp[1]//a:br", namespaces=NAMESPACES
    )
    assert "".join(run if isinstance(run, str) else "\n" for run in runs) == text
    assert find_faults(data) == (), "words about XML are no XML"
    assert parts_of(data)
