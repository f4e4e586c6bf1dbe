"""Texts as leaders write, paste and are sent them, made into talks: looked at slide by slide once, and kept so."""

from collections import Counter
from pathlib import Path

import pytest
from intake_talks import TEXTS, agendas, outlined, points, points_under, quotes, shown, titles
from intake_words import left_out, said_and_shown, words_of

from leaderdeck.deck.blocks import Columns, Facts, Steps
from leaderdeck.deck.slide import Deck
from leaderdeck.intake.prose_to_talk import make_outline
from leaderdeck.intake.prose_to_talk_guess import TALK_KINDS
from leaderdeck.intake.source_text import SourceText, pasted
from leaderdeck.outline.reader import read_deck

SLOTS = {"kommune", "1", "2", "3"}
"""What an agenda calls slots that a text counts but does not name; the figures are marks of sources, too."""


@pytest.mark.parametrize("name", TEXTS)
def test_in_every_kind_no_word_is_lost_or_made_up_and_no_slide_is_a_scrap(name: str) -> None:
    for kind in (None, *TALK_KINDS):
        made, deck = outlined(name, kind)
        assert words_of(TEXTS[name]) - words_of(*said_and_shown(deck), *left_out(made)) == Counter()
        marks = {f"{word}{number}" for word in words_of(TEXTS[name]) for number in range(1, 10)}
        assert set(words_of(*said_and_shown(deck))) - set(words_of(TEXTS[name])) <= SLOTS | marks
        assert 3 <= len(deck.slides) <= 12
        own = [slide for slide in deck.slides if slide.layout != "closing"]  # an appeal may be the talk's name, too
        seen = [shown(slide) for slide in own]
        assert len(set(seen)) == len(seen)
        for slide, (title, words) in zip(own, seen, strict=True):
            assert slide.kind == "cover" or len(f"{title} {words}".split()) > 2
            assert not title[:1].islower()
            assert not title.endswith((",", ":"))


def test_a_speech_of_praise_shows_what_she_said_and_nobody_s_name_below_it() -> None:
    made, _ = outlined("speech_for_inger_nb")
    assert made.kind == "greeting"
    assert quotes("speech_for_inger_nb") == [("Jeg holder døra åpen, og så holder jeg ord.", "")]
    assert len(points_under("speech_for_inger_nb", "Det er tre ting jeg har lært av deg")) == 3


def test_questions_without_marks_are_questions_and_none_is_a_point_of_another() -> None:
    made, deck = outlined("interview_without_marks_nn")
    assert made.kind == "interview"
    asked = [line for line in TEXTS["interview_without_marks_nn"].split("\n") if line.startswith(("Kv",))]
    assert len(asked) == 5
    assert titles("interview_without_marks_nn")[2:7] == asked
    assert not any(point in asked for slide in deck.slides for point in points(slide))
    assert (deck.front_matter.place, deck.front_matter.date) == ("", "")  # where she begins is no event


def test_an_opinion_gives_all_three_rules_whole_and_the_researcher_s_words_as_hers() -> None:
    _, deck = outlined("opinion_nb")
    card = deck.front_matter
    assert (card.speaker, card.role, card.organization) == ("Jonas Lindeberg", "kommunedirektør", "Østvik kommune")
    rules = points_under("opinion_nb", "Tre regler")
    assert [rule[:13] for rule in rules] == ["For det først", "For det andre", "For det tredj"]
    assert rules[2].endswith("flinkest til å snakke")
    ((said, who),) = quotes("opinion_nb")
    assert said.startswith("De fleste tilgir")
    assert who.endswith("Anne-Lise Berg")
    assert not any("Kronikk" in text for text in titles("opinion_nb"))
    (columns,) = [block for slide in deck.slides for block in slide.blocks if isinstance(block, Columns)]
    right = columns.columns[1].blocks[0]
    assert right.paragraph.text.startswith("Men ingen")  # type: ignore[union-attr]


def test_a_press_notice_is_named_by_its_news_and_of_two_voices_neither_gives_the_talk() -> None:
    made, deck = outlined("press_notice_nn")
    assert deck.front_matter.title == "Granheim opnar nytt helsehus 3. mars"
    assert deck.front_matter.speaker == ""
    assert [who for _, who in quotes("press_notice_nn")] == ["Torbjørn Vik", "Hanne Lie"]
    (facts,) = [block for slide in deck.slides for block in slide.blocks if isinstance(block, Facts)]
    assert [fact.value.text for fact in facts.facts] == ["6 400 m2", "287 mill. kroner", "24", "118", "april 2023"]
    assert [left.words.split()[0] for left in made.left_out] == ["Pressemelding", "Kontakt:"]


