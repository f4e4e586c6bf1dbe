"""Dividing: as few slides as possible, evenly, between items, and never in the middle of a sentence without need."""

from time import process_time

import pytest
from composing import bullets, kit, paragraphs_of, scenes_of, slide, table, text, words_of

from leaderdeck.deck.blocks import Code, List, ListItem, Subheading
from leaderdeck.deck.text import Paragraph, Run, plain
from leaderdeck.outline.reader import read_deck
from leaderdeck.scene.compose import compose_deck
from leaderdeck.scene.pieces import Unit
from leaderdeck.scene.shapes import TableShape, TextShape
from leaderdeck.scene.split import divide_paragraph, partition, rejoin

SENTENCE = "Kommunen skal hvert år vedta en økonomiplan som viser hvordan målene skal nås. "


def units(*heights: float, costs: dict[int, float] | None = None) -> list[tuple[int, Unit]]:
    return [(0, Unit((text(str(i)),), height, cost=(costs or {}).get(i, 0.0))) for i, height in enumerate(heights)]


def sizes(parts) -> list[int]:
    return [len(part) for part in parts]


def test_the_fewest_parts_are_the_most_even() -> None:
    assert sizes(partition(units(*[10.0] * 7), 60.0)) in ([4, 3], [3, 4])
    assert sizes(partition(units(*[10.0] * 12), 100.0)) == [6, 6]


def test_a_costly_break_is_avoided() -> None:
    assert sizes(partition(units(*[10.0] * 6, costs={3: 6.0}), 45.0)) in ([2, 4], [4, 2])


def test_what_is_taller_than_a_slide_gets_one_of_its_own() -> None:
    assert sizes(partition(units(10.0, 200.0, 10.0), 100.0)) == [1, 1, 1]


def test_units_of_a_list_grow_together_again() -> None:
    items = [(0, Unit((List((ListItem(plain(str(i))),)),), 1.0)) for i in range(3)]
    (joined,) = rejoin(items)
    assert [item.paragraph.text for item in joined.items] == ["0", "1", "2"]


def test_a_paragraph_is_cut_at_sentence_ends_and_keeps_its_looks() -> None:
    paragraph = Paragraph((Run("En setning. To setninger. "), Run("Tredje setning.", bold=True)))
    parts = divide_paragraph(paragraph, lambda part: len(part.text) <= 26)
    assert [part.text for part in parts] == ["En setning. To setninger.", "Tredje setning."]
    assert parts[1].runs[0].bold


@pytest.mark.parametrize("words", ["ord " * 50, "x" * 200])
def test_a_paragraph_without_sentences_is_cut_all_the_same(words: str) -> None:
    parts = divide_paragraph(plain(words), lambda part: len(part.text) <= 30)
    assert all(len(part.text) <= 30 for part in parts)
    assert "".join(part.text for part in parts).replace(" ", "") == words.replace(" ", "")


@pytest.mark.parametrize("between", [" ", "", ". ", "\n"])
def test_a_very_long_paragraph_is_divided_without_being_measured_over_and_over(between: str) -> None:
    paragraph = Paragraph(tuple(Run(f"ord{n}{between}", code=bool(n % 2)) for n in range(2000)))
    measured: list[int] = []

    def fits(part: Paragraph) -> bool:
        measured.append(len(part.text))
        return len(part.text) <= 300

    parts = divide_paragraph(paragraph, fits)
    assert "".join("".join(part.text for part in parts).split()) == "".join(paragraph.text.split())
    assert all(len(part.text) <= 300 for part in parts)
    assert sum(measured) < 12 * len(paragraph.text)


def test_a_paragraph_of_a_thousand_marks_takes_no_longer_than_its_words() -> None:
    """Every run was once measured against every word: minutes for a page of inline code."""
    marked = "`å` " * 900
    began = process_time()
    scenes = compose_deck(read_deck(f"# A\n\n{marked}"), kit(), None)
    assert process_time() - began < 4.0
    assert "".join(words_of(scene for _, scene in scenes)).count("å") == 900


