"""Whoever has a talk checked hears of it at each slide, and may pause or stop there."""

import pytest

from leaderdeck.brand.catalog import find_kit
from leaderdeck.checks.talks import _GROUPS, find_problems
from leaderdeck.talk import read_slides

SLIDES = 12
TALK = "# Tale\n\n" + "".join(
    f"## Lysbilde {number}\n\n- ord\n\n![](borte{number}.png)\n\n" for number in range(SLIDES)
)


class Stop(Exception):
    """Enough."""


def test_a_check_reports_at_each_slide() -> None:
    talk = read_slides(TALK, find_kit("plain"))
    told: list[tuple[int, int]] = []

    def note(done: int, groups: int) -> None:
        told.append((done, groups))

    found = find_problems(talk.deck, talk.kit, talk.scenes, talk.text, progress=note)
    assert found == find_problems(talk.deck, talk.kit, talk.scenes, talk.text)
    assert len(told) > 8 * SLIDES
    assert told == sorted(told)
    assert {groups for _, groups in told} == {len(_GROUPS)}
    assert {done for done, _ in told} == set(range(len(_GROUPS)))


def test_a_check_ends_at_the_slide_where_it_is_stopped() -> None:
    talk = read_slides(TALK, find_kit("plain"))
    told = 0

    def note(_done: int, _groups: int) -> None:
        nonlocal told
        told += 1
        if told == 30:
            raise Stop

    with pytest.raises(Stop):
        find_problems(talk.deck, talk.kit, talk.scenes, talk.text, progress=note)
    assert told == 30
