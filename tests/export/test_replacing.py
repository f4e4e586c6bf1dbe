"""A file is replaced whole or not at all, whatever call fails, and never somebody else's work."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leaderdeck.errors import FileProblem
from leaderdeck.export import replacing
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
