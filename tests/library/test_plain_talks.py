"""Talks that are read without making slides give the library the same, and nothing with other marks is read so."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import leaderdeck.note_reading as reading
from leaderdeck.library.note import LibraryEntry
from leaderdeck.outline.front_matter import read_front_matter
from leaderdeck.outline.plain_talks import read_plain_talk
from leaderdeck.paths import resource_folder

EXAMPLES = int(os.environ.get("LEADERDECK_PLAIN_TALKS", "100"))
WORDS = st.sampled_from(
    ["Tillit", "bygges", "hver dag", "2024", "«ord»", "– sa hun –", "(helt)", "ja!", "nei?", "19 117", "20 %", "a.",
     "I.", "1)", "mai", "16. mars 2026", "Notat:", "notes:", "Tabell 2:", "Kilde:", "kilder", "-", "i)", "Privat:",
     "a - b", "x:", "09.00", "9.30-10.15", "09:00–09:30", "pause", "Kaffe", "agenda", "(c)", "...", "a...b", "SSB",
     "SSB, 2024", "Notatet", "Privatliv", "uke 3", "nå", "50 prosent", "x.no",
     "post a b.no", "é", "Takk", "Spørsmål", "Foto", "Figur 2", "kr", "12 mill."]
)  # fmt: skip
LINE = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
BLOCK = st.one_of(
    LINE, st.lists(LINE, min_size=2, max_size=3).map("\n".join), LINE.map(lambda line: f"Notat: {line}"),
    st.lists(LINE, min_size=1, max_size=5).map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    st.lists(LINE, min_size=1, max_size=3).map(lambda lines: "\n\n".join(f"- {line}" for line in lines)),
    st.sampled_from(["---", "- ", "> sitat", "**fet**", "| a | b |", "1. en", " ord", "ord ", "- ord ", "Notat:",
                     "Notat: en\nto", "- en\nto", "- en\n  to", "::: notat", "ord\n- to", "Kilde: SSB", "_ord_"]),
)  # fmt: skip
HEADING = st.builds("{} {}".format, st.sampled_from(["##"] * 8 + ["#", "###"]), LINE)
SLIDE = st.builds(
    lambda heading, gap, blocks: "\n\n".join([heading + gap + (blocks[0] if blocks else ""), *blocks[1:]]),
    HEADING, st.sampled_from(["\n\n", "\n\n", "\n", "\n\n\n"]), st.lists(BLOCK, max_size=4),
)  # fmt: skip
PLAIN_WORDS = st.sampled_from(
    ["Tillit", "bygges", "hver dag", "i 2024", "– sa hun –", "(helt)", "ja!", "nei?", "19 117", "20 %", "kl. 09.00",
     "a.", "16. mars 2026", "a-b", "9.30–10.15 kaffe", "pause", "Agenda", "ordet (c)", "så...", "x.no", "Takk",
     "kilder", "Notatet", "Spørsmål", "e", "uke 3", "Program", "50 %", "to  rom", "1990-tallet"]
)  # fmt: skip
PLAIN_LINE = st.lists(PLAIN_WORDS, min_size=1, max_size=6).map(" ".join)
PLAIN_BLOCK = st.one_of(
    PLAIN_LINE, st.lists(PLAIN_LINE, min_size=2, max_size=3).map("\n".join),
    st.lists(PLAIN_LINE, min_size=1, max_size=6).map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    PLAIN_LINE.map(lambda line: f"Notat: {line}"),
)  # fmt: skip
PLAIN_SLIDE = st.builds(
    lambda heading, blocks: "\n\n".join([f"## {heading}", *blocks]), PLAIN_LINE, st.lists(PLAIN_BLOCK, max_size=5)
)
CARD = st.sampled_from(
    ["", "---\ntittel: T\n---\n\n", "---\ntittel: T\ntema: [a]\ndato: 2026-03-16\nsted: Fjordvik\n---\n",
     "---\nlang: en\nvarighet: 20 min\nevent: Dagen\nholdt: Lederdagene, Oslo, 16. mars 2025\n---\n\n",
     "---\ntittel: T\nslides: headings\n---\n", "---\nmarp: true\ntitle: T\n---\n\n", "---\nprogram: ja\n---\n\n"]
)  # fmt: skip


def slowly(text: str) -> LibraryEntry:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read_plain_talk", lambda *_: None)
        return reading.read_entry_text(Path("t.md"), text)


@given(card=CARD, slides=st.lists(SLIDE, min_size=1, max_size=5))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_talk_says_what_the_reader_of_talks_finds(card: str, slides: list[str]) -> None:
    text = card + "\n\n".join(slides) + "\n"
    assert reading.read_entry_text(Path("t.md"), text) == slowly(text)


@given(card=CARD, slides=st.lists(PLAIN_SLIDE, min_size=2, max_size=6), level=st.sampled_from(["", "#", "##"]))
@settings(max_examples=EXAMPLES, deadline=None)
def test_plain_talks_say_what_the_reader_of_talks_finds(card: str, slides: list[str], level: str) -> None:
    text = card + "\n\n".join(level + slide[1:] if level else slide for slide in slides) + "\n"
    assert reading.read_entry_text(Path("t.md"), text) == slowly(text)


def test_the_talks_that_are_shipped_say_the_same() -> None:
    talks = [path.read_text("utf-8") for path in sorted(resource_folder("starters").glob("*.md"))]
    assert talks
    for text in talks:
        assert reading.read_entry_text(Path("t.md"), text) == slowly(text)


def test_the_plain_way_is_taken() -> None:
    text = (
        "---\ntittel: T\n---\n\n## Først\n\n- en\n\n## Tillit (2024)\n\nEn tekst\nmed mer.\n\n- ett, to\n"
        "- tre – fire\n\nNotat: Si det.\n\nOg mer.\n\n## Takk!\n"
    )
    front = read_front_matter(text)
    talk = read_plain_talk(text, front.front_matter, front.line_count)
    assert talk is not None
    assert [(one.title, one.line) for one in talk.slides] == [("Tillit (2024)", 9), ("Takk!", 21)]
    assert talk.slides[0].shown == ["En tekst med mer.", "ett, to", "tre – fire"]
    assert talk.slides[0].spoken == ["Si det.", "Og mer."]
    assert talk.head.endswith("- en\n")
    entry = reading.read_entry_text(Path("t.md"), text)
    assert (entry.slides, entry.notes_words) == (4, 4)


@pytest.mark.parametrize(
    "line",
    ["Privat: nei", "Litt privat.\n\nPrivat: x", "<!-- x -->", "::: notat", "a **b**", "[a](b)", "| a | b |", "1. ett",
     "---", "  innrykk", "`kode`", "\ttab", "http://x.no", "> sitat", "# Del", "Kilde: SSB", "- a\nb", "## ",
     "Privat\nord", "«Ordet» – Kari"],
)  # fmt: skip
def test_whatever_has_other_marks_is_left_to_the_reader_of_talks(line: str) -> None:
    text = f"## En\n\nTekst.\n\n## To\n\n{line}\n"
    assert read_plain_talk(text, read_front_matter("").front_matter, 0) is None
