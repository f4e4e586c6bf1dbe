"""Work off the UI thread: a pure function runs in a thread of its own, and only the newest answer counts."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from leaderdeck.desktop.giving_way import going_first

SWITCH_SECONDS = 0.0002
"""How long a worker may hold Python's lock while the UI thread waits for it; Python's own 5 ms is felt as jerks."""


class _Post(QObject):
    """Carries answers from threads to objects of the UI thread.

    It outlives them all: a thread that spoke through an object while that is taken apart would end the whole app.
    """

    _sent = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._sent.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def send(self, receiver: QObject, deliver: Callable[[], None]) -> None:
        """From any thread: have this called in the UI thread, unless the receiver is gone by then."""
        with suppress(RuntimeError):  # Qt has gone: the program ends, and nobody is left to be told
            self._sent.emit(receiver, deliver)

    def _deliver(self, receiver: QObject, deliver: Callable[[], None]) -> None:
        if isValid(receiver):
            with going_first():
                deliver()


_posts: list[_Post] = []


def the_post() -> _Post:
    """The one post; the first call is made in the UI thread."""
    if not _posts:
        _posts.append(_Post())
    return _posts[0]


class Latest(QObject):
    """Runs one function in a thread; of the questions that come while it works only the newest is asked after it.

    `answered` and `failed` arrive in the thread that the object lives in.
    """

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, function: Callable[..., object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._function = function
        self._wanted = 0
        self._waiting: tuple[int, tuple[object, ...]] | None = None
        self._works = self._is_untold = False
        self._lock = threading.Lock()
        self._post = the_post()
        if sys.getswitchinterval() > SWITCH_SECONDS:
            sys.setswitchinterval(SWITCH_SECONDS)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come, or one that is wanted no more is still being worked out."""
        return self._works or (self._is_untold and isValid(self))

    def ask(self, *arguments: object) -> None:
        """Ask anew; answers to earlier questions that have not come yet are dropped."""
        with self._lock:
            self._wanted += 1
            self._is_untold = True
            self._waiting = (self._wanted, arguments)
            if self._works:
                return
            self._works = True
        threading.Thread(target=self._work, name="leaderdeck-latest", daemon=True).start()

    def drop(self) -> None:
        """No answer is wanted any more."""
        with self._lock:
            self._wanted += 1
            self._is_untold = False
            self._waiting = None

    def _work(self) -> None:
        while True:
            with self._lock:
                if self._waiting is None:
                    self._works = False
                    return
                number, arguments = self._waiting
                self._waiting = None
            answer: object = None
            problem: object = None
            try:
                answer = self._function(*arguments)
            except Exception as trouble:  # noqa: BLE001 - handed to the thread that can tell the user
                problem = trouble
            with self._lock:
                is_last = self._waiting is None
                self._works = not is_last  # before anybody is told: who is told may look, or ask anew
            self._post.send(self, partial(self._tell, answer, problem, number))
            if is_last:
                return

    def _tell(self, answer: object, problem: object, number: int) -> None:
        if number != self._wanted:
            return
        self._is_untold = False
        if problem is not None:
            self.failed.emit(problem)
        else:
            self.answered.emit(answer)
