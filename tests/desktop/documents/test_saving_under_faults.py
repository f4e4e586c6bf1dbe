"""A save is whole or did not happen: whatever call fails, whenever the program is killed or the power goes.

`LEADERDECK_KILLS` sets how many saves are killed (the usual run is short; 200 is the promise), `LEADERDECK_FAULTS=all`
fails every call with every error instead of one error each.
"""

import builtins
import errno
import io
import itertools
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from failing_disk import ERRORS, FailingDisk
from PySide6.QtCore import QTimer

from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.documents.history import SaveHistory
from leaderdeck.desktop.documents.recovery import Draft, RecoveryStore
from leaderdeck.desktop.documents.text_file import ChangedOutside, SavedBeside, open_text, save_text, save_text_as
from leaderdeck.desktop.settings import Settings, load_settings, save_settings
from leaderdeck.errors import FileProblem
from leaderdeck.export import replacing

KILLS = int(os.environ.get("LEADERDECK_KILLS", "12"))
ALL_FAULTS = os.environ.get("LEADERDECK_FAULTS") == "all"
OLD, NEW = "# Hei\n\n- gammelt\n" * 40, "# Hei\n\n- nytt æøå\n" * 50

KILLED = """
import os, random, sys, time
from pathlib import Path
from leaderdeck.desktop.documents.text_file import open_text, save_text
file, kills = Path(sys.argv[1]), int(sys.argv[2])
chance, left = random.Random(4), 0
texts = ["# A\\n" * 9 + "a" * 2_000_000, "# B\\n" * 9 + "b" * 1_500_000]
whole = {text.encode() for text in texts}
file.write_bytes(texts[0].encode())
for round_ in range(kills):
    child = os.fork()
    if not child:
        opened = open_text(file)
        while True:
            for text in texts:
                opened = save_text(opened, text)
    if round_ % 3:  # two of three in the midst of writing, the others anywhere
        until = time.monotonic() + 5
        while len(os.listdir(file.parent)) == 1 and time.monotonic() < until:
            pass
        time.sleep(chance.uniform(0, 0.003))
    else:
        time.sleep(chance.uniform(0.002, 0.1))
    os.kill(child, 9)
    assert os.waitpid(child, 0)[1] == 9, "the child ended by itself"
    left += len(os.listdir(file.parent)) > 1
    assert file.read_bytes() in whole, "half a talk"
open_text(file)
print(left, *os.listdir(file.parent))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process as only POSIX can")
def test_a_kill_at_any_moment_leaves_old_or_new_and_opening_sweeps(tmp_path: Path) -> None:
    folder = tmp_path / "foredrag"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder / "tale.md"), str(KILLS)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    left, *names = done.stdout.split()
    assert int(left) > 0, "no save was killed while it wrote"
    assert names == ["tale.md"]


def save_talk(folder: Path, text: str) -> None:
    file = folder / "tale.md"
    if file.exists():
        save_text(open_text(file), text)
    else:
        save_text_as(file, text)


def keep_copy(folder: Path, text: str) -> None:
    store = RecoveryStore(folder)
    store.elsewhere = folder / "annet"
    store.keep("fast.copy", Draft(text, Path("tale.md")))


def keep_save(folder: Path, text: str) -> None:
    SaveHistory(folder).keep(Path("tale.md"), text)


def keep_settings(folder: Path, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEADERDECK_HOME", str(folder))
        save_settings(Settings(export_kind=text))


def talk_of(folder: Path) -> str:
    return open_text(folder / "tale.md").text


def copy_of(folder: Path) -> str | None:
    store = RecoveryStore(folder)
    store.elsewhere = folder / "annet"
    copies = store.left_behind()
    return store.read(copies[0]) if copies else None


def save_of(folder: Path) -> str | None:
    history = SaveHistory(folder)
    versions = history.versions(Path("tale.md"))
    return history.read(versions[0]) if versions else None


def settings_of(folder: Path) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEADERDECK_HOME", str(folder))
        return load_settings().export_kind


WRITERS: dict[str, tuple[Callable[[Path, str], None], Callable[[Path], str | None]]] = {
    "talk": (save_talk, talk_of),
    "recovery copy": (keep_copy, copy_of),
    "history": (keep_save, save_of),
    "settings": (keep_settings, settings_of),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_whatever_call_fails_it_is_old_or_new(tmp_path: Path, writer: str) -> None:
    write, read = WRITERS[writer]
    number = itertools.count()

    def attempt(point: int, code: int) -> tuple[FailingDisk, BaseException | None, Path]:
        folder = tmp_path / f"{next(number)}"
        folder.mkdir()
        write(folder, OLD)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(replacing, "PAUSE_SECONDS", 0)
            disk = FailingDisk(patch, point, code)
            try:
                write(folder, NEW)
            except (FileProblem, OSError) as caught:
                return disk, caught, folder
        return disk, None, folder

    total = attempt(0, 0)[0].done
    assert total >= 15
    for point in range(1, total + 1):
        for code in ERRORS if ALL_FAULTS else (ERRORS[point % 4],):
            disk, problem, folder = attempt(point, code)
            where = f"call {point} of {total}, {disk.failed}, {errno.errorcode[code]}, {problem}"
            assert read(folder) in ((OLD, NEW) if problem else (NEW,)), where
            if isinstance(problem, FileProblem):
                assert "\n" not in str(problem), where
            assert not isinstance(problem, ChangedOutside), where
            if disk.failed != "unlink":
                assert not list(folder.rglob(".leaderdeck-*")), where


class Recorder:
    """Writes down what a save asks of the disk, and plays every crash: what was not synced may be there or not."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.calls: list[tuple[str, str]] = []
        self.names: dict[int, str] = {}
        opening, os_open, fsync, replace = io.open, os.open, os.fsync, os.replace

        def opened(file, mode="r", *arguments, **options):
            stream = opening(file, mode, *arguments, **options)
            if "x" in mode:
                self.names[stream.fileno()] = os.fsdecode(file)
                return _Recorded(stream, self, os.fsdecode(file))
            return stream

        def folder_opened(path, flags, *arguments, **options):
            handle = os_open(path, flags, *arguments, **options)
            self.names[handle] = os.fsdecode(path)
            return handle

        def synced(handle: int) -> None:
            self.calls.append(("fsync", self.names[handle]))
            fsync(handle)

        def replaced(source, target) -> None:
            self.calls.append(("rename", f"{os.fsdecode(source)}\0{os.fsdecode(target)}"))
            replace(source, target)

        for module in (io, builtins):
            patch.setattr(module, "open", opened)
        patch.setattr(os, "open", folder_opened)
        patch.setattr(os, "fsync", synced)
        patch.setattr(os, "replace", replaced)


