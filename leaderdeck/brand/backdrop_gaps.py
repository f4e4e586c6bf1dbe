"""What a backdrop holds that the preview or a usual program cannot draw, as keys: `Layout.undrawn` lists them."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from leaderdeck.brand.template_colors import A

Gap: TypeAlias = Literal[
    "shape", "chart", "diagram", "table", "object", "picture", "linked-picture", "metafile", "effect", "three-d",
    "bent-text", "inset-ground", "too-much",
]  # fmt: skip
"""A shape of a kind that we do not know; a chart; a diagram (SmartArt); a table; an embedded object without a picture;
a picture in a format that nobody can draw; one that lies outside the file; an EMF or WMF that could not be drawn; glow,
reflection, soft edges, inner shadow; depth and bevels; text along a curve; a picture on the ground that
leaves margins, which LibreOffice does not keep; more parts than a backdrop may have."""
_EFFECTS = ("glow", "innerShdw", "reflection", "softEdge", "fillOverlay", "prstShdw", "blur")
_FLAT_CAMERAS = ("", "orthographicFront")
_GRAPHICS: tuple[tuple[str, Gap], ...] = (("/table", "table"), ("/chart", "chart"), ("chartex", "chart"),
                                          ("/diagram", "diagram"))  # fmt: skip


def gaps_of_graphic(uri: str) -> Gap:
    """What a `p:graphicFrame` with this kind of data is."""
    return next((gap for ending, gap in _GRAPHICS if uri.endswith(ending)), "object")


def gaps_of_look(properties: Any, effects: Any | None) -> set[Gap]:  # noqa: ANN401 - lxml elements
    """What a shape's own properties and its effects ask for beyond fills, lines and an outer shadow."""
    found: set[Gap] = set()
    if effects is not None and any(effects.find(f"{A}{name}") is not None for name in _EFFECTS):
        found.add("effect")
    camera, depth = properties.find(f"{A}scene3d/{A}camera"), properties.find(f"{A}sp3d")
    turned = camera is not None and camera.get("prst", "") not in _FLAT_CAMERAS
    if turned or (depth is not None and (len(depth) or depth.get("extrusionH", "0") != "0")):
        found.add("three-d")
    return found
