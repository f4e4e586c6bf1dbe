"""The few words that a slide gets from LeaderDeck itself, in the talk's own language (not the reader's)."""

from __future__ import annotations

from typing import Literal, TypeAlias

Word: TypeAlias = Literal[
    "time", "matter", "owner", "duration", "part", "table", "bar", "column", "line", "pie", "area", "doughnut",
    "stacked-bar", "stacked-column", "open-quote", "close-quote",
]  # fmt: skip

_WORDS: dict[str, dict[Word, str]] = {
    "nb": {
        "time": "Tid", "matter": "Innhold", "owner": "Ansvarlig", "duration": "Varighet", "part": "Del",
        "table": "Tabell", "bar": "Liggende søylediagram", "column": "Søylediagram", "line": "Linjediagram",
        "pie": "Kakediagram",
        "area": "Arealdiagram", "doughnut": "Smultringdiagram", "stacked-bar": "Stablet liggende søylediagram",
        "stacked-column": "Stablet søylediagram", "open-quote": "«", "close-quote": "»",
    },
    "nn": {
        "time": "Tid", "matter": "Innhald", "owner": "Ansvarleg", "duration": "Lengd", "part": "Del", "table": "Tabell",
        "bar": "Liggjande søylediagram", "column": "Søylediagram", "line": "Linjediagram", "pie": "Kakediagram",
        "area": "Arealdiagram", "doughnut": "Smultringdiagram", "stacked-bar": "Stabla liggjande søylediagram",
        "stacked-column": "Stabla søylediagram", "open-quote": "«", "close-quote": "»",
    },
    "en": {
        "time": "Time", "matter": "Topic", "owner": "Led by", "duration": "Duration", "part": "Part", "table": "Table",
        "bar": "Bar chart", "column": "Column chart", "line": "Line chart", "pie": "Pie chart",
        "area": "Area chart", "doughnut": "Doughnut chart", "stacked-bar": "Stacked bar chart",
        "stacked-column": "Stacked column chart", "open-quote": "“", "close-quote": "”",
    },
}  # fmt: skip


_SHAPES: dict[str, tuple[str, str]] = {
    "Title": ("Tittel", "Tittel"), "Text": ("Tekst", "Tekst"), "Heading": ("Overskrift", "Overskrift"),
    "Caption": ("Bildetekst", "Bilettekst"), "Picture text": ("Tekst for bilde", "Tekst for bilete"),
    "Picture": ("Bilde", "Bilete"), "Background": ("Bakgrunn", "Bakgrunn"), "Panel": ("Flate", "Flate"),
    "Quote": ("Sitat", "Sitat"), "Quote bar": ("Strek", "Strek"), "Source": ("Kilde", "Kjelde"),
    "Fact": ("Tall", "Tal"), "Fact bar": ("Strek", "Strek"), "Fact rule": ("Strek", "Strek"),
    "Step": ("Steg", "Steg"), "Step text": ("Om steget", "Om steget"), "Time line": ("Tidslinje", "Tidslinje"),
    "Date": ("Tidspunkt", "Tidspunkt"), "Dot": ("Punkt", "Punkt"), "What happens": ("Hendelse", "Hending"),
    "Callout": ("Uthevet boks", "Utheva boks"), "Callout box": ("Boks", "Boks"), "Callout bar": ("Strek", "Strek"),
    "Code": ("Kode", "Kode"), "Agenda": ("Dagsorden", "Dagsorden"), "Chart": ("Diagram", "Diagram"),
    "Table": ("Tabell", "Tabell"), "Line": ("Strek", "Strek"),
}  # fmt: skip
"""What a shape is called in PowerPoint's selection pane, in bokmål and nynorsk; in English it is the key."""


def shape_name(name: str, language: str) -> str:
    """A shape's name in the talk's language; the English one where no other is known."""
    short = short_language(language)
    known = _SHAPES.get(name)
    return name if known is None or short == "en" else known[short == "nn"]


def short_language(language: str) -> str:
    """`nb`, `nn` or `en`: the language whose words suit a talk in `language` (`nb-NO`, `no`, `de` …)."""
    first = language.strip().lower().replace("_", "-").split("-")[0]
    if first in _WORDS:
        return first
    return "nb" if first in ("", "no", "se", "da", "sv") else "en"


def word(name: Word, language: str) -> str:
    """One fixed word in the talk's language."""
    return _WORDS[short_language(language)][name]
