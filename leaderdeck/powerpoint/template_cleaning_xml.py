"""What stays in the XML of a master, layout or theme when nothing but pictures may be referred to."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from copy import deepcopy
from typing import Any

from leaderdeck.powerpoint.template_cleaning_prompts import prompts_in, silence
from leaderdeck.powerpoint.xml_names import A, P, R

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_ALTERNATES = f"{{{_MC}}}AlternateContent"
_OF_PRESENTATION = ("sldMasterIdLst", "sldSz", "notesSz", "kinsoku", "defaultTextStyle", "extLst")
_PRESENTATION_WORDS = (
    "serverZoom", "firstSlideNum", "showSpecialPlsOnTitleSld", "rtl", "saveSubsetFonts", "autoCompressPictures",
    "strictFirstAndLastChars", "compatMode",
)  # fmt: skip
_OF_VIEW = ("slideViewPr", "gridSpacing")
_GUIDES = "}sldGuideLst"
_GONE = {
    f"{{{P}}}custDataLst", f"{{{P}}}controls", f"{{{P}}}contentPart", f"{{{A}}}hlinkClick", f"{{{A}}}hlinkHover",
    f"{{{A}}}hlinkMouseOver",
}  # fmt: skip
"""Never of use in a template: data of add-ins, controls, ink, links."""
_DRAWN = {f"{{{P}}}{name}" for name in ("sp", "pic", "graphicFrame", "cxnSp", "grpSp")}
_EXTENSIONS = {f"{{{A}}}ext", f"{{{P}}}ext"}
_SOUNDS = {f"{{{P}}}sndAc", f"{{{P}}}timing"}
_SHARE = re.compile(r"-?\d+(?:\.\d+)?%")
_PATH_ALONE = re.compile(r"[A-Za-z]:[\\/].*|\\\\.*|file:.*|/(?:Users|home|var|tmp)/.*", re.IGNORECASE)
_NOTES_SIZE = {"cx": "6858000", "cy": "9144000"}


def clean_part(root: Any, kept: Collection[str]) -> Any:  # noqa: ANN401 - an lxml element, changed and given back
    """The part without links, written prompts, data of add-ins, objects, sounds, and references to parts left behind.

    `kept` are the ids of relationships that stay. Strict percentages (`50%`) are written as everybody writes them.
    """
    _lift_object_pictures(root)
    before = sum(1 for each in root.iter(*_DRAWN))
    for shape in prompts_in(root):
        silence(shape)
    for element in [each for each in root.iter() if not isinstance(each.tag, str) or each.tag in _GONE]:
        _take_out(element)
    for element in [each for each in root.iter() if _refers_elsewhere(each, kept)]:
        around = [element, *element.iterancestors()]
        if around[-1] is root:  # else it went with something around it
            _loosen(around, kept)
    _write_shares(root)
    _forget_paths(root)
    if sum(1 for each in root.iter(*_DRAWN)) != before:
        # Animations speak of shapes by number.
        for timing in list(root.iter(f"{{{P}}}timing")):
            _take_out(timing)
    return root


def clean_presentation(source: Any) -> Any:  # noqa: ANN401 - lxml elements
    """`p:presentation` with its masters, sizes, text style and guides."""
    root = deepcopy(source)
    for name in [name for name in root.attrib if name not in _PRESENTATION_WORDS]:
        del root.attrib[name]
    for child in list(root):
        if child.tag not in {f"{{{P}}}{name}" for name in _OF_PRESENTATION}:
            root.remove(child)
    for extension in list(root.iterfind(f"{{{P}}}extLst/{{{P}}}ext")):
        if not any(str(inner.tag).endswith(_GUIDES) for inner in extension):
            extension.getparent().remove(extension)
    _drop_if_empty(root, f"{{{P}}}extLst")
    masters, size, notes = (root.find(f"{{{P}}}{name}") for name in ("sldMasterIdLst", "sldSz", "notesSz"))
    if notes is None:
        before = size if size is not None else masters
        before.addnext(root.makeelement(f"{{{P}}}notesSz", _NOTES_SIZE))
    return clean_part(root, {each.get(f"{{{R}}}id") for each in masters} if masters is not None else ())


def clean_view(source: Any | None) -> Any:  # noqa: ANN401 - lxml elements
    """`p:viewPr` with guides and grid, and nothing of what its author looked at last."""
    from lxml import etree

    root = etree.Element(f"{{{P}}}viewPr", nsmap={"a": A, "r": R, "p": P})
    if source is not None and source.tag == root.tag:
        for name in _OF_VIEW:
            for child in source.findall(f"{{{P}}}{name}")[:1]:
                root.append(deepcopy(child))
    return clean_part(root, ())


def _refers_elsewhere(element: Any, kept: Collection[str]) -> bool:  # noqa: ANN401 - an lxml element
    return any(name.startswith(f"{{{R}}}") and value and value not in kept for name, value in element.attrib.items())


def _loosen(around: list[Any], kept: Collection[str]) -> None:
    """Take out what cannot be without a part that is not there: the smallest thing around it that makes sense to go."""
    element = around[0]
    if element.tag == f"{{{A}}}blip":
        link = f"{{{R}}}link"
        if element.get(link) not in kept:
            element.attrib.pop(link, None)
        if element.get(f"{{{R}}}embed") in kept:
            return
    for wanted, act in _WAYS:
        found = next((each for each in around if each.tag in wanted), None)
        if found is not None:
            act(found)
            return
    _take_out(element)


def _take_out(element: Any) -> None:  # noqa: ANN401 - an lxml element
    """Remove it, and an extension list that it leaves empty; text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    before = element.getprevious()
    parent.remove(element)
    if tail and tail.strip():
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    if not len(parent) and str(parent.tag).endswith("}extLst"):
        _take_out(parent)


