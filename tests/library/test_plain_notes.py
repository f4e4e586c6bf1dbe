"""Notes that are read without the parser read as they do with it, and nothing that may be private is read so."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import leaderdeck.note_reading as reading
from leaderdeck.library.note import LibraryEntry
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.plain_notes import read_plain_note

EXAMPLES = int(os.environ.get("LEADERDECK_PLAIN_NOTES", "70"))
WORDS = st.sampled_from(
    ["Tillit", "bygges", "hver dag", "i 2024", "«ord»", "– sa hun –", "(helt)", "ja!", "nei?", "19 117", "20 %",
     "50/50", "er", "det", "sykehjemmet", "notater", "mål:", "Kari…", "§ 3", "a-b"]
)  # fmt: skip
LINE = st.lists(WORDS, min_size=1, max_size=7).map(" ".join)
BLOCK = st.one_of(
    LINE,
    st.lists(LINE, min_size=2, max_size=3).map("\n".join),
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "####"]), LINE),
    st.lists(LINE, min_size=1, max_size=3).map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    st.lists(LINE, min_size=1, max_size=2).map(lambda lines: "\n".join(f"> {line}" for line in lines)),
    st.builds("> {}\n> — {}".format, LINE, LINE),
)
FIGURE = st.builds(
    "{}: {}".format,
    st.sampled_from(
        ["Innbyggere", "Skoler", "Årsverk i alt", "Andel (kvinner)", "kr", "tabell", "Notat", "note-a", "E 6"]
    ),
    st.sampled_from(["19 117", "7", "4,2 %", "12 mill.", "2 av 3", "mange", "kr 7", "1:2", "7 til 9"]),
)
BLOCK = st.one_of(
    BLOCK, st.lists(FIGURE, max_size=3).map(lambda lines: "\n".join(["::: fakta", *lines, ":::"])), FIGURE
)
BODY = st.builds(lambda blocks, gap: gap.join(blocks), st.lists(BLOCK, max_size=7), st.sampled_from(["\n\n", "\n"]))
CARD = st.sampled_from(
    ["---\ntype: notat\n---\n", "---\ntittel: T\ntype: notat\ntema: [a]\n---\n\n",
     "---\nslag: sitat\nkilde: Kari\n---\n", "---\nslag: faktum\nverdi: 7\nkilde: SSB\ntittel: Sju\n---\n"]
)  # fmt: skip


def slowly(text: str) -> LibraryEntry:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read_plain_note", lambda *_: None)
        return reading.read_entry_text(Path("n.md"), text)


@given(card=CARD, body=BODY)
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_plain_note_reads_as_the_parser_reads_it(card: str, body: str) -> None:
    text = f"{card}{body}\n"
    assert reading.read_entry_text(Path("n.md"), text) == slowly(text)


def test_the_plain_way_is_taken() -> None:
    text = (
        "---\ntype: notat\n---\n\nTillit bygges.\n\n## Del\n\n> Ro i båten.\n> — Kari\n\n- ett\n- to\n\n"
        "::: fakta\nSkoler: 7\n:::\n"
    )
    front = read_front_matter(text)
    parts = read_plain_note(text, front.front_matter, front.line_count)
    assert parts is not None
    assert [part.kind for part in parts] == ["text", "heading", "quote", "item", "item", "figure"]


@pytest.mark.parametrize(
    "line",
    ["Privat: nei", "Litt privat.", "<!-- x -->", "::: notat", "Notat: sies", "note: x", "a **b**", "[a](b)",
     "| a | b |", "1. ett", "---", "  innrykk", "`kode`", "\ttab", "http://x.no", "^ sagt", "???", "A\\", "a_b_",
     "Kilde: SSB", "> – sitat\nlat linje", "- a\nb"],
)  # fmt: skip
def test_whatever_has_other_marks_is_left_to_the_parser(line: str) -> None:
    card = replace(read_front_matter("---\ntype: notat\n---\n").front_matter)
    assert read_plain_note(f"Tekst.\n\n{line}\n", card, 0) is None
