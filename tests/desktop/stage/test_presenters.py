"""Views of the speaker as processes: a spare takes the place of one that falls, and what stays broken ends."""

import json

import pytest
from PySide6.QtCore import QByteArray, QProcess
from PySide6.QtNetwork import QLocalSocket

from leaderdeck.desktop.stage.presenters import MOST_FALLS, SPARE_MS, Presenters


class Views:
    """Processes that only wait, and the lines that the test speaks in their place."""

    def __init__(self) -> None:
        self.processes: list[QProcess] = []
        self.sockets: list[QLocalSocket] = []

    def start(self, server: str) -> QProcess:
        process = QProcess()
        process.start("sleep", ["60"])
        assert process.waitForStarted()
        self.processes.append(process)
        return process

    def come(self, server: str, process: QProcess) -> QLocalSocket:
        socket = QLocalSocket()
        socket.connectToServer(server)
        assert socket.waitForConnected()
        self.say(socket, {"hello": process.processId()})
        self.sockets.append(socket)
        return socket

    def say(self, socket: QLocalSocket, told: dict[str, object]) -> None:
        socket.write(QByteArray(json.dumps(told).encode() + b"\n"))
        socket.flush()


def heard(socket: QLocalSocket) -> list[dict[str, object]]:
    return [json.loads(line) for line in socket.readAll().data().splitlines()]


def until_heard(qtbot, socket: QLocalSocket, last: dict[str, object]) -> list[dict[str, object]]:
    """Wait for this; gives all that was said up to it."""
    said: list[dict[str, object]] = []
    qtbot.waitUntil(lambda: bool(said.extend(heard(socket)) or said) and said[-1] == last)
    return said


@pytest.fixture
def views():
    made = Views()
    yield made
    for process in made.processes:
        process.kill()
        process.waitForFinished()


def test_a_spare_takes_the_place_of_the_view_that_falls(views: Views, qtbot) -> None:
    presenters = Presenters(views.start, lambda: ({"state": "whole"}, ()))
    wishes: list[object] = []
    presenters.wished.connect(wishes.append)
    presenters.begin()
    first = views.come(presenters.server_name, views.processes[0])
    qtbot.waitUntil(lambda: presenters.ready_count == 1)
    presenters.put("LAPTOP")
    qtbot.waitUntil(lambda: len(views.processes) == 2, timeout=10_000)
    second = views.come(presenters.server_name, views.processes[1])
    qtbot.waitUntil(lambda: presenters.ready_count == 2)
    until_heard(qtbot, first, {"place": "LAPTOP", "is_seen": True})
    assert until_heard(qtbot, second, {"place": "", "is_seen": False})[0] == {"state": "whole"}
    views.say(second, {"wish": "next"})
    qtbot.wait(50)
    views.processes[0].kill()
    qtbot.waitUntil(lambda: presenters.ready_count == 1)
    assert len(until_heard(qtbot, second, {"place": "LAPTOP", "is_seen": True})) == 1
    assert wishes == []
    views.say(second, {"wish": "next"})
    qtbot.waitUntil(lambda: len(wishes) == 1)
    presenters.end()
    assert presenters.ready_count == 0


def test_a_view_that_falls_again_and_again_is_given_up(views: Views, qtbot) -> None:
    presenters = Presenters(views.start, lambda: ({}, ()))
    with qtbot.waitSignal(presenters.gave_up):
        presenters.begin()
        for number in range(MOST_FALLS + 1):
            qtbot.waitUntil(lambda wanted=number: len(views.processes) > wanted)
            views.processes[number].kill()
    presenters.end()


def test_no_view_is_started_once_the_talk_is_over(views: Views, qtbot) -> None:
    presenters = Presenters(views.start, lambda: ({}, ()))
    presenters.begin()
    views.come(presenters.server_name, views.processes[0])
    qtbot.waitUntil(lambda: presenters.ready_count == 1)
    views.processes[0].kill()
    presenters.end()
    qtbot.wait(SPARE_MS + 100)
    assert len(views.processes) == 1


def test_a_stranger_on_the_line_is_told_nothing(views: Views, qtbot) -> None:
    presenters = Presenters(views.start, lambda: ({"state": "whole"}, ()))
    wishes: list[object] = []
    presenters.wished.connect(wishes.append)
    presenters.begin()
    stranger = QLocalSocket()
    stranger.connectToServer(presenters.server_name)
    assert stranger.waitForConnected()
    views.say(stranger, {"hello": 1})
    views.say(stranger, {"wish": "end"})
    qtbot.wait(50)
    assert (stranger.bytesAvailable(), wishes, presenters.ready_count) == (0, [], 0)
    presenters.end()
