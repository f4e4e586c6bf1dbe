"""Private words beside other programs' marks: the smallest talks in which they were shown or said once."""

import pytest
from deck_words import public_words, without_private, words

from leaderdeck.outline.reader import read_deck, read_outline, reread

RULED = "# A\n\n\tvist\n\nsagt\n\n---\n\n\tvist\n\n"
TALKS = {
    "dashes below an open block": "---\nincremental: true\n---\n::: privat\nhemmelig\n--\n[.column]",
    "a rule below an open block": "# A\n\n::: privat\nhemmelig\n---\n\n# Neste\n\nvist\n",
    "a tab below a paragraph": "---\nmarp: true\n---\n[.column]\n\tPrivat: hemmelig",
    "a tab and a bullet below a paragraph": "# A\n\nvist\n\t- Privat: hemmelig\n",
    "a bullet in code": "autoscale: true\n\n::: incremental\n- vist\n:::\n\n\t- Privat: hemmelig",
    "spaces in a footnote": "# A\n\nvist[^1]\n\n[^1]: kilde\n\n    Privat: hemmelig\n",
    "a comment that was forgotten": "# A\n\n<!-- sagt\n\nvist\n\n<!-- Privat: hemmelig -->\n",
    "a comment behind words in a comment": "autoscale: true\n\nclass: a <!--\nvist <!-- Privat: hemmelig\nmer --> vist",
    "a sign of a comment in code": f"{RULED}`<!--`\n<!-- privat: vist\nhemmelig\n-->",
    "a list that is said": f"{RULED}- punkt\n\n\t> Privat: hemmelig\n",
    "a property with a comment": "class: center <!-- Privat: mer\nhemmelig -->\n\n# A\n\n???\n\n---\n\n???\nsagt\n",
    "among settings": "template: a.pptx\nPrivat: hemmelig\n\n### A\n\n- b\n",
    "in a title block": "% Tittel\n  Privat: hemmelig\n\n# A\n\n- b\n",
    "in a slide's front matter": "---\nmdc: true\n---\n\n# A\n\n---\nlayout: section\n  Privat: hemmelig\n---\n\n# B\n",
    "a footnote below open code": "# A\n\n```\nkode\n[^q]: Privat: hemmelig\n",
    "a footnote below a sign of a comment": "autoscale: true\n\n```\n\n<!--\n\n[^q]: Privat: hemmelig",
    "a comment below open code": "# A\n\n````\nkode\nvist <!-- Privat: hemmelig\nmer --> vist\n",
    "between columns": "autoscale: true\n\n[.column]\n\nvist\n\n::: privat\nhemmelig\n\n[.column]\n\nto\n",
    "behind a sign of notes": "autoscale: true\n\n# A\n\n^ Privat: hemmelig\n^ mer\n",
}


@pytest.mark.parametrize("name", TALKS)
def test_what_is_private_is_in_the_private_text_alone(name: str) -> None:
    deck = read_deck(TALKS[name])
    assert "hemmelig" not in public_words(deck)
    assert "hemmelig" in " ".join(slide.private for slide in deck.slides)


@pytest.mark.parametrize("name", TALKS)
def test_what_is_private_stays_so_while_one_types_on_its_slide(name: str) -> None:
    lines = TALKS[name].split("\n")
    reading = read_outline(TALKS[name])
    starts = [*reading.deck.slide_lines, len(lines) + 1]
    for index in range(len(reading.deck.slides)):
        first = max(starts[index] - 1, reading.top if index == 0 else 0)
        for one in reread(reading, index, [*lines[first : starts[index + 1] - 1], "", "mer"]):
            assert "hemmelig" not in words(without_private(one.slide))


def test_a_rule_below_an_open_private_block_begins_the_next_slide() -> None:
    deck = read_deck(TALKS["a rule below an open block"])
    assert [slide.title.text for slide in deck.slides if slide.title] == ["A", "Neste"]


def test_private_passages_keep_their_lines_where_nothing_opens_them() -> None:
    deck = read_deck(
        "autoscale: true\n\n# A\n\n::: privat\n- en\n- to\n:::\n\n^ sagt\n\nPrivat: tre\n- fire\n\n^ mer\n"
    )
    assert set(deck.slides[0].private.split("\n\n")) == {"- en\n- to", "tre", "- fire"}
    assert {"sagt", "mer"} == set(words(deck.slides[0].speaker_notes))


def test_what_is_said_around_a_private_comment_in_a_comment_is_said() -> None:
    deck = read_deck("# A\n\n<!-- sagt <!-- Privat: hemmelig -->\n")
    assert (set(words(deck.slides[0].speaker_notes)), deck.slides[0].private) == ({"sagt"}, "hemmelig")
