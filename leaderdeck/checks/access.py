"""Accessibility of what is written: titles, alternative texts, links, tables, lists, emphasis and color words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.hand_made_lists import find_hand_made
from leaderdeck.checks.passages import Passage
from leaderdeck.checks.view import SlideView, TalkView
from leaderdeck.deck.blocks import Picture, Table
from leaderdeck.language import say
from leaderdeck.late_pattern import late_pattern
from leaderdeck.quick_dataclass import dataclass

_BUFDIR = say("Bufdir: råd om presentasjoner")

RULES = (
    Rule("access.title-missing", "error", say("Hvert lysbilde har en tittel."), say("WCAG 2.1, 2.4.2 og 1.3.1")),
    Rule("access.title-duplicate", "warning", say("Ingen lysbilder har samme tittel."), say("WCAG 2.1, 2.4.6")),
    Rule("access.document-title", "error", say("Foredraget har en tittel."), say("WCAG 2.1, 2.4.2")),
    Rule("access.alt-missing", "error", say("Hvert bilde har en alternativ tekst."), say("WCAG 2.1, 1.1.1")),
    Rule(
        "access.alt-file-name", "error", say("En alternativ tekst er ikke et filnavn eller «bilde»."),
        say("WCAG 2.1, 1.1.1"),
    ),
    Rule(
        "access.alt-as-caption", "warning", say("En alternativ tekst sier noe annet enn bildeteksten."),
        say("WCAG 2.1, 1.1.1"),
    ),
    Rule("access.alt-long", "info", say("Alternative tekster er på høyst 150 tegn."), say("WCAG 2.1, 1.1.1")),
    Rule("access.link-text", "warning", say("Lenketekster sier hvor lenken går."), say("WCAG 2.1, 2.4.4")),
    Rule("access.table-header", "error", say("Tabeller har en overskriftsrad med ord."), say("WCAG 2.1, 1.3.1")),
    Rule("access.hand-made-list", "warning", say("Lister er ekte lister."), say("WCAG 2.1, 1.3.1")),
    Rule("access.capitals", "info", say("Store bokstaver brukes ikke i hele setninger."), _BUFDIR),
    Rule("access.emphasis", "info", say("Kursiv og understreking brukes bare på få ord."), _BUFDIR),
    Rule("access.color-words", "info", say("Farge alene bærer ikke mening."), say("WCAG 2.1, 1.4.1 og 1.3.3")),
)  # fmt: skip

_LONGEST_ALT = 150
_FILE_NAME = re.compile(
    r"[\w .()-]*\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|heic|emf|wmf)"
    r"|(?:img|dsc|dscn|pxl|p|screenshot|skjermbilde|skjermbilete|skjermdump)[_ -]?\d[\w .-]*"
    r"|(?:et |eit |an? )?(?:bilde|bilete|foto|illustrasjon|figur|ikon|logo|image|picture|photo|graphic|icon)(?: ?\d+)?"
    r"|alt(?: ?-?te(?:ks|x)t)?|untitled|uten navn",
    re.IGNORECASE,
)
_SILENT_LINKS = """her|der|lenke|lenka|lenken|lenkje|lenkja|link|linken|denne|dette|denne lenken|denne lenka
denne lenkja|klikk|klikk her|trykk her|trykk|les mer|les meir|les her|les meir her|les mer her|mer|meir|se her|sjå her
mer info|meir info|mer informasjon|meir informasjon|nettside|nettsiden|nettsida|here|click|click here|click this
read more|more|this|this link|more info|learn more|see here"""
_EMPTY_LINK_WORDS = frozenset(_SILENT_LINKS.replace("\n", "|").split("|"))
_ADDRESS = late_pattern(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_NUMBER = late_pattern(r"[\s\d.,%+−–-]*\d[\s\d.,%+−–-]*(?:kr|mill\.?|mrd\.?|%|km)?", re.IGNORECASE)
_YEAR = late_pattern(r"(?:19|20)\d{2}(?:[/–-]\d{2,4})?")
_CAPITALS = late_pattern(r"\b[A-ZÆØÅ]{2,}(?:[\s,–-]+[A-ZÆØÅ0-9]{1,})+[A-ZÆØÅ0-9\s,!]*")
_TWO_CAPITALS = re.compile(r"[A-ZÆØÅ]{2}[A-ZÆØÅ]*[\s,–-]")
_LEAST_CAPITALS = 15
_LONGEST_ITALICS = 80
_COLOR_WORDS = (
    r"\b(?:røde?|rødt|raude?|raudt|grønne?|grønt|grøne?|blåe?|blått|gule?|gult|oransje|rosa|lilla|red|green|blue|yellow|orange)\s+"
    r"(?:tall(?:ene)?|tal(?:a)?|søyle\w*|felt\w*|linje\w*|prikk\w*|rute\w*|kolonne\w*|område\w*|boks\w*|stolpe\w*|kurve\w*|sirk\w+|"
    r"punkt\w*|tekst\w*|knapp\w*|numbers?|bars?|lines?|dots?|areas?|box(?:es)?|columns?|cells?|text|buttons?)\b"
    r"|\b(?:markert|merka|merket|merkt|vist|skrevet|skrive|uthevet|marked|shown|written|highlighted)\s+(?:med|i|in)\s+"
    r"(?:rødt|raudt|grønt|blått|gult|oransje|red|green|blue|yellow|orange)\b"
)
_COLOR_SIGNS = (
    "rød", "raud", "grøn", "blå ", "blåe ", "blått", "gul ", "gule ", "gult", "oransje", "rosa", "lilla", "red ",
    "in red", "green", "blue", "yellow", "orange",
)  # fmt: skip
"""One of these stands in every text that a color word is found in; looking for them is cheap."""


def find(view: TalkView) -> Iterator[Finding]:
    """What somebody who listens, enlarges or does not see colors would miss."""
    yield from _titles(view)
    for slide in view.slides:
        for block in slide.blocks():
            if isinstance(block, Picture):
                yield from _picture(slide, block)
            elif isinstance(block, Table):
                yield from _table(slide, block)
        yield from find_hand_made(slide)
        looks = _Looks(
            colors=any(sign in slide.lowered for sign in _COLOR_SIGNS),
            capitals=bool(_TWO_CAPITALS.search(slide.words)),
        )
        for passage in slide.passages:
            if looks.colors or looks.capitals or _has_marks(passage):
                yield from _words(slide, passage, looks)


def _titles(view: TalkView) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for slide in view.slides:
        for number, scene in slide.scenes[:1]:
            if not scene.title.strip():
                yield slide.find(
                    "access.title-missing", "error", 0,
                    say("Lysbildet har ingen tittel."),
                    say("Skriv en overskrift, så kan den som lytter finne fram."), number=number,
                )  # fmt: skip
        title = slide.slide.title.text if slide.slide.title else ""
        key = " ".join(title.casefold().split())
        if key and first.setdefault(key, slide.number) != slide.number:
            yield slide.find(
                "access.title-duplicate", "warning", slide.slide.title.line if slide.slide.title else 0,
                say("Tittelen er den samme som på lysbilde {number}.", number=first[key]),
                say("Skriv hva som er nytt på dette lysbildet."),
            )  # fmt: skip
    if (
        view.slides
        and not view.deck.front_matter.title
        and not any(scene.title.strip() for slide in view.slides for _, scene in slide.scenes)
    ):
        yield Finding(
            "access.document-title", "error", None, 1,
            say("Foredraget har ingen tittel."), say("Skriv «tittel:» i toppfeltet, eller en overskrift øverst."),
        )  # fmt: skip


def _picture(slide: SlideView, picture: Picture) -> Iterator[Finding]:
    alt = " ".join(picture.alt.split())
    if picture.decorative:
        return
    if not alt:
        yield slide.find(
            "access.alt-missing", "error", picture.line,
            say("Bildet «{picture}» har ingen alternativ tekst.", picture=picture.source[:80]),
            say("Skriv hva det viser mellom klammene, eller merk det med {brace}.", brace="{.decorative}"),
            _marking_decorative(slide.first_line + picture.line) if picture.placement == "background" else None,
        )  # fmt: skip
    elif _FILE_NAME.fullmatch(alt) or alt.casefold() == picture.source.rpartition("/")[2].casefold():
        yield slide.find(
            "access.alt-file-name", "error", picture.line,
            say("Den alternative teksten «{alt}» sier ikke hva bildet viser.", alt=alt[:60]),
            say("Skriv det du ville ha sagt om bildet i telefonen."),
        )  # fmt: skip
    elif picture.caption and alt.casefold() == " ".join(picture.caption.split()).casefold():
        yield slide.find(
            "access.alt-as-caption", "warning", picture.line,
            say("Den alternative teksten er den samme som bildeteksten."),
            say("La den ene si hva som er å se, og den andre hva det betyr."),
        )  # fmt: skip
    if len(alt) > _LONGEST_ALT:
        yield slide.find(
            "access.alt-long", "info", picture.line,
            say("Den alternative teksten er på {count} tegn.", count=len(alt)),
            say("Si det viktigste på under 150 tegn, og resten i notatene."),
        )  # fmt: skip


def _marking_decorative(line: int) -> Callable[[str], str]:
    """A background without alternative text is decoration: the mark is added behind the picture."""

    def repaired(text: str) -> str:
        lines = text.split("\n")
        if 0 < line <= len(lines):
            found = re.search(r"!\[[^\]]*\]\([^)]*\)", lines[line - 1])
            if found and not lines[line - 1].startswith("{", found.end()):
                lines[line - 1] = f"{lines[line - 1][: found.end()]}{{.decorative}}{lines[line - 1][found.end() :]}"
            elif found:
                at = found.end() + 1
                lines[line - 1] = f"{lines[line - 1][:at]}.decorative {lines[line - 1][at:]}"
        return "\n".join(lines)

    return repaired


def _table(slide: SlideView, table: Table) -> Iterator[Finding]:
    heads = [cell.text.strip() for cell in table.header]
    if not any(heads):
        yield slide.find(
            "access.table-header", "error", table.line,
            say("Tabellen har en tom overskriftsrad."), say("Skriv hva hver kolonne viser."),
        )  # fmt: skip
        return
    said = [head for head in heads if head]
    if len(said) > 1 and all(_NUMBER.fullmatch(head) for head in said) and not all(map(_YEAR.fullmatch, said)):
        yield slide.find(
            "access.table-header", "warning", table.line,
            say("Tabellens overskriftsrad har bare tall."), say("Skriv hva hver kolonne viser, i en rad øverst."),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Looks:
    """What is worth looking for on one slide."""

    colors: bool
    capitals: bool


@cache
def _color_words() -> re.Pattern[str]:
    """Made when a text first needs it: it is large, and most talks never do."""
    return re.compile(_COLOR_WORDS, re.IGNORECASE)


def _has_marks(passage: Passage) -> bool:
    """Whether a run is a link, slanted or underlined."""
    return any(run.link or run.italic or run.underline for run in passage.runs)


def _words(slide: SlideView, passage: Passage, looks: _Looks) -> Iterator[Finding]:
    if any(run.link for run in passage.runs):
        yield from _links(slide, passage)
    if passage.kind in ("code", "alt"):
        return
    color_words = _color_words().search(passage.text) if looks.colors else None
    if color_words:
        yield slide.find(
            "access.color-words", "info", passage.line,
            say("«{words}» sier noe bare til den som ser farger.", words=color_words[0]),
            say("Si også hvor det står, eller hva det heter."),
        )  # fmt: skip
    if not passage.is_spoken:
        yield from _look(slide, passage, looks)


def _look(slide: SlideView, passage: Passage, looks: _Looks) -> Iterator[Finding]:
    capitals = _CAPITALS.search(passage.text) if looks.capitals else None
    if capitals and len(capitals[0].strip()) >= _LEAST_CAPITALS:
        yield slide.find(
            "access.capitals", "info", passage.line,
            say("«{words}» står med bare store bokstaver.", words=" ".join(capitals[0].split())[:60]),
            say("Skriv med små bokstaver; det er lettere å lese."),
        )  # fmt: skip
    slanted = sum(len(run.text) for run in passage.runs if run.italic or run.underline)
    if slanted > _LONGEST_ITALICS and passage.kind not in ("title", "quote"):
        yield slide.find(
            "access.emphasis", "info", passage.line,
            say("Mye av teksten er i kursiv eller understreket."), say("Framhev få ord, og helst med fet skrift."),
        )  # fmt: skip


def _links(slide: SlideView, passage: Passage) -> Iterator[Finding]:
    address, words = "", ""
    told: set[str] = set()
    for run in (*passage.runs, None):
        link = run.link if run else ""
        if link != address:
            if address and address not in told and _says_nothing(words, address):
                told.add(address)
                yield slide.find(
                    "access.link-text", "warning", passage.line,
                    say("Lenketeksten «{words}» sier ikke hvor lenken går.", words=" ".join(words.split())[:60]),
                    say("Skriv navnet på siden: [Navnet på siden](adressen)."),
                )  # fmt: skip
            address, words = link, ""
        words += run.text if run and link else ""


def _says_nothing(words: str, address: str) -> bool:
    if address.lower().startswith(("mailto:", "tel:")):
        return words.strip(" .:!»«").casefold() in _EMPTY_LINK_WORDS
    plain = " ".join(words.split()).strip(" .:!?»«→>").casefold()
    return not plain or plain in _EMPTY_LINK_WORDS or bool(_ADDRESS.fullmatch(plain))
