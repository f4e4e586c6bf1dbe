"""What is written opens without repair: no error, nothing reaching outside, nothing private, says the validator."""

import random
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from handmade import PROPERTIES, chart_shape, content_scene, drawn_shapes, handmade_kit, one_of_everything, written
from test_text_sinks import AWKWARD, scene_of

from leaderdeck.brand.catalog import find_kit
from leaderdeck.deck.slide import LAYOUT_NAMES, Section
from leaderdeck.powerpoint.properties import DeckProperties
from leaderdeck.scene.shapes import Scene

pytestmark = [pytest.mark.shared, pytest.mark.validator]
KINDS = ("bar", "column", "line", "pie", "area", "doughnut", "stacked-bar", "stacked-column")
OPENINGS = ("https://", "http://", "mailto:", "tel:", "HTTP://a.", "https://x.no/", "mailto:a@b.no?", "javascript:", "")


def findings(data: bytes, file: Path, validator: ModuleType, sdk: str) -> list[str]:
    file.write_bytes(data)
    return [str(finding) for finding in validator.validate(file, sdk)]


def test_every_kind_of_shape_and_chart_is_valid(validator: ModuleType, sdk: str, tmp_path: Path) -> None:
    charts = tuple(
        content_scene(chart_shape(kind, language=language), title=f"{kind} {language}")
        for kind in KINDS
        for language in ("nb-NO", "en-GB")
    )
    scenes = one_of_everything() + charts
    properties = replace(PROPERTIES, sections=(Section("Alt", 0, len(scenes)),))
    assert findings(written(scenes, properties), tmp_path / "deck.pptx", validator, sdk) == []


@pytest.mark.parametrize("kit", ["fjordvik", "granheim", "plain"])
def test_every_layout_of_every_kit_is_valid(kit: str, validator: ModuleType, sdk: str, tmp_path: Path) -> None:
    scenes = tuple(Scene(layout, layout, drawn_shapes(), language="nn-NO") for layout in LAYOUT_NAMES)
    data = written(scenes, DeckProperties("Alle", "nn-NO", slogan="Nær & ærlig"), find_kit(kit))
    assert findings(data, tmp_path / "deck.pptx", validator, sdk) == []


@pytest.mark.parametrize("seed", range(3))
def test_a_hundred_random_texts_in_every_place_are_valid(
    seed: int, validator: ModuleType, sdk: str, tmp_path: Path
) -> None:
    dice = random.Random(seed)

    def text() -> str:
        signs = dice.choice(
            [lambda: chr(dice.randrange(0x110000)), lambda: chr(dice.randrange(0x800)), lambda: dice.choice(AWKWARD)]
        )
        return "".join(signs() for _ in range(dice.randint(0, 14)))

    scenes = []
    for _ in range(12):
        texts = [text() for _ in range(9)]
        texts[3] = dice.choice(OPENINGS) + texts[3]
        scenes.append(scene_of(texts))
    properties = DeckProperties(text(), text(), (Section(text(), 0, 5), Section(text(), 5, 7)), slogan=text())
    data = written(tuple(scenes), properties, handmade_kit())
    assert findings(data, tmp_path / "deck.pptx", validator, sdk) == []
