"""Garbage is taken apart in the UI thread, whichever thread makes objects."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from leaderdeck.desktop import garbage
from leaderdeck.desktop.garbage import GarbageCollector


class Ring:
    """Refers to itself, as a window and its slots do."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def _as_tests_are() -> Iterator[None]:
    before = gc.isenabled(), gc.get_threshold()
    yield
    gc.set_threshold(*before[1])
    (gc.enable if before[0] else gc.disable)()


def _dropped_ring(ended_in: list[threading.Thread]) -> None:
    weakref.finalize(Ring(), lambda: ended_in.append(threading.current_thread()))


def _make_objects_in_a_thread(kept: list[list[int]]) -> None:
    worker = threading.Thread(target=lambda: kept.extend([number] for number in range(garbage._YOUNGEST * 2)))
    worker.start()
    worker.join(60)


def test_without_a_collector_the_thread_that_makes_objects_takes_it_apart() -> None:
    gc.enable()
    gc.set_threshold(1000, 50, 1000)
    gc.collect()
    ended_in: list[threading.Thread] = []
    _dropped_ring(ended_in)
    _make_objects_in_a_thread([])
    assert ended_in
    assert ended_in[0] is not threading.main_thread()


def test_with_one_it_waits_for_the_ui_thread(qtbot) -> None:
    gc.enable()
    gc.set_threshold(1000, 50, 1000)
    gc.collect()
    owner = QObject()
    GarbageCollector(owner)
    ended_in: list[threading.Thread] = []
    kept: list[list[int]] = []
    _dropped_ring(ended_in)
    _make_objects_in_a_thread(kept)
    assert not ended_in
    qtbot.waitUntil(lambda: bool(ended_in))
    assert ended_in == [threading.main_thread()]


def test_little_is_not_worth_a_look_and_the_older_are_looked_at_in_their_turn(monkeypatch, qtbot) -> None:
    looked: list[int] = []
    counts = iter([(garbage._YOUNGEST, 0, 0), (garbage._YOUNGEST + 1, 49, 0), (garbage._YOUNGEST + 1, 50, 0)])
    owner = QObject()
    collector = GarbageCollector(owner)
    collector._ticks.stop()
    monkeypatch.setattr(gc, "get_count", lambda: next(counts))
    monkeypatch.setattr(gc, "collect", looked.append)
    for _ in range(3):
        collector.look()
    assert looked == [0, 1]
