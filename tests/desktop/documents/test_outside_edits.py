"""Fifty meetings with somebody else's edit: what they wrote is never silently overwritten."""

import itertools
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from leaderdeck.desktop.documents.text_file import (
    ChangedOutside,
    TextFile,
    moved_to,
    open_text,
    same_file,
    save_text,
    save_text_as,
)
from leaderdeck.errors import FileProblem
from leaderdeck.export import replacing

OLD, MINE, THEIRS = "# Hei\n\n- felles\n", "# Hei\n\n- mitt\n", "# Hei\n\n- deres\n"


def edit(file: Path) -> None:
    file.write_text(THEIRS, "utf-8")


def edit_with_the_old_time_and_size(file: Path) -> None:
    before = file.stat()
    file.write_text(OLD.replace("felles", "deres!"), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def append(file: Path) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.write("- deres")


def truncate(file: Path) -> None:
    file.write_bytes(b"")


def replace_as_programs_do(file: Path) -> None:
    (file.parent / "ny").write_text(THEIRS, "utf-8")
    os.replace(file.parent / "ny", file)


def replace_with_old_bytes_changed_back(file: Path) -> None:
    edit(file)
    file.write_text(OLD, "utf-8")


def touch(file: Path) -> None:
    os.utime(file, (1, 1))


def delete(file: Path) -> None:
    file.unlink()


def delete_and_write_anew(file: Path) -> None:
    file.unlink()
    edit(file)


def rename(file: Path) -> None:
    file.rename(file.with_name("omdøpt.md"))


def rename_case_only(file: Path) -> None:
    file.rename(file.with_name(file.name.upper()))


def rename_and_write_anew(file: Path) -> None:
    rename(file)
    edit(file)


def become_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "deres.md").write_text(THEIRS, "utf-8")


def become_a_link(file: Path) -> None:
    (file.parent / "mål.md").write_text(THEIRS, "utf-8")
    file.unlink()
    file.symlink_to("mål.md")


def change_encoding(file: Path) -> None:
    file.write_bytes(OLD.encode("utf-16"))


def change_line_ends(file: Path) -> None:
    file.write_bytes(OLD.replace("\n", "\r\n").encode())


def move_the_folder(file: Path) -> None:
    shutil.move(file.parent, file.parent.with_name("flyttet"))


HARMLESS = {touch, replace_with_old_bytes_changed_back}
GONE = {delete, rename, rename_case_only, move_the_folder}
ACTS: list[Callable[[Path], None]] = [
    edit, edit_with_the_old_time_and_size, append, truncate, replace_as_programs_do, delete_and_write_anew, delete,
    rename, rename_case_only, rename_and_write_anew, become_a_folder, become_a_link, change_encoding, change_line_ends,
    move_the_folder, touch, replace_with_old_bytes_changed_back,
]  # fmt: skip
MOMENTS = ("before saving", "while saving", "after an own save")
MEETINGS = list(itertools.product(ACTS, MOMENTS))


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}


def test_there_are_fifty_meetings() -> None:
    assert len(MEETINGS) >= 50


@pytest.mark.parametrize(("act", "moment"), MEETINGS, ids=[f"{act.__name__}, {when}" for act, when in MEETINGS])
def test_nobody_is_overwritten_silently(tmp_path: Path, monkeypatch, act, moment: str) -> None:
    file = tmp_path / "mappe" / "tale.md"
    file.parent.mkdir()
    file.write_text(OLD, "utf-8")
    opened = open_text(file)
    theirs: dict[str, bytes] = {}

    def meet() -> None:
        act(file)
        theirs.update(everything(tmp_path))

    if moment == "after an own save":
        opened = save_text(opened, OLD + "- mer\n")
        opened = save_text(opened, OLD)
    if moment == "while saving":
        writing = replacing._write

        def interrupted(beside: Path, place: Path, *arguments, **options) -> None:
            writing(beside, place, *arguments, **options)
            meet()

        monkeypatch.setattr(replacing, "_write", interrupted)
    else:
        meet()
    problem = attempt(opened)
    monkeypatch.undo()
    now = everything(tmp_path)
    if act in HARMLESS:
        assert problem is None
        assert now == {str(file): MINE.encode()}
        return
    assert problem is not None, "saved over somebody's work"
    assert "\n" not in str(problem)
    kept = {path: data for path, data in theirs.items() if ".leaderdeck-" not in path}
    assert {path: data for path, data in now.items() if ".leaderdeck-" not in path} == kept
    if act in GONE and isinstance(problem, ChangedOutside):
        assert problem.change == "gone"
        assert problem.moved_to == {
            rename: file.with_name("omdøpt.md"), rename_case_only: file.with_name("TALE.MD"),
        }.get(act)  # fmt: skip
    # The user has seen it and chooses; then it is saved.
    if act not in (become_a_folder, move_the_folder):
        saved = save_text(opened, MINE, force=True)
        assert (open_text(file).text, saved.text) == (MINE, MINE)
        assert save_text(saved, MINE + "- mer\n").text == MINE + "- mer\n", "afterwards saving is as usual"


def attempt(opened: TextFile) -> FileProblem | None:
    try:
        save_text(opened, MINE)
    except FileProblem as caught:
        return caught
    return None


def test_a_new_name_never_takes_the_place_of_another_talk(tmp_path: Path) -> None:
    there = tmp_path / "der.md"
    there.write_text(THEIRS, "utf-8")
    with pytest.raises(ChangedOutside, match="finnes fra før") as caught:
        save_text_as(there, MINE)
    assert caught.value.change == "exists"
    assert there.read_text("utf-8") == THEIRS
    saved = save_text_as(there, MINE, force=True)
    assert save_text(saved, MINE + "\n").stamp != saved.stamp


def test_a_file_that_comes_while_a_new_talk_is_saved_stays(tmp_path: Path, monkeypatch) -> None:
    writing, file = replacing._write, tmp_path / "ny.md"

    def interrupted(beside: Path, place: Path, *arguments, **options) -> None:
        writing(beside, place, *arguments, **options)
        file.write_text(THEIRS, "utf-8")

    monkeypatch.setattr(replacing, "_write", interrupted)
    with pytest.raises(ChangedOutside):
        save_text_as(file, MINE)
    assert file.read_text("utf-8") == THEIRS
    assert [path.name for path in tmp_path.iterdir()] == ["ny.md"]


def test_the_same_file_is_known_by_links_and_by_its_own_name(tmp_path: Path) -> None:
    file, link, other = tmp_path / "a.md", tmp_path / "b.md", tmp_path / "c.md"
    file.write_text("# Hei", "utf-8")
    other.write_text("# Hei", "utf-8")
    link.symlink_to("a.md")
    assert same_file(file, link)
    assert same_file(tmp_path / "x" / ".." / "a.md", file)
    assert not same_file(file, other)
    assert not same_file(tmp_path / "ingen.md", other)
    assert moved_to(TextFile(tmp_path / "ingen.md", "")) is None
