"""Time is estimated from what is said, and told as a range."""

import pytest
from checking import findings_of, names, only, slide

from leaderdeck.checks.pace import count_words, pace_of
from leaderdeck.outline.reader import read_deck


def pace(text: str):
    return pace_of(read_deck(text))


def test_notes_are_spoken_at_120_words_a_minute() -> None:
    found = pace(slide(f"- a\n\nNotat: {'ord ' * 240}"))
    assert found.words == 240 + 2, "the cover's two words are shown, not spoken"
    assert found.slide_seconds[1] == 120
    assert found.shortest_seconds < found.seconds < found.longest_seconds


@pytest.mark.parametrize(
    ("body", "seconds"),
    [("", 30), ("- a\n- b", 90), ("> Et sitat\n>\n> — Noen", 60), ("| A | B |\n|--|--|\n| a | b |", 120)],
)
def test_slides_without_notes_take_their_kinds_time(body: str, seconds: int) -> None:
    assert pace(slide(body)).slide_seconds[1] == seconds


def test_private_text_cells_sources_and_alternative_texts_are_not_counted() -> None:
    bare = pace(slide("- a b c"))
    more = pace(slide("- a b c[^1]\n\n![et bilde av noe langt](a.png)\n\nPrivat: en to tre\n\n[^1]: fire fem seks"))
    assert more.words - bare.words <= 1, "only the footnote's own number"


@pytest.mark.parametrize(("text", "words"), [("En – to", 2), ("", 0), ("- — …", 0), ("H2O er vann.", 3)])
def test_marks_alone_are_no_words(text: str, words: int) -> None:
    assert count_words(text) == words


def test_a_talk_is_measured_against_its_time() -> None:
    def talk(minutes: int) -> str:
        return slide(f"- a\n\nNotat: {'ord ' * 1200}").replace("lang: nb", f"lang: nb\nduration: {minutes} min")

    assert only(findings_of(talk(5)), "pace.too-long").line == 4
    assert not names(findings_of(talk(11)), "pace.too")
    assert only(findings_of(talk(45)), "pace.too-short").severity == "info"


def test_a_time_with_no_span_is_one_figure() -> None:
    short = only(findings_of("---\nduration: 90 min\n---\n\n# Hei\n"), "pace.too-short")
    assert str(short.message) == "Foredraget tar trolig bare 1 min av 90."
