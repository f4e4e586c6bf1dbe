"""Text made fit for a file: one door in front of every part that holds somebody's words."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What XML 1.0 (section 2.2) has no way of holding, and the carriage return, which a parser would change."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
"""Anything that cleaning would touch: one search is all that ordinary text costs."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
_SPACES = re.compile(r"\s+")

LONGEST_TITLE = 255
"""Characters of a core property: what python-pptx and PowerPoint accept."""
LONGEST_NAME = 120
"""Characters of a shape's name. Ours, so that a selection pane stays readable."""


def clean_text(text: str) -> str:
    """The text without what XML cannot hold. Line ends become `"\\n"`, half a surrogate pair becomes U+FFFD."""
    if not _SUSPECT.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", _ILLEGAL.sub("", text))


def clean_line(text: str) -> str:
    """Cleaned and on one line, however long."""
    return _SPACES.sub(" ", clean_text(text)).strip()


def clean_name(text: str, longest: int = LONGEST_NAME) -> str:
    """A name or title on one line, at most `longest` characters."""
    line = clean_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def xml_text(text: str) -> str:
    """Cleaned and escaped, as element content."""
    return escape(clean_text(text))


def escape(text: str) -> str:
    """Clean text as element content."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def xml_attribute(text: str) -> str:
    """Cleaned and escaped, as the value of a double-quoted attribute; line ends and tabs survive."""
    return xml_text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def language_code(tag: str) -> str:
    """The language tag where it is shaped as one (BCP 47), and Norwegian bokmål otherwise."""
    return tag if _LANGUAGE.fullmatch(tag) else "nb-NO"
