"""Link addresses and footnotes that are defined on one slide and used on another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count

from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.footnotes import may_define
from leaderdeck.outline.slide_breaks import closed_fences
from leaderdeck.quick_dataclass import dataclass

_DEFINITION = late_pattern(r"[ \t]{0,3}\[(\^?[^\]\s][^\]]*)\]:[ \t]*\S")
_USE = late_pattern(r"`[^`\n]*`|(!?)\[((?:[^\[\]\\]|\\.)*)\](\[[^\[\]]*\])?(?![(\[])")
_OTHER_BLOCKS = ("#", ":::", "<!--", "- ", "* ", ">", "```", "~~~")


@dataclass(frozen=True, slots=True)
class _Written:
    label: str
    first: int
    end: int
    text: str


def definitions_in(body: str) -> list[tuple[str, str]]:
    """(label, text as written, with line feeds) of each definition that begins a line of this text, but for code."""
    return [(one.label, one.text) for one in _written(_plain(body).split("\n"))] if may_define(body) else []


def definitions_needed(body: str, others: Iterable[str], but_for: Collection[str] = ()) -> str:
    """Those definitions of a slide's text that the other texts use, as Markdown with line feeds; empty for none."""
    found = [(label, text) for label, text in definitions_in(body) if label not in but_for]
    if not found:
        return ""
    rest = "\n".join(others).casefold()
    return "\n".join(text for label, text in found if f"[{label.casefold()}]" in rest)


def defined_alike(body: str, others: Iterable[str]) -> frozenset[str]:
    """Labels of a slide's text that the first definition in the other texts gives the same meaning."""
    own = {label: meaning_of(text) for label, text in definitions_in(body)}
    known: dict[str, str] = {}
    for other in others if own else ():
        for label, text in definitions_in(other):
            known.setdefault(label.casefold(), meaning_of(text))
    return frozenset(label for label, meaning in own.items() if known.get(label.casefold()) == meaning)


def without_definitions(text: str, labels: Collection[str]) -> str:
    """The text (with line feeds) without the definitions of these labels."""
    lines = text.split("\n")
    for one in reversed(list(_written(lines)) if labels else []):
        if one.label in labels:
            del lines[one.first : one.end]
    return "\n".join(lines).strip("\n")


def with_labels(text: str, renamed: Mapping[str, str]) -> str:
    """The text (with line feeds) with these labels called otherwise, where they are defined and where they are used."""
    if not renamed:
        return text
    lowered = {label.casefold(): new for label, new in renamed.items()}
    lines = text.split("\n")
    defined = {one.first for one in _written(lines) if one.label in renamed}
    in_code = _lines_in_code(lines)
    for place, line in enumerate(lines):
        if place in in_code:
            continue
        head, rest = "", line
        if place in defined:
            label, _, rest = line.partition("]:")
            head = f"[{renamed[label.lstrip()[1:]]}]:"
        lines[place] = head + _USE.sub(lambda use: _renamed_use(use, lowered), rest)
    return "\n".join(lines)


def with_own_labels(bodies: Sequence[str]) -> list[str]:
    """The texts where each definition of a label that an earlier text defines otherwise has a label of its own.

    Only the first definition of a label counts, so nothing points to the later ones: they read as before, wherever
    their slides stand afterwards.
    """
    known: dict[str, str] = {}
    taken = {label.casefold() for body in bodies for label, _ in definitions_in(body)}
    return [_with_own_labels(body, known, taken) if may_define(body) else body for body in bodies]


def free_label(label: str, taken: Collection[str]) -> str:
    """The label with the first number that makes it one that nobody has taken."""
    bare = label.rstrip("0123456789")
    return next(f"{bare}{number}" for number in count(2) if f"{bare}{number}".casefold() not in taken)


def meaning_of(definition: str) -> str:
    """What a definition says, without its label and however its lines are broken."""
    return " ".join(definition.partition("]:")[2].split())


def _with_own_labels(body: str, known: dict[str, str], taken: set[str]) -> str:
    end = "\r\n" if "\r\n" in body else "\n"
    lines = _plain(body).split("\n")
    for one in _written(lines):
        label, meaning = one.label.casefold(), meaning_of(one.text)
        if known.setdefault(label, meaning) != meaning:
            own = free_label(one.label, taken)
            taken.add(own.casefold())
            lines[one.first] = lines[one.first].replace(f"[{one.label}]:", f"[{own}]:", 1)
    return end.join(lines)


def _renamed_use(use: re.Match[str], renamed: Mapping[str, str]) -> str:
    if use[0].startswith("`"):
        return use[0]
    picture, words, behind = use[1], use[2], use[3]
    if words.startswith("^"):
        return f"{picture}[{renamed.get(words.casefold(), words)}]{behind or ''}"
    label = behind[1:-1] if behind and len(behind) > 2 else words
    new = renamed.get(label.casefold())
    return f"{picture}[{words}][{new}]" if new else use[0]


def _written(lines: Sequence[str]) -> Iterator[_Written]:
    in_code = _lines_in_code(lines)
    behind = 0
    for place, line in enumerate(lines):
        found = _DEFINITION.match(line) if place >= behind else None
        if found and place not in in_code:
            behind = _end(lines, place, found[1])
            yield _Written(found[1], place, behind, "\n".join([line.strip(), *lines[place + 1 : behind]]))


def _end(lines: Sequence[str], place: int, label: str) -> int:
    """The line behind a definition: a footnote takes the rest of its paragraph, an address what is indented below."""
    end = place + 1
    while end < len(lines) and lines[end].strip() and not lines[end].startswith(_OTHER_BLOCKS):
        following = _DEFINITION.match(lines[end])
        if following and (following[1].startswith("^") or not label.startswith("^")):
            break
        if not label.startswith("^") and not lines[end].startswith((" ", "\t")):
            break
        end += 1
    return end


def _lines_in_code(lines: Sequence[str]) -> frozenset[int]:
    return frozenset(line for first, last in closed_fences(lines).items() for line in range(first, last + 1))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
