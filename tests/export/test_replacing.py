"""A file is replaced whole or not at all, whatever call fails, and never somebody else's work."""

import errno
import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from leaderdeck.errors import FileProblem
from leaderdeck.export import replacing, unfinished
from leaderdeck.export.replacing import check_may_replace, replace_file

OLD, NEW = b"old" * 5000, b"new" * 5000


def write_new(stream) -> None:
    stream.write(NEW)


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_bytes_take_the_old_ones_place(tmp_path: Path) -> None:
    target = tmp_path / "ø.pptx"
    target.write_bytes(OLD)
    replace_file(target, write_new)
    assert target.read_bytes() == NEW
    assert leftovers(tmp_path) == ["ø.pptx"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failing_call_leaves_the_old_file(tmp_path: Path, monkeypatch, code: int, call: str) -> None:
    target = tmp_path / "deck.pptx"
    target.write_bytes(OLD)

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(replacing.os, call, fail)
    monkeypatch.setattr(replacing, "PAUSE_SECONDS", 0)
    with pytest.raises(FileProblem) as caught:
        replace_file(target, write_new)
    assert "\n" not in str(caught.value)
    assert target.read_bytes() == OLD
    assert leftovers(tmp_path) == ["deck.pptx"]


def test_every_point_of_a_write_may_fail(tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    target.write_bytes(OLD)
    for point in range(30):

        def write(stream, point: int = point) -> None:
            for index in range(30):
                if index == point:
                    raise OSError(errno.ENOSPC, "full")
                stream.write(b"x" * 500)

        with pytest.raises(FileProblem, match="full"):
            replace_file(target, write)
        assert target.read_bytes() == OLD
        assert leftovers(tmp_path) == ["deck.pptx"]


def test_a_rename_that_is_refused_for_a_moment_is_tried_again(tmp_path: Path, monkeypatch) -> None:
    target = tmp_path / "deck.pptx"
    real, refusals = os.replace, [1, 1, 1]

    def reluctant(source: object, destination: object) -> None:
        if refusals:
            refusals.pop()
            raise PermissionError(errno.EACCES, "busy")
        real(source, destination)

    monkeypatch.setattr(replacing.os, "replace", reluctant)
    monkeypatch.setattr(replacing, "PAUSE_SECONDS", 0)
    replace_file(target, write_new)
    assert target.read_bytes() == NEW


def test_what_is_not_accepted_never_takes_the_place(tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    target.write_bytes(OLD)

    def refuse(file: Path) -> None:
        assert file.read_bytes() == NEW
        raise FileProblem(replacing.say("{folder}", folder="nei"))

    with pytest.raises(FileProblem, match="nei"):
        replace_file(target, write_new, refuse)
    assert target.read_bytes() == OLD
    assert leftovers(tmp_path) == ["deck.pptx"]


def test_only_own_untouched_work_is_replaced_without_force(tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    check_may_replace(target, force=False)
    target.write_bytes(OLD)
    with pytest.raises(FileProblem, match="--force"):
        check_may_replace(target, force=False)
    check_may_replace(target, force=True)
    replace_file(target, write_new)
    check_may_replace(target, force=False)
    target.write_bytes(NEW + b"!")
    with pytest.raises(FileProblem, match="endret siden"):
        check_may_replace(target, force=False)


@pytest.mark.parametrize("name", ["a" * 300 + ".pptx", "missing/deck.pptx"])
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileProblem, match="velg") as caught:
        replace_file(tmp_path / name, write_new)
    assert "\n" not in str(caught.value)


def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no full device")
    target = tmp_path / "deck.pptx"
    target.write_bytes(OLD)

    def write(_: object) -> None:
        with full.open("wb") as stream:
            stream.write(NEW)

    with pytest.raises(FileProblem, match="Disken er full"):
        replace_file(target, write)
    assert target.read_bytes() == OLD


def test_what_a_dead_process_left_is_swept_and_nobody_else_s_work(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    machine = unfinished.new_unfinished(tmp_path).name.split("-")[1]
    left = [f".leaderdeck-{machine}-{process}-01234567.tmp" for process in (gone.pid, os.getpid())]
    kept = [
        f".leaderdeck-{machine}-1-01234567.tmp",
        f".leaderdeck-00000000-{gone.pid}-01234567.tmp",
        ".leaderdeck-notes.tmp",
        f"leaderdeck-{machine}-{gone.pid}-01234567.tmp",
    ]
    for name in left + kept:
        (tmp_path / name).write_bytes(b"half")
    replace_file(tmp_path / "deck.pptx", write_new)
    assert leftovers(tmp_path) == sorted([*kept, "deck.pptx"])


def test_two_writers_in_one_folder_leave_each_other_alone(tmp_path: Path) -> None:
    def write(stream) -> None:
        replace_file(tmp_path / "inner.pptx", write_new)
        write_new(stream)

    replace_file(tmp_path / "outer.pptx", write)
    assert leftovers(tmp_path) == ["inner.pptx", "outer.pptx"]


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_is_followed_and_kept(tmp_path: Path, exists: bool) -> None:
    (tmp_path / "shared").mkdir()
    real, link = tmp_path / "shared" / "real.pptx", tmp_path / "deck.pptx"
    if exists:
        real.write_bytes(OLD)
    link.symlink_to("shared/real.pptx")
    with pytest.raises(FileProblem) if exists else nullcontext():
        check_may_replace(link, force=False)
    replace_file(link, write_new)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    check_may_replace(link, force=False)
    assert leftovers(tmp_path / "shared") == ["real.pptx"]


@pytest.mark.skipif(sys.platform == "win32", reason="asks for rights as POSIX has them")
def test_who_may_read_the_old_file_may_read_the_new_and_nobody_else(tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    target.write_bytes(OLD)
    target.chmod(0o600)
    replace_file(target, write_new)
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_what_is_no_ordinary_file_is_not_replaced_even_by_force(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileProblem, match="vanlig fil"):
        check_may_replace(tmp_path / "pipe", force=True)


@pytest.mark.parametrize("name", ["a\0b.pptx", "\ud800.pptx"])
def test_an_impossible_name_is_one_sentence(tmp_path: Path, name: str) -> None:
    for attempt in (lambda path: check_may_replace(path, force=False), lambda path: replace_file(path, write_new)):
        with pytest.raises(FileProblem, match="kan ikke brukes"):
            attempt(tmp_path / name)


def test_none_of_several_files_is_touched_before_all_are_written(tmp_path: Path) -> None:
    def fail(_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    for name in "ab":
        (tmp_path / name).write_bytes(OLD)
    with pytest.raises(FileProblem, match="full"):
        replacing.replace_files([(tmp_path / "a", write_new), (tmp_path / "b", fail)])
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [OLD, OLD]
    assert leftovers(tmp_path) == ["a", "b"]


def test_a_crash_before_the_rename_does_not_make_own_work_a_stranger_s(tmp_path: Path, monkeypatch) -> None:
    target = tmp_path / "deck.pptx"
    replace_file(target, lambda stream: stream.write(OLD))

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(replacing, "_rename", crash)
    with pytest.raises(KeyboardInterrupt):
        replace_file(target, write_new)
    assert target.read_bytes() == OLD
    check_may_replace(target, force=False)


KILLED = """
import sys
from pathlib import Path
from leaderdeck.export.replacing import replace_file
target = Path(sys.argv[1])
while True:
    for data in (b"A" * 400_000, b"B" * 400_000):
        replace_file(target, lambda stream: stream.write(data))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process as only POSIX can")
def test_a_kill_at_any_moment_leaves_old_or_new(tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    target.write_bytes(b"A" * 400_000)
    for round_ in range(12):
        process = subprocess.Popen([sys.executable, "-c", KILLED, str(target)])
        time.sleep(0.12 + round_ * 0.013)
        process.send_signal(signal.SIGKILL)
        process.wait()
        data = target.read_bytes()
        assert len(data) == 400_000
        assert len(set(data)) == 1
