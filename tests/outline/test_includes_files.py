"""Which files a talk may take in: text files of its own folder and of the library, whatever leads elsewhere."""

import os
import shutil
from pathlib import Path

import pytest

from leaderdeck.brand.catalog import find_kit
from leaderdeck.deck.blocks import Picture
from leaderdeck.library import shelf as shelves
from leaderdeck.library.shelf import FolderShelf
from leaderdeck.outline.encodings import decode
from leaderdeck.talk import Talk, load_talk, read_talk

NOTE = "## Notat\n\n- a\n"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The talk's folder and the library's, side by side, and a file outside both."""
    talk, library = tmp_path / "foredrag", tmp_path / "bibliotek"
    (library / "under").mkdir(parents=True)
    talk.mkdir()
    (talk / "egen.md").write_text(NOTE, "utf-8")
    (library / "under" / "notat.md").write_text(NOTE, "utf-8")
    (tmp_path / "utenfor.md").write_text("## Utenfor\n", "utf-8")
    return talk, library


def trouble(file: str, folders: tuple[Path, Path]) -> str:
    return FolderShelf(*folders, decode)(file, "").trouble


def read(text: str, folders: tuple[Path, Path]) -> Talk:
    return read_talk(text, find_kit("fjordvik"), *folders)


@pytest.mark.parametrize(
    "file", ["egen.md", "./egen.md", "under/notat.md", "under\\notat.md", "under/../under/notat.md"]
)
def test_files_of_both_folders_are_given(file: str, folders: tuple[Path, Path]) -> None:
    assert trouble(file, folders) == ""


def test_the_library_is_reached_by_its_way_from_the_talk(folders: tuple[Path, Path]) -> None:
    found = FolderShelf(*folders, decode)("../bibliotek/under/notat.md", "")
    assert (found.trouble, found.name, found.beside) == ("", "../bibliotek/under/notat.md", "under")
    assert Path(found.folder) == folders[1].resolve()


@pytest.mark.parametrize(
    "file",
    [
        "../utenfor.md", "under/../../utenfor.md", "/etc/passwd", "~/a.md", "C:\\a.md", "c:a.md",
        "\\\\tjener\\del\\a.md",
        "//tjener/del/a.md", "https://example.no/a.md", "file:///etc/passwd", "a\0.md",
    ],
)  # fmt: skip
def test_what_lies_outside_is_never_given(file: str, folders: tuple[Path, Path]) -> None:
    assert trouble(file, folders) == "outside"


def test_an_address_that_is_whole_is_not_given_even_inside(folders: tuple[Path, Path]) -> None:
    assert trouble(str(folders[0] / "egen.md"), folders) == "outside"


def test_links_of_the_file_system_lead_nowhere_else(folders: tuple[Path, Path]) -> None:
    talk, library = folders
    (talk / "lenke.md").symlink_to(talk.parent / "utenfor.md")
    (talk / "mappe").symlink_to(talk.parent)
    (talk / "ring.md").symlink_to(talk / "ring.md")
    (talk / "inn.md").symlink_to(library / "under" / "notat.md")
    assert trouble("lenke.md", folders) == "outside"
    assert trouble("mappe/utenfor.md", folders) == "outside"
    assert trouble("ring.md", folders) in ("missing", "outside")
    assert trouble("inn.md", folders) == ""


def test_only_text_of_a_sensible_size_is_given(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    talk, _ = folders
    monkeypatch.setattr(shelves, "LARGEST_BYTES", 100)
    for name, data in (("stor.md", b"a" * 101), ("bilde.png", b"a"), ("bytes.md", b"\x00\x01\x02\xff" * 9)):
        (talk / name).write_bytes(data)
    (talk / "mappe.md").mkdir()
    (talk / "låst.leaderdeck-locked").write_bytes(b"hysj")
    names = ("stor.md", "bilde.png", "bytes.md", "mappe.md", "låst.leaderdeck-locked", "borte.md")
    assert [trouble(name, folders) for name in names] == [
        "too-large", "not-text", "unreadable", "not-text", "locked", "missing",
    ]  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(folders: tuple[Path, Path]) -> None:
    os.mkfifo(folders[0] / "rør.md")
    assert trouble("rør.md", folders) == "not-text"


def test_a_file_that_may_not_be_read_is_told_of(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    shelves._texts.clear()
    monkeypatch.setattr(Path, "open", refuse)
    assert trouble("egen.md", folders) == "unreadable"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_texts_in_other_encodings_are_read(encoding: str, folders: tuple[Path, Path]) -> None:
    (folders[0] / "gammel.txt").write_bytes("## Ærlig og åpen\r\n\r\n- blåbær\r\n".encode(encoding))
    talk = read("::: sett-inn gammel.txt#ærlig-og-åpen\n", folders)
    assert [scene.title for _, scene in talk.scenes] == ["Ærlig og åpen"]


def test_names_are_found_however_their_letters_are_written(folders: tuple[Path, Path]) -> None:
    (folders[0] / "a\u030apent \U0001f4a1.md").write_text(NOTE, "utf-8")
    assert trouble("\u00e5pent \U0001f4a1.md", folders) == ""


def test_a_text_is_read_again_only_when_it_changed(folders: tuple[Path, Path]) -> None:
    path = folders[0] / "egen.md"
    shelf = FolderShelf(*folders, decode)
    shelf("egen.md", "")
    assert shelf.is_current()
    assert path.resolve() in shelf.asked
    reads: list[bytes] = []

    def counted(data: bytes) -> tuple[str, str]:
        reads.append(data)
        return decode(data)

    assert FolderShelf(*folders, counted)("egen.md", "").text == NOTE
    assert not reads
    path.write_text(NOTE + "- b\n", "utf-8")
    assert not shelf.is_current()
    assert FolderShelf(*folders, counted)("egen.md", "").text.endswith("- b\n")
    assert len(reads) == 1


def test_a_file_beside_the_note_comes_before_one_of_the_library(folders: tuple[Path, Path]) -> None:
    _, library = folders
    (library / "b.md").write_text("## Roten\n", "utf-8")
    (library / "under" / "b.md").write_text("## Ved siden av\n", "utf-8")
    (library / "under" / "a.md").write_text("## A\n\n::: sett-inn b.md\n", "utf-8")
    talk = read("::: sett-inn under/a.md\n\n::: sett-inn b.md\n", folders)
    assert [scene.title for _, scene in talk.scenes] == ["A", "Ved siden av", "Roten"]


def test_a_talk_does_not_take_in_itself(folders: tuple[Path, Path]) -> None:
    file = folders[0] / "tale.md"
    file.write_text("## A\n\na\n\n::: sett-inn tale.md#A\n", "utf-8")
    talk = load_talk(file, "fjordvik", folders[1])
    assert [finding.line for finding in talk.findings if finding.rule == "library.include"] == [5]
    assert sum(scene.title == "A" for _, scene in talk.scenes) == 1


def test_pictures_come_from_the_folder_of_their_note(folders: tuple[Path, Path], shared: Path) -> None:
    _, library = folders
    picture = next(path for path in sorted(shared.rglob("*.png")) if path.stat().st_size < 2_000_000)
    (library / "bilder").mkdir()
    shutil.copy(picture, library / "bilder" / "a.png")
    shutil.copy(picture, library.parent / "utenfor.png")
    note = "## Bilde\n\n![Alt](../bilder/a.png)\n\n## Utenfor\n\n![Alt](../../utenfor.png)\n"
    (library / "under" / "bilde.md").write_text(note, "utf-8")
    talk = read("::: sett-inn ../bibliotek/under/bilde.md\n", folders)
    assert [note.rule for _, scene in talk.scenes for note in scene.picture_notes] == ["file.picture-outside"]
    block = talk.deck.slides[0].blocks[0]
    assert isinstance(block, Picture)
    assert block.folder == str(library.resolve())


def test_a_talk_without_a_file_takes_from_the_library(folders: tuple[Path, Path]) -> None:
    talk = read_talk("::: sett-inn under/notat.md\n", find_kit("fjordvik"), None, folders[1])
    assert [scene.title for _, scene in talk.scenes] == ["Notat"]
    bare = read_talk("::: sett-inn under/notat.md\n", find_kit("fjordvik"))
    assert [finding.rule for finding in bare.findings if finding.rule.startswith("library.")] == ["library.include"]
