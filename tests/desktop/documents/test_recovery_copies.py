"""At most two seconds of writing are lost, whatever happens; what is kept is for the user alone."""

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from datetime import datetime
from pathlib import Path

import pytest

from leaderdeck.desktop.documents import kept_text, recovery_keeper
from leaderdeck.desktop.documents.history import MOST_VERSIONS, SaveHistory
from leaderdeck.desktop.documents.kept_text import is_synced, private_folder, read_kept, write_kept
from leaderdeck.desktop.documents.recovery import Draft, RecoveryStore
from leaderdeck.desktop.documents.recovery_keeper import RecoveryKeeper
from leaderdeck.errors import FileProblem
from leaderdeck.language import Sentence

KILLS = int(os.environ.get("LEADERDECK_KILLS", "12"))
TALK = Path("/foredrag/tale.md")


@pytest.fixture
def store(tmp_path: Path) -> RecoveryStore:
    made = RecoveryStore(tmp_path / "recovery")
    made.elsewhere = tmp_path / "elsewhere"
    return made


def after_a_crash(store: RecoveryStore) -> RecoveryStore:
    """The store of the next start."""
    store.close()
    following = RecoveryStore(store.folder)
    following.elsewhere = store.elsewhere
    return following


def test_a_copy_is_offered_after_a_crash_and_not_before(store: RecoveryStore) -> None:
    name = store.new_name(TALK)
    store.keep(name, Draft("en", TALK))
    store.keep(name, Draft("to\u00a0æøå 🎤 \ud800", TALK, "windows-1252", "abc", 7))
    assert store.left_behind() == ()
    other = RecoveryStore(store.folder)
    other.elsewhere = store.elsewhere
    assert other.left_behind() == (), "the program lives"
    following = after_a_crash(store)
    (copy,) = following.left_behind()
    assert following.read(copy) == "to\u00a0æøå 🎤 \ud800"
    assert (copy.path, copy.encoding, copy.base_digest, copy.line) == (TALK, "windows-1252", "abc", 7)
    assert abs((datetime.now().astimezone() - copy.when).total_seconds()) < 60
    following.forget(copy)
    assert following.left_behind() == ()


def test_copies_are_for_the_user_alone_and_their_names_tell_nothing(store: RecoveryStore) -> None:
    copy = store.keep(store.new_name(TALK), Draft("hemmelig", TALK))
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    for file in store.folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert "tale" not in file.name
    store.folder.chmod(0o755)
    store.keep(store.new_name(None), Draft("mer"))
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    assert copy.file.read_text("utf-8").endswith("\nhemmelig")


def test_two_windows_with_new_talks_do_not_share_a_copy(store: RecoveryStore) -> None:
    for text in ("en", "to"):
        store.keep(store.new_name(None), Draft(text))
    following = after_a_crash(store)
    assert sorted(following.read(copy) or "" for copy in following.left_behind()) == ["en", "to"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]\n", b"{}\ntext", b"\xff\xfe\x00", b'{"bytes": 3, "when": "x"}\nabc',
                                    b'{"bytes": 4, "when": "2026-01-01T00:00:00+00:00", "digest": "x"}\nabcd',
                                    b"[" * 40_000])  # fmt: skip
def test_broken_copies_stop_nothing(store: RecoveryStore, damage: bytes) -> None:
    copy = store.keep(store.new_name(TALK), Draft("helt", TALK))
    following = after_a_crash(store)
    (store.folder / "abc-1.copy").write_bytes(damage)
    (store.folder / "mappe.copy").mkdir()
    found = [kept for kept in following.left_behind() if following.read(kept) is not None]
    assert [kept.file for kept in found] == [copy.file]
    assert following.empty() == 2
    assert [path.name for path in store.folder.iterdir()] == ["mappe.copy"]


def test_every_flipped_byte_of_a_copy_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "a.copy"
    write_kept(file, {"when": "nå"}, "æøå")
    whole = file.read_bytes()
    for index in range(len(whole)):
        file.write_bytes(whole[:index] + bytes([whole[index] ^ 1]) + whole[index + 1 :])
        kept = read_kept(file)
        assert kept is None or kept.text == "æøå"
        file.write_bytes(whole[:index])
        assert read_kept(file) is None


