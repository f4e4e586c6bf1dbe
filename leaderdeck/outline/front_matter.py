"""The talk's own card at the top of the file: YAML between two lines of dashes, read with every scalar as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from leaderdeck.deck.slide import FrontMatter, Remark, Severity
from leaderdeck.language import Sentence, say
from leaderdeck.outline.card_values import CARD_KEYS, read_value
from leaderdeck.outline.yaml_card import CardProblem, Entry, plain_entry, read_entries
from leaderdeck.quick_dataclass import dataclass

LARGEST_BYTES = 64 << 10
_KEY_LINE = re.compile(r"[\"']?[^\W\d_][\w .-]*[\"']?[ \t]*:(?:[ \t]|$)")
CARD_ENDS = ("---", "...")
"""Lines that close a card."""
_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_MOST_UNKNOWN = 40


@dataclass(frozen=True, slots=True)
class FrontMatterReading:
    """The card, what was noticed (lines from 1), and how many lines it takes at the top of the file."""

    front_matter: FrontMatter
    remarks: tuple[Remark, ...] = ()
    line_count: int = 0


def read_front_matter(text: str) -> FrontMatterReading:
    """The front matter of a file's text; an empty one where the text has none. Never raises."""
    start = text[:8].lstrip("\ufeff")
    if not start.startswith("---"):
        return FrontMatterReading(FrontMatter())
    return read_card(text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def read_card(lines: list[str]) -> FrontMatterReading:
    """The same of a text in lines, without a byte order mark."""
    if not lines[0].startswith("---"):
        return FrontMatterReading(FrontMatter())
    end = last_line_of_card(lines)
    if end is None:
        return _unclosed(lines)
    return _read("\n".join(lines[1:end]), end + 1)


def last_line_of_card(lines: list[str]) -> int | None:
    """The line (from 0) that closes the card; None where the first line is a rule and no card follows."""
    if lines[0].rstrip() != "---":
        return None
    end = next((index for index, line in enumerate(lines[1:], 1) if line.rstrip() in CARD_ENDS), None)
    if end is None or not lines[1].strip():
        return None
    said = next((line for line in lines[1:end] if line.strip() and not line.startswith("#")), None)
    if said is None:
        return end if any(line.startswith("#") for line in lines[1:end]) is False else None
    return end if _KEY_LINE.match(said) and not _runs_into_slides(lines[:end]) else None


def _runs_into_slides(card: list[str]) -> bool:
    """Whether a heading between blank lines, and no known key below it, tells that the dashes divide slides.

    YAML takes a heading for a comment: the whole first slide would vanish without a word.
    """
    for number, line in enumerate(card[2:], 2):
        if _HEADING.match(line) and not card[number - 1].strip() and not "".join(card[number + 1 : number + 2]).strip():
            return not any(_known_key(below) for below in card[number + 1 :])
    return False


def _known_key(line: str) -> str | None:
    """The field that a line of a card is about."""
    return _field(line.partition(":")[0].strip("\"' \t")) if _KEY_LINE.match(line) else None


def unclosed_card_end(lines: Sequence[str]) -> int:
    """The line (from 0) before which a card that nobody closes should have been closed."""
    if not lines or lines[0].lstrip("\ufeff").rstrip() != "---":
        return 0
    return next((place for place, line in enumerate(lines[1:], 1) if not _KEY_LINE.match(line)), len(lines))


def _unclosed(lines: list[str]) -> FrontMatterReading:
    """What begins as a card that nobody closes is shown; but a talk that it calls private is private."""
    keys: dict[str, int] = {}
    for number, line in enumerate(lines[1 : unclosed_card_end(lines)], 2):
        keys.setdefault(_known_key(line) or "", number)
    if not keys.keys() - {""}:
        return FrontMatterReading(FrontMatter())
    remark = Remark(
        "text.front_matter", "warning", 1,
        say("Toppfeltet er ikke lukket, så det vises på et lysbilde."),
        say("Skriv en linje med --- der toppfeltet slutter."),
    )  # fmt: skip
    if "private" not in keys:
        return FrontMatterReading(FrontMatter(), (remark,))
    value = read_value("private", Entry("private", lines[keys["private"] - 1].partition(":")[2].strip(), 1)).value
    return FrontMatterReading(FrontMatter(private=bool(value), lines=(("private", keys["private"]),)), (remark,))


@lru_cache(maxsize=8)
def _read(card: str, line_count: int) -> FrontMatterReading:
    notes = _Notes()
    if len(card.encode("utf-8", "replace")) > LARGEST_BYTES:
        notes.add(
            "error", 1,
            say("Toppfeltet er større enn 64 kB og er ikke lest."),
            say("Flytt teksten ned i foredraget, under linjen med ---."),
        )  # fmt: skip
        return FrontMatterReading(FrontMatter(), tuple(notes.remarks), line_count)
    plain = _plain_card(card)
    if plain is not None:
        return FrontMatterReading(plain, (), line_count)
    entries, problems = read_entries(card)
    for problem in problems:
        notes.problem(problem)
    found = _Card(notes)
    for entry in entries:
        found.add(entry)
    return FrontMatterReading(found.finish(), tuple(notes.remarks), line_count)


def _plain_card(card: str) -> FrontMatter | None:
    """A card of plain lines with nothing to remark on, as nearly all of a library's are; None for any other."""
    values: dict[str, object] = {}
    lines: list[tuple[str, int]] = []
    for number, line in enumerate(card.split("\n"), 2):
        found = _plain_line(line)
        if found is None or found[0] in values:
            return None
        values[found[0]] = found[1]
        lines.append((found[0], number))
    return FrontMatter(**values, lines=tuple(lines))  # type: ignore[arg-type]


@lru_cache(maxsize=4096)
def _plain_line(line: str) -> tuple[str, object] | None:
    """Field and value of one plain line; many notes of a library say the same there."""
    entry = plain_entry(line, 1)
    name = _field(entry.key) if entry else None
    if entry is None or name is None:
        return None
    value = read_value(name, entry)
    return None if value.value is None or value.expected is not None else (name, value.value)


@lru_cache(maxsize=512)
def _field(key: str) -> str | None:
    """The field of `FrontMatter` that a key names, however it is written; None for others' keys."""
    return CARD_KEYS.get(" ".join(key.casefold().replace("_", " ").split()))


class _Notes:
    """What was noticed; a card's first line is the file's second."""

    def __init__(self) -> None:
        self.remarks: list[Remark] = []

    def add(self, severity: Severity, line: int, message: Sentence, advice: Sentence) -> None:
        self.remarks.append(Remark("text.front_matter", severity, line + 1, message, advice))

    def problem(self, problem: CardProblem) -> None:
        self.add("warning", problem.line, problem.message, problem.advice)


class _Card:
    """Gathers the values of one card."""

    def __init__(self, notes: _Notes) -> None:
        self.notes = notes
        self.values: dict[str, object] = {}
        self.lines: dict[str, int] = {}
        self.unknown: list[tuple[str, str]] = []

    def add(self, entry: Entry) -> None:
        name = _field(entry.key)
        if name is None:
            self._add_unknown(entry)
            return
        if name in self.lines:
            first = self.lines[name]
            self.notes.add(
                "warning", entry.line,
                say("«{key}» står flere ganger i toppfeltet; den på linje {line} gjelder.", key=entry.key, line=first),
                say("Ta bort den ene."),
            )  # fmt: skip
            return
        self.lines[name] = entry.line + 1
        value = read_value(name, entry)
        if value.expected is not None:
            found, wanted = "…" if name == "private" else entry.text[:60], value.expected
            self.notes.add(
                "warning", entry.line,
                say("«{key}» skal være {expected}, men er «{found}».", expected=wanted, key=entry.key, found=found),
                say("Rett linjen, eller ta den bort."),
            )  # fmt: skip
        if value.value is not None:
            self.values[name] = value.value

    def _add_unknown(self, entry: Entry) -> None:
        self.unknown.append((entry.key, entry.text))
        if len(self.unknown) <= _MOST_UNKNOWN:
            self.notes.add(
                "info", entry.line,
                say("LeaderDeck kjenner ikke «{key}» i toppfeltet og ser bort fra det.", key=entry.key[:60]),
                say("Det kan stå; se etter om ordet er skrevet riktig."),
            )  # fmt: skip

    def finish(self) -> FrontMatter:
        return FrontMatter(
            **self.values,  # type: ignore[arg-type]
            unknown=tuple(self.unknown),
            lines=tuple(self.lines.items()),
        )
