"""PDF → text, by a child process that may take neither time nor memory: the files are somebody else's."""

from __future__ import annotations

import json
import subprocess
import sys
import time

from leaderdeck.errors import FileProblem
from leaderdeck.intake.pdf_limits import LARGEST_FILE, SECONDS
from leaderdeck.intake.pdf_paragraphs import PdfLine, PdfPage, paragraphs_of
from leaderdeck.intake.progress import Progress, unwatched
from leaderdeck.language import say

_PASSWORD_NEEDED, _TOO_LONG = 3, 5
_LOOK_SECONDS = 0.1
"""Between two looks at whether anybody still waits."""


def pdf_to_text(data: bytes, name: str, progress: Progress = unwatched) -> tuple[str, tuple[str, ...]]:
    """The text in paragraphs, and the lines that stand on every page. Raises FileProblem in one sentence."""
    if len(data) > LARGEST_FILE:
        raise FileProblem(say("{file} er for stor til å leses trygt; lagre teksten i en fil for seg.", file=name))
    paragraphs, repeated = paragraphs_of(_pages(data, name, progress))
    return "\n\n".join(paragraphs) + "\n" * bool(paragraphs), repeated


def _pages(data: bytes, name: str, progress: Progress) -> list[PdfPage]:
    command = [sys.executable, "-I", "-m", "leaderdeck.intake.pdf_process"]
    try:
        returned, output = _read_in_child(command, data, progress)
    except subprocess.TimeoutExpired:
        raise FileProblem(
            say("{file} tar for lang tid å lese; kopier teksten ut av den, og lim den inn.", file=name)
        ) from None
    if returned == _PASSWORD_NEEDED:
        raise FileProblem(
            say("{file} er beskyttet med passord; åpne den der den er laget, og lagre den uten.", file=name)
        )
    if returned == _TOO_LONG:
        raise FileProblem(say("{file} er for lang; del teksten i flere filer.", file=name))
    try:
        pages = json.loads(output) if returned == 0 else None
    except ValueError:
        pages = None
    if pages is None:
        raise FileProblem(
            say("{file} er skadet eller ikke et dokument; åpne den der den er laget, og lagre den på nytt.", file=name)
        )
    return [PdfPage(page["height"], tuple(PdfLine(*line) for line in page["lines"])) for page in pages]


def _read_in_child(command: list[str], data: bytes, progress: Progress) -> tuple[int, bytes]:
    """What the child returns and writes; it is ended when it takes too long, and when `progress` raises."""
    begun = time.monotonic()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        given: bytes | None = data
        try:
            while True:
                spent = time.monotonic() - begun
                progress(int(spent * 1000), int(SECONDS * 1000))
                try:
                    output, _ = child.communicate(given, timeout=_LOOK_SECONDS)
                except subprocess.TimeoutExpired:
                    given = None
                    if spent > SECONDS:
                        raise
                else:
                    progress(1, 1)
                    return child.returncode, output
        except BaseException:
            child.kill()
            raise
