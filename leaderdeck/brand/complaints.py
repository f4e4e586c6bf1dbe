"""All that is wrong with a `brand.toml` at once, each with its line and what was expected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from leaderdeck.brand.toml_lines import KeyPath, find_lines, line_of
from leaderdeck.errors import BrandProblem
from leaderdeck.language import Sentence, say

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_SHOWN = 60
MOST_COMPLAINTS = 100
_KINDS: dict[str, Sentence] = {
    "string_type": say("tekst i anførselstegn"),
    "float_type": say("et tall"),
    "int_type": say("et helt tall"),
    "int_from_float": say("et helt tall"),
    "finite_number": say("et tall"),
    "bool_type": say("true eller false"),
    "date_type": say("en dato som 2026-08-01, uten anførselstegn"),
    "list_type": say("en liste i hakeparenteser"),
    "dict_type": say("en tabell med nøkler"),
}


class Complaints:
    """Collects what is wrong with one kit's description, and stops the reading when there is something."""

    def __init__(self, file: Path, text: str) -> None:
        self._file = file
        self._lines = find_lines(text)
        self._found: list[tuple[int, Sentence]] = []

    def add(self, path: KeyPath, problem: Sentence) -> None:
        """Something is wrong with this key. More than a hundred complaints help nobody; those after are left out."""
        if len(self._found) >= MOST_COMPLAINTS:
            return
        line = line_of(self._lines, path)
        sentence = say("{file}, linje {line}: {problem}", file=self._file, line=line, problem=problem)
        self._found.append((line, sentence))

    def add_all(self, errors: Iterable[ErrorDetails], data: Mapping[str, object], keys: Iterable[str]) -> None:
        """What validation found. `keys` are the names that a mistyped key may have meant."""
        known = sorted(keys)
        for error in islice(errors, MOST_COMPLAINTS):
            self._add_error(error, data, known)

    def stop_if_any(self) -> None:
        """Raises BrandProblem with every complaint, in the order of the file."""
        if not self._found:
            return
        details = tuple(sentence for _, sentence in sorted(self._found, key=lambda found: found[0]))
        if len(details) == 1:
            raise BrandProblem(details[0], details)
        raise BrandProblem(
            say("{first} Det er {count} feil i alt; rett dem og prøv igjen.", first=details[0], count=len(details)),
            details,
        )

    def _add_error(self, error: ErrorDetails, data: Mapping[str, object], known: list[str]) -> None:
        path: KeyPath = tuple(part for part in error["loc"] if part != "[key]")
        key = _dotted(path)
        if error["type"] == "missing":
            self.add(path, say("{key} mangler; legg den til.", key=key))
        elif error["type"] == "extra_forbidden":
            self.add(path, _unknown_key(key, str(path[-1]), known))
        else:
            found = str(path[-1]) if "[key]" in error["loc"] else _short(_value_at(data, path))
            expected = _expected(error)
            self.add(path, say("{key} skal være {expected}, men er {found}.", key=key, expected=expected, found=found))


def _unknown_key(key: str, name: str, known: list[str]) -> Sentence:
    import difflib

    near = difflib.get_close_matches(name[:_SHOWN], known, n=1)
    if near:
        return say("{key} er en ukjent nøkkel; mente du {near}?", key=key, near=near[0])
    return say("{key} er en ukjent nøkkel; ta den bort.", key=key)


def _expected(error: ErrorDetails) -> Sentence | str:
    context = error.get("ctx") or {}
    cause = context.get("error")
    phrase = getattr(cause, "expected", None)
    if isinstance(phrase, Sentence):
        return phrase
    if error["type"] == "literal_error":
        return str(context["expected"]).replace(" or ", ", ").replace("'", '"')
    return _KINDS.get(error["type"], say("noe annet"))


def _dotted(path: KeyPath) -> str:
    """`layouts.cover.shapes 2.fill`: numbers in lists count from 1."""
    key = ""
    for part in path:
        key += f" {part + 1}" if isinstance(part, int) else f".{part}" if key else part
    return key[:120]


def _value_at(data: object, path: KeyPath) -> object:
    for part in path:
        known = part in data if isinstance(data, Mapping) else isinstance(data, list) and part in range(len(data))
        if not known:
            return data
        data = data[part]  # type: ignore[index]
    return data


def _short(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = f"«{value}»" if isinstance(value, str) else str(value)
    text = "".join(sign if sign.isprintable() else " " for sign in text[: _SHOWN * 2])
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