def test_a_full_folder_has_the_copy_kept_elsewhere(store: RecoveryStore, tmp_path: Path, monkeypatch) -> None:
    name, writing = store.new_name(TALK), kept_text.replace_file

    def full(target: Path, *arguments, **options) -> None:
        if target.is_relative_to(store.folder):
            raise FileProblem(Sentence("Disken er full."))
        writing(target, *arguments, **options)

    monkeypatch.setattr(kept_text, "replace_file", full)
    copy = store.keep(name, Draft("tekst", TALK))
    assert copy.file.parent == store.elsewhere
    assert stat.S_IMODE(store.elsewhere.stat().st_mode) == 0o700
    following = after_a_crash(store)
    assert [following.read(copy) for copy in following.left_behind()] == ["tekst"]
    monkeypatch.undo()
    assert store.keep(name, Draft("igjen", TALK)).file.parent == store.folder
    assert not (store.elsewhere / name).exists()


def test_a_folder_of_somebody_else_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "planted").symlink_to("real")
    with pytest.raises(PermissionError):
        write_kept(tmp_path / "planted" / "a.copy", {}, "hemmelig")
    assert not list((tmp_path / "real").iterdir())


@pytest.mark.parametrize("name", ["OneDrive - Fjordvik kommune", "Dropbox", "Nextcloud", "Mobile Documents"])
def test_nothing_is_kept_in_a_folder_that_is_sent_elsewhere(tmp_path: Path, monkeypatch, name: str) -> None:
    monkeypatch.setenv("LEADERDECK_HOME", str(tmp_path / name / "data"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert private_folder("recovery") == tmp_path / ".leaderdeck" / "recovery"
    assert not is_synced(private_folder("history"))


class Typist:
    """A text that somebody writes."""

    def __init__(self) -> None:
        self.text = ""
        self.edited = True

    def draft(self) -> Draft:
        return Draft(self.text, TALK)


def kept(store: RecoveryStore) -> list[str | None]:
    return [None if (found := read_kept(file)) is None else found.text for file in store.folder.glob("*.copy")]


def test_a_copy_is_there_two_seconds_after_the_last_key(qtbot, store: RecoveryStore) -> None:
    typist = Typist()
    keeper = RecoveryKeeper(store, typist.draft)
    typist.text = "Første ord"
    keeper.note_edit()
    assert keeper.is_unkept
    assert recovery_keeper.KEEP_MS <= 1000, "the timer leaves time to write; a busy machine may take longer"
    qtbot.waitUntil(lambda: kept(store) == ["Første ord"], timeout=20_000)
    qtbot.waitUntil(lambda: not keeper.is_unkept, timeout=5000)
    keeper.note_saved()
    assert kept(store) == []


def test_who_types_on_and_on_is_kept_meanwhile(qtbot, store: RecoveryStore, monkeypatch) -> None:
    monkeypatch.setattr(recovery_keeper, "KEEP_MS", 300)
    typist = Typist()
    keeper = RecoveryKeeper(store, typist.draft)
    seen: set[str | None] = set()

    def types_on() -> bool:
        """Every ten milliseconds: the timer would never come if each key put it off."""
        typist.text += "x"
        keeper.note_edit()
        seen.update(kept(store))
        return len(seen) >= 3

    qtbot.waitUntil(types_on)
    keeper.note_saved()


def test_a_slow_disk_holds_up_neither_keys_nor_saving(qtbot, store: RecoveryStore, monkeypatch) -> None:
    monkeypatch.setattr(recovery_keeper, "KEEP_MS", 10)
    writing, may_go_on, begun = store.keep, threading.Event(), threading.Event()

    def slow(name: str, draft: Draft):
        begun.set()
        may_go_on.wait(10)
        return writing(name, draft)

    monkeypatch.setattr(store, "keep", slow)
    typist = Typist()
    typist.text = "lagret siden"
    keeper = RecoveryKeeper(store, typist.draft)
    keeper.note_edit()
    qtbot.waitUntil(begun.is_set, timeout=2000)
    before = time.monotonic()
    keeper.note_edit()
    keeper.note_saved()
    assert time.monotonic() - before < 5, "it waited for the disk"
    may_go_on.set()
    qtbot.waitUntil(lambda: not keeper._writer.is_busy, timeout=10_000)
    assert not keeper.is_unkept
    assert kept(store) == [], "the text was saved while its copy was written"


def test_a_copy_that_no_disk_took_is_wanted_before_anybody_has_said_so(
    qtbot, store: RecoveryStore, monkeypatch
) -> None:
    typist = Typist()
    keeper = RecoveryKeeper(store, typist.draft)
    with monkeypatch.context() as patch:
        patch.setattr(store, "keep", lambda *_draft: (_ for _ in ()).throw(OSError("full")))
        typist.text = "ord"
        keeper.note_edit()
        keeper._keep_soon()
        until = time.monotonic() + 60
        while keeper._writer._works and time.monotonic() < until:
            time.sleep(0.001)  # no event comes through meanwhile: a crash need not wait for one
        assert keeper.is_unkept
        assert keeper.flush() is False
    assert keeper.flush()
    assert kept(store) == ["ord"]


def test_a_copy_can_be_had_at_once_and_the_newest_wins(qtbot, store: RecoveryStore) -> None:
    typist = Typist()
    keeper = RecoveryKeeper(store, typist.draft)
    for number in range(20):
        typist.text = f"utgave {number}"
        keeper.note_edit()
        assert keeper.flush()
        assert kept(store) == [typist.text]
    assert keeper.flush()
    keeper.note_saved()
    typist.text = "ny"
    keeper.note_edit()
    assert keeper.flush()
    assert kept(store) == ["ny"]
    keeper.note_saved()


def test_what_was_undone_back_to_the_file_needs_no_copy(qtbot, store: RecoveryStore, monkeypatch) -> None:
    monkeypatch.setattr(recovery_keeper, "KEEP_MS", 10)
    typist = Typist()
    keeper = RecoveryKeeper(store, typist.draft, is_edited=lambda: typist.edited)
    keeper.note_edit()
    qtbot.waitUntil(lambda: len(kept(store)) == 1, timeout=2000)
    typist.edited = False
    keeper.note_edit()
    qtbot.waitUntil(lambda: kept(store) == [], timeout=2000)


def test_a_disk_that_takes_nothing_is_told_and_tried_again(qtbot, store: RecoveryStore, monkeypatch) -> None:
    monkeypatch.setattr(recovery_keeper, "KEEP_MS", 10)
    monkeypatch.setattr(recovery_keeper, "AGAIN_MS", 30)
    writing, refusals = store.keep, [1, 1]

    def reluctant(name: str, draft: Draft):
        if refusals:
            refusals.pop()
            raise OSError(28, "full")
        return writing(name, draft)

    monkeypatch.setattr(store, "keep", reluctant)
    typist = Typist()
    typist.text = "til slutt"
    keeper = RecoveryKeeper(store, typist.draft)
    with qtbot.waitSignal(keeper.failed, timeout=2000):
        keeper.note_edit()
    assert keeper.flush() is False
    qtbot.waitUntil(lambda: kept(store) == ["til slutt"], timeout=2000)
    keeper.note_saved()


# One program whose children type and save until they are killed; the parent plays the next start.
KILLED = """
import os, random, sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from leaderdeck.desktop.documents import recovery_keeper
from leaderdeck.desktop.documents.text_file import open_text, save_text
from leaderdeck.desktop.documents.recovery import Draft, RecoveryStore
from leaderdeck.desktop.documents.recovery_keeper import RecoveryKeeper
file, kills = Path(sys.argv[1]), int(sys.argv[2])
is_short = kills < 25
if is_short:
    recovery_keeper.KEEP_MS = 100
chance, worst, lost = random.Random(7), 0.0, 0
def typed():
    return time.monotonic_ns()
for _ in range(kills):
    file.write_text("# begin\\n")
    began = file.stat().st_ino, file.stat().st_mtime_ns
    child = os.fork()
    if not child:
        application = QCoreApplication([])
        state = {"text": open_text(file).text, "file": open_text(file)}
        keeper = RecoveryKeeper(RecoveryStore(), lambda: Draft(state["text"], file))
        def key():
            state["text"] = state["text"] + f"{typed()}\\n"
            keeper.note_edit()
            if random.random() < 0.05:
                state["file"] = save_text(state["file"], state["text"])
                keeper.note_saved()
        timer = QTimer(interval=8)
        timer.timeout.connect(key)
        timer.start()
        application.exec()
    until = time.monotonic() + 60  # a busy machine takes its time to begin
    while (file.stat().st_ino, file.stat().st_mtime_ns) == began and time.monotonic() < until:
        if any(RecoveryStore().folder.glob("*.copy")):
            break
        time.sleep(0.005)
    time.sleep(chance.uniform(0.15, 0.6) if is_short else chance.uniform(1.0, 2.5))
    os.kill(child, 9)
    os.waitpid(child, 0)
    now = typed()
    store = RecoveryStore()
    texts = [text for copy in store.left_behind() if (text := store.read(copy)) is not None] + [open_text(file).text]
    best = max(texts, key=len)
    assert best.startswith("# begin\\n") and best.endswith("\\n"), "damaged"
    last = best.splitlines()[-1]
    if last.isdigit():
        worst = max(worst, (now - int(last)) / 1e9)
    else:
        lost += 1
    store.empty()
    store.close()
print(worst, lost, len(list(RecoveryStore().folder.glob("*.copy"))))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process as only POSIX can")
def test_killed_while_typing_and_saving_at_most_two_seconds_are_missing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "tale.md"), str(max(3, KILLS // 2 if KILLS > 50 else 3))],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    worst, lost, left = done.stdout.split()
    assert float(worst) <= 2
    assert (lost, left) == ("0", "0")


def test_the_last_fifty_saves_are_kept_and_any_can_be_taken_back(tmp_path: Path) -> None:
    history = SaveHistory(tmp_path / "history")
    history.keep(TALK, "første", before="slik den var")
    assert [history.read(version) for version in history.versions(TALK)] == ["første", "slik den var"]
    history.keep(TALK, "første", before="slik den var")
    assert len(history.versions(TALK)) == 2, "the same text is not kept twice"
    for number in range(60):
        history.keep(TALK, f"utgave {number}")
    versions = history.versions(TALK)
    assert len(versions) == MOST_VERSIONS
    assert [history.read(version) for version in versions] == [f"utgave {n}" for n in range(59, 9, -1)]
    assert versions[0].size == len("utgave 59")
    assert history.versions(Path("/andre/tale.md")) == ()


def test_history_survives_broken_files_and_is_for_the_user_alone(tmp_path: Path) -> None:
    history = SaveHistory(tmp_path / "history")
    for text in ("en", "to", "tre"):
        history.keep(TALK, text)
    newest, middle, _ = history.versions(TALK)
    middle.file.write_bytes(b"\xff broken")
    (middle.file.parent / "notes.save").write_text("{}")
    assert [history.read(version) for version in history.versions(TALK)] == ["tre", "en"]
    newest.file.write_bytes(newest.file.read_bytes()[:-1] + b"X")
    assert history.read(newest) is None
    history.keep(TALK, "fire")
    assert history.read(history.versions(TALK)[0]) == "fire"
    (middle.file.parent / "notes.save").unlink()
    for path in history.folder.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
        assert "tale" not in path.name
    assert history.empty() > 0
    assert history.versions(TALK) == ()
    assert not history.folder.exists()


def test_one_talk_can_be_forgotten(tmp_path: Path) -> None:
    history = SaveHistory(tmp_path / "history")
    history.keep(TALK, "en")
    history.keep(Path("/b.md"), "to")
    history.forget(TALK)
    assert history.versions(TALK) == ()
    assert len(history.versions(Path("/b.md"))) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process as only POSIX can")
def test_a_program_that_was_killed_leaves_its_copy_to_the_next(tmp_path: Path) -> None:
    program = """
import sys, time
from pathlib import Path
from leaderdeck.desktop.documents.recovery import Draft, RecoveryStore
store = RecoveryStore(Path(sys.argv[1]))
store.keep(store.new_name(None), Draft("reddet"))
print("kept", flush=True)
time.sleep(60)
"""
    child = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    assert child.stdout.readline() == "kept\n"
    store = RecoveryStore(tmp_path)
    assert store.left_behind() == ()
    assert store.empty() == 0, "what a running program keeps stays"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert [store.read(copy) for copy in store.left_behind()] == ["reddet"]
    assert store.empty() == 1
    assert list(tmp_path.iterdir()) == []
