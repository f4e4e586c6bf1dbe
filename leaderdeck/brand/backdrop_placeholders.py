"""What a placeholder draws besides words on slides that use it: the fill, line and form it has or inherits."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from leaderdeck.brand.backdrop import BackdropReader
from leaderdeck.brand.backdrop_fills import fill_element
from leaderdeck.brand.backdrop_poses import P
from leaderdeck.brand.backdrop_values import Pose
from leaderdeck.brand.template import BackdropPart
from leaderdeck.brand.template_colors import A
from leaderdeck.units import Frame

_FORMS = (f"{A}custGeom", f"{A}prstGeom")


def drawn_in(
    reader: BackdropReader,
    shape: Any,  # noqa: ANN401 - an lxml element
    inherited: Any | None,  # noqa: ANN401 - an lxml element
    frame: Frame,
) -> tuple[BackdropPart, ...]:
    """The parts in the placeholder's frame, lowest first. `inherited` is the master's placeholder of the same kind.

    A form, a fill and a line are each inherited where the layout says none of its own (19.3.1.36).
    """
    properties = shape.find(f"{P}spPr")
    if properties is None:
        return ()
    handed = inherited.find(f"{P}spPr") if inherited is not None else None
    if not (_is_drawn(properties) or _is_drawn(handed)) and shape.find(f"{P}style") is None:
        return ()
    return tuple(reader.drawing(shape, _with_inherited(properties, handed), Pose(frame)))


def _is_drawn(properties: Any | None) -> bool:  # noqa: ANN401 - an lxml element
    return properties is not None and (fill_element(properties) is not None or properties.find(f"{A}ln") is not None)


def _with_inherited(own: Any, handed: Any | None) -> Any:  # noqa: ANN401 - lxml elements
    """The placeholder's properties with what it inherits, as a new element."""
    whole = deepcopy(own)
    if handed is None:
        return whole
    if not any(whole.find(name) is not None for name in _FORMS):
        whole.extend(deepcopy(each) for each in handed.iterchildren(*_FORMS))
    fill, line = fill_element(handed), handed.find(f"{A}ln")
    if fill_element(whole) is None and fill is not None:
        whole.append(deepcopy(fill))
    if whole.find(f"{A}ln") is None and line is not None:
        whole.append(deepcopy(line))
    return whole
