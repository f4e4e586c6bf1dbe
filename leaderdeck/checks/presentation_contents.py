"""What a PowerPoint file carries unseen: names, comments, hidden data, macros, contents from outside."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.presentation_view import on_slide, whole_file
from leaderdeck.deck.presentation import FileContents, Presentation
from leaderdeck.language import Sentence, say

_MINIMAL = say("Personvernforordningen art. 5 (1) c")
_SAFETY = say("Filen lest")

RULES = (
    Rule("privacy.author", "warning", say("Filens egenskaper navngir ingen."), _MINIMAL),
    Rule("privacy.properties", "info", say("Filens egenskaper sier ikke mer enn de skal."), _MINIMAL),
    Rule("privacy.comments", "warning", say("Filen har ingen kommentarer."), _MINIMAL),
    Rule("privacy.hidden-slide", "info", say("Filen har ingen skjulte lysbilder."), _MINIMAL),
    Rule("privacy.speaker-notes", "info", say("Notatene skal følge med."), _MINIMAL),
    Rule("privacy.unused-slide", "warning", say("Filen har ingen slettede lysbilder i seg."), _MINIMAL),
    Rule("privacy.embedded", "warning", say("Filen har ingen hele dokumenter i seg."), _MINIMAL),
    Rule("privacy.hidden-data", "info", say("Filen har ingen skjulte data."), _MINIMAL),
    Rule("privacy.thumbnail", "info", say("Filen har ikke noe gammelt bilde av første lysbilde."), _MINIMAL),
    Rule("file.outside", "warning", say("Filen henter ikke noe utenfra når den åpnes."), _SAFETY),
    Rule("file.macros", "error", say("Filen har ingen makroer."), _SAFETY),
    Rule("file.media", "info", say("Film og lyd følger med og virker uten nett."), _SAFETY),
    Rule("file.embedded-fonts", "info", say("Innebygde skrifter gjør filen stor."), _SAFETY),
    Rule("file.leftovers", "warning", say("Filen har ingen spor av programmet som laget den."), _SAFETY),
)

_PROPERTIES: dict[str, Sentence] = {
    "creator": say("forfatter"), "lastModifiedBy": say("sist endret av"), "Manager": say("leder"),
    "Company": say("firma"), "keywords": say("nøkkelord"), "description": say("merknader"), "subject": say("emne"),
    "category": say("kategori"), "contentStatus": say("status"), "HyperlinkBase": say("grunnadresse for lenker"),
    "Template": say("mal"),
}  # fmt: skip
_INSPECT = say("Velg Fil > Informasjon > Se etter problemer > Undersøk dokument.")


def find(presentation: Presentation) -> Iterator[Finding]:
    """What travels along without being seen."""
    contents = presentation.contents
    yield from _properties(contents)
    yield from _people(contents)
    yield from _slides(presentation)
    yield from _hidden(contents)
    yield from _safety(presentation)


def _properties(contents: FileContents) -> Iterator[Finding]:
    if contents.people:
        yield whole_file(
            "privacy.author", "warning",
            say("Filens egenskaper navngir noen ({fields}).", fields=_names(contents.people)), _INSPECT,
        )  # fmt: skip
    if contents.properties:
        yield whole_file(
            "privacy.properties", "info",
            say("Filens egenskaper har innhold ({fields}).", fields=_names(contents.properties)), _INSPECT,
        )  # fmt: skip
    if contents.leftovers:
        yield whole_file(
            "file.leftovers", "warning",
            say("Filen har spor av programmet som laget den ({traces}).", traces=", ".join(contents.leftovers)),
            _INSPECT,
        )  # fmt: skip


def _people(contents: FileContents) -> Iterator[Finding]:
    if contents.comments:
        yield whole_file(
            "privacy.comments", "warning",
            say("Filen har kommentarer ({count}), med navn på dem som skrev.", count=contents.comments),
            say("Slett dem under Se gjennom > Slett før du deler filen."),
        )  # fmt: skip
    if contents.unused:
        yield whole_file(
            "privacy.unused-slide", "warning",
            say("Filen har lysbilder i seg som ikke vises ({count}).", count=contents.unused),
            say("Lagre en kopi fra PowerPoint, så blir de borte."),
        )  # fmt: skip


def _slides(presentation: Presentation) -> Iterator[Finding]:
    noted = 0
    for number, slide in enumerate(presentation.deck.slides, start=1):
        noted += bool(slide.speaker_notes)
        if slide.hidden:
            yield on_slide(
                number, "privacy.hidden-slide", "info", say("Lysbildet er skjult, men følger med filen."),
                say("Slett det i kopien du deler."),
            )  # fmt: skip
    if noted:
        yield whole_file(
            "privacy.speaker-notes", "info", say("Filen har notater på {count} lysbilder.", count=noted),
            say("Ta dem bort i kopien du deler, hvis andre ikke skal lese dem."),
        )  # fmt: skip


def _hidden(contents: FileContents) -> Iterator[Finding]:
    if contents.embedded:
        yield whole_file(
            "privacy.embedded", "warning",
            say("Filen har hele dokumenter i seg ({count}), med mer enn det som vises.", count=contents.embedded),
            say("Lim dem inn som bilde i stedet."),
        )  # fmt: skip
    if contents.custom_xml or contents.tags:
        yield whole_file(
            "privacy.hidden-data", "info",
            say("Filen har skjulte data fra andre programmer ({count} deler).",
                count=contents.custom_xml + contents.tags),
            _INSPECT,
        )  # fmt: skip
    if contents.thumbnail:
        yield whole_file(
            "privacy.thumbnail", "info", say("Filen har et miniatyrbilde av et første lysbilde, kanskje et gammelt."),
            say("Slå av «Lagre miniatyrbilde» når du lagrer."),
        )  # fmt: skip


def _safety(presentation: Presentation) -> Iterator[Finding]:
    contents = presentation.contents
    if contents.macros:
        yield whole_file(
            "file.macros", "error", say("Filen har makroer eller kontroller, som kan gjøre hva som helst."),
            say("Lagre den som .pptx."),
        )  # fmt: skip
    if contents.outside:
        yield whole_file(
            "file.outside", "warning",
            say("Filen henter innhold utenfra når den åpnes ({count}), først fra {address}.",
                count=len(contents.outside), address=_place_of(contents.outside[0])),
            say("Bryt koblingene under Fil > Informasjon > Rediger koblinger til filer."),
        )  # fmt: skip
    films = sum(each.kind in ("film", "sound") for look in presentation.looks for each in look.drawings)
    if films:
        yield whole_file(
            "file.media", "info", say("Filen har film eller lyd ({count}).", count=films),
            say("Prøv den på maskinen du skal holde foredraget på."),
        )  # fmt: skip
    if contents.embedded_fonts:
        yield whole_file(
            "file.embedded-fonts", "info",
            say("Filen har innebygde skrifter ({count}).", count=contents.embedded_fonts),
            say("Se etter at skriftenes lisens tillater det."),
        )  # fmt: skip


def _names(properties: tuple[str, ...]) -> str:
    return ", ".join(str(_PROPERTIES[name]) for name in properties)


def _place_of(address: str) -> str:
    """Where the address leads, without what would name a person's folder or file."""
    scheme, separator, rest = address.partition("://")
    return (
        f"{scheme}{separator}{rest.partition('/')[0]}"[:60]
        if separator and scheme != "file"
        else str(say("en annen fil"))
    )
