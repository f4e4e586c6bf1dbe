"""Marks inside a paragraph."""

import pytest
from reading import block_of, rules

from leaderdeck.deck.blocks import Text
from leaderdeck.deck.text import Run
from leaderdeck.outline.reader import read_deck


def runs(text: str) -> tuple[Run, ...]:
    block = block_of(text)
    assert isinstance(block, Text)
    return block.paragraph.runs


@pytest.mark.parametrize(
    ("written", "run"),
    [
        ("**fet**", Run("fet", bold=True)),
        ("*kursiv*", Run("kursiv", italic=True)),
        ("***begge***", Run("begge", bold=True, italic=True)),
        ("~~bort~~", Run("bort", strike=True)),
        ("`a*b*`", Run("a*b*", code=True)),
        ("[farge]{.accent}", Run("farge", accent=True)),
        ("[farge]{.aksent}", Run("farge", accent=True)),
        ("[strek]{.underline}", Run("strek", underline=True)),
        ("[strek]{.understreket}", Run("strek", underline=True)),
        ("[word]{lang=en}", Run("word", language="en")),
        ("[KS](https://ks.no)", Run("KS", link="https://ks.no")),
        ("[skriv](mailto:a@b.no)", Run("skriv", link="mailto:a@b.no")),
        ("[ring](tel:+4712345678)", Run("ring", link="tel:+4712345678")),
        ("<https://ks.no>", Run("https://ks.no", link="https://ks.no")),
    ],
)
def test_a_mark_gives_a_run_its_look(written: str, run: Run) -> None:
    assert runs(written) == (run,)
    assert runs(f"før {written} etter") == (Run("før "), run, Run(" etter"))


def test_super_and_subscript() -> None:
    assert runs("H~2~O og m^2^") == (Run("H"), Run("2", raised=-1), Run("O og m"), Run("2", raised=1))
    assert runs("ca. ~50 og ~60") == (Run("ca. ~50 og ~60"),)


@pytest.mark.parametrize("written", ["en  \nto", "en\\\nto", "en<br>to", "en <br/> to"])
def test_hard_line_breaks(written: str) -> None:
    assert runs(written) == (Run("en\nto"),)


def test_soft_line_breaks_are_spaces() -> None:
    assert runs("en\nto **tre\nfire**") == (Run("en to "), Run("tre fire", bold=True))


def test_marks_nest_in_spans() -> None:
    assert runs("[Frist *1. mai*]{.underline}") == (
        Run("Frist ", underline=True),
        Run("1. mai", underline=True, italic=True),
    )


def test_text_stays_as_it_is_typed() -> None:
    text = "\"Hei\" -- sa 'hun' ... <b>ja</b> 5 * 3 snake_case"
    assert runs(text) == (Run(text),)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "fil.md", "file:///etc/passwd", "ftp://a.no/x", "data:text/html,x"]
)
def test_other_addresses_are_text_and_told_of(address: str) -> None:
    deck = read_deck(f"# A\n\n[ord]({address})\n")
    assert deck.slides[0].blocks == (Text(deck.slides[0].blocks[0].paragraph, 2),)  # type: ignore[union-attr]
    assert deck.slides[0].blocks[0].paragraph.runs == (Run("ord"),)  # type: ignore[union-attr]
    assert rules(deck) == [("text.link", 3)]


def test_link_references_reach_across_slides() -> None:
    deck = read_deck("# A\n\n[KS][ks]\n\n# B\n\nx\n\n[ks]: https://ks.no\n")
    assert deck.slides[0].blocks[0].paragraph.runs == (Run("KS", link="https://ks.no"),)  # type: ignore[union-attr]
