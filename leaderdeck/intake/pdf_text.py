"""PDF → text, by a child process that may take neither time nor memory: the files are somebody else's."""

from __future__ import annotations

import json
import subprocess
import sys

from leaderdeck.errors import FileProblem
from leaderdeck.intake.pdf_limits import LARGEST_FILE, SECONDS
from leaderdeck.intake.pdf_paragraphs import PdfLine, PdfPage, paragraphs_of
from leaderdeck.language import say

_PASSWORD_NEEDED, _TOO_LONG = 3, 5


def pdf_to_text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text in paragraphs, and the lines that stand on every page. Raises FileProblem in one sentence."""
    if len(data) > LARGEST_FILE:
        raise FileProblem(say("{file} er for stor til å leses trygt; lagre teksten i en fil for seg.", file=name))
    paragraphs, repeated = paragraphs_of(_pages(data, name))
    return "\n\n".join(paragraphs) + "\n" * bool(paragraphs), repeated


def _pages(data: bytes, name: str) -> list[PdfPage]:
    command = [sys.executable, "-I", "-m", "leaderdeck.intake.pdf_process"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise FileProblem(
            say("{file} tar for lang tid å lese; kopier teksten ut av den, og lim den inn.", file=name)
        ) from None
    if done.returncode == _PASSWORD_NEEDED:
        raise FileProblem(
            say("{file} er beskyttet med passord; åpne den der den er laget, og lagre den uten.", file=name)
        )
    if done.returncode == _TOO_LONG:
        raise FileProblem(say("{file} er for lang; del teksten i flere filer.", file=name))
    try:
        pages = json.loads(done.stdout) if done.returncode == 0 else None
    except ValueError:
        pages = None
    if pages is None:
        raise FileProblem(
            say("{file} er skadet eller ikke et dokument; åpne den der den er laget, og lagre den på nytt.", file=name)
        )
    return [PdfPage(page["height"], tuple(PdfLine(*line) for line in page["lines"])) for page in pages]
