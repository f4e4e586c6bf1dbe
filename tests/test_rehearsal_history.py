"""The file beside the talk: what is written is read again, and whatever else it holds does no harm."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderdeck.rehearsal.history import MOST_REHEARSALS, History, history_file, history_text, read_history
from leaderdeck.rehearsal.practice import PracticedSlide, Rehearsal

KEY = "0123456789abcdef"
ONE = Rehearsal("2026-03-16T09:00:00+01:00", (PracticedSlide(KEY, 120, 61.5),), 30.0, is_whole=False)


def test_what_is_written_is_read_again() -> None:
    history = History((ONE,), frozenset({KEY}))
    assert read_history(history_text(history).encode()) == history


def test_its_name_is_beside_the_talk() -> None:
    assert history_file(Path("mappe") / "Ro i båten 2.5.md") == Path("mappe/Ro i båten 2.5.leaderdeck-rehearsals.json")


def test_only_the_newest_are_kept_and_silence_is_no_rehearsal() -> None:
    history = History()
    for _ in range(MOST_REHEARSALS + 3):
        history = history.with_rehearsal(ONE)
    assert len(history.rehearsals) == MOST_REHEARSALS
    assert history.with_rehearsal(Rehearsal(ONE.began)) == history
    assert history.keeping(KEY, kept=True).kept == {KEY}
    assert not history.keeping(KEY, kept=True).keeping(KEY, kept=False).kept


def test_two_histories_become_one_in_the_order_of_the_rehearsals() -> None:
    later = replace(ONE, began="2026-03-16T08:30:00+00:00")
    mine, other = History((ONE, later), frozenset({KEY})), History((later,), frozenset({"f" * 16}))
    assert other.joined(mine) == History((ONE, later), frozenset({KEY, "f" * 16}))
    many = History(tuple(replace(ONE, began=f"2026-03-{day:02d}T09:00:00+01:00") for day in range(1, 29)))
    assert len(many.joined(mine).rehearsals) == MOST_REHEARSALS - 1
    assert many.joined(History()) == many


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"rehearsals": []}', b"[" * 100_000, b" " * (5 << 20)],
)
def test_what_is_no_history_is_told_from_an_empty_one(data: bytes) -> None:
    assert read_history(data) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seconds", float("nan")), ("seconds", float("inf")), ("seconds", -1), ("seconds", 1e9), ("seconds", True),
        ("seconds", "60"), ("words", -1), ("words", 10**30), ("words", None), ("slide", "../../etc"), ("slide", 7),
        ("slide", KEY + "0"),
    ],
)  # fmt: skip
def test_odd_slides_are_left_out(name: str, value: object) -> None:
    said = json.loads(history_text(History((ONE,))))
    good = said["rehearsals"][0]["slides"][0]
    said["rehearsals"][0]["slides"].append({**good, "slide": "f" * 16, name: value})
    assert read_history(json.dumps(said).encode()) == History((ONE,))


@pytest.mark.parametrize("began", ["", "i går", "2026-03-16", 5, None, "2" * 500])
def test_a_rehearsal_without_its_time_is_left_out(began: object) -> None:
    said = json.loads(history_text(History((ONE,))))
    said["rehearsals"][0]["began"] = began
    assert read_history(json.dumps(said).encode()) == History()


_ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["began", "slides", "slide", "words", "seconds", "paused"]), inner)
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(_ODD, _ODD)
def test_whatever_it_holds_gives_a_history_that_can_be_written(rehearsals: object, keep: object) -> None:
    data = json.dumps({"leaderdeck": "rehearsals", "rehearsals": rehearsals, "keep": keep}).encode()
    found = read_history(data)
    assert found is not None
    assert read_history(history_text(found).encode()) == found
