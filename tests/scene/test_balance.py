"""Large type: no lone word on its last line, room around titles of every length, even grids."""

from itertools import pairwise

import pytest
from composing import KITS, bullets, facts, kit, scene_of, slide, steps, text

from leaderdeck.deck.blocks import Facts, Picture, Quote
from leaderdeck.deck.slide import Slide
from leaderdeck.deck.text import plain
from leaderdeck.scene.balance import LEAST_LAST_LINE, balanced
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.shapes import PlacedText, Scene, TextBody, TextParagraph, TextRun, TextShape
from leaderdeck.units import Frame

SHORT_LAST_WORD = "Vi må snakke sammen om alt det som ikke virker nå"
LONG_TITLE = "En overskrift som er så lang at den må gå over to linjer hos alle"


def placed(words: str, width: float, align: str = "left") -> PlacedText:
    run = TextRun(words, 40.0, "heading", bold=True)
    body = TextBody((TextParagraph((run,), align=align),))  # type: ignore[arg-type]
    return place_text(body, Frame(60.0, 40.0, width, 400.0), kit())


def width_with_a_lone_word(words: str) -> float:
    """A width at which the last line holds one word alone."""
    return next(width for width in range(1400, 500, -4) if is_lone(placed(words, width)))


def is_lone(shown: PlacedText) -> bool:
    return len(shown.lines) == 2 and len(shown.lines[-1].text.split()) == 1


def last_share(shown: PlacedText) -> float:
    return shown.lines[-1].width_pt / max(line.width_pt for line in shown.lines)


@pytest.mark.parametrize("align", ["left", "center"])
def test_a_lone_last_word_gets_company_and_no_line_is_added(align: str) -> None:
    width = width_with_a_lone_word(SHORT_LAST_WORD)
    before = placed(SHORT_LAST_WORD, width, align)
    after = balanced(before, Frame(60.0, 40.0, width, 400.0), kit())
    assert last_share(before) < LEAST_LAST_LINE <= last_share(after)
    assert len(after.lines) == len(before.lines)
    assert " ".join(line.text for line in after.lines) == SHORT_LAST_WORD


def test_centered_text_stays_centered_when_it_is_balanced() -> None:
    width = width_with_a_lone_word(SHORT_LAST_WORD)
    after = balanced(placed(SHORT_LAST_WORD, width, "center"), Frame(60.0, 40.0, width, 400.0), kit())
    for line in after.lines:
        assert line.x_pt + line.width_pt / 2 == pytest.approx(60.0 + width / 2, abs=0.5)


def test_text_that_is_balanced_already_or_has_hard_breaks_is_left_alone() -> None:
    frame = Frame(60.0, 40.0, 500.0, 400.0)
    for words in ("Kort", "Åpenhet koster mest den dagen vi har noe å skjule", "En lang første linje her\nto"):
        shown = placed(words, 500.0)
        assert words == "Kort" or len(shown.lines) > 1
        if last_share(shown) >= LEAST_LAST_LINE or "\n" in words:
            assert balanced(shown, frame, kit()) == shown


@pytest.mark.parametrize("brand", KITS)
def test_a_title_of_two_lines_has_room_below_it(brand: str) -> None:
    title, content = title_and_content(scene_of(slide(bullets("en"), title=LONG_TITLE), brand=brand))
    assert title.text
    assert content.text
    assert len(title.text.lines) == 2
    assert content.frame.y >= title.frame.y + title.text.height_pt + 17.9


@pytest.mark.parametrize("brand", KITS)
def test_content_begins_where_an_absent_title_would(brand: str) -> None:
    with_title = title_and_content(scene_of(slide(bullets("en")), brand=brand))
    scene = scene_of(slide(bullets("en"), bullets("to"), title=""), brand=brand)
    content = next(shape for shape in scene.shapes if isinstance(shape, TextShape))
    assert content.frame.y == with_title[0].frame.y < with_title[1].frame.y


@pytest.mark.parametrize("layout", ["statement", "section"])
@pytest.mark.parametrize("brand", KITS)
@pytest.mark.parametrize("title", ["Kort", LONG_TITLE])
def test_words_under_a_large_title_keep_one_distance_to_it(layout: str, brand: str, title: str) -> None:
    scene = scene_of(slide(text("En linje under."), title=title, layout=layout), brand=brand)
    assert scene.layout == layout
    head = next(s for s in scene.shapes if isinstance(s, TextShape) and s.placeholder and s.placeholder.idx == 0)
    words = next(s for s in scene.shapes if isinstance(s, TextShape) and s.placeholder and s.placeholder.idx == 1)
    assert head.text
    assert words.frame.y == pytest.approx(head.frame.y + head.text.height_pt + 18.0)


@pytest.mark.parametrize("brand", KITS)
def test_beside_a_picture_text_begins_where_it_does_on_other_slides(brand: str) -> None:
    plain_slide = title_and_content(scene_of(slide(bullets("en")), brand=brand))
    beside = scene_of(slide(Picture("borte.png", "x", placement="left"), bullets("en")), brand=brand)
    assert title_and_content(beside)[1].frame.y == plain_slide[1].frame.y


