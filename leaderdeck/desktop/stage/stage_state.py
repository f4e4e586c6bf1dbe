"""What the audience sees now, and how each wish changes that. Pure, so that a restart goes on where it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal, TypeAlias

from leaderdeck.quick_dataclass import dataclass

Cover: TypeAlias = Literal["", "black", "white"]
ZOOMS = (1.0, 1.5, 2.0, 3.0, 4.0)
STEP = 0.2
"""How far an arrow key moves a slide that is zoomed into, as a share of what is seen."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that somebody wants of the stage; `number` and the point mean something for some names only."""

    name: str
    number: int = 0
    x: float = 0.5
    y: float = 0.5
    """A point of the slide, as shares of its width and height."""


@dataclass(frozen=True, slots=True)
class StageState:
    """What is on the audience's screen. Numbers count scenes from 1; one past the last is the black end."""

    count: int
    hidden: frozenset[int] = frozenset()
    number: int = 1
    came_from: int = 0
    """The slide that a jump left; 0 where there was none."""
    cover: Cover = ""
    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5
    """The middle of what is seen while zoomed."""
    pointer: tuple[float, float] | None = None
    """Where the light spot is on the slide."""
    points: bool = False
    """Whether the light spot is switched on."""
    has_arrow: bool = False
    frozen: tuple[int, float, float, float] | None = None
    """The slide, zoom and middle that the audience keeps while the speaker looks at others; None where both see one."""
    is_paused: bool = False
    shows_private: bool = False
    """Whether the speaker's own view shows private remarks; the audience's never does."""
    one_screen: Literal["audience", "presenter"] = "audience"
    """What a single screen shows."""
    swapped: bool = False
    has_ended: bool = False

    @property
    def is_at_end(self) -> bool:
        """Whether the last slide is passed."""
        return self.number > self.count

    def as_seen(self) -> StageState:
        """The stage as the audience has it."""
        if self.frozen is None:
            return self
        number, zoom, x, y = self.frozen
        return replace(self, number=number, zoom=zoom, x=x, y=y, pointer=None, frozen=None)

    def next_number(self) -> int:
        """The slide that comes next, hidden ones passed over."""
        return next((n for n in range(self.number + 1, self.count + 1) if n not in self.hidden), self.count + 1)

    def previous_number(self) -> int:
        """The slide before, hidden ones passed over; the same one at the beginning."""
        return next((n for n in range(self.number - 1, 0, -1) if n not in self.hidden), self.number)


def after(state: StageState, wish: Wish) -> StageState:
    """The stage once the wish is granted; a wish that has no meaning now changes nothing."""
    change = _CHANGES.get(wish.name)
    return change(state, wish) if change else state


def _shows(state: StageState, number: int, *, jumps: bool = False) -> StageState:
    number = max(1, min(state.count + 1, number))
    came_from = state.number if jumps and number != state.number else state.came_from
    return replace(state, number=number, came_from=came_from, cover="", zoom=1.0, x=0.5, y=0.5, pointer=None)


def _next(state: StageState, _wish: Wish) -> StageState:
    """A slide that was covered comes back first, so that none is passed unseen."""
    return replace(state, cover="") if state.cover else _shows(state, state.next_number())


def _previous(state: StageState, _wish: Wish) -> StageState:
    return replace(state, cover="") if state.cover else _shows(state, state.previous_number())


def _next_hidden(state: StageState, _wish: Wish) -> StageState:
    number = next((n for n in range(state.number + 1, state.count + 1) if n in state.hidden), 0)
    return _shows(state, number, jumps=True) if number else state


def _go(state: StageState, wish: Wish) -> StageState:
    return _shows(state, min(state.count, wish.number), jumps=True)


def _back(state: StageState, _wish: Wish) -> StageState:
    return _shows(state, state.came_from, jumps=True) if state.came_from else state


def _first(state: StageState, _wish: Wish) -> StageState:
    return _shows(state, _first_shown(state), jumps=True)


def _last(state: StageState, _wish: Wish) -> StageState:
    return _shows(state, replace(state, number=state.count + 1).previous_number(), jumps=True)


def _first_shown(state: StageState) -> int:
    return next((n for n in range(1, state.count + 1) if n not in state.hidden), 1)


def _covering(cover: Cover) -> Callable[[StageState, Wish], StageState]:
    return lambda state, _wish: replace(state, cover="" if state.cover == cover else cover)


