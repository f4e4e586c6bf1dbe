"""What is put into a talk when something of the library is used: a link to it, or a copy of it with its source."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

from leaderdeck.deck.origin_marks import origin_mark
from leaderdeck.library.note import Fact, LibraryEntry, Passage

_WORDS = {"nb": "sett-inn", "no": "sett-inn", "nn": "set-inn"}
_NUMBERED = {"quote": "sitat", "fact": "faktum"}
_SPECIAL = re.compile(r"(?<!\\)([\\`*_\[\]<>|~^])")
_BEGINS = re.compile(r"^(?:(#{1,6}|[-+>:=%^])|(\d{1,9})([.)]))(?=\s|$|:|>|=)|^(-{3,}|:{3,})")


def link_to(entry: LibraryEntry, passage: Passage | None, talk_folder: Path | None, language: str = "nb") -> str:
    """The line that takes in a passage, or the whole file without one: `::: sett-inn notater/tillit.md#Tre lag`.

    The path is relative to the talk's folder, always with `/`; to its own folder where the talk has no file yet.
    """
    return f"::: {_WORDS.get(language.lower()[:2], 'include')} {target_of(entry, passage, talk_folder)}"


def target_of(entry: LibraryEntry, passage: Passage | None, talk_folder: Path | None) -> str:
    """File and place as links and marks of copies name them."""
    place = place_of(entry, passage)
    path = relative_path(entry.path, talk_folder)
    return f"{path}#{place}" if place else path


def place_of(entry: LibraryEntry, passage: Passage | None) -> str:
    """Where in its file a passage stands: its heading, or `sitat-2` and `faktum-3`; empty for the whole file."""
    if passage is None or passage.kind == "title" or _is_whole(entry, passage):
        return ""
    name = _NUMBERED.get(passage.kind)
    if name is None:
        return " ".join(passage.heading.split())
    same = [one for one in entry.passages if one.kind == passage.kind and not _is_whole(entry, one)]
    number = next((at for at, one in enumerate(same, 1) if one == passage), 0)
    return f"{name}-{number}" if number else ""


def relative_path(path: Path, talk_folder: Path | None) -> str:
    """The file as seen from the talk, with `/`; its bare name where there is no way from one to the other."""
    if talk_folder is None:
        return path.name
    try:
        return os.path.relpath(path, talk_folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return path.name


def copy_of(
    entry: LibraryEntry,
    passage: Passage | None,
    talk_folder: Path | None,
    markdown: str | None = None,
    *,
    level: int = 2,
) -> str:
    """The passage as Markdown to stand in a talk by itself, with a mark that tells where it is from.

    `markdown`: how its file writes it, where that is at hand; otherwise it is written anew from its plain words, with
    headings of this level. A quotation has its source line, a figure its own.
    """
    target = target_of(entry, passage, talk_folder)
    if markdown is not None:
        return f"{origin_mark(target, markdown)}\n\n{markdown.strip()}\n"
    written = passage_markdown(passage, level=level) if passage else _whole(entry, level)
    return f"{origin_mark(target, written)}\n\n{written}\n"


def passage_markdown(passage: Passage, *, level: int = 2) -> str:
    """The passage's plain words as Markdown, without the mark."""
    if passage.kind == "quote":
        return _quote(passage)
    if passage.kind == "fact" and passage.fact:
        return _fact(passage.fact, passage)
    body = "\n\n".join(_escaped(line) for line in passage.text.split("\n") if line.strip())
    heading = f"{'#' * level} {_escaped(passage.heading)}" if passage.heading else ""
    return "\n\n".join(part for part in (heading, body) if part)


def _whole(entry: LibraryEntry, level: int) -> str:
    parts = [one for one in entry.passages if one.kind in ("section", "slide")]
    if parts and not parts[0].heading and entry.title:
        parts[0] = replace(parts[0], heading=entry.title)
    return "\n\n".join(passage_markdown(one, level=level) for one in parts)


def _quote(passage: Passage) -> str:
    lines = [f"> {_escaped(line)}" for line in passage.text.split("\n") if line.strip()]
    said = "\n>\n".join(lines)
    return f"{said}\n>\n> — {_escaped(passage.source)}" if passage.source else said


def _fact(fact: Fact, passage: Passage) -> str:
    """A block of one figure; its source stands under it, with the date of the figure."""
    value = " ".join(part for part in (fact.value, fact.unit) if part and part not in fact.label)
    label = _escaped(fact.label or passage.heading or value)
    source = ", ".join(part for part in (fact.source, fact.date) if part)
    block = f"::: fakta\n{label.replace(':', ' ')}: {_escaped(value)}\n:::"
    return f"{block}\n\nKilde: {_escaped(source)}" if source else block


def _is_whole(entry: LibraryEntry, passage: Passage) -> bool:
    """Whether a passage is the note itself: one that is a quotation or a figure as its card says."""
    if passage.kind == "fact" and entry.kind == "fact":
        first = next((one for one in entry.passages if one.kind == "fact"), None)
        return (
            passage == first
            and passage.heading == entry.title
            and bool(passage.fact and passage.fact.label == entry.title)
        )
    if passage.kind == "quote" and entry.kind == "quote":
        return any(
            one.kind == "section" and one.text == passage.text and one.line == passage.line for one in entry.passages
        )
    return False


def _escaped(text: str) -> str:
    """Plain words that Markdown leaves as they are."""
    plain = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _BEGINS.sub(_defused, plain)


def _defused(found: re.Match[str]) -> str:
    if found[2]:
        return f"{found[2]}\\{found[3]}"
    return f"\\{found[0]}"
