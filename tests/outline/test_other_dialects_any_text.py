"""Whatever stands among another program's marks: no line is lost or moved, and private words stay private."""

import os

from deck_words import public_words
from hypothesis import given, settings
from hypothesis import strategies as st
from test_three_voices import FORMS, SECRETS

from leaderdeck.outline.clean_lines import clean_lines
from leaderdeck.outline.dialects.opening import in_our_dialect, opened
from leaderdeck.outline.dialects.translation import Dialect
from leaderdeck.outline.front_matter import read_card
from leaderdeck.outline.reader import read_deck

EXAMPLES = int(os.environ.get("LEADERDECK_DIALECTS", "60"))
TOPS = (
    "autoscale: true\n\n", "---\nmarp: true\n---\n", "---\nmdc: true\n---\n", "---\nincremental: true\n---\n",
    "% T\n\n",
    "template: a.pptx\n\n### A\n\n", "class: center\n\n???\n\n---\n\n", "<!-- .slide: a -->\n\n",
    "# A\n\n\tvist\n\nsagt\n\n---\n\n\tvist\n\n", "",
)  # fmt: skip
MARKS = (
    "^ sagt", "^", "^ sagt:", "^ sagt <!-- mer -->", "^ sagt <!--", "???", "--", "---", "[.column]", "# [fit] A",
    "[.x: y]",
    "\tvist", "\t```", "layout: section\n---\n\n# A", "::right::", "<v-click>", "<style>", "</style>", ". . .",
    "::: incremental\n- a\n:::", "![bg left](a.png)", "/a.png\nsize: x", "name: b", ".c[", "]", "Note:", "-->", "<!--",
    "```", "# A", "## B", "### C", "- punkt", "> sitat", "| a |\n|---|\n| b |", "Notat: sagt", "vist", "", "",
)  # fmt: skip
LINES = st.sampled_from(MARKS)
NAMES = ("Marp", "pandoc", "Deckset", "reveal.js", "remark", "iA Presenter", "md2pptx", "Slidev")


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(TOPS), st.lists(LINES, max_size=20), st.sampled_from(("\n", "\n\n")))
def test_every_line_stays_in_its_place(top: str, parts: list[str], between: str) -> None:
    text = top + between.join(parts)
    lines, _ = clean_lines(text)
    front = read_card(lines)
    assert len(opened(lines, front.line_count, front.front_matter).lines) == text.count("\n") + 1
    for name in NAMES:
        assert len(in_our_dialect(Dialect(name), text.split("\n"), 0)) == text.count("\n") + 1  # type: ignore[arg-type]
    read_deck(text)


@settings(max_examples=2 * EXAMPLES, deadline=None)
@given(
    st.sampled_from(TOPS), st.lists(st.sampled_from(FORMS) | LINES, max_size=8), st.sampled_from(("\n\n", "\n\n", "\n"))
)
def test_private_words_stay_private_among_other_programs_marks(top: str, parts: list[str], between: str) -> None:
    deck = read_deck(top + between.join(part.format(*SECRETS) if "{0}" in part else part for part in parts))
    ours = read_deck(between.join(part.format(*SECRETS) if "{0}" in part else part for part in parts))
    assert set(SECRETS) & set(public_words(deck)) <= set(SECRETS) & set(public_words(ours))
