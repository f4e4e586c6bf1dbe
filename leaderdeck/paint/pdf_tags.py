"""Tags for a PDF that Qt has drawn: the painter's marks become marked content, and what is read a tree of structure.

After ISO 32000-1, 14.6 to 14.8: every piece of a page is either in the tree, under a number of its own, or an artifact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from leaderdeck.paint.pdf_links import Link
from leaderdeck.paint.pdf_parts import MARK_X, Part
from leaderdeck.paint.pdf_structure import Kid, Node, Piece, has_title, pieces_in
from leaderdeck.scene.shapes import Scene
from leaderdeck.units import Frame

MARK = re.compile(rb"%d -(\d+) 1 1 re\nf\n" % MARK_X)
_DRAWS = re.compile(rb"(?:^|[ \n])(?:T[jJ]|f\*?|F|S|s|B\*?|b\*?|sh|Do)\n")
"""Operators after which something is seen."""
_ARTIFACT = {
    "decoration": b"/Artifact <</Type /Layout>> BDC\n",
    "footer": b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n",
}
_CONTENT = {"figure": b"Figure", "bullet": b"Lbl", "words": b"Span", "letter": b"Span"}
_OPENING = ("cover", "section", "closing")
"""Layouts whose titles stand above those of the slides that follow."""


class MarksLost(Exception):
    """Qt has written the drawing otherwise than is known here, so that nobody can say what is what in it."""


Read: TypeAlias = Callable[[Mapping[Piece, Part]], Sequence[Node]]
"""Gives the tags in the order they are read, from all numbered pieces of the drawing."""


def add_tags(pdf: Pdf, parts: Sequence[Sequence[Part]], links: Mapping[Link, Object], read: Read) -> None:
    """Tags every page. Raises MarksLost, and then nothing has changed.

    `parts`: of each page, in the order drawn; `links`: the places that lead somewhere.
    """
    objects = [page.obj for page in pdf.pages]
    marked = [_marked(page.Contents.read_bytes(), drawn) for page, drawn in zip(objects, parts, strict=True)]
    pieces = {Piece(page, number): part for page, (_, drawn) in enumerate(marked) for number, part in enumerate(drawn)}
    nodes = read(pieces)
    told = [piece for node in nodes for piece in pieces_in(node)]
    if len(told) != len(pieces) or set(told) != set(pieces):
        raise MarksLost
    for page, (content, _) in zip(objects, marked, strict=True):
        page.Contents.write(content)
    tree = _Tree(pdf, [len(drawn) for _, drawn in marked], links)
    for node in nodes:
        tree.add(node)
    tree.finish()


def without_marks(pdf: Pdf) -> None:
    """Takes the painter's marks away from pages that get no tags."""
    for page in pdf.pages:
        page.obj.Contents.write(MARK.sub(b"", page.obj.Contents.read_bytes()))


def heading_levels(scenes: Sequence[Scene]) -> list[int]:
    """The level of every slide's title: one that opens a part is above the slides in it; the first is always 1."""
    levels: list[int] = []
    is_open = False
    for scene in scenes:
        opens = scene.layout in _OPENING or not is_open
        levels.append(1 if opens else 2)
        is_open = is_open or (scene.layout in _OPENING and has_title(scene))
    return levels


def _marked(content: bytes, parts: Sequence[Part]) -> tuple[bytes, list[Part]]:
    """The page's drawing with marked content for marks, and the pieces in it by their number."""
    stretches = MARK.split(content)
    if stretches[1::2] != [b"%d" % number for number in range(1, len(parts) + 1)] or _DRAWS.search(stretches[0]):
        raise MarksLost
    written = [stretches[0]]
    drawn: list[Part] = []
    opened = b""
    for part, stretch in zip(parts, stretches[2::2], strict=True):
        if not _DRAWS.search(stretch):
            written.append(stretch)
            continue
        begin = _ARTIFACT.get(part.kind)
        if begin is None:
            begin = b"/%s <</MCID %d>> BDC\n" % (_CONTENT[part.kind], len(drawn))
            drawn.append(part)
        if begin != opened:
            written += [b"EMC\n" if opened else b"", begin]
            opened = begin
        written.append(stretch)
    if opened:
        written.append(b"EMC\n")
    return b"".join(written), drawn


