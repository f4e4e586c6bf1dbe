"""A talk that is moved finds what it names: links are rewritten, pictures come along, and both can be taken back."""

from pathlib import Path

import pytest

from leaderdeck.deck.origin_marks import origin_mark
from leaderdeck.desktop.library.moved_links import MovedFile
from leaderdeck.desktop.library.own_links import follow, own_links, take_back
from leaderdeck.library.shelf import FolderShelf
from leaderdeck.outline.reader import decode, read_outline
from leaderdeck.scene.picture_files import find_picture

NOTE = "---\ntype: notat\n---\n\n# Tre lag\n\nTillit har tre lag.\n\n> Det er mennesker vi er.\n"
MARK = origin_mark("notater/tillit.md#sitat-1", "> Det er mennesker vi er.")
TALK = f"""# Start {{bakgrunn=bilder/sol.png}}

![Et fjell](bilder/fjell.png "Fjell") og [notatet](notater/tillit.md#Tre lag), [nett](https://a.no/b.md), [her](#start)

::: sett-inn notater/tillit.md#Tre lag

> Det er mennesker vi er.

{MARK}

![Med navn](<bilder/mitt bilde.png>) ![Kodet](bilder/mitt%20bilde.png) `![x](bilder/sol.png)` ![borte](bilder/borte.png)

[def]: notater/tillit.md
[bilde]: bilder/sol.png

```
::: sett-inn notater/tillit.md
```
"""
PICTURES = ("bilder/sol.png", "bilder/fjell.png", "bilder/mitt bilde.png")


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    (tmp_path / "notater").mkdir()
    (tmp_path / "notater" / "tillit.md").write_text(NOTE, "utf-8")
    (tmp_path / "bilder").mkdir()
    for number, name in enumerate(PICTURES):
        (tmp_path / name).write_bytes(b"bilde %d" % number)
    path = tmp_path / "tale.md"
    path.write_text(TALK, "utf-8")
    return path


def move(talk: Path, folder: str, library: Path | None = None) -> MovedFile:
    """Give the file another folder."""
    target = talk.parent / folder / talk.name
    target.parent.mkdir(parents=True, exist_ok=True)
    talk.rename(target)
    return MovedFile(talk, target, library)


def troubles(talk: Path, library: Path) -> list[str]:
    """What of the notes that it takes from is not found."""
    reading = read_outline(talk.read_text("utf-8"), (), FolderShelf(talk.parent, library, decode, talk))
    return [link.trouble for link in reading.deck.links] + [copy.state for copy in reading.deck.copies]


def test_links_and_pictures_are_found_from_the_new_folder(talk: Path, tmp_path: Path) -> None:
    moved = move(talk, "taler/2024")
    assert troubles(moved.target, tmp_path / "taler") != ["", "same"]
    done = follow(moved)
    text = moved.target.read_text("utf-8")
    assert troubles(moved.target, tmp_path) == ["", "same"]
    assert "[notatet](../../notater/tillit.md#Tre lag)" in text
    assert "[def]: ../../notater/tillit.md\n" in text
    assert "::: sett-inn ../../notater/tillit.md#Tre lag\n" in text
    assert "```\n::: sett-inn notater/tillit.md\n```" in text
    for name in PICTURES:
        assert find_picture(name, moved.target.parent).read_bytes() == (tmp_path / name).read_bytes()
    assert done.links == 4
    assert sorted(done.pictures) == sorted(moved.target.parent / name for name in PICTURES)
    assert not own_links(moved).is_needed


def test_what_the_library_gives_from_everywhere_stays_as_it_is(talk: Path, tmp_path: Path) -> None:
    moved = move(talk, "taler", tmp_path)
    follow(moved)
    text = moved.target.read_text("utf-8")
    assert "::: sett-inn notater/tillit.md#Tre lag\n" in text
    assert MARK in text
    assert troubles(moved.target, tmp_path) == ["", "same"]


def test_it_is_taken_back_to_the_byte(talk: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    moved = move(talk, "taler/2024")
    done = follow(moved)
    moved.target.rename(talk)
    take_back(done)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert not (moved.target.parent / "bilder").exists()


def test_words_that_were_written_meanwhile_stay_and_a_changed_copy_too(talk: Path) -> None:
    moved = move(talk, "taler")
    done = follow(moved)
    text = moved.target.read_text("utf-8")
    moved.target.write_text(f"{text}\nNytt.\n", "utf-8")
    copy = moved.target.parent / PICTURES[0]
    copy.write_bytes(b"tegnet om")
    moved.target.rename(talk)
    take_back(done)
    back = talk.read_text("utf-8")
    assert back.endswith("\nNytt.\n")
    assert "::: sett-inn notater/tillit.md#Tre lag\n" in back
    assert copy.read_bytes() == b"tegnet om"


def test_another_picture_of_that_name_is_never_written_over(talk: Path) -> None:
    other = talk.parent / "taler" / "bilder" / "sol.png"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"en annen sol")
    moved = move(talk, "taler")
    follow(moved)
    text = moved.target.read_text("utf-8")
    assert other.read_bytes() == b"en annen sol"
    assert (other.parent / "sol-2.png").read_bytes() == b"bilde 0"
    assert "{bakgrunn=bilder/sol-2.png}" in text
    assert "[bilde]: bilder/sol-2.png" in text
    assert "`![x](bilder/sol.png)`" in text


def test_up_to_the_folder_above_needs_no_copies(talk: Path, tmp_path: Path) -> None:
    down = move(talk, "taler")
    follow(down)
    up = tmp_path / "opp.md"
    down.target.rename(up)
    done = follow(MovedFile(down.target, up))
    assert done.pictures == ()
    assert "](bilder/fjell.png" in up.read_text("utf-8")
    assert "](notater/tillit.md#Tre lag)" in up.read_text("utf-8")


def test_a_new_name_in_the_same_folder_needs_nothing(talk: Path) -> None:
    target = talk.with_name("annet.md")
    talk.rename(target)
    assert not own_links(MovedFile(talk, target)).is_needed


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_bytes_that_are_no_link_stay(talk: Path, end: str) -> None:
    data = "\ufeff# Én\n\n[a](notater/tillit.md)\n\nÆ [x] (y) ![](\n".replace("\n", end).encode("utf-8")
    talk.write_bytes(data)
    moved = move(talk, "taler")
    follow(moved)
    assert moved.target.read_bytes() == data.replace(b"notater/", b"../notater/")
