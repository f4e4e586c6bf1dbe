"""The talk's own file, and pictures that could not be shown as the text asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.view import TalkView
from leaderdeck.language import Sentence, say

_SAFETY = say("Sikkerhet: bare filer i foredragets egen mappe leses, og nettet brukes aldri")

RULES = (
    Rule("file.picture-missing", "error", say("Hvert bilde finnes."), say("Filen lest")),
    Rule("file.picture-outside", "error", say("Hvert bilde ligger i foredragets mappe."), _SAFETY),
    Rule("file.picture-web", "error", say("Bilder hentes ikke fra nettet."), _SAFETY),
    Rule("file.picture-too-large", "error", say("Bilder er ikke større enn det som trygt kan leses."), _SAFETY),
    Rule("file.picture-unreadable", "error", say("Hvert bilde kan leses."), say("Filen lest")),
    Rule("file.encoding", "info", say("Filen er skrevet i UTF-8."), say("Filen lest")),
    Rule("file.picture-unsafe", "error", say("Tegninger (SVG) henter ikke noe utenfra."), _SAFETY),
)  # fmt: skip

_TROUBLES: dict[str, tuple[Sentence, Sentence]] = {
    "file.picture-missing": (
        say("Fant ikke bildet «{picture}»."), say("Legg det i foredragets mappe, eller rett navnet."),
    ),
    "file.picture-outside": (
        say("Bildet «{picture}» ligger utenfor foredragets mappe og vises ikke."),
        say("Kopier det inn i mappen, og skriv navnet uten sti."),
    ),
    "file.picture-web": (
        say("Bildet «{picture}» ligger på nettet og hentes ikke."),
        say("Last det ned til foredragets mappe, og skriv filnavnet."),
    ),
    "file.picture-too-large": (
        say("Bildet «{picture}» er for stort til å leses trygt."), say("Lagre det i en mindre utgave."),
    ),
    "file.picture-unreadable": (
        say("Bildet «{picture}» kan ikke leses."), say("Lagre det på nytt som PNG, JPEG eller SVG."),
    ),
    "file.picture-unsafe": (
        say("Tegningen «{picture}» er ødelagt eller henter noe utenfra, og vises ikke."),
        say("Lagre den på nytt som enkel SVG, eller som PNG."),
    ),
}  # fmt: skip
_ENCODINGS = {"utf-8-sig": "UTF-8 (BOM)", "utf-16": "UTF-16", "windows-1252": "Windows-1252"}


def find_encoding(encoding: str) -> Iterator[Finding]:
    """What is told of a file that is not plain UTF-8."""
    if encoding in _ENCODINGS:
        yield Finding(
            "file.encoding", "info", None, 1, say("Filen er lest som {encoding}.", encoding=_ENCODINGS[encoding]),
            say("Den kan stå slik; se etter at æ, ø og å er riktige."),
        )  # fmt: skip


def find(view: TalkView) -> Iterator[Finding]:
    """One finding for each picture of each slide."""
    for slide in view.slides:
        for note in dict.fromkeys(note for _, scene in slide.scenes for note in scene.picture_notes):
            if note.rule in _TROUBLES:
                message, advice = _TROUBLES[note.rule]
                named = replace(message, values=(("picture", note.source[:120]),))
                yield slide.find(note.rule, "error", note.line, named, advice)
