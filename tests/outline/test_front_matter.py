"""The talk's card: both languages, every wrong value told of with its line, nothing guessed."""

import pytest

from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.reader import read_deck

NORWEGIAN = """---
tittel: Ro i båten
undertittel: Om tillit
foredragsholder: Ingrid Solbakk
rolle: kommunedirektør
organisasjon: Fjordvik kommune
arrangement: Lederdagene
arrangør: Forum
sted: Oslo
dato: 2026-03-16
varighet: 20 min
profil: fjordvik
bunntekst: Egen bunn
språk: no
lysbilder: overskrifter
brødtekst: notater
type: notat
tema: [kultur, tillit]
privat: ja
av: [fit.shrunk, pace]
---
"""
ENGLISH = """---
title: Ro i båten
subtitle: Om tillit
speaker: Ingrid Solbakk
role: kommunedirektør
organization: Fjordvik kommune
event: Lederdagene
organizer: Forum
place: Oslo
date: 2026-03-16
duration: "0:20"
brand: fjordvik
footer: Egen bunn
lang: nb
slides: headings
prose: notes
type: note
topics: kultur, tillit
private: true
off: fit.shrunk, pace
---
"""


def test_both_languages_say_the_same() -> None:
    norwegian, english = read_front_matter(NORWEGIAN), read_front_matter(ENGLISH)
    assert norwegian.remarks == english.remarks == ()
    assert norwegian.front_matter == english.front_matter
    card = norwegian.front_matter
    assert (card.title, card.duration_seconds, card.language, card.private) == ("Ro i båten", 1200, "nb", True)
    assert (card.slides, card.prose, card.type, card.topics) == ("headings", "notes", "note", ("kultur", "tillit"))
    assert (card.date, card.footer, card.switched_off) == ("2026-03-16", "Egen bunn", ("fit.shrunk", "pace"))
    assert dict(card.lines)["language"] == 14
    assert norwegian.line_count == 21


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("20 min", 1200), ("20", 1200), ("1:30", 5400), ("1 t 30 min", 5400), ("1,5 timer", 5400), ("45 minutter", 2700)],
)
def test_durations(written: str, seconds: int) -> None:
    assert read_front_matter(f"---\nvarighet: {written}\n---\n").front_matter.duration_seconds == seconds


@pytest.mark.parametrize(
    "line",
    [
        "varighet: lenge",
        "slides: kanskje",
        "lang: norsk og engelsk",
        "date: 2026-13-45",
        "private: kanskje",
        "type: [a]",
        "title: {a: b}",
        "av: 7!",
    ],
)
def test_a_wrong_value_is_told_of_with_line_and_what_was_expected(line: str) -> None:
    found = read_front_matter(f"---\ntitle2: x\n{line}\n---\n")
    remark = found.remarks[-1]
    assert (remark.severity, remark.line) == ("warning", 3)
    assert "skal være" in str(remark.message)


def test_words_that_yaml_would_change_stay() -> None:
    card = read_front_matter(
        "---\ntitle: no\nspeaker: 1:30\nrole: 007\nevent: ~\nplace: 2026-01-01\n---\n"
    ).front_matter
    assert (card.title, card.speaker, card.role, card.event, card.place) == ("no", "1:30", "007", "~", "2026-01-01")


def test_unknown_keys_are_kept_and_named() -> None:
    found = read_front_matter("---\ntitle: x\nfarge: blå\n---\n")
    assert found.front_matter.unknown == (("farge", "blå"),)
    assert [(remark.severity, remark.line) for remark in found.remarks] == [("info", 3)]
    assert "farge" in str(found.remarks[0].message)


def test_the_first_of_two_values_counts() -> None:
    found = read_front_matter("---\ntitle: en\ntittel: to\n---\n")
    assert found.front_matter.title == "en"
    assert found.remarks[0].line == 3


@pytest.mark.parametrize(
    "line",
    ["title: Mål: 2030", 'title: "uavsluttet', "title: [Utkast] Mål", "title: *viktig*", "title: @alle", "title: &x y"],
)
def test_broken_yaml_is_read_line_by_line_and_told_of(line: str) -> None:
    deck = read_deck(f"---\nspeaker: Kari\n{line}\n---\n# A\n\nx\n")
    assert deck.front_matter.speaker == "Kari"
    assert deck.front_matter.title == line.removeprefix("title: ")
    assert deck.remarks[0].severity == "warning"
    assert len(deck.slides) == 2


def test_a_huge_card_is_not_read() -> None:
    found = read_front_matter("---\ntitle: " + "x" * 70_000 + "\n---\n")
    assert found.front_matter.title == ""
    assert found.remarks[0].severity == "error"


@pytest.mark.parametrize(
    "text",
    [
        "---\n\n# A\n\n---\n",
        "---\n# A\n",
        "---\nbare tekst\n---\n",
        "--- x\na: b\n---\n",
        "----\na: b\n---\n",
        " ---\na: b\n---\n",
    ],
)
def test_a_rule_at_the_top_is_no_card(text: str) -> None:
    assert read_front_matter(text).line_count == 0


def test_a_card_survives_a_byte_order_mark_and_other_line_ends() -> None:
    deck = read_deck("\ufeff" + ENGLISH.replace("\n", "\r\n") + "# A\r\n\r\nx\r\n")
    assert deck.front_matter.title == "Ro i båten"
    assert deck.slide_lines == (1, 22)


def test_what_stands_under_the_private_key_is_never_quoted() -> None:
    assert "hemmelig" not in str(read_front_matter("---\nprivat: hemmelig sak\n---\n").remarks[0].message)


@pytest.mark.parametrize(
    "rest", ["", "\n## A\n\ntekst\n", "\n## A\n\n- punkt\n\n---\n\n## B\n", "\n# A\n\n---\n\n# B\n"]
)
def test_a_card_that_nobody_closes_swallows_no_slide_and_is_told_of(rest: str) -> None:
    deck = read_deck(f"---\ntitle: Tillit\nspeaker: Kari\n{rest}")
    assert [remark.line for remark in deck.remarks if remark.rule == "text.front_matter"] == [1]
    shown = [slide.title.text for slide in deck.slides if slide.title]
    assert [title for title in shown if title in "AB"] == [letter for letter in "AB" if f"# {letter}\n" in rest]


def test_a_comment_in_a_card_is_no_slide() -> None:
    text = "---\ntitle: Tillit\n\n# Om den som taler\n\nspeaker: Kari\n# slutt\n---\n\n## A\n"
    assert read_front_matter(text).front_matter.speaker == "Kari"


def test_a_talk_called_private_in_a_card_that_nobody_closes_is_private() -> None:
    assert read_deck("---\ntitle: x\nprivat: ja\n\n## A\n").front_matter.private
    assert not read_deck("---\ntitle: x\nprivat: nei\n\n## A\n").front_matter.private
    assert not read_deck("---\n\nprivat: ja\n\n## A\n").front_matter.private, "a private paragraph below a rule"
