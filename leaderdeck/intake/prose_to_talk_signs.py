"""What the words of one unit give away: questions, sources, captions, furniture, figures, definitions, batons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderdeck.intake.prose_to_talk_units import Unit, ends_sentence, is_trail, split_entry
from leaderdeck.late_pattern import late_pattern
from leaderdeck.quick_dataclass import dataclass

_SOURCE = re.compile(
    r"(?:kilde|kilder|kjelde|kjelder|source|sources|referanser|referansar"
    r"|lovverk|hjemmel|heimel|lovgrunnlag|legal basis)[ \t]*:",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:foto|photo|bilde|bilete|illustrasjon|ill\.|illustration|fotograf)[ \t]*:[ \t]*(?P<who>[^\n]{2,80})", re.I
)
_ALT_CREDIT = re.compile(r"\((?:foto|photo)[ \t]*:?[ \t]*(?P<who>[^)\n]{2,80})\)", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:historisk arkiv|publisert under\b.*|(?:sist )?(?:publisert|oppdatert|endret|endra|published"
    r"|updated)\b[ \t]*:?[ \t]*"
    r"(?:av\b.*|den\b.*|\d.*)?|artikkel[ \t]*\|.*|nyhet[ \t]*\|.*|del(?: saken| artikkelen| på)?\b[ \t:]*"
    r"(?:facebook|twitter|x|linkedin|e-?post|bluesky)?(?:[ \t,|·]+(?:facebook|twitter|x|linkedin|e-?post|bluesky))*"
    r"|(?:facebook|twitter|linkedin|e-?post|share|tweet|print|skriv ut|lytt|listen)(?:[ \t,|·]+(?:facebook"
    r"|twitter|linkedin"
    r"|e-?post|share|tweet|print|skriv ut|lytt))*|tips en venn|hopp til (?:hoved)?innhold|hopp til hovudinnhald"
    r"|skip to content"
    r"|til toppen|back to top|les også\b.*|les meir?\b.*|read more\b.*|annonse|abonner\b.*"
    r"|meld deg på nyhetsbrev\b.*"
    r"|personvern(?:erklæring)?(?: og (?:informasjonskapsler|cookies))?|privacy(?: policy)?|(?:©|\(c\)|copyright).*"
    r"|(?:topp|hoved|bunn|botn|side|under)meny(?:en)?|fant du det du lette etter\??|fann du det du leita etter\??"
    r"|did you find what you were looking for\??|var denne siden nyttig\??|relater(?:te|t) .{3,20}|related .{3,20}"
    r"|følg oss(?: på .*)?|follow us.*|tilgjengelighetserklæring|tilgjengeerklæring|nettstedskart|sitemap"
    r"|pressemelding(?: (?:fra|frå) .*)?|press release(?: from .*)?|for immediate release"
    r"|informasjonskapsler|cookies?\b.*|laster inn.*|dette er en arkivert.*|\d+ kommentarer|side \d+ av \d+)[.:]?",
    re.IGNORECASE,
)
_BESIDE_FURNITURE = late_pattern(
    r"(?:meny|menu|søk|search|innhold|innhald|kontakt(?: oss)?|contact(?: us)?|logg inn|log in|min side|mi side"
    r"|hjem|heim|home|forside[na]?|nyheter|nyhende|news|språk|language|english|norsk|tilbake|back|abonner|rss|om oss"
    r"|about(?: us)?|kronikk|debatt|leserinnlegg|lesarinnlegg|meninger|meiningar|ledige stillinger|a til å|lukk|close"
    r"|hovedmeny)[.:]?",
    re.IGNORECASE,
)
"""Words that may be headings, too, and belong to the page where they stand beside what surely does."""
_HEADS_LINKS = late_pattern(
    r"(?:relater|related|fant du|fann du|did you find|les også|var denne|snarveier|snarvegar|del\b|kontakt)",
    re.IGNORECASE,
)
"""Above lines that lead elsewhere."""
_GENRE_LINE = late_pattern(
    r"(?:INTERVJU|KRONIKK|REPORTASJE|NYHET|DEBATT|LEDER|PORTRETT|INNBYDING|INVITASJON|INNKALLING|INTERVIEW|OPINION|INVITATION"
    r"|Intervju|Kronikk|Reportasje|Portrett|Innbyding|Invitasjon|Innkalling|Interview|Invitation)[.:!]?"
)
"""What sort of text it is: no name for a talk."""
_SITE_NAME = late_pattern(r"[A-ZÆØÅ][\w-]+(?:[ ][A-ZÆØÅ][\w-]+)?[ ](?:kommune|fylkeskommune|council)", re.IGNORECASE)
_MOST_LINKS, _MOST_MENU = 12, 60
_LAST_GENRE, _LAST_SITE_NAME = 6, 10
_DATE = re.compile(
    r"(?:\d{1,2}\.[ ](?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november"
    r"|desember)(?:[ ]\d{4})?"
    r"|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)
_ASKS = late_pattern(
    r"(?:hva|hvem|hvor|hvordan|hvorfor|hvilke[nt]?|kva|kven|kvar|korleis|kvifor|what|who|where|how|why|which)"
    r"(?:[ ][^.!?:;\n]+){1,16}",
    re.IGNORECASE,
)
_STATES = late_pattern(
    r"(?:hva|hvem|hvor|hvordan|hvorfor|kva|kven|kvar|korleis|kvifor|what|who|where|how|why)[ ]"
    r"(?:som|jeg|eg|du|han|hun|ho|vi|dere|de|dei|det|den|man|å|i|you|he|she|we|they|to|the|it)\b",
    re.IGNORECASE,
)
"""After the word that asks comes who does it: a clause, as in the headings of reports."""
_GENRE = late_pattern(
    r"(?:kronikk|kommentar|debatt|leserinnlegg|lesarinnlegg|innlegg|meninger|meiningar|intervju|reportasje|portrett(?:et)?|op-ed|opinion"
    r"|spørsmål|spm|svar|question|answer|q|a)[ \t]*:[ \t]+",
    re.IGNORECASE,
)
_BATON = re.compile(
    r"stafettpinne|sende[r]? stafetten|gi(?:r)? stafetten|utfordre(?:r|t)?\b|pass(?:es)? the baton|nominer",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"(?P<term>[A-ZÆØÅ][\wæøå-]{5,40})[ ](?:er|betyr|tyder|handler om|handlar om|innebærer|inneber|består av"
    r"|vil si|is|means)\b"
)
_FIGURE = re.compile(
    r"(?<![\w.,-])(?P<figure>(?:\d{1,3}(?:[.\u00a0\u202f ]\d{3})+|\d+(?:,\d+)?)"
    r"(?:[ \u00a0](?:prosent|kroner|kr|million[ea]r|milliard[ea]r|mill\.|mrd\.|km2|km²|percent|million|billion)"
    r"|[ \u00a0]?%)?)"
    r"(?![\w-]|[.,]\d)(?P<behind>[ ](?P<next>[\wæøå-]+))?"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_UNITED = re.compile(r"[.\u00a0\u202f ]\d{3}|prosent|percent|%|kr|mill|mrd|million|milliard|km")
_VALUE = re.compile(
    r"(?P<value>(?:ca\.?[ ]|om lag[ ]|over[ ]|under[ ])?[+−-]?\d(?:[\d.,\u00a0\u202f]"
    r"|[ ](?=\d))*)[ \u00a0]?(?P<unit>.*)",
    re.DOTALL,
)
_COUNTED_LATER = re.compile(r"\(.*?\)[ ](?P<unit>[\wæøå]+)")


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A figure or a plain fact as the text gives it: nothing is reckoned or rounded."""

    place: int
    label: str
    value: str
    unit: str = ""
    source: str = ""


