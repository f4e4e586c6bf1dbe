"""Programmes: gaps, overlaps, sums against the frame, and days without breaks. Of unknown times nothing is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.repairs import Repair
from leaderdeck.checks.view import TalkView
from leaderdeck.deck.programme import Programme
from leaderdeck.deck.programme_check import Trouble, check_programme
from leaderdeck.deck.programme_slots import slot_of_slide
from leaderdeck.deck.slide import Severity
from leaderdeck.language import Sentence, say
from leaderdeck.outline.programmes import programmes_of
from leaderdeck.outline.rewrite_programme import move_slot

_SUMS = say("regnestykket: klokkeslett og varigheter i programmet")
_HABIT = say("erfaring: høyst 90 minutter mellom pauser, og lunsj når dagen er over fire timer")

RULES = (
    Rule("pace.overlap", "warning", say("Bolkene i et program overlapper ikke."), _SUMS),
    Rule("pace.gap", "info", say("Det er ikke hull mellom bolkene i et program."), _SUMS),
    Rule("pace.two-lengths", "warning", say("Klokkeslett og varighet for en bolk sier det samme."), _SUMS),
    Rule("pace.past-end", "warning", say("Programmet er ferdig når tiden er ute."), _SUMS),
    Rule("pace.programme-sum", "warning", say("Bolkene i et program går opp i tiden som er satt av."), _SUMS),
    Rule("pace.break", "info", say("Et program har pause minst hvert 90. minutt."), _HABIT),
    Rule("pace.lunch", "info", say("Et program på over fire timer har lunsj."), _HABIT),
    Rule(
        "text.slot", "warning", say("Et lysbilde for en bolk heter det samme som bolken i programmet."),
        say("LeaderDecks Markdown"),
    ),
)  # fmt: skip

CLOSE_UP = say("Tett hullet")
MOVE_ON = say("Flytt resten")


def find(view: TalkView) -> Iterator[Finding]:
    """What does not add up in the talk's programmes, and slides of slots that no programme has."""
    programmes = programmes_of(view.deck)
    for programme in programmes:
        for trouble in check_programme(programme):
            yield _finding(view, programme, trouble)
    for index, slide in enumerate(view.slides):
        if slide.slide.is_slot and slot_of_slide(view.deck, index) is None:
            title = slide.slide.title.text if slide.slide.title else ""
            yield slide.find(
                "text.slot", "warning", slide.slide.title.line if slide.slide.title else 0,
                say("Ingen bolk i programmet heter «{title}», så lysbildet viser ikke tiden.", title=title[:60]),
                say("Skriv overskriften som i programmet, eller ta bort {word}.", word="{.bolk}"),
            )  # fmt: skip


def _finding(view: TalkView, programme: Programme, trouble: Trouble) -> Finding:
    rule, severity = _RULE_OF[trouble.kind]
    message, advice = trouble_words(programme, trouble)
    line = programme.line if trouble.slot is None else programme.slots[trouble.slot].line
    repair, name = _repair(programme, trouble)
    number = view.slides[programme.slide].number
    return Finding(rule, severity, number, line, message, advice, repair, name)


def trouble_words(programme: Programme, trouble: Trouble) -> tuple[Sentence, Sentence]:
    """What does not add up, and what can be done about it."""
    return _SENTENCES[trouble.kind](programme, trouble)


def _repair(programme: Programme, trouble: Trouble) -> tuple[Repair | None, Sentence | None]:
    if trouble.slot is None or not programme.is_own or trouble.kind not in ("gap", "overlap"):
        return None, None
    by = -trouble.minutes if trouble.kind == "gap" else trouble.minutes
    line = programme.slots[trouble.slot].line
    return partial(_move, line=line, by=by), CLOSE_UP if trouble.kind == "gap" else MOVE_ON


def _move(text: str, *, line: int, by: int) -> str:
    return move_slot(text, line, by)


def _name(programme: Programme, index: int | None) -> str:
    return programme.slots[index or 0].title[:60]


