"""Colors of code: keywords, names, literals and comments told apart, each readable on the ground of code.

Never by color alone: keywords are bold and comments italic, which in a fixed-width font are as wide as the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

from leaderdeck.brand.kit import ColorRole
from leaderdeck.quick_dataclass import dataclass

Kind: TypeAlias = Literal["", "keyword", "name", "literal", "comment"]
Piece: TypeAlias = tuple[str, Kind]

_PLAIN: Kind = ""
_LONGEST = 2000
"""Letters. More than a slide holds; what is longer is divided first, and then colored slide by slide."""
_LANGUAGES = {
    "sh": "bash", "shell": "bash", "zsh": "bash", "ps1": "powershell", "c++": "cpp", "c#": "csharp", "cs": "csharp",
    "dockerfile": "docker", "js": "javascript", "ts": "typescript", "md": "markdown", "py": "python", "rb": "ruby",
    "rs": "rust", "kt": "kotlin", "yml": "yaml", "htm": "html", "svg": "xml",
}  # fmt: skip
"""Other names of languages."""
_KNOWN = frozenset({
    "bash", "c", "cpp", "csharp", "css", "diff", "docker", "go", "html", "ini", "java", "javascript", "json", "kotlin",
    "lua", "markdown", "matlab", "php", "powershell", "python", "r", "ruby", "rust", "scala", "sql", "swift", "toml",
    "typescript", "xml", "yaml",
})  # fmt: skip
"""Languages whose code is colored: those whose lexers take no more than a blink for the oddest text."""


@dataclass(frozen=True, slots=True)
class CodeLook:
    """How one kind is set: the colors wanted for it, best first, and its style."""

    colors: tuple[ColorRole, ...]
    bold: bool = False
    italic: bool = False


LOOKS: dict[Kind, CodeLook] = {
    "": CodeLook(()),
    "keyword": CodeLook(("link", "heading"), bold=True),
    "name": CodeLook(("link", "heading")),
    "literal": CodeLook(("accent", "followed")),
    "comment": CodeLook(("muted",), italic=True),
}


@lru_cache(maxsize=256)
def kinds_of_code(text: str, language: str) -> tuple[tuple[Piece, ...], ...]:
    """The lines of the code, each as pieces of one kind. Joined they are the text, whatever the language."""
    name = _LANGUAGES.get(language.lower(), language.lower())
    pieces = _pieces(text, name) if name in _KNOWN and len(text) <= _LONGEST else iter([(text, _PLAIN)])
    lines: list[list[Piece]] = [[]]
    for letters, kind in pieces:
        for index, part in enumerate(letters.split("\n")):
            if index:
                lines.append([])
            if part:
                _append(lines[-1], part, kind)
    return tuple(map(tuple, lines))


def _pieces(text: str, language: str) -> Iterator[Piece]:
    from pygments.lexers import get_lexer_by_name
    from pygments.token import Comment, Generic, Keyword, Literal, Name, Operator, _TokenType

    kinds: tuple[tuple[_TokenType, Kind], ...] = (
        (Comment, "comment"), (Keyword, "keyword"), (Operator.Word, "keyword"), (Literal, "literal"),
        (Name.Tag, "keyword"), (Name.Function, "name"), (Name.Class, "name"), (Name.Attribute, "name"),
        (Generic.Heading, "keyword"), (Generic.Subheading, "keyword"), (Generic.Inserted, "literal"),
        (Generic.Deleted, "comment"),
    )  # fmt: skip
    end = 0
    for begin, token, value in get_lexer_by_name(language).get_tokens_unprocessed(text):
        if begin < end:
            continue
        if begin > end:
            yield text[end:begin], _PLAIN
        end = begin + len(value)
        yield text[begin:end], next((kind for known, kind in kinds if token[: len(known)] == known), _PLAIN)
    yield text[end:], _PLAIN


def _append(line: list[Piece], part: str, kind: Kind) -> None:
    """Put a part at the end of a line, grown together with the one before where both look the same."""
    if line and line[-1][1] == kind:
        line[-1] = (line[-1][0] + part, kind)
    else:
        line.append((part, kind))
