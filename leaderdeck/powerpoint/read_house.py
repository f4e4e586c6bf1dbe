"""Masters and layouts of a foreign file, as brand rules compare them: theme, pictures, fixed words, own looks."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from leaderdeck.brand.backdrop import P
from leaderdeck.brand.package import MOST_LAYOUTS, Package, open_package
from leaderdeck.brand.template_colors import A, read_theme_colors
from leaderdeck.deck.template_looks import House, LayoutLook, MasterLook
from leaderdeck.errors import TemplateProblem
from leaderdeck.language import say
from leaderdeck.powerpoint.read_looks import read_own_looks
from leaderdeck.powerpoint.read_pictures import shown_pictures
from leaderdeck.powerpoint.xml_names import R
from leaderdeck.units import points

_ID = f"{{{R}}}id"
WRONG = (ValueError, TypeError, AttributeError, KeyError, IndexError, ArithmeticError, RecursionError)
"""What reading parts that are not as the standard has them may raise."""


def read_house(package: Package, main: str) -> tuple[House, dict[str, int]]:
    """Masters and layouts in the order of the file, and each layout part's position among the layouts."""
    masters, layouts, numbers = list[MasterLook](), list[LayoutLook](), dict[str, int]()
    presentation = package.tree(main)
    relations = package.relations(main)
    for listed in presentation.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"):
        master = relations[listed.get(_ID, "")].part if listed.get(_ID, "") in relations else ""
        if master not in package.entries:
            continue
        own = package.relations(master)
        for each in package.tree(master).iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId"):
            part = own[each.get(_ID, "")].part if each.get(_ID, "") in own else ""
            if len(layouts) == MOST_LAYOUTS:
                package.refuse(say("den har for mange oppsett."))
            if part in package.entries:
                numbers[part] = len(layouts)
                layouts.append(_layout(package, part, len(masters)))
        masters.append(_master(package, master))
    size = presentation.find(f"{P}sldSz")
    width, height = (points(int(size.get(name))) for name in ("cx", "cy")) if size is not None else (720.0, 540.0)
    return House(tuple(masters), tuple(layouts), width, height), numbers


def house_of(file: Path) -> tuple[House, dict[str, bytes]] | None:
    """A template's masters and layouts, and its pictures' bytes by part; None for a file that cannot be read."""
    try:
        state = file.stat()
    except OSError:
        return None
    return _house_of(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _house_of(file: Path, _changed: int, _size: int) -> tuple[House, dict[str, bytes]] | None:
    try:
        package = open_package(file)
        main = next(iter(package.related("", "officeDocument")), "")
        house, _ = read_house(package, main)
        shown = {each.part: each for layout in house.layouts for each in house.pictures(layout)}
        parts = dict.fromkeys(part for each in shown.values() for part in (each.part, each.vector) if part)
        return house, {part: package.data(part) for part in parts}
    except (TemplateProblem, *WRONG):
        return None


def _master(package: Package, part: str) -> MasterLook:
    root = package.tree(part)
    themes = package.related(part, "theme")
    theme = package.tree(themes[0]) if themes else None
    colors = read_theme_colors(theme, root.find(f"{P}clrMap"))
    found = [theme.find(f".//{A}{name}/{A}latin") if theme is not None else None for name in ("majorFont", "minorFont")]
    heading, body = (each.get("typeface", "") if each is not None else "" for each in found)
    tree = root.find(f"{P}cSld/{P}spTree")
    return MasterLook(
        colors=tuple(colors.rgb.items()),
        heading_typeface=heading,
        body_typeface=body,
        pictures=shown_pictures(tree, package, part),
        words=_fixed_words(tree),
        own=read_own_looks(root, colors),
    )


def _layout(package: Package, part: str, master: int) -> LayoutLook:
    root = package.tree(part)
    tree = root.find(f"{P}cSld/{P}spTree")
    holders = (each for each in tree.iter(f"{P}ph"))
    return LayoutLook(
        name=root.find(f"{P}cSld").get("name", ""),
        master=master,
        mark=root.get("matchingName", ""),
        kind=root.get("type", ""),
        holders=frozenset((each.get("type", "obj"), each.get("idx", "0")) for each in holders),
        pictures=shown_pictures(tree, package, part),
        words=_fixed_words(tree),
        shows_master=root.get("showMasterSp") not in ("0", "false"),
        own=read_own_looks(root, read_theme_colors(None, None)),
    )


def _fixed_words(tree: Any) -> str:  # noqa: ANN401 - an lxml element
    """Text outside placeholders, a shape's on a line."""
    lines = list[str]()
    for shape in tree.iter(f"{P}sp"):
        if shape.find(f"*/{P}nvPr/{P}ph") is None:
            paragraphs = shape.iterfind(f"{P}txBody/{A}p")
            lines.append(" ".join("".join(each.text or "" for each in one.iter(f"{A}t")) for one in paragraphs))
    return "\n".join(line.strip() for line in lines if line.strip())
