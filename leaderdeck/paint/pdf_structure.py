"""What a slide says and in which order, as the tags by which a PDF is read aloud (ISO 32000-1, 14.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TypeAlias

from leaderdeck.paint.pdf_gaps import line_ends
from leaderdeck.paint.pdf_links import Link
from leaderdeck.paint.pdf_parts import Part, first_alike, kind_of
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.bullets import bullet_label
from leaderdeck.scene.hyphens import SOFT_HYPHEN
from leaderdeck.scene.shapes import (
    Bullet,
    ChartShape,
    PictureShape,
    PlacedText,
    Scene,
    Shape,
    TableShape,
    TextParagraph,
    TextRun,
    TextShape,
)
from leaderdeck.units import Frame

Kid: TypeAlias = "Node | Piece | Link"
"""What is inside a tag: another tag, a piece of a page's drawing, or a link's place."""
_TITLES = ("title", "ctrTitle")
_NUMBERING = {"square": "Square", "number": "Decimal", "letter": "LowerAlpha", "roman": "LowerRoman"}
"""ListNumbering (ISO 32000-1, table 347) by list mark; all others are discs."""
_DRAWN_MARKS = {"square": "•", "task": "☐", "done": "☑"}
"""List marks drawn as geometry, and the letter that says what they are."""
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A numbered piece of a page's drawing."""

    page: int
    """From 0."""
    number: int


@dataclass(slots=True)
class Node:
    """A tag. `said` is what is read instead of what is drawn, `attributes` are by owner (`Table`, `List`, `Layout`)."""

    tag: str
    kids: list[Kid] = field(default_factory=list)
    language: str = ""
    alt: str = ""
    said: str = ""
    title: str = ""
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    frame: Frame | None = None
    """Where a figure stands on the slide."""


def slide_node(
    scene: Scene, drawn: Mapping[Piece, Part], links: Sequence[Link], *, title: str, language: str, level: int
) -> Node:
    """The slide's tags. `drawn` are its pieces in order; `level` is that of its title among the headings."""
    return _Reading(scene, drawn, links, level).slide(title, language)


def paper_nodes(
    whole: Scene,
    drawn: Mapping[Piece, Part],
    links: Sequence[Link],
    levels: Mapping[int, int],
    beginnings: Mapping[int, str],
) -> list[Node]:
    """The tags of a paper, read as one text whatever pages it is on.

    `levels`: of the shapes that are headings; `beginnings`: the shapes that something begins with, and its name.
    """
    return _Reading(whole, drawn, links, 1, levels).paper(beginnings)


def pieces_in(node: Node) -> Iterator[Piece]:
    """The pieces of the drawing that are somewhere in a tag, in the order they are read."""
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from pieces_in(kid)
        elif isinstance(kid, Piece):
            yield kid


def has_title(scene: Scene) -> bool:
    """Whether something on the slide is its title."""
    return any(_is_title(shape) for shape in scene.shapes)


def _is_title(shape: object) -> bool:
    return (
        isinstance(shape, TextShape)
        and shape.text is not None
        and shape.placeholder is not None
        and shape.placeholder.type in _TITLES
    )


