"""What the stage remembers from one talk to the next: the audience's screen and the size of the notes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import BinaryIO

from leaderdeck.desktop.documents.kept_text import make_private
from leaderdeck.export.replacing import replace_file
from leaderdeck.paths import user_data_folder
from leaderdeck.quick_dataclass import dataclass

SMALLEST_NOTES, LARGEST_NOTES, STEP = 80, 400, 20


@dataclass(frozen=True, slots=True)
class StageChoices:
    """The speaker's choices."""

    screen: str = ""
    """The machine's name for the audience's screen."""
    notes_percent: int = 160


def _file() -> Path:
    return user_data_folder() / "stage.json"


def load_choices() -> StageChoices:
    """The choices from disk; the defaults where they are missing or broken."""
    try:
        told = json.loads(_file().read_bytes())
        percent = int(told["notes_percent"])
        return StageChoices(str(told["screen"]), max(SMALLEST_NOTES, min(LARGEST_NOTES, percent)))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return StageChoices()


def save_choices(choices: StageChoices) -> None:
    """Remember them. Raises FileProblem or OSError."""
    data = json.dumps({"screen": choices.screen, "notes_percent": choices.notes_percent}).encode()

    def write(stream: BinaryIO) -> None:
        stream.write(data)

    make_private(_file().parent)
    replace_file(_file(), write, remember=False, private=True)
