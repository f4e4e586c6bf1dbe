"""Every word of a text is on a slide, in speaker notes or in the list of what was left out; none is made up."""

import os
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_words import SEEDS, left_out, said_and_shown, words_of

from leaderdeck.intake.prose_to_talk import make_outline
from leaderdeck.intake.prose_to_talk_guess import CHANGES, TALK_KINDS
from leaderdeck.intake.source_text import pasted
from leaderdeck.outline.reader import decode, read_deck

COUNT = int(os.environ.get("LEADERDECK_PROSE_TEXTS", "30"))
OURS = {"kommune", "gruppe", "deltaker", "avdeling", "innleder", "municipality", "group", "team"}
"""Names of slots that a text counts but does not name."""

PARAGRAPHS = (
    "Tillit og tid", "Hva er egentlig tillit?",
    "Tillit er ikke en følelse. Det handler om det folk gjør når ingen ser.",
    "- Vi må tørre å spørre, sier rådmann Kari Nordmann i Fjordvik.", "- Ja, sier hun.", "«Sammen er vi sterke»",
    "• 12 500 innbyggere bor her\n• 43 prosent er under 40 år", "Kilder: SSB og KS", "Areal: 456 km2",
    "Folketall: 8 120", "Foto: Ola Nordmann", "Historisk arkiv", "Publisert under: Noen",
    "1. Først dette\n2. Så dette", "- ett\n- to\n- tre", "Bare den som våger, lærer noe – Kari Nordmann",
    "Kari Nordmann, rådmann, Fjordvik kommune", "# Overskrift", "kl. 09.00 Velkommen",
    "09.30–10.00 Innledning ved Kari", "Samlingen varte i 5 timer med 3 kommuner.",
    "Innledningsvis ga Kari et oppspill. Deretter hadde hver av kommunene 90 minutter. Evalueringen var god.",
    "| a | b |\n| --- | --- |\n| 1 | 2 |", "Notat: husk dette", "> et sitat her\n> — noen", "---",
    "Møtet. \nVi møttes tidlig og ble lenge.",
    "Før hadde vi lite. Etter krigen bygget vi ut. Nå deler vi det vi har.",
    "Vi er mange. Det er bra. Men vi er ikke nok.",
    "Han kom. Hun gikk. De lo. Alle sang sammen, hele kvelden, til lyset kom.",
    "<b>ikke</b> [^1] {.skjult} `kode` *a* _b_ ~c~", "```\nkode her\n```", "::: fakta\nAreal: 4\n:::",
    "Den 16. mars 2026 møttes 15 personer i Sandvika", "+++", "Tabell: noe", "a\\",
)  # fmt: skip


def _lost(text: str, made: object) -> dict[str, int]:
    deck = read_deck(made.markdown)  # type: ignore[attr-defined]
    have = words_of(*said_and_shown(deck), *left_out(made))  # type: ignore[arg-type]
    # A block's name is a mark and no word, and so is what notes begin with where the text is a talk already.
    words = re.sub(r"^(?:[ ]{0,3}:::.*$|Notat:)", "", text, flags=re.MULTILINE)
    return dict(words_of(words) - have)


def _invented(text: str, made: object) -> set[str]:
    shown = words_of(*said_and_shown(read_deck(made.markdown)))  # type: ignore[attr-defined]
    return {word for word in set(shown) - set(words_of(text)) - OURS if not word.isdigit()}


@pytest.mark.shared
@pytest.mark.parametrize("number", SEEDS)
def test_no_word_of_the_real_texts_is_lost_or_made_up_in_any_kind_of_talk(shared: Path, number: int) -> None:
    text, _ = decode(next(shared.joinpath("seeds").glob(f"00{number}_*.txt")).read_bytes())
    for kind in (None, *TALK_KINDS):
        made = make_outline(pasted(text), kind)
        assert not _lost(text, made)
        assert not _invented(text, made)


@pytest.mark.shared
@pytest.mark.parametrize("number", SEEDS)
def test_no_word_is_lost_whatever_the_guesses_are_changed_to(shared: Path, number: int) -> None:
    text, _ = decode(next(shared.joinpath("seeds").glob(f"00{number}_*.txt")).read_bytes())
    chance = random.Random(number)
    places = [guess.place for guess in make_outline(pasted(text)).guesses]
    for _ in range(6):
        changes = {place: chance.choice(CHANGES) for place in chance.sample(places, len(places) // 2)}
        made = make_outline(pasted(text), changes=changes)
        assert not _lost(text, made)
        assert not _invented(text, made)
        assert all(guess.kind == changes[guess.place] for guess in made.guesses if guess.place in changes)


@settings(max_examples=COUNT, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=14), st.sampled_from((None, *TALK_KINDS)))
def test_no_word_of_mixed_up_paragraphs_is_lost(paragraphs: list[str], kind: object) -> None:
    text = "\n\n".join(paragraphs)
    made = make_outline(pasted(text), kind)  # type: ignore[arg-type]
    assert not _lost(text, made)


@settings(max_examples=COUNT, deadline=None)
@given(st.text(alphabet=st.sampled_from("abcÅø 12.,:;!?«»\"'-–—•*_#>|`~^[](){}<>\\/=+&%$@\n\n\t"), max_size=300))
def test_no_word_of_any_text_is_lost(text: str) -> None:
    made = make_outline(pasted(text))
    assert not _lost(pasted(text).text, made)
