"""When, where and at what a talk is given, as lines of the text and its sentences tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.intake.prose_to_talk_guess import Guess
from leaderdeck.intake.prose_to_talk_people import as_byline
from leaderdeck.intake.prose_to_talk_planned import PlannedCard
from leaderdeck.intake.prose_to_talk_sentences import sentences_of, word_count
from leaderdeck.intake.prose_to_talk_units import Unit, ends_sentence, split_entry
from leaderdeck.late_pattern import late_pattern

_MONTHS = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|january|february|march|may|june"
    "|july|october|december"
)
_DAY = rf"\d{{1,2}}\.?[ ](?:{_MONTHS})(?:[ ]\d{{4}})?"
_WEEKDAY = (
    r"(?:(?:man|tirs|ons|tors|fre|lør|søn|mån|tys|laur|sun|mon|tues|wednes|thurs|satur)(?:dag|day)(?:[ ]den)?,?[ ])?"
)
_CLOCK = r"(?:,?[ ](?:kl\.?|klokk[ae]n?|at)?[ ]?[0-2]?\d[.:][0-5]\d(?:[ ]?[–-][ ]?[0-2]?\d[.:][0-5]\d)?)?"
_DATE_LINE = late_pattern(
    rf"{_WEEKDAY}(?:{_DAY}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}\.?(?:[ ](?:{_MONTHS}))?[ ]?(?:[–-]|og|and|til|to)[ ]?{_DAY}){_CLOCK}",
    re.IGNORECASE,
)
_PLACE_AND_DATE = late_pattern(
    rf"(?P<place>[A-ZÆØÅ][^\n.:!?\d]{{2,50}}?),?[ ]"
    rf"(?P<date>(?:den[ ]|on[ ])?(?:\d{{1,2}}\.?[ ]?[–-][ ]?)?{_DAY}{_CLOCK})",
    re.IGNORECASE,
)
_EVENTS = (
    "konferanse|konferansen|konferansa|dagene|dagane|seminar|seminaret|messa|messen|forum|forumet|samling|samlingen"
    "|samlinga|kongressen|festivalen|toppmøtet|conference|summit|meeting"
)
_EVENT = late_pattern(
    rf"(?P<event>[A-ZÆØÅ][\wæøå-]*(?:konferanse|konferansen|dagene|dagane|seminar|seminaret|messa|messen|forum"
    rf"|forumet))\b"
    rf"(?:[ ](?P<date>{_DAY}))?"
)
_EVENT_LINE = late_pattern(rf"(?=[^\n]{{4,70}}$)[A-ZÆØÅ][^\n.!?:]*(?:{_EVENTS})\b[^\n.!?:]*", re.IGNORECASE)
_HOUSES = (
    r"hotell?|hotellet|skule|skole|rådhus|rådhuset|kulturhus|kulturhuset|samfunnshus|samfunnshuset|bibliotek|biblioteket"
    r"|konferansesenter|kurssenter|center|centre|hall|hallen|house"
)
_VENUE = late_pattern(
    rf"\b(?:på|i|ved|at)[ ](?P<place>(?:[A-ZÆØÅ][\wæøå-]+[ ]){{1,5}}?(?:(?:{_HOUSES})[ ])?"
    rf"(?:(?:utenfor|utanfor|i|in|near)[ ][A-ZÆØÅ][\wæøå-]+[ ])?)"
    rf"(?:den[ ]|on[ ])?(?P<date>{_DAY})"
)
_GATHERS = late_pattern(
    r"\b(?:møt\w+|samle\w*|samla\w*|samling\w*|innby\w*|inviter\w*|velkom\w*|arranger\w*|arbeidsdag\w*|verkst\w+"
    r"|\w*konferans\w*|\w*seminar\w*|workshop\w*|kurs\w*|held|holder|meet\w*|met|invite\w*|welcome|gather\w*)\b",
    re.IGNORECASE,
)
_FIELDS = {
    "place": ("sted", "stad", "hvor", "kvar", "lokale", "place", "venue", "where"),
    "date": ("dato", "tid", "tidspunkt", "når", "date", "time", "when"),
    "event": ("arrangement", "anledning", "høve", "event", "occasion"),
    "subtitle": ("sak", "tema", "gjelder", "gjeld", "topic", "regarding"),
    "organizer": ("arrangør", "vert", "organizer", "organiser", "host"),
}
_LABELS = {label: name for name, labels in _FIELDS.items() for label in labels}
_MOST_MOTTO_WORDS = 30
_MOST_DETAIL_WORDS = 8
_FEWEST_SECOND_WORDS = 3
_ITALIC = late_pattern(r"(?:\*[^*]+\*|_[^_]+_)")


def is_date_line(words: str) -> bool:
    """Whether a line is a day, perhaps with its hours and the place before it, and nothing else."""
    return bool(_DATE_LINE.fullmatch(words.strip(" *_.")) or _PLACE_AND_DATE.fullmatch(words.strip(" *_.")))


def labeled_detail(words: str) -> tuple[str, str] | None:
    """(field of the cover, value) of a line such as «Sted: Strand hotell»; None where it is none."""
    entry = split_entry(words.strip())
    name = _LABELS.get(entry[0].strip("*_ ").casefold(), "") if entry else ""
    if entry is None or not name:
        return None
    value = entry[1].strip("*_ ")
    has_time = any(letter.isdigit() for letter in value)
    return (name, value) if name != "date" or has_time else None


def cover_lines(units: Sequence[Unit], first: int) -> frozenset[int]:
    """Indices of the lines below the title that tell of the event: motto, host, place and day, before the first text.

    They are taken for that only where one of them is a day or an event, so that no verse becomes a cover.
    """
    zone: list[int] = []
    for at in range(first + 1, min(first + 9, len(units))):
        if not _may_be_detail(units[at]):
            break
        zone.append(at)
    if zone and _is_second_line(units, zone[0]):
        return frozenset(zone[:1])
    days = [at for at in zone if is_date_line(units[at].words)]
    is_closed = bool(zone) and zone[-1] + 1 < len(units) and units[zone[-1] + 1].shape in ("heading", "rule")
    if days and not is_closed:
        zone = [at for at in zone if at <= days[-1]]
    named = [at for at in zone if _EVENT_LINE.fullmatch(units[at].words.strip(" *_"))]
    return frozenset(zone) if days or (named and is_closed) else frozenset()


def _is_second_line(units: Sequence[Unit], at: int) -> bool:
    """Whether a line below the title stands alone, and another short line that no sentence is follows it."""
    unit, below = units[at], units[at + 1] if at + 1 < len(units) else None
    is_alone = unit.shape == "line" and unit.opens and not as_byline(unit.words) and not is_date_line(unit.words)
    if below is None or not below.opens or not is_alone or word_count(unit.words) < _FEWEST_SECOND_WORDS:
        return False
    leads = at + 2 < len(units) and not units[at + 2].opens
    return leads and below.shape == "line" and word_count(below.words) <= 4 and not ends_sentence(below.words)


def _may_be_detail(unit: Unit) -> bool:
    words = unit.words.strip()
    if unit.shape not in ("line", "prose", "entry"):
        return False
    if _ITALIC.fullmatch(words):
        return word_count(words) <= _MOST_MOTTO_WORDS
    return word_count(words) <= _MOST_DETAIL_WORDS and (is_date_line(words) or not ends_sentence(words))


def take_occasion(card: PlannedCard, unit: Unit) -> None:
    """Put a line that tells of the event on the cover, and the rest of its words into the cover's notes."""
    words = " ".join(unit.words.split())
    name, value = labeled_detail(words) or _kind_of_line(card, words)
    if getattr(card, name):
        name = next((free for free in ("event", "organizer", "place") if not getattr(card, free)), "")
    if name:
        setattr(card, name, value)
    card.take(unit.place)
    card.say(unit.said)


