"""Quickly made dataclasses do what Python's own do."""

import copy
import dataclasses
import pickle
import pprint
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from leaderdeck import quick_dataclass
from leaderdeck.talk import Talk

MAKERS: dict[str, Callable[..., Any]] = {"own": dataclasses.dataclass, "quick": quick_dataclass.dataclass}


def classes(maker: Callable[..., Any]) -> tuple[type, type, type]:
    """A frozen class, one that is made from it, and one that can change."""

    @maker(frozen=True, slots=True)
    class Frame:
        """A place."""

        left: float
        name: str = "box"
        tags: tuple[str, ...] = dataclasses.field(default_factory=tuple)
        seen: list[int] = dataclasses.field(default_factory=list, compare=False, repr=False)
        fixed: int = dataclasses.field(default=7, init=False)

        @property
        def doubled(self) -> float:
            return self.left * 2

    @maker(frozen=True, slots=True)
    class Named(Frame):
        """A place with more."""

        title: str = ""
        level: int = dataclasses.field(default=1, kw_only=True)

    @maker(slots=True)
    class Count:
        total: int
        doubled: int = dataclasses.field(init=False)

        def __post_init__(self) -> None:
            self.doubled = self.total * 2

    return Frame, Named, Count


def refused(act: Callable[[], object]) -> str:
    with pytest.raises((dataclasses.FrozenInstanceError, TypeError, AttributeError)) as caught:
        act()
    return type(caught.value).__name__


def behavior(maker: Callable[..., Any]) -> list[object]:
    frame, named, count = classes(maker)
    one, other = frame(1.5, "a", ("x",)), frame(1.5, name="a", tags=("x",), seen=[3])
    more = named(2.0, title="t", level=3)
    counted = count(4)
    counted.total = 5
    return [
        repr(one).rpartition(".")[2], repr(more).rpartition(".")[2], one == other, hash(one) == hash(other),
        one != more, one.seen, other.seen,
        one.fixed, more.level, more.doubled, counted.doubled, counted == count(5), count.__hash__,
        {one: 1}[other], frame(0).seen is frame(0).seen, frame(1.5) == 1.5,
        dataclasses.replace(one, left=9.0).left, dataclasses.replace(more, level=4).level, dataclasses.asdict(one),
        [field.name for field in dataclasses.fields(named)], frame.__match_args__, dataclasses.is_dataclass(one),
        copy.copy(more) == more, copy.deepcopy(other).seen, hasattr(one, "__dict__"),
        refused(lambda: setattr(one, "left", 2)), refused(lambda: delattr(one, "left")),
        refused(lambda: frame()), refused(lambda: frame(1, wrong=2)), refused(lambda: frame(1, "a", (), [], 7)),
        refused(lambda: named(1, "a", (), [], "t", 4)),
    ]  # fmt: skip


def test_values_behave_as_those_of_pythons_own_decorator() -> None:
    own, quick = behavior(MAKERS["own"]), behavior(MAKERS["quick"])
    assert len(own) == len(quick)
    for number, (expected, found) in enumerate(zip(own, quick, strict=True)):
        assert found == expected, number


@quick_dataclass.dataclass(frozen=True, slots=True)
class Sent:
    """What goes to another process."""

    left: float
    name: str = ""


@pytest.mark.parametrize("made_before", [0, 1, 20])
def test_the_first_values_and_the_later_ones_are_alike(made_before: int) -> None:
    def made(maker: Callable[..., Any]) -> list[object]:
        frame, named, count = classes(maker)
        for number in range(made_before):
            frame(number), named(number), count(number)
        wrong: list[Callable[[], object]] = [
            lambda: frame(), lambda: named(title="t"), lambda: frame(1, wrong=2), lambda: frame(1, left=2),
            lambda: frame(1, "a", (), [], 7), lambda: frame(1, fixed=8), lambda: named(1, "a", (), [], "t", 4),
            lambda: count(), lambda: count(1, 2), lambda: count(total=1, doubled=2),
        ]  # fmt: skip
        right: list[Callable[[], object]] = [
            lambda: frame(1), lambda: frame(left=1, seen=[2]), lambda: frame(1, "a", ("x",), [3]),
            lambda: frame(1, tags=None), lambda: named(1, "a", (), [], "t", level=4), lambda: named(level=2, left=0),
            lambda: count(3), lambda: count(total=4),
        ]  # fmt: skip
        values = [[getattr(one, field.name) for field in dataclasses.fields(one)] for one in (act() for act in right)]
        return [refused(wrong.pop(0)), values, *(refused(act) for act in wrong), frame(1) == frame(1)]

    assert made(MAKERS["quick"]) == made(MAKERS["own"])


def test_values_go_to_other_processes_and_recursion_ends() -> None:
    assert pickle.loads(pickle.dumps(Sent(1.5, "å"))) == Sent(1.5, "å")

    @quick_dataclass.dataclass(slots=True)
    class Ring:
        """Holds itself."""

        inside: object = None

    ring = Ring()
    ring.inside = ring
    assert "..." in repr(ring)


def test_a_class_keeps_the_methods_that_it_has_itself() -> None:
    @quick_dataclass.dataclass(frozen=True, slots=True)
    class Own:
        """Compares in its own way."""

        left: int

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 3

        def __repr__(self) -> str:
            return "own"

    assert Own(1) == Own(2)
    assert hash(Own(1)) == 3
    assert repr(Own(1)) == "own"


def test_without_slots_too_and_kinds_that_it_does_not_know_are_refused() -> None:
    @quick_dataclass.dataclass(frozen=True)
    class Plain:
        """Has a dictionary."""

        left: int
        tags: tuple[str, ...] = ()
        seen: list[int] = dataclasses.field(default_factory=list)

    assert vars(Plain(1)) == {"left": 1, "tags": (), "seen": []}
    assert not hasattr(Plain, "seen")
    assert Plain.tags == ()
    with pytest.raises(TypeError, match="ClassVar"):

        @quick_dataclass.dataclass(slots=True)
        class Odd:
            """Has what is no field."""

            count: ClassVar[int] = 0


def test_values_are_shown_in_a_failed_comparison() -> None:
    assert pprint.pformat(Sent(1.5, "å")) == repr(Sent(1.5, "å"))


def test_the_products_own_classes_are_made_so() -> None:
    assert Talk.__eq__.__module__ == "leaderdeck.quick_dataclass"
