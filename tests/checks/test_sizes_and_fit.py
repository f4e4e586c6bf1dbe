"""What fitting did is told where it matters: grave where nobody can read it, not at all where it is still large."""

from dataclasses import replace

import pytest
from checking import TODAY, findings_of, kit, names, only, slide

from leaderdeck.checks.all import find_problems
from leaderdeck.checks.finding import Finding
from leaderdeck.outline.reader import read_deck
from leaderdeck.scene.compose import compose_deck
from leaderdeck.scene.shapes import FitNote, PictureNote, Scene, TextShape


def noted(text: str, *notes: FitNote) -> tuple[Finding, ...]:
    """The findings where the second scene has these notes."""
    deck = read_deck(text)
    scenes = list(compose_deck(deck, kit(), None))
    scenes[1] = (scenes[1][0], replace(scenes[1][1], fit_notes=notes))
    return find_problems(deck, kit(), tuple(scenes), text, TODAY)


def sized(scene: Scene, size_pt: float, placeholder: str) -> Scene:
    """A scene where the placeholders of one type hold text of one size."""
    shapes = []
    for shape in scene.shapes:
        if isinstance(shape, TextShape) and shape.text and shape.placeholder and shape.placeholder.type == placeholder:
            body = shape.text.body
            paragraphs = tuple(
                replace(paragraph, runs=tuple(replace(run, size_pt=size_pt) for run in paragraph.runs))
                for paragraph in body.paragraphs
            )
            shape = replace(shape, text=replace(shape.text, body=replace(body, paragraphs=paragraphs)))
        shapes.append(shape)
    return replace(scene, shapes=tuple(shapes))


@pytest.mark.parametrize(
    ("detail", "severities"), [("38", []), ("28", ["info"]), ("24", ["info"]), ("22", ["warning"]), ("20", ["warning"])]
)
def test_shrinking_is_a_tip_while_it_can_be_read_and_a_warning_below(detail: str, severities: list[str]) -> None:
    found = noted(slide("- a"), FitNote("fit.shrunk", 2, detail))
    assert [finding.severity for finding in found if finding.rule == "fit.shrunk"] == severities


def test_each_thing_that_fitting_did_is_told_once() -> None:
    notes = (
        FitNote("fit.split", 2, "1/3"), FitNote("fit.split", 2, "2/3"), FitNote("fit.overflow", 2),
        FitNote("fit.overflow", 2), FitNote("fit.overflow-table", 2, "9"), FitNote("fit.word-too-long", 2, "ordet"),
        FitNote("fit.overflow-footer", 0), FitNote("fit.overflow-footer", 0),
    )  # fmt: skip
    found = noted(slide("- a"), *notes)
    assert sorted(names(found, "fit")) == [
        "fit.overflow", "fit.overflow-footer", "fit.overflow-table", "fit.split", "fit.word-too-long",
    ]  # fmt: skip
    assert "3" in str(only(found, "fit.split").message)
    assert "«ordet»" in str(only(found, "fit.word-too-long").message)
    assert only(found, "fit.overflow").severity == "error"


@pytest.mark.parametrize(("size", "severity"), [(28.0, None), (24.0, None), (22.0, "warning"), (18.0, "error")])
def test_running_text_has_two_floors(size: float, severity: str | None) -> None:
    text = slide("- a\n- b")
    deck = read_deck(text)
    scenes = tuple((index, sized(scene, size, "obj")) for index, scene in compose_deck(deck, kit(), None))
    found = [finding for finding in find_problems(deck, kit(), scenes, text, TODAY) if finding.slide == 2]
    assert [finding.severity for finding in found if finding.rule == "access.text-size"] == [severity] * bool(severity)


def test_small_type_that_is_small_by_design_is_left_alone() -> None:
    text = slide("| a | b |\n|--|--|\n| 1 | 2 |\n\nKilde: Årsmelding[^1]\n\n[^1]: Årsmelding 2025")
    assert "access.text-size" not in names(findings_of(text))


@pytest.mark.parametrize(
    "rule", ["missing", "outside", "web", "too-large", "unreadable", "unsafe"], ids=lambda rule: f"file.picture-{rule}"
)
def test_every_trouble_with_a_picture_names_the_picture(rule: str) -> None:
    text = slide("- a")
    deck = read_deck(text)
    scenes = list(compose_deck(deck, kit(), None))
    notes = (PictureNote(f"file.picture-{rule}", 2, "fjord.png"),) * 2
    scenes[1] = (scenes[1][0], replace(scenes[1][1], picture_notes=notes))
    finding = only(find_problems(deck, kit(), tuple(scenes), text, TODAY), f"file.picture-{rule}")
    assert (finding.severity, finding.slide, finding.line) == ("error", 2, 8)
    assert "«fjord.png»" in str(finding.message)
