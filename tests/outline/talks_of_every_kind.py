"""Talks with everything that the dialect has, every word their own, and who stands with whom in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from leaderdeck.deck.slide import Slide
from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.same_words import words_of

WORD = re.compile(r"o\d+rd")
HEADS = (
    "# §", "# §", "## §", "## §", "## §", "### §", "# § {.section}", "## § {.fakta}", "## § {.skjult .sitat}",
    "## § ##",
    "§\n---", "§\n===", "", "", "##", "  ## §", "# ![§](b.png)", "#[fit] §",
)  # fmt: skip
BODIES = (
    "", "", "- §\n- §\n    - §\n        1. §\n- §", "1. §\n2. §", "- [ ] §\n- [x] §", "§ avsnitt\nover to linjer",
    "§ hard  \nlinje\\\n§", "### §\n\n- §\n\n### §\n\n§", "#### §\n\n§", "> §\n>\n> — §", "::: sitat\n§\n\n— §\n:::",
    "| § | § |\n|:--|--:|\n| 1 | § |\n\nTable: §", '![§](bilde.png "§"){.left width=50%}', "![§](b.png){.background}",
    "::: columns\n§\n\n+++\n\n§\n:::", "::: kolonner\n### §\n- §\n\n### §\n§\n:::", "::: fakta\n§: 12\n- §: 13 %\n:::",
    "::: agenda 9.00\n- § (20 min)\n- § (10 min)\n:::", "- 09.00 §\n- 10.00 §", "::: steg\n- §\n- §\n:::",
    "::: tidslinje\n- 2020: §\n- 2021: §\n:::", "::: merk\n§\n\n- §\n:::",
    "::: diagram bar\n| § | § |\n|--|--|\n| a | 2 |\n:::",
    "```python\n# §\n---\n```", "~~~\n::: privat\n§\n:::\n~~~", "§[^n] [§][l] [§](https://a.no) <b>§</b>",
    "[§]{.accent} H~2~O **§**",
    "§[^e]\n\n[^e]: §", "§\n\n***\n\n§", "<!-- _class: lead -->\n§", "^ §", "???\n§", "<div>§</div>",
    "::: ukjent\n§\n:::",
    "::::: merk\n::: sitat\n§\n:::\n:::::", "- § {.incremental}\n- §", "\t§ synlig", "::: sett-inn fil.md#Sted\n:::",
    "![bg right:40%](b.png)\n§",
)  # fmt: skip
VOICES = (
    "", "", "Notat: §\n\n§\n\n- §", "Note: §", "::: notes\n§\n\n- §\n:::\n\n§", "<!-- § -->", "<!--\n§\n-->\n\n§",
    "Privat: §\nlinje to §", "Private: §:\n\n- §\n- §", "::: private\n§\n\n- §\n:::", "- §\n- Privat: §\n- §",
    "Notat: §\n\nPrivat: §\n\n§", "::: notat\n§\n\n::: privat\n§\n:::\n\n§\n:::", "> §\n> Privat: §", "::: privat\n§",
)  # fmt: skip
CARDS = (
    "", "", "---\ntitle: Tittel\n---\n\n", "---\ntittel: 'T'  # merknad\nukjent: [a, b]\nvarighet: 20 min\n---\n",
    "---\nlang: nn\nslides: headings\n---\n\n\n", "---\nslides: rules\n---\n\n", "---\nprose: notes\n---\n\n",
    "---\nmarp: true\ntheme: x\n---\n\n", "---\nslides: headings\ntitle: T\n---\n",
    "---\nprivat: ja\nspråk: en\n---\n\n",
    "---\n---\n\n", "\ufeff---\ntitle: T\n---\n", "\ufeff",
)  # fmt: skip
COVERS = (
    "",
    "",
    "§\n*§*\n§",
    "Notat: §",
    "::: privat\n§\n:::",
    "[^n]: §",
    "# §",
    "::: privat\n§\n:::\n\n§",
    "<!-- § -->",
    "- §",
)
ENDS = ("", "\n", "\n\n[^n]: §\n[l]: https://example.no/a\n", "\n\n---\n", "\n\n\n", "\n\nTakk §\n")


@st.composite
def every_kind(draw: st.DrawFn, most: int = 5) -> str:
    """A talk of any kind; each of its words stands there once."""
    parts = [draw(st.sampled_from(COVERS))]
    for _ in range(draw(st.integers(1, most))):
        rule = draw(st.sampled_from(("", "", "---", "* * *")))
        slide = [rule, *(draw(st.sampled_from(kinds)) for kinds in (HEADS, VOICES, BODIES, BODIES, VOICES))]
        if draw(st.integers(0, 2)):
            slide[2] = ""  # a voice above the content is rarer
        parts.append("\n\n".join(filter(None, slide)))
    text = draw(st.sampled_from(CARDS)) + "\n\n".join(filter(None, parts)) + draw(st.sampled_from(ENDS))
    count = 0
    while "§" in text:
        text = text.replace("§", f"o{count}rd", 1)
        count += 1
    return text.replace("\n", draw(st.sampled_from(("\n", "\n", "\r\n"))))


@dataclass(frozen=True)
class Told:
    """The own words of one slide in each voice."""

    shown: frozenset[str]
    spoken: frozenset[str]
    private: frozenset[str]


def told(slides: Sequence[Slide]) -> list[Told]:
    """What each slide tells, in each voice."""
    found = []
    for slide in slides:
        words = words_of((slide,))
        found.append(
            Told(*(frozenset(WORD.findall(" ".join(voice))) for voice in (words.shown, words.spoken, words.private)))
        )
    return found


def in_strange_company(text: str, new: str, moved: frozenset[str] = frozenset()) -> list[str]:
    """Words that are private or spoken with what another slide shows; those in `moved` were asked to.

    What stands before all that is shown belongs to the first slide that shows something.
    """
    old, now = told(read_deck(text).slides), told(read_deck(new).slides)
    homes: dict[str, set[int]] = {}
    for place, one in enumerate(old):
        for word in one.shown | one.spoken | one.private:
            homes.setdefault(word, set()).add(place)
    first = next((place for place, one in enumerate(old) if one.shown - moved), 0)
    found = []
    for one in now:
        hosts = set().union(*(homes.get(word, ()) for word in one.shown))
        for word in (one.spoken | one.private) - moved:
            if hosts and word in homes and not homes[word] & hosts and min(homes[word]) >= first:
                found.append(word)
    return found


def own_words(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """All own words shown, spoken and private over the whole talk."""
    everything = told(read_deck(text).slides)
    return (
        frozenset().union(*(one.shown for one in everything)),
        frozenset().union(*(one.spoken for one in everything)),
        frozenset().union(*(one.private for one in everything)),
    )