class _Recorded:
    def __init__(self, stream, recorder: Recorder, name: str) -> None:
        self._stream, self._recorder, self._name = stream, recorder, name

    def write(self, data) -> int:
        self._recorder.calls.append(("write", self._name))
        return self._stream.write(data)

    def __getattr__(self, name: str):
        return getattr(self._stream, name)

    def __enter__(self) -> "_Recorded":
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()


def states_after_power_loss(calls: list[tuple[str, str]], target: str) -> set[str]:
    """What may be in the target when the power goes after these calls: `old`, `new` or `damaged`."""
    synced: dict[str, bool] = {}
    renamed_from = ""
    is_durable = False
    for call, name in calls:
        if call == "write":
            synced[name] = False
        elif call == "fsync" and name in synced:
            synced[name] = True
        elif call == "fsync" and name == os.path.dirname(target):
            is_durable = bool(renamed_from)
        elif call == "rename" and name.endswith(f"\0{target}"):
            renamed_from = name.partition("\0")[0]
    if not renamed_from:
        return {"old"}
    new = "new" if synced[renamed_from] else "damaged"
    return {new} if is_durable else {"old", new}


@pytest.mark.parametrize("writer", WRITERS)
def test_written_synced_renamed_and_the_folder_synced(tmp_path: Path, monkeypatch, writer: str) -> None:
    write, _ = WRITERS[writer]
    write(tmp_path, OLD)
    recorder = Recorder(monkeypatch)
    write(tmp_path, NEW)
    monkeypatch.undo()
    kinds = [call for call, _ in recorder.calls]
    assert [kind for kind, _ in itertools.groupby(kinds)] == ["write", "fsync", "rename", "fsync"]
    target = next(name for call, name in recorder.calls if call == "rename").partition("\0")[2]
    assert recorder.calls[-1] == ("fsync", str(Path(target).parent))
    for length in range(len(recorder.calls) + 1):
        assert "damaged" not in states_after_power_loss(recorder.calls[:length], target)
    assert states_after_power_loss(recorder.calls, target) == {"new"}


