"""Threads that read stand still while the UI thread goes first, and never for good."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from leaderdeck.desktop import giving_way
from leaderdeck.desktop.giving_way import give_way, go_first, going_first


@pytest.fixture(autouse=True)
def _nobody_goes_first() -> Iterator[None]:
    go_first(0.0)
    yield
    go_first(0.0)


class Reader(threading.Thread):
    """Comes to a place where it may pause."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.is_past = threading.Event()

    def run(self) -> None:
        give_way(1, 100)
        self.is_past.set()


def test_a_reader_goes_on_when_the_turn_is_over(monkeypatch) -> None:
    monkeypatch.setattr(giving_way, "_LONGEST_SECONDS", 3600.0)
    with going_first():
        go_first(3600.0)
        reader = Reader()
        reader.start()
        assert not reader.is_past.wait(0.05)
    assert reader.is_past.wait(10)


def test_a_turn_that_nobody_ends_is_over_by_itself() -> None:
    before = time.monotonic()
    go_first(3600.0)
    reader = Reader()
    reader.start()
    assert reader.is_past.wait(10)
    assert time.monotonic() - before >= giving_way._LONGEST_SECONDS


def test_where_nobody_goes_first_nobody_waits(monkeypatch) -> None:
    monkeypatch.setattr(giving_way.time, "sleep", lambda _seconds: pytest.fail("it waited"))
    give_way()


def test_a_turn_ends_also_where_painting_fails() -> None:
    with pytest.raises(ZeroDivisionError), going_first():
        raise ZeroDivisionError
    assert giving_way._until <= time.monotonic()


def test_what_goes_first_within_another_turn_does_not_end_that_one() -> None:
    go_first(3600.0)
    begun = giving_way._until
    with going_first():
        pass
    assert giving_way._until == begun
