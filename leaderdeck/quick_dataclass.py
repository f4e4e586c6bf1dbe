"""Dataclasses that are made quickly, because the app makes some hundreds of them before its first window stands.

Python's own decorator writes and compiles six methods for each class: 1.2 ms a class, 0.36 s of a start of 1.5 s
(measured, Python 3.11). Here only `__init__` is compiled, once a few values were made; the others are shared. What it
finds out about fields takes 0.2 ms a class, so that is done here too, for the kinds of fields that are used here. What
a class and its values can do is the same, `dataclasses.replace`, `fields` and `asdict` included, and type checkers see
Python's own decorator.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    from collections.abc import Callable, Iterator
    from operator import attrgetter
    from reprlib import recursive_repr
    from types import MemberDescriptorType

    def dataclass(*, frozen: bool = False, slots: bool = False, eq: bool = True) -> Callable[[type], type]:
        """As `dataclasses.dataclass`, with the choices that are used here."""

        def make(plain: type) -> type:
            if not plain.__doc__:
                plain.__doc__ = plain.__name__  # or else Python works out a signature for it
            own = set(vars(plain))
            made = _with_fields(plain, slots=slots)
            made.__init__ = _init_later(made, frozen=frozen)
            if "__repr__" not in own:
                made.__repr__ = _repr
            if frozen:
                made.__setattr__, made.__delattr__ = _refuse_setting, _refuse_deleting
                if slots:
                    made.__getstate__, made.__setstate__ = _state, _set_state
            if eq and "__eq__" not in own:
                _compare(made, frozen=frozen)
            return made

        return make

    def _with_fields(plain: type, *, slots: bool) -> type:
        """The class with what `dataclasses` calls its fields, as a new class where these are its slots."""
        known: dict[str, dataclasses.Field] = {}
        for base in plain.__mro__[-1:0:-1]:
            known.update(vars(base).get("__dataclass_fields__", {}))
        own = {field.name: field for field in _own_fields(plain)}
        known.update(own)
        args = tuple(field.name for field in known.values() if field.init and not field.kw_only)
        told = {
            "__dataclass_fields__": known, "__dataclass_params__": _Example.__dataclass_params__,
            "__match_args__": vars(plain).get("__match_args__", args),
        }  # fmt: skip
        if slots:
            kept = {name: value for name, value in vars(plain).items() if name not in own and name not in _OF_NO_SLOT}
            taken = {name for base in plain.__mro__[1:] for name in vars(base).get("__slots__", ())}
            kept["__slots__"] = tuple(name for name in known if name not in taken)
            made = type(plain)(plain.__name__, plain.__bases__, kept | told)
            made.__qualname__ = plain.__qualname__
            return made
        for name, field in own.items():
            if field.default is not dataclasses.MISSING:
                told[name] = field.default
            elif name in vars(plain):
                delattr(plain, name)
        for name, value in told.items():
            setattr(plain, name, value)
        return plain

    def _own_fields(plain: type) -> Iterator[dataclasses.Field]:
        for name, kind in vars(plain).get("__annotations__", {}).items():
            said = str(kind)
            if "ClassVar" in said or "InitVar" in said or "KW_ONLY" in said:
                raise TypeError(f"{plain.__qualname__}.{name}: {kind} is not known here; take Python's own decorator")
            default = getattr(plain, name, dataclasses.MISSING)
            if isinstance(default, MemberDescriptorType):
                default = dataclasses.MISSING  # the slot of a base
            field = default if isinstance(default, dataclasses.Field) else dataclasses.field(default=default)
            field.name, field.type = name, kind
            field._field_type = _Example.__dataclass_fields__["one"]._field_type
            field.kw_only = field.kw_only is True
            yield field

    def _init_later(made: type, *, frozen: bool) -> Callable[..., None]:
        """Fills the first few values without compiling: of half the classes no more are made before a window stands."""
        fields = dataclasses.fields(made)
        put = object.__setattr__ if frozen else setattr
        filled = 0

        def __init__(self: object, *arguments: object, **named: object) -> None:  # noqa: N807
            nonlocal filled
            filled += 1
            if filled <= _FEW and _fill(fields, put, self, arguments, named):
                if hasattr(made, "__post_init__"):
                    self.__post_init__()
                return
            made.__init__ = _init(made, frozen=frozen)
            made.__init__(self, *arguments, **named)

        return __init__

    def _fill(
        fields: tuple[dataclasses.Field, ...], put: Callable[[object, str, object], None], one: object,
        arguments: tuple[object, ...], named: dict[str, object],
    ) -> bool:  # fmt: skip
        """Set all fields; whether that could be done: what the arguments lack or have too many of is told elsewhere."""
        in_order, used = iter(arguments), 0
        for field in fields:
            value = next(in_order, _UNSET) if field.init and not field.kw_only else _UNSET
            if value is _UNSET and field.init and field.name in named:
                value, used = named[field.name], used + 1
            if value is _UNSET:
                value = field.default
            if value is dataclasses.MISSING and field.default_factory is not dataclasses.MISSING:
                value = field.default_factory()
            if value is dataclasses.MISSING and field.init:
                return False
            if value is not dataclasses.MISSING:
                put(one, field.name, value)
        return used == len(named) and next(in_order, _UNSET) is _UNSET

    def _init(made: type, *, frozen: bool) -> Callable[..., None]:
        """The one method that is compiled, since it is called most."""
        names = {"_put": object.__setattr__, "_unset": _UNSET}
        in_order, by_name, lines = ["self"], [], []
        for field in dataclasses.fields(made):
            given, default, value = field.name, "", field.name
            if field.default is not dataclasses.MISSING:
                default, value = f"=_default_{given}", value if field.init else f"_default_{given}"
                names[f"_default_{given}"] = field.default
            elif field.default_factory is not dataclasses.MISSING:
                default, value = "=_unset", f"_make_{given}() if {given} is _unset else {given}"
                names[f"_make_{given}"] = field.default_factory
                value = value if field.init else f"_make_{given}()"
            if field.init:
                (by_name if field.kw_only else in_order).append(given + default)
            if field.init or default:
                lines.append(f"_put(self, {given!r}, {value})" if frozen else f"self.{given} = {value}")
        if hasattr(made, "__post_init__"):
            lines.append("self.__post_init__()")
        arguments = ", ".join([*in_order, "*", *by_name] if by_name else in_order)
        exec(f"def __init__({arguments}):\n " + "\n ".join(lines or ["pass"]), names)  # noqa: S102
        names["__init__"].__qualname__ = f"{made.__qualname__}.__init__"
        return names["__init__"]

    def _compare(made: type, *, frozen: bool) -> None:
        names = [field.name for field in dataclasses.fields(made) if field.compare]
        compared = attrgetter(*names) if names else bool

        def __eq__(self: object, other: object) -> bool:  # noqa: N807
            return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self: object) -> int:  # noqa: N807
            return hash(compared(self))

        made.__eq__, made.__hash__ = __eq__, __hash__ if frozen else None

    @recursive_repr()
    def _repr(self: object) -> str:
        shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"

    def _refuse_setting(self: object, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_deleting(self: object, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def _state(self: object) -> list[object]:
        return [getattr(self, field.name) for field in dataclasses.fields(self)]

    def _set_state(self: object, state: list[object]) -> None:
        for field, value in zip(dataclasses.fields(self), state, strict=True):
            object.__setattr__(self, field.name, value)

    @dataclasses.dataclass(init=False, repr=False, eq=False)
    class _Example:
        """What Python's own decorator says of a class whose methods it does not write."""

        one: int = 0

    _OF_NO_SLOT = ("__dict__", "__weakref__")
    _UNSET = object()
    _FEW = 4
    """Values of a class: to fill them takes 6 µs each, and 220 µs to compile (measured)."""
