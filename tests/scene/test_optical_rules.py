"""What an art director asks of slides with little on them: large figures, close sources, whole names, no lone words."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from composing import KITS, bullets, facts, kit, scene_of, scenes_of, slide, steps, table, text

from leaderdeck.deck.blocks import Block, Chart, List, Quote
from leaderdeck.deck.text import plain
from leaderdeck.scene.balance import without_lone_words
from leaderdeck.scene.chart_colors import distance, series_colors
from leaderdeck.scene.flow import place_text
from leaderdeck.scene.setting import setting_for
from leaderdeck.scene.shapes import ChartShape, Scene, TableShape, TextBody, TextParagraph, TextRun, TextShape
from leaderdeck.scene.steps import arrow_colors
from leaderdeck.units import Frame

LONG_NAME = "Kommunesammenslåing"


def texts(scene: Scene, words: str) -> list[TextShape]:
    return [s for s in scene.shapes if isinstance(s, TextShape) and s.text and words in _plain(s)]


def _plain(shape: TextShape) -> str:
    assert shape.text
    return "\n".join(paragraph.text for paragraph in shape.text.body.paragraphs).replace("\u00ad", "")


def size_of(scene: Scene, words: str) -> float:
    (shape,) = texts(scene, words)
    assert shape.text
    return next(p.size_pt for p in shape.text.body.paragraphs if words in p.text.replace("\u00ad", ""))


@pytest.mark.parametrize("brand", KITS)
def test_the_fewer_words_a_statement_has_the_larger_it_is_and_large_ones_take_two_lines_at_most(brand: str) -> None:
    said = ("Nei.", "Hva tror du at de folkevalgte ikke vet?", "Vi ber om tillit fordi vi ikke kan gjøre jobben " * 2)
    scenes = [scene_of(slide(title=words.strip()), brand=brand) for words in said]
    sizes = [size_of(scene, scene.title) for scene in scenes]
    assert sizes[0] >= sizes[1] > 54.0 >= sizes[2]
    for scene, size in zip(scenes, sizes, strict=True):
        (shape,) = texts(scene, scene.title)
        assert shape.text
        assert size <= 54.0 or len(shape.text.lines) <= 2


@pytest.mark.parametrize("brand", KITS)
def test_who_said_it_stands_close_below_a_short_quotation(brand: str) -> None:
    scene = scene_of(slide(Quote((plain("Ro i båten."),), plain("Ingrid"))), brand=brand)
    (words,), (source,) = texts(scene, "Ro i båten."), texts(scene, "Ingrid")
    assert words.text
    assert source.text
    last, first = words.text.lines[-1], source.text.lines[0]
    assert first.baseline_pt - last.baseline_pt < 110.0
    assert last.baseline_pt < first.baseline_pt - first.height_pt


@pytest.mark.parametrize("brand", KITS)
def test_a_fact_alone_is_larger_than_two_and_those_than_six(brand: str) -> None:
    one = (("19 120", "innbyggere"),)
    sizes = [size_of(scene_of(slide(facts(*one, *more)), brand=brand), "19 120") for more in _MORE_FACTS]
    assert sizes[0] > sizes[1] > sizes[2]
    assert sizes[2] == kit(brand).sizes.fact[0]


_MORE_FACTS = ((), (("62 %", "heltid"),), tuple((f"{n} %", f"andel {n}") for n in range(5)))


@pytest.mark.parametrize("brand", KITS)
@pytest.mark.parametrize("count", [2, 3])
def test_facts_in_one_row_share_the_whole_width(brand: str, count: int) -> None:
    scene = scene_of(slide(facts(*((f"{n}{n} %", f"andel {n}") for n in range(1, count + 1)))), brand=brand)
    cells = texts(scene, "andel")
    right = max(cell.frame.right for cell in cells)
    assert right == pytest.approx(960.0 - (54.0 if brand == "granheim" else 60.0), abs=0.5)


@pytest.mark.parametrize("kind", ["steps", "timeline"])
def test_what_happens_at_a_step_can_be_read_and_is_not_larger_than_large_names(kind: str) -> None:
    told = ((LONG_NAME, "2019"), ("Mål", "Varslingsutvalget"), ("A", "to"), ("B", "tre"), ("C", "fire"))
    if kind == "timeline":
        told = tuple((when, what) for what, when in told)
    scene = scene_of(slide(steps(*told, kind=kind)))
    for _, what in told:
        assert size_of(scene, what) >= 16.0
    few = scene_of(slide(steps(("Lytt", "til alle"), ("Svar", "i dag"), kind=kind)))
    assert size_of(few, "Lytt") >= size_of(few, "til alle") >= 18.0


def test_a_table_of_two_short_columns_does_not_tear_them_apart() -> None:
    (shape,) = (s for s in scene_of(slide(table(("År", "Tall"), ("2024", "1")))).shapes if isinstance(s, TableShape))
    assert sum(shape.column_widths_pt) == pytest.approx(420.0)


def test_names_in_the_first_column_are_not_broken_where_a_longer_text_can_give_way() -> None:
    shown = table(
        ("Sektor", "Antall varslinger", "Andel behandlet innen fristen", "Kommentar"),
        ("Helse og omsorg", "23", "87 %", "To eksterne undersøkelser"),
        ("Oppvekst", "12", "92 %", "En sak ble forlenget etter ønske fra varsleren"),
    )
    (shape,) = (s for s in scene_of(slide(shown)).shapes if isinstance(s, TableShape))
    assert len(shape.rows[1][0].text.lines) == 1


def test_columns_are_as_wide_on_every_slide_of_a_divided_table() -> None:
    rows = [(f"Enhet {n}", str(n), "x" if n < 20 else "Svært lang merknad") for n in range(40)]
    scenes = scenes_of(slide(table(("Enhet", "Årsverk", "Merknad"), *rows)))
    widths = [s.column_widths_pt for scene in scenes for s in scene.shapes if isinstance(s, TableShape)]
    assert len(widths) > 2
    assert all(one == pytest.approx(other) for one, other in pairwise(widths))


@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_a_legend_stands_beside_its_circle_and_both_in_the_middle(kind: str) -> None:
    values = (("Andel", (41.0, 38.0, 9.0)),)
    names = ("Oppvekst og barnehage", "Helse og omsorg", "Teknisk")
    scene = scene_of(slide(Chart(kind, names, values)))  # type: ignore[arg-type]
    (shape,) = (s for s in scene.shapes if isinstance(s, ChartShape))
    assert shape.frame.width < 700.0
    assert shape.frame.x + shape.frame.width / 2 == pytest.approx(480.0, abs=0.5)


@pytest.mark.parametrize("align", ["left", "center"])
def test_running_text_loses_its_lone_last_words_and_gains_no_line(align: str) -> None:
    words = ("Ny svømmehall ved Sentrum skole, ferdig til skolestart i august", "Kort punkt")
    frame = next(
        Frame(60.0, 130.0, width, 340.0) for width in range(840, 400, -2) if _lone(_place(words, width, align))
    )
    before = _place(words, frame.width, align)
    after = without_lone_words(before, frame, kit())
    assert not _lone(after)
    assert len(after.lines) == len(before.lines)
    assert [line.paragraph for line in after.lines] == [line.paragraph for line in before.lines]


def _place(words: tuple[str, ...], width: float, align: str):
    made = tuple(TextParagraph((TextRun(one, 28.0),), align=align) for one in words)  # type: ignore[arg-type]
    return place_text(TextBody(made), Frame(60.0, 130.0, width, 340.0), kit())


def _lone(shown) -> bool:
    first = [line for line in shown.lines if line.paragraph == 0]
    return len(first) == 2 and " " not in first[-1].text and first[-1].width_pt < 120.0


def gaps_of(*items: str, brand: str = "fjordvik") -> list[float]:
    (shape,) = texts(scene_of(slide(bullets(*items)), brand=brand), items[0])
    assert shape.text
    return [below.baseline_pt - above.baseline_pt for above, below in pairwise(shape.text.lines)]


@pytest.mark.parametrize("brand", KITS)
def test_few_short_items_have_air_between_them_and_many_stand_as_the_brand_has_it(brand: str) -> None:
    few, more, many = (gaps_of(*(f"Punkt {number}" for number in range(count)), brand=brand) for count in (3, 6, 7))
    assert few[0] > more[0] >= many[0]
    for gaps in (few, more, many):
        assert max(gaps) - min(gaps) < 0.5


def test_air_never_costs_size_and_sublevels_stay_with_their_item() -> None:
    items = List((*bullets("Først", "Så").items[:1], *bullets("under", level=1).items, *bullets("Sist").items))
    (shape,) = texts(scene_of(slide(items)), "Først")
    assert shape.text
    above, between = (b.baseline_pt - a.baseline_pt for a, b in pairwise(shape.text.lines))
    assert between > above + 10.0
    assert shape.text.body.paragraphs[0].size_pt == kit().sizes.body[0]


def test_of_three_words_the_short_one_does_not_change_places_with_another() -> None:
    scene = scene_of(slide(steps(*(("Steg", told) for told in ("begge parter høres", "a", "b", "c", "d")))))
    (shape,) = texts(scene, "begge parter")
    assert shape.text
    assert shape.text.lines[0].text in ("begge parter", "begge parter høres")


@pytest.mark.parametrize("brand", KITS)
@pytest.mark.parametrize("ground", ["dk1", "dk2", "lt1", "lt2", "accent5"])
def test_every_arrow_is_seen_on_its_ground_and_every_slice_told_from_the_others(brand: str, ground: str) -> None:
    setting = replace(setting_for(kit(brand), "steps", "nb", "nb-NO", None), ground=ground)
    palette = setting.kit.palette
    for count in (2, 5):
        for fill, _ in arrow_colors(setting, count):
            assert distance(palette.rgb(fill), palette.rgb(ground)) >= 0.06
    slices = [palette.rgb(color) for color in series_colors(setting, 5)]
    assert len(set(slices)) == 5
    assert min(distance(one, other) for one, other in combinations(slices, 2)) >= 0.05


@pytest.mark.parametrize("brand", KITS)
@pytest.mark.parametrize("shown", [facts(("19 120", "innbyggere"), ("62 %", "heltid")), steps(("Lytt", "til alle"))])
def test_what_is_said_of_figures_and_steps_stands_close_to_them(brand: str, shown: Block) -> None:
    scene = scene_of(slide(shown, text("Tallene er fra januar.")), brand=brand)
    (said,) = texts(scene, "Tallene er fra januar.")
    (above,) = texts(scene, "innbyggere") or texts(scene, "til alle")
    assert above.text
    assert said.text
    assert said.text.lines[0].baseline_pt - above.text.lines[-1].baseline_pt < 130.0


def test_text_whose_words_cannot_be_helped_stays_as_it_was() -> None:
    scene = scene_of(slide(bullets("Kort", "Også kort"), text("Et avsnitt")))
    for shape in scene.shapes:
        if isinstance(shape, TextShape) and shape.text and shape.placeholder is None:
            assert shape.text == without_lone_words(shape.text, shape.frame, kit())
