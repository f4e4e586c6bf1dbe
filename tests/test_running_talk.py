"""The clock of a talk that is held: pauses do not count, and the pace is against the plan of each slide."""

import pytest

from leaderdeck.rehearsal import RunningTalk, plan_for


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
