"""What layouts and placeholders are called in a template, in bokmål, nynorsk and English, and what they ask for.

The template maker writes these words in the kit's language; the template reader knows a layout by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from leaderdeck.deck.slide import LAYOUT_NAMES, LayoutName

ROLE_MARK = "leaderdeck:"
"""How `matchingName` begins on a layout that LeaderDeck made; the layout's role follows."""

PlaceholderKind: TypeAlias = Literal[
    "title", "cover-title", "subtitle", "details", "section-number", "section-title", "section-text", "content",
    "small-content", "statement", "statement-line", "small-title", "quotation", "quote-source", "column-heading",
    "picture", "table", "chart", "caption", "source", "closing-title", "contact", "slogan", "number", "date",
]  # fmt: skip

_LAYOUTS: dict[LayoutName, tuple[str, str, str]] = {
    "cover": ("Forside", "Framside", "Cover"),
    "section": ("Kapittel", "Kapittel", "Section"),
    "content": ("Innhold", "Innhald", "Content"),
    "statement": ("Påstand", "Påstand", "Statement"),
    "quote": ("Sitat", "Sitat", "Quote"),
    "columns": ("To kolonner", "To kolonnar", "Two columns"),
    "comparison": ("Sammenligning", "Samanlikning", "Comparison"),
    "facts": ("Fakta", "Fakta", "Facts"),
    "agenda": ("Dagsorden", "Dagsorden", "Agenda"),
    "steps": ("Steg", "Steg", "Steps"),
    "timeline": ("Tidslinje", "Tidslinje", "Timeline"),
    "picture": ("Bilde", "Bilete", "Picture"),
    "picture-text": ("Bilde og tekst", "Bilete og tekst", "Picture and text"),
    "table": ("Tabell", "Tabell", "Table"),
    "chart": ("Diagram", "Diagram", "Chart"),
    "closing": ("Avslutning", "Avslutting", "Closing"),
    "blank": ("Tom", "Tom", "Blank"),
}

_PLACEHOLDERS: dict[PlaceholderKind, tuple[tuple[str, str], tuple[str, str], tuple[str, str]]] = {
    "title": (
        ("Tittel", "Klikk for å skrive tittel"),
        ("Tittel", "Klikk for å skrive tittel"),
        ("Title", "Click to add title"),
    ),
    "cover-title": (
        ("Tittel", "Foredragets tittel"),
        ("Tittel", "Tittelen på foredraget"),
        ("Title", "Title of the talk"),
    ),
    "subtitle": (
        ("Undertittel", "Undertittel"),
        ("Undertittel", "Undertittel"),
        ("Subtitle", "Subtitle"),
    ),
    "details": (
        ("Foredragsholder", "Navn, rolle, anledning og dato"),
        ("Foredragshaldar", "Namn, rolle, høve og dato"),
        ("Speaker", "Name, role, event and date"),
    ),
    "section-number": (("Kapittelnummer", "1"), ("Kapittelnummer", "1"), ("Section number", "1")),
    "section-title": (
        ("Tittel", "Kapittelets tittel"),
        ("Tittel", "Tittelen på kapittelet"),
        ("Title", "Section title"),
    ),
    "section-text": (("Tekst", "Kort tekst"), ("Tekst", "Kort tekst"), ("Text", "Short text")),
    "content": (
        ("Innhold", "Klikk for å skrive, eller sett inn noe"),
        ("Innhald", "Klikk for å skrive, eller set inn noko"),
        ("Content", "Click to write, or insert something"),
    ),
    "small-content": (
        ("Innhold", "Klikk for å skrive, eller sett inn noe"),
        ("Innhald", "Klikk for å skrive, eller set inn noko"),
        ("Content", "Click to write, or insert something"),
    ),
    "statement": (
        ("Påstand", "Skriv én setning som skal huskes"),
        ("Påstand", "Skriv éi setning som skal hugsast"),
        ("Statement", "Write one sentence to remember"),
    ),
    "statement-line": (
        ("Utdyping", "En linje under, om det trengs"),
        ("Utdjuping", "Ei linje under, om det trengst"),
        ("Line below", "A line below, if needed"),
    ),
    "small-title": (
        ("Tittel", "Tittel over sitatet"),
        ("Tittel", "Tittel over sitatet"),
        ("Title", "Title above the quote"),
    ),
    "quotation": (("Sitat", "Skriv sitatet"), ("Sitat", "Skriv sitatet"), ("Quote", "Write the quote")),
    "quote-source": (
        ("Hvem som sa det", "Navn og rolle"),
        ("Kven som sa det", "Namn og rolle"),
        ("Who said it", "Name and role"),
    ),
    "column-heading": (
        ("Overskrift", "Overskrift"),
        ("Overskrift", "Overskrift"),
        ("Heading", "Heading"),
    ),
    "picture": (
        ("Bilde", "Klikk på ikonet for å sette inn et bilde"),
        ("Bilete", "Klikk på ikonet for å setje inn eit bilete"),
        ("Picture", "Click the icon to insert a picture"),
    ),
    "table": (
        ("Tabell", "Klikk på ikonet for å sette inn en tabell"),
        ("Tabell", "Klikk på ikonet for å setje inn ein tabell"),
        ("Table", "Click the icon to insert a table"),
    ),
    "chart": (
        ("Diagram", "Klikk på ikonet for å sette inn et diagram"),
        ("Diagram", "Klikk på ikonet for å setje inn eit diagram"),
        ("Chart", "Click the icon to insert a chart"),
    ),
    "caption": (
        ("Forklaring", "Kort forklaring"),
        ("Forklaring", "Kort forklaring"),
        ("Caption", "Short caption"),
    ),
    "source": (("Kilde", "Kilde: "), ("Kjelde", "Kjelde: "), ("Source", "Source: ")),
    "closing-title": (("Tittel", "Takk"), ("Tittel", "Takk"), ("Title", "Thank you")),
    "contact": (
        ("Kontakt", "Navn, rolle og e-post"),
        ("Kontakt", "Namn, rolle og e-post"),
        ("Contact", "Name, role and e-mail"),
    ),
    "slogan": (("Bunntekst", ""), ("Botntekst", ""), ("Footer", "")),
    "number": (("Lysbildenummer", ""), ("Lysbiletnummer", ""), ("Slide number", "")),
    "date": (("Dato", ""), ("Dato", ""), ("Date", "")),
}
_NORWEGIAN_LEVELS = ("Andre nivå", "Tredje nivå", "Fjerde nivå", "Femte nivå")
_ENGLISH_LEVELS = ("Second level", "Third level", "Fourth level", "Fifth level")
_WORDS: dict[str, tuple[str, str, str]] = {
    "template": ("PowerPoint-mal", "PowerPoint-mal", "PowerPoint template"),
    "drawing": ("Pynt", "Pynt", "Decoration"),
    "name": ("Navn", "Namn", "Name"),
    "logo": ("Logo", "Logo", "Logo"),
    "notes": ("Notater", "Notat", "Notes"),
    "slide picture": ("Lysbilde", "Lysbilete", "Slide"),
    "header": ("Topptekst", "Topptekst", "Header"),
}
_COLUMN = {"nb": 0, "no": 0, "nn": 1}
_ENGLISH = 2

