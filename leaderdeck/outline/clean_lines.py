"""A file's text as the lines that slides are read from."""

from __future__ import annotations

import re

from leaderdeck.deck.slide import Remark
from leaderdeck.language import say

_SPACES = re.compile(r"[\v\f\x1c-\x1f\x85]")
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffd-\uffff]")
"""The character for what was lost counts too: a letter that could not be read when the file was opened or copied."""


def clean_lines(text: str) -> tuple[list[str], list[Remark]]:
    """Lines without a byte order mark and without characters that no slide can show."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _SPACES.sub(" ", text)
    remarks: list[Remark] = []
    found = _UNSHOWABLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        remarks.append(
            Remark(
                "text.characters", "warning", line,
                say("Teksten har tegn som ikke kan vises, første gang på linje {line}.", line=line),
                say("De vises som �; skriv dem på nytt."),
            )
        )  # fmt: skip
        text = _UNSHOWABLE.sub("\ufffd", text)
    return text.split("\n"), remarks


def plain_lines(text: str) -> str:
    """The text as the reader's parser wants it: with line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
