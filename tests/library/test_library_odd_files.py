"""Whatever lies in the folder is listed or named with a reason; nothing hangs, nothing is followed round in circles."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from note_folder import note, on_disk, up_to_date, write

from leaderdeck.library.folder import DEEPEST_FOLDER, LARGEST_READ_BYTES
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.search import search

LARGE_MEGABYTES = int(os.environ.get("LEADERDECK_LARGE_NOTE_MB", "6"))
MANY_FILES = int(os.environ.get("LEADERDECK_MANY_NOTES", "1000"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bibliotek"
    write(made / "vanlig.md", note("Vanlig", "Et helt vanlig notat."))
    return made


@pytest.fixture
def index() -> Iterator[LibraryIndex]:
    opened = LibraryIndex(None)
    yield opened
    opened.close()


def reasons(index: LibraryIndex) -> dict[str, str]:
    """The name of each odd file, and why."""
    return {one.path.name: one.reason for one in index.odd_files()}


def names(index: LibraryIndex) -> set[str]:
    return {one.path.name for one in index.entries()}


def found(index: LibraryIndex, words: str) -> list[str]:
    return [hit.entry.path.name for hit in search(index, words)]


def test_a_note_too_large_to_read_is_found_by_its_name(folder: Path, index: LibraryIndex) -> None:
    line = "Dette er en svært lang logg med dypvannsord.\n"
    size = LARGE_MEGABYTES << 20
    assert size > LARGEST_READ_BYTES
    write(folder / "den store loggen.md", line * (size // len(line)))
    up_to_date(index, folder)
    assert reasons(index) == {"den store loggen.md": "too-large"}
    assert found(index, "store logg") == ["den store loggen.md"]
    assert found(index, "dypvannsord") == []


def test_a_large_note_that_can_be_read_is_read_to_its_end(folder: Path, index: LibraryIndex) -> None:
    write(
        folder / "stor.md", note("Stor", "Avsnitt om natur og plan.\n\n" * 20_000 + "Helt til slutt står dypvannsord.")
    )
    up_to_date(index, folder)
    assert found(index, "dypvannsord") == ["stor.md"]
    assert any(is_match for _, is_match in search(index, "naturen")[0].snippet)


def test_what_is_no_text_is_named(folder: Path, index: LibraryIndex) -> None:
    (folder / "bilde.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (folder / "tom.md").write_bytes(b"")
    up_to_date(index, folder)
    assert reasons(index) == {"bilde.md": "not-text"}
    assert names(index) == {"bilde.md", "tom.md", "vanlig.md"}
    assert found(index, "bilde") == ["bilde.md"]


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252", "utf-32", "cp865", "mac-roman"]
)
def test_texts_in_other_encodings_are_read_or_named(folder: Path, index: LibraryIndex, encoding: str) -> None:
    (folder / "gammel.md").write_bytes(note("Gammel", "Blåbærsyltetøy er godt.").encode(encoding))
    up_to_date(index, folder)
    assert "gammel.md" in names(index)
    is_read = reasons(index) == {}
    assert is_read or reasons(index) == {"gammel.md": "not-text"}
    if encoding in ("utf-8-sig", "utf-16", "latin-1", "cp1252"):
        assert found(index, "blåbærsyltetøy") == ["gammel.md"]


def test_broken_utf8_is_read_as_far_as_it_goes(folder: Path, index: LibraryIndex) -> None:
    (folder / "brukket.md").write_bytes(note("Brukket", "Før ordene").encode() + b"\xc3\x28 \xff\xfe etter ordene\n")
    up_to_date(index, folder)
    assert found(index, "brukket") == ["brukket.md"]


def test_very_many_files_in_one_folder(folder: Path, index: LibraryIndex) -> None:
    for number in range(MANY_FILES):
        (folder / f"{number}.txt").write_text(f"Tekst nummer {number}.", "utf-8")
    up_to_date(index, folder)
    assert len(index.entries()) == MANY_FILES + 1
    assert found(index, f"nummer {MANY_FILES - 1}")[0] == f"{MANY_FILES - 1}.txt"


def test_links_in_circles_and_out_of_the_folder_are_named(folder: Path, index: LibraryIndex, tmp_path: Path) -> None:
    outside = write(tmp_path / "utenfor.md", note("Utenfor", "Skal ikke leses."))
    try:
        (folder / "rundt").symlink_to(folder, target_is_directory=True)
        (folder / "under").mkdir()
        (folder / "under" / "opp").symlink_to(folder / "under", target_is_directory=True)
        (folder / "seg selv.md").symlink_to(folder / "seg selv.md")
        (folder / "en.md").symlink_to(folder / "to.md")
        (folder / "to.md").symlink_to(folder / "en.md")
        (folder / "ut.md").symlink_to(outside)
        (folder / "borte.md").symlink_to(folder / "fins ikke.md")
        (folder / "også.md").symlink_to(folder / "vanlig.md")
    except OSError:
        pytest.skip("this system lets nobody make links")
    up_to_date(index, folder)
    assert names(index) == {"vanlig.md", "også.md"}
    assert reasons(index) == {
        "seg selv.md": "link-broken", "en.md": "link-broken", "to.md": "link-broken", "ut.md": "link-out",
        "borte.md": "link-broken",
    }  # fmt: skip


NAMES = [
    "😀 glad.md", "👩‍👩‍👧 familie.md", "blåbær.md", unicodedata.normalize("NFD", "blåbær.md"), "Ærlig øl.md",
    "中文笔记.md", "notat #1 (kopi) [2].md", "50 % og mer.md", "linje\nskift.md", "sluttmellomrom .md", "-strek.md",
    "a" * 240 + ".md", "STORE BOKSTAVER.MD", "fil.markdown", "fil.txt", "'sitat' \"hermetegn\".md", "semi;kolon&.md",
]  # fmt: skip


def test_names_of_all_kinds_are_listed_and_found(folder: Path, index: LibraryIndex) -> None:
    written: set[str] = set()
    for number, name in enumerate(NAMES):
        try:
            (folder / name).write_text(f"Innhold kjenneord{number}x her.", "utf-8")
        except OSError:
            continue  # a name that this system does not have
        written.add(name)
    up_to_date(index, folder)
    on_system = {path.name for path in folder.iterdir()}
    assert names(index) == on_system
    assert len(written) > 5
    for number, name in enumerate(NAMES):
        if name in written:
            hits = search(index, f"kjenneord{number}x")
            assert len(hits) == 1
            assert hits[0].entry.path.samefile(folder / name)


def test_a_name_that_is_no_text_at_all_is_listed(folder: Path, index: LibraryIndex) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/feil\xff\xfe.md")).write_text("Innhold dypvannsord.", "utf-8")
    except (OSError, ValueError):
        pytest.skip("this system has no such names")
    up_to_date(index, folder)
    assert len(index.entries()) == 2
    assert len(search(index, "dypvannsord")) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(folder: Path, index: LibraryIndex) -> None:
    os.mkfifo(folder / "rør.md")
    up_to_date(index, folder)
    assert reasons(index) == {"rør.md": "not-text"}


def test_hidden_and_foreign_folders_are_left_alone(folder: Path, index: LibraryIndex) -> None:
    for place in (".git", ".skjult", "node_modules", "__pycache__", "~lås"):
        write(folder / place / "inne.md", "Skal ikke leses.")
    for name in (".skjult.md", "~$vanlig.md", "bilde.png", "uten ending", "dok.docx"):
        write(folder / name, "Skal ikke leses.")
    (folder / "mappe.md").mkdir()
    write(folder / "mappe.md" / "inni.md", note("Inni", "Mappen heter som en fil."))
    up_to_date(index, folder)
    assert names(index) == {"vanlig.md", "inni.md"}
    assert reasons(index) == {}


def test_folders_that_lie_too_deep_are_named(folder: Path, index: LibraryIndex) -> None:
    deep = folder
    for _ in range(DEEPEST_FOLDER + 1):
        deep = deep / "d"
    write(deep / "dyp.md", "Dypt.")
    before = on_disk(folder)
    up_to_date(index, folder)
    assert names(index) == {"vanlig.md"}
    assert list(reasons(index).values()) == ["too-deep"]
    assert on_disk(folder) == before


@pytest.mark.parametrize(
    "text",
    ["\0", "---", "---\n", "---\n---\n", "---\ntittel: [\n---\n", "#" * 5_000, "> " * 3_000, "[" * 5_000, "*" * 5_000,
     ":::" * 2_000, "\u2028" * 900, "a" * 200_000, "\r" * 900, "---\ntema: " + "[" * 900 + "\n---\n", "\ufeff" * 9],
    ids=range(15),
)  # fmt: skip
def test_strange_texts_are_taken_in(folder: Path, index: LibraryIndex, text: str) -> None:
    write(folder / "rar.md", text)
    up_to_date(index, folder)
    assert names(index) == {"vanlig.md", "rar.md"}
    assert found(index, "helt vanlig")[0] == "vanlig.md"