class _Tree:
    """The document's structure being written."""

    def __init__(self, pdf: Pdf, counts: Sequence[int], links: Mapping[Link, Object]) -> None:
        """`counts`: how many numbered pieces each page has."""
        self._pdf = pdf
        self._links = links
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = self._element("Document", self._root)
        self._root.K = self._document
        self._sections = Array()
        self._pages: list[Object] = [page.obj for page in pdf.pages]
        self._pieces: list[list[Object]] = [[self._document] * count for count in counts]
        self._parents: list[Object] = []
        """What stands under each number of the parent tree behind those of the pages: a link's tag."""

    def add(self, node: Node) -> None:
        """Adds the next part of the document."""
        self._sections.append(self._written(node, self._document))

    def finish(self) -> None:
        """Hangs the tree into the document."""
        self._document.K = self._sections
        pieces: list[Object] = [self._pdf.make_indirect(Array(of_page)) for of_page in self._pieces]
        numbers = Array()
        for number, page in enumerate(self._pages):
            page.StructParents = number
        for number, parent in enumerate((*pieces, *self._parents)):
            numbers.append(number)
            numbers.append(parent)
        self._root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        self._root.ParentTreeNextKey = len(pieces) + len(self._parents)
        self._pdf.Root.StructTreeRoot = self._root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, tag: str, parent: Object) -> Object:
        return self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + tag), P=parent))

    def _written(self, node: Node, parent: Object) -> Object:
        element = self._element(node.tag, parent)
        for key, words in (
            ("/Lang", node.language),
            ("/Alt", node.alt),
            ("/ActualText", node.said),
            ("/T", node.title),
        ):
            if words:
                element[key] = String(words)
        if node.attributes or node.frame:
            element.A = self._attributes(node)
        kids = [self._kid(kid, element) for kid in node.kids]
        if kids:
            element.K = kids[0] if len(kids) == 1 else Array(kids)
        return element

    def _kid(self, kid: Kid, element: Object) -> Object | int:
        if isinstance(kid, Node):
            return self._written(kid, element)
        if isinstance(kid, Link):
            annotation = self._links[kid]
            annotation.StructParent = len(self._pages) + len(self._parents)
            self._parents.append(element)
            return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self._pages[kid.page])
        page = self._pages[kid.page]
        self._pieces[kid.page][kid.number] = element
        if "/Pg" not in element:
            element.Pg = page
        if element.Pg.objgen == page.objgen:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)

    def _attributes(self, node: Node) -> Object:
        """Attributes by owner (ISO 32000-1, 14.8.5); a figure and a table say where on the page they stand."""
        found: list[Object] = [_owned(owner, values) for owner, values in node.attributes.items()]
        if node.frame:
            layout = Dictionary(O=Name.Layout, Placement=Name.Block)
            page = next((piece.page for piece in pieces_in(node)), 0)
            layout.BBox = Array(_box(node.frame, float(self._pages[page].MediaBox[3])))
            found.append(layout)
        return found[0] if len(found) == 1 else Array(found)


def _owned(owner: str, values: Mapping[str, str]) -> Object:
    made = Dictionary(O=Name("/" + owner))
    for name, value in values.items():
        made["/" + name] = String(value) if name == "Summary" else Name("/" + value)
    return made


def _box(frame: Frame, height: float) -> list[float]:
    """A frame as PDF counts: from the page's lower left corner."""
    return [round(edge, 2) for edge in (frame.x, height - frame.bottom, frame.right, height - frame.y)]
