"""One writer a talk and one program a user; nothing is ever left to be cleaned up by hand."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leaderdeck.desktop.documents.file_lock import hold, holder, take_lock
from leaderdeck.desktop.machine.single_instance import SingleInstance
from leaderdeck.paths import user_data_folder


def test_a_talk_that_is_held_is_not_held_twice_and_says_by_whom(tmp_path: Path) -> None:
    talk = tmp_path / "tale.md"
    lock = hold(talk)
    assert lock
    assert hold(talk) is None, "another window of the same program"
    found = holder(talk)
    assert found
    assert (found.process, found.is_this_program) == (os.getpid(), True)
    assert found.since
    assert hold(tmp_path / "annen.md") is not None
    lock.release()
    lock.release()
    assert holder(talk) is None
    with hold(talk) as again:
        assert again
    assert list(tmp_path.iterdir()) == [], "nothing lies beside the talk"


def test_a_link_leads_to_the_same_lock(tmp_path: Path) -> None:
    (tmp_path / "ekte.md").write_text("# Hei", "utf-8")
    (tmp_path / "lenke.md").symlink_to("ekte.md")
    with hold(tmp_path / "ekte.md"):
        assert hold(tmp_path / "lenke.md") is None


STARTS = """
import os, sys
from pathlib import Path
from leaderdeck.desktop.documents.file_lock import hold
talk, pairs = Path(sys.argv[1]), 20
winners = []
for number in range(pairs):
    file = talk.with_name(f"{number}.md")
    gate, into, end = os.pipe(), os.pipe(), os.pipe()
    children = []
    for _ in range(2):
        child = os.fork()
        if not child:
            os.close(gate[1]); os.close(end[1])
            os.read(gate[0], 1)
            lock = hold(file)
            os.write(into[1], b"1" if lock else b"0")
            os.read(end[0], 1)
            os._exit(0)
        children.append(child)
    os.close(gate[0]); os.close(gate[1])
    told = os.read(into[0], 1) + os.read(into[0], 1)
    winners.append(told.count(b"1"))
    os.close(end[0]); os.close(end[1])
    for child in children:
        os.waitpid(child, 0)
    os.close(into[0]); os.close(into[1])