def _is_in_row(text: PlacedText) -> bool:
    return any(paragraph.role in ("item", "in-item") for paragraph in text.body.paragraphs)


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph on the slide."""

    shape: int
    cell: int
    paragraph: int


class _Reading:
    """The tags of one slide, or of a whole paper, being made."""

    def __init__(
        self,
        scene: Scene,
        drawn: Mapping[Piece, Part],
        links: Sequence[Link],
        level: int,
        levels: Mapping[int, int] | None = None,
    ) -> None:
        self._scene = scene
        self._level, self._levels = level, levels or {}
        self._deeper = level + has_title(scene)
        """The level of headings that stand under the title."""
        self._pieces: dict[_Place, list[tuple[Piece, Part]]] = {}
        for piece, part in drawn.items():
            self._pieces.setdefault(_Place(part.shape, part.cell, part.paragraph), []).append((piece, part))
        self._links: dict[_Place, list[Link]] = {}
        for link in links:
            self._links.setdefault(_Place(link.shape, link.cell, link.paragraph), []).append(link)

    def slide(self, title: str, language: str) -> Node:
        """The slide as a section of the document."""
        section = Node("Sect", title=title)
        if self._scene.language != language:
            section.language = self._scene.language
        for index, shape in enumerate(self._scene.shapes):
            if (
                isinstance(shape, TextShape)
                and shape.text is not None
                and _is_in_row(shape.text)
                and not _is_title(shape)
            ):
                self._add_to_row(section, index, shape.text)
            else:
                section.kids.extend(self._shape(index, shape))
        return section

    def paper(self, beginnings: Mapping[int, str]) -> list[Node]:
        """A section for each shape that something begins with."""
        sections = [Node("Sect")]
        for index, shape in enumerate(self._scene.shapes):
            if index in beginnings:
                sections.append(Node("Sect", title=beginnings[index]))
            sections[-1].kids.extend(self._shape(index, shape))
        return [section for section in sections if section.kids]

    def _shape(self, index: int, shape: Shape) -> list[Node]:
        if isinstance(shape, TableShape):
            return self._table(index, shape)
        if kind_of(shape) == "figure":
            return self._figure(index, shape)
        if isinstance(shape, TextShape) and shape.text is not None and kind_of(shape) != "footer":
            return self._text(index, shape)
        return []

    def _add_to_row(self, section: Node, index: int, text: PlacedText) -> None:
        """Steps, dates and figures are a list, although each is a shape of its own."""
        for number, paragraph in enumerate(text.body.paragraphs):
            place = _Place(index, -1, number)
            if place not in self._pieces:
                continue
            words = Node("P", self._marks(place))
            self._fill(words, place, paragraph, text)
            row = section.kids[-1] if section.kids else None
            if not (isinstance(row, Node) and row.tag == "L" and not row.attributes):
                row = Node("L")
                section.kids.append(row)
            last = row.kids[-1] if row.kids else None
            if paragraph.role == "item" or not isinstance(last, Node):
                row.kids.append(Node("LI", [Node("LBody", [words])]))
            else:
                (body,) = last.kids
                assert isinstance(body, Node)
                body.kids.append(words)

    def _figure(self, index: int, shape: TextShape | PictureShape | ChartShape) -> list[Node]:
        pieces = self._pieces.get(_Place(index, -1, -1), [])
        if not pieces:
            return []
        figure = Node("Figure", [piece for piece, _ in pieces], alt=shape.alt, frame=shape.frame)
        return [figure, *self._links_in_figure(index)]

    def _links_in_figure(self, index: int) -> list[Node]:
        """The links drawn in a figure, told behind it: inside it nobody who listens could follow them."""
        by_number: dict[int, list[Link]] = {}
        for link in self._links.get(_Place(index, -1, -1), ()):
            by_number.setdefault(link.run, []).append(link)
        told = [
            Node("Link", [*lines], alt=" ".join(line.words.strip() for line in lines)) for lines in by_number.values()
        ]
        return [Node("P", [*told])] if told else []

    def _text(self, index: int, shape: TextShape) -> list[Node]:
        assert shape.text is not None
        if _is_title(shape):
            level = self._levels.get(index, self._level)
            self._deeper = level + 1
            heading = Node(f"H{level}")
            for number, paragraph in enumerate(shape.text.body.paragraphs):
                place = _Place(index, -1, number)
                heading.kids += self._marks(place)
                self._fill(heading, place, paragraph, shape.text)
            return [heading] if heading.kids else []
        return self._paragraphs(index, -1, shape.text)

    def _paragraphs(self, shape: int, cell: int, text: PlacedText) -> list[Node]:
        lists = _Lists()
        for number, paragraph in enumerate(text.body.paragraphs):
            place = _Place(shape, cell, number)
            if place not in self._pieces:
                continue
            if paragraph.bullet:
                body = lists.item(paragraph, paragraph.bullet, self._label(place, paragraph.bullet))
                self._fill(body, place, paragraph, text)
            else:
                outer, inner = self._block(paragraph)
                self._fill(inner, place, paragraph, text)
                lists.add(paragraph, outer, inner)
        return lists.nodes

    def _block(self, paragraph: TextParagraph) -> tuple[Node, Node]:
        """The paragraph's own tag, and the one that holds its words."""
        if paragraph.role == "heading":
            heading = Node(f"H{min(paragraph.level or self._deeper, DEEPEST)}")
            return heading, heading
        if paragraph.role == "caption":
            caption = Node("Caption")
            return caption, caption
        if all(run.font == "code" for run in paragraph.runs):
            code = Node("Code")
            return Node("P", [code]), code
        words = Node("P")
        return (Node("BlockQuote", [words]), words) if paragraph.role == "quote" else (words, words)

    def _label(self, place: _Place, bullet: Bullet) -> Node | None:
        """The list mark's tag; a mark drawn as geometry says what it is."""
        marks = self._marks(place)
        if not marks:
            return None
        said = _DRAWN_MARKS.get(bullet.kind, "") or (bullet.character and bullet_label(bullet))
        return Node("Lbl", marks, said=said)

    def _marks(self, place: _Place) -> list[Kid]:
        return [number for number, part in self._pieces.get(place, []) if part.kind == "bullet"]

    def _fill(self, node: Node, place: _Place, paragraph: TextParagraph, text: PlacedText) -> None:
        """Puts the paragraph's words into its tag, those of another language or that lead somewhere in their own."""
        groups: dict[int, list[Kid]] = {}
        for number, part in self._pieces.get(place, []):
            if part.kind == "words":
                groups.setdefault(part.run, []).append(number)
            elif part.kind == "letter":
                groups.setdefault(part.run, []).append(Node("Span", [number], said=part.said))
        languages = {paragraph.runs[first].language for first in groups}
        own = languages.pop() if len(languages) == 1 else self._scene.language
        if own != self._scene.language:
            node.language = own
        hyphenated = _hyphenated(place.paragraph, text)
        for first, kids in groups.items():
            run = paragraph.runs[first]
            inner = Node("Span", kids, language=run.language if run.language != own else "")
            if first in hyphenated:
                inner.said = _said(paragraph, first)
            annotations = [link for link in self._links.get(place, ()) if first_alike(paragraph, link.run) == first]
            if annotations:
                inside = [inner] if inner.said else kids
                node.kids.append(Node("Link", [*inside, *annotations], language=inner.language))
            elif inner.said or inner.language:
                node.kids.append(inner)
            else:
                node.kids.extend(kids)

    def _table(self, index: int, shape: TableShape) -> list[Node]:
        table = Node("Table", frame=shape.frame)
        if shape.alt:
            table.attributes["Table"] = {"Summary": shape.alt}
        cell = 0
        for number, row in enumerate(shape.rows):
            line = Node("TR")
            for placed in row:
                is_head = number == 0 and shape.has_header
                held = Node("TH", attributes={"Table": {"Scope": "Column"}}) if is_head else Node("TD")
                held.kids.extend(_bare(self._paragraphs(index, cell, placed.text)))
                line.kids.append(held)
                cell += 1
            table.kids.append(line)
        return [table] if cell else []


