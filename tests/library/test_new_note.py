"""A new note says what was typed, reads back the same, and never takes another file's name."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.library.new_note import NewNote, note_file, note_text
from leaderdeck.library.note import NoteKind
from leaderdeck.note_reading import read_entry_text, read_private_text

PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20).map(
    lambda text: " ".join(text.split())
)
KINDS: tuple[NoteKind, ...] = ("note", "thought", "quote", "fact", "question", "experience", "meeting")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_it_reads_back_as_what_was_said(kind: NoteKind, language: str) -> None:
    said = NewNote(
        "Noen ord.\r\n\r\n## Mer\n", "Tittel: med tegn", kind, ("kultur", "tillit: mer"), ("Kari Nordmann",), "SSB",
        "7", "skoler", "2027-01-01", "2026-02-03",
    )  # fmt: skip
    entry = read_entry_text(Path("n.md"), note_text(said, language))
    assert (entry.kind, entry.title, entry.topics) == (kind, said.title, said.topics)
    assert (entry.people, entry.source, entry.date) == (said.people, said.source, said.date)
    assert entry.language == language
    assert [one.heading for one in entry.passages if one.kind == "section"] == ["", "Mer"]


@given(title=PLAIN, topic=PLAIN, source=PLAIN)
@settings(max_examples=60, deadline=None)
def test_any_words_are_kept(title: str, topic: str, source: str) -> None:
    text = note_text(NewNote("Tekst.", title, "note", (topic,) if topic else (), (), source))
    entry = read_entry_text(Path("n.md"), text)
    assert entry.title == (title or "Tekst.")
    assert entry.topics == ((topic,) if topic else ())
    assert entry.source == source


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_private_one_is_private(language: str) -> None:
    text = note_text(NewNote("Hemmelig.", "Mitt", private=True), language)
    entry = read_entry_text(Path("n.md"), text)
    assert (entry.private, entry.title, entry.passages) == (True, "", ())
    assert read_private_text(Path("n.md"), text).title == "Mitt"


@pytest.mark.parametrize(
    ("title", "name"),
    [("Tillit bygges", "tillit bygges.md"), ("Hva nå?", "hva nå.md"), ("a/b\\c:d", "a b c d.md"), ("", "notat.md"),
     ("...", "notat.md"), ("Æ\nØ", "æ ø.md"), ("#1", "1.md"), ("a\u030apent", "åpent.md")],
)  # fmt: skip
def test_its_file_is_called_as_it_is(tmp_path: Path, title: str, name: str) -> None:
    assert note_file(tmp_path, title).name == name


def test_a_long_name_ends_with_a_whole_word(tmp_path: Path) -> None:
    name = note_file(tmp_path, "Et langt navn " * 20).name
    assert len(name) < 70
    assert name.startswith("et langt navn")
    assert name.removesuffix(".md").split()[-1] in ("et", "langt", "navn")


def test_names_that_are_taken_are_counted_on(tmp_path: Path) -> None:
    for expected in ("tanke.md", "tanke 2.md", "tanke 3.md"):
        path = note_file(tmp_path, "Tanke")
        assert path.name == expected
        path.touch()
