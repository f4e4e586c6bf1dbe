"""What stands at a place of another file as Markdown that may be copied: without anything private."""

from __future__ import annotations

import posixpath
import re

from leaderdeck.deck.blocks import Facts
from leaderdeck.outline.block_lines import block_at
from leaderdeck.outline.includes import Directive, directive_on
from leaderdeck.outline.includes_kinds import markdown_of_its_kind
from leaderdeck.outline.includes_places import FileText, Place, passages_of, place_in
from leaderdeck.outline.kept_definitions import definitions_needed
from leaderdeck.outline.private_lines import without_private_lines
from leaderdeck.outline.slide_reader import Surroundings
from leaderdeck.outline.slide_text import read_slide

_PICTURE = re.compile(r"(!\[(?:[^\[\]\\]|\\.)*\]\()(?:<([^<>\n]+)>|([^)\s<>\"']+))")
_PLAIN = Surroundings()


def markdown_at(file: FileText, directive: Directive, beside: str = "") -> str | None:
    """What a link to this place would show, as Markdown with line feeds; None where it cannot be had without harm.

    `beside`: the folder of the file, as seen from the talk; pictures and other files are named from there.
    """
    if directive.passage:
        found = _passage(file, directive)
    else:
        place = place_in(file, directive.place)
        found = _slides(file, place, directive.place) if place else None
    return seen_from(found, beside) if found else found


def _slides(file: FileText, place: Place, heading: str) -> str | None:
    parts: list[str] = []
    for cut in place.cuts:
        text = "\n".join(file.lines[cut.first : cut.end])
        bare = text if cut.is_link else without_private_lines(text)
        if bare is None:
            return None
        if not parts and not cut.is_link:
            bare = markdown_of_its_kind(bare, file.card)
        if not bare.strip():
            continue
        begins_itself = cut.is_link or cut.level > 0
        if not parts and not heading and file.card.title and not begins_itself and not bare.lstrip().startswith("#"):
            bare = f"{'#' * (file.level or 1)} {file.card.title}\n\n{bare}"
        elif parts and not begins_itself:
            bare = f"---\n\n{bare}"
        parts.append(bare.strip("\n"))
    own = {cut.first for cut in place.cuts}
    others = ("\n".join(file.lines[cut.first : cut.end]) for cut in file.cuts if cut.first not in own)
    parts += [kept for text in others if (kept := definitions_needed(text, parts))]
    return "\n\n".join(parts) or None


def _passage(file: FileText, directive: Directive) -> str | None:
    """The lines of one quotation or block of figures; a single figure's own line in such a block."""
    kind, left = directive.passage or ("quote", 0)
    for cut in file.cuts:
        text = "\n".join(file.lines[cut.first : cut.end])
        found = [] if cut.is_link else passages_of(read_slide(text, "slide", _PLAIN).slide.blocks, kind)
        if left > len(found):
            left -= len(found)
            continue
        block = found[left - 1]
        line = block.facts[0].line if kind == "fact" and isinstance(block, Facts) else block.line
        lines = block_at(text, line)
        own = "\n".join(text.split("\n")[lines.first : lines.end]) if lines else ""
        return without_private_lines(f"::: fakta\n{own}\n:::" if kind == "fact" else own) or None
    return None


def seen_from(markdown: str, beside: str) -> str:
    """The Markdown of a file in the folder `beside` with its pictures and links to other files named from the talk."""
    if beside in ("", "."):
        return markdown
    lines = markdown.split("\n")
    for at, line in enumerate(lines):
        directive = directive_on(line)
        if directive and directive.file and _is_near(directive.file):
            before = line[: line.rindex(directive.target)] if directive.target in line else ""
            moved = posixpath.normpath(f"{beside}/{directive.file}")
            target = f"{moved}#{directive.place}" if directive.place else moved
            lines[at] = f"{before or '::: sett-inn '}{target}"
    return _PICTURE.sub(lambda found: _moved_picture(found, beside), "\n".join(lines))


def _moved_picture(found: re.Match[str], beside: str) -> str:
    source = found[2] or found[3]
    moved = posixpath.normpath(f"{beside}/{source}") if _is_near(source) else source
    return f"{found[1]}<{moved}>" if found[2] or " " in moved else f"{found[1]}{moved}"


def _is_near(source: str) -> bool:
    """Whether a path is named from where its file lies."""
    return ":" not in source and not source.startswith(("/", "\\", "~"))
