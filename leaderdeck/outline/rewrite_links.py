"""A link replaced by what it shows: from then on the text is the talk's own, with a mark that says where it is from."""

from __future__ import annotations

import posixpath
import re

from leaderdeck.deck.linked import Link
from leaderdeck.deck.origin_marks import OriginMark, checksum_of, origin_mark, read_origin_mark
from leaderdeck.outline.clean_lines import plain_lines
from leaderdeck.outline.includes import Directive, closes, directive_on
from leaderdeck.outline.includes_copying import markdown_at
from leaderdeck.outline.includes_places import read_file
from leaderdeck.outline.includes_reading import Includes
from leaderdeck.outline.rewrite_insert import insert_slides
from leaderdeck.outline.rewrite_slides import delete_slides
from leaderdeck.outline.same_words import is_same
from leaderdeck.outline.slide_stretches import StretchedText, known_shelf, raw_lines, read_known, stretched

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_MOST_COPIED = 40
"""A copy of more slides than this is not recognized as one piece."""


def make_copy(text: str, line: int) -> str:
    """The link at this line (from 1) becomes a copy of what it shows; the text stays as it is where that cannot be.

    Nothing private is copied, and a note whose private text cannot be told from the rest is not copied at all.
    """
    whole = stretched(text)
    link = link_at(whole, line)
    markdown = _markdown(whole, link.target) if link and not link.trouble else None
    if link is None or markdown is None:
        return text
    return _with_slides(text, link, markdown) if link.count else _with_passage(text, whole, link, markdown)


def copied_markdown(text: str, target: str) -> str | None:
    """What stands at `fil.md#Overskrift`, as seen from this talk, as Markdown with the mark of a copy.

    None where nothing may be had: the file is missing, private or locked, or private text cannot be told from the rest.
    """
    return _markdown(stretched(text), target)


def without_link(text: str, line: int, target: str) -> str:
    """The text without the link at this line (from 1), if its target begins like this."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = raw_lines(text[len(mark) :])
    found = directive_on(lines[line - 1]) if 0 < line <= len(lines) else None
    if found is None or not found.target.startswith(target):
        return text
    end = line + (line < len(lines) and closes(lines[line]))
    return mark + "".join(lines[: line - 1] + lines[end:])


def is_untouched_copy(text: str, line: int) -> bool:
    """Whether the slides that end with the mark of a copy at this line (from 1) still say what was copied."""
    return _copied_slides(stretched(text), line) is not None


def take_new_text(text: str, line: int) -> str:
    """What the source says now, instead of the copy whose mark is at this line (from 1) and that nobody changed."""
    whole = stretched(text)
    found = _copied_slides(whole, line)
    if found is None:
        return text
    mark, indexes = found
    markdown = _markdown(whole, mark.target)
    if markdown is None:
        return text
    longer = insert_slides(text, markdown, indexes[0])
    added = len(read_known(longer).deck.slides) - whole.count
    return delete_slides(longer, [index + added for index in indexes]) if added > 0 else text


def _copied_slides(whole: StretchedText, line: int) -> tuple[OriginMark, list[int]] | None:
    """The mark at this line, and the slides which it ends that together have its checksum."""
    found = whole.stretch_at(line)
    last = whole.stretches.index(found[0]) if found else -1
    mark = _mark_in(whole.stretches[last].body) if found else None
    if mark is None:
        return None
    body = ""
    for place in range(last, max(-1, last - _MOST_COPIED), -1):
        one = whole.stretches[place]
        body = f"{one.body}\n\n{body}" if body else one.body.replace(mark.written, "")
        if one.index is None or one.is_link:
            return None
        if checksum_of(body) == mark.checksum:
            chosen = (whole.stretches[own].index for own in range(place, last + 1))
            return mark, [index for index in chosen if index is not None]
    return None


def _mark_in(body: str) -> OriginMark | None:
    found = (read_origin_mark(comment) for comment in _COMMENT.findall(body))
    return next((mark for mark in found if mark), None)


def link_at(whole: StretchedText, line: int) -> Link | None:
    """The link on this line (from 1), or on the line above where this one only closes it."""
    links = {link.line: link for link in whole.reading.deck.links}
    if line in links:
        return links[line]
    lines = plain_lines(whole.top + "".join(_parts(whole))).split("\n")
    return links.get(line - 1) if 1 < line <= len(lines) and closes(lines[line - 1]) else None


def _parts(whole: StretchedText) -> list[str]:
    return [one.rules + one.body + gap for one, gap in zip(whole.stretches, whole.gaps, strict=True)]


def _markdown(whole: StretchedText, asked: str) -> str | None:
    """What stands at `fil.md#Overskrift` now, with the mark of a copy."""
    reading = whole.reading
    includes = Includes(known_shelf(), reading.names, reading.deck.front_matter, reading.level)
    directive = directive_on(f"::: include {asked}") or Directive("")
    found = includes.text_of(directive.file)
    if found.trouble:
        return None
    file = read_file(found.text, reading.names)
    there = markdown_at(file, directive)
    here = markdown_at(file, directive, posixpath.dirname(found.name))
    if not there or not here:
        return None
    target = f"{found.name}#{directive.place}" if directive.place else found.name
    return f"{here}\n\n{origin_mark(target, there)}"


def _with_slides(text: str, link: Link, markdown: str) -> str:
    before = len(read_known(text).deck.slides)
    longer = insert_slides(text, markdown, link.first)
    added = len(read_known(longer).deck.slides) - before
    shorter = delete_slides(longer, [link.first + added]) if added > 0 else longer
    now = len(read_known(shorter).deck.slides)
    return shorter if added > 0 and now == before - link.count + added else text


def _with_passage(text: str, whole: StretchedText, link: Link, markdown: str) -> str:
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = raw_lines(text[len(mark) :])
    first = link.line - 1
    end = first + 1 + (link.line < len(lines) and closes(lines[link.line]))
    indent = lines[first][: len(lines[first]) - len(lines[first].lstrip(" \t"))]
    new = [f"{indent}{own}".rstrip() + whole.line_end for own in markdown.split("\n")]
    blank_before = [whole.line_end] if first and lines[first - 1].strip() else []
    blank_behind = [whole.line_end] if end < len(lines) and lines[end].strip() else []
    found = mark + "".join([*lines[:first], *blank_before, *new, *blank_behind, *lines[end:]])
    old, now = whole.reading.deck.slides, read_known(found).deck.slides
    keeps = len(old) == len(now) and all(
        place == link.first or is_same(was, other) for place, (was, other) in enumerate(zip(old, now, strict=True))
    )
    return found if keeps else text
