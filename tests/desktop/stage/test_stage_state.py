"""Keys and wishes on stage: what the audience sees after each of them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from leaderdeck.desktop.stage.stage_keys import StageKeys
from leaderdeck.desktop.stage.stage_messages import state_as_told, state_from, wish_as_told, wish_from
from leaderdeck.desktop.stage.stage_state import StageState, Wish, after

NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
KEY = Qt.Key


def pressed(*keys: tuple[int, str] | int, state: StageState | None = None) -> StageState:
    """The stage after these keys: a key, or a key with its letter."""
    reader, now = StageKeys(), state or StageState(10, frozenset({4, 8}))
    for one in keys:
        key, text = one if isinstance(one, tuple) else (one, "")
        wish = reader.wish_for(QKeyEvent(QEvent.Type.KeyPress, key, NONE, text))
        now = after(now, wish) if wish else now
    return now


def digits(number: int) -> list[tuple[int, str]]:
    return [(KEY.Key_0 + int(digit), digit) for digit in str(number)]


@pytest.mark.parametrize("key", ["N", "PageDown", "Right", "Down", "Space", "Return"])
def test_keys_that_go_on(key: str) -> None:
    assert pressed(getattr(KEY, f"Key_{key}")).number == 2


@pytest.mark.parametrize("key", ["P", "PageUp", "Left", "Up", "Backspace"])
def test_keys_that_go_back(key: str) -> None:
    assert pressed(getattr(KEY, f"Key_{key}"), state=StageState(10, number=3)).number == 2


def test_hidden_slides_are_passed_over_and_come_on_demand() -> None:
    assert pressed(*[KEY.Key_PageDown] * 3).number == 5
    assert pressed(KEY.Key_H).number == 4
    assert pressed(*digits(8), KEY.Key_Return).number == 8


def test_a_number_and_enter_goes_there_and_back_again() -> None:
    there = pressed(*digits(10), KEY.Key_Enter, state=StageState(12, number=3))
    assert (there.number, there.came_from) == (10, 3)
    assert pressed(KEY.Key_L, state=there).number == 3
    assert pressed(*digits(99), KEY.Key_Return).number == 10
    assert pressed(*digits(7), KEY.Key_Escape).has_ended is False


def test_home_and_end() -> None:
    assert pressed(KEY.Key_End).number == 10
    assert pressed(KEY.Key_Home, state=StageState(10, frozenset({1}), number=7)).number == 2


@pytest.mark.parametrize(("key", "cover"), [("B", "black"), ("Period", "black"), ("W", "white"), ("Comma", "white")])
def test_a_covered_slide_comes_back_before_the_next(key: str, cover: str) -> None:
    covered = pressed(getattr(KEY, f"Key_{key}"))
    assert (covered.cover, covered.number) == (cover, 1)
    back = pressed(KEY.Key_PageDown, state=covered)
    assert (back.cover, back.number) == ("", 1)
    assert pressed(getattr(KEY, f"Key_{key}"), state=covered).cover == ""


def test_the_end_is_black_and_stays() -> None:
    end = pressed(*[KEY.Key_PageDown] * 30)
    assert end.is_at_end
    assert not end.has_ended
    assert pressed(KEY.Key_PageUp, state=end).number == 10


def test_a_frozen_slide_stays_as_it_was_zoomed_and_escape_goes_back_to_it() -> None:
    frozen = pressed(KEY.Key_PageDown, KEY.Key_Z, KEY.Key_S, KEY.Key_PageDown, KEY.Key_PageDown)
    assert frozen.number == 5
    assert (frozen.as_seen().number, frozen.as_seen().zoom) == (2, 2.0)
    assert state_from(state_as_told(frozen)) == frozen
    back = pressed(KEY.Key_Escape, state=frozen)
    assert (back.number, back.zoom, back.frozen, back.has_ended) == (2, 2.0, None, False)
    along = pressed(KEY.Key_S, state=frozen)
    assert along.as_seen() == along
    assert along.number == 5
    assert pressed(KEY.Key_End, KEY.Key_PageDown, KEY.Key_S).frozen is None, "the end is seen by both"


def test_escape_leaves_the_zoom_first_then_the_stage() -> None:
    zoomed = pressed(KEY.Key_Plus)
    assert zoomed.zoom == 1.5
    moved = pressed(KEY.Key_Right, KEY.Key_Down, state=zoomed)
    assert (moved.number, moved.x > 0.5, moved.y > 0.5) == (1, True, True)
    assert pressed(*[KEY.Key_Right] * 20, state=zoomed).x == pytest.approx(1 - 0.5 / 1.5)
    assert pressed(KEY.Key_Escape, state=zoomed).zoom == 1
    assert pressed(KEY.Key_Escape, KEY.Key_Escape, state=zoomed).has_ended


def test_a_clickers_start_key_does_not_lose_the_slide() -> None:
    state = StageState(10, number=6)
    assert pressed(KEY.Key_F5, state=state) == state


def held(key: int, state: StageState) -> StageState:
    """The stage when a key is held down until the machine repeats it."""
    reader, now = StageKeys(), state
    for is_repeated in (False, *[True] * 5):
        wish = reader.wish_for(QKeyEvent(QEvent.Type.KeyPress, key, NONE, "", is_repeated))
        now = after(now, wish) if wish else now
    return now


def test_a_key_that_is_held_turns_one_slide_and_covers_once() -> None:
    for key in (KEY.Key_PageDown, KEY.Key_Right, KEY.Key_Space, KEY.Key_Return):
        assert held(key, StageState(10)).number == 2
    assert held(KEY.Key_B, StageState(10)).cover == "black"
    assert held(KEY.Key_V, StageState(10)).one_screen == "presenter"
    zoomed = pressed(KEY.Key_Plus)
    left = held(KEY.Key_Escape, zoomed)
    assert (left.zoom, left.has_ended) == (1, False)
    assert held(KEY.Key_Plus, StageState(10)).zoom == 4
    assert held(KEY.Key_Right, zoomed).x > pressed(KEY.Key_Right, state=zoomed).x


def test_control_keys_are_wishes_of_their_own() -> None:
    names = {
        key: StageKeys().wish_for(QKeyEvent(QEvent.Type.KeyPress, getattr(KEY, f"Key_{key}"), CONTROL, ""))
        for key in "LFSGB"
    }
    assert [wish.name if wish else None for wish in names.values()] == ["pointer", "find", "find", "grid", None]


def test_states_and_wishes_come_through_the_line_as_they_were() -> None:
    state = pressed(KEY.Key_Plus, KEY.Key_B, state=StageState(10, frozenset({2}), pointer=(0.25, 0.75)))
    assert state_from(state_as_told(state)) == state
    wish = Wish("go", 7, 0.1, 0.9)
    assert wish_from(wish_as_told(wish)) == wish
    assert wish_from({"wish": "point", "x": "far", "y": None}) == Wish("point")