def is_question(words: str) -> bool:
    """Whether the unit is one question and nothing else."""
    text = words.strip().strip("*_")
    return text.endswith("?") and len(text) <= 220 and not re.search(r"[.!?][ ]+[A-ZÆØÅ]", text[:-1])


def asks_without_mark(words: str) -> bool:
    """Whether a line asks as the questions of an interview do: «Kva les du», but not «Kva vi lærte»."""
    text = words.strip("*_ ")
    return len(text) <= 120 and bool(_ASKS.fullmatch(text)) and not _STATES.match(text)


def without_genre(words: str) -> str:
    """Without the «Kronikk:», «Spørsmål:» or «Svar:» that a newspaper sets before the first sentence."""
    found = _GENRE.match(words)
    return words[found.end() :] if found else words


def is_source(words: str) -> bool:
    """Whether the unit says where figures or words are from."""
    return bool(_SOURCE.match(words.strip("*_ ")))


def credit_in(words: str) -> str:
    """Whose picture a caption tells of; empty where it tells of none."""
    found = _ALT_CREDIT.search(words) or _CREDIT.search(words)
    return found["who"].strip(" .)") if found and len(words) <= 700 else ""


def is_furniture(words: str) -> bool:
    """Whether the line belongs to the page that the text stood on, not to the text."""
    return len(words) <= 120 and (is_trail(words) or bool(_FURNITURE.fullmatch(words.strip("*_ []"))))


