"""What slides take from the rest of the talk: link references, footnotes, names, language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaderdeck.deck.slide import FrontMatter
from leaderdeck.outline.footnotes import Definitions, may_define, read_definitions
from leaderdeck.outline.slide_cuts import Kind
from leaderdeck.outline.slide_reader import Surroundings
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Shared:
    """Surroundings of slides that refer to others, and of those that do not, which stay equal whatever others say."""

    plain: Surroundings
    full: Surroundings

    def around(self, text: str, kind: Kind) -> Surroundings:
        """What a slide of this text needs."""
        around = self.full if "[" in text else self.plain
        return replace(around, prose_is_spoken=False) if kind == "cover" else around


def read_shared(texts: Sequence[str], card: FrontMatter, names: frozenset[str]) -> Shared:
    """What these slides' texts define for each other."""
    return _shared([read_definitions(text) for text in texts if may_define(text)], card, names)


def _shared(definitions: Sequence[Definitions], card: FrontMatter, names: frozenset[str]) -> Shared:
    used = frozenset(label for one in definitions for label in one.used)
    private = frozenset(label for one in definitions for label in one.used_in_private) - used
    footnotes: dict[str, str] = {}
    references: dict[str, tuple[str, str, str]] = {}
    for one in definitions:
        for label, text in one.footnotes:
            footnotes.setdefault(label, text)
        for reference in one.references:
            references.setdefault(reference[0], reference)
    plain = Surroundings(names=names, language=card.language, prose_is_spoken=card.prose == "notes")
    full = replace(
        plain,
        references=tuple(references.values()),
        footnotes=tuple((label, text) for label, text in footnotes.items() if label not in private),
        private_footnotes=private,
        used_footnotes=used,
    )
    return Shared(plain, full)
