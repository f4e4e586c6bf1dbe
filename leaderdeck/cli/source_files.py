"""Files of words on the command line: read with care, and written where nothing is overwritten by mistake."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import replace_file
from leaderdeck.intake.source_text import SourceText, read_source
from leaderdeck.language import say
from leaderdeck.outline.reader import decode
from leaderdeck.talk import read_bytes

_PRESENTATIONS = (".pptx", ".potx", ".ppt", ".pot", ".odp", ".key")


def load_source(file: Path) -> SourceText:
    """The file's text. Raises FileProblem in one sentence."""
    if file.suffix.lower() in _PRESENTATIONS:
        raise FileProblem(say("{file} er en presentasjon, og bare dokumenter med tekst leses inn her ennå.", file=file))
    return read_source(read_bytes(file), str(file), decode)


def write_markdown(markdown: str, target: Path, source: Path, *, force: bool) -> None:
    """Write the text. Raises FileProblem where another file has the name already, or where it is the source itself."""
    if target.exists() and (not force or target.samefile(source)):
        raise FileProblem(say("{file} finnes fra før; velg et annet navn.", file=target))

    def write(stream: BinaryIO) -> None:
        stream.write(markdown.encode("utf-8", "replace"))

    replace_file(target, write)
