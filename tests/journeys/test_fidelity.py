"""The file is the preview: LibreOffice breaks every line where the scene does and sets it on the same baseline.

`LEADERDECK_FIDELITY_SLIDES` sets how many generated slides a kit gets (the usual run is short; 300 is the promise);
from 100 on each sample is looked at in each kit, and not in one of them.
"""

import os
from pathlib import Path

import pytest
from generated import TalkMaker
from pdf_characters import characters, difference

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.paths import resource_folder
from leaderdeck.scene.shapes import PlacedText, Scene, TableShape, TextShape
from leaderdeck.talk import Talk, load_talk, read_talk

KITS = ("fjordvik", "granheim", "plain")
SLIDES = int(os.environ.get("LEADERDECK_FIDELITY_SLIDES", "12"))

pytestmark = pytest.mark.rendering


def placed_texts(scene: Scene) -> list[PlacedText]:
    texts: list[PlacedText] = []
    for shape in scene.shapes:
        if (
            isinstance(shape, TextShape)
            and shape.text
            and not any(run.field for paragraph in shape.text.body.paragraphs for run in paragraph.runs)
        ):
            texts.append(shape.text)
        elif isinstance(shape, TableShape):
            texts += [cell.text for row in shape.rows for cell in row]
    return texts


def deviations(talk: Talk, pdf: Path) -> tuple[int, list[str]]:
    pages = characters(pdf)
    assert len(pages) == len(talk.scenes)
    checked, found = 0, []
    for number, ((_, scene), page) in enumerate(zip(talk.scenes, pages, strict=True), start=1):
        for text in placed_texts(scene):
            for line in text.lines:
                if any(run.raised for run in text.body.paragraphs[line.paragraph].runs):
                    continue
                checked += 1
                problem = difference(
                    line.text, line.x_pt, line.baseline_pt, line.width_pt, page, _lower_by_links(text, line.paragraph)
                )
                if problem:
                    found.append(f"slide {number} ({scene.layout}): {problem}")
    return checked, found


def _lower_by_links(text: PlacedText, paragraph: int) -> float:
    """LibreOffice sets a line with a link as high as the font's own ascent and descent; PowerPoint does not.

    Everything from there on stands that much lower there: at most 0.17 em a link in the shipped fonts.
    """
    runs = [run for known in text.body.paragraphs[: paragraph + 1] for run in known.runs]
    return sum(0.17 * run.size_pt for run in runs if run.link or run.raised < 0)


Drawn = dict[str, tuple[Talk, Path]]
"""Talks by the names of their files, and what LibreOffice made of each."""


@pytest.fixture(scope="module")
def drawn(rendered, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """Generated talks and samples, all drawn by one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("fidelity")
    talks = {
        kit: read_talk(TalkMaker(seed, links=False).talk(SLIDES), find_kit(kit), folder)
        for seed, kit in enumerate(KITS)
    }
    for number, sample in enumerate(sorted(resource_folder("samples").glob("*.md"))):
        for kit in KITS if SLIDES >= 100 else (KITS[number % len(KITS)],):
            talks[f"{sample.stem}-{kit}"] = load_talk(sample, kit)
    files = [folder / f"{name}.pptx" for name in talks]
    for file, talk in zip(files, talks.values(), strict=True):
        export_talk(talk, file, "pptx", PROFILES["stage"])
    return dict(zip(talks, zip(talks.values(), rendered(files), strict=True), strict=True))


def test_generated_slides_break_and_stand_as_composed(drawn: Drawn) -> None:
    wrong: list[str] = []
    for kit in KITS:
        checked, found = deviations(*drawn[kit])
        assert checked > SLIDES
        wrong += [f"{kit}, {len(found)} of {checked} lines: {problem}" for problem in found[:12]]
    assert not wrong, "\n".join(wrong)


def test_sample_talks_break_and_stand_as_composed(drawn: Drawn) -> None:
    samples = {name: both for name, both in drawn.items() if name not in KITS}
    assert {talk.kit.id for talk, _ in samples.values()} == set(KITS)
    wrong: list[str] = []
    for name, (talk, pdf) in samples.items():
        checked, found = deviations(talk, pdf)
        wrong += [f"{name}, {len(found)} of {checked} lines: {problem}" for problem in found[:12]]
    assert not wrong, "\n".join(wrong)
