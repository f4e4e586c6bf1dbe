"""Tags for a PDF that Qt has drawn: the painter's marks become marked content, and the scenes a tree of structure.

After ISO 32000-1, 14.6 to 14.8: every piece of a page is either in the tree, under a number of its own, or an artifact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from leaderdeck.paint.pdf_links import Link
from leaderdeck.paint.pdf_parts import MARK_X, Part
from leaderdeck.paint.pdf_structure import Kid, Node, has_title, numbers_in, slide_node
from leaderdeck.quick_dataclass import dataclass
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


@dataclass(frozen=True, slots=True)
class SlidePage:
    """A page's slide, its name, its links with the places that lead there, and the parts in the order drawn."""

    scene: Scene
    name: str
    links: Mapping[Link, Object]
    parts: Sequence[Part]


def add_tags(pdf: Pdf, pages: Sequence[SlidePage], language: str) -> None:
    """Tags every page. Raises MarksLost, and then nothing has changed."""
    objects = [page.obj for page in pdf.pages]
    levels = heading_levels([facts.scene for facts in pages])
    ready = [
        _planned(page.Contents.read_bytes(), facts, language, level)
        for page, facts, level in zip(objects, pages, levels, strict=True)
    ]
    tree = _Tree(pdf)
    for page, facts, (content, node, count) in zip(objects, pages, ready, strict=True):
        page.Contents.write(content)
        tree.add_page(page, node, count, facts.links)
    tree.finish()


def _planned(content: bytes, facts: SlidePage, language: str, level: int) -> tuple[bytes, Node, int]:
    """The page's drawing with its pieces numbered, the tags that hold them, and how many they are."""
    marked, drawn = _marked(content, facts.parts)
    node = slide_node(facts.scene, drawn, tuple(facts.links), title=facts.name, language=language, level=level)
    if sorted(numbers_in(node)) != list(range(len(drawn))):
        raise MarksLost
    return marked, node, len(drawn)


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


def _marked(content: bytes, parts: Sequence[Part]) -> tuple[bytes, dict[int, Part]]:
    """The page's drawing with marked content for marks, and the numbered pieces in it."""
    stretches = MARK.split(content)
    if stretches[1::2] != [b"%d" % number for number in range(1, len(parts) + 1)] or _DRAWS.search(stretches[0]):
        raise MarksLost
    written = [stretches[0]]
    drawn: dict[int, Part] = {}
    opened = b""
    for part, stretch in zip(parts, stretches[2::2], strict=True):
        if not _DRAWS.search(stretch):
            written.append(stretch)
            continue
        begin = _ARTIFACT.get(part.kind)
        if begin is None:
            begin = b"/%s <</MCID %d>> BDC\n" % (_CONTENT[part.kind], len(drawn))
            drawn[len(drawn)] = part
        if begin != opened:
            written += [b"EMC\n" if opened else b"", begin]
            opened = begin
        written.append(stretch)
    if opened:
        written.append(b"EMC\n")
    return b"".join(written), drawn


class _Tree:
    """The document's structure being written."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = self._element("Document", self._root)
        self._root.K = self._document
        self._slides = Array()
        self._parents: list[Object] = []
        """What stands under each number of the parent tree: a page's pieces, or a link's tag."""
        self._page: Object = Dictionary()
        self._links: Mapping[Link, Object] = {}
        self._pieces: list[Object] = []

    def add_page(self, page: Object, node: Node, count: int, links: Mapping[Link, Object]) -> None:
        """Adds a slide's tags; `count` is how many numbered pieces its page has."""
        number = len(self._parents)
        page.StructParents = number
        self._parents.append(self._document)
        self._page, self._links, self._pieces = page, links, [self._document] * count
        self._slides.append(self._written(node, self._document))
        self._parents[number] = self._pdf.make_indirect(Array(self._pieces))

    def finish(self) -> None:
        """Hangs the tree into the document."""
        self._document.K = self._slides
        numbers = Array()
        for number, parent in enumerate(self._parents):
            numbers.append(number)
            numbers.append(parent)
        self._root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        self._root.ParentTreeNextKey = len(self._parents)
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
            annotation.StructParent = len(self._parents)
            self._parents.append(element)
            return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self._page)
        self._pieces[kid] = element
        element.Pg = self._page
        return kid

    def _attributes(self, node: Node) -> Object:
        """Attributes by owner (ISO 32000-1, 14.8.5); a figure and a table say where on the page they stand."""
        found: list[Object] = [_owned(owner, values) for owner, values in node.attributes.items()]
        if node.frame:
            layout = Dictionary(O=Name.Layout, Placement=Name.Block)
            layout.BBox = Array(_box(node.frame, float(self._page.MediaBox[3])))
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
