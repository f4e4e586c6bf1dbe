"""What each key of the front matter may say, in bokmål, nynorsk and English."""

from __future__ import annotations

import re
from collections.abc import Callable

from leaderdeck.deck.slide import Dismissal
from leaderdeck.language import Sentence, say
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.dates import iso_date, last_day_of, looks_like_iso_date
from leaderdeck.outline.occasions import read_occasions
from leaderdeck.outline.yaml_card import Entry
from leaderdeck.quick_dataclass import dataclass

CARD_KEYS = {
    "title": "title", "tittel": "title", "subtitle": "subtitle", "undertittel": "subtitle",
    "speaker": "speaker", "foredragsholder": "speaker", "foredragshaldar": "speaker", "author": "speaker",
    "role": "role", "rolle": "role", "organization": "organization", "organisation": "organization",
    "organisasjon": "organization", "event": "event", "arrangement": "event", "organizer": "organizer",
    "organiser": "organizer", "arrangør": "organizer", "place": "place", "sted": "place", "stad": "place",
    "date": "date", "dato": "date", "duration": "duration_seconds", "varighet": "duration_seconds",
    "varigheit": "duration_seconds", "brand": "brand", "profil": "brand", "footer": "footer", "bunntekst": "footer",
    "botntekst": "footer", "lang": "language", "language": "language", "språk": "language",
    "slides": "slides", "lysbilder": "slides", "lysbilete": "slides", "prose": "prose", "brødtekst": "prose",
    "type": "type", "topics": "topics", "tema": "topics", "private": "private", "privat": "private",
    "off": "switched_off", "av": "switched_off", "dismissed": "dismissed", "avvist": "dismissed",
    "kind": "kind", "slag": "kind", "people": "people", "personer": "people", "personar": "people",
    "source": "source", "kilde": "source", "kjelde": "source", "value": "value", "verdi": "value",
    "unit": "unit", "enhet": "unit", "eining": "unit", "best-before": "best_before", "best before": "best_before",
    "best-før": "best_before", "best før": "best_before", "given": "given", "holdt": "given", "halde": "given",
}  # fmt: skip
"""Each key as it may be written, and its field in `FrontMatter`."""

_CHOICES: dict[str, dict[str, object]] = {
    "slides": {
        "auto": "auto", "automatisk": "auto", "headings": "headings", "overskrifter": "headings",
        "rules": "rules", "streker": "rules", "linjer": "rules", "skillelinjer": "rules",
    },
    "prose": {
        "slide": "slide", "lysbilde": "slide", "lysbilete": "slide", "notes": "notes", "notat": "notes",
        "notater": "notes",
    },
    "type": {"talk": "talk", "foredrag": "talk", "note": "note", "notat": "note"},
    "kind": {
        **dict.fromkeys(("tese", "tanke", "thought", "thesis"), "thought"),
        **dict.fromkeys(("sitat", "quote"), "quote"), **dict.fromkeys(("faktum", "fakta", "fact"), "fact"),
        **dict.fromkeys(("spørsmål", "question"), "question"),
        **dict.fromkeys(("erfaring", "experience"), "experience"), **dict.fromkeys(("møte", "meeting"), "meeting"),
    },
    "private": {
        **dict.fromkeys(("true", "yes", "ja", "sant", "on", "1"), True),
        **dict.fromkeys(("false", "no", "nei", "usant", "off", "0", ""), False),
    },
}  # fmt: skip
_LANGUAGES = {
    "bokmål": "nb", "norsk": "nb", "no": "nb", "nynorsk": "nn", "engelsk": "en", "english": "en", "norwegian": "nb",
}  # fmt: skip
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?")
_SPELLED = re.compile(
    r"(?:(\d{1,2}(?:[.,]\d{1,2})?)[ \t]*(?:t|h|time|timer|timar|hour|hours)\.?)?[ \t]*(?:og|and)?[ \t]*"
    r"(?:(\d{1,3})[ \t]*(?:m|min|minutt|minutter|minuttar|minute|minutes)?\.?)?",
    re.IGNORECASE,
)
_DISMISSAL = late_pattern(r"([a-z]+\.[a-z_.-]+)[ \t]+([0-9a-f]{10}(?:-\d{1,4})?)(?:[ \t]+(\S.*))?")
_RULE = late_pattern(r"[a-z]+(?:\.[a-z_.-]+)?")


