"""The logos in somebody else's template: pictures of a logo's size that stand in the same place on many layouts."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field, replace
from typing import Literal

from leaderdeck.brand.backdrop_values import Sides
from leaderdeck.brand.logos import logo_facts
from leaderdeck.brand.metafiles import is_metafile, metafile_png
from leaderdeck.brand.new_logo import clean_logo
from leaderdeck.brand.role_map import RoleMap
from leaderdeck.brand.template import BackdropPicture, Layout, Template
from leaderdeck.quick_dataclass import dataclass

_WIDEST, _HIGHEST, _LEAST_SIDE, _MOST_AREA = 0.45, 0.32, 0.015, 0.1
"""Shares of the slide's width, height and area that a logo has at most (and its sides at least)."""
_FLATTEST, _SLIMMEST = 14.0, 0.15
_NEAR_EDGE = 0.14
"""How near to an edge of the slide (share of it) a logo's own edge is, on slides with content."""
_NAMED = re.compile(r"logo|våpen|vapen|merke|emblem|crest|brand", re.IGNORECASE)
_NAMED_COUNTS, _COVER_COUNTS = 3, 2
_MOST_KEPT = 1


@dataclass(frozen=True, slots=True)
class FoundLogo:
    """A logo, cleaned, by suffix (`.svg` and `.png`, or `.png` alone), and the ground that it stands on."""

    files: tuple[tuple[str, bytes], ...]
    ground: Literal["light", "dark"]


@dataclass(slots=True)
class _Candidate:
    picture: BackdropPicture
    weight: float = 0.0
    layouts: set[int] = field(default_factory=set)
    edges: int = 0


def find_logos(raw: Template, roles: RoleMap) -> tuple[FoundLogo, ...]:
    """At most one logo for each ground, the one for light grounds first."""
    playing = {place.layout for place in roles}
    cover = next((place.layout for place in roles if place.role == "cover"), -1)
    found = []
    for ground in ("light", "dark"):
        layouts = [layout for layout in raw.layouts if layout.dark == (ground == "dark")]
        for logo in _on(layouts, raw, playing, cover)[:_MOST_KEPT]:
            files = _files(logo.picture)
            if files:
                found.append(FoundLogo(files, "dark" if ground == "dark" else "light"))
    return tuple(found)


def _on(layouts: list[Layout], raw: Template, playing: set[int], cover: int) -> list[_Candidate]:
    """Pictures that look like the logo on these layouts, likeliest first."""
    seen: dict[bytes, _Candidate] = {}
    for layout in layouts:
        for picture in _small_pictures(layout, raw):
            candidate = seen.setdefault(picture.svg or picture.data, _Candidate(picture))
            if layout.index not in candidate.layouts:
                candidate.layouts.add(layout.index)
                candidate.edges += _is_near_edge(picture, raw)
                candidate.weight += 1.0 if layout.index in playing else 0.5
                candidate.weight += _COVER_COUNTS if layout.index == cover else 0
    likely = [each for each in seen.values() if _is_logo(each, cover, len(layouts))]
    for each in likely:
        each.weight += _NAMED_COUNTS if _NAMED.search(each.picture.alt) else 0
    return sorted(likely, key=lambda each: -each.weight)


def _is_logo(candidate: _Candidate, cover: int, layouts: int) -> bool:
    """On several layouts near an edge, or on the cover, or called a logo: one picture on one layout is decoration."""
    repeated = len(candidate.layouts) >= 2 and candidate.edges >= len(candidate.layouts) / 2
    alone = layouts <= 2 and candidate.edges > 0
    return repeated or alone or cover in candidate.layouts or bool(_NAMED.search(candidate.picture.alt))


def _small_pictures(layout: Layout, raw: Template) -> Iterator[BackdropPicture]:
    by_place: defaultdict[bytes, int] = defaultdict(int)
    pictures = [part for part in layout.backdrop if isinstance(part, BackdropPicture) and part.tile is None]
    for part in pictures:
        by_place[part.svg or part.data] += 1
    for part in pictures:
        frame = part.frame
        across, down = frame.width / raw.width_pt, frame.height / raw.height_pt
        if not (_LEAST_SIDE <= across <= _WIDEST and _LEAST_SIDE <= down <= _HIGHEST and across * down <= _MOST_AREA):
            continue
        # The same picture again and again on one layout is a pattern.
        if _SLIMMEST <= frame.width / frame.height <= _FLATTEST and by_place[part.svg or part.data] <= 2:
            yield part


def _is_near_edge(picture: BackdropPicture, raw: Template) -> bool:
    frame = picture.frame
    across = min(frame.x, raw.width_pt - frame.right) / raw.width_pt
    down = min(frame.y, raw.height_pt - frame.bottom) / raw.height_pt
    return across <= _NEAR_EDGE and down <= _NEAR_EDGE


def _files(picture: BackdropPicture) -> tuple[tuple[str, bytes], ...]:
    """The picture as a kit's logo; none where it is damaged, or of a kind that no logo has."""
    if is_metafile(picture.data):
        picture = replace(picture, data=metafile_png(picture.data))
    whole = not any(picture.crop)
    for data in (picture.svg if whole else b"", picture.data if whole else _cut(picture)):
        if not data:
            continue
        try:
            return tuple(clean_logo(data).items())
        except (OSError, ValueError, SyntaxError):
            continue
    return ()


def _cut(picture: BackdropPicture) -> bytes:
    """The part of the picture that is shown, as PNG; empty where it cannot be read."""
    from PIL import Image

    left, top, right, bottom = _inside(picture.crop)
    try:
        logo_facts(picture.data)  # refuses what would unpack to more than a logo
        with Image.open(io.BytesIO(picture.data), formats=("PNG", "JPEG")) as whole:
            width, height = whole.size
            box = (round(left * width), round(top * height), round((1 - right) * width), round((1 - bottom) * height))
            out = io.BytesIO()
            whole.crop(box).save(out, "PNG")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    return out.getvalue()


def _inside(crop: Sides) -> Sides:
    left, top, right, bottom = (min(max(side, 0.0), 0.95) for side in crop)
    return left, top, right, bottom
