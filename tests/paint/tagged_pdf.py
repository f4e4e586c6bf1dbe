"""A tagged PDF read as those who listen have it, by its tree and its fonts' own letters; and what a scene says."""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf

from leaderdeck.paint.pdf_parts import FOOTERS
from leaderdeck.scene.hyphens import SOFT_HYPHEN
from leaderdeck.scene.shapes import PlacedText, Scene, TableShape, TextParagraph, TextShape

PAINTING = ("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh")


def kids(element: Object) -> list[Object]:
    held = element.get("/K")
    return [] if held is None else list(held) if isinstance(held, Array) else [held]


def sections(pdf: Pdf) -> list[Object]:
    return kids(pdf.Root.StructTreeRoot.K)


def inside(element: Object) -> Iterator[Object]:
    """Every tag in an element, in the order it is read."""
    for kid in kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from inside(kid)


def found(section: Object, *tags: str) -> list[Object]:
    return [element for element in inside(section) if str(element.S)[1:] in tags]


class Reader:
    """Reads a page as those who listen have it: by the tree, from the letters that the fonts' own tables give."""

    def __init__(self, pdf: Pdf, number: int) -> None:
        self.pieces: dict[int, str] = {}
        self.artifacts = ""
        self.painted_outside = 0
        page = pdf.pages[number]
        fonts = {name: letters_of(font) for name, font in page.Resources.get("/Font", {}).items()}
        within: int | str | None = None
        font: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page, f"BDC EMC Tf Tj TJ {' '.join(PAINTING)}"):
            name = str(operator)
            if name == "BDC":
                assert within is None, "marked content within marked content"
                within = "artifact" if operands[0] == "/Artifact" else int(operands[1].MCID)
                if isinstance(within, int):
                    assert within not in self.pieces
                    self.pieces[within] = ""
            elif name == "EMC":
                assert within is not None
                within = None
            elif name == "Tf":
                font = fonts[str(operands[0])]
            elif name in ("Tj", "TJ"):
                self._add(within, "".join(said(font, part) for part in strings(operands[0])))
            elif name in PAINTING:
                self.painted_outside += within is None
        assert within is None

    def _add(self, within: int | str | None, letters: str) -> None:
        if isinstance(within, int):
            self.pieces[within] += letters
        elif within:
            self.artifacts += letters
        else:
            self.painted_outside += 1

    def words(self, element: Object) -> str:
        if "/ActualText" in element:
            return str(element.ActualText)
        return "".join(
            self.pieces[int(kid)] if isinstance(kid, int) else self.words(kid) if "/S" in kid else ""
            for kid in kids(element)
        )


def strings(operand: Object) -> list[bytes]:
    parts = list(operand) if isinstance(operand, Array) else [operand]
    return [bytes(part) for part in parts if isinstance(part, pikepdf.String)]


def said(font: dict[int, str], codes: bytes) -> str:
    return "".join(font[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2))


def letters_of(font: Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("ascii")
    return {
        int(code, 16): bytes.fromhex(letters).decode("utf-16-be")
        for code, letters in re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>\n", table)
    }


def texts(scene: Scene) -> Iterator[PlacedText]:
    """What the scene says, in its order."""
    for shape in scene.shapes:
        if isinstance(shape, TableShape):
            yield from (cell.text for row in shape.rows for cell in row)
        elif isinstance(shape, TextShape) and shape.text and not is_footer(shape):
            yield shape.text


def spoken(paragraph: TextParagraph) -> str:
    return plainly("".join(run.text.upper() if run.capitals else run.text for run in paragraph.runs))


def plainly(words: str) -> str:
    return " ".join(words.replace(SOFT_HYPHEN, "").split())


def paragraphs(scene: Scene) -> list[TextParagraph]:
    return [paragraph for text in texts(scene) for paragraph in text.body.paragraphs if paragraph.text.strip()]


def is_footer(shape: TextShape) -> bool:
    return shape.placeholder is not None and shape.placeholder.type in FOOTERS
