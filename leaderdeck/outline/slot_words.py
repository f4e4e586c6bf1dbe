"""One slot of a programme as it is written: its time, what it is about, how long, by whom and in what form.

Whatever is not surely one of these stays in the matter, so that no word is lost.
"""

from __future__ import annotations

import re

from leaderdeck.deck.blocks import Pause
from leaderdeck.deck.clock_times import CLOCK, LENGTH
from leaderdeck.late_pattern import late_pattern
from leaderdeck.quick_dataclass import dataclass

_RANGE = rf"{CLOCK}(?:[ \t]*[-–—][ \t]*{CLOCK})?"
TIME = re.compile(
    rf"(?:kl(?:okka|okken)?\.?[ \t]*)?(?P<time>{_RANGE})(?![\d.,%])[ \t]*(?:[:–—-][ \t]+)?[ \t]*", re.IGNORECASE
)
"""The time that a slot begins with."""
FRAME = late_pattern(rf"(?:kl(?:okka|okken)?\.?[ \t]*)?(?P<time>{_RANGE})(?![\d.,%])", re.IGNORECASE)
"""When the whole day begins and ends, as written behind the block's name."""
START = re.compile(rf"(?:start|fra|frå|from|oppstart)[ \t:]*(?:kl\.?[ \t]*)?(?P<time>{CLOCK})[ \t.]*", re.IGNORECASE)
"""A line that only says when the day begins."""
MARKS = re.compile(r"^(\*\*|__|\*|_)(.+?)\1", re.DOTALL)
"""Emphasis around the beginning."""

_LENGTH_BEHIND = re.compile(rf"[ \t]*(?:\((?P<one>{LENGTH})\)|[,–—-]?[ \t]+(?P<two>{LENGTH}))[ \t]*$", re.IGNORECASE)
_LENGTH_BEFORE = late_pattern(rf"\(?(?P<one>{LENGTH})\)?[ \t]*(?:[:–—-][ \t]+)?[ \t]*(?=\S)", re.IGNORECASE)
_NAME = r"[A-ZÆØÅÄÖÜÉŠŽČŊ][^\W\d_]*(?:[-’'.][^\W\d_]+)*\.?"
_NAMES = rf"{_NAME}(?:[ \t]+{_NAME}){{1,4}}"
_PEOPLE = rf"{_NAMES}(?:(?:,[ \t]+|[ \t]+(?:og|and|&)[ \t]+){_NAMES}){{0,5}}"
_SHORT = r"[A-ZÆØÅ]{2,6}"
_ROLE = (
    r"(?:ordfører(?:en)?|ordførar(?:en)?|varaordfører(?:en)?|varaordførar(?:en)?|kommunedirektør(?:en)?"
    r"|rådmann(?:en)?|statsforvalter(?:en)?|statsforvaltar(?:en)?|rektor|møteleder(?:en)?|møteleiar(?:en)?"
    r"|ordstyrer(?:en)?|ordstyrar(?:en)?|the mayor|the chief executive|the chair)"
)
_ANYONE = r"[^\W\d_][^()\[\]<>*_`|\d\n]{1,79}"
_LED = r"(?:ved|v/|v\.|leia av|ledet av|leda av|leder:|leiar:|ansvarlig:|ansvarleg:|led by|chaired by|presented by)"


_OWNERS_BEHIND = (
    (
        (",", "-", "–", "—"),
        late_pattern(rf"[ \t]*[,–—-][ \t]*(?:{_LED}|by|with)[ \t]*(?P<owner>{_ANYONE})$", re.IGNORECASE),
    ),
    (
        ("v/", "led", "lei", "ansvarl", "chaired"),
        late_pattern(
            rf"[ \t]+(?:v/|leder:|leiar:|ansvarlig:|ansvarleg:|led by|chaired by)[ \t]*(?P<owner>{_ANYONE})$", re.I
        ),
    ),
    (
        ("ved",),
        late_pattern(rf"[ \t]+ved[ \t]+(?P<owner>(?:[^\W\d_A-ZÆØÅ][^\W\d_]*[ \t]+){{0,3}}{_PEOPLE}|{_SHORT}|{_ROLE})$"),
    ),
    (("by",), late_pattern(rf"[ \t]+by[ \t]+(?P<owner>{_PEOPLE})$")),
    ((")",), late_pattern(rf"[ \t]*\((?:(?:{_LED}|by|with)[ \t]*)(?P<owner>{_ANYONE})\)$", re.IGNORECASE)),
    ((")",), late_pattern(rf"[ \t]*\((?P<owner>{_PEOPLE}(?:,[ \t]+{_SHORT})?|{_SHORT}|{_ROLE})\)$")),
)
"""Who leads, at the end. Before each, what the text must have for it: compiling one takes milliseconds."""


