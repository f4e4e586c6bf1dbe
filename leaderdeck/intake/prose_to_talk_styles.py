"""What kinds of talk differ in, and which kind a text looks like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from leaderdeck.intake.prose_to_talk_guess import GuessKind, TalkKind
from leaderdeck.intake.prose_to_talk_programme import Programme
from leaderdeck.intake.prose_to_talk_sentences import word_count
from leaderdeck.intake.prose_to_talk_units import Unit
from leaderdeck.late_pattern import late_pattern
from leaderdeck.quick_dataclass import dataclass

_TRAINING = re.compile(
    r"\b(?:opplæring|folkevalgtopplæring|folkevaldopplæring|kurs|lær(?:e|ings)mål|training|course)\w*", re.I
)
_EXERCISES = late_pattern(r"^(?:oppgave|oppgåve|øvelse|øving|exercise|case)\b", re.IGNORECASE | re.MULTILINE)
_FIRST_PERSON = re.compile(
    r"\b(?:[Jj]eg|[Mm]eg|[Ee]g|I(?=[ '’](?:am|m|have|ve|had|was|want|will|ll|would|know|think|d)\b)|me)\b"
)
"""The «i» of Norwegian is a place, and no person."""
_TOASTS = late_pattern(
    r"\b(?:skål|takk for meg|gratuler[ae]r med dagen|raise (?:your|our) glass\w*"
    r"|cheers|(?:løft|hev) (?:glasset|glassene|glasa))\b",
    re.IGNORECASE,
)
_SHORT = 900
"""Words: about seven minutes of speech."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of talk is made of prose."""

    merged_words: int
    """Paragraphs that follow one another share a slide up to so many words: 130 words are a minute of speech."""
    most_points: int = 4
    has_context: bool = False
    """Whether a paragraph before a quotation is said on the quotation's slide."""
    facts_first: bool = False
    has_programme: bool = False


STYLES: dict[TalkKind, Style] = {
    "keynote": Style(120, has_context=True),
    "greeting": Style(140, has_context=True),
    "interview": Style(110),
    "article": Style(110, has_context=True),
    "workshop": Style(110, has_programme=True),
    "municipality": Style(90, facts_first=True),
    "training": Style(80, most_points=5),
}


def kind_of(units: Sequence[Unit], kinds: Sequence[GuessKind], programme: Programme) -> TalkKind:
    """The kind of talk that a text looks like."""
    counts = Counter(kinds)
    words = sum(word_count(unit.words) for unit in units)
    text = "\n".join(unit.words for unit in units)
    spoken = sum(unit.shape == "dash" and kind == "quote" for unit, kind in zip(units, kinds, strict=True))
    if counts["slot"] >= 2 or (programme.slots and programme.minutes):
        return "workshop"
    if len(_EXERCISES.findall(text)) > 1 and _TRAINING.search(text):
        return "training"
    if counts["question"] >= 3 and counts["question"] * 3 >= counts["prose"]:
        return "interview"
    if len(_TRAINING.findall(text)) > 1 and (counts["question"] or counts["point"] >= 3):
        return "training"
    if spoken >= 2:
        return "article"
    if counts["fact"] >= 3 and counts["fact"] >= counts["prose"] and counts["quote"] < 2:
        return "municipality"
    own = " ".join(unit.words for unit, kind in zip(units, kinds, strict=True) if kind != "quote")
    if words <= _SHORT and (len(_FIRST_PERSON.findall(own)) >= 4 or _TOASTS.search(text)):
        return "greeting"
    return "article" if counts["quote"] >= 2 else "keynote"
