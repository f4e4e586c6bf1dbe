"""Programmes in prose: slots with their lengths as far as the text tells; what it does not tell stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from leaderdeck.intake.prose_to_talk_people import NAME
from leaderdeck.intake.prose_to_talk_sentences import sentences_of
from leaderdeck.language import Sentence, say
from leaderdeck.late_pattern import late_pattern
from leaderdeck.quick_dataclass import dataclass

_CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_TIME = re.compile(
    rf"(?:kl(?:okka|okken)?\.?[ \t]*)?(?P<time>{_CLOCK}(?:[ \t]*[-–—][ \t]*{_CLOCK})?)"
    rf"(?![\d.,%])[ \t]*[:–—-]?[ \t]+(?=\S)",
    re.I,
)
_NUMBERS = {
    "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
}  # fmt: skip
_NUMBER = r"(?P<number>\d{1,3}|" + "|".join(_NUMBERS) + r")"
_EACH = re.compile(
    r"\b(?:hver|kvar|hvert|kvart|each)[ ](?:av|of)[ ](?:the[ ])?(?P<who>\w+)[ ](?P<between>(?:\w+[ ]){0,3}?)"
    + _NUMBER
    + r"[ ]?(?P<unit>min\w*|t(?:ime\w*)?|h(?:ours?)?)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(_NUMBER + r"[ ]?(?P<unit>minutt\w*|min\b\.?|minutes?|timer?|timar|hours?)", re.IGNORECASE)
_WHOLE = re.compile(r"\b" + _NUMBER + r"[ ](?P<unit>timer|timar|hours)\b", re.IGNORECASE)
_GROUPS = {
    "kommun": "Kommune", "gruppe": "Gruppe", "delta": "Deltaker", "avdeling": "Avdeling", "innled": "Innleder",
    "municipalit": "Municipality", "group": "Group", "team": "Team",
}  # fmt: skip
_OPENING = re.compile(
    r"(?:innledningsvis|innleiingsvis|først|til å begynne med|samlingen åpnet|first|to begin with)\b", re.I
)
_CLOSING = re.compile(
    r"(?P<matter>(?:evaluering\w*|oppsummering\w*|avslutning\w*|avslutting\w*|evaluation|summing up)"
    r"(?:[ ](?!var\b|er\b|ble\b|vart\b|blei\b|was\b|is\b)[\w-]+){0,5})[ ](?:var|er|ble|vart|blei|was|is)\b",
    re.IGNORECASE,
)
_MATTER = re.compile(r"\b(?P<matter>(?:et|en|ei|eit|a|an)[ ][^,.;]{4,70})[.]?$", re.IGNORECASE)
_NEXT = late_pattern(
    r"(?:etter (?:lunsj|lunch|middag|pausen|kaffen)\w*|deretter|så|til slutt|mot slutten|after (?:lunch|the break|that)"
    r"|then|finally)\b",
    re.IGNORECASE,
)
_BY = late_pattern(rf"\b(?i:ved|av|med|by|with)[ ](?:[a-zæøå-]+[ ]){{0,2}}(?P<name>{NAME})")
_LONGEST_MATTER = 90
_MOST_EACH = 24


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot as the text tells of it. Unknown is None or empty; nothing is reckoned."""

    matter: str
    place: int
    minutes: int | None = None
    length: str = ""
    """The length as written: `90 minutter`."""
    time: str = ""
    """The clock time as written: `09.00` or `09.00–10.30`."""
    owner: str = ""
    about: str = ""
    """What the text says about it, a whole sentence."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The slots in the order of the text, how long the whole is in minutes (None: not told), and what to look at."""

    slots: tuple[Slot, ...] = ()
    minutes: int | None = None
    warnings: tuple[Sentence, ...] = ()
    length: str = ""
    """How long the whole is as written: `5 timer`."""


def begins_with_time(words: str) -> bool:
    """Whether the words begin with a clock time."""
    return bool(_TIME.match(words.lstrip("*_ ")))


def programme_of(units: Iterable[tuple[int, str]]) -> Programme:
    """The programme that (place, words) tell of; without slots where they tell of none."""
    told = [(place, " ".join(words.split())) for place, words in units]
    timed = [slot for place, words in told if (slot := _timed(place, words))]
    slots = timed if len(timed) >= 2 else _told_in_prose(told)
    minutes, length = _whole(told, slots)
    return Programme(tuple(slots), minutes, tuple(_warnings(slots, minutes)), length)


def _timed(place: int, words: str) -> Slot | None:
    plain = words.lstrip("*_ ")
    found = _TIME.match(plain)
    if not found:
        return None
    matter = plain[found.end() :]
    length = _LENGTH.search(matter)
    minutes = _minutes(length["number"], length["unit"]) if length else _between(found["time"])
    return Slot(matter, place, minutes, "", found["time"])


