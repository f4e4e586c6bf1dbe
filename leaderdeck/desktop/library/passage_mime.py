"""What is dragged from the library: which passage of which file."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QMimeData

from leaderdeck.library.note import Passage
from leaderdeck.quick_dataclass import dataclass

PASSAGE_MIME = "application/x-leaderdeck-passage"


@dataclass(frozen=True, slots=True)
class DraggedPassage:
    """A whole file where `line` is 0, else the passage that begins at this line (from 1)."""

    path: Path
    kind: str = ""
    """As `Passage.kind`."""
    heading: str = ""
    line: int = 0
    slide: int = 0

    def is_of(self, passage: Passage) -> bool:
        """Whether this is what was dragged."""
        return (self.kind, self.heading, self.line, self.slide) == (
            passage.kind, passage.heading, passage.line, passage.slide,
        )  # fmt: skip


def passage_mime(path: Path, passage: Passage | None) -> QMimeData:
    """The data of a drag."""
    said: dict[str, object] = {"path": str(path)}
    if passage is not None:
        said |= {"kind": passage.kind, "heading": passage.heading, "line": passage.line, "slide": passage.slide}
    data = QMimeData()
    data.setData(PASSAGE_MIME, json.dumps(said).encode("ascii"))
    return data


def dragged_passage(data: QMimeData) -> DraggedPassage | None:
    """What was dragged; None where the data are of something else, or broken."""
    if not data.hasFormat(PASSAGE_MIME):
        return None
    try:
        said = json.loads(bytes(data.data(PASSAGE_MIME).data()))
        return DraggedPassage(
            Path(said["path"]), str(said.get("kind", "")), str(said.get("heading", "")), int(said.get("line", 0)),
            int(said.get("slide", 0)),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
