"""Regular expressions that are compiled when they are used first.

The app knows some hundreds before its first window stands, and compiling all of them took a tenth of its start (0.19 of
1.9 s of processor time, measured, Python 3.11). A use costs 0.1 µs more, so what each line of a talk is read with is
compiled at once, as ever.
"""

from __future__ import annotations

import re
from typing import AnyStr

_ATTRIBUTES = (
    "match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern", "flags", "groupindex",
)  # fmt: skip


def late_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, but done at the first use; a wrong pattern is told of then.

    What it gives is asked itself (`it.match(…)`): the functions of `re` take no such pattern.
    """
    return _LatePattern(pattern, flags)  # type: ignore[return-value]  # answers as one does


class _LatePattern:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._made_of = (pattern, flags)

    def __repr__(self) -> str:
        return f"late_pattern({self._made_of[0]!r})"


class _AtFirstUse:
    """Compiles, and from then on what the compiled pattern has stands before it in the instance itself."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, late: _LatePattern, _owner: object) -> object:
        compiled: re.Pattern[str] = re.compile(*late._made_of)  # type: ignore[arg-type]  # text or bytes
        vars(late).update({name: getattr(compiled, name) for name in _ATTRIBUTES})
        return vars(late)[self._name]


for _name in _ATTRIBUTES:
    setattr(_LatePattern, _name, _AtFirstUse(_name))