def test_text_shrinks_to_the_floor_before_it_is_divided() -> None:
    fourteen = bullets(*(f"punkt {number}" for number in range(9)))
    (scene,) = scenes_of(slide(fourteen))
    assert {note.rule for note in scene.fit_notes} == {"fit.shrunk"}
    for scene in scenes_of(slide(bullets(*(SENTENCE for _ in range(14))))):
        runs = [run for shape in scene.shapes if isinstance(shape, TextShape) and shape.text and shape.placeholder
                and shape.placeholder.type == "obj" for p in shape.text.body.paragraphs for run in p.runs]  # fmt: skip
        assert min(run.size_pt for run in runs) >= 20.0


def test_parts_are_counted_in_the_title_and_the_break_is_named() -> None:
    scenes = scenes_of(slide(bullets(*(SENTENCE for _ in range(14)))))
    count = len(scenes)
    assert [scene.title for scene in scenes] == [f"En overskrift ({part}/{count})" for part in range(1, count + 1)]
    assert [(scene.part, scene.parts) for scene in scenes] == [(part, count) for part in range(1, count + 1)]
    assert [any(n.rule == "fit.split" and n.line > 0 for n in s.fit_notes) for s in scenes] == [False] + [True] * (
        count - 1
    )


def test_no_part_holds_a_lone_item_where_that_can_be_avoided() -> None:
    for items in range(9, 24):
        scenes = scenes_of(slide(bullets(*(f"{number} {SENTENCE}" for number in range(items)))))
        if len(scenes) > 1:
            shapes = [shape for scene in scenes for shape in scene.shapes if isinstance(shape, TextShape)]
            bodies = [shape for shape in shapes if shape.placeholder and shape.placeholder.type == "obj"]
            counts = [len(paragraphs_of(body)) for body in bodies]
            assert min(counts) > 1, counts


def test_a_subheading_never_ends_a_slide() -> None:
    blocks = []
    for number in range(6):
        blocks += [
            Subheading(plain(f"Del {number}"), 3),
            bullets(*(f"punkt {number} {i} om økonomi" for i in range(4))),
        ]
    for scene in scenes_of(slide(text("Innledning"), *blocks)):
        body = [p for shape in scene.shapes if isinstance(shape, TextShape) and shape.placeholder
                and shape.placeholder.type == "obj" for p in shape.text.body.paragraphs]  # fmt: skip
        assert body[-1].bullet


def test_a_wall_of_text_goes_over_several_slides_between_sentences() -> None:
    scenes = scenes_of(slide(text(SENTENCE * 30)))
    assert len(scenes) > 1
    for scene in scenes:
        last = [s for s in scene.shapes if isinstance(s, TextShape) and s.placeholder and s.placeholder.type == "obj"]
        assert paragraphs_of(last[-1])[-1].rstrip().endswith(".")
    assert words_of(scenes).count("Kommunen") == 30


def test_a_table_repeats_its_header_and_keeps_every_row_once() -> None:
    rows = [(f"Område {number}", str(number)) for number in range(40)]
    scenes = scenes_of(slide(table(("Navn", "Tall"), *rows)))
    tables = [shape for scene in scenes for shape in scene.shapes if isinstance(shape, TableShape)]
    assert len(tables) > 1
    assert all(shape.rows[0][0].text.body.paragraphs[0].text == "Navn" for shape in tables)
    first = [row[0].text.body.paragraphs[0].text for shape in tables for row in shape.rows[1:]]
    assert first == [name for name, _ in rows]


def test_code_is_divided_between_lines() -> None:
    lines = [f"linje_{number} = {number}" for number in range(60)]
    scenes = scenes_of(slide(Code("\n".join(lines))))
    shown = [
        p for scene in scenes for shape in scene.shapes if shape.name.startswith("Kode") for p in paragraphs_of(shape)
    ]
    assert len(scenes) > 1
    assert shown == lines


@pytest.mark.parametrize("words", [30, 300, 3000])
def test_sources_of_any_length_stay_on_the_slides(words: int) -> None:
    scenes = scenes_of(slide(text("Påstanden."), sources=(plain("rapport " * words, 4), plain("KS", 5))))
    assert all(shape.frame.y >= 0.0 and shape.frame.bottom <= 540.0 for scene in scenes for shape in scene.shapes)
    assert words_of(scenes).count("rapport") == words
    assert words_of(scenes).count("KS") == 1