def furniture_among(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of all units that belong to the page: also a «Meny» that stands beside a «Hopp til innhold»."""
    found = {at for at, unit in enumerate(units) if is_furniture(unit.words)}
    genre = next((at for at, unit in enumerate(units[:_LAST_GENRE]) if _GENRE_LINE.fullmatch(unit.words)), -1)
    if genre >= 0 and genre + 1 < len(units) and units[genre].shape == "line":
        found.add(genre)
    found |= _menu_above(units)
    for at in range(1, len(units)):
        is_listed = at - 1 in found and not units[at].opens and units[at].shape == "line" and len(units[at].words) <= 60
        if is_listed and _HEADS_LINKS.match(_paragraph_head(units, at)) and not ends_sentence(units[at].words):
            found.add(at)
    for at in range(1, min(_LAST_SITE_NAME, len(units) - 1)):
        if {at - 1, at + 1} <= found and units[at].shape == "line" and _SITE_NAME.fullmatch(units[at].words):
            found.add(at)
    for step in (1, -1):
        order = range(len(units)) if step == 1 else range(len(units) - 1, -1, -1)
        for at in order:
            is_line = units[at].shape == "line" and len(units[at].words) <= 40
            if is_line and at - step in found and _BESIDE_FURNITURE.fullmatch(units[at].words.strip("*_ []")):
                found.add(at)
    return frozenset(found)


def _menu_above(units: Sequence[Unit]) -> set[int]:
    """The links of a page above its first heading: items of a word or three, and nothing else."""
    first = next((at for at, unit in enumerate(units[:_MOST_MENU]) if unit.shape == "heading"), 0)
    is_menu = first > 1 and all(
        unit.shape in ("item", "dash") and len(unit.words.split()) <= 3 for unit in units[:first]
    )
    return set(range(first)) if is_menu else set()


def _paragraph_head(units: Sequence[Unit], at: int) -> str:
    first = max(0, at - _MOST_LINKS)
    while at > first and not units[at].opens:
        at -= 1
    return units[at].words


def date_in(words: str) -> str:
    """The first date that the words name, as written; empty where they name none."""
    found = _DATE.search(words)
    return found[0] if found else ""


def tells_baton(words: str) -> bool:
    """Whether somebody is to go on where this one ends."""
    return bool(_BATON.search(words))


def defined_in(words: str) -> str:
    """The word that a sentence says the meaning of; empty where it says none."""
    found = _DEFINITION.match(words)
    return found["term"] if found else ""


def figure_in(sentence: str) -> FoundFact | None:
    """The figure of a sentence and its unit: counts with a thousands mark, shares, sums. Years and dates are none."""
    for found in _FIGURE.finditer(sentence):
        figure = found["figure"].strip()
        if _YEAR.fullmatch(figure) or not _UNITED.search(figure):
            continue
        value, unit = value_and_unit(figure)
        if not unit:
            later = _COUNTED_LATER.match(sentence[found.end("figure") :].lstrip())
            unit = later["unit"] if later else (found["next"] or "")
        return FoundFact(0, sentence, value, unit)
    return None


def shown_figure(sentence: str) -> str:
    """The figure with its unit as it stands in the sentence, to be set large."""
    for found in _FIGURE.finditer(sentence):
        figure = found["figure"].strip()
        if not _YEAR.fullmatch(figure) and _UNITED.search(figure):
            return figure
    return ""


def value_and_unit(text: str) -> tuple[str, str]:
    """`456 km2` gives value and unit; what begins with no figure is all value."""
    found = _VALUE.fullmatch(text.strip())
    return (found["value"].strip(), found["unit"].strip()) if found else (text.strip(), "")


def entry_fact(place: int, words: str) -> FoundFact | None:
    """The fact of a line `label: value`; None for sources, credits and other lines with a colon."""
    if is_source(words) or credit_in(words) or is_furniture(words):
        return None
    entry = split_entry(words)
    if entry is None or len(entry[0].split()) > 5:
        return None
    value, unit = value_and_unit(entry[1])
    return FoundFact(place, entry[0], value, unit)
