"""What layouts are called in other people's templates: Norwegian, English, Danish, Swedish, with suffixes of all kinds.

The words are those of Office's own templates in these languages, of Google Slides and LibreOffice Impress, and those
that municipalities give (forside, kapittel, helbilde, nøkkeltall …).
"""

from __future__ import annotations

import re
from functools import cache

from leaderdeck.deck.slide import LayoutName
from leaderdeck.quick_dataclass import dataclass

_NAMES: dict[LayoutName, tuple[str, ...]] = {
    "cover": (
        "tittellysbilde", "tittellysbilete", "forside", "framside", "tittelside", "startside", "åpning", "opning",
        "title slide", "title page", "cover", "cover slide", "front page", "opening", "tittel og undertittel",
        "titelslide", "titeldias", "rubrikbild", "rubriksida", "titelbild", "startsida", "omslag", "start slide",
        "tittel forside", "hovedtittel",
    ),
    "section": (
        "deloverskrift", "kapittel", "kapittelskille", "kapittelside", "kapitteloverskrift", "kapittelinndeling",
        "seksjon", "seksjonsskille", "seksjonsoverskrift", "skilleark", "skilleside", "delside", "temaskille",
        "section header", "section", "section title", "section divider", "divider", "chapter", "chapter divider",
        "transition", "section heading", "afsnitsoverskrift", "afsnit", "kapitel", "kapiteloverskrift",
        "avsnittsrubrik", "avsnitt", "kapitelrubrik", "kapitelsida", "mellanrubrik", "section break", "skilje",
        "delelysbilde", "temaside",
    ),
    "content": (
        "tittel og innhold", "tittel og innhald", "innhold", "innhald", "tittel og tekst", "tittel og brødtekst",
        "tittel og punkter", "overskrift og tekst", "overskrift og innhold", "standard", "punktliste", "kulepunkter",
        "title and content", "title content", "title and body", "title and text", "content", "bullets",
        "bullet slide", "bullet", "title and bullets", "heading and text", "text", "tekst", "brødtekst",
        "titel og indholdsobjekt", "titel og indhold", "titel og tekst", "indhold", "rubrik och innehåll",
        "rubrik och text", "innehåll", "one column", "one column text", "én kolonne", "en kolonne", "ett innhold",
        "tekstside", "full",
    ),
    "statement": (
        "påstand", "hovedbudskap", "hovudbodskap", "budskap", "bodskap", "utsagn", "statement", "main point",
        "big statement", "key message", "message", "stor tekst", "big text", "large text", "centered text",
        "påstående", "udsagn", "centrert tekst", "sentrert tekst", "midtstilt tekst", "uthevet tekst",
    ),
    "quote": (
        "sitat", "quote", "quotation", "citat", "citation", "quote with caption", "tilbud med bildetekst",
        "sitat med bildetekst", "sitat med tekst",
    ),
    "columns": (
        "to innholdsdeler", "to innhaldsdelar", "to kolonner", "to kolonnar", "to spalter", "tokolonne",
        "innhold to deler", "innhold i to deler", "delt innhold", "two content", "two columns", "two column",
        "two column content", "2 content", "2 columns", "two column text", "text in two columns", "half",
        "to indholdsobjekter", "to spalter tekst", "två innehållsdelar", "två kolumner", "två spalter",
        "three columns", "three content", "tre kolonner", "tre kolonnar", "tre innholdsdeler", "tre spalter",
        "title and two columns", "tittel og to kolonner", "title 2 content",
    ),
    "comparison": (
        "sammenligning", "sammenlikning", "samanlikning", "comparison", "compare", "jämförelse", "før og etter",
        "for og imot", "fordeler og ulemper", "versus",
    ),
    "facts": (
        "bare tittel", "berre tittel", "kun tittel", "title only", "only title", "kun titel", "endast rubrik",
        "fakta", "nøkkeltall", "nøkkeltal", "tall", "stort tall", "big number", "facts", "key figures", "figures",
        "numbers", "nøgletal",
        "nyckeltal", "headline only", "heading only", "bare overskrift",
    ),
    "agenda": (
        "agenda", "dagsorden", "saksliste", "innholdsfortegnelse", "program", "table of contents", "contents",
        "indholdsfortegnelse", "innehållsförteckning", "dagordning", "oversikt", "kjøreplan",
    ),
    "steps": (
        "steg", "trinn", "prosess", "steps", "process", "fremgangsmåte", "framgangsmåte", "trin", "proces", "flow",
    ),
    "timeline": ("tidslinje", "tidsplan", "timeline", "time line", "fremdriftsplan", "framdriftsplan", "milepæler",
                 "tidslinje og tekst", "roadmap", "veikart", "tidsaxel"),
    "picture": (
        "bilde", "bilete", "helbilde", "heilbilete", "bilde helside", "stort bilde", "fullskjermbilde",
        "helsides bilde",
        "picture", "full picture", "full image", "full bleed", "image", "photo", "picture only", "full screen picture",
        "billede", "helsidesbillede", "bild", "helbild", "helsidesbild", "foto", "bare bilde", "kun bilde",
        "picture without caption", "tittel og bilde helside",
    ),
    "picture-text": (
        "bilde med tekst", "bilete med tekst", "bilde og tekst", "bilete og tekst", "tekst og bilde", "tekst og bilete",
        "bilde tittel og tekst", "innhold og bilde", "picture with caption", "picture and text", "text and picture",
        "image and text", "text and image", "content and picture", "picture with text", "billede med billedtekst",
        "billede og tekst", "tekst og billede", "bild med bildtext", "bild och text", "text och bild",
        "bilde med bildetekst", "bilde med forklaring", "tittel tekst og bilde", "title text and picture",
        "tittel og bilde", "tittel innhold og bilde",
    ),
    "table": ("tabell", "table", "tabel", "tittel og tabell", "title and table", "titel og tabel", "rubrik och tabell"),
    "chart": (
        "diagram", "chart", "graf", "graph", "tittel og diagram", "title and chart", "titel og diagram",
        "rubrik och diagram",
    ),
    "closing": (
        "avslutning", "avslutting", "avslutningsside", "sluttside", "takk", "takk for meg", "kontakt",
        "kontaktinformasjon", "baksida", "bakside", "closing", "closing slide", "end slide", "end", "ending",
        "thank you", "thanks", "contact", "contact details", "contact us", "final slide", "last slide", "afslutning",
        "slutning", "tak", "avslutningsbild", "slutbild", "tack", "sluttlysbilde", "slutt", "questions", "spørsmål",
    ),
    "blank": (
        "tomt", "tom", "blank", "blank slide", "empty", "tomt lysbilde", "tomt lysbilete", "tom side", "blankt",
        "tomt dias", "blank graphics", "bare bunntekst",
    ),
}  # fmt: skip
_DARK = ("mørk", "mørkt", "mørke", "dark", "svart", "sort", "black", "mörk", "mörkt", "negativ", "inverted")
_VARIANTS = {
    *_DARK, "hvit", "hvitt", "hvite", "kvit", "kvitt", "white", "vit", "vitt", "lys", "lyst", "light", "ljus", "ljust",
    "bred", "brei", "brett", "wide", "smal", "narrow", "blå", "blue", "grønn", "grøn", "green", "grön", "rød", "raud",
    "red", "röd", "gul", "yellow", "oransje", "orange", "lilla", "purple", "rosa", "pink", "grå", "grey", "gray",
    "turkis", "beige", "brun", "brown", "teal", "gradient", "farge", "farget", "farga", "color", "colour", "bakgrunn",
    "background", "alternativ", "alternative", "alt", "variant", "versjon", "version", "kopi", "copy", "ny", "new",
    "liten", "stor", "large", "small", "slide", "lysbilde", "lysbilete", "layout", "oppsett", "side", "logo", "med",
    "with", "nobrand", "graphic", "graphics", "v", "h", "venstre", "høyre", "høgre",
    "left", "right", "links", "punkt", "points", "levels", "master", "mal", "enkel", "simple", "a", "b", "c",
}  # fmt: skip
"""Words that tell variants of one layout apart and say nothing of its role."""
_WEAK = {
    "tittel", "title", "titel", "rubrik", "overskrift", "heading", "tekst", "text", "innhold", "innhald", "content",
    "indhold", "innehåll", "bilde", "bilete", "picture", "image", "billede", "bild", "foto", "photo", "fakta", "facts",
    "table", "tabell", "tabel", "chart", "graf", "graph", "diagram", "tall", "standard", "program", "contents", "end",
    "tak", "full", "half", "figures", "numbers", "message", "section", "avsnitt", "afsnit",
}  # fmt: skip
"""Words that say a role only when they stand alone."""
_NUMBERS = {"2": "two", "3": "three", "4": "four", "6": "six"}
_BARE = {"nobrand", "uten", "utan", "without", "no"}
_UPRIGHT = ("loddrett", "vertikal", "vertical", "lodret", "lodrät", "vertikale", "stående")
_PREFIX = re.compile(r"^\s*(?:\d+[_\s.)-]+|_+)+")
_TOKEN = re.compile(r"[^\W_]+")
_JOINING = {"og", "and", "och", "i", "of", "for", "til", "the", "en", "et", "ein", "eit", "sub"}
_EXACT, _WHOLE, _BEGINS, _HOLDS = 1.0, 0.95, 0.8, 0.7


