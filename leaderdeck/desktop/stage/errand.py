"""What is to be shown, as one process hands it to the next: the text as it stands, and where the show is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from leaderdeck.errors import FileProblem
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Errand:
    """A talk to hold. It travels through a pipe, never through a file: the text may have private remarks."""

    text: str
    file: Path | None = None
    brand: str = ""
    """The kit that overrides the one that the text names."""
    library: Path | None = None
    number: int = 0
    """The slide to begin with; 0 for the first that is not hidden."""
    screen: str = ""
    """The audience's screen, by the machine's name for it."""
    one_screen: str = "audience"
    """What a single screen shows: `audience` or `presenter`."""
    shows_private: bool = False
    log: tuple[tuple[str, int, float], ...] = ()
    """What happened so far where a show is resumed: (what, slide, when)."""

    def as_json(self) -> str:
        """For the pipe."""
        told = {
            "text": self.text, "file": str(self.file or ""), "brand": self.brand, "library": str(self.library or ""),
            "number": self.number, "screen": self.screen, "one_screen": self.one_screen,
            "shows_private": self.shows_private, "log": self.log,
        }  # fmt: skip
        return json.dumps(told)

    def resumed_at(self, number: int, log: tuple[tuple[str, int, float], ...]) -> Errand:
        """The same talk from where it came to."""
        return replace(self, number=number, log=log)


def errand_from(text: str) -> Errand:
    """The errand that came through the pipe. Raises FileProblem for anything else."""
    try:
        told = json.loads(text)
        log = tuple((str(what), int(number), float(at)) for what, number, at in told["log"])
        return Errand(
            str(told["text"]),
            Path(told["file"]) if told["file"] else None,
            str(told["brand"]),
            Path(told["library"]) if told["library"] else None,
            int(told["number"]),
            str(told["screen"]),
            str(told["one_screen"]),
            bool(told["shows_private"]),
            log,
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        raise FileProblem(say("Foredraget kom ikke fram til visningen; prøv «Vis foredrag» en gang til.")) from None
