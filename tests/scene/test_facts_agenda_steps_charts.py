"""Facts, agendas, steps and charts: drawn natively, in the brand's way, readable."""

import pytest
from composing import KITS, agenda, facts, filled, kit, paragraphs_of, scene_of, scenes_of, slide, steps

from leaderdeck.brand.color import contrast
from leaderdeck.deck.blocks import Chart
from leaderdeck.deck.text import plain
from leaderdeck.scene.chart_words import chart_in_words
from leaderdeck.scene.shapes import ChartShape, Scene, TableShape, TextShape


def named(scene: Scene, name: str) -> list[TextShape]:
    return [s for s in scene.shapes if isinstance(s, TextShape) and s.name.rsplit(" ", 1)[0] == name]


FOUR = facts(
    ("456", "km²"), ("19 120", "innbyggere"), ("51 800 kr", "frie inntekter per innbygger"), ("1 640", "ansatte")
)


def test_facts_with_bars_stand_in_a_grid_of_two() -> None:
    boxes = named(scene_of(slide(FOUR)), "Tall")
    assert len({box.frame.x for box in boxes}) == len({box.frame.y for box in boxes}) == 2
    assert len(named(scene_of(slide(FOUR)), "Strek")) == 4


def test_underlined_facts_stand_in_a_row_of_four() -> None:
    scene = scene_of(slide(FOUR), brand="granheim")
    assert len({box.frame.y for box in named(scene, "Tall")}) == 1
    assert len(named(scene, "Strek")) == 4


@pytest.mark.parametrize("brand", KITS)
@pytest.mark.parametrize("count", range(1, 9))
def test_one_to_eight_facts_share_one_slide_and_one_size(brand: str, count: int) -> None:
    scene = scene_of(slide(facts(*((f"{n} 000 kr", f"merkelapp {n}") for n in range(count)))), brand=brand)
    boxes = named(scene, "Tall")
    assert len(boxes) == count
    assert len({box.text.body.paragraphs[0].size_pt for box in boxes}) == 1
    assert all(len([line for line in box.text.lines if line.paragraph == 0]) == 1 for box in boxes)


def test_many_facts_continue_on_the_next_slide() -> None:
    scenes = scenes_of(slide(facts(*((str(n), f"merkelapp {n}") for n in range(13)))))
    assert [len(named(scene, "Tall")) for scene in scenes] in ([7, 6], [6, 7])


DAY = agenda(("10.00", "Velkommen", "30 min"), ("10.30", "Kommune A: heltid som normal", "90 min"))


@pytest.mark.parametrize(("language", "header"), [("nb", ["Tid", "Innhold", "Varighet"]),
                                                  ("nn", ["Tid", "Innhald", "Lengd"]),
                                                  ("en", ["Time", "Topic", "Duration"])])  # fmt: skip
def test_an_agenda_is_a_table_with_a_real_header_in_the_talk_s_language(language: str, header: list[str]) -> None:
    (shape,) = (s for s in scene_of(slide(DAY), language=language).shapes if isinstance(s, TableShape))
    assert shape.has_header
    assert not shape.banded
    assert paragraphs_of(shape)[:3] == header
    assert paragraphs_of(shape)[3:6] == ["10.00", "Velkommen", "30 min"]
    assert all(run.bold for run in shape.rows[1][0].text.body.paragraphs[0].runs)


def test_an_agenda_without_durations_has_no_column_for_them() -> None:
    (shape,) = (s for s in scene_of(slide(agenda(("9.00", "Kaffe", "")))).shapes if isinstance(s, TableShape))
    assert paragraphs_of(shape) == ["Tid", "Innhold", "9.00", "Kaffe"]


def test_a_long_agenda_continues_with_its_header() -> None:
    items = [
        (f"{hour}.{minute:02}", f"Sak {hour} {minute}", "10 min") for hour in range(8, 14) for minute in (0, 20, 40)
    ]
    scenes = scenes_of(slide(agenda(*items)))
    tables = [shape for scene in scenes for shape in scene.shapes if isinstance(shape, TableShape)]
    assert len(tables) > 1
    assert all(paragraphs_of(shape)[0] == "Tid" for shape in tables)
    assert sum(len(shape.rows) - 1 for shape in tables) == len(items)


