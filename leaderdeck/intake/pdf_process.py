"""The child process that reads a PDF: its bytes come in on standard input, its lines go out as JSON.

Each page is its height in points and its lines: text, left, right, bottom, top, in points from the lower left corner.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeAlias

from leaderdeck.intake.pdf_limits import (
    MOST_CHARACTERS,
    MOST_LINES,
    MOST_MEMORY,
    MOST_ON_A_PAGE,
    MOST_PAGES,
    SECONDS,
)

Line: TypeAlias = tuple[str, float, float, float, float]
PASSWORD_NEEDED, UNREADABLE, TOO_LONG = 3, 4, 5


def main() -> int:
    """0 where the text could be read, 3 where a password is needed, 4 where it is no PDF, 5 where it is too long."""
    _limit()
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as problem:
        return PASSWORD_NEEDED if "password" in str(problem).lower() else UNREADABLE
    if len(document) > MOST_PAGES:
        return TOO_LONG
    pages: list[dict[str, Any]] = []
    left, lines_left = MOST_CHARACTERS, MOST_LINES
    for index in range(len(document)):
        try:
            page = document[index]
            textpage = page.get_textpage()
            if textpage.count_chars() > MOST_ON_A_PAGE:
                return TOO_LONG
            lines = list(islice(_lines(textpage), lines_left + 1))
        except pypdfium2.PdfiumError:
            continue
        left -= sum(len(line[0]) for line in lines)
        lines_left -= len(lines)
        if left < 0 or lines_left < 0:
            return TOO_LONG
        pages.append({"height": page.get_height(), "lines": lines})
    # Bytes, so that no terminal's encoding has a say in it.
    sys.stdout.buffer.write(json.dumps(pages).encode("ascii"))
    return 0


def _lines(textpage: Any) -> Iterator[Line]:  # noqa: ANN401 - pypdfium2's own
    """The page's lines; the library ends each with a carriage return and a line feed."""
    import pypdfium2.raw

    letters: list[str] = []
    first = last = -1
    for index in range(textpage.count_chars()):
        code = pypdfium2.raw.FPDFText_GetUnicode(textpage, index)
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if letter in ("\r", "\n"):
            if first >= 0:
                yield _line("".join(letters), textpage, first, last)
            letters, first = [], -1
            continue
        letters.append("\u00ad" if code in (2, 0xFFFE) else letter)
        if letter.strip():
            first, last = (index if first < 0 else first), index
    if first >= 0:
        yield _line("".join(letters), textpage, first, last)


def _line(text: str, textpage: Any, first: int, last: int) -> Line:  # noqa: ANN401
    left, bottom, _, top = textpage.get_charbox(first, loose=True)
    _, _, right, _ = textpage.get_charbox(last, loose=True)
    return text.strip(), left, right, bottom, top


def _limit() -> None:
    """No more memory and processor time than a long report needs, where the system can see to it."""
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent remains
        return
    seconds = int(SECONDS) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if sys.platform != "darwin":  # where address space is not what a process uses
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