OFFICE_NAMES: Mapping[str, LayoutName] = {
    "tittellysbilde": "cover", "tittellysbilete": "cover", "title slide": "cover",
    "deloverskrift": "section", "section header": "section", "kapittelskille": "section",
    "tittel og innhold": "content", "tittel og innhald": "content", "title and content": "content",
    "to innholdsdeler": "columns", "two content": "columns", "to innhaldsdelar": "columns",
    "bare tittel": "facts", "berre tittel": "facts", "title only": "facts",
    "bilde med tekst": "picture-text", "bilete med tekst": "picture-text", "picture with caption": "picture-text",
    "helbilde": "picture", "tomt": "blank", "quote": "quote", "takk": "closing", "kontakt": "closing",
}  # fmt: skip
"""Names that Office and other people's templates give, in lower case."""


def layout_title(role: LayoutName, language: str) -> str:
    """What the layout is called in this language, English where we have no other."""
    return _LAYOUTS[role][_column(language)]


def placeholder_words(kind: PlaceholderKind, language: str) -> tuple[str, str]:
    """A placeholder's name, and the prompt that it shows while it is empty."""
    return _PLACEHOLDERS[kind][_column(language)]


def level_prompts(language: str) -> tuple[str, ...]:
    """Prompts of list levels 1 to 4."""
    return _ENGLISH_LEVELS if _column(language) == _ENGLISH else _NORWEGIAN_LEVELS


def template_word(word: str, language: str) -> str:
    """One of the few other words that a template shows in PowerPoint's selection pane."""
    return _WORDS[word][_column(language)]


def role_by_name(name: str) -> LayoutName | None:
    """The role of a layout with this name, in any of the three languages or as Office calls it; or None."""
    wanted = " ".join(name.lower().split())
    return _ROLES.get(wanted) or OFFICE_NAMES.get(wanted)


def role_by_mark(matching_name: str) -> LayoutName | None:
    """The role that LeaderDeck itself wrote on the layout, or None."""
    if not matching_name.startswith(ROLE_MARK):
        return None
    return next((role for role in LAYOUT_NAMES if role == matching_name.removeprefix(ROLE_MARK)), None)


def _column(language: str) -> int:
    return _COLUMN.get(language.lower().replace("_", "-").split("-")[0], _ENGLISH)


_ROLES: dict[str, LayoutName] = {name.lower(): role for role, names in _LAYOUTS.items() for name in names}
