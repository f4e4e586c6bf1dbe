"""The pages that go with a talk: a checklist for the stage, a statement of accessibility, a list of fonts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from leaderdeck.checks.finding import Finding
from leaderdeck.checks.talks import RULES
from leaderdeck.export.fonts_elsewhere import fonts_sentence, missing_somewhere, slides_elsewhere, talk_font_needs
from leaderdeck.export.profiles import Profile
from leaderdeck.language import Sentence, say
from leaderdeck.outline.dates import written_date
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import ChartShape, PictureShape, Scene, TableShape
from leaderdeck.talk import Talk

_STYLE = (
    "body{font:12pt/1.45 'Open Sans',Calibri,Arial,sans-serif;color:#111;background:#fff;max-width:46em;"
    "margin:2em auto;padding:0 1em}h1{font-size:1.6em;line-height:1.2}h2{font-size:1.15em;margin:1.2em 0 .3em}"
    "ul{padding-left:1.4em;margin:.3em 0}li{margin:.25em 0;overflow-wrap:anywhere}.boxes{list-style:none;"
    "padding-left:1.7em}.boxes li:before{content:'\\2610\\00a0';margin-left:-1.5em;display:inline-block;width:1.5em}"
    "@page{size:A4;margin:18mm}@media print{body{margin:0;font-size:10.5pt}}"
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is handed over, to whom, for what, and on which day (ISO)."""

    talk: Talk
    profile: Profile
    scenes: tuple[Scene, ...]
    event: str
    recipient: str
    day: str
    embedded: tuple[str, ...] = ()
    """Typefaces that lie in the PowerPoint file."""
    remarks: tuple[Sentence, ...] = ()
    """What the files lack, although they were written."""

    @property
    def title(self) -> str:
        """What the talk is called."""
        return self.talk.deck.front_matter.title or next((scene.title for scene in self.scenes if scene.title), "")

    @property
    def written_day(self) -> str:
        """The day in words."""
        return written_date(self.day, self.language)

    @property
    def language(self) -> str:
        """`nb`, `nn` or `en`."""
        short = self.talk.deck.front_matter.language.partition("-")[0]
        return short if short in ("nn", "en") else "nb"


def stage_checklist(delivery: Delivery, presentation: str, checksum: str) -> str:
    """One page to tick off before the talk. `presentation`: name of the PowerPoint file, with its SHA-256."""
    hidden = sum(scene.hidden for scene in delivery.scenes)
    facts: list[Sentence | None] = [
        say("{count} lysbilder", count=len(delivery.scenes)),
        say("{count} av dem er skjult og vises bare når du ber om det", count=hidden) if hidden else None,
        say("Bildeformat {shape}", shape=_shape(delivery.talk)),
        _duration(delivery.talk),
        *_font_facts(delivery),
    ]
    before = (
        say("Kopier hele mappen til maskinen som skal brukes; åpne ikke filene fra minnepinnen"),
        say("Åpne «{file}» i PowerPoint og bla gjennom alle lysbildene", file=presentation),
        say("Se at skriftene er riktige, og at ingen linjer er brutt på nytt"),
        say("Sett skjermen til samme bildeformat som lysbildene"),
        say("Finn visningen for foredragsholder, og se at det er den du ser og salen som ser lysbildet"),
        say("Prøv klikkeren fra der du skal stå: fram, tilbake og svart skjerm"),
    )
    room = (
        say("Slå av meldinger, skjermsparer og hvilemodus, og sett i strømmen"),
        say("Prøv mikrofonen og teleslyngen, og avtal hvem som gir ordet"),
        say("Ha PDF-en åpen i bakgrunnen; den ser lik ut om PowerPoint svikter"),
        *((say("Ha manuset på papir, med sidetall"),) if delivery.profile.with_notes else ()),
    )
    return _page(
        delivery,
        say("Sjekkliste for scenen"),
        [
            (say("Foredraget"), False, [fact for fact in facts if fact]),
            (say("Før dagen"), True, before),
            (say("I salen"), True, room),
            (say("Er det riktig fil?"), False, (say("SHA-256 av «{file}»: {sum}", file=presentation, sum=checksum),)),
        ],
    )


def _told_of_tables(count: int) -> Sentence:
    if count == 1:
        return say("Tabellen er en ekte tabell med overskriftsrad")
    return say("{count} tabeller er ekte tabeller med overskriftsrad", count=count)


def _told_of_charts(count: int) -> Sentence:
    return (
        say("Diagrammet har tallene i tekst")
        if count == 1
        else say("{count} diagrammer har tallene i tekst", count=count)
    )