def test_whoever_is_in_doubt_says_it_and_is_no_speaker() -> None:
    assert quotes("training_nb") == []
    assert points_under("training_nb", "Husk1")[-1] == "Den som er i tvil, sier det høyt"  # 1 marks the source
    assert len(points_under("training_nb", "Tre spørsmål å stille seg selv")) == 3


def test_a_workshop_has_its_place_and_day_and_every_part_of_the_day_under_its_heading() -> None:
    made, deck = outlined("workshop_nb")
    assert (deck.front_matter.place, deck.front_matter.date) == ("Strand hotell", "22. april 2026")
    (agenda,) = agendas("workshop_nb")
    assert titles("workshop_nb").count("Slik blir dagen") == 1
    assert [item.time for item in agenda.items] == [""] * 6
    assert [item.owner.text if item.owner else "" for item in agenda.items] == [
        "Leif Moland",
        "",
        "",
        "",
        "",
        "Marte Holm",
    ]
    assert agenda.items[4].matter.text == "Etter lunsj arbeider vi i grupper på tvers"
    assert "3 t av 6 t" in str(made.warnings[0])


def test_thanks_are_one_slide_and_what_was_learned_is_there_in_full() -> None:
    assert len(points_under("thanks_en", "Thank you")) == 3
    assert len(points_under("thanks_en", "We learned three things that night")) == 3
    assert quotes("thanks_en") == [("You find out who your friends are when the lights go out.", "my grandmother")]
    assert not any("Good evening" in title for title in titles("thanks_en"))
    assert len(points_under("national_day_nn", "Takk")) == 3
    assert points_under("national_day_nn", "Tre ting er verde å feire i dag")[2].count(" og ") == 1


def test_a_mail_is_named_by_its_subject_and_signed_and_its_frame_is_left_out() -> None:
    made, deck = outlined("mail_nn")
    card = deck.front_matter
    assert card.title == "Tankar før strategisamlinga"
    assert (card.speaker, card.role, card.organization) == ("Marit Solheim", "kommunedirektør", "Granheim kommune")
    assert not any("konfidensiell" in words or "@" in words for words in said_and_shown(deck))
    assert {left.words.split("\n")[0].split()[0] for left in made.left_out} >= {
        "Sendt:",
        "Til:",
        "Beste",
        "Tlf.",
        "Denne",
    }
    made, deck = outlined("mail_with_answer_nb")
    assert deck.front_matter.title == "Åpningstalen på torsdag"
    assert any("har du noen tanker" in left.words for left in made.left_out)
    assert quotes("mail_with_answer_nb") == []


@pytest.mark.parametrize(
    ("name", "title", "count"),
    [
        ("web_page_nb", "Barnehager åpner for besteforeldre", 13),
        ("prize_page_nb", "Frivillighetsprisen 2025 til Nattergalene", 10),
    ],
)
def test_a_web_page_leaves_its_menus_and_links_behind(name: str, title: str, count: int) -> None:
    made, deck = outlined(name)
    assert deck.front_matter.title == title
    assert len(made.left_out) == count
    assert all(str(left.why) for left in made.left_out)
    assert "©" not in made.markdown
    assert deck.front_matter.speaker == ""  # whom it asks once does not give the talk


def test_a_voice_without_dash_or_marks_is_its_speaker_s() -> None:
    assert [who for _, who in quotes("quotes_without_dashes_nb")] == ["Siri Nygård", "Siri Nygård"]
    assert [who for _, who in quotes("web_page_nb")] == ["Kristin Aas", "Arvid Moen"]
    assert quotes("prize_page_nb")[1] == (
        "Vi trodde det var en spøk da de ringte. Så gråt vi litt, og så sang vi.", "Mona Lie"
    )  # fmt: skip
    assert quotes("letter_en") == [("Trust arrives on foot and leaves on horseback", "my predecessor")]


