"""What the editor shows as private or spoken is what the reader keeps private or speaks, word by word.

`LEADERDECK_TEXTS` sets how many texts are read (the usual run is short; 1000 is the promise).
"""

import os
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.desktop.editor.line_marks import mark_line
from leaderdeck.desktop.editor.line_state import FIRST
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.slide_breaks import find_marks, slide_level

TEXTS = int(os.environ.get("LEADERDECK_TEXTS", "300"))
PIECES = (
    "w", "w w", "- w", "  - w", "    - w", "1. w", "2. w", "* w", "> w", "", "", "", "Privat: w", "Privat:",
    "Privat: w:", "**Privat:** w", "- Privat: w", "  - Privat: w", "> Privat: w", "Notat: w", "- Notat: w",
    "::: privat", "::: notat", "::: kolonner", "::: merk", ":::", ":::", "# w", "## w", "---", "```", "```",
    "<!-- w -->", "::: sett-inn a.md", "::: sett-inn a.md\n:::", "::: sett-inn a.md#sitat-1",
    "| w | w |\n|---|---|\n| w | w |", "  w", "    w", "+++", "Privat: w\n- w\n\n- w",
)  # fmt: skip


def numbered(pieces: list[str]) -> str:
    """Every `w` becomes a word of its own, so that it can be found again."""
    out: list[str] = []
    count = 0
    for piece in pieces:
        words = piece.split("w")
        line = words[0]
        for rest in words[1:]:
            line += f"ord{count:04}x" + rest
            count += 1
        out.append(line)
    return "\n".join(out)


def styles(text: str, level: int) -> list[tuple[str, str]]:
    lines = text.split("\n")
    state, found = FIRST, []
    for place, line in enumerate(lines):
        marked = mark_line(state, line, lambda place=place: lines[place + 1 :], lambda own: own <= level)
        found.append((marked.style, line))
        state = marked.after
    return found


def words_in(value: object) -> set[str]:
    if isinstance(value, str):
        return {value[at : at + 8] for at in range(len(value)) if value.startswith("ord", at)}
    if isinstance(value, tuple | list):
        return {word for one in value for word in words_in(one)}
    if is_dataclass(value):
        return {word for one in fields(value) for word in words_in(getattr(value, one.name))}
    return set()


def level_of(text: str) -> int:
    lines = text.split("\n")
    return slide_level(find_marks(lines[read_front_matter(text).line_count :])) or 6


def marked_private(text: str) -> set[str]:
    return {word for style, line in styles(text, level_of(text)) if style == "private" for word in words_in(line)}


@settings(max_examples=TEXTS, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_nothing_that_is_shown_or_spoken_is_marked_as_private(pieces: list[str]) -> None:
    text = numbered(pieces)
    deck = read_deck(text)
    private = words_in([slide.private for slide in deck.slides])
    everything = words_in(list(deck.slides))
    assert not marked_private(text) & (everything - private), text


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\nPrivat: ord0001x\n",
        "# A\n\nPrivat: ord0001x\nord0002x\n\nord0003x",
        "# A\n\nPrivat: ord0001x\n- ord0002x\n- ord0003x\n\n- ord0004x\n\nord0005x",
        "# A\n\nPrivat:\n\n- ord0001x\n  - ord0002x\n\nord0003x",
        "# A\n\nPrivat: ord0001x:\n\nord0002x\nord0003x\n\nord0004x",
        "# A\n\n- ord0001x\n- Privat: ord0002x\n  - ord0003x\n- ord0004x",
        "# A\n\n> ord0001x\n\n> Privat: ord0002x\n> ord0003x",
        "# A\n\n::: privat\nord0001x\n\n## ord0002x\n- ord0003x\n:::\nord0004x",
        "# A\n\n::: privat\nord0001x\n\n# B\n\nord0002x",
        "# A\n\nNotat: ord0001x\n\nPrivat: ord0002x\n\nord0003x",
        "# A\n\nPrivat: ord0001x\n```\nord0002x\n```\nord0003x\n\nord0004x",
        "# A\n\n```\nord0001x\nPrivat: ord0002x\n```\nord0003x",
        "# A\n\nPrivat: ord0001x\n| ord0002x | b |\n|---|---|\n| ord0003x | d |\n\nord0004x",
        "# A\n\n**Privat:** ord0001x\n\nPRIVATE: ord0002x\n\nord0003x",
        "# A\n\n::: privat\nord0001x\n::: sett-inn a.md\nord0002x\n:::\nord0003x",
        "# A\n\n::: privat\nord0001x\n::: sett-inn a.md\n:::\nord0002x\n:::\nord0003x",
        "# A\n\nPrivat: ord0001x\n::: sett-inn a.md\nord0002x",
        "# A\n\nPrivat: ord0001x:\n::: sett-inn a.md#sitat-1\nord0002x",
    ],
)
def test_all_that_is_private_is_marked_as_private(text: str) -> None:
    deck = read_deck(text)
    assert marked_private(text) == words_in([slide.private for slide in deck.slides])


def test_notes_reach_to_the_end_of_the_slide_but_not_over_subheadings_of_the_next() -> None:
    text = "# A\n\nord\n\nNotat: si dette\n\nmer\n\n## under\n\nogså\n\n# B\n\nvises"
    deck = read_deck(text)
    assert len(deck.slides) == 2
    spoken = [line for style, line in styles(text, level_of(text)) if style == "notes"]
    assert spoken == ["Notat: si dette", "mer", "også"]
