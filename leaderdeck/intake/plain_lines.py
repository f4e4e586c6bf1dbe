"""Text as every reader here wants it: line feeds only, no characters that no text has."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff\u200b\u2060\ufdd0\ufdd1\ufffe\uffff\ud800-\udfff]")
_SOFT_HYPHEN = re.compile("\u00ad")
_SYMBOL_BULLET = re.compile("^([ \\t]*)[\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf06e\uf076][ \\t\u00a0]*", re.MULTILINE)
"""Bullets of the typefaces Symbol and Wingdings, which have no letters of their own."""


def plain_lines(text: str) -> str:
    """The same words, in lines that end with a line feed."""
    lines = _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))
    return _SYMBOL_BULLET.sub(r"\1• ", _SOFT_HYPHEN.sub("", lines))