def _kind_of_line(card: PlannedCard, words: str) -> tuple[str, str]:
    plain = words.strip("*_ ")
    if _ITALIC.fullmatch(words):
        return "subtitle", plain
    placed = _PLACE_AND_DATE.fullmatch(plain.rstrip("."))
    if placed and not _DATE_LINE.fullmatch(plain.rstrip(".")) and not card.place:
        if _EVENT_LINE.fullmatch(placed["place"]) and not card.event:
            card.event = placed["place"]
        else:
            card.place = placed["place"]
        return "date", placed["date"]
    if is_date_line(plain):
        return "date", plain.rstrip(".")
    if not card.subtitle and not _EVENT_LINE.fullmatch(plain):
        return "subtitle", plain
    return ("organizer" if card.event else "event"), plain


def find_occasion(card: PlannedCard, guesses: Sequence[Guess]) -> None:
    """An event with its name and day, or a venue and a day that stand together where the text tells of a meeting."""
    if card.event or card.place or card.date:
        return
    for guess in guesses:
        if guess.kind in ("leave-out", "private", "caption"):
            continue
        if any(_take_from(card, sentence) for sentence in sentences_of(guess.words)):
            card.take(guess.place)
            return


def _take_from(card: PlannedCard, sentence: str) -> bool:
    event = _EVENT.search(sentence)
    if event and event["date"]:
        card.event, card.date = event["event"], event["date"]
        return True
    venue = _VENUE.search(sentence)
    if venue and _GATHERS.search(sentence):
        card.place, card.date = venue["place"].strip(), venue["date"]
        return True
    return False
