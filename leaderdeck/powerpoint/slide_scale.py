"""Slides of other sizes: what was composed on a slide about 540 points high, with every length in the file's own.

Only what the writer itself writes is scaled, so that a few names tell all: places, insets, indents, type sizes,
spacings in points, line widths, and the measures of tables. Shares, angles and identities stay.
"""

from __future__ import annotations

import re

_LENGTHS: dict[str, str] = {
    "a:off": "x y",
    "a:ext": "cx cy",
    "a:chOff": "x y",
    "a:chExt": "cx cy",
    "a:bodyPr": "lIns tIns rIns bIns",
    "a:pPr": "marL marR indent",
    "a:tcPr": "marL marR marT marB",
    "a:rPr": "sz",
    "a:endParaRPr": "sz",
    "a:defRPr": "sz",
    "a:spcPts": "val",
    "a:gridCol": "w",
    "a:tr": "h",
    "c:size": "val",
    **dict.fromkeys(("a:ln", "a:lnL", "a:lnR", "a:lnT", "a:lnB"), "w"),
}
"""Attributes that hold a length, by element; EMU, hundredths of a point, or points."""
_LEAST = {"sz": (100, 400_000), "c:size": (2, 72)}
"""The limits that the schema sets (ST_TextFontSize; ST_MarkerSize)."""
_NAMES = b"|".join(name.encode() for name in _LENGTHS)
_TAGS = re.compile(rb"<(" + _NAMES + rb")(?=[ />])([^>]*)>")
_ATTRIBUTES = {
    name.encode(): re.compile(rb" (" + b"|".join(each.encode() for each in names.split()) + rb')="(-?\d+)"')
    for name, names in _LENGTHS.items()
}


def scaled_part(xml: bytes, scale: float) -> bytes:
    """A slide or chart part with all lengths times `scale`; the very same bytes where that is 1."""
    if scale == 1.0:
        return xml

    def scaled_tag(tag: re.Match[bytes]) -> bytes:
        element, attributes = tag.group(1), tag.group(2)

        def scaled_length(found: re.Match[bytes]) -> bytes:
            name, number = found.group(1), int(found.group(2))
            return b' %s="%d"' % (name, _within(element, name, round(number * scale)))

        return b"<%s%s>" % (element, _ATTRIBUTES[element].sub(scaled_length, attributes))

    return _TAGS.sub(scaled_tag, xml)


def _within(element: bytes, name: bytes, number: int) -> int:
    limits = _LEAST.get(name.decode()) or _LEAST.get(element.decode())
    return number if limits is None else min(max(number, limits[0]), limits[1])
