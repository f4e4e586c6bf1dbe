"""Whatever a disk, another program or the program itself does: the text stays, is kept, and can be saved later.

`LEADERDECK_FAULTS=all` fails every call with every error, `LEADERDECK_MEETINGS=all` plays all meetings with others'
edits, `LEADERDECK_HANGS` is how many seconds a drive hangs; `LEADERDECK_GAPS=FILE` notes how long the window stood
still.
"""

import errno
import io
import itertools
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from app_windows import AppWindows
from failing_disk import ERRORS, FailingDisk
from outside_acts import ACTS, HARMLESS, OLD, everything
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from window_trouble import Heartbeat, note, only_sentence, press, ways_out

from leaderdeck.desktop.dialogs.conflict_dialog import ConflictDialog
from leaderdeck.desktop.dialogs.crash_dialog import CrashDialog
from leaderdeck.desktop.documents import recovery_keeper
from leaderdeck.desktop.documents.file_lock import hold
from leaderdeck.desktop.documents.kept_text import read_kept
from leaderdeck.desktop.documents.text_file import stamp_of
from leaderdeck.desktop.machine.crash import CrashGuard
from leaderdeck.desktop.machine.log_file import log_file
from leaderdeck.desktop.window.main_window import MainWindow
from leaderdeck.export import replacing

ALL_FAULTS = os.environ.get("LEADERDECK_FAULTS") == "all"
ALL_MEETINGS = os.environ.get("LEADERDECK_MEETINGS") == "all"
HANGS_SECONDS = float(os.environ.get("LEADERDECK_HANGS", "0.8"))
Fault = Callable[[pytest.MonkeyPatch, Path], None]


@pytest.fixture
def opened(app, tmp_path: Path, monkeypatch) -> tuple[AppWindows, MainWindow, Path]:
    """A talk that is open; what the program keeps elsewhere stays in the test's own folder."""
    monkeypatch.setattr(replacing, "PAUSE_SECONDS", 0)
    monkeypatch.setattr(recovery_keeper, "KEEP_MS", 60)
    file = tmp_path / "del" / "tale.md"
    file.parent.mkdir()
    file.write_text(OLD, "utf-8")
    started = app()
    started.desktop.store.elsewhere = tmp_path / "annet"
    return started, started.start(file), file


def write(started: AppWindows, words: str) -> None:
    started.window.editor.go_to_line(3, 100)
    started.type(words)


def copies(started: AppWindows) -> list[str]:
    store = started.desktop.store
    files = [file for folder in (store.folder, store.elsewhere) for file in folder.glob("*.copy")]
    return [kept.text for file in files if (kept := read_kept(file))]


def refusing(code: int, *, beside: bool = True) -> Fault:
    """No file can be made in the talk's folder."""

    def patched(patch: pytest.MonkeyPatch, file: Path) -> None:
        opening = io.open

        def refused(name, mode="r", *arguments, **options):
            writes = ("x" in mode or "w" in mode) and not isinstance(name, int)
            if writes and (not beside or Path(os.fsdecode(name)).parent == file.parent):
                raise OSError(code, os.strerror(code))
            return opening(name, mode, *arguments, **options)

        patch.setattr(io, "open", refused)

    return patched


def full_while_writing(patch: pytest.MonkeyPatch, file: Path) -> None:
    syncing = os.fsync

    def full(handle: int) -> None:
        if Path(os.readlink(f"/proc/self/fd/{handle}")).parent == file.parent:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        syncing(handle)

    patch.setattr(os, "fsync", full)


def rename_refused(patch: pytest.MonkeyPatch, file: Path) -> None:
    real = os.replace

    def reluctant(source: object, target: object) -> None:
        if Path(os.fsdecode(target)) == file:
            raise PermissionError(errno.EBUSY, "busy")
        real(source, target)

    patch.setattr(os, "replace", reluctant)


