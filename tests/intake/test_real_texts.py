"""Five real texts become the talks that their writers would know again: told by counts, and names by their marks."""

import hashlib
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from intake_words import said_and_shown

from leaderdeck.deck.blocks import Agenda, Callout, Columns, Facts, List, Quote, Steps
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.intake.prose_to_talk import Outlined, make_outline
from leaderdeck.intake.source_text import pasted
from leaderdeck.outline.reader import decode, read_deck

pytestmark = pytest.mark.shared
DIRECTOR, PROFILED = "0ee3b76658", "3f0a44a49a"


@pytest.fixture(scope="module")
def outlined(shared: Path):
    @cache
    def made(number: int) -> tuple[str, Outlined, Deck]:
        text, _ = decode(next(shared.joinpath("seeds").glob(f"00{number}_*.txt")).read_bytes())
        outline = make_outline(pasted(text))
        return text, outline, read_deck(outline.markdown)

    return made


def mark(words: str) -> str:
    """What a name or a line is known by here."""
    return hashlib.sha256(words.encode()).hexdigest()[:10]


def kinds(outline: Outlined) -> Counter[str]:
    return Counter(guess.kind for guess in outline.guesses)


def blocks_of(deck: Deck, kind: type) -> list:
    return [block for slide in deck.slides for block in slide.blocks if isinstance(block, kind)]


def titles(deck: Deck) -> list[str]:
    return [slide.title.text if slide.title else "" for slide in deck.slides]


def slide_titled(deck: Deck, words: str) -> Slide:
    return next(slide for slide in deck.slides if slide.title and slide.title.text == words)


def test_the_essay_is_a_short_speech_with_its_two_subheads_a_contrast_and_a_quotation(outlined) -> None:
    text, outline, deck = outlined(0)
    assert outline.kind == "greeting"
    subheads = [line.strip() for line in text.split("\n") if 0 < len(line) < 50 and line.strip()[-1].isalpha()]
    assert len(subheads) == 3  # the signature is the third
    assert set(subheads[:2]) <= set(titles(deck))
    assert (mark(deck.front_matter.speaker), deck.front_matter.role) == (DIRECTOR, "rådmann")
    assert deck.front_matter.title == titles(deck)[-1]
    assert deck.slides[-1].layout == "closing"
    (quote,) = blocks_of(deck, Quote)
    assert quote.source is not None
    assert mark(quote.source.text) == "4e8a71509e"
    (columns,) = blocks_of(deck, Columns)
    assert len(columns.columns) == 2
    for slide in deck.slides[2:4]:
        assert 3 <= sum(len(block.items) for block in slide.blocks if isinstance(block, List)) <= 4


def test_the_interview_has_a_slide_for_each_question_and_its_facts_with_values_and_units(outlined) -> None:
    text, outline, deck = outlined(1)
    asked = [line for line in text.split("\n") if line.strip().endswith("?")]
    assert outline.kind == "interview"
    assert kinds(outline)["question"] == len(asked) == 10
    assert [title for title in titles(deck) if title.endswith("?")] == [line.strip() for line in asked]
    (quote,) = blocks_of(deck, Quote)
    assert quote.source is not None
    assert mark(quote.source.text) == DIRECTOR
    facts_told = "\n".join(f"{fact.label}|{fact.value}|{fact.unit}" for fact in outline.facts)
    assert mark(facts_told) == "e8d5c505be"
    assert [fact.unit for fact in outline.facts] == ["km2", "", "kr pr. innbygger", ""]
    (facts,) = blocks_of(deck, Facts)
    assert len(facts.facts) == 4
    assert len(blocks_of(deck, Callout)) == 2  # what the relay is, and who gets the baton
    assert deck.slides[-1].layout == "closing"
    assert (mark(deck.front_matter.speaker), deck.front_matter.role) == (DIRECTOR, "kommunedirektør")


def test_the_deck_opens_as_it_is_without_the_name_and_slogan_of_every_slide(outlined) -> None:
    text, outline, deck = outlined(2)
    assert len(deck.slides) == 9
    assert len([line for line in text.split("\n") if line.startswith("# ")]) == 7
    assert outline.markdown.count("\n# ") == 8  # and the slogan at the end
    assert len(outline.left_out) == 7
    assert all(left.why.source.startswith("Står flere ganger") for left in outline.left_out)
    assert deck.slides[-1].layout == "closing"
    assert sum(len(block.items) for block in blocks_of(deck, List)) == 21
    assert not any("kilde:" in line for line in outline.markdown.split("\n"))


