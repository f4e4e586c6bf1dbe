"""Guesses: what each unit of a text is, how sure that is, and why; each can be changed by the one who knows."""

from __future__ import annotations

from typing import Literal, TypeAlias

from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

GuessKind: TypeAlias = Literal[
    "title", "standfirst", "byline", "occasion", "heading", "question", "prose", "quote", "fact", "point", "claim",
    "speech", "source", "caption", "definition", "baton", "slogan", "slot", "block", "private", "leave-out",
]  # fmt: skip
CHANGES: tuple[GuessKind, ...] = ("quote", "fact", "question", "claim", "speech", "point", "leave-out")
"""What a guess can be changed to, in the order of the keys 1 to 7."""
KIND_WORDS: dict[GuessKind, Sentence] = {
    "title": say("Tittel"), "standfirst": say("Ingress"), "byline": say("Signatur"),
    "occasion": say("Forside"), "heading": say("Mellomtittel"),
    "question": say("Spørsmål"), "prose": say("Brødtekst"), "quote": say("Sitat"), "fact": say("Faktum"),
    "point": say("Punkt"), "claim": say("Påstand"), "speech": say("Talenotat"), "source": say("Kilde"),
    "caption": say("Bildetekst"), "definition": say("Definisjon"), "baton": say("Stafettpinne"),
    "slogan": say("Slagord"), "slot": say("Bolk i programmet"), "block": say("Tabell eller blokk"),
    "private": say("Privat"), "leave-out": say("Utelatt"),
}  # fmt: skip
"""What people call each kind."""

TalkKind: TypeAlias = Literal["keynote", "greeting", "interview", "article", "workshop", "municipality", "training"]
TALK_KINDS: tuple[TalkKind, ...] = (
    "keynote",
    "greeting",
    "interview",
    "article",
    "workshop",
    "municipality",
    "training",
)
TALK_KIND_WORDS: dict[TalkKind, Sentence] = {
    "keynote": say("Hovedforedrag"), "greeting": say("Hilsen"), "interview": say("Intervju"),
    "article": say("Fra artikkel til foredrag"), "workshop": say("Samling"),
    "municipality": say("Fakta om kommunen"), "training": say("Opplæring"),
}  # fmt: skip
KIND_NAMES: dict[str, TalkKind] = {
    **{kind: kind for kind in TALK_KINDS},
    "hovedforedrag": "keynote", "hovudforedrag": "keynote", "hilsen": "greeting", "helsing": "greeting",
    "tale": "greeting", "speech": "greeting", "intervju": "interview", "samtale": "interview", "artikkel": "article",
    "foredrag": "article", "talk": "article", "samling": "workshop", "verksted": "workshop", "program": "workshop",
    "kommune": "municipality", "facts": "municipality", "fakta": "municipality", "opplaering": "training",
    "opplæring": "training", "folkevalgtopplæring": "training",
}  # fmt: skip
"""Every name by which a kind may be asked for."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What one unit of the source was taken for."""

    kind: GuessKind
    place: int
    """The unit, counted from 1."""
    words: str
    confidence: float
    """From 0 to 1; what the user chose is 1."""
    why: Sentence
    start: int = 0
    end: int = 0
    """Where the unit stands in the source's text, in characters."""
    is_changed: bool = False
    """Whether the user chose it."""
    who: str = ""
    """Who is quoted, where somebody is."""
