"""The errors that a user meets. Reading a talk never raises; disks, foreign files and brand kits may."""

from __future__ import annotations

from leaderdeck.language import Sentence


class LeaderDeckError(Exception):
    """Something stopped, said in one plain sentence that names the file and line and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.source)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class FileProblem(LeaderDeckError):
    """A file or folder cannot be read or written."""


class BrandProblem(LeaderDeckError):
    """A brand kit is missing, broken or does not say what it must."""

    def __init__(self, sentence: Sentence, details: tuple[Sentence, ...] = ()) -> None:
        super().__init__(sentence)
        self.details = details


class TemplateProblem(LeaderDeckError):
    """A PowerPoint file from others is broken, hostile or not understood."""


class ExportStopped(LeaderDeckError):
    """Findings stop this export until they are mended or allowed."""