class _Lists:
    """The paragraphs of one text, lists within lists where their marks stand farther in."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._open: list[tuple[int, str, Node, Node]] = []
        """Level, numbering, list and last item's body of every list that is not at its end, the outermost first."""
        self._margin = 0.0

    def item(self, paragraph: TextParagraph, bullet: Bullet, label: Node | None) -> Node:
        """A new item; gives the tag for its words."""
        numbering = _NUMBERING.get(bullet.kind, "Disc")
        while self._open and self._open[-1][0] > paragraph.level:
            self._open.pop()
        if self._open and self._open[-1][0] == paragraph.level and self._open[-1][1] != numbering:
            self._open.pop()
        body = Node("LBody")
        entry = Node("LI", [*([label] if label else []), body])
        if self._open and self._open[-1][0] == paragraph.level:
            level, numbering, outer, _ = self._open.pop()
        else:
            level, outer = paragraph.level, Node("L", attributes={"List": {"ListNumbering": numbering}})
            inside: list[Kid] | list[Node] = self._open[-1][3].kids if self._open else self.nodes
            inside.append(outer)
        outer.kids.append(entry)
        self._open.append((level, numbering, outer, body))
        self._margin = paragraph.margin_left_pt
        return body

    def add(self, paragraph: TextParagraph, outer: Node, inner: Node) -> None:
        """A paragraph without a mark: part of the last item where it stands as far in; else the lists are at an end."""
        if self._open and 0 < self._margin <= paragraph.margin_left_pt + paragraph.indent_pt and not paragraph.role:
            self._open[-1][3].kids.append(outer)
            return
        self._open.clear()
        last = self.nodes[-1] if self.nodes else None
        if last is not None and last.tag == outer.tag == "BlockQuote":
            last.kids.append(inner)
        else:
            self.nodes.append(outer)


def _bare(nodes: list[Node]) -> list[Kid]:
    """A cell's only paragraph without a tag of its own."""
    if len(nodes) == 1 and nodes[0].tag == "P" and not nodes[0].language:
        return nodes[0].kids
    return list(nodes)


def _hyphenated(number: int, text: PlacedText) -> frozenset[int]:
    """First runs of the stretches of this paragraph in which a line ends with a hyphen that no word has."""
    paragraph = text.body.paragraphs[number]
    if not any(SOFT_HYPHEN in run.text for run in paragraph.runs):
        return frozenset()
    return frozenset(
        first_alike(paragraph, line.fragments[-1].run)
        for line, end in zip(text.lines, line_ends(text), strict=True)
        if line.paragraph == number and end == SOFT_HYPHEN and line.fragments
    )


def _said(paragraph: TextParagraph, first: int) -> str:
    """A stretch's words as they are written, without hyphens of the moment."""
    stretch: list[TextRun] = [run for index, run in enumerate(paragraph.runs) if first_alike(paragraph, index) == first]
    return "".join(run.text for run in stretch).replace(SOFT_HYPHEN, "").replace("\n", " ")
