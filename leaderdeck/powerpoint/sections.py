"""Sections: every slide that goes out stands in exactly one."""

from __future__ import annotations

from collections.abc import Sequence

from leaderdeck.deck.slide import Section
from leaderdeck.powerpoint.clean_text import clean_name, xml_attribute
from leaderdeck.powerpoint.xml_names import P14, guid

SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def divide(sections: Sequence[Section], kept: Sequence[int], title: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """(name, positions of its slides in the file) for each section that has any.

    `kept` are the indexes of the scenes that go out. Slides before the first section come under the talk's title;
    slides between two sections belong to the one before them.
    """
    if not sections:
        return ()
    named: list[tuple[int, str]] = sorted(((section.first, section.name) for section in sections), key=_first)
    if named[0][0] > 0:
        named.insert(0, (0, title))
    groups: list[list[int]] = [[] for _ in named]
    at = 0
    for position, index in enumerate(kept):
        while at + 1 < len(named) and named[at + 1][0] <= index:
            at += 1
        groups[at].append(position)
    return tuple((name, tuple(group)) for (_, name), group in zip(named, groups, strict=True) if group)


def _first(section: tuple[int, str]) -> int:
    return section[0]


def sections_xml(divided: Sequence[tuple[str, Sequence[int]]], slide_ids: Sequence[int]) -> str:
    """The `p:ext` of `p:presentation` that holds the sections."""
    written = []
    for number, (name, positions) in enumerate(divided, start=1):
        slides = "".join([f'<p14:sldId id="{slide_ids[position]}"/>' for position in positions])
        shown = xml_attribute(clean_name(name) or str(number))
        identity = guid("section", number, name)
        written.append(
            f'<p14:section name="{shown}" id="{identity}"><p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>'
        )
    return f'<p:ext uri="{SECTIONS_URI}"><p14:sectionLst xmlns:p14="{P14}">{"".join(written)}</p14:sectionLst></p:ext>'
