"""Fifty meetings with somebody else's edit: what they wrote is never silently overwritten."""

import itertools
from pathlib import Path

import pytest
from outside_acts import (
    ACTS,
    HARMLESS,
    OLD,
    THEIRS,
    become_a_folder,
    delete,
    move_the_folder,
    rename,
    rename_case_only,
)

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

MINE = "## Hei\n\n- mitt\n"

GONE = {delete, rename, rename_case_only, move_the_folder}
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
