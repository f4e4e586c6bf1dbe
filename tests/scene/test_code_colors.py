"""Code in color: every letter as written, parts told apart, and all of it readable."""

import pytest
from composing import KITS, kit, paragraphs_of, scene_of, scenes_of, slide
from hypothesis import given
from hypothesis import strategies as st

from leaderdeck.brand.color import TEXT_CONTRAST, contrast
from leaderdeck.deck.blocks import Code
from leaderdeck.scene.code_colors import kinds_of_code
from leaderdeck.scene.shapes import TextRun, TextShape

PYTHON = 'def hils(navn):\n    # sagt pent\n    return f"Hei, {navn}" if navn else None'


def runs_of(code: Code, brand: str = "fjordvik") -> dict[str, TextRun]:
    scene = scene_of(slide(code), brand=brand)
    box = next(
        shape for shape in scene.shapes if isinstance(shape, TextShape) and shape.text and "code" in fonts(shape)
    )
    assert box.text
    return {run.text.strip(): run for paragraph in box.text.body.paragraphs for run in paragraph.runs}


def fonts(shape: TextShape) -> set[str]:
    assert shape.text
    return {run.font for paragraph in shape.text.body.paragraphs for run in paragraph.runs}


@given(st.text(max_size=300), st.sampled_from(["python", "html", "c#", "JSON", "md", "finnes ikke", ""]))
def test_code_keeps_every_letter(text: str, language: str) -> None:
    lines = kinds_of_code(text, language)
    assert "\n".join("".join(letters for letters, _ in line) for line in lines) == text


@pytest.mark.parametrize("brand", KITS)
def test_parts_of_code_are_told_apart_and_readable(brand: str) -> None:
    runs = runs_of(Code(PYTHON, "python"), brand)
    palette = kit(brand).palette
    assert runs["def"].bold
    assert runs["# sagt pent"].italic
    assert len({(run.color, run.bold, run.italic) for run in runs.values()}) >= 4
    assert all(contrast(palette.rgb(run.color), palette.rgb("lt2")) >= TEXT_CONTRAST for run in runs.values())


@pytest.mark.parametrize(
    ("language", "code", "told_apart"),
    [
        ("markdown", "## Møt folk\n\nvanlig", "## Møt folk"),
        ("diff", "+ ny\n  som før", "+ ny"),
        ("html", "<p>vanlig</p>", "p"),
        ("json", '{"navn": 12}', "12"),
    ],
)
def test_languages_have_their_own_parts(language: str, code: str, told_apart: str) -> None:
    kinds = {letters: kind for line in kinds_of_code(code, language) for letters, kind in line}
    assert kinds[told_apart]
    assert "" in kinds.values()


@pytest.mark.parametrize("language", ["", "ukjent", "text"])
def test_code_of_no_known_language_is_plain(language: str) -> None:
    assert {(run.color, run.bold, run.italic) for run in runs_of(Code(PYTHON, language)).values()} == {
        ("dk1", False, False)
    }


def test_code_over_several_slides_is_in_color_on_each() -> None:
    scenes = scenes_of(slide(Code("\n".join([PYTHON] * 30), "python")))
    assert len(scenes) > 2
    for scene in scenes:
        runs = [
            run
            for shape in scene.shapes
            if isinstance(shape, TextShape) and shape.text and "def hils(navn):" in paragraphs_of(shape)
            for paragraph in shape.text.body.paragraphs
            for run in paragraph.runs
        ]
        assert any(run.bold and run.text == "def" for run in runs)
