"""Threads and windows: only the newest answer counts, and a window that goes as its thread tells takes nobody along."""

import subprocess
import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import delete

from leaderdeck.desktop.background import Latest, _Post

GONE_MEANWHILE = """
import threading
from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import delete
from leaderdeck.desktop.background import Latest
application = QCoreApplication([])
for _ in range(400):
    window = QObject()
    for one in [Latest(lambda: None, window) for _ in range(4)]:
        one.ask()
    delete(window)
    application.processEvents()
while threading.active_count() > 1:
    application.processEvents()
application.processEvents()
"""


def test_only_the_newest_answer_comes(qtbot) -> None:
    may_go_on, answers = threading.Event(), []
    window = QObject()

    def slow(number: int) -> int:
        may_go_on.wait(10)
        if number == 7:
            raise ValueError(number)
        return number

    latest = Latest(slow, window)
    latest.answered.connect(answers.append)
    latest.failed.connect(lambda problem: answers.append(type(problem)))
    for number in range(5):
        latest.ask(number)
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(answers) and not latest.is_busy)
    assert answers == [4]
    latest.ask(7)
    qtbot.waitUntil(lambda: answers == [4, ValueError])
    latest.ask(8)
    latest.drop()
    qtbot.waitUntil(lambda: not latest.is_busy)
    qtbot.wait(20)
    assert answers == [4, ValueError]


def test_an_answer_that_nobody_has_been_told_yet_is_still_to_come(qtbot) -> None:
    seen: list[bool] = []
    latest = Latest(lambda: 1)
    latest.answered.connect(lambda _answer: seen.append(latest.is_busy))
    assert not latest.is_busy
    latest.ask()
    while latest._works:
        time.sleep(0.001)  # no event comes through meanwhile
    assert latest.is_busy
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [False]
    latest.ask()
    latest.drop()
    while latest._works:
        time.sleep(0.001)
    assert not latest.is_busy


def test_a_thread_that_outlives_qt_ends_without_a_word(qtbot) -> None:
    post = _Post()
    delete(post)
    post.send(QObject(), lambda: None)


def test_what_comes_after_the_window_has_gone_is_told_to_nobody(qtbot) -> None:
    may_go_on, answers = threading.Event(), []
    window = QObject()

    def slow(number: int) -> int:
        may_go_on.wait(10)
        return number

    latest = Latest(slow, window)
    latest.answered.connect(answers.append)
    latest.ask(1)
    latest.ask(2)
    delete(window)
    may_go_on.set()
    qtbot.waitUntil(lambda: not latest.is_busy)
    qtbot.wait(20)
    assert answers == []


def test_windows_that_go_just_as_their_threads_tell_take_nobody_along() -> None:
    """In a process of its own: what this is about ends it."""
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", GONE_MEANWHILE], cwd=Path(__file__).resolve().parents[2],
        capture_output=True, text=True, timeout=100,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
