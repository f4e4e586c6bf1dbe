"""The clock of a talk that is held: pauses do not count, and the pace is against the plan of each slide."""

import time

import pytest

from leaderdeck.rehearsal import RunningTalk, plan_for
from leaderdeck.rehearsal.talk_clock import talk_seconds


def test_the_first_slide_starts_the_clock_and_a_pause_stops_it() -> None:
    talk = RunningTalk((60.0, 60.0)).slide_shown(1, 100.0)
    assert talk.elapsed(130.0) == 30.0
    talk = talk.paused(130.0)
    assert talk.is_paused
    assert talk.elapsed(500.0) == 30.0
    talk = talk.resumed(500.0)
    assert talk.elapsed(510.0) == 40.0
    assert talk.left(510.0) == 80.0


def test_the_pace_is_against_the_plan_of_the_slide_that_is_up() -> None:
    talk = RunningTalk((60.0, 60.0, 60.0)).slide_shown(1, 0.0)
    assert talk.ahead(59.0) == 0.0
    assert talk.ahead(75.0) == -15.0
    ahead = talk.slide_shown(3, 30.0)
    assert ahead.ahead(40.0) == 80.0
    assert talk.started(200.0).elapsed(200.0) == 0.0


def test_the_plan_takes_the_time_that_is_wanted() -> None:
    assert plan_for((30.0, 90.0), 60.0) == pytest.approx((15.0, 45.0))
    assert plan_for((30.0, 90.0)) == (30.0, 90.0)
    assert plan_for((), 60.0) == ()


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="this system has one such clock only")
def test_the_clock_counts_what_the_machine_has_slept(monkeypatch: pytest.MonkeyPatch) -> None:
    slept = 600.0
    told = {time.CLOCK_BOOTTIME: 5000.0 + slept, time.CLOCK_MONOTONIC: 5000.0}
    monkeypatch.setattr(time, "clock_gettime", told.__getitem__)
    assert talk_seconds() == 5000.0 + slept


def test_without_such_a_clock_it_is_the_one_that_never_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    monkeypatch.setattr(time, "monotonic", lambda: 12.5)
    assert talk_seconds() == 12.5
