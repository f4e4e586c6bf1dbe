"""What must stay on the slides of notices, news and welcomes, and who said what in them."""

import pytest
from intake_talks import TEXTS, outlined, points_under, quotes, shown, titles
from intake_words import said_and_shown

from leaderdeck.deck.blocks import Facts, List
from leaderdeck.intake.prose_to_talk import make_outline
from leaderdeck.intake.prose_to_talk_announced import announced_in
from leaderdeck.intake.prose_to_talk_letters import is_below, is_hello, subject_in
from leaderdeck.intake.prose_to_talk_people import as_byline, spoken_in
from leaderdeck.intake.prose_to_talk_sentences import sentences_of, title_among
from leaderdeck.intake.prose_to_talk_told import told_quotation
from leaderdeck.intake.source_text import pasted
from leaderdeck.outline.reader import read_deck


def test_the_number_to_report_to_is_the_answer_and_is_left_out_by_nobody() -> None:
    made, deck = outlined("how_to_report_nb")
    assert made.left_out == ()
    asked = [line for line in TEXTS["how_to_report_nb"].split("\n") if line.endswith("?")]
    assert titles("how_to_report_nb")[1:] == asked
    assert "22 00 00 00" in shown(deck.slides[titles("how_to_report_nb").index("Hvor varsler du?")])[1]


def test_advice_that_is_counted_out_over_paragraphs_is_one_slide() -> None:
    title = "Derfor tre råd fra en som har holdt på en stund"
    assert points_under("advice_nb", title) == ["Spør mer enn du svarer", "Si takk høyt og kritikk lavt", "Gå hjem"]
    card = outlined("advice_nb")[1].front_matter
    assert (card.speaker, card.role) == ("Eli Strand", "ordfører")


def test_news_has_both_voices_and_its_figures() -> None:
    made, deck = outlined("news_en")
    assert [who for _, who in quotes("news_en")] == ["Mayor Ruth Adeyemi", "Tom Wright"]
    assert deck.front_matter.speaker == ""
    (facts,) = [block for slide in deck.slides for block in slide.blocks if isinstance(block, Facts)]
    assert [fact.value.text for fact in facts.facts] == ["£12.5 million", "1,840", "May 2026", "2031"]
    assert [left.words.split(":")[0] for left in made.left_out] == ["Media contact"]


def test_words_that_are_explained_are_points_and_no_figures() -> None:
    _, deck = outlined("welcome_nb")
    assert not any(isinstance(block, Facts) for slide in deck.slides for block in slide.blocks)
    assert len(points_under("welcome_nb", "Dette er viktig for oss")) == 3
    assert len(points_under("welcome_nb", "Din første uke")) == 5
    assert deck.front_matter.title == "Velkommen til oss i Østvik kommune"


def test_each_matter_of_the_minutes_has_its_decision() -> None:
    assert titles("minutes_nn")[1:] == ["Sak 1 Økonomi", "Sak 2 Sjukefråvær", "Sak 3 Ymse"]
    for matter in titles("minutes_nn")[1:3]:
        assert points_under("minutes_nn", matter)[-1].startswith("Vedtak: ")


def test_a_line_with_event_and_day_is_on_the_cover() -> None:
    card = outlined("talk_of_courage_nb")[1].front_matter
    assert (card.event, card.date) == ("Foredrag på Lederdagene", "14. oktober 2025")
    assert (card.speaker, card.role, card.organization) == ("Marte Holm", "direktør", "KS Øst")
    assert quotes("talk_of_courage_nb") == [("Folk støtter det de har vært med på å skape.", "Per Lunde")]


@pytest.mark.parametrize(
    ("words", "said", "who"),
    [
        ("Forsker Kari Moe skriver: «Ingen lytter til den som ikke spør.»", "Ingen lytter", "Forsker Kari Moe"),
        ('As my boss used to say, "Never ask twice for the same thing."', "Never ask", "my boss"),
        ("Hun svarte: «Jeg holder døra åpen for alle.» Det var alt.", "Jeg holder", ""),
        ('Ann Porter objected. "We have never done it like this before," she said.', "We have never", "Ann Porter"),
        ("Eg las hos Vinje: «Det er godt å vere to om det.»", "Det er godt", "Vinje"),
    ],
)
def test_marked_words_are_told_by_whom_the_sentence_names(words: str, said: str, who: str) -> None:
    told = told_quotation(words)
    assert told is not None
    assert told.words.startswith(said)
    assert told.who == who


