"""Slides in a foreign file's own terms: its placeholders, its lengths, its colors, its marks and its letters."""

import re

import pytest

from leaderdeck.brand.template import Layout, LevelStyle, Placeholder
from leaderdeck.powerpoint.pictures import MediaShelf
from leaderdeck.powerpoint.relations import Relations
from leaderdeck.powerpoint.slide_colors import color_changes, in_other_colors
from leaderdeck.powerpoint.slide_parts import MASTER_COLORS, SlideWriter
from leaderdeck.powerpoint.slide_scale import scaled_part
from leaderdeck.powerpoint.text import Typefaces
from leaderdeck.scene.shapes import (
    Bullet,
    PlacedText,
    PlaceholderRef,
    Scene,
    TextBody,
    TextParagraph,
    TextRun,
    TextShape,
)
from leaderdeck.units import Frame, Insets

HOME = Frame(50.0, 130.0, 860.0, 330.0)
INSETS = Insets(7.2, 3.6, 7.2, 3.6)


def holder(home: str = "layout", style: LevelStyle | None = None, **changes: object) -> Placeholder:
    levels = (style or LevelStyle(28.0, "dk1", bullet="➢", bullet_color="dk1"),) * 3
    fields = {"file_type": "body", "file_idx": 17} if home == "layout" else {}
    return Placeholder("obj", 1, "Innhold 4", HOME, INSETS, "top", levels, home=home, **(fields | changes))  # type: ignore[arg-type]


def written(
    placeholder: Placeholder, *runs: TextRun, typefaces: Typefaces = Typefaces(), bullet: Bullet | None = None
) -> str:
    paragraph = TextParagraph(runs or (TextRun("Ord", 28.0),), bullet=bullet)
    body = TextBody((paragraph,), INSETS)
    shape = TextShape(
        placeholder.name,
        placeholder.frame,
        PlacedText(body, (), 30.0),
        PlaceholderRef(placeholder.type, placeholder.idx),
        inherits_frame=placeholder.home == "layout" and placeholder.own is None,
    )
    layout = Layout("content", "Tittel og innhold", 0, (placeholder,))
    writer = SlideWriter("Courier New", MediaShelf(), is_foreign=True)
    return writer.slide_xml(Scene("content", "", (shape,)), layout, Relations(), 1, MASTER_COLORS, typefaces).decode()


def test_a_placeholder_is_called_what_the_file_calls_it() -> None:
    xml = written(holder())
    assert '<p:ph type="body" idx="17"/>' in xml
    assert "<p:spPr/>" in xml
    assert "buChar" not in xml


def test_what_the_layout_lacks_is_a_text_box_that_says_everything_itself() -> None:
    xml = written(holder("box"))
    assert "<p:ph" not in xml
    assert 'txBox="1"' in xml
    assert '<a:off x="635000" y="1651000"/>' in xml
    assert all(said in xml for said in ("<a:buNone/>", 'algn="l"', 'rtl="0"', 'cap="none"', '<a:schemeClr val="dk1"/>'))


def test_a_title_of_the_slides_own_is_a_title_with_a_place_and_a_look() -> None:
    title = holder("slide")
    xml = written(title)
    assert '<p:ph type="title"/>' in xml
    assert "<a:off" in xml
    assert '<a:schemeClr val="dk1"/>' in xml


def test_a_placeholder_that_slides_set_otherwise_inherits_what_the_file_says() -> None:
    own = holder(style=LevelStyle(28.0, "#999999"))
    moved = holder(style=LevelStyle(28.0, "dk1"), own=own)
    xml = written(moved, TextRun("Ord", 28.0, color="dk1"))
    assert '<a:schemeClr val="dk1"/>' in xml
    assert "<a:off" in xml


def test_a_templates_own_mark_is_inherited_in_its_place_and_written_elsewhere() -> None:
    mark = Bullet("sign", "dk1", character="➢")
    assert "buChar" not in written(holder(), bullet=mark)
    assert '<a:buFont typeface="Arial"/><a:buChar char="➢"/>' in written(holder("box"), bullet=mark)


