"""A slide read anew by itself is the slide that the whole talk has."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.outline.reader import OutlineReading, read_outline, reread
from leaderdeck.paths import resource_folder

SAMPLES = sorted(resource_folder("samples").glob("*.md")) + sorted(resource_folder("starters").glob("*.md"))
LINES = st.sampled_from(
    ["# En", "## To", "### Tre", "", "", "- punkt", "  - under", "tekst", "> sitat", "> — kilde", "---",
     "Notat: si det", "Privat: hysj", "| a | b |", "|---|---|", "| 1 | 2 |", "::: fakta", "a: 1", ":::", "[^1]",
     "[^1]: kilde", "```", "x  "]
)  # fmt: skip


def lines_of(text: str, reading: OutlineReading, index: int) -> list[str]:
    starts = reading.deck.slide_lines
    lines = text.split("\n")
    end = starts[index + 1] - 1 if index + 1 < len(starts) else len(lines)
    first = starts[index] - 1
    return lines[max(first, reading.top) if index == 0 else first : end]


def assert_each_is_itself(text: str) -> None:
    reading = read_outline(text)
    for index, slide in enumerate(reading.deck.slides):
        starts = reading.deck.slide_lines
        if index == 0 and starts[0] == 1 and len(starts) > 1 and slide.kind == "cover":
            continue  # a cover of the front matter alone, or with what stands above the first heading
        found = reread(reading, index, lines_of(text, reading, index))
        assert slide in [one.slide for one in found], index


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_each_slide_of_a_shipped_talk_is_itself(sample: Path) -> None:
    assert_each_is_itself(sample.read_text("utf-8"))


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=25))
def test_reading_one_slide_of_any_text_never_fails(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = read_outline(text)
    for index in range(len(reading.deck.slides)):
        reread(reading, index, [*lines_of(text, reading, index), "- og litt til"])


def test_a_word_that_is_typed_is_on_the_slide() -> None:
    text = "# Del\n\n## Tillit\n\n- en\n\n## Kontroll\n\n- to\n"
    reading = read_outline(text)
    (found,) = reread(reading, 1, ["## Tillit", "", "- en", "- ny [kilde][k]", ""])
    assert [item.paragraph.text for item in found.slide.blocks[0].items] == ["en", "ny [kilde][k]"]
    assert found.slide.title == reading.deck.slides[1].title


def test_a_heading_that_is_typed_begins_a_slide() -> None:
    text = "## Tillit\n\n- en\n- to\n\n## Kontroll\n\n- tre\n"
    reading = read_outline(text)
    first, second = reread(reading, 0, ["## Tillit", "", "- en", "", "## Midt i", "", "- to"])
    assert (first.first, second.first) == (0, 4)
    assert second.slide.title is not None
    assert second.slide.title.text == "Midt i"


def test_definitions_elsewhere_are_known() -> None:
    text = "## Tillit\n\nSe [planen][p].\n\n## Kilder\n\n- to\n\n[p]: https://example.org\n"
    reading = read_outline(text)
    (found,) = reread(reading, 0, ["## Tillit", "", "Se [planen][p] nå."])
    assert found.slide.blocks[0].paragraph.runs[1].link == "https://example.org"


def test_the_last_slide_stays_the_last() -> None:
    text = "## Tillit\n\n- en\n\n## Takk\n"
    reading = read_outline(text)
    (found,) = reread(reading, 1, ["## Tusen takk"])
    assert found.slide.last
