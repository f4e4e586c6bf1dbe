"""What slides are made of where it is more than points: quotations, figures, captions, time lines, contrasts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.intake.prose_to_talk_announced import announced_in
from leaderdeck.intake.prose_to_talk_people import dashed_source, is_pronoun, spoken_in, trailing_name
from leaderdeck.intake.prose_to_talk_sentences import sentences_of, title_among, without_stop, word_count
from leaderdeck.intake.prose_to_talk_signs import credit_in, shown_figure
from leaderdeck.intake.prose_to_talk_told import told_quotation
from leaderdeck.late_pattern import late_pattern

MOST_QUOTE_WORDS = 60
"""A longer quotation is shown in its first whole sentences and said in full."""
_SHOWN_QUOTE_WORDS = 45
_MARKS = '«»“”„"*_ '
_WORK = re.compile(
    r"\b(?i:i|in)[ ](?P<work>[A-ZÆØÅ][^,.;:]{4,90}?)[ ](?:står|står det|heter|heiter|skriver|sies|it says"
    r"|we read)\b[^.]*:\s*$"
)
_CREDIT_PART = re.compile(
    r"\(?(?:foto|photo|bilde|bilete|illustrasjon|illustration|fotograf)[ \t]*:[^\n)]*\)?", re.IGNORECASE
)
_CAPTION_LABEL = late_pattern(r"(?:bildetekst|bilettekst|biletetekst|caption)[ \t]*:[ \t]*", re.IGNORECASE)
_MOMENT = re.compile(
    r"(?P<when>til å begynne med|i begynnelsen|i starten|i byrjinga|først|før|før i tiden|tidligere|tidlegare"
    r"|opprinnelig"
    r"|etter (?:krigen|hvert|kvart|det|dette|noen år)|senere|seinare|siden|sidan|deretter|så|nå|no|i dag"
    r"|de siste (?:tiår(?:ene)?|årene)"
    r"|i (?:framtiden|fremtiden|framtida)|framover|(?:i|fra|frå|in|from|since|by) (?:1[89]|20)\d\d|på (?:\d{2}"
    r"|\d{4})-tallet"
    r"|in the beginning|at first|earlier|later|then|now|today|after the war|in (?:the )?future)[ ,]+(?P<what>\S.*)",
    re.IGNORECASE,
)
_FEWEST_MOMENTS = 3
_CONTRAST = re.compile(r"(?:men|but|derimot|on the other hand|til gjengjeld)\b", re.IGNORECASE)
_LONGEST_SIDE = 30
_CONTEXT_WORDS = 90


def quotation_of(words: str, who: str, before: str) -> tuple[str, str]:
    """(what is set as quotation, its source or empty): whole sentences, without marks and without who reports it.

    `who` is the person by full name where that is known; `before` is the paragraph above, which may name a work.
    """
    said, source = _said(words)
    source = who or ("" if is_pronoun(source) else source)
    if not source:
        named = _WORK.search(before)
        source = named["work"] if named else ""
    said = " ".join(said.split()).strip()
    if said[:1] in '«“„"' and said[-1:] in '»”“"':
        said = said.strip(_MARKS)
    said = said.removesuffix(",")
    if word_count(said) > MOST_QUOTE_WORDS:
        said = _first_sentences(said, _SHOWN_QUOTE_WORDS)
    return said, " ".join(source.split()).strip("*_ ")


def _said(words: str) -> tuple[str, str]:
    dashed = dashed_source(words)
    if dashed:
        return dashed
    spoken = spoken_in(words)
    if spoken:
        return spoken.words, spoken.who
    told = told_quotation(words)
    if told:
        return told.words, told.who
    named = trailing_name(words)
    return named or (words, "")


def _first_sentences(text: str, most: int) -> str:
    """As many whole sentences from the beginning as have so many words; one at least."""
    shown: list[str] = []
    for sentence in sentences_of(text):
        if shown and word_count(" ".join([*shown, sentence])) > most:
            break
        shown.append(sentence)
    return " ".join(shown)


def fact_lines(words: str) -> list[str]:
    """A fact as lines of a block of figures: `label: value` as it stands, else each sentence with its figure."""
    flat = " ".join(words.split())
    return figure_lines(flat) or [f"- {flat}"]


def figure_lines(words: str) -> list[str]:
    """Each sentence that has a figure, the figure set large; empty where none of them has one."""
    return [line for sentence in sentences_of(words) if (line := _figure_line(sentence))]


def _figure_line(sentence: str) -> str:
    figure = shown_figure(sentence)
    if not figure or sentence.split(figure, maxsplit=1)[0].rstrip().endswith(":"):
        return ""
    behind = sentence[len(figure) :].strip() if sentence.startswith(figure) else sentence
    return f"- **{figure}** {behind}"


def caption_of(words: str) -> str:
    """What a caption says, without the credit; of two lines the second is the caption, the first describes."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    shown = lines[-1] if len(lines) > 1 and credit_in(lines[-1]) else " ".join(lines)
    return _CAPTION_LABEL.sub("", _CREDIT_PART.sub("", shown, count=1).strip(), count=1)


def timeline_of(sentences: Sequence[str]) -> list[str]:
    """Lines of a time line, where three sentences or more begin with when they happen; else nothing."""
    moments = [found for sentence in sentences if (found := _MOMENT.fullmatch(sentence))]
    if len(moments) < _FEWEST_MOMENTS or 2 * len(moments) < len(sentences):
        return []
    return [f"- {found['when']}: {without_stop(found['what'])}" for found in moments[:6]]


def moments_of(timeline: Sequence[str]) -> str:
    """What a time line is called that has no heading: its own moments."""
    names = [line[2:].split(":", 1)[0] for line in timeline]
    return ", ".join([names[0], *(name[:1].lower() + name[1:] for name in names[1:])])


def is_special(words: str) -> bool:
    """Whether a paragraph makes a slide of its own: a time line, a contrast or a list that it counts out."""
    sentences = sentences_of(words)
    return bool(timeline_of(sentences) or contrast_of(sentences) or announced_in(sentences))


def leads_up_to(words: str, kind_after: str, following: str, *, is_wanted: bool) -> bool:
    """Whether a paragraph leads up to the quotation that follows it, and is said on its slide."""
    if words.rstrip().endswith(":") and kind_after in ("quote", "slogan"):
        return True
    return (
        is_wanted and kind_after == "quote" and word_count(words) <= _CONTEXT_WORDS
        and not is_special(words) and not told_quotation(following)
    )  # fmt: skip


def contrast_of(sentences: Sequence[str]) -> tuple[str, list[str], list[str]] | None:
    """(title, one side, the other side) where a sentence in the middle says «men»; None where none does."""
    if not 3 <= len(sentences) <= 6:
        return None
    at = next((at for at, sentence in enumerate(sentences) if at and _CONTRAST.match(sentence)), 0)
    title = title_among(sentences[: at - 1]) if at else ""
    if not title or title not in sentences:
        return None
    left = list(sentences[sentences.index(title) + 1 : at])  # what «men» speaks against stands right before it
    right = [sentences[at]]
    if max(word_count(" ".join(left)), word_count(right[0])) > _LONGEST_SIDE:
        return None
    return without_stop(title), [" ".join(left)], right
