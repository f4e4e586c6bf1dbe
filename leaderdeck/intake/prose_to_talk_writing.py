"""Planned slides → Markdown as LeaderDeck reads it, without letting the source's own signs become marks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from leaderdeck.deck.source_marks import source_mark
from leaderdeck.intake.progress import Progress, unwatched, watched
from leaderdeck.intake.prose_to_talk_planned import PlannedCard, PlannedSlide
from leaderdeck.quick_dataclass import dataclass

_CLEAR_VALUE = re.compile(r"[^\W_][\w ,.()«»–—/’'-]*")
_WORD_LIKE = re.compile(r"(?:true|false|yes|no|on|off|null|ja|nei|~|\d[\d.,:_-]*)", re.IGNORECASE)
_SIGNS = re.compile(r"[\\<\[\]{}~^`|$]")
_EMPHASIS_SIGNS = re.compile(r"(?<![\w*])\*(?=[\s*]|$)|(?<=\s)\*|_(?=_)")
_OPENERS = re.compile(r"(?:#{1,6}(?=\s|$)|[>|+*-]|:{1,}|={2,}|`{3,}|~{3,}|\[)")
_COUNTED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_LABEL = re.compile(
    r"([\s*_\u200b]*(?:notat|notater|notes|note|privat|private|tabell|table|diagram|figur|figure"
    r"|chart)(?:[ \t]+[\w.]{1,6})?[*_]*[ \t\u00a0]*):",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one language that LeaderDeck's Markdown has for its own blocks and its card."""

    notes: str
    title: str
    subtitle: str
    speaker: str
    role: str
    organization: str
    event: str
    organizer: str
    place: str
    date: str
    duration: str
    language: str