def long_words(minutes: int) -> Sentence:
    """A length in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say("{minutes} min", minutes=rest)
    if not rest:
        return say("{hours} t", hours=hours)
    return say("{hours} t {minutes} min", hours=hours, minutes=rest)


def _gap(programme: Programme, trouble: Trouble) -> tuple[Sentence, Sentence]:
    return (
        say(
            "Det er {time} uten noe før «{slot}».",
            time=long_words(trouble.minutes),
            slot=_name(programme, trouble.slot),
        ),
        say("Skriv inn en pause, eller la bolken begynne tidligere."),
    )


def _overlap(programme: Programme, trouble: Trouble) -> tuple[Sentence, Sentence]:
    return (
        say(
            "«{slot}» begynner {time} før bolken foran er ferdig.",
            slot=_name(programme, trouble.slot), time=long_words(trouble.minutes),
        ),
        say("Flytt bolken og det som følger, eller gjør den forrige kortere."),
    )  # fmt: skip


def _two_lengths(programme: Programme, trouble: Trouble) -> tuple[Sentence, Sentence]:
    return (
        say(
            "Klokkeslettene for «{slot}» stemmer ikke med varigheten; det skiller {time}.",
            slot=_name(programme, trouble.slot), time=long_words(trouble.minutes),
        ),
        say("Behold bare det ene: klokkeslettene til og fra, eller varigheten."),
    )  # fmt: skip


def _past_end(programme: Programme, trouble: Trouble) -> tuple[Sentence, Sentence]:
    return (
        say(
            "«{slot}» varer {time} lenger enn programmet har tid til.",
            slot=_name(programme, trouble.slot), time=long_words(trouble.minutes),
        ),
        say("Gjør noe kortere, ta noe bort, eller sett av mer tid."),
    )  # fmt: skip


def _too_long(programme: Programme, trouble: Trouble) -> tuple[Sentence, Sentence]:
    return (
        say(
            "Bolkene tar {known}, men det er satt av {frame}.",
            known=long_words(trouble.known), frame=long_words(trouble.frame),
        ),
        say("Gjør noe kortere, ta noe bort, eller sett av mer tid."),
    )  # fmt: skip


def _rest(programme: Programme, trouble: Trouble) -> tuple[Sentence, Sentence]:
    known, frame, left = long_words(trouble.known), long_words(trouble.frame), long_words(trouble.minutes)
    if trouble.unknown == 1:
        message = say("Bolkene med varighet tar {known} av {frame}; {left} er igjen til den siste uten.",
                      known=known, frame=frame, left=left)  # fmt: skip
    else:
        message = say("Bolkene med varighet tar {known} av {frame}; {left} er igjen til de {count} uten.",
                      known=known, frame=frame, left=left, count=trouble.unknown)  # fmt: skip
    return message, say("Se om det er nok til åpning, pauser og avslutning, og skriv varigheten på resten.")


def _spare(programme: Programme, trouble: Trouble) -> tuple[Sentence, Sentence]:
    return (
        say(
            "Bolkene tar {known} av {frame}, så {left} er ikke brukt.",
            known=long_words(trouble.known), frame=long_words(trouble.frame), left=long_words(trouble.minutes),
        ),
        say("Det kan være bra: legg inn pauser, eller slutt tidligere."),
    )  # fmt: skip


def _no_break(programme: Programme, trouble: Trouble) -> tuple[Sentence, Sentence]:
    return (
        say("Det går {time} uten pause rundt «{slot}».", time=long_words(trouble.minutes),
            slot=_name(programme, trouble.slot)),
        say("Legg inn en pause på ti minutter eller mer."),
    )  # fmt: skip


def _no_meal(programme: Programme, trouble: Trouble) -> tuple[Sentence, Sentence]:
    return (
        say("Programmet varer {time} uten lunsj.", time=long_words(trouble.minutes)),
        say("Legg inn lunsj, eller si fra i innkallingen at det ikke blir servert."),
    )


_RULE_OF: dict[str, tuple[str, Severity]] = {
    "gap": ("pace.gap", "info"), "overlap": ("pace.overlap", "warning"),
    "two-lengths": ("pace.two-lengths", "warning"), "past-end": ("pace.past-end", "warning"),
    "too-long": ("pace.programme-sum", "warning"), "rest": ("pace.programme-sum", "info"),
    "spare": ("pace.programme-sum", "info"), "no-break": ("pace.break", "info"), "no-meal": ("pace.lunch", "info"),
}  # fmt: skip
_SENTENCES: dict[str, Callable[[Programme, Trouble], tuple[Sentence, Sentence]]] = {
    "gap": _gap, "overlap": _overlap, "two-lengths": _two_lengths, "past-end": _past_end, "too-long": _too_long,
    "rest": _rest, "spare": _spare, "no-break": _no_break, "no-meal": _no_meal,
}  # fmt: skip
