"""What a PowerPoint file holds, counted: words, notes, alternative texts and links of the slides that it lists."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/presentationml/main", P[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
OWN_FOOTERS = {"ftr", "sldNum"}


@dataclass
class Contents:
    words: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    alts: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    layouts: list[str] = field(default_factory=list)
    footers: list[list[tuple[str, str]]] = field(default_factory=list)
    """For each slide the type and the words of its footer placeholders."""
    colors: Counter[str] = field(default_factory=Counter)
    faces: Counter[str] = field(default_factory=Counter)
    pictures: Counter[bytes] = field(default_factory=Counter)


class Package:
    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.names = set(self.archive.namelist())

    def tree(self, name: str):
        data = self.archive.read(name)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return etree.fromstring(data)

    def rows(self, name: str) -> dict[str, tuple[str, str, bool]]:
        folder, file = posixpath.split(name)
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        if rels not in self.names:
            return {}
        found = {}
        for row in etree.fromstring(self.archive.read(rels)):
            outside = row.get("TargetMode") == "External"
            target = row.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            found[row.get("Id")] = (row.get("Type", "").rpartition("/")[2], target, outside)
        return found

    def slides(self) -> list[str]:
        main = next(target for kind, target, _ in self.rows("").values() if kind == "officeDocument")
        rows = self.rows(main)
        listed = [each.get(f"{R}id") for each in self.tree(main).iter(f"{P}sldId")]
        return [rows[known][1] for known in listed if known in rows]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def contents_of(data: bytes) -> Contents:
    package = Package(data)
    found = Contents()
    for part in package.slides():
        root, rows = package.tree(part), package.rows(part)
        found.footers.append(_footers(root))
        _count(root, found)
        _count_links(root, rows, found)
        for kind, target, _ in rows.values():
            _count_related(package, kind, target, found)
    return found


def _footers(root) -> list[tuple[str, str]]:
    footers = []
    for shape in root.iter(f"{P}sp"):
        ph = shape.find(f"*/{P}nvPr/{P}ph")
        if ph is not None and ph.get("type") in OWN_FOOTERS:
            footers.append((ph.get("type"), "".join(each.text or "" for each in shape.iter(f"{A}t"))))
    return footers


def _count_related(package: Package, kind: str, target: str, found: Contents) -> None:
    if kind == "notesSlide":
        notes = package.tree(target)
        for each in notes.iter(f"{A}t"):
            found.notes += words(each.text or "")
        _count_links(notes, package.rows(target), found)
    elif kind == "slideLayout":
        found.layouts.append(target)
    elif kind == "image":
        found.pictures[package.archive.read(target)] += 1
    elif kind in ("diagramData", "chart") and target in package.names:
        for each in package.tree(target).iter(f"{A}t"):
            found.words += words(each.text or "")


def _count(root, found: Contents) -> None:
    for each in root.iter(f"{A}t"):
        found.words += words(each.text or "")
    for each in root.iter(f"{P}cNvPr"):
        if each.get("descr"):
            found.alts[each.get("descr")] += 1
    for each in root.iter(f"{A}srgbClr"):
        if next(each.iterancestors(f"{A}blip"), None) is None:
            found.colors["#" + each.get("val", "").upper()] += 1
    for each in root.iter(f"{A}latin"):
        found.faces[each.get("typeface", "")] += 1


def _count_links(root, rows, found: Contents) -> None:
    for each in root.iter(f"{A}hlinkClick", f"{A}hlinkHover", f"{A}hlinkMouseOver"):
        kind, target, outside = rows.get(each.get(f"{R}id", ""), ("", "", False))
        if outside:
            found.links[target] += 1
        elif kind == "slide":
            found.links["slide"] += 1
        elif each.get("action"):
            found.links[each.get("action")] += 1
