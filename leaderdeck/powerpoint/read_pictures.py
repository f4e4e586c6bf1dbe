"""Pictures of foreign slides, layouts and masters: which part they show, where, how cropped and how recolored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leaderdeck.brand.backdrop import UNMOVED, Move, P, group_move, moved, read_frame
from leaderdeck.brand.package import Package
from leaderdeck.brand.template_colors import A
from leaderdeck.deck.template_looks import Crop, ShownPicture
from leaderdeck.powerpoint.xml_names import R
from leaderdeck.units import Frame

_EMBED = f"{{{R}}}embed"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_EFFECTS = frozenset(
    f"{A}{name}" for name in ("grayscl", "biLevel", "duotone", "lum", "clrRepl", "hsl", "tint", "fillOverlay")
)
"""What changes a picture's colors (ECMA-376 part 1, 20.1.8.13)."""
_DEEPEST_GROUP = 12
_MOST_PICTURES = 2_000


def shown_pictures(tree: Any, package: Package, part: str) -> tuple[ShownPicture, ...]:  # noqa: ANN401 - lxml
    """The pictures in a shape tree that are drawn from the package, lowest first."""
    found = list[ShownPicture]()
    for each in _pictures(tree, package, part, UNMOVED, 0):
        found.append(each)
        if len(found) == _MOST_PICTURES:
            break
    return tuple(found)


def _pictures(group: Any, package: Package, part: str, move: Move, depth: int) -> Iterator[ShownPicture]:  # noqa: ANN401
    for element in group:
        if element.tag in (f"{P}pic", f"{P}sp"):
            yield from _placed(element, package, part, move)
        elif element.tag == f"{P}grpSp" and depth < _DEEPEST_GROUP:
            yield from _pictures(element, package, part, group_move(element, move) or move, depth + 1)
        elif element.tag == f"{_MC}AlternateContent" and depth < _DEEPEST_GROUP:
            chosen = element.find(f"{_MC}Fallback")
            yield from _pictures(chosen, package, part, move, depth + 1) if chosen is not None else ()


def _placed(shape: Any, package: Package, part: str, move: Move) -> Iterator[ShownPicture]:  # noqa: ANN401 - lxml
    frame = read_frame(shape.find(f"{P}spPr/{A}xfrm"))
    picture = shown_picture(shape, moved(frame, move), package, part) if frame is not None else None
    if picture is not None:
        yield picture


def shown_picture(shape: Any, frame: Frame, package: Package, part: str) -> ShownPicture | None:  # noqa: ANN401 - lxml
    """The picture of a `p:pic`, or of a `p:sp` that is filled with one; None for films and what lies outside."""
    properties = shape.find(f"{P}spPr")
    fill = shape.find(f"{P}blipFill")
    if fill is None and properties is not None:
        fill = properties.find(f"{A}blipFill")
    blip = fill.find(f"{A}blip") if fill is not None else None
    if blip is None or _is_film(shape):
        return None
    image = _target(package, part, blip)
    if not image:
        return None
    vector = next(blip.iter(_SVG), None)
    names = shape.find(f"*/{P}cNvPr")
    transform = properties.find(f"{A}xfrm") if properties is not None else None
    return ShownPicture(
        name=names.get("name", "") if names is not None else "",
        frame=frame,
        part=image,
        vector=_target(package, part, vector) if vector is not None else "",
        crop=_crop(fill),
        effects=frozenset(each.tag.removeprefix(A) for each in blip if each.tag in _EFFECTS),
        turned=transform is not None and _is_turned(transform),
    )


def _is_turned(transform: Any) -> bool:  # noqa: ANN401 - an lxml element
    return transform.get("rot", "0") != "0" or bool({transform.get("flipH"), transform.get("flipV")} & {"1", "true"})


def _target(package: Package, part: str, blip: Any) -> str:  # noqa: ANN401 - an lxml element
    relation = package.relations(part).get(blip.get(_EMBED, ""))
    return relation.part if relation is not None and relation.part in package.entries else ""


def _is_film(shape: Any) -> bool:  # noqa: ANN401 - an lxml element
    """Whether the picture stands for a film or a sound."""
    properties = shape.find(f"*/{P}nvPr")
    names = ("videoFile", "audioFile", "wavAudioFile", "audioCd")
    return properties is not None and any(properties.find(f"{A}{name}") is not None for name in names)


def _crop(fill: Any) -> Crop:  # noqa: ANN401 - an lxml element
    """What is cut away; a stretch that leaves room or cuts further changes the sides in the same way."""
    sides = [0.0, 0.0, 0.0, 0.0]
    for place in (fill.find(f"{A}srcRect"), fill.find(f"{A}stretch/{A}fillRect")):
        for index, name in enumerate("ltrb"):
            sides[index] += _share(place.get(name)) if place is not None else 0.0
    left, top, right, bottom = sides
    return left, top, right, bottom


def _share(written: str | None) -> float:
    try:
        text = written or "0"
        return float(text.rstrip("%")) / (100.0 if text.endswith("%") else 100_000.0)
    except ValueError:
        return 0.0
