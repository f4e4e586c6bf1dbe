"""Privacy: numbers, addresses and words that tell who somebody is. What is found is always shown masked.

Private text never leaves this machine in any file, so it is not searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.passages import Passage
from leaderdeck.checks.sensitive import Hit, HitKind, find_sensitive, may_hold
from leaderdeck.checks.view import SlideView, TalkView
from leaderdeck.deck.blocks import Picture
from leaderdeck.deck.slide import Severity
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import PictureShape

RULES = (
    Rule(
        "privacy.national-id", "error",
        say("Ingen fødselsnumre, d-numre eller andre personnumre."),
        say("Personopplysningsloven § 12; kontrollsifrene etter Skatteetatens regler, også den fra 2032"),
    ),
    Rule(
        "privacy.account", "warning", say("Ingen kontonumre."),
        say("Personvernforordningen art. 5 (1) c; kontrollsiffer modulus 11"),
    ),
    Rule(
        "privacy.duf", "warning", say("Ingen DUF-numre."),
        say("Personvernforordningen art. 5 (1) c; utlendingsforvaltningens nummer"),
    ),
    Rule(
        "privacy.birth-date", "warning", say("Ingen fødselsdatoer."), say("Personvernforordningen art. 5 (1) c"),
    ),
    Rule(
        "privacy.phone", "warning", say("Mobilnumre vises bare når eieren vil det; andre telefonnumre er et tips."),
        say("Personvernforordningen art. 5 (1) c"),
    ),
    Rule(
        "privacy.email", "warning", say("Personlige e-postadresser vises bare når eieren vil det; felles er et tips."),
        say("Personvernforordningen art. 5 (1) c"),
    ),
    Rule(
        "privacy.case-number", "info", say("Saksnumre står ikke sammen med navn; da er de en advarsel."),
        say("Offentleglova § 13 og forvaltningsloven § 13"),
    ),
    Rule(
        "privacy.payment", "info", say("KID-numre hører ikke hjemme i et foredrag."),
        say("Personvernforordningen art. 5 (1) c; kontrollsiffer modulus 10 eller 11"),
    ),
    Rule(
        "privacy.organization", "info", say("Organisasjonsnumre er åpne, men se etter om det trengs."),
        say("Enhetsregisteret; kontrollsiffer modulus 11"),
    ),
    Rule(
        "privacy.property", "info", say("Gårds- og bruksnummer peker på en eiendom og den som bor der."),
        say("Personvernforordningen art. 4 (1)"),
    ),
    Rule(
        "privacy.plate", "info", say("Bilskilt peker på en eier."), say("Personvernforordningen art. 4 (1)"),
    ),
    Rule(
        "privacy.sensitive-word", "info", say("Ord om varsling, sykdom og barnevern står ikke sammen med et navn."),
        say("Arbeidsmiljøloven § 2 A-7 og personvernforordningen art. 9"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Trouble:
    rule: str
    severity: Severity
    message: Sentence
    advice: Sentence


_REMOVE_ID = say("Ta det bort; et foredrag trenger det aldri.")
_REMOVE = say("Ta det bort, eller flytt det til den private teksten.")
_ASK = say("Ta det bort hvis ikke eieren vil ha det vist.")
_LOOK = say("Se etter om det trengs.")

_TROUBLES: dict[HitKind, tuple[str, Severity, Sentence, Sentence]] = {
    "birth": ("national-id", "error", say("«{value}» er et gyldig fødselsnummer."), _REMOVE_ID),
    "birth-2032": (
        "national-id", "error", say("«{value}» er et gyldig fødselsnummer etter regelen fra 2032."), _REMOVE_ID,
    ),
    "d-number": ("national-id", "error", say("«{value}» er et gyldig d-nummer."), _REMOVE_ID),
    "help": ("national-id", "error", say("«{value}» er et gyldig hjelpenummer for en person."), _REMOVE_ID),
    "synthetic": (
        "national-id", "error", say("«{value}» er et gyldig fødselsnummer av den syntetiske sorten."), _REMOVE_ID,
    ),
    "account": ("account", "warning", say("«{value}» ser ut som et kontonummer."), _REMOVE),
    "duf": ("duf", "warning", say("«{value}» ser ut som et DUF-nummer."), _REMOVE),
    "birth-date": ("birth-date", "warning", say("«{value}» ser ut som en fødselsdato."), _REMOVE),
    "mobile": ("phone", "warning", say("«{value}» ser ut som et mobilnummer."), _ASK),
    "phone": ("phone", "info", say("«{value}» ser ut som et telefonnummer."), _LOOK),
    "email": ("email", "warning", say("«{value}» ser ut som en personlig e-postadresse."), _ASK),
    "shared-email": ("email", "info", say("«{value}» ser ut som en felles e-postadresse."), _LOOK),
    "named-case": ("case-number", "warning", say("Saksnummeret «{value}» står sammen med et navn."), _REMOVE),
    "case": ("case-number", "info", say("«{value}» ser ut som et saksnummer."), _LOOK),
    "payment": ("payment", "info", say("«{value}» ser ut som et KID-nummer."), _LOOK),
    "organization": ("organization", "info", say("«{value}» ser ut som et organisasjonsnummer."), _LOOK),
    "property": ("property", "info", say("«{value}» ser ut som gårds- og bruksnummer."), _LOOK),
    "plate": ("plate", "info", say("«{value}» ser ut som et bilskilt."), _LOOK),
    "sensitive-word": ("sensitive-word", "info", say("«{value}» står sammen med noe som ser ut som et navn."), _REMOVE),
}  # fmt: skip
_SPOKEN_SEVERITY: dict[HitKind, Severity] = {"mobile": "info"}
"""Notes are seen by fewer than slides."""
_CARD_FIELDS = ("title", "subtitle", "speaker", "role", "organization", "event", "organizer", "place", "date", "footer")
_SVG_TAG = re.compile(rb"<[^>]*>")


def find(view: TalkView) -> Iterator[Finding]:
    """Sensitive values in the front matter, on the slides, in notes, alternative texts, links, charts and drawings."""
    known = _known_names(view)
    on_card: set[Hit] = set()
    for field in _CARD_FIELDS:
        text = getattr(view.deck.front_matter, field) or ""
        if may_hold(text, text.lower()):
            line = view.card_line(field) or 1
            for hit in find_sensitive(text, known):
                on_card.add(hit)
                trouble = _trouble(hit, spoken=False)
                yield Finding(trouble.rule, trouble.severity, None, line, trouble.message, trouble.advice)
    for slide in view.slides:
        yield from _on_slide(slide, known, on_card if slide.slide.kind == "cover" else set())


def _on_slide(slide: SlideView, known: frozenset[str], told: set[Hit]) -> Iterator[Finding]:
    drawn = _drawn_passages(slide)
    passages = slide.passages + drawn
    if not drawn and not may_hold(slide.words, slide.lowered) and not any(passage.links for passage in passages):
        return
    seen: set[tuple[Hit, int]] = set()
    for passage in passages:
        for text in dict.fromkeys((passage.text, *passage.links)):
            for hit in find_sensitive(text, known) if may_hold(text, text.lower()) else ():
                if hit not in told and (hit, passage.line) not in seen:
                    seen.add((hit, passage.line))
                    trouble = _trouble(hit, spoken=passage.is_spoken)
                    yield slide.find(trouble.rule, trouble.severity, passage.line, trouble.message, trouble.advice)


def _trouble(hit: Hit, *, spoken: bool) -> _Trouble:
    rule, severity, message, advice = _TROUBLES[hit.kind]
    if spoken:
        severity = _SPOKEN_SEVERITY.get(hit.kind, severity)
    return _Trouble(f"privacy.{rule}", severity, replace(message, values=(("value", hit.masked),)), advice)


def _drawn_passages(slide: SlideView) -> tuple[Passage, ...]:
    """Words inside SVG drawings, which travel in the file as text."""
    lines = {block.source: block.line for block in slide.blocks() if isinstance(block, Picture)}
    if not lines:
        return ()
    line = next(iter(lines.values()))
    return tuple(
        Passage("alt", _SVG_TAG.sub(b" ", shape.file.svg).decode("utf-8", "replace"), line)
        for _, scene in slide.scenes
        for shape in scene.shapes
        if isinstance(shape, PictureShape) and b"<text" in shape.file.svg
    )


def _known_names(view: TalkView) -> frozenset[str]:
    card = view.deck.front_matter
    names = (view.kit.name, *view.kit.residue, card.organization, card.place, card.event, card.organizer)
    return frozenset(name.casefold() for name in names if name)