_LANGUAGES = {
    "nb": Words(
        "Notat", "tittel", "undertittel", "foredragsholder", "rolle", "organisasjon", "arrangement", "arrangør",
        "sted", "dato", "varighet", "språk",
    ),
    "nn": Words(
        "Notat", "tittel", "undertittel", "foredragshaldar", "rolle", "organisasjon", "arrangement", "arrangør",
        "stad", "dato", "varigheit", "språk",
    ),
    "en": Words(
        "Note", "title", "subtitle", "speaker", "role", "organization", "event", "organizer", "place", "date",
        "duration", "lang",
    ),
}  # fmt: skip
_SAME_KEYS = {
    "title": "tittel", "subtitle": "undertittel", "speaker": "foredragsholder", "foredragshaldar": "foredragsholder",
    "role": "rolle", "organization": "organisasjon", "organisation": "organisasjon", "event": "arrangement",
    "organizer": "arrangør", "organiser": "arrangør",
    "place": "sted", "stad": "sted", "date": "dato", "duration": "varighet", "varigheit": "varighet", "lang": "språk",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes one talk. `is_markdown`: the source's marks mean something and stay."""

    is_markdown: bool
    language: str = "nb"
    kept_card: tuple[str, ...] = ()
    """Lines of the source's own front matter."""

    @property
    def words(self) -> Words:
        """The words of the talk's language."""
        return _LANGUAGES.get(self.language, _LANGUAGES["nb"])

    def talk(self, card: PlannedCard, slides: Sequence[PlannedSlide], progress: Progress = unwatched) -> str:
        """The whole text."""
        lines = list(self._card(card))
        parts = ["\n".join(lines)] if len(lines) > 2 else []  # an empty card would be two rules
        if card.places:
            parts.append(source_mark(sorted(card.places)))
        parts += self._notes(card.notes)
        for number, slide in enumerate(watched(slides, progress), start=1):
            parts += self._slide(slide, number)
        return "\n\n".join(parts) + "\n"

    def _card(self, card: PlannedCard) -> Iterator[str]:
        words, person = self.words, card.person
        kept = {_SAME_KEYS.get(key, key) for line in self.kept_card if (key := line.split(":")[0].strip().casefold())}
        values = (
            (words.title, card.title), (words.subtitle, card.subtitle),
            (words.speaker, person.name if person else ""), (words.role, person.office if person else ""),
            (words.organization, person.where if person else ""), (words.event, card.event),
            (words.organizer, card.organizer), (words.place, card.place), (words.date, card.date),
            (words.duration, card.duration),
            (words.language, "" if self.language == "nb" else self.language),
        )  # fmt: skip
        yield "---"
        yield from self.kept_card
        yield from (f"{key}: {card_value(value)}" for key, value in values
                    if value and _SAME_KEYS.get(key, key) not in kept)  # fmt: skip
        yield "---"

    def _slide(self, slide: PlannedSlide, number: int) -> Iterator[str]:
        if slide.title:
            layout = f" {{.{slide.layout}}}" if slide.layout else ""
            mark = f"[^{number}]" if slide.sources and slide.refers_in_title else ""
            yield "#" * slide.level + " " + self.inline(slide.title) + mark + layout
        else:
            yield "---"
        if slide.places:
            yield source_mark(sorted(slide.places))
        for index, block in enumerate(slide.body):
            lines = [self._line(line) for line in block] if is_ours(block) else block
            if slide.sources and not slide.refers_in_title and index == len(slide.body) - 1:
                lines = _with_reference(lines, number)
            yield "\n".join(lines)
        for source in slide.sources:
            yield f"[^{number}]: {self.inline(source)}"
        yield from self._notes(slide.notes)
        yield from slide.private

    def _notes(self, notes: Sequence[str]) -> Iterator[str]:
        for index, words in enumerate(notes):
            text = self.guarded(" ".join(words.split()))
            yield f"{self.words.notes}: {text}" if index == 0 else text

    def _line(self, line: str) -> str:
        """A line of a block: our mark in front, and the source's words behind it."""
        if line in ("", "+++", ":::") or line.startswith(":::"):
            return line
        found = re.match(r"(\s*- \*\*)(.+?)(\*\* )(.*)|(\s*(?:- |\d{1,3}[.)] )|> — |> )(.*)", line, re.DOTALL)
        if not found:
            return self.guarded(line)
        if found[1]:
            return found[1] + self.inline(found[2]) + found[3] + self.inline(found[4])
        return found[5] + self.guarded(found[6])

    def guarded(self, words: str) -> str:
        """Words at the beginning of a line, so that they begin neither list nor heading nor anything else."""
        text = self.inline(words)
        if _OPENERS.match(text) and not text.startswith("**"):
            text = "\\" + text
        text = _COUNTED.sub(r"\1\\\2", text, count=1) if _COUNTED.match(text) else text
        return _LABEL.sub(r"\1\\:", text, count=1) if _LABEL.match(text) else text

    def inline(self, words: str) -> str:
        """Words within a line; signs of a text without marks stay signs."""
        flat = " ".join(words.split())
        if self.is_markdown:
            return flat
        return _EMPHASIS_SIGNS.sub(lambda found: "\\" + found[0], _SIGNS.sub(lambda found: "\\" + found[0], flat))


def card_value(value: str) -> str:
    """A value as the card's YAML takes it for the same text."""
    if _CLEAR_VALUE.fullmatch(value) and not _WORD_LIKE.fullmatch(value) and value == value.strip():
        return value
    return json.dumps(value, ensure_ascii=False)


def is_ours(block: Sequence[str]) -> bool:
    """Whether the lines were made here; a table or block of the source stays as it is."""
    first = block[0].lstrip() if block else ""
    return not first.startswith(("|", "```", "~~~")) and not (
        first.startswith(":::")
        and first.split()[1:2] not in (["fakta"], ["agenda"], ["merk"], ["tidslinje"], ["kolonner"])
    )


def _with_reference(lines: Sequence[str], number: int) -> list[str]:
    """The lines with a mark that points to the source, behind their last words."""
    found = list(lines)
    at = next((at for at in range(len(found) - 1, -1, -1) if found[at] not in ("", ":::", "+++")), None)
    if at is None or found[at].startswith(("|", ":::")):
        return found
    found[at] = f"{found[at]}[^{number}]"
    return found