_FORMS = (
    r"plenum|i plenum|in plenary|plenary|gruppearbeid|i grupper|grupper|group work|in groups|parvis|i par|in pairs"
    r"|foredrag|talk|lecture|innledning|innleiing|samtale|panelsamtale|panel|debatt|debate|discussion|drøfting"
    r"|digitalt|digital|online|på teams|teams|fysisk|hybrid|walk and talk|kafédialog|world café|individuelt|quiz"
    r"|omvisning|omvising|befaring|øvelse|øving|exercise|workshop|verksted|verkstad|refleksjon|reflection"
)
_FORM_BEHIND = late_pattern(rf"[ \t]*\((?P<form>{_FORMS})\)$", re.IGNORECASE)
_MEAL = re.compile(r"(?:felles[ \t]+)?(?:lunsj|lunch|matpause|middag|dinner|kveldsmat)\b", re.IGNORECASE)
_BREAK = re.compile(
    r"(?:kort[ \t]+|liten[ \t]+|kort og[ \t]+|short[ \t]+)?(?:pause|kaff[ei](?:pause)?|te(?:pause)?|frukt|beinstrekk"
    r"|strekk[ \t]+på[ \t]+be?ina|luft(?:e|ing)(?:pause)?|friminutt|coffee(?:[ \t]+break)?|break|tea|recess)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SlotWords:
    """The parts of a slot, each as written; empty where it says nothing of that."""

    time: str
    matter: str
    duration: str
    owner: str = ""
    form: str = ""


def split_slot(text: str) -> SlotWords:
    """The parts of a slot that is written as a line: `09.30 Innlegg ved Kari Nordli (90 min)`."""
    plain = MARKS.sub(r"\2", text, count=1)
    found = TIME.match(plain) or TIME.match(text)
    time = found["time"] if found else ""
    if found:
        text = (plain if found.string is plain else text)[found.end() :]
    text, duration, owner, form = _from_behind(text.strip())
    if not duration:
        before = _LENGTH_BEFORE.match(text)
        if before:
            duration, text = before["one"], text[before.end() :].strip()
    return SlotWords(time, text, duration, owner, form)


def _from_behind(text: str) -> tuple[str, str, str, str]:
    """The text without what its end says of length, owner and form, which may come in any order."""
    found = {"duration": "", "owner": "", "form": ""}
    while text:
        part, words, rest = _last_part(text)
        if not part or (found[part] and part != "owner") or not rest:
            break
        found[part] = f"{words} ({found[part]})" if found[part] else words
        text = rest
    return text, found["duration"], found["owner"], found["form"]


def _last_part(text: str) -> tuple[str, str, str]:
    length = _LENGTH_BEHIND.search(text)
    if length:
        return "duration", length["one"] or length["two"], text[: length.start()].strip()
    folded = text.lower()
    form = _FORM_BEHIND.search(text) if folded.endswith(")") else None
    if form:
        return "form", form["form"], text[: form.start()].strip()
    for needed, pattern in () if pause_of(text) else _OWNERS_BEHIND:
        owner = pattern.search(text) if any(word in folded for word in needed) else None
        if owner:
            return "owner", owner["owner"].strip(), text[: owner.start()].strip()
    return "", "", text


def pause_of(matter: str) -> Pause:
    """Whether a slot is a meal or another break, by the words that it begins with."""
    words = matter.strip(' \t*_«»"')
    if _MEAL.match(words):
        return "meal"
    return "break" if _BREAK.match(words) else ""
