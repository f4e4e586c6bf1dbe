"""Slides that are read without the Markdown parser read as they do with it."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.outline import markdown
from leaderdeck.outline.plain_slides import read_plain_slide
from leaderdeck.paths import resource_folder

EXAMPLES = int(os.environ.get("LEADERDECK_PLAIN_SLIDES", "100"))
WORDS = st.sampled_from(
    ["Tillit", "bygges", "hver dag", "2024", "«ord»", "– sa hun –", "(helt)", "ja!", "nei?", "19 117", "20 %", "a.",
     "I.", "1)", "mai", "16. mars 2026", "Notat:", "notes:", "Tabell 2:", "Kilde:", "-", "i)", "Privat:", "+++",
     "a - b", "x:"]
)  # fmt: skip
LINE = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
LINES = st.one_of(
    LINE, LINE.map(lambda line: f"- {line}"), LINE.map(lambda line: f"## {line}"),
    LINE.map(lambda line: f"Notat: {line}"),
    st.sampled_from(["", "", "", "# ", "-", "---", "Notat:", "Notes: ord", " ord", "ord ", "- ord ", "\tord", "#ord",
                     "- -", "1)", "1.", "- 1.", "2024.", "a."]),
)  # fmt: skip
TEXT = st.lists(LINES, max_size=9).map("\n".join)


def slowly(text: str) -> markdown.Parsed:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "read_plain_slide", lambda _: None)
        return markdown.parse_blocks(text)


@given(TEXT)
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_plain_slide_is_taken_apart_as_the_parser_does_it(text: str) -> None:
    assert markdown.parse_blocks(text) == slowly(text)


def test_the_talks_that_are_shipped_are_taken_apart_as_the_parser_does_it() -> None:
    blocks = [
        block
        for path in sorted(resource_folder("starters").glob("*.md"))
        for block in path.read_text("utf-8").split("\n## ")
    ]
    plain = [block for block in blocks if read_plain_slide(f"## {block}") is not None]
    assert len(plain) > len(blocks) / 10
    assert not [block for block in plain if markdown.parse_blocks(f"## {block}") != slowly(f"## {block}")]


def test_the_plain_way_is_taken() -> None:
    pieces = read_plain_slide("## Tillit\n\nEn tekst\nmed mer.\n\n- ett\n- to\n\nNotat: Si det.\n")
    assert pieces is not None
    assert [(one.kind, one.first, one.end) for one in pieces] == [
        ("heading", 0, 1), ("text", 2, 4), ("bullet_list_open", 5, 8), ("voice", 8, 9)
    ]  # fmt: skip
