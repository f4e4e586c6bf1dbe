"""Changes by others are told soon, once, and whatever way they come."""

import os
import shutil
from pathlib import Path

import pytest

from leaderdeck.desktop.documents import folder_watch
from leaderdeck.desktop.documents.folder_watch import FolderWatch


@pytest.fixture
def watched(qtbot, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(folder_watch, "SETTLE_MS", 20)
    monkeypatch.setattr(folder_watch, "POLL_MS", 400)  # which is what tells of a renamed folder
    file = tmp_path / "mappe" / "tale.md"
    file.parent.mkdir()
    file.write_text("# Hei", "utf-8")
    watch = FolderWatch()
    watch.watch(file)
    yield watch, file
    watch.stop()


def replaced(file: Path) -> None:
    (file.parent / "ny").write_text("# Nei", "utf-8")
    os.replace(file.parent / "ny", file)


def same_size_and_time(file: Path) -> None:
    before = file.stat()
    file.write_text("# Nei", "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


WAYS = {
    "edited": lambda file: file.write_text("# Nei", "utf-8"),
    "replaced": replaced,
    "same size and time": same_size_and_time,
    "deleted": lambda file: file.unlink(),
    "renamed": lambda file: file.rename(file.with_name("ny.md")),
    "letter case": lambda file: file.rename(file.with_name("TALE.md")),
    "folder gone": lambda file: shutil.rmtree(file.parent),
    "folder renamed": lambda file: file.parent.rename(file.parent.with_name("annen")),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_change_is_told_soon(qtbot, watched, way: str) -> None:
    watch, file = watched
    with qtbot.waitSignal(watch.file_changed, timeout=2000) as came:
        WAYS[way](file)
    assert came.args == [file]


def test_it_goes_on_after_a_replacement_and_after_a_vanished_folder(qtbot, watched) -> None:
    watch, file = watched
    for _ in range(2):
        with qtbot.waitSignal(watch.file_changed, timeout=2000):
            replaced(file)
    with qtbot.waitSignal(watch.file_changed, timeout=2000):
        shutil.rmtree(file.parent)
    file.parent.mkdir()
    file.write_text("# Tilbake", "utf-8")
    with qtbot.waitSignal(watch.file_changed, timeout=2000):
        watch.look()
    with qtbot.waitSignal(watch.file_changed, timeout=2000):
        file.write_text("# Og igjen", "utf-8")


def test_an_own_save_and_other_files_are_not_told(qtbot, watched) -> None:
    watch, file = watched
    with qtbot.assertNotEmitted(watch.file_changed, wait=120):
        file.write_text("# Eget", "utf-8")
        watch.watch(file)
        (file.parent / "annen.md").write_text("# Hei", "utf-8")
    watch.unwatch(file)
    with qtbot.assertNotEmitted(watch.file_changed, wait=80):
        file.write_text("# Nei", "utf-8")


def test_where_nothing_tells_it_is_looked_for(qtbot, watched, monkeypatch) -> None:
    watch, file = watched
    watch._watcher.removePaths([*watch._watcher.files(), *watch._watcher.directories()])
    watch._poll.start(30)
    with qtbot.waitSignal(watch.file_changed, timeout=2000):
        file.write_text("# Nei, nei", "utf-8")