FAULTS: dict[str, Fault] = {
    "full disk": refusing(errno.ENOSPC), "full while writing": full_while_writing, "read-only": refusing(errno.EROFS),
    "no rights": refusing(errno.EACCES), "locked": refusing(errno.EBUSY), "drive gone": refusing(errno.ESTALE),
    "network": refusing(errno.ETIMEDOUT), "broken": refusing(errno.EIO), "rename refused": rename_refused,
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_save_that_fails_costs_nothing_and_can_be_tried_again(opened, monkeypatch, quiet, fault: str) -> None:
    started, window, file = opened
    write(started, " mitt")
    mine = window.editor.text()
    with monkeypatch.context() as patch, Heartbeat() as heart:
        FAULTS[fault](patch, file)
        started.do("file.save")
        started.until(window.bar.sentences)
        said = only_sentence(window)
        started.until(lambda: copies(started) == [mine])
    heart.note(f"saving: {fault}")
    assert any(word in said for word in ("tale.md", "del"))
    assert [button.text() for button in ways_out(window)] == ["Prøv igjen", "Lagre som …"]
    assert "ikke lagret" in window.windowTitle()
    assert str(window.desk.state()) == "ikke lagret"
    assert window.isWindowModified()
    assert (window.editor.text(), file.read_text("utf-8")) == (mine, OLD)
    write(started, " igjen")
    press(window, "Prøv igjen")
    started.until(lambda: not window.desk.is_edited)
    assert file.read_text("utf-8") == window.editor.text() == OLD.replace("felles", "felles mitt igjen")
    assert window.bar.sentences() == ()
    assert "ikke lagret" not in window.windowTitle()
    assert copies(started) == []
    quiet()


def test_a_folder_that_vanished_comes_back_with_the_save(opened, quiet) -> None:
    started, window, file = opened
    write(started, " mitt")
    shutil.rmtree(file.parent)
    started.do("file.save")
    started.until(window.bar.sentences)
    started.until(lambda: copies(started) == [window.editor.text()])
    only_sentence(window)
    assert "ikke lagret" in window.windowTitle()
    file.parent.mkdir()
    press(window, "Lagre der den var")
    started.until(lambda: not window.desk.is_edited)
    assert file.read_text("utf-8") == window.editor.text()
    assert window.bar.sentences() == ()
    quiet()


def test_another_place_is_a_way_out_and_trying_again_tries_there(opened, tmp_path: Path, monkeypatch) -> None:
    started, window, file = opened
    other = tmp_path / "minnepinne" / "tale.md"
    other.parent.mkdir()
    write(started, " mitt")
    monkeypatch.setattr("leaderdeck.desktop.documents.document_desk.ask_where_to_save", lambda *_: other)
    with monkeypatch.context() as patch:
        refusing(errno.ENOSPC)(patch, file)
        started.do("file.save")
        started.until(window.bar.sentences)
        refusing(errno.ENOSPC)(patch, other)
        press(window, "Lagre som …")
        started.until(lambda: window.bar.sentences() and not window.desk.is_saving)
        assert "minnepinne" in only_sentence(window)
    press(window, "Prøv igjen")
    started.until(lambda: not window.desk.is_edited)
    assert window.desk.path == other
    assert (file.read_text("utf-8"), other.read_text("utf-8")) == (OLD, window.editor.text())


def test_a_read_only_talk_is_saved_elsewhere(app, tmp_path: Path, monkeypatch) -> None:
    file, other, may = tmp_path / "tale.md", tmp_path / "kopi" / "tale.md", os.access
    file.write_text(OLD, "utf-8")
    other.parent.mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).resolve() != file and may(path, mode))
    monkeypatch.setattr("leaderdeck.desktop.documents.document_desk.ask_where_to_save", lambda *_: other)
    started = app()
    window = started.start(file)
    assert "skrivebeskyttet" in only_sentence(window)
    write(started, " mitt")
    assert str(window.desk.state()) == "skrivebeskyttet, ikke lagret"
    press(window, "Lagre som …")
    started.until(lambda: not window.desk.is_edited)
    assert (file.read_text("utf-8"), other.read_text("utf-8")) == (OLD, window.editor.text())
    assert window.desk.path == other


def test_a_talk_that_another_holds_is_not_written_over(app, tmp_path: Path, monkeypatch) -> None:
    file, other = tmp_path / "tale.md", tmp_path / "min.md"
    file.write_text(OLD, "utf-8")
    monkeypatch.setattr("leaderdeck.desktop.documents.document_desk.ask_where_to_save", lambda *_: other)
    with hold(file):
        started = app()
        window = started.start(file)
        assert "tale.md" in only_sentence(window)
        write(started, " mitt")
        started.do("file.save")
        started.until(lambda: not window.desk.is_edited)
    assert (file.read_text("utf-8"), other.read_text("utf-8")) == (OLD, window.editor.text())


