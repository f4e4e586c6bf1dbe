"""Marks that were meant for the program and would stand on the slide as words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaderdeck.deck.slide import LAYOUT_NAMES, NORWEGIAN_LAYOUT_NAMES
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

_TAG = re.compile(
    r"</?(?:a|abbr|article|audio|b|big|blockquote|button|center|code|details|div|em|figure|font|h[1-6]|hr|i|iframe|img|ins"
    r"|kbd|li|mark|ol|p|pre|s|script|section|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul"
    r"|v-click|video)(?:\s[^<>]*|/)?>",
    re.IGNORECASE,
)
_BRACES = re.compile(r"\{[ \t]*(?P<dot>\.?)(?P<word>[\w-]+)(?P<rest>[^{}\n]{0,60})\}[ \t]*\Z")
_HEADING = re.compile(r"#{2,6}(?=[^\W_])")
_COLONS = re.compile(r"::[ \t]*[^\W\d_][\w-]*")
_PICTURE_WORDS = frozenset(
    {"left", "right", "background", "decorative", "venstre", "høyre", "høgre", "bakgrunn", "dekorativ", "pynt"}
)
_WORDS = frozenset({*LAYOUT_NAMES, *NORWEGIAN_LAYOUT_NAMES, "hidden", "skjult"}) | _PICTURE_WORDS


@dataclass(frozen=True, slots=True)
class ShownMarkup:
    """A mark that is shown, by the rule that it breaks, and what to write instead."""

    rule: str
    message: Sentence
    advice: Sentence


def may_show_markup(content: str) -> bool:
    """A quick look, for every paragraph: most have no such sign."""
    return "<" in content or "{" in content or content.startswith(("##", "::"))


def shown_markup(words: str) -> Iterator[ShownMarkup]:
    """What of these words, which a slide shows, is a mark that was not understood."""
    tag = _TAG.search(words)
    if tag:
        yield ShownMarkup(
            "text.html",
            say("HTML-koden «{code}» vises som vanlig tekst.", code=tag[0][:40]),
            say("Ta den bort. Skriv **fet** for fet skrift og *skrå* for skrå."),
        )
    heading = _HEADING.match(words)
    if heading:
        yield ShownMarkup(
            "text.heading",
            say("«{words}» er ingen overskrift uten et mellomrom.", words=words.split("\n")[0][:40]),
            say("Skriv et mellomrom bak {signs}.", signs=heading[0]),
        )
    colons = _COLONS.match(words)
    if colons:
        yield ShownMarkup(
            "text.block",
            say("«{words}» begynner ingen blokk.", words=colons[0].strip()[:40]),
            say("Skriv tre kolon, både der blokken begynner og der den slutter."),
        )
    braces = _BRACES.search(words)
    if braces and (braces["dot"] or braces["word"].lower() in _WORDS):
        yield ShownMarkup("text.attribute", _not_understood(braces[0].strip()), _instead(braces))


def _not_understood(braces: str) -> Sentence:
    return say("«{words}» står på lysbildet som vanlig tekst.", words=braces[:40])


def _instead(braces: re.Match[str]) -> Sentence:
    word = braces["word"].lower()
    if word not in _WORDS:
        return say("Ta det bort.")
    if word in _PICTURE_WORDS:
        return say("Skriv {code} rett bak bildet, uten mellomrom.", code=f"{{.{word}}}")
    return say("Skriv {code} sist i overskriften.", code=f"{{.{word}}}")
