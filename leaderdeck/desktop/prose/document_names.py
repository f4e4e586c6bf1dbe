"""Which files are no talks themselves, and become drafts when they are opened."""

from __future__ import annotations

from pathlib import Path

PRESENTATIONS = (".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm")
OLD_PRESENTATIONS = (".ppt", ".pps", ".pot")
"""Formats of before 2007, which are refused in a sentence."""
PROSE = (".docx", ".odt", ".html", ".htm", ".pdf")


def is_presentation(path: Path) -> bool:
    """Whether the file is a presentation of another program, by its name."""
    return path.suffix.lower() in (*PRESENTATIONS, *OLD_PRESENTATIONS)


def is_document(path: Path) -> bool:
    """Whether the file is a presentation or a text that is read but not written here, by its name."""
    return path.suffix.lower() in PROSE or is_presentation(path)
