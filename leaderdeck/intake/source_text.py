"""Any file of words → one text with its paragraphs in place: the door through which prose comes in.

What the text says is kept word for word; what a file repeats on every page is left out and named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Literal, TypeAlias

from leaderdeck.errors import FileProblem
from leaderdeck.intake.html import LARGEST_HTML, html_to_markdown
from leaderdeck.intake.plain_lines import plain_lines
from leaderdeck.intake.progress import Progress, unwatched
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

Format: TypeAlias = Literal["text", "markdown", "word", "opendocument", "html", "pdf"]
Decode: TypeAlias = Callable[[bytes], tuple[str, str]]
"""Bytes → text and the name of its encoding; raises FileProblem for what is no text."""

MOST_CHARACTERS = 2_000_000
"""About 300 000 words, four novels; what is longer is no text for one talk and takes seconds to read."""
SUFFIXES: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".docx": "word",
    ".odt": "opendocument", ".html": "html", ".htm": "html", ".pdf": "pdf",
}  # fmt: skip

_MARGIN = re.compile(r"<div title=\"(?:header|footer)\">((?:[^<]|<(?!/?div))*)</div>", re.IGNORECASE)
"""How LibreOffice writes the headers and footers of pages into HTML."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the source that are on no slide and in no speaker notes, and why."""

    place: int
    """The paragraph, counted from 1; 0 for what is in no paragraph, as the running head of a page."""
    words: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a file says, with line feeds only."""

    text: str
    format: Format = "text"
    left_out: tuple[LeftOut, ...] = ()

    @property
    def is_markdown(self) -> bool:
        """Whether marks in the text mean something: they were written so, or made from what the file had marked."""
        return self.format in ("markdown", "word", "opendocument", "html")


def pasted(text: str) -> SourceText:
    """Text from the clipboard."""
    return SourceText(plain_lines(text))


def format_of(name: str) -> Format | None:
    """What sort of file this name promises; None for those that no text is read from."""
    return SUFFIXES.get(PurePath(name).suffix.lower())


def read_source(data: bytes, name: str, decode: Decode, progress: Progress = unwatched) -> SourceText:
    """The text of a file's bytes. Raises FileProblem in one sentence for what has none, or is broken or hostile.

    `progress` is told how far a document has come that takes its time, and may raise to end the reading.
    """
    kind = _true_format(data, format_of(name))
    if kind is None:
        raise FileProblem(
            say("{file} kan ikke leses som tekst her; velg .txt, .md, .docx, .odt, .html eller .pdf.", file=name)
        )
    source = _READERS[kind](data, name, decode, progress)
    if len(source.text) > MOST_CHARACTERS:
        raise FileProblem(say("{file} er for lang; del teksten i flere filer.", file=name))
    if not source.text.strip():
        raise FileProblem(
            say("Fant ingen tekst i {file}; er den skannet, så må den tolkes til tekst først.", file=name)
        )
    return source


def _true_format(data: bytes, promised: Format | None) -> Format | None:
    """What the bytes are where they tell; a Word file that is called .txt is a Word file all the same."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        head = data[:200]
        if b"mimetypeapplication/vnd.oasis.opendocument.text" in head:
            return "opendocument"
        return promised if promised in ("word", "opendocument") else _zip_format(data)
    return promised


def _zip_format(data: bytes) -> Format | None:
    return "word" if b"word/document.xml" in data else None


def _read_text(data: bytes, name: str, decode: Decode, _progress: Progress) -> SourceText:
    return SourceText(plain_lines(_decoded(data, name, decode)))


def _read_markdown(data: bytes, name: str, decode: Decode, _progress: Progress) -> SourceText:
    return SourceText(plain_lines(_decoded(data, name, decode)), "markdown")


def _read_word(data: bytes, name: str, _decode: Decode, progress: Progress) -> SourceText:
    from leaderdeck.intake.word import word_to_markdown

    text, margins = word_to_markdown(data, name, progress)
    return SourceText(text, "word", _left_out(margins))


def _read_open_document(data: bytes, name: str, _decode: Decode, progress: Progress) -> SourceText:
    from leaderdeck.intake.opendocument import opendocument_to_markdown

    text, margins = opendocument_to_markdown(data, name, progress)
    return SourceText(text, "opendocument", _left_out(margins))


def _read_html(data: bytes, name: str, decode: Decode, progress: Progress) -> SourceText:
    html = _decoded(data, name, decode)
    if len(html) > LARGEST_HTML:
        raise FileProblem(say("{file} er for lang; del teksten i flere filer.", file=name))
    margins = [html_to_markdown(found[1]) for found in _MARGIN.finditer(html)]
    return SourceText(
        plain_lines(html_to_markdown(_MARGIN.sub("", html), progress)), "html", _left_out(filter(None, margins))
    )


def _read_pdf(data: bytes, name: str, _decode: Decode, progress: Progress) -> SourceText:
    from leaderdeck.intake.pdf_text import pdf_to_text

    text, repeated = pdf_to_text(data, name, progress)
    return SourceText(plain_lines(text), "pdf", _left_out(repeated))


def _left_out(lines: Iterable[str]) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(0, words, say("Står på hver side, som topptekst, bunntekst eller sidetall.")) for words in lines
    )


def _decoded(data: bytes, name: str, decode: Decode) -> str:
    try:
        return decode(data)[0]
    except FileProblem:
        raise FileProblem(
            say("{file} er ikke det navnet sier; åpne den der den er laget, og lagre den som tekst.", file=name)
        ) from None


_READERS: dict[Format, Callable[[bytes, str, Decode, Progress], SourceText]] = {
    "text": _read_text, "markdown": _read_markdown, "word": _read_word, "opendocument": _read_open_document,
    "html": _read_html, "pdf": _read_pdf,
}  # fmt: skip