@pytest.mark.parametrize("brand", KITS)
def test_a_long_title_beside_a_picture_takes_three_lines_before_the_smallest_size(brand: str) -> None:
    title = "Møteplassen først, og sakslista etterpå når alle har fått kaffe"
    scene = scene_of(slide(Picture("borte.png", "x", placement="left"), bullets("en"), title=title), brand=brand)
    head, content = title_and_content(scene)
    assert head.text
    assert len(head.text.lines) == 3
    assert head.text.body.paragraphs[0].size_pt > 28.0
    assert content.frame.y >= head.frame.bottom


@pytest.mark.parametrize(("brand", "count", "rows"), [
    ("granheim", 5, (3, 2)), ("granheim", 6, (3, 3)), ("granheim", 4, (4,)), ("fjordvik", 3, (3,)),
    ("fjordvik", 4, (2, 2)), ("fjordvik", 6, (3, 3)),
])  # fmt: skip
def test_figures_stand_in_even_rows(brand: str, count: int, rows: tuple[int, ...]) -> None:
    assert rows_of(scene_of(slide(facts(*[("12", "ord")] * count)), brand=brand)) == rows


def test_three_long_figures_keep_the_brands_own_columns() -> None:
    assert rows_of(scene_of(slide(facts(*[("1 234 567 890 kroner", "ord")] * 3)))) == (2, 1)


def test_figures_in_a_row_stand_on_one_line_though_a_label_takes_more() -> None:
    uneven: Facts = facts(("12", "ord"), ("34", "en merkelapp som trenger flere linjer enn de andre gjør"), ("5", "x"))
    scene = scene_of(slide(uneven))
    lines = [s.text.lines for s in scene.shapes if isinstance(s, TextShape) and s.text and not s.placeholder]
    tops = {round(found[0].baseline_pt, 2) for found in lines if found}
    assert len({len(found) for found in lines}) > 1
    assert len(tops) == 1


def test_points_in_time_keep_their_distance_and_their_words_whole() -> None:
    told = steps(*[(str(2020 + n), "Grendelaget om heimekontor") for n in range(6)], kind="timeline")
    shown = [s for s in scene_of(slide(told), brand="granheim").shapes if isinstance(s, TextShape) and s.text]
    texts = [s for s in shown if s.text and "heimekontor" in s.text.body.paragraphs[0].text]
    assert len(texts) == 6
    assert all("\u00ad" not in s.text.body.paragraphs[0].text for s in texts if s.text)
    assert all(b.frame.x - a.frame.right >= 23.9 for a, b in pairwise(texts))


@pytest.mark.parametrize("brand", KITS)
def test_an_address_under_a_thank_you_stands_without_list_marks(brand: str) -> None:
    address = bullets("post@kommune.example", "kommune.example")
    scene = scene_of(slide(address, title="Takk", layout="closing"), brand=brand)
    assert scene.layout == "closing"
    said = [p for s in scene.shapes if isinstance(s, TextShape) and s.text for p in s.text.body.paragraphs]
    assert [p.text for p in said] == ["Takk", "post@kommune.example", "kommune.example"]
    assert all(p.bullet is None and p.margin_left_pt == 0.0 for p in said)


def test_a_long_dash_keeps_its_distance_where_a_placeholder_was_not_made_for_lists() -> None:
    scene = scene_of(slide(bullets("en"), title="Et kapittel", layout="section"), brand="granheim")
    item = next(p for s in scene.shapes if isinstance(s, TextShape) and s.text for p in s.text.body.paragraphs
                if p.bullet)  # fmt: skip
    assert -item.indent_pt >= 1.2 * item.size_pt


def test_a_quotation_has_no_lone_last_word() -> None:
    words = "Jeg hadde ikke trodd at kommunen ringte tilbake. Det gjorde den, samme dag."
    scene = scene_of(slide(Quote((plain(words),), None)), brand="granheim")
    quote = next(s for s in scene.shapes if isinstance(s, TextShape) and s.text and len(s.text.lines) > 1)
    assert quote.text
    assert last_share(quote.text) >= LEAST_LAST_LINE


def title_and_content(scene: Scene) -> tuple[TextShape, TextShape]:
    """The title and the running text of a slide that has both."""
    texts = [shape for shape in scene.shapes if isinstance(shape, TextShape) and shape.placeholder]
    title = next(shape for shape in texts if shape.placeholder and shape.placeholder.type == "title")
    content = next(shape for shape in texts if shape.placeholder and shape.placeholder.type == "obj")
    return title, content


def rows_of(scene: Scene) -> tuple[int, ...]:
    """How many figures stand in each row."""
    boxes = [s for s in scene.shapes if isinstance(s, TextShape) and s.text and not s.placeholder]
    tops = [round(box.frame.y, 1) for box in boxes]
    return tuple(tops.count(top) for top in dict.fromkeys(tops))


@pytest.mark.parametrize("brand", KITS)
def test_a_cover_with_long_words_everywhere_is_one_slide(brand: str) -> None:
    details = (
        "Ingrid Margrethe Solbakk-Kristoffersen, kommunedirektør og leiar av beredskapsrådet",
        "Lederdagene for kommunesektoren 2026", "Fjordvik kulturhus", "16. mars 2026",
    )  # fmt: skip
    cover = Slide(
        kind="cover",
        title=plain("Korleis vi saman kan byggje ein kommune der alle får vere med på laget heile livet"),
        blocks=(),
        subtitle=plain("Om frivillige, næringsliv, folkevalde og tilsette som møtest på tvers når det røyner på"),
        details=tuple(plain(detail) for detail in details),
    )
    assert scene_of(cover, brand=brand).fit_notes
