"""The yardstick: a real keynote, as it lay in its owner's folder."""

import re
from collections import Counter
from pathlib import Path

import pytest
from deck_words import words
from reading import said, titles

from leaderdeck.deck.blocks import List, Subheading, Text
from leaderdeck.deck.slide import Deck
from leaderdeck.outline.reader import decode, read_deck

NAMES = ("Øvre Eiker", "Øvre Eiker kommune", "Sammen skaper vi et livskraftig Øvre Eiker")


@pytest.fixture
def keynote(shared: Path) -> tuple[str, Deck]:
    text, _ = decode((shared / "seeds" / "002_62f5d80e106d6ea0.txt").read_bytes())
    return text, read_deck(text, NAMES)


@pytest.mark.shared
def test_the_keynote_has_its_cover_and_seven_slides(keynote: tuple[str, Deck]) -> None:
    text, deck = keynote
    heads = [line[2:].strip() for line in text.split("\n") if line.startswith("# ")]
    assert titles(deck) == ["Balanse i storm og stille", *heads]
    assert len(heads) == 7
    cover = deck.slides[0]
    assert cover.kind == "cover"
    assert (said(cover.subtitle) or "").startswith("Som kommunedirektør skal du")
    assert [said(line) for line in cover.details] == [
        "Kommunedirektør Trude Andresen",
        "Topplederkonferansen",
        "Norsk kommunedirektørforum",
        "16. mars 2022",
    ]


@pytest.mark.shared
def test_the_keynote_keeps_its_forms(keynote: tuple[str, Deck]) -> None:
    slides = keynote[1].slides
    assert [type(block) for block in slides[1].blocks] == [Subheading, List]
    assert [type(block) for block in slides[3].blocks] == [Subheading, Text, Text, Text]
    assert [type(block) for block in slides[4].blocks] == [Text, Text]
    assert "\n" in slides[5].blocks[0].items[-1].paragraph.text  # type: ignore[union-attr]
    assert slides[-1].last
    assert slides[-1].blocks == ()


@pytest.mark.shared
def test_the_keynote_loses_only_the_name_and_the_slogan(keynote: tuple[str, Deck]) -> None:
    text, deck = keynote
    lines = text.split("\n")
    rest = [line for number, line in enumerate(lines, 1) if number not in deck.brand_residue_lines]
    assert {lines[number - 1].strip(" *") for number in deck.brand_residue_lines} == {
        "ØVRE EIKER",
        "KOMMUNE",
        "Sammen skaper vi et livskraftig Øvre Eiker",
    }
    assert words(deck.slides) == Counter(re.findall(r"[^\W_]+", "\n".join(rest)))
    assert [remark.rule for remark in deck.remarks] == ["text.brand_residue"]


@pytest.mark.shared
@pytest.mark.parametrize("number", range(5))
def test_every_real_text_keeps_its_words(shared: Path, number: int) -> None:
    file = next((shared / "seeds").glob(f"00{number}_*.txt"))
    text, _ = decode(file.read_bytes())
    lost = Counter(re.findall(r"[^\W_]+", text)) - words(read_deck(text))
    assert not [word for word in lost if not word.isdigit()]