def accessibility_statement(delivery: Delivery) -> str:
    """What was done so that everybody can read the talk, what was found wanting, and what nobody has tried."""
    pictures = [shape for scene in delivery.scenes for shape in scene.shapes if isinstance(shape, PictureShape)]
    titled = sum(bool(scene.title) for scene in delivery.scenes)
    described = sum(bool(shape.alt) or shape.decorative for shape in pictures)
    tables = sum(isinstance(shape, TableShape) for scene in delivery.scenes for shape in scene.shapes)
    charts = sum(isinstance(shape, ChartShape) for scene in delivery.scenes for shape in scene.shapes)
    done: list[Sentence | None] = [
        say("{count} av {all} lysbilder har en overskrift", count=titled, all=len(delivery.scenes)),
        say("Leserekkefølgen er den samme som på lysbildene"),
        say("Språket er oppgitt for all tekst"),
        say("{count} av {all} bilder har tekstalternativ eller er merket som pynt", count=described, all=len(pictures))
        if pictures
        else None,
        _told_of_tables(tables) if tables else None,
        _told_of_charts(charts) if charts else None,
        say("Nettsiden er uten skript og kan leses med skjermleser, forstørres og leses uten farger"),
    ]
    return _page(
        delivery,
        say("Erklæring om tilgjengelighet"),
        [
            (say("Dette er gjort"), False, [sentence for sentence in done if sentence]),
            (say("Dette er ikke godt nok ennå"), False, _wanting(delivery)),
            (
                say("Slik er det prøvd"),
                False,
                (
                    say(
                        "Kontrollert automatisk {day} mot kravene i WCAG 2.1 nivå A og AA som et program kan prøve",
                        day=delivery.written_day,
                    ),
                    say("Ingen person har prøvd filene med skjermleser for denne erklæringen"),
                    say("Ser du noe som ikke virker, si fra til den du fikk filene av"),
                ),
            ),
        ],
    )


def font_list(delivery: Delivery) -> str:
    """The fonts of the PowerPoint file, one a line, and what becomes of those that are missing."""
    needs = talk_font_needs(delivery.talk.kit, delivery.scenes)
    packed = {name.casefold() for name in delivery.embedded}
    lines = []
    for need in needs:
        where = (
            say("ligger i filen")
            if need.carried or need.typeface.casefold() in packed
            else say("følger med Office")
            if need.is_everywhere
            else say("må installeres på maskinen; uten den vises {font}", font=need.stand_in or "Calibri")
        )
        lines.append(f"{need.typeface}: {where.in_language(delivery.language)}")
    lines += ["", *(fact.in_language(delivery.language) for fact in _font_facts(delivery))]
    return "\r\n".join(lines).strip() + "\r\n"


def _font_facts(delivery: Delivery) -> tuple[Sentence, ...]:
    needs = talk_font_needs(delivery.talk.kit, delivery.scenes)
    missing = missing_somewhere(needs, delivery.embedded)
    if not missing:
        return ()
    return (fonts_sentence(missing, slides_elsewhere(delivery.talk.kit, delivery.scenes, missing)),)


def _wanting(delivery: Delivery) -> list[Sentence]:
    """What the checks still find, each kind once with how often; never with words of the talk."""
    counted: dict[str, int] = {}
    for finding in delivery.talk.findings:
        if _concerns_access(finding) and _goes_out(finding, delivery):
            counted[finding.rule] = counted.get(finding.rule, 0) + 1
    if not counted and not delivery.remarks:
        return [say("Kontrollen fant ingenting")]
    return [*delivery.remarks, *_counted(counted)]


def _counted(counted: Mapping[str, int]) -> list[Sentence]:
    return [say("{rule} ({count} steder)", rule=_name_of(rule), count=count) for rule, count in sorted(counted.items())]


def _name_of(rule: str) -> Sentence | str:
    return next((one.asks for one in RULES if one.name == rule), rule)


def _concerns_access(finding: Finding) -> bool:
    return finding.severity != "info" and finding.rule.startswith(("access.", "fit."))


def _goes_out(finding: Finding, delivery: Delivery) -> bool:
    """Whether a finding is on a slide that this receiver gets."""
    scenes = delivery.talk.scenes
    if finding.slide is None or not 1 <= finding.slide <= len(scenes):
        return True
    return delivery.profile.with_hidden or not scenes[finding.slide - 1][1].hidden


def _shape(talk: Talk) -> str:
    size = talk.kit.template
    ratio = size.width_pt / size.height_pt
    known = {16 / 9: "16:9", 16 / 10: "16:10", 4 / 3: "4:3"}
    return next((name for value, name in known.items() if abs(value - ratio) < 0.01), f"{ratio:.2f}:1")


def _duration(talk: Talk) -> Sentence | None:
    seconds = talk.deck.front_matter.duration_seconds
    return say("Varighet {minutes} minutter", minutes=round(seconds / 60)) if seconds else None


_Part = tuple[Sentence, bool, Iterable[Sentence]]
"""Heading, whether its lines are to be ticked off, lines."""


def _page(delivery: Delivery, heading: Sentence, parts: Iterable[_Part]) -> str:
    def words(sentence: Sentence) -> str:
        return escape(sentence.in_language(delivery.language), quote=False)

    about = [delivery.title, delivery.event, delivery.recipient, delivery.written_day]
    body = [f"<h1>{words(heading)}</h1>", f"<p>{escape(' · '.join(one for one in about if one), quote=False)}</p>"]
    for name, ticked, lines in parts:
        rows = "".join(f"<li>{words(line)}</li>" for line in lines)
        body.append(f"<h2>{words(name)}</h2><ul{' class=boxes' if ticked else ''}>{rows}</ul>")
    tag = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}[delivery.language]
    title = escape(f"{heading.in_language(delivery.language)} – {delivery.title}".rstrip(" –"), quote=False)
    return (
        f'<!doctype html>\n<html lang="{tag}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><main>{''.join(body)}</main></body></html>\n"
    )