def test_the_copy_goes_elsewhere_and_where_no_disk_takes_it_that_is_said(opened, monkeypatch, quiet) -> None:
    started, window, file = opened
    monkeypatch.setattr(recovery_keeper, "AGAIN_MS", 100)
    store = started.desktop.store
    with monkeypatch.context() as patch:
        refusing(errno.ENOSPC)(patch, store.folder / "x")
        write(started, " mitt")
        started.until(lambda: copies(started) == [window.editor.text()])
        assert list(store.elsewhere.glob("*.copy"))
        assert window.bar.sentences() == ()
    with monkeypatch.context() as patch:
        refusing(errno.ENOSPC, beside=False)(patch, file)
        write(started, " mer")
        started.until(window.bar.sentences)
        assert "kopien" in only_sentence(window)
        assert [button.text() for button in ways_out(window)] == ["Lagre", "Lagre som …"]
        started.do("file.save")
        started.until(lambda: len(window.bar.sentences()) == 2)
        assert started.desktop.keep_everything() is False
    started.until(lambda: copies(started) == [window.editor.text()])
    started.until(lambda: not any("kopien" in str(sentence) for sentence in window.bar.sentences()))
    started.do("file.save")
    started.until(lambda: not window.desk.is_edited)
    assert window.bar.sentences() == ()
    assert copies(started) == []
    quiet()


def test_a_drive_that_hangs_lets_one_write_on(opened, monkeypatch, quiet) -> None:
    started, window, file = opened
    syncing = os.fsync

    def slow(handle: int) -> None:
        if Path(os.readlink(f"/proc/self/fd/{handle}")).parent == file.parent:
            time.sleep(HANGS_SECONDS / 2)  # twice: the file and its folder
        syncing(handle)

    write(started, " mitt")
    first = window.editor.text()
    with monkeypatch.context() as patch, Heartbeat() as heart:
        patch.setattr(os, "fsync", slow)
        started.do("file.save")
        assert str(window.desk.state()) == "lagrer …"
        write(started, " og mer")
        started.until(lambda: not window.desk.is_saving)
    heart.note(f"saving: drive that hangs {HANGS_SECONDS} s, typing meanwhile")
    assert file.read_text("utf-8") == first
    assert window.desk.is_edited, "what was typed meanwhile is not saved yet"
    assert "og mer" in window.editor.text()
    started.do("file.save")
    started.until(lambda: not window.desk.is_edited)
    assert file.read_text("utf-8") == window.editor.text()
    quiet()


CALLS_OF_A_SAVE = {"open", "write", "fsync", "replace"}
_MOST_SWEEPS = 3
"""Other threads call the disk too, so that one sweep may step over a call of the save."""


def test_whatever_call_fails_while_the_window_saves(opened, quiet) -> None:
    started, window, file = opened
    lost: list[str] = []
    failed: set[str] = set()
    for code in ERRORS if ALL_FAULTS else (errno.ENOSPC,) * _MOST_SWEEPS:
        for point in itertools.count(1):
            before = file.read_text("utf-8")
            write(started, "x")
            mine = window.editor.text()
            window.desk.history.forget(file)  # else there would be more calls each time
            with pytest.MonkeyPatch.context() as patch:
                disk = FailingDisk(patch, point, code)
                started.do("file.save")
                started.until(lambda: not window.desk.is_saving)
            failed.add(disk.failed.split()[0] if disk.failed else "")
            where = f"call {point}, {disk.failed}, {errno.errorcode[code]}"
            now = file.read_text("utf-8")
            if window.editor.text() != mine or now not in (before, mine) or (now == before) != window.desk.is_edited:
                lost.append(where)
            if now == before:
                assert window.bar.sentences(), where
                started.do("file.save")
                started.until(lambda: not window.desk.is_edited)
            assert file.read_text("utf-8") == mine, where
            window.bar.forget()
            if not disk.failed:
                break
        assert point > 15
        note(f"{errno.errorcode[code]}: {point - 1} calls failed in turn")
        if failed >= CALLS_OF_A_SAVE and not ALL_FAULTS:
            break
    assert lost == []
    assert failed >= CALLS_OF_A_SAVE
    quiet()


MOMENTS = ("before typing", "while typing", "while saving")
MEETINGS = list(itertools.product(ACTS, MOMENTS))


def test_there_are_fifty_meetings() -> None:
    assert len(MEETINGS) >= 50


@pytest.mark.timeout(240)
def test_nobody_is_overwritten_silently_through_the_window(app, tmp_path: Path, monkeypatch, quiet) -> None:
    monkeypatch.setattr(replacing, "PAUSE_SECONDS", 0)
    asked: list[object] = []
    monkeypatch.setattr(ConflictDialog, "exec", lambda dialog: asked.append(dialog))  # seen, and nothing chosen
    started = app()
    window, played = started.desktop.new_window(), 0
    for number, (act, moment) in enumerate(MEETINGS):
        if not ALL_MEETINGS and number % 5:
            continue
        folder = tmp_path / f"{number}"
        file = folder / "mappe" / "tale.md"
        file.parent.mkdir(parents=True)
        file.write_text(OLD, "utf-8")
        window.desk.open(file)
        started.until(lambda wanted=file: window.desk.path == wanted and window.session.talk is not None)
        theirs, shown = meet(started, act, moment, folder, file)
        where = f"{act.__name__}, {moment}"
        assert "mitt" in window.editor.text(), where
        now = everything(folder)
        lost = {path for path, data in theirs.items() if now.get(path) != data}
        if act in HARMLESS:
            assert now == {str(file): window.editor.text().encode()}, where
        elif shown:  # they were in the window before anybody typed: then saving is no overwriting
            assert file.read_bytes().decode("utf-16" if act.__name__ == "change_encoding" else "utf-8")
        else:
            assert lost == set(), f"{where}: saved over somebody's work"
            assert asked or window.bar.sentences(), f"{where}: nothing was said"
            assert window.desk.is_edited, where
        played += 1
        asked.clear()
        window.desk.begin("")  # it looks after the file no more: what comes late would count as an edit of the next
        window.bar.forget()
    note(f"{played} meetings")
    quiet()


