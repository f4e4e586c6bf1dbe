"""Attributes in braces, `{.left width=50%}`, as they follow headings, pictures, spans and `:::` blocks."""

from __future__ import annotations

import re

from leaderdeck.quick_dataclass import dataclass

_PART = r"(?:[.#][^\s{}.#=\"']+|[^\s{}=\"'.#]+=(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s{}\"'=][^\s{}\"']*)|-)"
_BRACES = re.compile(r"\{[ \t]*(" + _PART + r"(?:[ \t]+" + _PART + r")*)[ \t]*\}")
_ONE = re.compile(r"([.#][^\s{}.#=\"']+)|([^\s{}=\"'.#]+)=(\"[^\"{}]*\"|'[^'{}]*'|[^\s{}\"'=][^\s{}\"']*)|(\S+)")


@dataclass(frozen=True, slots=True)
class Attributes:
    """Classes without their dot and key-value pairs, all keys and classes in lower case."""

    classes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()
    """Bare words, as in `::: diagram bar`."""

    def value(self, *names: str) -> str:
        """The first value written under one of these names, or empty."""
        return next((value for name, value in self.values if name in names), "")


NO_ATTRIBUTES = Attributes()


def read_attributes(text: str) -> Attributes:
    """What stands between the braces, or after `:::`."""
    classes: list[str] = []
    values: list[tuple[str, str]] = []
    words: list[str] = []
    for name, key, value, word in _ONE.findall(text.replace("{", " ").replace("}", " ")):
        if name.startswith("."):
            classes.append(name[1:].lower())
        elif key:
            values.append((key.lower(), value.strip("\"'")))
        elif word:
            words.append(word)
    return Attributes(tuple(classes), tuple(values), tuple(words))


def attributes_at(text: str, position: int) -> tuple[Attributes, int] | None:
    """Attributes in braces that begin exactly at `position`, and where they end; None if there are none."""
    if not text.startswith("{", position):
        return None
    found = _BRACES.match(text, position)
    return (read_attributes(found[1]), found.end()) if found else None


def split_trailing_attributes(text: str) -> tuple[str, Attributes]:
    """A heading's text and the attributes at its end."""
    if not text.endswith("}"):
        return text, NO_ATTRIBUTES
    found = _BRACES.fullmatch(text, text.rfind("{"))
    if not found:
        return text, NO_ATTRIBUTES
    return text[: found.start()].rstrip(), read_attributes(found[1])