def test_she_and_he_are_those_whom_the_text_named_last() -> None:
    said = quotes("portrait_nn")
    assert [who.rsplit(" ", 1)[-1] for _, who in said] == ["Haugen", "", "Vik", ""]
    assert titles("portrait_nn")[-1] == "Kva er det viktigaste du har lært?"
    assert outlined("portrait_nn")[1].slides[-1].blocks


def test_minutes_and_memos_have_their_matter_on_the_cover_and_their_parts_as_slides() -> None:
    card = outlined("minutes_en")[1].front_matter
    assert (card.title, card.place, card.date) == (
        "Minutes: leadership away day",
        "Northfield Library",
        "14 October 2025",
    )
    assert titles("minutes_en")[1:4] == ["1. Opening", "2. Sick leave", "3. What we stop doing"]
    assert quotes("minutes_en") == [("Nobody has read page two since 2019.", "Peter Hall")]
    card = outlined("memo_nb")[1].front_matter
    assert (card.subtitle, card.speaker) == ("Status for omstillingen", "Jonas Lindeberg")
    assert points_under("memo_nb", "Bakgrunn")[1] == "Hittil er 19 millioner tatt ut"
    assert titles("memo_nb")[1:] == ["Bakgrunn", "Hva har vi gjort", "Hva gjenstår", "Risiko", "Tilrådning"]


def test_an_invitation_and_a_programme_keep_every_slot_and_say_where_and_when() -> None:
    made, deck = outlined("invitation_nn")
    assert deck.front_matter.title == "Temadag om openheit og varsling"
    assert deck.front_matter.place == "Kulturhuset i Granheim"
    assert deck.front_matter.date == "torsdag 12. februar 2026 kl. 09.30–15.00"
    assert [left.words for left in made.left_out] == ["INNBYDING"]
    assert [len(agenda.items) for agenda in agendas("invitation_nn")] == [6]
    assert [len(agenda.items) for agenda in agendas("programme_nb")] == [6, 2]
    card = outlined("programme_nb")[1].front_matter
    assert (card.place, card.date) == ("Strand hotell", "5.–6. mars 2026")
    assert titles("programme_nb")[1:3] == ["Torsdag", "Fredag"]


def test_a_column_and_an_interview_with_labels() -> None:
    card = outlined("column_en")[1].front_matter
    assert (card.speaker, card.role, card.organization) == ("Peter Hall", "director of care", "Northfield")
    card = outlined("labeled_interview_nb")[1].front_matter
    assert (card.speaker, card.role) == ("Hanne Berge", "leder")  # who is asked, and not who writes it down
    assert titles("labeled_interview_nb")[0] == "Jeg vil heller ha feil enn stillhet"
    assert titles("labeled_interview_nb")[2:] == [
        "Hvor kom ideen fra?", "Hva gjorde du da?", "Er det ikke farlig å premiere feil?"
    ]  # fmt: skip
    assert not any("Svar:" in point for slide in outlined("labeled_interview_nb")[1].slides for point in points(slide))


def test_an_essay_without_heading_does_not_say_its_title_twice() -> None:
    _, deck = outlined("essay_nb")
    assert titles("essay_nb").count(deck.front_matter.title) == 1
    assert not any(deck.front_matter.title in shown(slide)[1] for slide in deck.slides[1:])
    (steps,) = [block for slide in deck.slides for block in slide.blocks if isinstance(block, Steps)]
    assert [step.name.text for step in steps.steps] == ["Før", "Så", "Nå"]
    assert "Før, så, nå" in titles("essay_nb")


def test_exercises_keep_their_questions_apart_from_their_story() -> None:
    made, deck = outlined("training_nn")
    assert made.kind == "training"
    assert deck.front_matter.subtitle == "Opplæring for leiarar, 45 minutt"
    assert len(points_under("training_nn", "Læringsmål")) == 3
    assert [title for title in titles("training_nn") if title.startswith("Kva s")] == [
        "Kva seier du?",
        "Kva skriv du ned?",
    ]
    assert len(points_under("training_nn", "Tre plikter")) == 3
    assert points_under("training_nn", "Oppgåve 2")[0] == "Du får ein anonym lapp i posthylla"


def test_a_letter_counts_its_three_mistakes_on_a_slide_of_their_own() -> None:
    assert len(points_under("letter_en", "In my first year I made three mistakes")) == 3
    assert outlined("letter_en")[1].front_matter.speaker == "Ann Porter"