def _zoom_by(steps: int) -> Callable[[StageState, Wish], StageState]:
    def change(state: StageState, wish: Wish) -> StageState:
        nearest = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - state.zoom))
        zoom = ZOOMS[max(0, min(len(ZOOMS) - 1, nearest + steps))]
        x, y = (state.x, state.y) if state.zoom > 1 else (wish.x, wish.y)
        return _zoomed(state, zoom, x, y)

    return change


def _zoom_to(state: StageState, wish: Wish) -> StageState:
    """Into the point, or out again."""
    return _zoomed(state, 1.0 if state.zoom > 1 else 2.0, wish.x, wish.y)


def _zoom_out_whole(state: StageState, _wish: Wish) -> StageState:
    return _zoomed(state, 1.0, 0.5, 0.5)


def _look_at(state: StageState, wish: Wish) -> StageState:
    return _zoomed(state, state.zoom, wish.x, wish.y)


def _zoomed(state: StageState, zoom: float, x: float, y: float) -> StageState:
    """Nothing beside the slide is ever seen."""
    margin = 0.5 / zoom
    inside = max(margin, min(1 - margin, x)), max(margin, min(1 - margin, y))
    return replace(state, zoom=zoom, x=inside[0], y=inside[1])


def _moving(right: int, down: int) -> Callable[[StageState, Wish], StageState]:
    """An arrow key moves what is zoomed into; else it turns to another slide."""

    def change(state: StageState, wish: Wish) -> StageState:
        if state.zoom == 1:
            return (_next if right + down > 0 else _previous)(state, wish)
        step = STEP / state.zoom
        return _zoomed(state, state.zoom, state.x + right * step, state.y + down * step)

    return change


def _moving_on(right: int, down: int) -> Callable[[StageState, Wish], StageState]:
    """An arrow key that is held moves what is zoomed into, and turns no slides."""
    move = _moving(right, down)
    return lambda state, wish: move(state, wish) if state.zoom > 1 else state


def _point(state: StageState, wish: Wish) -> StageState:
    return replace(state, pointer=(wish.x, wish.y)) if state.points else state


def _switch_pointer(state: StageState, _wish: Wish) -> StageState:
    return replace(state, points=not state.points, pointer=None)


def _freeze(state: StageState, _wish: Wish) -> StageState:
    """The audience keeps what it sees, or comes along again to the slide that the speaker is at."""
    if state.frozen is not None or state.is_at_end:
        return replace(state, frozen=None)
    return replace(state, frozen=(state.number, state.zoom, state.x, state.y), pointer=None)


def _leave(state: StageState, _wish: Wish) -> StageState:
    """What lies over the slide is left first, then the stage; a frozen slide is gone back to, so that nothing moves."""
    if state.frozen is not None:
        return state.as_seen()
    if state.zoom > 1:
        return _zoomed(state, 1.0, 0.5, 0.5)
    return replace(state, has_ended=True)


def _hold(state: StageState, _wish: Wish) -> StageState:
    """A finger that stays on the black end: who has no keys leaves so, and nobody leaves in the middle by mistake."""
    return replace(state, has_ended=True) if state.is_at_end else state


def _other_on_one_screen(state: StageState, _wish: Wish) -> StageState:
    return replace(state, one_screen="audience" if state.one_screen == "presenter" else "presenter")


_CHANGES: dict[str, Callable[[StageState, Wish], StageState]] = {
    "next": _next, "previous": _previous, "right": _moving(1, 0), "left": _moving(-1, 0), "down": _moving(0, 1),
    "up": _moving(0, -1), "right_held": _moving_on(1, 0), "left_held": _moving_on(-1, 0),
    "down_held": _moving_on(0, 1), "up_held": _moving_on(0, -1), "first": _first, "last": _last, "go": _go,
    "back": _back, "next_hidden": _next_hidden,
    "black": _covering("black"), "white": _covering("white"), "zoom_in": _zoom_by(1), "zoom_out": _zoom_by(-1),
    "zoom_to": _zoom_to, "zoom_whole": _zoom_out_whole, "look_at": _look_at, "point": _point,
    "pointer": _switch_pointer, "freeze": _freeze,
    "point_away": lambda state, _wish: replace(state, pointer=None),
    "arrow": lambda state, _wish: replace(state, has_arrow=not state.has_arrow),
    "pause": lambda state, _wish: replace(state, is_paused=not state.is_paused),
    "private": lambda state, _wish: replace(state, shows_private=not state.shows_private),
    "one_screen": _other_on_one_screen,
    "swap": lambda state, _wish: replace(state, swapped=not state.swapped),
    "leave": _leave,
    "hold": _hold,
    "end": lambda state, _wish: replace(state, has_ended=True),
}  # fmt: skip