def _as(name: str) -> Callable[[Any], None]:
    def replace(element: Any) -> None:  # noqa: ANN401 - an lxml element
        parent = element.getparent()
        parent.replace(element, parent.makeelement(f"{{{A}}}{name}"))

    return replace


_WAYS: tuple[tuple[Collection[str], Callable[[Any], None]], ...] = (
    (_EXTENSIONS, _take_out),
    ({f"{{{A}}}buBlip"}, _as("buNone")),
    ({f"{{{A}}}blipFill"}, _as("noFill")),
    (_SOUNDS, _take_out),
    ({_ALTERNATES}, _take_out),
    (_DRAWN, _take_out),
)
"""What is around a reference that leads nowhere, nearest first of each kind, and what becomes of it."""


def _lift_object_pictures(root: Any) -> None:  # noqa: ANN401 - an lxml element
    """An embedded object leaves the picture that it shows of itself: old templates keep their logo so."""
    for frame in list(root.iter(f"{{{P}}}graphicFrame")):
        picture = next(frame.iter(f"{{{P}}}pic"), None)
        if picture is None or next(frame.iter(f"{{{P}}}oleObj"), None) is None:
            continue
        names, own = frame.find(f"{{{P}}}nvGraphicFramePr/{{{P}}}cNvPr"), picture.find(f"{{{P}}}nvPicPr/{{{P}}}cNvPr")
        if names is not None and own is not None:
            own.set("id", names.get("id", "0"))
            own.set("name", names.get("name", ""))
        whole = next((each for each in frame.iterancestors(_ALTERNATES)), frame)
        parent = whole.getparent()
        if parent is not None:
            parent.replace(whole, picture)


def _write_shares(root: Any) -> None:  # noqa: ANN401 - an lxml element
    for element in root.iter():
        for name, value in element.attrib.items():
            if value.endswith("%") and _SHARE.fullmatch(value):
                element.set(name, str(round(float(value[:-1]) * 1000)))


def _forget_paths(root: Any) -> None:  # noqa: ANN401 - an lxml element
    """Descriptions of pictures that are where somebody kept them."""
    for names in root.iter(f"{{{P}}}cNvPr"):
        for word in ("descr", "title"):
            if _PATH_ALONE.fullmatch(names.get(word, "")):
                names.set(word, "")


def _drop_if_empty(root: Any, name: str) -> None:  # noqa: ANN401 - an lxml element
    for child in root.findall(name):
        if not len(child):
            root.remove(child)
