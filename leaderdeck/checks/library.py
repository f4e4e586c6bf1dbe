"""What a talk takes from notes and other talks: whether it came, still holds, and says where it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.view import SlideView, TalkView
from leaderdeck.deck.blocks import Facts, Quote
from leaderdeck.deck.linked import Link
from leaderdeck.language import Sentence, say
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.dates import iso_date, last_day_of, written_date

_CRAFT = say("LeaderDeck: notater som kilder")
_SOURCES = say("Vær varsom-plakaten, punkt 3.1")
_CONTROL = say("Vær varsom-plakaten, punkt 3.2")

RULES = (
    Rule("library.include", "error", say("Det som settes inn fra andre filer, finnes og kan leses."), _CRAFT),
    Rule(
        "privacy.linked-file", "error", say("Private filer og låste notater settes ikke inn i et foredrag."),
        say("Personvernforordningen art. 5 (1) f"),
    ),
    Rule("library.fact-outdated", "warning", say("Tall brukes ikke etter datoen de gjaldt til."), _CONTROL),
    Rule("library.quote-source", "info", say("Sitater har en kilde."), _SOURCES),
    Rule("library.fact-source", "info", say("Tall har en kilde."), _SOURCES),
    Rule("library.source-changed", "info", say("Kopier sier det samme som kilden."), _CRAFT),
    Rule("library.same-passage", "info", say("Det samme settes ikke inn to ganger."), _CRAFT),
)  # fmt: skip

_HOLDS = re.compile(
    r"\b(?:gjelder|gjeld|gjaldt|gyldig|valid)[ \t]+(?:til(?:[ \t]+og[ \t]+med)?|until|through)\b[ \t:]*"
    r"|\b(?:best[ -](?:før|before))\b[ \t:]*",
    re.IGNORECASE,
)
_DAY = late_pattern(
    r"\d{4}-\d{2}(?:-\d{2})?|\d{1,2}\.[ \t]?(?:\d{1,2}\.[ \t]?|[^\W\d_]{3,9}[ \t]+)\d{4}"
    r"|\d{1,2}[ \t]+[^\W\d_]{3,9}[ \t]+\d{4}|[^\W\d_]{3,9}[ \t]+\d{4}|\d{4}\b"
)
_SOURCE = re.compile(r"(?:^|\n|\()[ \t*_]*(?:kilder?|kjelder?|sources?)\b[ \t]*:", re.IGNORECASE)
_NUMBER = late_pattern(r"(?<![\w+])\d")
_LONGEST = 80


def find(view: TalkView) -> Iterator[Finding]:
    """What there is to say of sources, in the order of the checks."""
    yield from _outdated(view)
    yield from _twice(view)
    yield from _changed(view)
    for slide in view.slides:
        if not slide.slide.origin:
            yield from _sources(slide)


def _outdated(view: TalkView) -> Iterator[Finding]:
    card = view.deck.front_matter
    day = iso_date(card.best_before)
    if day and day < view.today:
        line = view.card_line("best_before")
        yield Finding("library.fact-outdated", "warning", None, line, _held(day, view), _LOOK_FOR_NEW)
    for link in view.deck.links:
        day = iso_date(link.best_before)
        if day and day < view.today:
            message = say(
                "Det som er satt inn fra «{title}», gjaldt til {day}.", title=_name(link), day=_written(day, view)
            )
            yield _at(view, link, "library.fact-outdated", message, _LOOK_IN_SOURCE, warns=True)
    for slide in view.slides:
        yield from _outdated_words(slide, view)


def _outdated_words(slide: SlideView, view: TalkView) -> Iterator[Finding]:
    """Figures that say themselves until when they hold; other sentences may speak of other things."""
    has_facts = any(isinstance(block, Facts) for block in slide.blocks())
    if not _HOLDS.search(slide.words):
        return
    for passage in slide.passages:
        if passage.kind not in ("fact", "source") and not (has_facts and passage.kind in ("text", "notes")):
            continue
        for found in _HOLDS.finditer(passage.text):
            named = _DAY.match(passage.text, found.end())
            day = iso_date(last_day_of(named[0])) if named else None
            if day and day < view.today:
                yield slide.find("library.fact-outdated", "warning", passage.line, _held(day, view), _LOOK_FOR_NEW)


def _twice(view: TalkView) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Link] = {}
    for link in view.deck.links:
        if link.trouble:
            continue
        first = seen.setdefault((link.file, link.place.casefold()), link)
        if first is not link:
            message = say("«{target}» er også satt inn på linje {line}.", target=_short(link.target), line=first.line)
            yield _at(view, link, "library.same-passage", message, say("Ta bort den ene, hvis den ikke er ment."))


def _changed(view: TalkView) -> Iterator[Finding]:
    for copy in view.deck.copies:
        if copy.state not in ("changed", "gone"):
            continue
        number = _number_at(view, copy.line)
        if copy.state == "changed":
            message = say("«{target}» er endret siden du satte den inn her.", target=_short(copy.target))
            advice = say("Hent den nye teksten, eller la kopien stå som den er.")
        else:
            message = say("«{target}» finnes ikke lenger, så kopien har mistet kilden sin.", target=_short(copy.target))
            advice = say("La kopien stå, eller ta bort kommentaren med kilden.")
        yield Finding("library.source-changed", "info", number, copy.line, message, advice, opens=copy.target)


def _sources(slide: SlideView) -> Iterator[Finding]:
    has_source = bool(slide.slide.sources) or bool(_SOURCE.search(slide.words))
    for block in slide.blocks():
        if isinstance(block, Quote) and block.source is None and not has_source:
            words = " ".join(" ".join(paragraph.text for paragraph in block.paragraphs).split())
            message = say("Sitatet «{words}» har ingen kilde.", words=_short(words, 40))
            advice = say("Skriv hvem som sa det på en siste linje som begynner med –.")
            yield slide.find("library.quote-source", "info", block.line, message, advice)
        elif isinstance(block, Facts) and not has_source and _tells_numbers(block):
            message = say("Tallene har ingen kilde.")
            advice = say("Skriv «Kilde: …» under dem, eller en fotnote.")
            yield slide.find("library.fact-source", "info", block.line, message, advice)


def _tells_numbers(facts: Facts) -> bool:
    """Whether a figure is a number at all: a key such as Ctrl+G or F8 needs no source."""
    return any(_NUMBER.search(fact.value.text) for fact in facts.facts)


_LOOK_FOR_NEW = say("Se etter et nyere tall, eller si at det er fra den gangen.")
_LOOK_IN_SOURCE = say("Se etter et nyere tall, og rett det i kilden.")


def _held(day: date, view: TalkView) -> Sentence:
    return say("Tallet gjaldt til {day}.", day=_written(day, view))


def _written(day: date, view: TalkView) -> str:
    return written_date(day.isoformat(), view.deck.front_matter.language)


def _at(view: TalkView, link: Link, rule: str, message: Sentence, advice: Sentence, *, warns: bool = False) -> Finding:
    number = view.slides[link.first].number if link.first < len(view.slides) else None
    opens = f"{link.file}#{link.place}" if link.place else link.file
    return Finding(rule, "warning" if warns else "info", number, link.line, message, advice, opens=opens)


def _number_at(view: TalkView, line: int) -> int | None:
    before = [slide.number for slide in view.slides if slide.first_line <= line]
    return before[-1] if before else None


def _name(link: Link) -> str:
    return _short(link.title or link.file)


def _short(words: str, most: int = _LONGEST) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