@dataclass(frozen=True, slots=True)
class NameWords:
    """What a layout's name gives away."""

    roles: tuple[tuple[LayoutName, float], ...]
    """(role, 0 to 1: how plainly the name says it)."""
    dark: bool = False
    upright: bool = False
    """Vertical text, which Norwegian slides do not use."""
    numbered: bool = False
    """`1_…`: a copy that PowerPoint numbered."""
    bare: bool = False
    """A variant without the brand's graphics."""
    variants: int = 0
    """How many words tell it apart from its plain form."""

    def role(self, role: LayoutName) -> float:
        """How plainly the name says this role."""
        return dict(self.roles).get(role, 0.0)


@cache
def read_name(name: str) -> NameWords:
    """A layout's name, in any case and with any suffix, looked up word by word."""
    spoken = name.replace("&", " and ").replace("+", " and ")
    words = _words(_PREFIX.sub("", spoken))
    telling = _telling(words)
    varying = [word for word in words if word in _VARIANTS]
    found = {role: strength for role, phrases in _phrases().items() if (strength := _strength(words, telling, phrases))}
    return NameWords(
        roles=tuple(found.items()),
        dark=any(word in _DARK for word in words),
        upright=any(word.startswith(_UPRIGHT) for word in words),
        numbered=bool(_PREFIX.match(name)),
        bare=any(word in _BARE for word in words),
        variants=len(varying),
    )


