"""What each layout is called where one chooses it."""

from __future__ import annotations

from leaderdeck.deck.slide import LayoutName
from leaderdeck.language import Sentence, say

_WORDS: dict[LayoutName, Sentence] = {
    "cover": say("Forside"), "section": say("Kapittel"), "content": say("Innhold"), "statement": say("Påstand"),
    "quote": say("Sitat"), "columns": say("Kolonner"), "comparison": say("Sammenligning"), "facts": say("Fakta"),
    "agenda": say("Dagsorden"), "steps": say("Steg"), "timeline": say("Tidslinje"), "picture": say("Bilde"),
    "picture-text": say("Bilde og tekst"), "table": say("Tabell"), "chart": say("Diagram"),
    "closing": say("Avslutning"), "blank": say("Tom"),
}  # fmt: skip


def layout_words(layout: LayoutName) -> Sentence:
    """A layout's name."""
    return _WORDS[layout]