@dataclass(frozen=True, slots=True)
class Value:
    """A value for the card (None: the usual one), and what was expected where the text says something else."""

    value: object = None
    expected: Sentence | None = None


def read_value(name: str, entry: Entry) -> Value:
    """The value of a known key."""
    if name == "given":
        return _given(entry)
    if entry.is_nested:
        return Value(None, say("én tekst"))
    return _READERS.get(name, _text)(name, entry)


def read_duration(text: str) -> int | None:
    """Seconds of `20 min`, `20`, `1:30` (hours and minutes), `1 t 30 min`; None where it is no duration."""
    clean = text.strip()
    clock = _CLOCK.fullmatch(clean)
    if clock:
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3] or 0)
    found = _SPELLED.fullmatch(clean)
    if not found or not (found[1] or found[2]):
        return None
    hours = float((found[1] or "0").replace(",", "."))
    return round(hours * 3600) + int(found[2] or 0) * 60


def _text(name: str, entry: Entry) -> Value:
    return Value(" ".join(entry.text.split()) if "\n" in entry.text else entry.text)


def _list(name: str, entry: Entry) -> Value:
    items = entry.items if entry.items is not None else tuple(entry.text.split(","))
    return Value(tuple(item.strip() for item in items if item.strip()))


def _rules(name: str, entry: Entry) -> Value:
    found = _list(name, entry).value
    rules = tuple(found) if isinstance(found, tuple) else ()
    known = tuple(rule for rule in rules if _RULE.fullmatch(rule))
    return Value(known, None if known == rules else say("navn på regler, som «fit» eller «fit.shrunk»"))


def _dismissals(name: str, entry: Entry) -> Value:
    """One text a finding: rule, fingerprint, reason. Nynorsk writes `avvist` as bokmål does."""
    items = entry.items if entry.items is not None else (entry.text,)
    said = [item.strip() for item in items if item.strip()]
    found = [match for item in said if (match := _DISMISSAL.fullmatch(item))]
    known = tuple(Dismissal(match[1], match[2], match[3] or "") for match in found)
    return Value(known, None if len(known) == len(said) else say("regel, merke og grunn, som appen skriver dem"))


def _choice(name: str, entry: Entry) -> Value:
    choices = _CHOICES[name]
    word = entry.text.strip().casefold()
    if word in choices:
        return Value(choices[word])
    if name == "private":
        return Value(choices["ja"], say("«ja» eller «nei»"))  # whoever writes `private` means it
    if name == "kind":
        return Value(None, say("ett av tese, sitat, faktum, spørsmål, erfaring, møte"))
    names = ", ".join(dict.fromkeys(str(value) for value in choices.values()))
    return Value(None, say("ett av {names}", names=names))


def _duration(name: str, entry: Entry) -> Value:
    seconds = read_duration(entry.text)
    return Value(seconds) if seconds else Value(None, say("en varighet som «20 min» eller «1:30»"))


def _date(name: str, entry: Entry) -> Value:
    if looks_like_iso_date(entry.text) and iso_date(entry.text) is None:
        return Value(entry.text, say("en dato som finnes, som «2026-03-16»"))
    return Value(entry.text)


def _given(entry: Entry) -> Value:
    """Lines such as «Lederdagene, Oslo, 16. mars 2026», or tables of event, date and place."""
    occasions, is_clear = read_occasions(entry)
    return Value(occasions, None if is_clear else say("tilstelninger som «Lederdagene, Oslo, 16. mars 2026»"))


def _last_day(name: str, entry: Entry) -> Value:
    """The last day of what is named: a day, a month or a year."""
    day = last_day_of(entry.text)
    return Value(day) if day or not entry.text.strip() else Value(None, say("en dato som «2026-03-16»"))


def _language(name: str, entry: Entry) -> Value:
    word = entry.text.strip()
    if word.casefold() in _LANGUAGES:
        return Value(_LANGUAGES[word.casefold()])
    if _LANGUAGE.fullmatch(word):
        return Value(word.replace("_", "-"))
    return Value(None, say("et språk som «nb», «nn» eller «en»"))


_READERS: dict[str, Callable[[str, Entry], Value]] = {
    "topics": _list, "switched_off": _rules, "dismissed": _dismissals, "slides": _choice, "prose": _choice,
    "type": _choice, "private": _choice, "kind": _choice, "people": _list, "best_before": _last_day,
    "duration_seconds": _duration, "date": _date, "language": _language,
}  # fmt: skip
