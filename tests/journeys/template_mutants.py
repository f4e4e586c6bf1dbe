"""Templates changed at random, the same way for the same number: bytes, parts, elements, attributes, relations."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from hostile_archives import packed
from lxml import etree

Parts = dict[str, bytes]
_VALUES = ("", "-1", "0", "99999999999999999999", "-2147483649", "NaN", "1e400", "0x10", " ", "x" * 5_000, "æ\u202e",
           "rId999", "../../../x", "\u0663")  # fmt: skip
_WHERE = ("ppt/presentation.xml", "ppt/slideMasters/", "ppt/slideLayouts/", "ppt/theme/")


def parts_of(file: Path) -> Parts:
    """The parts of a package."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def mutant(parts: Parts, seed: int) -> tuple[str, bytes]:
    """What was done, and the package."""
    chance = random.Random(seed)
    changed, told = dict(parts), []
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        name, change = chance.choice(CHANGES)
        told.append(name)
        try:
            change(changed, chance)
        except etree.XMLSyntaxError:  # an earlier change has broken this part already
            told.append("(broken)")
    data = packed(changed)
    if chance.random() < 0.12:
        told.append("bytes of the file flipped")
        data = _flipped(data, chance, chance.choice((1, 3, 20)))
    return " + ".join(told), data


def _pick(parts: Parts, chance: random.Random, ending: str = ".xml") -> str:
    """A part that matters for a template."""
    known = [name for name in parts if name.startswith(_WHERE) and name.endswith(ending)]
    return chance.choice(known or list(parts))


def _flipped(data: bytes, chance: random.Random, count: int) -> bytes:
    spoiled = bytearray(data)
    for _ in range(count if spoiled else 0):
        spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def _flip(parts: Parts, chance: random.Random) -> None:
    name = _pick(parts, chance)
    parts[name] = _flipped(parts[name], chance, chance.choice((1, 5)))


def _cut(parts: Parts, chance: random.Random) -> None:
    name = _pick(parts, chance)
    parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]


def _swap(parts: Parts, chance: random.Random) -> None:
    one, two = _pick(parts, chance), _pick(parts, chance)
    parts[one], parts[two] = parts[two], parts[one]


def _lose(parts: Parts, chance: random.Random) -> None:
    parts.pop(chance.choice([_pick(parts, chance), _pick(parts, chance, ".rels"), chance.choice(list(parts))]), None)


def _on_tree(
    change: Callable[[etree._Element, list[etree._Element], random.Random], None], ending: str = ".xml"
) -> Callable:
    def changed(parts: Parts, chance: random.Random) -> None:
        name = _pick(parts, chance, ending)
        root = etree.fromstring(parts[name])
        elements = [each for each in root.iter() if isinstance(each.tag, str) and each is not root]
        if elements:
            change(root, elements, chance)
            parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return changed


def _value(_root: etree._Element, elements: list[etree._Element], chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 4, 30))):
        known = chance.choice(elements)
        if known.attrib:
            known.set(chance.choice(sorted(known.attrib)), chance.choice(_VALUES))


def _numbers(_root: etree._Element, elements: list[etree._Element], chance: random.Random) -> None:
    """Every number of one name becomes the same odd one."""
    key = chance.choice(("x", "y", "cx", "cy", "sz", "idx", "id", "w", "h", "val", "pos", "lvl", "rot", "fmla"))
    value = chance.choice(_VALUES)
    for known in elements:
        if key in known.attrib:
            known.set(key, value)


def _without_attribute(_root: etree._Element, elements: list[etree._Element], chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 20))):
        known = chance.choice(elements)
        if known.attrib:
            del known.attrib[chance.choice(sorted(known.attrib))]


def _same_ids(_root: etree._Element, elements: list[etree._Element], chance: random.Random) -> None:
    ids = [
        (known, key) for known in elements for key in known.attrib if key.rpartition("}")[2].lower() in ("id", "idx")
    ]
    if ids:
        (first, first_key), (second, key) = chance.choice(ids), chance.choice(ids)
        second.set(key, first.get(first_key, ""))


def _without_element(_root: etree._Element, elements: list[etree._Element], chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 3, 10))):
        known = chance.choice(elements)
        parent = known.getparent()
        if parent is not None:
            parent.remove(known)


def _doubled(_root: etree._Element, elements: list[etree._Element], chance: random.Random) -> None:
    known = chance.choice(elements)
    parent = known.getparent()
    for _ in range(chance.choice((1, 1, 2, 40))):
        parent.append(etree.fromstring(etree.tostring(known)))


def _moved(_root: etree._Element, elements: list[etree._Element], chance: random.Random) -> None:
    known, other = chance.choice(elements), chance.choice(elements)
    if known not in other.iterancestors() and known is not other:
        other.append(known)


def _renamed(_root: etree._Element, elements: list[etree._Element], chance: random.Random) -> None:
    one, other = chance.choice(elements), chance.choice(elements)
    one.tag = chance.choice((other.tag, one.tag + "X", one.tag.rpartition("}")[2]))


def _text(_root: etree._Element, elements: list[etree._Element], chance: random.Random) -> None:
    chance.choice(elements).text = chance.choice(_VALUES).replace("\u0663", "x")


def _deep(_root: etree._Element, elements: list[etree._Element], chance: random.Random) -> None:
    known = chance.choice(elements)
    for _ in range(chance.choice((30, 200))):
        inner = etree.SubElement(known, known.tag, dict(known.attrib))
        known = inner


CHANGES: tuple[tuple[str, Callable[[Parts, random.Random], None]], ...] = (
    ("bytes of a part flipped", _flip),
    ("a part cut off", _cut),
    ("parts swapped", _swap),
    ("a part missing", _lose),
    ("odd values", _on_tree(_value)),
    ("odd numbers", _on_tree(_numbers)),
    ("attributes missing", _on_tree(_without_attribute)),
    ("ids doubled", _on_tree(_same_ids)),
    ("elements missing", _on_tree(_without_element)),
    ("elements doubled", _on_tree(_doubled)),
    ("elements moved", _on_tree(_moved)),
    ("elements renamed", _on_tree(_renamed)),
    ("odd text", _on_tree(_text)),
    ("deep elements", _on_tree(_deep)),
    ("odd relations", _on_tree(_value, ".rels")),
    ("relations missing", _on_tree(_without_element, ".rels")),
    ("relations doubled", _on_tree(_doubled, ".rels")),
    ("relations' ids doubled", _on_tree(_same_ids, ".rels")),
)
