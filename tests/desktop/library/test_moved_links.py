"""Links to a file that was renamed or moved: each that meant it, and nothing else, is rewritten."""

from pathlib import Path

import pytest

from leaderdeck.deck.origin_marks import origin_mark
from leaderdeck.desktop.library.moved_links import MovedFile, rewrite_links, with_moved_links
from leaderdeck.library.folder import Stamp
from leaderdeck.library.index_memory import IndexMemory
from leaderdeck.library.index_rows import Row
from leaderdeck.library.note import LibraryEntry
from leaderdeck.library.shelf import FolderShelf
from leaderdeck.outline.reader import decode, read_outline

NOTE = "---\ntype: notat\n---\n\n# Tre lag\n\nTillit har tre lag.\n\n> Det er mennesker vi er.\n"


def library(folder: Path) -> tuple[Path, Path]:
    (folder / "notater").mkdir()
    (folder / "notater" / "tillit.md").write_text(NOTE, "utf-8")
    (folder / "taler").mkdir()
    talk = folder / "taler" / "juni.md"
    talk.write_text(
        "# Start\n\n- a\n\n::: sett-inn ../notater/tillit.md#Tre lag\n\n# Midt\n\n"
        "::: set-inn «notater/tillit.md#sitat-1»\n:::\n\n"
        + origin_mark("notater/tillit.md#sitat-1", "> Det er mennesker vi er.")
        + "\n\n# Slutt\n\nEn tekst om notater/tillit.md.\n\n```\n::: sett-inn notater/tillit.md\n```\n",
        "utf-8",
    )
    return folder / "notater" / "tillit.md", talk


def troubles(talk: Path, folder: Path) -> list[str]:
    reading = read_outline(talk.read_text("utf-8"), (), FolderShelf(talk.parent, folder, decode, talk))
    return [link.trouble for link in reading.deck.links] + [copy.state for copy in reading.deck.copies]


def test_links_and_marks_name_the_new_place_and_nothing_else_changes(tmp_path: Path) -> None:
    source, talk = library(tmp_path)
    assert troubles(talk, tmp_path) == ["", "", "same"]
    before = talk.read_text("utf-8")
    target = source.with_name("tillit i lag.md")
    source.rename(target)
    assert "missing" in troubles(talk, tmp_path)
    done = rewrite_links(MovedFile(source, target, tmp_path), [talk])
    assert (done.files, done.links, done.problems) == ((talk,), 3, ())
    after = talk.read_text("utf-8")
    assert troubles(talk, tmp_path) == ["", "", "same"]
    assert "::: sett-inn ../notater/tillit i lag.md#Tre lag\n" in after
    assert "::: set-inn «notater/tillit i lag.md#sitat-1»\n" in after
    changed = [new for old, new in zip(before.split("\n"), after.split("\n"), strict=True) if old != new]
    assert len(changed) == 3
    back, count = with_moved_links(after, talk, MovedFile(target, source, tmp_path))
    assert (back, count) == (before, 3)


def test_a_file_that_is_found_first_is_what_is_meant(tmp_path: Path) -> None:
    source, talk = library(tmp_path)
    (talk.parent / "notater").mkdir()
    (talk.parent / "notater" / "tillit.md").write_text(NOTE, "utf-8")
    text, count = with_moved_links(
        talk.read_text("utf-8"), talk, MovedFile(source, source.with_name("ny.md"), tmp_path)
    )
    assert count == 1
    assert "../notater/ny.md" in text
    assert "«notater/tillit.md#sitat-1»" in text


def test_a_move_to_another_folder_is_followed_from_where_each_link_is_read(tmp_path: Path) -> None:
    source, talk = library(tmp_path)
    target = tmp_path / "taler" / "tillit.md"
    source.rename(target)
    rewrite_links(MovedFile(source, target, tmp_path), [talk])
    assert "::: sett-inn tillit.md#Tre lag\n" in talk.read_text("utf-8")
    assert "«taler/tillit.md#sitat-1»" in talk.read_text("utf-8")
    assert troubles(talk, tmp_path) == ["", "", "same"]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_bytes_that_are_no_link_stay_as_they_are(tmp_path: Path, end: str) -> None:
    source, talk = library(tmp_path)
    data = "\ufeff# Én\n\n::: sett-inn ../notater/tillit.md\n\nÆØÅ\n".replace("\n", end).encode("utf-8")
    talk.write_bytes(data)
    rewrite_links(MovedFile(source, source.with_name("b.md"), tmp_path), [talk])
    assert talk.read_bytes() == data.replace(b"tillit.md", b"b.md")


def test_what_cannot_be_read_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    source, talk = library(tmp_path)
    gone = tmp_path / "borte.md"
    done = rewrite_links(MovedFile(source, source.with_name("b.md"), tmp_path), [gone, talk])
    assert done.files == (talk,)
    assert len(done.problems) == 1
    assert "borte.md" in str(done.problems[0].sentence)


def test_addresses_and_names_without_a_file_are_left_alone(tmp_path: Path) -> None:
    source, talk = library(tmp_path)
    text = "::: sett-inn\n\n::: sett-inn https://a.no/tillit.md\n\n::: sett-inn /notater/tillit.md\n\n<!-- fra: a -->\n"
    assert with_moved_links(text, talk, MovedFile(source, source.with_name("b.md"), tmp_path)) == (text, 0)


def test_asking_who_links_survives_changes_that_another_thread_takes_in() -> None:
    memory = IndexMemory()

    class Meanwhile(dict):
        """Files among which another thread finds a change while they are looked through."""

        def items(self):
            memory._forget_worked_out()
            return super().items()

        def __contains__(self, _path: object) -> bool:
            memory._forget_worked_out()
            return True

    talk = LibraryEntry(Path("/b/tale.md"), "talk", "Tale", used=("notat.md",))
    note = LibraryEntry(Path("/b/notat.md"), "note", "Notat")
    rows = [Row(number, entry, Stamp(0, 0, 0), "") for number, entry in enumerate((talk, note))]
    memory.by_path = Meanwhile({row.entry.path: row for row in rows})
    assert memory.linked_from(note.path) == (talk.path,)
