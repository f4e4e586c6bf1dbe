"""Which layouts a slide may be given: those that hold what it says, the one by content first."""

from pathlib import Path

import pytest

from leaderdeck.brand.catalog import find_kit
from leaderdeck.outline.reader import read_deck
from leaderdeck.scene.fitting_layouts import compose_fitting, fitting_layouts


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# Tittel\n\n- en\n- to\n", ("content", "section", "statement", "closing")),
        (
            "# Tittel\n\n## A\n\n- en\n\n## B\n\n- to\n\n# Annet\n\n- tre\n",
            ("comparison", "section", "content", "statement", "columns", "closing"),
        ),
        ("# Tittel\n\n> Ord\n>\n> — Noen\n", ("quote", "content")),
        ("# Tittel\n\n::: steg\n- A: b\n- C: d\n:::\n", ("steps", "content", "timeline")),
        ("# Tittel\n\n|a|b|\n|-|-|\n|1|2|\n", ("table", "content")),
        ("# Tittel\n\n![x](x.png)\n\n- en\n", ("picture-text", "content")),
        ("# Bare dette\n", ("statement", "cover", "section", "content", "closing")),
    ],
)  # fmt: skip
def test_layouts_that_hold_the_content(markdown: str, expected: tuple[str, ...]) -> None:
    assert fitting_layouts(read_deck(markdown).slides[0]) == expected


def test_long_text_is_never_offered_in_large_type() -> None:
    items = "\n".join(f"- {'ord ' * 20}" for _ in range(8))
    assert fitting_layouts(read_deck(f"# Tittel\n\n{items}\n").slides[0]) == ("content",)


def test_what_was_asked_for_is_among_them_where_it_holds() -> None:
    cover, table = (read_deck(f"# Tittel {{.{name}}}\n\n- en\n").slides[0] for name in ("forside", "tabell"))
    assert "cover" in fitting_layouts(cover)
    assert "table" not in fitting_layouts(table)


def test_composing_leaves_out_what_fell_back() -> None:
    deck = read_deck("# Tittel\n\n" + "\n".join(f"- {'et langt ord ' * 2}" for _ in range(14)))
    slide, kit = deck.slides[0], find_kit("fjordvik")
    composed = compose_fitting(slide, ("content", "statement"), kit, deck.front_matter, 1, Path())
    assert [name for name, _ in composed] == ["content"]
    assert all(scenes[0].layout == name for name, scenes in composed)
