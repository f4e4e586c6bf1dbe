"""Plans for files of the library: names that every system takes, places inside the library, nothing overwritten."""

from pathlib import Path

import pytest
from note_folder import on_disk, write

from leaderdeck.errors import FileProblem
from leaderdeck.library.folder import belongs, plan_move, plan_rename, plan_trash, stamp_of, walk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "notat.md", "Et notat.")
    write(tmp_path / "år" / "gammelt.md", "Et gammelt notat.")
    return tmp_path


def test_a_new_name_keeps_its_ending(folder: Path) -> None:
    plan = plan_rename(folder / "notat.md", "  Nytt navn ", (folder / "foredrag.md",))
    assert (plan.act, plan.target) == ("rename", folder / "Nytt navn.md")
    assert plan.links_from == (folder / "foredrag.md",)
    assert plan_rename(folder / "notat.md", "nytt.MD").target == folder / "nytt.MD"


def test_a_name_of_decomposed_letters_is_put_together(folder: Path) -> None:
    target = plan_rename(folder / "notat.md", "a\u030apent").target
    assert target is not None
    assert target.name == "åpent.md"


@pytest.mark.parametrize(
    "name",
    ["", " ", "a/b", "a\\b", "a:b", "CON", "nul.txt", ".skjult", "~lås", "linje\nskift", "*", "å" * 200, "\ud800"],
)
def test_names_that_no_file_can_have_are_refused_in_one_sentence(folder: Path, name: str) -> None:
    with pytest.raises(FileProblem) as problem:
        plan_rename(folder / "notat.md", name)
    assert "\n" not in str(problem.value).replace(name, "")


def test_a_name_that_is_taken_is_refused(folder: Path) -> None:
    write(folder / "opptatt.md", "Her er jeg.")
    for name in ("opptatt", "notat"):
        with pytest.raises(FileProblem, match="finnes fra før"):
            plan_rename(folder / "notat.md", name)


def test_a_file_moves_within_the_library_only(folder: Path) -> None:
    assert plan_move(folder / "notat.md", folder / "år", folder).target == folder / "år" / "notat.md"
    for place in (folder.parent, folder / "fins ikke", folder / "notat.md"):
        with pytest.raises(FileProblem, match="ikke en mappe i biblioteket"):
            plan_move(folder / "notat.md", place, folder)
    write(folder / "år" / "notat.md", "Et annet.")
    with pytest.raises(FileProblem, match="finnes fra før"):
        plan_move(folder / "notat.md", folder / "år", folder)


def test_plans_change_nothing(folder: Path) -> None:
    before = on_disk(folder)
    plan_rename(folder / "notat.md", "nytt")
    plan_move(folder / "notat.md", folder / "år", folder)
    assert plan_trash(folder / "notat.md").target is None
    assert on_disk(folder) == before


@pytest.mark.parametrize(
    ("name", "expected"),
    [("notat.md", True), ("år/2025/NOTAT.MD", True), ("a.txt", True), ("a.leaderdeck-locked", True), ("a.docx", False),
     (".skjult/a.md", False), ("a/.skjult.md", False), ("node_modules/a.md", False), ("~a.md", False), (".", False)],
)  # fmt: skip
def test_what_belongs_to_the_library(folder: Path, name: str, *, expected: bool) -> None:
    assert belongs(folder / name, folder) is expected
    assert not belongs(folder.parent / "notat.md", folder)


def test_the_walk_gives_files_with_their_stamps_in_order(folder: Path) -> None:
    found = list(walk(folder))
    assert [one.path for one in found] == [folder / "notat.md", folder / "år" / "gammelt.md"]
    assert [stamp_of(one.path) for one in found] == [getattr(one, "stamp", None) for one in found]
    assert stamp_of(folder) is None
    assert stamp_of(folder / "fins ikke.md") is None