@pytest.mark.parametrize(
    ("style", "run", "said"),
    [
        (LevelStyle(28.0, "dk1", capitals="all"), TextRun("Ord", 28.0, capitals=True), ""),
        (LevelStyle(28.0, "dk1", capitals="all"), TextRun("Ord", 28.0), 'cap="none"'),
        (LevelStyle(28.0, "dk1", capitals="small"), TextRun("Ord", 28.0), 'cap="none"'),
        (LevelStyle(28.0, "dk1", letter_spacing_pt=2.0), TextRun("Ord", 28.0), 'spc="0"'),
        (LevelStyle(28.0, "dk1", right_to_left=True), TextRun("Ord", 28.0), 'rtl="0"'),
        (LevelStyle(28.0, "dk1", space_after_pt=6.0), TextRun("Ord", 28.0), '<a:spcAft><a:spcPts val="0"/></a:spcAft>'),
        (LevelStyle(28.0, "dk1", fixed_line=True), TextRun("Ord", 28.0), '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'),
    ],
)
def test_what_cannot_be_measured_is_taken_back(style: LevelStyle, run: TextRun, said: str) -> None:
    xml = written(holder(style=style), run)
    if said:
        assert said in xml
    else:
        assert "cap=" not in xml


def test_the_brands_typeface_is_written_only_where_the_file_has_another() -> None:
    own = LevelStyle(28.0, "dk1", typeface="Oslo Sans")
    brand = Typefaces(body="Oslo Sans")
    assert "latin" not in written(holder(style=own), typefaces=brand)
    assert '<a:latin typeface="Oslo Sans"/>' in written(holder(), typefaces=brand)
    assert '<a:latin typeface="+mn-lt"/>' in written(holder(style=own))


def test_every_length_is_scaled_and_nothing_else() -> None:
    xml = (
        b'<p:ph type="body" sz="quarter" idx="3"/><a:off x="100" y="-40"/><a:ext cx="300" cy="50"/><a:ext uri="{1}"/>'
        b'<a:bodyPr wrap="square" lIns="80" tIns="40" anchor="t"/><a:pPr marL="60" indent="-60" lvl="1"/>'
        b'<a:spcPts val="600"/><a:spcPct val="90000"/><a:rPr lang="nb-NO" sz="2800" b="1"/><a:ln w="200"/>'
        b'<a:gridCol w="10"/><a:tr h="20"/><a:tcPr marL="4" marB="8"/><c:size val="8"/><c:idx val="8"/>'
    )
    half = scaled_part(xml, 0.5)
    assert half == (
        b'<p:ph type="body" sz="quarter" idx="3"/><a:off x="50" y="-20"/><a:ext cx="150" cy="25"/><a:ext uri="{1}"/>'
        b'<a:bodyPr wrap="square" lIns="40" tIns="20" anchor="t"/><a:pPr marL="30" indent="-30" lvl="1"/>'
        b'<a:spcPts val="300"/><a:spcPct val="90000"/><a:rPr lang="nb-NO" sz="1400" b="1"/><a:ln w="100"/>'
        b'<a:gridCol w="5"/><a:tr h="10"/><a:tcPr marL="2" marB="4"/><c:size val="4"/><c:idx val="8"/>'
    )
    assert scaled_part(xml, 1.0) is xml


def test_words_are_never_taken_for_lengths() -> None:
    words = b'<a:t>&lt;a:off x="100"/&gt; sz="2800"</a:t>'
    assert scaled_part(words, 3.0) == words
    assert in_other_colors(words, {"dk1": "#123456"}) == words


def test_colors_are_the_brands_on_a_master_with_another_theme() -> None:
    changes = color_changes(
        {"dk1": "#000000", "accent1": "#AA0000", "accent2": "#00AA00"},
        {"dk1": "#000000", "accent1": "#0000AA", "accent2": "#00AA00"},
        {"accent1": "accent1", "accent2": "accent3", "accent3": "accent2"},
    )
    assert changes == {"accent1": "#AA0000", "accent2": "accent3"}
    sheer = b'<a:schemeClr val="accent1"><a:alpha val="5"/></a:schemeClr>'
    xml = sheer + b'<a:schemeClr val="accent2"/><a:schemeClr val="dk1"/>'
    assert in_other_colors(xml, changes) == (
        b'<a:srgbClr val="AA0000"><a:alpha val="5"/></a:srgbClr><a:schemeClr val="accent3"/><a:schemeClr val="dk1"/>'
    )
    assert not re.search(rb"srgbClr", in_other_colors(xml, {}))