def meet(started: AppWindows, act, moment: str, folder: Path, file: Path) -> tuple[dict[str, bytes], bool]:
    """Play one meeting up to two saves; gives what the others wrote, and whether the window had shown it before."""
    window, theirs = started.window, {}

    def play() -> None:
        act(file)
        theirs.update(everything(folder))

    with pytest.MonkeyPatch.context() as patch:
        if moment == "before typing":
            play()
            rest(started, 0.5)
        shown = moment == "before typing" and not window.desk.is_edited and stamp_of(file) == window.desk.file.stamp
        write(started, " mitt")
        if moment == "while typing":
            play()
        if moment == "while saving":
            writing = replacing._write

            def interrupted(beside: Path, place: Path, *arguments, **options) -> None:
                writing(beside, place, *arguments, **options)
                if place.parent == file.parent and not theirs:
                    play()

            patch.setattr(replacing, "_write", interrupted)
        for _ in range(2):
            started.do("file.save")
            started.until(lambda: not window.desk.is_saving)
            rest(started, 0.05)
            started.until(lambda: not window.desk.outside._reader.is_busy)  # then it has said what it found
    return theirs, shown


def rest(started: AppWindows, seconds: float) -> None:
    end = time.monotonic() + seconds
    started.until(lambda: time.monotonic() > end)


@contextmanager
def answering(choice: str, seen: list[str]) -> Iterator[None]:
    """Presses the button of the crash dialog whenever it comes."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CrashDialog):
            seen.append(dialog.details.toPlainText() + dialog._words.text())
            (dialog.quit_button if choice == "quit" else dialog.continue_button).click()

    timer = QTimer(interval=5)
    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()


def test_a_fault_of_the_program_keeps_the_text_first_tells_once_and_goes_on(opened) -> None:
    started, window, file = opened
    seen: list[str] = []
    write(started, " hemmelig-kanari")

    def faulty() -> None:
        raise RuntimeError(window.editor.text())

    with CrashGuard(started.desktop.keep_everything), answering("continue", seen):
        for _ in range(3):
            QTimer.singleShot(0, faulty)
        started.until(lambda: seen)
        rest(started, 0.3)
        assert copies(started) == [window.editor.text()]
        assert len(seen) == 1
        window.session.reading_failed.emit(ZeroDivisionError("hemmelig-kanari"))
        started.until(lambda: len(seen) == 2)  # another fault is told too
    assert "RuntimeError" in seen[0]
    assert "faulty" in seen[0]
    assert not any("hemmelig" in said or str(file.parent) in said for said in seen)
    assert not log_file().exists() or "hemmelig" not in log_file().read_text("utf-8")
    write(started, " videre")
    started.do("file.save")
    started.until(lambda: not window.desk.is_edited)
    assert file.read_text("utf-8") == OLD.replace("felles", "felles hemmelig-kanari videre")


def test_a_fault_while_no_disk_takes_the_copy_does_not_say_that_it_is_kept(opened, monkeypatch) -> None:
    started, window, file = opened
    seen: list[str] = []
    write(started, " mitt")
    with CrashGuard(started.desktop.keep_everything), answering("continue", seen), monkeypatch.context() as patch:
        refusing(errno.ENOSPC, beside=False)(patch, file)
        QTimer.singleShot(0, lambda: 1 / 0)
        started.until(lambda: seen)
    assert "kopien kunne ikke lages" in seen[0]
    assert "mitt" in window.editor.text()


def test_who_wants_to_quit_after_a_fault_is_asked_about_the_text_as_always(opened) -> None:
    started, window, _file = opened
    seen: list[str] = []
    with CrashGuard(started.desktop.keep_everything, started.desktop.quit), answering("quit", seen):
        QTimer.singleShot(0, lambda: 1 / 0)
        started.until(lambda: not started.desktop.windows)
    assert len(seen) == 1
    assert not window.isVisible()