@pytest.mark.parametrize(
    "words",
    [
        "Vi kaller det «den store ryddesjauen i kommunen vår».",
        "Han skrev «Til den som vil noe» på ryggen av stolen, og den er aldri tom lenge, for folk kommer hver dag nå.",
        "Uten anførselstegn sier hun: Det er slik vi gjør det.",
    ],
)
def test_a_name_in_marks_is_no_quotation(words: str) -> None:
    assert told_quotation(words) is None


@pytest.mark.parametrize("words", ["Den som er i tvil, sier det høyt.", "Vi ser det, sier ja og går videre."])
def test_what_is_said_is_nobody_s_name(words: str) -> None:
    assert spoken_in(words) is None


def test_a_counted_list_is_whole_or_none() -> None:
    listed = announced_in(sentences_of("Vi har to regler. Først spør vi. Og så hører vi etter."))
    assert listed is not None
    assert listed.points == ("Først spør vi", "Så hører vi etter")
    assert announced_in(sentences_of("Vi har tre regler. Først spør vi. Så hører vi etter.")) is None
    assert announced_in(sentences_of("Vi har to barnehager. Den ene er ny. Været er fint. Alle kom.")) is None


@pytest.mark.parametrize(
    "words", ["Når noe går galt, leter vi.", "Den minste kommunen i hele fylket, som er her, vant."]
)
def test_half_a_sentence_is_no_title(words: str) -> None:
    long = words.replace(".", " i dag, og i morgen, og så lenge som noen av oss husker det, og enda litt lenger.")
    assert title_among([long]) == ""


def test_letters_are_known_by_their_frame() -> None:
    assert is_hello("God kveld, alle sammen.")
    assert not is_hello("Kjære fortjener mer enn en setning, og det skal dere få av meg nå i kveld.")
    assert is_below("Kari Nordli, tlf. 900 00 000")
    assert is_below("www.fjordvik.example")
    assert not is_below("Ring verneombudet på telefon 22 00 00 00 når du er i tvil.")
    assert subject_in("Emne: SV: Re: Møtet") == "Møtet"
    named = as_byline("Hanne Berge (52) er leder ved Solgården i Fjordvik.")
    assert named is not None
    assert (named.name, named.office) == ("Hanne Berge", "leder")


def test_a_talk_without_any_heading_has_no_empty_slide_behind_its_cover() -> None:
    text = (
        "Av Kari Nordli\n\nForsker Per Moe sier: «Ingen lytter til den som ikke spør.»\n\n– Det er sant, sier Ida Lie."
    )
    made = make_outline(pasted(text))
    deck = read_deck(made.markdown)
    assert len(deck.slides) == len(made.links) == 3
    assert all(slide.blocks for slide in deck.slides[1:])
    assert any("Av Kari Nordli" in words for words in said_and_shown(deck))


def test_numbered_parts_are_headings_and_lettered_cases_a_list() -> None:
    assert titles("modules_nb")[0] == "Velkommen som tillitsvalgt!"
    assert [title for title in titles("modules_nb") if title.startswith("Modul ")] == [
        "Modul 1: Rollen din", "Modul 2: Drøfting eller informasjon?", "Modul 3: Når du er uenig"
    ]  # fmt: skip
    _, deck = outlined("modules_nb")
    asked = deck.slides[titles("modules_nb").index("Oppgave: Er dette drøfting eller informasjon?")]
    (cases,) = [block for block in asked.blocks if isinstance(block, List)]
    assert [item.marker for item in cases.items] == ["letter"] * 3


def test_voices_are_told_apart_however_they_are_led_to() -> None:
    assert [who for _, who in quotes("boat_nb")] == ["Karin Solli", "Per Eng", "Ordfører Eli Strand"]
    assert quotes("crisis_nn") == [("Vi trong ikkje ein plan. Vi trong å sjå deg.", "")]
    assert titles("farewell_nb")[0] == "Hei, og takk for meg!"
    assert not titles("crisis_nn")[0].startswith("God morgon")


def test_of_three_who_are_asked_once_none_gives_the_talk() -> None:
    made, deck = outlined("boat_nb")
    assert [guess.who for guess in made.guesses if guess.kind == "quote"][1] == "Per Eng"
    assert deck.front_matter.speaker == ""
    assert outlined("news_en")[0].kind == "article"


def test_a_signature_in_one_line_gives_name_office_and_place() -> None:
    card = outlined("dinner_mail_en")[1].front_matter
    assert (card.title, card.speaker) == ("Notes for the board dinner", "Peter Hall")
    assert (card.role, card.organization) == ("Director of Care", "Northfield Council")
