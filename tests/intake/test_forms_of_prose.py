"""The ways in which articles, reports and programmes are written, each told from the others."""

from collections import Counter
from collections.abc import Iterator

import pytest
from intake_words import said_and_shown, words_of

from leaderdeck.deck.blocks import Agenda, Facts, List, Quote, Steps
from leaderdeck.deck.slide import Deck
from leaderdeck.intake.prose_to_talk import Outlined, make_outline
from leaderdeck.intake.prose_to_talk_sentences import points_among, sentences_of, title_among
from leaderdeck.intake.source_text import SourceText, pasted
from leaderdeck.outline.reader import read_deck

NYNORSK = """Ei kommune som våga å spørje

Av Marit Solheim, kommunedirektør, Granheim kommune

Då straumen gjekk i januar, var det ikkje planen som redda oss. Det var folk som kjende kvarandre.

Beredskap er folk
Vi har øvd på straumbrot i ti år. Likevel var det ei nabokone som først fann ut kven som sat åleine.

– Eg ringde dei eg visste om, fortel Anne Lid.

Dette har vi lært:
• Kjenn grannelaget før det brenn
• Skriv ned telefonnummera på papir

I 2019 hadde vi 14 vakter. I 2022 hadde vi 9. I 2025 har vi 22, og alle er frivillige.

Kva gjer de no?

Vi har laga ei ordning der kvart grendelag har ein kontakt. Kommunen betaler kaffien.

Foto: Ola Berg

Les også: Slik øver vi
"""
ENGLISH = """What we learned from saying sorry

By Jane Miller, chief executive, Northfield Council

Last spring we closed a school on a Friday afternoon and told nobody why. On Monday two hundred parents stood outside.

"You cannot consult after the decision," said Peter Hall, who leads the parents' council.

Three rules for next time
1. Tell the people it concerns before you tell the press.
2. Say what you do not know.

78 percent of parents say today that they trust the council. In 2023 it was 41 percent.

Source: Northfield residents' survey, 2025

Pupils: 4 120
Schools: 17

Ring on Thursday.
"""
DAY = """Program for ledersamling på Fjordhotellet 12. mai 2026

Samlingen varer i 6 timer.

09.00 Velkommen ved kommunedirektøren
09.15–10.00 Tillit i praksis, Kari Nordli
10.00 Pause
12.00 Lunsj
"""


def outlined(text: str) -> tuple[Outlined, Deck]:
    made = make_outline(pasted(text))
    return made, read_deck(made.markdown)


def blocks_of(deck: Deck, kind: type) -> list:
    return [block for slide in deck.slides for block in slide.blocks if isinstance(block, kind)]


def titles(deck: Deck) -> list[str]:
    return [slide.title.text for slide in deck.slides if slide.title]


def test_an_article_in_nynorsk() -> None:
    made, deck = outlined(NYNORSK)
    assert made.language == "nn"
    assert "foredragshaldar: Marit Solheim" in made.markdown
    assert [guess.who for guess in made.guesses if guess.kind == "quote"] == ["Anne Lid"]
    assert titles(deck).count("Dette har vi lært") == 1
    listed = next(block for block in blocks_of(deck, List) if len(block.items) == 2)
    assert listed.items[0].paragraph.text.startswith("Kjenn")
    (timeline,) = blocks_of(deck, Steps)
    assert [step.name.text for step in timeline.steps] == ["I 2019", "I 2022", "I 2025"]
    assert [left.words for left in made.left_out] == ["Les også: Slik øver vi"]
    assert not any("Foto" in title for title in titles(deck))


def test_an_article_in_english() -> None:
    made, deck = outlined(ENGLISH)
    assert (made.language, deck.front_matter.role) == ("en", "chief executive")
    (quote,) = blocks_of(deck, Quote)
    assert quote.paragraphs[0].text == "You cannot consult after the decision"
    assert quote.source is not None
    assert quote.source.text == "Peter Hall"
    with_share = next(slide for slide in deck.slides if slide.title and slide.title.text.startswith("78 percent"))
    assert [source.text.endswith("Source: Northfield residents' survey, 2025") for source in with_share.sources] == [
        True
    ]
    assert {(fact.value, fact.unit, bool(fact.source)) for fact in made.facts} >= {
        ("78", "percent", True), ("4 120", "", False), ("17", "", False)
    }  # fmt: skip
    assert len(blocks_of(deck, Facts)) == 1
    assert deck.slides[-1].layout == "closing"


def test_a_day_with_its_clock_times_as_written() -> None:
    made, deck = outlined(DAY)
    assert made.kind == "workshop"
    (agenda,) = blocks_of(deck, Agenda)
    assert [item.time for item in agenda.items] == ["09.00", "09.15–10.00", "10.00", "12.00"]
    assert made.minutes == 360
    assert not made.warnings
    assert all(slide.title for slide in deck.slides if any(isinstance(block, Agenda) for block in slide.blocks))


def test_every_guess_can_be_changed_and_the_change_is_said() -> None:
    before = make_outline(pasted(NYNORSK))
    prose = next(guess for guess in before.guesses if guess.kind == "prose")
    for kind in ("quote", "fact", "question", "claim", "speech", "point", "leave-out"):
        made = make_outline(pasted(NYNORSK), changes={prose.place: kind})
        guess = made.guesses[prose.place - 1]
        assert (guess.kind, guess.confidence, guess.is_changed) == (kind, 1.0, True)
        assert make_outline(pasted(NYNORSK)) == before
        if kind == "leave-out":
            assert [left.place for left in made.left_out] == [prose.place, before.guesses[-1].place]
            assert not any("straumbrot" in words for words in said_and_shown(read_deck(made.markdown)))
        if kind == "question":
            assert any("straumbrot" in title for title in titles(read_deck(made.markdown)))