def _words(text: str) -> tuple[str, ...]:
    """The words in lower case; a number that counts something is written out, one that numbers a variant is not."""
    found = [word.lower() for word in _TOKEN.findall(text)]
    return (*(_NUMBERS.get(word, word) for word in found[:-1]), *found[-1:])


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without variants, numbers and small words; with the variants where too little is left without."""
    kept = tuple(word for word in words if word not in _VARIANTS | _JOINING and not word.isdecimal())
    if kept and not (len(kept) == 1 and kept[0] in _WEAK):
        return kept
    return tuple(word for word in words if word not in _JOINING and not word.isdecimal())


@cache
def _phrases() -> dict[LayoutName, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Each role's names as all of their words, and as the telling ones."""
    return {role: tuple((words := _words(name), _telling(words)) for name in names)
            for role, names in _NAMES.items()}  # fmt: skip


def _strength(
    words: tuple[str, ...],
    telling: tuple[str, ...],
    phrases: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...],
) -> float:
    return max((_likeness(words, telling, *phrase) for phrase in phrases), default=0.0)


def _likeness(
    words: tuple[str, ...], telling: tuple[str, ...], phrase: tuple[str, ...], core: tuple[str, ...]
) -> float:
    if words == phrase:
        return _EXACT
    if telling == core:
        return _WHOLE
    count = len(core)
    if count == 1 and core[0] in _WEAK:
        return 0.0
    if telling[:count] == core:
        return _BEGINS
    return _HOLDS if any(telling[at : at + count] == core for at in range(1, len(telling) - count + 1)) else 0.0
