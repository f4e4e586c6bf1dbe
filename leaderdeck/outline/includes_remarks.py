"""Why nothing came of a link, in words: what happened, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaderdeck.deck.linked import LinkTrouble
from leaderdeck.deck.slide import Remark, Severity
from leaderdeck.language import Sentence, say
from leaderdeck.outline.includes_found import Inserted

_WRITE = say("Skriv filens navn og overskriften, som «::: sett-inn notat.md#Overskrift».")
_LOOK_FOR_FILE = say("Se etter om navnet er riktig, og om filen ligger i biblioteket eller i mappen til foredraget.")
_REMOVE = say("Ta bort linjen, eller velg noe annet.")
_SAYS: dict[LinkTrouble, tuple[str, Severity, Sentence, Sentence]] = {
    "no-shelf": (
        "library.include", "info", say("«{target}» er ikke hentet inn ennå."),
        say("Det vises når hele foredraget er lest."),
    ),
    "no-file": ("library.include", "warning", say("Linjen sier ikke hvilken fil som skal settes inn."), _WRITE),
    "missing": ("library.include", "error", say("Fant ikke «{target}», så lysbildene derfra mangler."), _LOOK_FOR_FILE),
    "outside": (
        "library.include", "error", say("«{target}» ligger utenfor biblioteket og mappen til foredraget."),
        say("Legg filen i biblioteket, eller lim inn teksten."),
    ),
    "private": (
        "privacy.linked-file", "error", say("«{target}» er en privat fil, og ingenting av den er med."), _REMOVE,
    ),
    "locked": (
        "privacy.linked-file", "error", say("«{target}» er et låst notat, og ingenting av det er med."), _REMOVE,
    ),
    "not-text": (
        "library.include", "error", say("«{target}» er ikke en tekstfil, så ingenting er satt inn."),
        say("Sett inn en fil som slutter på .md, .markdown eller .txt."),
    ),
    "too-large": (
        "library.include", "error", say("«{target}» er for stor til å settes inn."), say("Del filen i mindre notater."),
    ),
    "unreadable": (
        "library.include", "error", say("Kunne ikke lese «{target}», så lysbildene derfra mangler."),
        say("Se etter om du har lov til å lese filen, og om den er ferdig hentet fra skyen."),
    ),
    "no-place": (
        "library.include", "error", say("Filen er der, men fant ikke stedet i «{target}»."),
        say("Skriv overskriften som den står i filen, eller «sitat-1» for det første sitatet."),
    ),
    "empty": ("library.include", "warning", say("«{target}» har ingenting å vise."), _REMOVE),
    "loop": (
        "library.include", "error", say("«{target}» setter inn seg selv, så den er ikke satt inn én gang til."),
        say("Ta bort linjen i den filen som viser tilbake."),
    ),
    "too-deep": (
        "library.include", "error", say("«{target}» er ikke satt inn: filene viser til hverandre i mer enn åtte ledd."),
        say("Sett inn den siste filen direkte."),
    ),
    "too-many": (
        "library.include", "error", say("«{target}» er ikke satt inn: foredraget setter inn for mye."),
        say("Sett inn færre filer, eller bare de overskriftene du trenger."),
    ),
    "inside": (
        "library.include", "warning", say("«{target}» står inne i en annen blokk, så lysbildene er ikke satt inn."),
        say("Flytt linjen ut av blokken eller listen. Sitater og tall kan stå inne i den."),
    ),
}  # fmt: skip
_LONGEST_TARGET = 120


def link_remarks(inserted: Inserted, line: int) -> Iterator[Remark]:
    """What there is to say of a link at this line, and of those inside the file that it asks for."""
    troubles = [(inserted.target, inserted.trouble), *inserted.others]
    for target, trouble in dict.fromkeys(troubles):
        if trouble:
            rule, severity, message, advice = _SAYS[trouble]
            values = (("target", target[:_LONGEST_TARGET]),) if "{target}" in message.source else ()
            yield Remark(rule, severity, line, replace(message, values=values), advice)
