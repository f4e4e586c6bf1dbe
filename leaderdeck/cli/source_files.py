"""Files of words on the command line: read with care, and written where nothing is overwritten by mistake."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from leaderdeck.cli.output import print_text
from leaderdeck.errors import FileProblem
from leaderdeck.export.replacing import check_may_replace, replace_file
from leaderdeck.intake.source_text import LeftOut, SourceText, read_source
from leaderdeck.language import Sentence, say
from leaderdeck.outline.reader import decode
from leaderdeck.talk import LARGEST_TEXT_BYTES, read_bytes

_PRESENTATIONS = (".pptx", ".potx", ".ppsx")


def load_source(file: Path) -> SourceText:
    """The file's text. Raises FileProblem in one sentence."""
    if file.suffix.lower() in _PRESENTATIONS:
        return _presentation(file)
    try:
        size = file.stat().st_size
    except (OSError, ValueError):  # told in its own words when the file is read
        size = 0
    if size > LARGEST_TEXT_BYTES:
        raise FileProblem(say("{file} er for stor til å leses trygt; lagre teksten i en fil for seg.", file=file))
    return read_source(read_bytes(file), str(file), decode)


def _presentation(file: Path) -> SourceText:
    from leaderdeck.intake.slides_to_markdown import slides_to_markdown
    from leaderdeck.powerpoint.reader import read_presentation

    text, left_out = slides_to_markdown(read_presentation(file).deck)
    return SourceText(text, "markdown", left_out)


def write_markdown(markdown: str, target: Path, source: Path, *, force: bool) -> None:
    """Write the text. Raises FileProblem where another file has the name already, or where it is the source itself."""
    if target.exists() and target.samefile(source):
        raise FileProblem(say("{file} finnes fra før; velg et annet navn.", file=target))
    check_may_replace(target, force=force)

    def write(stream: BinaryIO) -> None:
        stream.write(markdown.encode("utf-8", "replace"))

    replace_file(target, write)


def tell(sentences: Iterable[Sentence], *, beside_output: bool) -> None:
    """One line each; on standard error where the text itself goes to standard output."""
    for sentence in sentences:
        if beside_output:
            sys.stderr.write(f"{sentence}\n")
        else:
            print_text(str(sentence))


def left_out_sentences(left_out: Iterable[LeftOut]) -> Iterable[Sentence]:
    """What of the source is nowhere in the text, and why."""
    return [say("Utelatt: «{words}». {why}", words=" ".join(left.words.split())[:200], why=left.why)
            for left in left_out]  # fmt: skip