def test_a_mark_below_a_title_is_the_cover_s_second_line_and_a_source_without_a_name_is_one() -> None:
    assert outlined("marked_up_nn")[1].front_matter.subtitle == "Notat til leiarsamlinga, 4. mars 2026"
    assert quotes("marked_up_nn")[0][1].startswith("avdelingsleiar")


TALK = """FJORDVIK

# Tillit i storm
Kommunedirektør Kari Nordli

*Du skal også bevare deg selv*

Fjordkonferansen
Norsk lederforum
16. mars 2026

FJORDVIK

# Kultur
- Vi snakker før det haster
- Vi sier takk

# Tillit
- Den kommer til fots
- Den går til hest

# Åpenhet
- Vi sier det først

FJORDVIK
"""


def test_what_is_a_talk_already_keeps_its_slides_in_every_kind() -> None:
    first = make_outline(pasted(TALK))
    for kind in TALK_KINDS:
        made = make_outline(pasted(TALK), kind)
        assert (made.kind, made.markdown) == (kind, first.markdown)


def test_a_talk_that_is_made_anew_has_its_event_host_day_and_motto_on_the_cover() -> None:
    first = make_outline(pasted(TALK))
    point = next(guess.place for guess in first.guesses if guess.words == "Vi sier takk")
    made = make_outline(pasted(TALK), changes={point: "speech"})
    card = read_deck(made.markdown).front_matter
    assert (card.title, card.speaker, card.subtitle) == (
        "Tillit i storm", "Kari Nordli", "Du skal også bevare deg selv"
    )  # fmt: skip
    assert (card.event, card.organizer, card.date) == ("Fjordkonferansen", "Norsk lederforum", "16. mars 2026")
    kinds = {guess.words: guess.kind for guess in made.guesses}
    assert {kinds["Fjordkonferansen"], kinds["Norsk lederforum"], kinds["16. mars 2026"]} == {"occasion"}
    assert [left.words for left in made.left_out] == ["FJORDVIK"] * 3


def test_a_verse_below_a_title_is_no_event() -> None:
    made = make_outline(
        pasted("Om våren\n\nEn fugl fløy forbi\n\nOg ingen så den\n\nVi var mange den dagen. Alle kom hjem.")
    )
    assert "occasion" not in {guess.kind for guess in made.guesses}


@pytest.mark.shared
def test_the_real_deck_keeps_its_cover_when_it_is_asked_for_as_a_keynote(shared: Path) -> None:
    text = next(shared.joinpath("seeds").glob("002_*.txt")).read_text(encoding="utf-8")
    asked, found = make_outline(pasted(text), "keynote"), make_outline(pasted(text))
    assert asked.markdown == found.markdown
    cover = read_deck(asked.markdown).slides[0]
    assert (cover.kind, len(cover.details), cover.subtitle is not None) == ("cover", 4, True)
    point = next(guess.place for guess in found.guesses if guess.kind == "point")
    anew = read_deck(make_outline(pasted(text), changes={point: "speech"}).markdown)
    card = anew.front_matter
    assert all((card.event, card.organizer, card.date, card.subtitle, card.speaker))
    assert len(anew.slides) <= 11


def test_a_page_in_markdown_leaves_its_menu_and_knows_a_name_in_bold() -> None:
    text = """- Hjem
- Nyheter

# Ny skole på Solås

Østvik bygger sin første skole på 30 år. Den åpner i august 2027.

Av **Ola Hansen**, rådgiver, Østvik kommune

## Hvorfor nå?

Elevtallet har økt med 18 prosent siden 2019. To skoler har klasser i brakker.

> Barna har ventet lenge nok.
> — ordfører Eli Strand
"""
    made = make_outline(SourceText(text, "markdown"))
    deck = read_deck(made.markdown)
    card = deck.front_matter
    assert [left.words for left in made.left_out] == ["Hjem", "Nyheter"]
    assert (card.title, card.speaker, card.role) == ("Ny skole på Solås", "Ola Hansen", "rådgiver")
    asked = next(slide for slide in deck.slides if slide.title and slide.title.text == "Hvorfor nå?")
    assert any("18 prosent" in words for words in said_and_shown(Deck(slides=(asked,))))


def test_a_source_s_mark_stands_behind_no_number_of_an_exercise() -> None:
    assert "Oppgåve 2" in titles("training_nn")
    assert "Oppgåve 21" not in titles("training_nn")
