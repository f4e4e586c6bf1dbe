"""Texts that are talks already: they stay as they are, without the name and slogan that stood on every old slide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from leaderdeck.intake.prose_to_talk_guess import Guess, GuessKind
from leaderdeck.intake.prose_to_talk_sentences import sentences_of, word_count
from leaderdeck.intake.prose_to_talk_units import Unit
from leaderdeck.intake.source_text import LeftOut
from leaderdeck.language import Sentence, say

_FEWEST_HEADINGS = 3
_LONG = 25
"""Words: whoever writes a paragraph so long, or of several sentences, does not mean it for a slide."""
_MOST_PROSE = 0.25
"""Such paragraphs' share of the words; the talks among the samples have less, articles with headings much more."""
_NOTES = re.compile(r"[*_]{0,3}(?:notat|notater|notes?)[*_]{0,3}[ \t]*:", re.IGNORECASE)
_OF_TALKS = re.compile(
    r"(?:prose|brødtekst|slides|lysbilder|lysbilete|duration|varighet|varigheit)[ \t]*:", re.IGNORECASE
)
_FEWEST_SLOGAN_WORDS = 4
_SIGNS = re.compile(r"[\W_]+")
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
_REPEATED = say("Står flere ganger for seg selv: navn eller slagord fra den gamle presentasjonen.")
_CLOSING = say("Slagordet som den gamle presentasjonen sluttet med.")


def is_talk_already(units: Sequence[Unit], card: Sequence[str] = ()) -> bool:
    """Whether the text has headings of its own and hardly any paragraphs that are more than a line of a slide.

    Speaker notes, or a line of its front matter (`card`) that only talks have, say so by themselves.
    """
    headings = sum(unit.shape == "heading" for unit in units)
    if headings and (any(_OF_TALKS.match(line) for line in card) or any(_NOTES.match(unit.words) for unit in units)):
        return True
    shown = list(_before_notes(units))
    prose = sum(word_count(unit.words) for unit in shown if unit.shape in ("prose", "line") and _is_prose(unit.words))
    return _slides_begun(units) >= _FEWEST_HEADINGS and prose <= _MOST_PROSE * sum(
        word_count(unit.words) for unit in shown
    )


def _slides_begun(units: Sequence[Unit]) -> int:
    """How many headings begin slides: those of the highest level that has text right below it, and higher ones.

    One title with a line below it above many subheads would be read as one slide with everything on it.
    """
    levels = [
        unit.level
        for unit, below in pairwise(units)
        if unit.shape == "heading" and below.shape not in ("heading", "rule")
    ]
    deepest = min(levels, default=6)
    return sum(unit.shape == "heading" and unit.level <= deepest for unit in units)


def _before_notes(units: Sequence[Unit]) -> Iterator[Unit]:
    """The units that are shown: what stands behind `Notat:` is said, up to the next heading or rule."""
    is_said = False
    for unit in units:
        is_said = (is_said or bool(_NOTES.match(unit.words))) and unit.shape not in ("heading", "rule")
        if not is_said:
            yield unit


def _is_prose(words: str) -> bool:
    return word_count(words) > _LONG or len(sentences_of(words)) > 1


Kinds = dict[int, tuple[GuessKind, Sentence]]
Links = list[tuple[int, tuple[int, ...]]]


def kept_talk(text: str, units: Sequence[Unit], guesses: Sequence[Guess]) -> tuple[str, list[LeftOut], Kinds, Links]:
    """The text, what was left out of it, units that are something else than they looked, and each slide's units."""
    counts = Counter(_plain(unit) for unit in units if _may_be_furniture(unit))
    kinds: Kinds = {}
    for unit in units:
        if _may_be_furniture(unit) and counts[_plain(unit)] > 1:
            kinds[unit.place] = ("leave-out", _REPEATED)
    slogan = _closing_slogan(units, kinds)
    if slogan is not None:
        kinds[slogan.place] = ("slogan", _CLOSING)
    for guess in guesses:
        if guess.is_changed and guess.kind == "leave-out":
            kinds[guess.place] = ("leave-out", guess.why)
    pieces: list[str] = []
    end = 0
    for unit in units:
        if unit.place not in kinds:
            continue
        pieces.append(text[end : unit.start])
        end = unit.end
        if unit is slogan:
            words = unit.words.strip("*_ ")
            pieces.append(f"{'#' * _level(units)} {words} {{.avslutning}}")
    markdown = _EMPTY_LINES.sub("\n\n", "".join([*pieces, text[end:]])).strip("\n ") + "\n"
    left_out = [
        LeftOut(unit.place, unit.said, kinds[unit.place][1])
        for unit in units
        if kinds.get(unit.place, ("", None))[0] == "leave-out" and any(letter.isalnum() for letter in unit.words)
    ]
    return markdown, left_out, kinds, _links(units, kinds)


def _plain(unit: Unit) -> str:
    return _SIGNS.sub(" ", unit.words.casefold()).strip()


def _may_be_furniture(unit: Unit) -> bool:
    return unit.shape in ("line", "prose") and 0 < word_count(unit.words) <= 10


def _closing_slogan(units: Sequence[Unit], kinds: Kinds) -> Unit | None:
    """The slogan that ends the text, with nothing but furniture after the last slide's own words."""
    for unit in reversed(units):
        if unit.place not in kinds and unit.shape != "rule":
            return None
        if unit.place in kinds and word_count(unit.words) >= _FEWEST_SLOGAN_WORDS:
            return unit
    return None


def _level(units: Sequence[Unit]) -> int:
    """The level that most headings have, the higher one where they are alike."""
    levels = Counter(unit.level for unit in units if unit.shape == "heading")
    return min(levels, key=lambda level: (-levels[level], level))


def _links(units: Sequence[Unit], kinds: Kinds) -> Links:
    level = _level(units)
    groups: list[list[int]] = [[]]
    for unit in units:
        begins = (unit.shape == "heading" and unit.level <= level) or kinds.get(unit.place, ("", None))[0] == "slogan"
        if (begins or unit.shape == "rule") and groups[-1]:
            groups.append([])
        if kinds.get(unit.place, ("", None))[0] != "leave-out" and unit.shape != "rule":
            groups[-1].append(unit.place)
    return [(number, tuple(places)) for number, places in enumerate(filter(None, groups), start=1)]
