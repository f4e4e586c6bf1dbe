"""Any text becomes a deck: nothing raises, nothing is lost, the same text gives the same deck."""

import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from deck_words import html_words, strings, words
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.errors import FileProblem
from leaderdeck.outline.markdown import parse_blocks
from leaderdeck.outline.reader import decode, read_deck
from leaderdeck.outline.slide_breaks import find_marks
from leaderdeck.outline.slide_text import read_slide

FRAGMENTS = (
    "# ",
    "## ",
    "### ",
    "---",
    "***",
    "- ",
    "1. ",
    "2) ",
    "a. ",
    "b. ",
    "> ",
    "```",
    "~~~",
    "::: kolonner",
    "::: notat",
    "::: privat",
    ":::",
    "::: fakta",
    "::: agenda",
    "::: steg",
    "::: diagram",
    "::: rart",
    "Notat: ",
    "Privat: ",
    "<!--",
    "-->",
    "|",
    "|---|",
    "| a | b |",
    "|--|--|",
    "Tabell: ",
    "    ",
    "  ",
    "\t",
    "[^1]",
    "\n[^1]: ",
    "{.left}",
    " ![a](b.png) ",
    "**",
    "*",
    "`",
    "~",
    "^",
    "<br>",
    "+++",
    "===",
    "09.00 ",
    "30 min",
    "7 %",
    ": ",
    " — ",
    "\\",
    "&amp;",
    "\n",
    "\n",
    "\n\n",
    "\u00a0",
    "{",
    "}",
    "[",
    "](",
    "---\ntitle: x\n---\n",
    "\r\n",
    "\x00",
    "\ud800",
)
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=40).map("".join)
HOSTILE = {
    "brackets": "[" * 18_000,
    "pictures": "![" * 12_000,
    "quotes": "> " * 5_000 + "a",
    "deep list": "".join("  " * depth + f"- punkt{depth}\n" for depth in range(300)),
    "dashes": "- " * 3_000 + "x",
    "blocks": "::: a\n" * 3_000 + ":::\n" * 3_000,
    "fences": "~~~ x\n" * 5_000,
    "notes": "Notat:\n" * 3_000,
    "private": "Privat:\n" * 3_000,
    "emphasis": "*a **b " * 4_000,
    "wide table": "|" + "a|" * 100 + "\n|" + "--|" * 100 + "\n" + ("|" + "1|" * 100 + "\n") * 300,
    "deep card": "---\na: " + "[" * 30_000 + "\n---\n",
    "letters": "a. x\nb. x\n" * 3_000,
}


@settings(max_examples=250, deadline=None)
@given(TEXTS)
def test_any_text_is_read_the_same_way_twice(text: str) -> None:
    first = read_deck(text, ("Øvre Eiker",))
    read_slide.cache_clear()
    assert read_deck(text, ("Øvre Eiker",)) == first
    assert len(first.slides) == len(first.slide_lines)
    last = text.count("\n") + text.count("\r") + 1
    assert all(1 <= line <= last for line in (*first.slide_lines, *(remark.line for remark in first.remarks)))
    assert all("\x00" not in string and not re.search("[\ud800-\udfff]", string) for string in strings(first))
    if first.sections:
        assert sum(section.count for section in first.sections) == len(first.slides)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=60).map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_a_text_or_are_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except FileProblem:
        return
    assert encoding in {"utf-8", "utf-8-sig", "utf-16", "windows-1252"}
    read_deck(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_in_a_few_seconds(name: str) -> None:
    begun = time.process_time()
    deck = read_deck(HOSTILE[name])
    assert time.process_time() - begun < 5
    if name == "deep list":
        assert words(deck)["punkt299"] == 1


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS[:33] + FRAGMENTS[35:58]) | st.just("%ord "), max_size=30))
def test_no_word_is_lost(fragments: list[str]) -> None:
    text = "".join(part.replace("%", f" w{index}") for index, part in enumerate(fragments))
    wanted = Counter(re.findall(r"w\d+ord", text))
    found = Counter(word for string in strings(read_deck(text)) for word in re.findall(r"w\d+ord", string))
    assert not wanted - found


@pytest.mark.shared
def test_every_example_of_commonmark_keeps_its_words(shared: Path) -> None:
    examples = json.loads((shared / "spec" / "commonmark.json").read_text("utf-8"))
    lost = [
        example["example"]
        for example in examples
        if html_words(example["html"]) - words(read_deck(example["markdown"]))
    ]
    assert len(examples) > 600
    assert lost == []


@pytest.mark.shared
def test_slides_begin_where_commonmark_sees_headings_and_rules(shared: Path) -> None:
    for example in json.loads((shared / "spec" / "commonmark.json").read_text("utf-8")):
        text = example["markdown"]
        parsed = [piece for piece in parse_blocks(text).pieces if piece.kind in ("heading", "hr")]
        marks = [(mark.line, mark.level) for mark in find_marks(text.split("\n"))]
        assert marks == [(piece.first, piece.meta.get("level", 0)) for piece in parsed], example["example"]