def test_the_profile_s_spoken_lines_are_quotations_and_no_bullets(outlined) -> None:
    text, outline, deck = outlined(3)
    spoken = [guess for guess in outline.guesses if re.match(r"- ", text[guess.start :])]
    assert len(spoken) == 6
    assert {guess.kind for guess in spoken} == {"quote"}
    assert {mark(guess.who) for guess in spoken} == {PROFILED}
    quotes = blocks_of(deck, Quote)
    sources = Counter(quote.source.text if quote.source else "" for quote in quotes)
    assert len(quotes) == 8
    assert max(sources.values()) == 7
    assert max(len(source.split()) for source in sources) == 5  # the municipality's platform, with its year
    bullets = [item.paragraph.text for block in blocks_of(deck, List) for item in block.items]
    assert len(bullets) == 3
    assert not any("sier" in bullet for bullet in bullets)


def test_the_profile_s_facts_have_values_a_source_and_a_time_line(outlined) -> None:
    _, outline, deck = outlined(3)
    assert [(fact.value, fact.unit) for fact in outline.facts] == [("497.656", "personer"), ("43", "prosent")]
    assert all(fact.source.startswith("Kilder: ") for fact in outline.facts)
    facts = next(slide for slide in deck.slides if any(isinstance(block, Facts) for block in slide.blocks))
    assert [source.text.count("SSB") for source in facts.sources] == [1]
    (timeline,) = blocks_of(deck, Steps)
    assert (timeline.kind, len(timeline.steps)) == ("timeline", 3)
    assert kinds(outline)["heading"] == 3  # run-in subheads
    assert (mark(deck.front_matter.speaker), deck.front_matter.role) == (PROFILED, "rådmann")
    assert (mark(deck.front_matter.event), deck.front_matter.date) == ("57ae7bac90", "28. september")


def test_the_workshop_s_agenda_has_its_lengths_no_invented_times_and_says_what_is_left(outlined) -> None:
    _, outline, deck = outlined(4)
    assert outline.kind == "workshop"
    (agenda,) = blocks_of(deck, Agenda)
    assert [item.time for item in agenda.items] == [""] * 5
    assert [item.duration for item in agenda.items] == ["", "90 minutter", "90 minutter", "90 minutter", ""]
    assert mark(agenda.items[0].owner.text) == "061dd016b0"
    assert outline.minutes == 300
    assert sum(slot.minutes or 0 for slot in outline.slots) == 270
    (warning,) = outline.warnings
    assert "30 min" in str(warning)
    assert "4 t 30 min av 5 t" in str(warning)
    assert len([title for title in titles(deck) if re.fullmatch(r"Kommune \d", title)]) == 3
    assert sum(len(block.items) for block in slide_titled(deck, "3 kommuner").blocks) == 3
    assert deck.front_matter.date == "5. mars"


def test_the_archive_s_furniture_is_left_out_and_the_credit_is_said(outlined) -> None:
    text, outline, deck = outlined(4)
    assert len(outline.left_out) == 3
    assert {left.why.source.split()[0] for left in outline.left_out} == {"Hører"}
    assert kinds(outline)["caption"] == 1
    credit = re.search(r"Foto: (.+)\.", text)
    assert credit
    assert any(credit[1] in words for words in said_and_shown(deck))


def test_every_slide_knows_the_paragraphs_it_is_made_of(outlined) -> None:
    for number in (0, 1, 3, 4):
        text, outline, deck = outlined(number)
        assert [link.slide for link in outline.links] == list(range(1, len(deck.slides) + 1))
        made_of = {place for link in outline.links for place in link.places}
        left_out = {left.place for left in outline.left_out}
        assert made_of | left_out == {guess.place for guess in outline.guesses}
        assert all(text[guess.start : guess.end].split() for guess in outline.guesses)
        assert outline.markdown.count("<!-- kilde: avsnitt ") == len(deck.slides)
