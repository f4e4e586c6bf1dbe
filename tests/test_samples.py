"""Shipped talks: every sample and starter opens without an error, on the layouts it was written for."""

import io
import re
from pathlib import Path

import pytest

from leaderdeck.brand.catalog import find_kit
from leaderdeck.deck.blocks import Chart, List
from leaderdeck.deck.slide import LAYOUT_NAMES
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.paths import resource_folder
from leaderdeck.talk import Talk, load_talk, read_talk

SAMPLES = sorted(resource_folder("samples").glob("*.md"))
KINDS = ("keynote", "tale", "intervju", "foredrag", "workshop", "kommune", "opplaering", "varslingsrutine")
STARTERS = [resource_folder("starters", f"{kind}.{language}.md") for kind in KINDS for language in ("nb", "nn", "en")]

BRANDS = ("fjordvik", "granheim", "plain")
WRITTEN_FOR = {
    "ro-i-baten": "cover section content statement quote comparison facts agenda picture-text closing",
    "saman-om-bygda": "cover section facts chart comparison quote steps picture-text timeline content closing",
    "plain-english": "cover section comparison facts chart picture-text quote steps content closing",
}
STARTED_FOR = {
    "keynote": "cover section content statement comparison facts quote content content closing",
    "tale": "cover statement statement statement closing",
    "intervju": "cover statement statement content quote statement facts statement closing",
    "foredrag": "cover section content comparison section steps table section content content statement closing",
    "workshop": "cover agenda content content steps content table content closing",
    "kommune": "cover section facts content timeline comparison content content closing",
    "opplaering": "cover agenda content section comparison content section content content table closing",
    "varslingsrutine": (
        "cover section content content section content steps section timeline comparison content content closing"
    ),
}


def layouts(talk: Talk) -> list[str]:
    return [scene.layout for _, scene in talk.scenes]


def words(talk: Talk) -> set[str]:
    shown = io.StringIO()
    for slide in talk.deck.slides:
        print(slide.title, slide.subtitle, slide.details, slide.blocks, slide.sources, slide.speaker_notes, file=shown)
    return set(re.findall(r"\w{4,}", shown.getvalue()))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_a_sample_has_no_errors_and_becomes_a_file(file: Path, tmp_path: Path) -> None:
    talk = load_talk(file)
    assert [finding for finding in talk.findings if finding.severity == "error"] == []
    assert export_talk(talk, tmp_path / "ut.pptx", "pptx", PROFILES["stage"]).slides == len(talk.scenes)


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("name", WRITTEN_FOR)
def test_a_sample_keeps_its_slides_and_layouts_in_every_brand(name: str, brand: str) -> None:
    assert layouts(load_talk(resource_folder("samples", f"{name}.md"), brand)) == WRITTEN_FOR[name].split()


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_everything_in_a_sample_has_room_in_every_brand(file: Path, brand: str) -> None:
    found = {finding.rule for finding in load_talk(file, brand).findings}
    assert found & {"fit.overflow", "fit.overflow-table", "fit.overflow-footer", "fit.word-too-long"} == set()


def test_every_picture_that_is_shipped_is_shown() -> None:
    texts = "".join(file.read_text("utf-8") for file in SAMPLES)
    pictures = resource_folder("samples", "bilder").iterdir()
    assert [picture.name for picture in pictures if picture.name not in texts] == []


def test_the_board_shows_every_layout_and_every_kind_of_chart() -> None:
    talk = load_talk(resource_folder("samples", "alt-pa-ett-brett.md"))
    assert set(layouts(talk)) == set(LAYOUT_NAMES)
    blocks = repr([slide.blocks for slide in talk.deck.slides])
    kinds = {"bar", "column", "line", "pie", "area", "doughnut", "stacked-bar", "stacked-column"}
    assert {kind for kind in kinds if f"kind='{kind}'" in blocks} == kinds
    assert Chart.__name__ in blocks
    for block in ("Table", "Picture", "Callout", "Code", "Agenda", "Facts", "Steps", "Columns", "List", "Quote"):
        assert f"{block}(" in blocks
    assert max(scene.parts for _, scene in talk.scenes) > 1, "a table and a list that go on"


@pytest.mark.parametrize("file", STARTERS, ids=lambda file: file.stem)
@pytest.mark.parametrize("brand", BRANDS)
def test_a_starter_opens_with_nothing_to_mend(file: Path, brand: str) -> None:
    talk = read_talk(file.read_text("utf-8"), find_kit(brand))
    assert [(f.rule, f.line) for f in talk.findings] == []
    assert talk.deck.front_matter.language == file.stem.rpartition(".")[2]
    assert layouts(talk) == STARTED_FOR[file.stem.partition(".")[0]].split()


@pytest.mark.parametrize("file", STARTERS, ids=lambda file: file.stem)
def test_a_starter_names_no_brand_and_leaves_places_to_fill_in(file: Path) -> None:
    text = file.read_text("utf-8")
    assert read_talk(text, find_kit("plain")).deck.front_matter.brand == ""
    assert text.replace("topics: [", "").count("[") > 3


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_starter_on_the_whistleblowing_routine_has_what_the_law_demands_of_one(language: str) -> None:
    """Arbeidsmiljøloven § 2 A-6: encouragement, how to report, how it is received; each a section of its own."""
    talk = load_talk(resource_folder("starters", f"varslingsrutine.{language}.md"))
    (demands,) = [slide for slide in talk.deck.slides if "2 A-6" in str(slide.sources)]
    (numbered,) = [block for block in demands.blocks if isinstance(block, List)]
    sections = [scene for _, scene in talk.scenes if scene.layout == "section"]
    assert len(numbered.items) == len(sections) == 3


@pytest.mark.parametrize("file", [*SAMPLES, *STARTERS], ids=lambda file: file.stem)
def test_no_word_of_a_shipped_talk_is_lost(file: Path) -> None:
    """A placeholder in brackets before a colon would be taken for a link's address and vanish."""
    text = file.read_text("utf-8")
    talk = load_talk(file)
    body = text.split("\n---\n", 1)[1]
    body = re.sub(r"(?s)^::: ?priva\w+.*?^:::$", "", body, flags=re.MULTILINE)
    body = re.sub(r"^(?:Notat|Notes?|Tabell|Table):|^Priva\w+:(?:.+\n)+", "", body, flags=re.MULTILINE)
    body = re.sub(r"\{[^}]*\}|^:::.*$|\]\([^)\"]*|^```.*$|\[\^\w+\]", "", body, flags=re.MULTILINE)
    assert set(re.findall(r"\w{4,}", body)) - words(talk) == set()