print(*winners)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="starts two at once as only POSIX can")
def test_of_twenty_pairs_that_start_at_once_one_each_writes(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", STARTS, str(tmp_path / "x")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["1"] * 20


DYING = """
import os, sys
from pathlib import Path
from leaderdeck.desktop.documents.file_lock import hold
lock = hold(Path(sys.argv[1]))
sys.stdout.write("held\\n" if lock else "refused\\n")
sys.stdout.flush()
for _ in range(int(sys.argv[2])):
    child = os.fork()
    if not child:
        mine = hold(Path(sys.argv[1] + str(_)))
        os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
sys.stdout.write("done\\n")
sys.stdout.flush()
sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process as only POSIX can")
def test_twenty_locks_of_dead_programs_clear_themselves(tmp_path: Path) -> None:
    talk = tmp_path / "tale"
    child = subprocess.Popen(
        [sys.executable, "-c", DYING, str(talk), "20"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout
    assert child.stdin
    assert [child.stdout.readline(), child.stdout.readline()] == ["held\n", "done\n"]
    left = list((user_data_folder() / "locks").iterdir())
    assert len(left) == 21, "the dead have left their files"
    assert hold(talk) is None, "the living one keeps its talk"
    found = holder(talk)
    assert found
    assert (found.process, found.is_this_program) == (child.pid, False)
    for number in range(20):
        assert holder(Path(f"{talk}{number}")) is None
        with hold(Path(f"{talk}{number}")) as lock:
            assert lock
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdin.close()
    child.stdout.close()
    with hold(talk) as lock:
        assert lock
    assert list((user_data_folder() / "locks").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\xff", b"{}", b'{"process": "x"}', b"[" * 99_999])
def test_a_lock_file_with_anything_in_it_is_taken_over(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "lock"
    file.write_bytes(content)
    with take_lock(file) as lock:
        assert lock


def test_where_no_lock_can_be_had_the_work_goes_on(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LEADERDECK_HOME", str(tmp_path / "file"))
    with hold(tmp_path / "tale.md") as lock:
        assert lock
    assert holder(tmp_path / "tale.md") is None
    monkeypatch.setenv("LEADERDECK_HOME", str(tmp_path / "home"))

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr("fcntl.flock", refuse)
    with hold(tmp_path / "tale.md") as lock:
        assert lock


def test_a_second_start_hands_its_files_to_the_first(qtbot, tmp_path: Path) -> None:
    first = SingleInstance()
    assert first.hand_over([]) is False
    assert first.is_first
    script = """
import sys
from pathlib import Path
from leaderdeck.desktop.machine.single_instance import SingleInstance
sys.exit(7 if SingleInstance().hand_over([Path(name) for name in sys.argv[1:]], 20) else 8)
"""
    names = ["a.md", "med mellomrom æ.md", "--x.md", "linje\nskift.md"]
    with qtbot.waitSignal(first.files_handed_over, timeout=20_000) as came:
        second = subprocess.Popen([sys.executable, "-c", script, *names], cwd=tmp_path)
    assert came.args == [[tmp_path / name for name in names]]
    assert second.wait() == 7
    with qtbot.waitSignal(first.files_handed_over, timeout=20_000) as came:
        second = subprocess.Popen([sys.executable, "-c", script])
    assert came.args == [[]]
    assert second.wait() == 7
    first.close()
    assert not first.is_first


def test_the_next_is_first_when_the_first_has_ended_and_a_silent_one_is_not_waited_for_long(qtbot) -> None:
    first, second, third = SingleInstance(), SingleInstance(), SingleInstance()
    assert first.hand_over() is False
    before = time.monotonic()
    assert second.hand_over([Path("a.md")], wait_seconds=0.1) is False, "the first does not answer: it goes on alone"
    assert time.monotonic() - before < 10, "a tenth of a second on a machine that is not busy"
    assert not second.is_first
    first.close()
    assert third.hand_over() is False
    assert third.is_first
    with qtbot.assertNotEmitted(third.files_handed_over, wait=50):
        pass
    third.close()


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"files": 3}', b'{"files": [1, null]}'])
def test_a_broken_request_stops_nothing(qtbot, broken: bytes) -> None:
    first = SingleInstance()
    assert first.hand_over() is False
    (user_data_folder() / "instance" / "1-x.files").write_bytes(broken)
    qtbot.waitUntil(lambda: not list((user_data_folder() / "instance").glob("*.files")), timeout=3000)
    assert first.is_first
    first.close()


PAIRS = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from leaderdeck.desktop.machine.single_instance import SingleInstance
results = []
for number in range(20):
    gate, into = os.pipe(), os.pipe()
    children = []
    for who in range(2):
        child = os.fork()
        if not child:
            os.close(gate[1])
            os.read(gate[0], 1)
            application = QCoreApplication([])
            instance = SingleInstance(folder=Path(sys.argv[1]) / str(number))
            if instance.hand_over([Path(f"/{who}.md")], 10):
                os.write(into[1], b"h")
                os._exit(0)
            os.write(into[1], b"f")
            def took(files):
                os.write(into[1], b"t" if files == [Path(f"/{1 - who}.md")] else b"?")
                application.quit()
            instance.files_handed_over.connect(took)
            QTimer.singleShot(10_000, application.quit)
            application.exec()
            instance.close()
            os._exit(0)
        children.append(child)
    os.close(gate[0]); os.close(gate[1])
    for child in children:
        os.waitpid(child, 0)
    os.close(into[1])
    told = b""
    while more := os.read(into[0], 9):
        told += more
    results.append("".join(sorted(told.decode())))
print(*results)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="starts two at once as only POSIX can")
def test_of_twenty_pairs_that_start_at_once_one_is_first_and_gets_the_other_s_files(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", PAIRS, str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["fht"] * 20
