"""What an index keeps of a file gives the same again, whatever its texts hold."""

from pathlib import Path

import pytest

from leaderdeck.library.folder import Stamp
from leaderdeck.library.index_rows import (
    KeptPassages,
    facts_text,
    passages_text,
    path_bytes,
    read_row,
    without_passages,
)
from leaderdeck.library.note import Fact, Given, LibraryEntry, Passage

TEXTS = ("", "Tillit", "[1]", "to\nlinjer", "a\x1fb", "a\x1eb", "\x1e", "\x1f", "halv \ud83d", "🌱", '"\\')


@pytest.mark.parametrize("text", TEXTS)
def test_a_file_is_the_same_again(text: str) -> None:
    passages = (
        Passage("title", text, "", 1),
        Passage("section", text, text, 7, text),
        Passage("fact", "Skoler", "7", 12, "SSB", Fact("7", text, text, "SSB", text, "2027-01-01"), 3),
    )
    entry = LibraryEntry(
        Path("notat.md"), "fact", text, (text, "kultur"), (text,), text, text, text, "nn", True, False,
        (Given(text, "2025-03-16", text), Given(text, text)), passages, (text, f"{text}#2"), 3, 70, 41, 23,
    )  # fmt: skip
    row = read_row(4, path_bytes(entry.path), Stamp(1, 2, 3), "2025-03-16", "", facts_text(entry))
    assert row.entry == without_passages(entry)
    assert tuple(KeptPassages(passages_text(passages))) == passages
    facts_text(entry).encode("utf-8")  # or else SQLite would not take it
    passages_text(passages).encode("utf-8")


def test_a_file_without_passages_has_none() -> None:
    entry = LibraryEntry(Path("x.md"), "note", "", private=True)
    assert len(KeptPassages(passages_text(()))) == 0
    assert read_row(1, path_bytes(entry.path), Stamp(0, 0), "", "", facts_text(entry)).entry == entry
