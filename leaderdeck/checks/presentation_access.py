"""Accessibility of a PowerPoint file: what is stored in it for those who listen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.presentation_view import FOOTERS, TITLES, on_slide, whole_file
from leaderdeck.deck.presentation import Drawing, Presentation, SlideLook, TextBox
from leaderdeck.deck.slide import Severity
from leaderdeck.language import Sentence, say

_STORED = say("WCAG 2.1, 1.3.1")

RULES = (
    Rule(
        "access.language-missing", "error", say("All tekst i en PowerPoint-fil sier hvilket språk den er på."),
        say("WCAG 2.1, 3.1.1 og 3.1.2"),
    ),
    Rule("access.empty-placeholder", "warning", say("Ingen plassholdere står tomme."), _STORED),
    Rule("access.number-placeholder", "warning", say("Sidetallet teller selv og står i sin plassholder."), _STORED),
    Rule("access.footer-placeholder", "warning", say("Bunnteksten står i sin plassholder."), _STORED),
    Rule("access.table-merged", "warning", say("Tabeller har ingen sammenslåtte ruter."), _STORED),
    Rule(
        "access.drawing-alt", "info", say("Tegnede figurer har alternativ tekst eller er merket som pynt."),
        say("WCAG 2.1, 1.1.1"),
    ),
    Rule("access.captions", "error", say("Filmer har teksting."), say("WCAG 2.1, 1.2.2")),
    Rule("access.section-name", "warning", say("Inndelinger har navn som sier noe."), say("WCAG 2.1, 2.4.6")),
    Rule("access.auto-advance", "warning", say("Ingen lysbilder går videre av seg selv."), say("WCAG 2.1, 2.2.1")),
    Rule("access.animation", "info", say("Innholdet beveger seg ikke."), say("WCAG 2.1, 2.2.2 og 2.3.1")),
)  # fmt: skip

_UPPER_SHARE = 0.35
_LOWER_SHARE = 0.86
_LONGEST_TITLE = 120
_LARGEST_LABEL = 60
_REPEATED = 3
"""Slides on which the same words stand at the foot before they are taken for a footer."""
_PICTURED = {"chart", "diagram", "object", "film"}
_KIND_WORDS: dict[str, Sentence] = {
    "chart": say("Diagrammet"), "diagram": say("Figuren"), "object": say("Objektet"), "film": say("Filmen"),
}  # fmt: skip
_MEANINGLESS = {
    "", "default section", "standardinndeling", "standardinndeling ", "standarddel", "standard inndeling",
    "untitled section", "inndeling uten navn", "inndeling uten tittel", "inndeling utan tittel", "uten navn",
    "summary section",
}  # fmt: skip


def find(presentation: Presentation) -> Iterator[Finding]:
    """What somebody who listens, or uses no mouse, would miss. Text, links and pictures are checked as in talks."""
    footers = _repeated_footers(presentation)
    for number, look in enumerate(presentation.looks, start=1):
        yield from _title(presentation, number, look)
        yield from _placeholders(presentation, number, look, footers)
        yield from _drawings(number, look)
        yield from _moving(number, look)
        if look.without_language:
            yield on_slide(
                number, "access.language-missing", "error",
                say("Tekst på lysbildet sier ikke hvilket språk den er på, så den leses opp feil."),
                say("Merk all tekst, og velg språk under Se gjennom > Språk > Angi korrekturspråk."),
            )  # fmt: skip
    yield from _sections(presentation.contents.sections)


def _title(presentation: Presentation, number: int, look: SlideLook) -> Iterator[Finding]:
    if any(box.placeholder in TITLES and box.text for box in look.texts):
        return
    limit = presentation.height_pt * _UPPER_SHARE
    boxes = [
        box
        for box in look.texts
        if box.placeholder not in FOOTERS and box.letters and box.place and box.place.y < limit
        and len(box.text) <= _LONGEST_TITLE
    ]  # fmt: skip
    sizes = [letters.size_pt for box in look.texts for letters in box.letters]
    likely = next((box for box in boxes if max(each.size_pt for each in box.letters) >= max(sizes)), None)
    if likely is None:
        yield on_slide(
            number, "access.title-missing", "error", say("Lysbildet har ingen tittel."),
            say("Velg et oppsett med tittel; den kan ligge utenfor lysbildet hvis den ikke skal vises."),
        )  # fmt: skip
    else:
        yield on_slide(
            number, "access.title-missing", "error",
            say("«{words}» ser ut som en tittel, men er det ikke for den som lytter.", words=_short(likely.text)),
            say("Velg et oppsett med tittel, og flytt teksten dit."),
        )  # fmt: skip


def _placeholders(
    presentation: Presentation, number: int, look: SlideLook, footers: frozenset[str]
) -> Iterator[Finding]:
    foot = presentation.height_pt * _LOWER_SHARE
    for box in look.texts:
        if box.placeholder and box.placeholder not in FOOTERS and not box.text:
            if box.placeholder in TITLES:
                continue
            yield on_slide(
                number, "access.empty-placeholder", "warning",
                say("Plassholderen «{name}» er tom.", name=_short(box.name)),
                say("Fyll den ut, eller slett den; skjermlesere stopper ved den."),
            )  # fmt: skip
        elif not box.placeholder and box.frame is not None and box.frame.y >= foot:
            yield from _foot(number, box, footers)


def _foot(number: int, box: TextBox, footers: frozenset[str]) -> Iterator[Finding]:
    typed = box.text.strip() == str(number)
    if box.number_field or typed:
        yield on_slide(
            number, "access.number-placeholder", "warning",
            say("Sidetallet er skrevet inn for hånd.") if typed and not box.number_field
            else say("Sidetallet står i en vanlig tekstboks."),
            say("Slett det, og velg Sett inn > Topptekst og bunntekst > Lysbildenummer."),
        )  # fmt: skip
    elif box.text in footers:
        yield on_slide(
            number, "access.footer-placeholder", "warning",
            say("Bunnteksten «{words}» står i en vanlig tekstboks.", words=_short(box.text)),
            say("Slett den, og velg Sett inn > Topptekst og bunntekst > Bunntekst."),
        )  # fmt: skip


def _repeated_footers(presentation: Presentation) -> frozenset[str]:
    """Words that stand in ordinary boxes at the foot of several slides."""
    foot = presentation.height_pt * _LOWER_SHARE
    counts = Counter(
        text
        for look in presentation.looks
        for text in {
            box.text
            for box in look.texts
            if not box.placeholder and box.frame is not None and box.frame.y >= foot and box.text
        }
    )
    return frozenset(text for text, count in counts.items() if count >= _REPEATED)


def _drawings(number: int, look: SlideLook) -> Iterator[Finding]:
    silent = 0
    for drawing in look.drawings:
        if drawing.merged:
            yield on_slide(
                number, "access.table-merged", "warning", say("Tabellen har sammenslåtte ruter."),
                say("Del rutene, så leses hver rute sammen med sin overskrift."),
            )  # fmt: skip
        if drawing.kind == "film" and not drawing.captions:
            yield on_slide(
                number, "access.captions", "error",
                say("Filmen «{name}» har ingen teksting.", name=_short(drawing.name)),
                say("Velg Avspilling > Sett inn teksting, eller legg teksten ved siden av."),
            )  # fmt: skip
        if drawing.alt or drawing.decorative:
            continue
        silent += drawing.kind == "shape"
        if drawing.kind in _PICTURED:
            yield _without_alt(number, drawing)
    if silent:
        yield on_slide(
            number, "access.drawing-alt", "info",
            say("Tegnede figurer har verken alternativ tekst eller merket for pynt."),
            say("Merk dem som dekorative, eller skriv hva de viser."),
        )  # fmt: skip


def _without_alt(number: int, drawing: Drawing) -> Finding:
    return on_slide(
        number, "access.alt-missing", "error",
        say("{kind} «{name}» har ingen alternativ tekst.", kind=_KIND_WORDS[drawing.kind], name=_short(drawing.name)),
        say("Høyreklikk, velg «Vis alternativ tekst», og skriv hva det viser, eller merk det som dekorativt."),
    )  # fmt: skip


def _moving(number: int, look: SlideLook) -> Iterator[Finding]:
    if look.advances_alone:
        yield on_slide(
            number, "access.auto-advance", "warning", say("Lysbildet går videre av seg selv."),
            say("Slå av «Etter» under Overganger, så rekker alle å lese."),
        )  # fmt: skip
    if look.animated:
        yield on_slide(
            number, "access.animation", "info", say("Noe på lysbildet beveger seg."),
            say("Ta bort animasjonen hvis den ikke forklarer noe."),
        )  # fmt: skip


def _sections(names: tuple[str, ...]) -> Iterator[Finding]:
    for name, count in Counter(names).items():
        severity: Severity = "warning"
        if name.strip().casefold() in _MEANINGLESS:
            message = say("Inndelingen «{name}» har bare et standardnavn.", name=_short(name))
        elif count > 1:
            severity = "info"
            message = say("Flere inndelinger heter «{name}».", name=_short(name))
        else:
            continue
        yield whole_file(
            "access.section-name", severity, message, say("Gi hver inndeling et navn som sier hva den handler om.")
        )


def _short(words: str) -> str:
    return " ".join(words.split())[:_LARGEST_LABEL]
