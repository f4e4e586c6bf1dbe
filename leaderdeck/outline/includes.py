"""The line that takes in another file: `::: sett-inn fil.md#Overskrift`, read without opening anything."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.attributes import read_attributes, split_trailing_attributes
from leaderdeck.outline.block_rules import CLOSING, OPENING
from leaderdeck.outline.voices import container_name
from leaderdeck.quick_dataclass import dataclass

PassageKind: TypeAlias = Literal["quote", "facts", "fact"]

INCLUDE = re.compile(r"^[ \t]*:{3,}[ \t]*(?:sett-inn|set-inn|include)\b", re.IGNORECASE | re.MULTILINE)
"""Where such a line may stand; one look tells whether a text has any."""
_PASSAGE = late_pattern(r"(?P<kind>sitat|quote|fakta|facts|faktum|fact)-(?P<number>[1-9]\d{0,3})", re.IGNORECASE)
_KINDS: dict[str, PassageKind] = {
    "sitat": "quote", "quote": "quote", "fakta": "facts", "facts": "facts", "faktum": "fact", "fact": "fact",
}  # fmt: skip
_FILE_END = late_pattern(r"\.[A-Za-z][\w-]{1,20}(?=#)")
_QUOTED = ('""', "''", "«»", "“”", "<>")


@dataclass(frozen=True, slots=True)
class Directive:
    """What such a line asks for: a file, and the heading or passage in it; the whole file without one."""

    file: str
    place: str = ""

    @property
    def target(self) -> str:
        """As it is written, but for spaces and quotation marks around it."""
        return f"{self.file}#{self.place}" if self.place else self.file

    @property
    def passage(self) -> tuple[PassageKind, int] | None:
        """The kind and number (from 1) of one quotation or figure; None where slides are asked for."""
        found = _PASSAGE.fullmatch(self.place)
        return (_KINDS[found["kind"].lower()], int(found["number"])) if found else None


def read_directive(info: str) -> Directive | None:
    """The directive in what stands behind the colons; None where it is some other block."""
    if container_name(read_attributes(info)) != "include":
        return None
    _, _, rest = info.partition(" ") if " " in info else info.partition("\t")
    written = split_trailing_attributes(rest.strip())[0].strip()
    if len(written) > 1 and written[0] + written[-1] in _QUOTED:
        written = written[1:-1].strip()
    end = _FILE_END.search(written)
    hash_place = end.end() if end else written.find("#")
    if hash_place < 0:
        return Directive(written)
    return Directive(written[:hash_place].strip(), written[hash_place + 1 :].strip())


def directive_on(line: str) -> Directive | None:
    """The directive that a line is."""
    stripped = line.strip(" \t\r\n")
    found = OPENING.match(stripped) if stripped.startswith(":::") else None
    return read_directive(found[1]) if found else None


def directives_in(text: str) -> list[Directive]:
    """Every directive on a line of this text, also in code and private text, where it means nothing."""
    if not INCLUDE.search(text):
        return []
    return [found for line in text.split("\n") if (found := directive_on(line))]


def closes(line: str) -> bool:
    """Whether a line directly below a directive only closes it."""
    return bool(CLOSING.match(line.strip(" \t\r\n")))


def written_directive(target: str, language: str) -> str:
    """The line that takes in this file or passage, in a talk of this language."""
    short = language.lower().partition("-")[0]
    return f"::: {'set-inn' if short == 'nn' else 'sett-inn' if short in ('nb', 'no') else 'include'} {target}"