def test_changes_of_paragraphs_that_are_not_there_change_nothing() -> None:
    assert make_outline(pasted(NYNORSK), changes={0: "quote", 999: "fact"}) == make_outline(pasted(NYNORSK))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Vi var 9. Nå er vi 22.", ["Vi var 9.", "Nå er vi 22."]),
        ("Den 16. mars kom K. Nordli. Da snudde det.", ["Den 16. mars kom K. Nordli.", "Da snudde det."]),
        ("Se bl.a. Kari. Hun vet.", ["Se bl.a. Kari.", "Hun vet."]),
        ("«Går det bra?» Ja, det går.", ["«Går det bra?»", "Ja, det går."]),
        ("1. Først dette. 2. Så dette.", ["1. Først dette.", "2. Så dette."]),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


def test_points_are_few_enough_to_be_read_and_the_last_sentence_is_among_them() -> None:
    said = ["Vi begynte tidlig.", "Det var kaldt.", "Alle kom likevel.", "Og ingen gikk hjem."]
    assert points_among(said, 3, 40) == ["Vi begynte tidlig", "Alle kom likevel", "Ingen gikk hjem"]
    assert points_among(said, 4, 7) == ["Vi begynte tidlig", "Ingen gikk hjem"]
    listing = ["Det handler om for lite tid, for mange mål, for få folk og en plan som ingen hadde lest."]
    assert points_among(listing, 4, 40) == [
        "For lite tid", "For mange mål", "For få folk og en plan som ingen hadde lest"
    ]  # fmt: skip


def test_a_title_is_no_spoken_line_and_leans_on_nothing() -> None:
    assert (
        title_among(["– Det er slik vi gjør det, sier hun.", "Dette er bra.", "Tillit må bygges."])
        == "Tillit må bygges."
    )


def test_a_name_that_stood_on_every_slide_is_on_none() -> None:
    made, deck = outlined(
        "Fjordvik\n\nVi øver hver vår. Det hjelper. Alle er med.\n\nFjordvik\n\nSlik gikk det.\n\nFjordvik\n\nSlutt."
    )
    assert [left.words for left in made.left_out] == ["Fjordvik"] * 3
    assert not any("Fjordvik" in words for words in said_and_shown(deck))


def test_a_quotation_is_set_without_the_marks_of_its_source() -> None:
    _, deck = outlined(
        "Om mot\n\n*Bare den som våger, lærer noe* – Kari Nordli\n\nVi prøvde det i fjor. Det gikk bra. Nå er vi fire."
    )
    assert [quote.paragraphs[0].text for quote in blocks_of(deck, Quote)] == ["Bare den som våger, lærer noe"]


class _Enough(Exception):
    pass


def test_a_long_text_tells_how_far_it_has_come_and_stops_when_told() -> None:
    source = SourceText("\n\n".join(f"Dette er avsnitt {number}. Det sier lite." for number in range(400)))
    told: list[float] = []
    made = make_outline(source, progress=lambda done, whole: told.append(done / whole))
    assert told == sorted(told)
    assert 0 <= told[0] < 0.1
    assert 0.9 < told[-1] <= 1
    assert len(told) > 100
    assert made == make_outline(source)
    for after in range(0, len(told), 20):
        steps = iter(range(after))

        def stop(_done: int, _whole: int, steps: Iterator[int] = steps) -> None:
            if next(steps, None) is None:
                raise _Enough

        with pytest.raises(_Enough):
            make_outline(source, progress=stop)


def test_nothing_longer_than_a_slide_holds_is_shown_and_all_of_it_is_said() -> None:
    sentences = " ".join(f"Kommunen har {number} ansatte i tjenesten som varer lenge." for number in range(100, 160))
    for text in (f"• {sentences}", f"«{sentences}»", f"Hva gjør vi med dette?\n\n{'a' * 5000}", "ord " * 3000):
        made = make_outline(SourceText(text))
        shown = [line for line in made.markdown.split("\n") if not line.startswith("Notat:")]
        assert max(map(len, shown)) <= 720
        assert words_of(text) - words_of(made.markdown) == Counter()


def test_a_list_of_whole_pages_fills_no_slide_and_loses_no_word() -> None:
    text = "\n".join(f"• Punkt {number} {'sier noe langt om saken og ' * 20}" for number in range(30))
    made = make_outline(SourceText(text))
    shown = [line for line in made.markdown.split("\n") if line.startswith("- ")]
    assert 8 < len(shown) < 30
    assert words_of(text) - words_of(made.markdown) == Counter()


def test_each_fact_has_the_source_that_follows_it_and_no_other() -> None:
    text = "Fakta\n\nAnsatte: 40\n\nElever: 900\n\nKilde: SSB\n\nBygget: 1990\n\nVi fortsetter.\n\nKilde: Avisa"
    facts = {fact.label: fact.source for fact in make_outline(SourceText(text)).facts}
    assert "SSB" in facts["Ansatte"]
    assert "SSB" in facts["Elever"]
    assert facts["Bygget"] == ""
