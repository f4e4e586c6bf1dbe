"""Files are found by their names and their folders' names, as they are typed, below those whose titles answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from note_folder import note, up_to_date, write

from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.search import search, search_in_memory
from leaderdeck.note_reading import read_entry, read_private_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "biblioteket mitt"
    write(made / "taler" / "Fjordvik" / "lederdag 2024.md", note("Om tillit", "Vi bygger sammen."))
    write(made / "møte.md", note("Lederdag 2024", "Plan."))
    write(made / "logg.md", note("Logg", "På lederdag 2024 sa jeg lite."))
    write(made / "hemmelig lederdag 2024.md", note("Mitt", "Lederdag 2024.", private="true"))
    return made


@pytest.fixture
def index(folder: Path) -> Iterator[LibraryIndex]:
    opened = LibraryIndex(None)
    up_to_date(opened, folder)
    yield opened
    opened.close()


def names(index: LibraryIndex, typed: str) -> list[str]:
    return [hit.entry.path.name for hit in search(index, typed)]


@pytest.mark.parametrize(
    "typed", ["lederdag 2024.md", "lederdag 2024", "Lederdag 2024.MD ", "lederdag 20", "lederdag 2024.", "leder"]
)
def test_a_name_is_found_below_titles_and_above_running_text(index: LibraryIndex, typed: str) -> None:
    assert names(index, typed) == ["møte.md", "lederdag 2024.md", "logg.md"]


def test_a_folder_is_found_but_not_the_library_s_own(index: LibraryIndex) -> None:
    assert names(index, "fjordvik") == names(index, "taler fjord") == ["lederdag 2024.md"]
    assert names(index, "biblioteket") == names(index, "mitt ") == []


def test_a_name_and_what_is_said_answer_together(index: LibraryIndex) -> None:
    assert names(index, "fjordvik bygger") == ["lederdag 2024.md"]
    assert search(index, "fjordvik bygger")[0].answers_all


def test_what_was_found_in_the_name_is_shown_marked(index: LibraryIndex) -> None:
    by_name = search(index, "lederdag")[1]
    assert by_name.snippet == (("lederdag", True), (" 2024.md", False))
    (by_folder,) = search(index, "fjordvik")
    assert by_folder.snippet == (("Fjordvik", True), ("/lederdag 2024.md", False))


def test_a_file_that_moves_is_found_by_its_new_folder_alone(index: LibraryIndex, folder: Path) -> None:
    (folder / "arkiv").mkdir()
    (folder / "taler" / "Fjordvik" / "lederdag 2024.md").rename(folder / "arkiv" / "lederdag 2024.md")
    up_to_date(index, folder)
    assert names(index, "fjordvik") == []
    assert names(index, "arkiv") == ["lederdag 2024.md"]


def test_a_file_read_before_the_library_s_folder_is_known_gets_its_folders_in_the_next_pass(folder: Path) -> None:
    index = LibraryIndex(None)
    index.refresh(folder / "taler" / "Fjordvik" / "lederdag 2024.md", read_entry)
    assert names(index, "lederdag") == ["lederdag 2024.md"]
    up_to_date(index, folder)
    assert names(index, "fjordvik") == ["lederdag 2024.md"]
    index.close()


def test_a_private_note_is_found_by_its_name_while_it_is_open_only(index: LibraryIndex, folder: Path) -> None:
    assert names(index, "hemmelig") == []
    path = folder / "hemmelig lederdag 2024.md"
    entry = read_private_text(path, path.read_text("utf-8"))
    assert [hit.entry.path for hit in search_in_memory([entry], "hemmelig")] == [path]
