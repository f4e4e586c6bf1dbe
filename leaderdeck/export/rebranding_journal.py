"""What a run over many decks has done so far, kept beside its results so that another run can go on from there.

One line of JSON for each deck, written and synced when the deck itself is in place. Whatever stops the program, at
most the last line is torn; its deck is then done again, and becomes the same file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from leaderdeck.errors import FileProblem
from leaderdeck.export.rebranding import RebrandJob, RebrandOutcome, ToldRemark, ToldRemoval
from leaderdeck.export.replacing import sentence_for
from leaderdeck.language import say

JOURNAL_NAME = "leaderdeck-rebrand.jsonl"
_FORMAT = 1


class Journal:
    """The journal of one run, open for adding to."""

    def __init__(self, folder: Path, brand: str, *, resume: bool) -> None:
        """Begin a journal in the folder, or go on with the one that is there. Raises FileProblem."""
        self._file = folder / JOURNAL_NAME
        self._brand = brand
        self._done: dict[str, dict[str, Any]] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if resume:
                self._done = self._read()
            self._stream: TextIO = self._file.open("a" if resume else "w", encoding="utf-8")
            self._stream.write("\n" if resume else "")
        except OSError as problem:
            raise FileProblem(sentence_for(problem, self._file)) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def split(self, jobs: Iterable[RebrandJob]) -> tuple[list[RebrandOutcome], list[RebrandJob]]:
        """What an earlier run has done with the same file for the same brand, and what is left to do."""
        done: list[RebrandOutcome] = []
        left: list[RebrandJob] = []
        for job in jobs:
            known = self._done.get(str(job.source))
            if known is not None and _is_done(job, known):
                done.append(_outcome(job, known))
            else:
                left.append(job)
        return done, left

    def add(self, outcome: RebrandOutcome) -> None:
        """Note one outcome for good. Raises FileProblem where the disk is full or gone."""
        line = {
            "format": _FORMAT,
            "brand": self._brand,
            "source": str(outcome.source),
            "stamp": _stamp(outcome.source),
            "target": str(outcome.target),
            "result": _stamp(outcome.target),
            "slides": outcome.slides,
            "trouble": outcome.trouble,
            "remarks": [asdict(each) for each in outcome.remarks],
            "removed": [asdict(each) for each in outcome.removed],
        }
        try:
            self._stream.write(json.dumps(line, ensure_ascii=True) + "\n")
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as problem:
            raise FileProblem(sentence_for(problem, self._file)) from None

    def _read(self) -> dict[str, dict[str, Any]]:
        if not self._file.is_file():
            raise FileProblem(
                say("{folder} har ingen påbegynt omprofilering; kjør uten --resume.", folder=self._file.parent)
            )
        found: dict[str, dict[str, Any]] = {}
        for text in self._file.read_text("utf-8", "replace").splitlines():
            try:
                line = json.loads(text)
                if line["format"] == _FORMAT and line["brand"] == self._brand:
                    found[line["source"]] = line
            except (ValueError, KeyError, TypeError):
                continue  # a torn line
        return found


def _stamp(file: Path) -> list[int]:
    try:
        facts = file.stat()
    except OSError:
        return []
    return [facts.st_size, facts.st_mtime_ns]


def _is_done(job: RebrandJob, line: dict[str, Any]) -> bool:
    """Whether the deck is still the one that was moved, and the result still the one that was written."""
    same = line["stamp"] == _stamp(job.source) and line["target"] == str(job.target)
    return same and not line["trouble"] and line["result"] == _stamp(job.target)


def _outcome(job: RebrandJob, line: dict[str, Any]) -> RebrandOutcome:
    return RebrandOutcome(
        job.source,
        job.target,
        line["slides"],
        tuple(ToldRemark(**each) for each in line["remarks"]),
        tuple(ToldRemoval(**each) for each in line["removed"]),
        resumed=True,
    )
