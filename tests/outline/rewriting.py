"""Talks made of slides of every kind, for tests that rewrite them."""

import re
from collections import Counter

from hypothesis import strategies as st

from leaderdeck.deck.slide import Slide
from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.same_words import Words, words_of

HEADS = ("## %", "## % {.fakta}", "## % ##", "%\n---", "# %", "## % {.skjult}", "", "  ## %")
BODIES = (
    "",
    "- % en\n- % to\n  - % under\n- % tre",
    "1. %\n1. %\n1. %",
    "% avsnitt\nover to linjer",
    "### %\n\n- %\n\n### %\n\n% tekst",
    "::: kolonner\n### %\n- %\n\n### %\n%\n:::",
    "::: fakta\n%: 12\n%: 13 %%\n:::",
    "> % sitat\n>\n> — %",
    "| % | % |\n|---|---|\n| 1 | % |\n| 2 | % |\n\nTabell: %",
    "![%](bilde.png)",
    "```\n# % kode\n---\n```",
    "% med note[^n] og [lenke][l]",
    "09.00 %\n\n<!-- % kommentar -->",
    "% mellom\n\n* * *\n\n% etter",
)
VOICES = (
    "",
    "Notat: % sagt\n\n% mer sagt",
    "Privat: % hemmelig",
    "::: privat\n% hemmelig\n\n- % skjult\n:::",
    "::: notat\n% sagt\n:::",
    "Privat: % hemmelig:\n\n- % også",
    "Notat: % sagt\n\nPrivat: % hemmelig\n\n% sagt igjen",
)
CARDS = (
    "",
    "---\ntitle: Tittel\n---\n\n",
    "---\nlang: nn\nslides: auto\n---\n",
    "---\nspråk: en\ntittel: T\n---\n\n\n",
)
OWN = re.compile(r"o\d+rd(?:et)?")
COVERS = ("", "% forside\n*%*", "Notat: % tidlig", "::: privat\n% hemmelig tidlig\n:::", "[^n]: % kilde")
ENDS = ("", "\n", "\n\n[^n]: % kilde\n[l]: https://example.no/a\n", "\n\n---\n")


@st.composite
def talks(draw: st.DrawFn, most: int = 6) -> str:
    """A talk whose every word is its own, so that it can be followed wherever it goes."""
    parts = [draw(st.sampled_from(COVERS))]
    for _ in range(draw(st.integers(1, most))):
        head, body, voice = (draw(st.sampled_from(kinds)) for kinds in (HEADS, BODIES, VOICES))
        rule = draw(st.sampled_from(("", "", "---"))) if head else "---"
        parts.append("\n\n".join(filter(None, (rule, head, body, voice))))
    text = draw(st.sampled_from(CARDS)) + "\n\n".join(filter(None, parts)) + draw(st.sampled_from(ENDS))
    count = 0
    while "%" in text:
        text = text.replace("%", f"o{count}rd", 1)
        count += 1
    return text.replace("\n", draw(st.sampled_from(("\n", "\n", "\r\n"))))


def slides_of(text: str) -> tuple[Slide, ...]:
    return read_deck(text).slides


def heard(text: str) -> Words:
    return words_of(read_deck(text).slides)


def private_words(text: str) -> Counter[str]:
    """Words of their own that are private and nothing else."""
    words = heard(text)
    private = Counter(word for line, times in words.private.items() for word in line.split() * times)
    return Counter(
        {word: times for word, times in private.items() if OWN.search(word) and word not in words.shown + words.spoken}
    )