@pytest.mark.parametrize("refusals", [1, 2, 3, 4, 5])
def test_a_file_that_is_held_is_tried_again_and_then_saved_beside(tmp_path: Path, monkeypatch, refusals: int) -> None:
    file = tmp_path / "tale.md"
    file.write_text(OLD, "utf-8")
    opened, real, left = open_text(file), os.replace, [1] * refusals

    def reluctant(source: object, target: object) -> None:
        if left and Path(os.fsdecode(target)) == file:
            left.pop()
            raise PermissionError(errno.EBUSY, "busy")
        real(source, target)

    monkeypatch.setattr(os, "replace", reluctant)
    monkeypatch.setattr(replacing, "PAUSE_SECONDS", 0)
    if refusals < replacing.RENAME_TRIES:
        assert save_text(opened, NEW).text == NEW
        assert file.read_text("utf-8") == NEW
        return
    with pytest.raises(SavedBeside, match="ligger trygt i") as caught:
        save_text(opened, NEW)
    assert file.read_text("utf-8") == OLD
    assert caught.value.copy.read_text("utf-8") == NEW
    assert caught.value.copy.parent == tmp_path
    assert len(list(tmp_path.iterdir())) == 2
    monkeypatch.undo()
    save_text(opened, NEW)
    assert file.read_text("utf-8") == NEW


CODES = [errno.EROFS, errno.EACCES, errno.ENOENT, errno.EBUSY, errno.ETIMEDOUT, errno.ESTALE, errno.ENAMETOOLONG,
         errno.ENOTDIR]  # fmt: skip


@pytest.mark.parametrize("code", CODES, ids=[errno.errorcode[code] for code in CODES])
def test_a_place_that_takes_nothing_is_one_sentence_and_the_text_is_kept(tmp_path: Path, monkeypatch, code) -> None:
    file = tmp_path / "share" / "tale.md"
    file.parent.mkdir()
    file.write_text(OLD, "utf-8")
    opened, opening = open_text(file), io.open

    def refused(name, mode="r", *arguments, **options):
        if ("x" in mode or "w" in mode) and Path(os.fsdecode(name)).parent == file.parent:
            raise OSError(code, os.strerror(code))
        return opening(name, mode, *arguments, **options)

    monkeypatch.setattr(io, "open", refused)
    with pytest.raises(FileProblem) as caught:
        save_text(opened, NEW)
    assert "\n" not in str(caught.value)
    assert "share" in str(caught.value) or "tale.md" in str(caught.value)
    store = RecoveryStore()
    store.keep(store.new_name(file), Draft(NEW, file))
    store.close()
    assert [RecoveryStore().read(copy) for copy in RecoveryStore().left_behind()] == [NEW]
    assert file.read_text("utf-8") == OLD


def test_a_drive_that_does_not_answer_holds_up_nothing(qtbot, tmp_path: Path, monkeypatch) -> None:
    file = save_text_as(tmp_path / "tale.md", OLD)
    syncing, may_go_on = os.fsync, threading.Event()

    def slow(handle: int) -> None:
        may_go_on.wait(10)
        syncing(handle)

    monkeypatch.setattr(os, "fsync", slow)
    saver, beats = Latest(save_text), []

    def beat() -> None:
        beats.append(1)
        if len(beats) == 20:  # the window lives on while the drive does not answer: only then it does
            may_go_on.set()

    timer = QTimer(interval=5)
    timer.timeout.connect(beat)
    timer.start()
    with qtbot.waitSignal(saver.answered, timeout=5000) as came:
        saver.ask(file, NEW)
    assert came.args[0].text == NEW
    assert len(beats) >= 20


@pytest.mark.parametrize("name", ["mappe", "a" * 300 + ".md", "rør", "ingen/tale.md", "fil.md/tale.md", "a\0.md"])
def test_what_cannot_be_opened_is_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "mappe").mkdir()
    (tmp_path / "fil.md").write_text("# Hei", "utf-8")
    os.mkfifo(tmp_path / "rør")
    with pytest.raises(FileProblem) as caught:
        open_text(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_a_link_is_saved_through_and_stays_and_rights_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "ekte.md", tmp_path / "lenke.md"
    real.write_text(OLD, "utf-8")
    real.chmod(0o640)
    link.symlink_to("ekte.md")
    save_text(open_text(link), NEW)
    assert link.is_symlink()
    assert real.read_text("utf-8") == NEW
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_saved_talk_is_the_users_own_work_which_no_export_replaces(tmp_path: Path) -> None:
    file = tmp_path / "tale.md"
    save_text_as(file, OLD)
    with pytest.raises(FileProblem, match="--force"):
        replacing.check_may_replace(file, force=False)
