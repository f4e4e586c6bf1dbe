"""A library that was just read has its words in one part, so that a letter is answered at once."""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from note_folder import any_text, bytes_of, note, told, told_afresh, up_to_date, write

from leaderdeck.library import index as index_module
from leaderdeck.library import index_turns, word_merging
from leaderdeck.library.folder import Stamp
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.note import LibraryEntry
from leaderdeck.note_reading import read_entry

SECRET = "hemmelighetskremmeriet"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of which each four files are written by themselves, and more than twenty are many."""
    monkeypatch.setattr(index_turns, "_BATCH", 4)
    monkeypatch.setattr(index_module, "MANY_FILES", 20)
    made = tmp_path / "bibliotek"
    chance = random.Random(2)
    for number in range(120):
        write(made / f"notat {number}.md", any_text(chance))
    return made


@pytest.fixture
def index(tmp_path: Path) -> Iterator[LibraryIndex]:
    opened = LibraryIndex(tmp_path / "index" / "index.sqlite")
    yield opened
    opened.close()


def parts(tmp_path: Path) -> int:
    connection = sqlite3.connect(tmp_path / "index" / "index.sqlite")
    count = connection.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()[0]
    connection.close()
    return int(count)


def test_what_was_just_read_lies_in_one_part(
    tmp_path: Path, folder: Path, index: LibraryIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_merging, "_PAGES", 1)
    seen: list[int] = []
    while not (progress := index.update(folder, read_entry, 0.0)).is_complete:
        seen.append(progress.done)
    assert seen == sorted(seen)
    assert seen.count(120) > 1  # merging takes turns, too
    assert parts(tmp_path) == 1
    assert told(index) == told_afresh(folder)


def test_a_few_changes_are_merged_now_and_then(tmp_path: Path, folder: Path, index: LibraryIndex) -> None:
    up_to_date(index, folder)
    chance = random.Random(3)
    for number in range(40):
        path = write(folder / f"notat {number}.md", any_text(chance))
        index.refresh(path, read_entry)
    assert parts(tmp_path) > 17
    up_to_date(index, folder)
    assert parts(tmp_path) <= 4
    assert told(index) == told_afresh(folder)


def test_a_program_that_ends_while_it_reads_leaves_parts_that_the_next_one_merges(
    tmp_path: Path, folder: Path, index: LibraryIndex
) -> None:
    while not index.update(folder, read_entry, 0.0).done > 100:
        pass
    index.close()
    assert parts(tmp_path) > 17
    again = LibraryIndex(tmp_path / "index" / "index.sqlite")
    up_to_date(again, folder)
    assert parts(tmp_path) == 1
    assert told(again) == told_afresh(folder)
    again.close()


def test_nothing_of_what_is_forgotten_is_left_from_before_the_merging(
    tmp_path: Path, folder: Path, index: LibraryIndex
) -> None:
    path = write(folder / "åpent.md", note("Åpent", f"Alle vet om {SECRET}."))
    up_to_date(index, folder)
    assert SECRET.encode() in bytes_of(tmp_path / "index" / "index.sqlite")
    index.forget(path)
    assert SECRET.encode() not in bytes_of(tmp_path / "index" / "index.sqlite")


def test_what_waits_to_be_written_does_not_come_after_what_is_newer(folder: Path, index: LibraryIndex) -> None:
    path = write(folder / "aaa.md", note("Åpent", f"Alle vet om {SECRET}."))
    read: list[Path] = []

    def reading(one: Path, stamp: Stamp) -> LibraryEntry:
        read.append(one)
        return read_entry(one, stamp)

    while path not in read:
        index.update(folder, reading, 0.0)
    assert index.known(path) is None  # it waits for others
    path.write_text(note("Åpent", "Ingen vet."), "utf-8")
    assert index.refresh(path, read_entry)
    while not index.update(folder, read_entry, 0.0).is_complete:
        entry = index.entry(path)
        assert entry is not None
        assert SECRET not in str(entry.passages)
