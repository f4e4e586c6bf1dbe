"""Word files → Markdown: mammoth makes HTML of them, which is cleaned and made Markdown as all other HTML is."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping

from leaderdeck.errors import FileProblem
from leaderdeck.intake.html import html_to_markdown
from leaderdeck.intake.office_package import OfficePackage
from leaderdeck.intake.plain_lines import plain_lines
from leaderdeck.intake.progress import SHARES, Progress, part_of, unwatched
from leaderdeck.language import say

_DOCUMENT = "word/document.xml"
_PARTS = (
    _DOCUMENT, "word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml",
    "word/endnotes.xml", "_rels/.rels", "[Content_Types].xml",
)  # fmt: skip
"""What the words stand in. Pictures, macros, embedded files and what leads elsewhere are never unpacked."""
_MARGIN = re.compile(r"word/(?:header|footer)\d{1,4}\.xml")
_PARAGRAPH = re.compile(rb"<(?:\w+:)?p[ >]")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Tittel'] => h1:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Sitat'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Sterkt sitat'] => blockquote > p:fresh
"""


def word_to_markdown(data: bytes, name: str, progress: Progress = unwatched) -> tuple[str, tuple[str, ...]]:
    """The document's text, and the lines of its headers and footers.

    Raises FileProblem for what is damaged, hostile or no Word document, and what `progress` raises to end it.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileProblem(say("{file} er en gammel Word-fil; åpne den i Word, og lagre den som .docx.", file=name))
    package = OfficePackage(data, name)
    parts = {part: package.xml(part) for part in _PARTS if part in package.entries}
    if _DOCUMENT not in parts:
        package.refuse()
    package.limit_paragraphs(len(_PARAGRAPH.findall(parts[_DOCUMENT])))
    progress(100, SHARES)
    html = _html(parts, package)
    return plain_lines(html_to_markdown(html, part_of(progress, 500, SHARES))), tuple(dict.fromkeys(_margins(package)))


def _margins(package: OfficePackage) -> Iterator[str]:
    """The lines of headers and footers; a line without words, as one with a picture alone, is none."""
    for part in sorted(package.entries):
        if _MARGIN.fullmatch(part):
            for paragraph in package.tree(part).iter(f"{_WORD}p"):
                line = " ".join("".join(text.text or "" for text in paragraph.iter(f"{_WORD}t")).split())
                if line:
                    yield plain_lines(line)


def _html(parts: Mapping[str, bytes], package: OfficePackage) -> str:
    import mammoth

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            made = mammoth.convert_to_html(
                _repacked(parts), style_map=_STYLES, ignore_empty_paragraphs=True,
                convert_image=mammoth.images.img_element(lambda _image: {"src": ""}),
            )  # fmt: skip
        except Exception:  # noqa: BLE001 - whatever the library stumbles over, it is the file that is not in order
            package.refuse()
    return str(made.value)


def _repacked(parts: Mapping[str, bytes]) -> io.BytesIO:
    """The parts that hold words and nothing else, so that no other part can be asked for."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    stream.seek(0)
    return stream