def test_an_agenda_item_longer_than_a_slide_goes_on_without_its_time() -> None:
    scenes = scenes_of(slide(agenda(("09.00", "Åpning", ""), ("10.00", "samtale om tillit " * 120, "45 min"))))
    tables = [shape for scene in scenes for shape in scene.shapes if isinstance(shape, TableShape)]
    assert len(tables) > 1
    assert all(table.frame.bottom <= 540.0 for table in tables)
    words = " ".join(word for table in tables for word in paragraphs_of(table)).split()
    assert words.count("tillit") == 120
    assert words.count("10.00") == 1


FIVE = steps(("Mottak", "eksternt"), ("Vurdering", ""), ("Undersøkelse", "begge"), ("Tiltak", "nå"), ("Læring", "alle"))


@pytest.mark.parametrize("brand", KITS)
def test_steps_are_arrows_with_readable_words_in_them(brand: str) -> None:
    scene, palette = scene_of(slide(FIVE), brand=brand), kit(brand).palette
    arrows = [s for s in scene.shapes if isinstance(s, TextShape) and s.geometry == "chevron"]
    assert [paragraphs_of(arrow) for arrow in arrows] == [
        ["Mottak"],
        ["Vurdering"],
        ["Undersøkelse"],
        ["Tiltak"],
        ["Læring"],
    ]
    for arrow in arrows:
        ink = arrow.text.body.paragraphs[0].runs[0].color
        assert contrast(palette.rgb(ink), palette.rgb(arrow.fill.color)) >= 4.5
        assert arrow.text.fits


def test_what_a_step_says_stands_below_its_own_arrow() -> None:
    scene = scene_of(slide(FIVE))
    arrows = {
        paragraphs_of(s)[0]: s.frame for s in scene.shapes if isinstance(s, TextShape) and s.geometry == "chevron"
    }
    below = {paragraphs_of(s)[0]: s.frame for s in named(scene, "Om steget")}
    for name, told in (("Mottak", "eksternt"), ("Undersøkelse", "begge"), ("Læring", "alle")):
        assert below[told].x == arrows[name].x
        assert below[told].y >= arrows[name].bottom


def test_more_than_six_steps_take_two_rows_in_reading_order() -> None:
    scene = scene_of(slide(steps(*((f"Steg {n}", "") for n in range(9)))))
    arrows = [s for s in scene.shapes if isinstance(s, TextShape) and s.geometry == "chevron"]
    assert len({arrow.frame.y for arrow in arrows}) == 2
    assert [paragraphs_of(arrow)[0] for arrow in arrows] == [f"Steg {n}" for n in range(9)]


def test_a_time_line_has_a_dot_for_every_date() -> None:
    scene = scene_of(slide(steps(("Mai", "vedtak"), ("Juni", "start"), ("Juli", "ferie"), kind="timeline")))
    dots = [s for s in scene.shapes if isinstance(s, TextShape) and s.geometry == "ellipse"]
    assert len(dots) == 3
    assert all(dot.decorative for dot in dots)


SICK = Chart("column", ("2024", "2025"), (("Fravær", (7.1, 6.5)), ("Mål", (6.0, None))), plain("Prosent"), unit="%")


def test_a_chart_is_native_and_says_in_words_what_it_shows() -> None:
    (shape,) = (s for s in scene_of(slide(SICK)).shapes if isinstance(s, ChartShape))
    assert (shape.kind, shape.categories, shape.placeholder.type) == ("column", ("2024", "2025"), "chart")
    assert shape.alt == (
        "Søylediagram: Prosent. Høyest er 2024 (Fravær) med 7,1\u00a0%, lavest er 2024 (Mål) med 6,0\u00a0%. "
        "Fravær (2024: 7,1\u00a0%, 2025: 6,5\u00a0%); Mål (2024: 6,0\u00a0%)."
    )
    assert filled(scene_of(slide(SICK)))["body", 13] == "Prosent"


def test_chart_words_follow_the_language() -> None:
    assert chart_in_words(SICK, "en").startswith("Column chart: Prosent. Highest is 2024 (Fravær) at 7.1%, lowest")


@pytest.mark.parametrize("brand", KITS)
def test_series_stand_out_from_the_ground(brand: str) -> None:
    many = Chart("line", ("a", "b"), tuple((f"s{n}", (1.0, 2.0)) for n in range(5)))
    scene, palette = scene_of(slide(many), brand=brand), kit(brand).palette
    (shape,) = (s for s in scene.shapes if isinstance(s, ChartShape))
    assert len(shape.colors) == 5
    assert all(contrast(palette.rgb(color), palette.rgb("lt1")) >= 3.0 for color in shape.colors)