def _between(time: str) -> int | None:
    clocks = re.findall(_CLOCK, time)
    if len(clocks) < 2:
        return None
    first, last = (int(clock[:-3]) * 60 + int(clock[-2:]) for clock in clocks)
    return last - first if last > first else None


def _told_in_prose(told: Sequence[tuple[int, str]]) -> list[Slot]:
    """«hver av kommunene 90 minutter», with what the text puts before and after it."""
    slots: list[Slot] = []
    for place, words in told:
        sentences = sentences_of(words)
        for at, sentence in enumerate(sentences):
            each = _EACH.search(sentence)
            if each and not any(slot.minutes for slot in slots):
                slots += [slot for before in sentences[:at] if (slot := _opening(place, before))]
                slots += _each(place, sentence, each, told)
            elif slots and (closing := _CLOSING.match(sentence)):
                slots.append(Slot(closing["matter"], place, owner=_owner_in(sentence), about=sentence))
            elif slots and slots[-1].place == place and _NEXT.match(sentence) and len(sentence) <= _LONGEST_MATTER:
                slots.append(Slot(sentence.rstrip("."), place, about=sentence))
    return slots


def _owner_in(sentence: str) -> str:
    """Who leads a slot, where the sentence says by whom it is."""
    found = _BY.search(sentence)
    return found["name"] if found else ""


def _opening(place: int, sentence: str) -> Slot | None:
    if not _OPENING.match(sentence):
        return None
    matter = _MATTER.search(sentence)
    name = re.search(NAME, sentence[1:])
    return Slot(
        matter["matter"] if matter else sentence.rstrip("."), place, owner=name[0] if name else "", about=sentence
    )


def _each(place: int, sentence: str, each: re.Match[str], told: Sequence[tuple[int, str]]) -> list[Slot]:
    who = each["who"].casefold()
    stem = next((stem for stem in _GROUPS if who.startswith(stem)), "")
    count = _count_of(stem or who[:5], told)
    minutes = _minutes(each["number"], each["unit"])
    length = f"{each['number']} {each['unit']}"
    if not count:
        return [
            Slot(f"{each[0][: each.start('who') - each.start()]}{each['who']}", place, minutes, length, about=sentence)
        ]
    name = _GROUPS.get(stem, each["who"])
    return [Slot(f"{name} {number}", place, minutes, length, about=sentence) for number in range(1, count + 1)]


def _count_of(stem: str, told: Sequence[tuple[int, str]]) -> int:
    """How many of them there are, as the text says it in figures or words; 0 where it does not."""
    counted = re.compile(rf"\b{_NUMBER}[ ](?:[\wæøå]+[ ])?{re.escape(stem)}", re.IGNORECASE)
    for _, words in told:
        found = counted.search(words)
        if found:
            count = _number(found["number"])
            return count if 2 <= count <= _MOST_EACH else 0
    return 0


def _whole(told: Sequence[tuple[int, str]], slots: Sequence[Slot]) -> tuple[int | None, str]:
    """How long the day is: the largest number of hours that the text names, where there are slots at all."""
    found = [found for _, words in told for found in _WHOLE.finditer(words)] if slots else []
    named = [(_minutes(each["number"], each["unit"]), each[0]) for each in found]
    return max((entry for entry in named if entry[0] <= 24 * 60), default=(None, ""), key=lambda entry: entry[0])


def _warnings(slots: Sequence[Slot], minutes: int | None) -> Iterable[Sentence]:
    known = sum(slot.minutes or 0 for slot in slots)
    unknown = sum(slot.minutes is None for slot in slots)
    if not known or minutes is None or any(slot.time for slot in slots):  # clock times are checked in the talk
        return
    rest = minutes - known
    sums = {"known": _spelled(known), "whole": _spelled(minutes), "rest": _spelled(abs(rest))}
    if rest < 0:
        yield say("Bolkene er til sammen {known}, {rest} mer enn de {whole} som teksten nevner.", **sums)
    elif rest and unknown:
        yield say(
            "Bolkene med lengde er til sammen {known} av {whole}: {rest} blir igjen til {count} bolker "
            "uten lengde og pauser.",
            **sums, count=unknown,
        )  # fmt: skip
    elif rest:
        yield say("Bolkene er til sammen {known} av {whole}: {rest} står igjen.", **sums)
    elif unknown:
        yield say("Bolkene med lengde tar hele dagen; {count} bolker har ingen lengde.", count=unknown)


def _spelled(minutes: int) -> str:
    """`4 t 30 min`, as it is read in all three languages."""
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours} t" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )


def _minutes(number: str, unit: str) -> int:
    return _number(number) * (60 if unit[:1].casefold() in ("t", "h") else 1)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.casefold()]
