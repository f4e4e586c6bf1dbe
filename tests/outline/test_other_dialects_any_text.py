"""Whatever stands among another program's marks: no line is lost or moved, and private words stay private."""

import os

from deck_words import public_words, without_private, words
from hypothesis import given, settings
from hypothesis import strategies as st
from test_three_voices import FORMS, SECRETS

from leaderdeck.outline.clean_lines import clean_lines
from leaderdeck.outline.dialects.opening import in_our_dialect, opened
from leaderdeck.outline.dialects.translation import Dialect
from leaderdeck.outline.front_matter import read_card
from leaderdeck.outline.reader import OutlineReading, read_deck, read_outline, reread

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
MORE_MARKS = (
    ":::", "::::", "::: notat", "::: notes\nsagt", "::: kolonner", "+++", "````", "~~~", "===", "***", "\t- punkt",
    "\t> sitat", "    innrykk", "> ", ">", "- ", "1. punkt", "<!-- .slide: a -->", "<!-- sagt\nmer -->", "</v-click>",
    "---\nlayout: two-cols\n---\n\n# A", "::left::", "::default::", "image: a.png", "class: a <!--", "% T", "\t:::",
    "\t<!--", "`<!--`", "\\<!--", "[^p]", "# A {.incremental}", "![](a.png)\ncaption: a", "template: a", "^\n\n^ sagt",
)  # fmt: skip
"""Those that are tried besides in the long run of private forms."""
MORE_FORMS = (
    ":::: privat\n{0}\n::::", "::::: {{.privat}}\n{0}\n\n::: notat\n{1}\n:::\n:::::",
    "::: privat\n::: notes\n{0}\n:::\n{1}\n:::", "::: privat\n{0}\n---", "::: privat\n{0}\n--\n{1}\n:::",
    "::: privat\n{0}\n===", "::: privat\n- {0}\n\n\t{1}\n\n^ {2}\n:::",
    "- vist\n  - Privat: {0}\n- vist", "1. vist\n\n   Privat: {0}\n   {1}", "> - Privat: {0}",
    "> > Privat: {0}\n> > {1}",
    "   Privat: {0}", "    Privat: {0}\n    {1}", "\tPrivat: {0}\n\t{1}", "\t- Privat: {0}", "\t> Privat: {0}",
    "<!-- privat: {0}\n{1}\n{2} -->", "<!--\nPrivat:\n{0}\n{1}\n-->", "vist <!-- Privat: {0}\n{1} --> vist",
    "<!-- sagt -->\n<!-- Privat: {0} -->", "````\n```\nPrivat: {0}\n```\n````", "~~~\nPrivat: {0}\n~~~",
    "^ sagt\nPrivat: {0}", "^ sagt\n\nPrivat: {0}\n\n^ sagt", "Privat: {0}\n^ sagt",
    "Note:\nPrivat: {0}", "???\nPrivat: {0}", "---\nlayout: cover\n---\nPrivat: {0}",
    "---\nlayout: x\nPrivat: {0}\n---",
    "---\nlayout: x\n  Privat: {0}\n---", "<v-click>\nPrivat: {0}\n</v-click>", ".left[\nPrivat: {0}\n]",
    "[.column]\nPrivat: {0}\n[.column]\nvist", "::: incremental\n- Privat: {0}\n- vist\n:::",
    "![alt](a.png)\nPrivat: {0}", "![alt](a.png)\nPrivat: {0}\ncaption: {1}", "/a.png\ncaption: a\nPrivat: {0}",
    "Privat: {0}\n---", "Privat: {0}\n{1}\n===", "vist\n\tPrivat: {0}", "vist\n    Privat: {0}", "Privat notat: {0}",
    "[^r]: vist\n    Privat: {0}", "class: a <!-- Privat: {0}\n{1} -->",
)  # fmt: skip
LINES = st.sampled_from(MARKS)
ANY_FORM = st.sampled_from(FORMS) | st.sampled_from(MORE_FORMS)
ANY_LINE = LINES | st.sampled_from(MORE_MARKS)
BETWEEN = st.sampled_from(("\n\n", "\n\n", "\n"))
NAMES = ("Marp", "pandoc", "Deckset", "reveal.js", "remark", "iA Presenter", "md2pptx", "Slidev")


def filled(parts: list[str], between: str) -> str:
    """The parts one below the other, with secrets where they have room for any."""
    return between.join(part.format(*SECRETS) if "{0}" in part else part for part in parts)


def told(text: str) -> set[str]:
    """The secrets that anybody can see or hear of this talk."""
    return set(SECRETS) & set(public_words(read_deck(text)))


def told_by_itself(reading: OutlineReading, text: str) -> set[str]:
    """The secrets that can be seen or heard of any slide that is read by its own lines."""
    lines = text.split("\n")
    starts = [*reading.deck.slide_lines, len(lines) + 1]
    found: set[str] = set()
    for index in range(len(reading.deck.slides)):
        first = max(starts[index] - 1, reading.top if index == 0 else 0)
        slides = reread(reading, index, lines[first : starts[index + 1] - 1])
        found |= {secret for one in slides for secret in SECRETS if secret in words(without_private(one.slide))}
    return found


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
@given(st.sampled_from(TOPS), st.lists(st.sampled_from(FORMS) | LINES, max_size=8), BETWEEN)
def test_private_words_stay_private_among_other_programs_marks(top: str, parts: list[str], between: str) -> None:
    assert told(top + filled(parts, between)) <= told(filled(parts, between))


@settings(max_examples=2 * EXAMPLES, deadline=None)
@given(st.sampled_from(TOPS), st.lists(ANY_FORM | ANY_LINE, max_size=8), BETWEEN, st.sampled_from(("\n", "\n", "\r\n")))
def test_any_private_form_stays_private_among_other_programs_marks(
    top: str, parts: list[str], between: str, line_end: str
) -> None:
    text = filled(parts, between)
    assert told((top + text).replace("\n", line_end)) <= told(text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(TOPS), st.lists(ANY_FORM | ANY_LINE, max_size=8), BETWEEN)
def test_a_slide_read_by_its_own_lines_shows_nothing_that_the_whole_keeps_private(
    top: str, parts: list[str], between: str
) -> None:
    text = top + filled(parts, between)
    reading = read_outline(text)
    assert told_by_itself(reading, text) <= set(SECRETS) & set(public_words(reading.deck))
