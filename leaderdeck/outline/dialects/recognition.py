"""Which other program a talk was written for. Our own dialect comes first: only clear marks count.

A talk is taken for another program's only where it says so in a way that ours never does:

Marp: the front matter has `marp: true` or `headingDivider`.
pandoc: the text begins with a block of `% title` lines; or it has a `::: incremental` block or a heading that ends in
  `{.incremental}`; or the front matter has `slide-level` or `incremental`.
Slidev: the front matter has a key that Slidev alone has, as `mdc` or `colorSchema`; or a slide begins with front matter
  of its own: `layout: …`, `class: …`, `transition: …` between two lines of dashes.
Deckset: the text begins with settings of which one is Deckset's alone, as `autoscale: true`; or a line is a command
  `[.build-lists: true]` and nothing else; or a heading begins with `[fit]`; or two paragraphs begin with `^`, and rules
  divide the slides. One `^` alone is none.
remark: two lines are `???` alone, and rules divide the slides; or one is, and a slide begins with properties as
  `class: center`. One `???` alone is none.
reveal.js: a comment has `.slide:` or `.element:`; or it has `Note:`, `---` and a `--` that stands alone.
md2pptx: the text begins with settings of which one is md2pptx's alone, as `pageTitleSize: 24`, and has a heading `###`.
iA Presenter: rules divide the slides, and on at least two of them, and a quarter of those with any text, lines
  behind a tab stand below a heading, a blank line or each other, while other paragraphs begin at the margin; and
  there is no word of ours for what is said, no block of ours but private ones, and no code.

Where several programs' marks stand together, the first in this order counts: front matter, settings on top, commands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from leaderdeck.deck.slide import FrontMatter
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.dialects import deckset, ia_presenter, md2pptx, pandoc, remark, reveal, slidev
from leaderdeck.outline.dialects.translation import HEADING, Dialect, Free, free_lines, split_slides
from leaderdeck.outline.voices import begins_private, voice_label

_SLIDEV_KEYS = frozenset(
    {"mdc", "drawings", "highlighter", "colorschema", "routermode", "canvaswidth", "themeconfig", "linenumbers",
     "monaco", "exportfilename", "titletemplate", "layout"}
)  # fmt: skip
_PANDOC_KEYS = frozenset({"slide-level", "incremental"})
_NUMBER = late_pattern(r"[1-6]")
_BEGINS_SETTING = re.compile(r"[A-Za-z][\w.-]*[ \t]*:")
_LEFT_FOR_SPEECH = late_pattern(r"[^\W_]|[-*+>\"'«“(]")


def dialect_of(lines: Sequence[str], top: int, card: FrontMatter) -> Dialect | None:
    """The program that these lines were written for, below a front matter of `top` lines; None where they are ours."""
    if card.unknown:
        found = dialect_of_card(card)
        if found:
            return found
    if top < len(lines) and (found := _by_beginning(lines, top)):
        return found
    text = "\n".join(lines[top:] if top else lines)
    for letter, sign, recognize in _BY_SIGN:
        if letter in text and sign in text and (found := recognize(lines, top)):
            return found
    return None


def dialect_of_card(card: FrontMatter) -> Dialect | None:
    """The program that a talk's front matter names."""
    keys = {key.lower(): (text, key) for key, text in card.unknown}
    level = _deepest(keys.get("headingdivider", ("", ""))[0])
    if keys.get("marp", ("", ""))[0].lower() == "true" or level:
        return Dialect("Marp", level=level, is_ruled=not level)
    if keys.keys() & _SLIDEV_KEYS:
        return Dialect("Slidev")
    if keys.keys() & _PANDOC_KEYS:
        return Dialect("pandoc", level=_deepest(keys.get("slide-level", ("", ""))[0]), is_ruled=False)
    return None


def _deepest(text: str) -> int:
    """The deepest of the heading levels that are named."""
    return max(map(int, _NUMBER.findall(text)), default=0)


def _by_beginning(lines: Sequence[str], top: int) -> Dialect | None:
    """A title block, or settings without dashes around them."""
    first = next((line for line in range(top, min(len(lines), top + 3)) if lines[line].strip()), top)
    text = lines[first]
    if text.startswith("%"):
        end = pandoc.title_block_end(lines, first)
        return Dialect("pandoc", first, end - top, is_ruled=False) if end > first else None
    if not _BEGINS_SETTING.match(text):
        return None
    end = deckset.header_end(lines, first)
    if _has(deckset.OWN_SETTING, lines[first:end]) and _ends_paragraph(lines, end):
        dividers = next((line for line in lines[first:end] if line.lower().startswith("slide-dividers")), "")
        level = max(map(len, re.findall(r"#+", dividers)), default=0)
        return Dialect("Deckset", first, end - top, level, is_ruled=not level)
    end = md2pptx.header_end(lines, first)
    if _has(md2pptx.OWN_SETTING, lines[first:end]) and _ends_paragraph(lines, end):
        is_talk = any(line.startswith("### ") for line in lines)
        return Dialect("md2pptx", first, end - top, level=3, is_ruled=False) if is_talk else None
    return None


def _has(pattern: re.Pattern[str], lines: Iterable[str]) -> bool:
    return any(pattern.match(line) for line in lines)


def _ends_paragraph(lines: Sequence[str], end: int) -> bool:
    return end >= len(lines) or not lines[end].strip() or begins_private(lines[end].lstrip())


def _slidev(lines: Sequence[str], top: int) -> Dialect | None:
    free: list[Free] = []
    for line in _places(lines, "---", top):
        if "".join(lines[line + 1 : line + 2])[:1].isalpha() and slidev.settings_at(lines, line + 1):
            free = free or free_lines(lines)
            if free[line]:
                return Dialect("Slidev", line + 1)
    return None


def _places(lines: Sequence[str], wanted: str, top: int) -> Iterator[int]:
    """Every line from `top` on that is exactly this."""
    line = top - 1
    with suppress(ValueError):
        while True:
            line = lines.index(wanted, line + 1)
            yield line


def _deckset_command(lines: Sequence[str], top: int) -> Dialect | None:
    return _first(lines, top, "Deckset", lambda text: text.startswith("[.") and bool(deckset.COMMAND.match(text)))


def _deckset_heading(lines: Sequence[str], top: int) -> Dialect | None:
    return _first(lines, top, "Deckset", lambda text: text.startswith("#") and bool(deckset.FIT.match(text)))


def _pandoc(lines: Sequence[str], top: int) -> Dialect | None:
    found = _first(lines, top, "pandoc", lambda text: text.startswith(":::") and bool(pandoc.STEPWISE.match(text)))
    return found and Dialect("pandoc", found.line, is_ruled=False)


def _pandoc_heading(lines: Sequence[str], top: int) -> Dialect | None:
    found = _first(
        lines,
        top,
        "pandoc",
        lambda text: text.endswith("}") and text.startswith("#") and bool(pandoc.STEPWISE_HEADING.search(text)),
    )
    return found and Dialect("pandoc", found.line, is_ruled=False)


def _deckset_notes(lines: Sequence[str], top: int) -> Dialect | None:
    """Two paragraphs of notes, and rules."""
    free = free_lines(lines)
    notes = [
        line
        for line in range(top, len(lines))
        if lines[line][:1] == "^"
        and free[line]
        and lines[line][1:].strip()
        and (line == top or _is_above_note(lines[line - 1]))
    ]
    return Dialect("Deckset", notes[0]) if len(notes) > 1 and _has_rules(lines, top, free) else None


def _is_above_note(text: str) -> bool:
    return not text.strip() or bool(HEADING.match(text))


def _has_rules(lines: Sequence[str], top: int, free: Sequence[Free]) -> bool:
    return len(split_slides(lines[top:], free[top:])) > 1


def _remark(lines: Sequence[str], top: int) -> Dialect | None:
    free = free_lines(lines)
    marks = [line for line in range(top, len(lines)) if free[line] and remark.NOTES.match(lines[line])]
    if not marks:
        return None
    slides = [
        next((lines[line] for line in range(top + first, top + end) if lines[line].strip()), "")
        for first, end in split_slides(lines[top:], free[top:])
    ]
    is_clear = len(marks) > 1 and len(slides) > 1
    return Dialect("remark", marks[0]) if is_clear or _has(remark.PROPERTY, slides) else None


def _reveal(lines: Sequence[str], top: int) -> Dialect | None:
    """Notes, slides side by side and one below another."""
    free = free_lines(lines)
    below = next(
        (
            line
            for line in range(top, len(lines))
            if lines[line][:2] == "--" and free[line] and reveal.stands_alone(lines, line)
        ),
        None,
    )
    if below is None or not _has_rules(lines, top, free):
        return None
    has_notes = any(line[:1] in "nN" and (label := voice_label(line)) and label[0] == "notes" for line in lines if line)
    return Dialect("reveal.js", below) if has_notes else None


def _reveal_comments(lines: Sequence[str], top: int) -> Dialect | None:
    return _first(lines, top, "reveal.js", lambda text: "<!--" in text and bool(reveal.ATTRIBUTES.search(text)))


def _ia_presenter(lines: Sequence[str], top: int) -> Dialect | None:
    """Lines behind tabs on most slides, and speech at the margin."""
    free = free_lines(lines)
    if any(free[line] and _is_ours(lines[line]) for line in range(top, len(lines))):
        return None
    shown: list[int] = []
    silent = 0
    has_speech = False
    for first, end in split_slides(lines[top:], free[top:]):
        own = range(top + first, top + end)
        tabbed = next((line for line in own if ia_presenter.begins_shown(lines, line, own.start)), None)
        speaks = any(_LEFT_FOR_SPEECH.match(lines[line]) for line in own)
        has_speech = has_speech or speaks
        if tabbed is not None:
            shown.append(tabbed)
        elif speaks:
            silent += 1
    is_clear = len(shown) > 1 and 3 * len(shown) >= silent and has_speech
    return Dialect("iA Presenter", shown[0]) if is_clear else None


def _is_ours(text: str) -> bool:
    """Whether a line begins notes or a block by our words, or code. Private text may be put into any talk."""
    if text.startswith((":::", "    ", "```", "~~~")):
        return True
    label = voice_label(text)
    return label is not None and label[0] == "notes"


def _first(lines: Sequence[str], top: int, name: str, is_mark: Callable[[str], bool]) -> Dialect | None:
    """A talk for this program where a line outside of code and comments is its mark."""
    marks = [line for line in range(top, len(lines)) if is_mark(lines[line])]
    free = free_lines(lines) if marks else []
    line = next((line for line in marks if free[line]), None)
    return None if line is None else Dialect(name, line)  # type: ignore[arg-type]


_BY_SIGN: tuple[tuple[str, str, Callable[[Sequence[str], int], Dialect | None]], ...] = (
    ("-", "---\n", _slidev),
    ("[", "[.", _deckset_command),
    ("[", "[fit]", _deckset_heading),
    ("?", "???", _remark),
    ("^", "\n^", _deckset_notes),
    ("{", "incremental", _pandoc),
    (":", ": incremental", _pandoc),
    ("{", "incremental", _pandoc_heading),
    ("<", ".slide:", _reveal_comments),
    ("<", ".element:", _reveal_comments),
    ("-", "\n--\n", _reveal),
    ("\t", "\n\t", _ia_presenter),
)
"""A letter and the sign with it that a talk has to have somewhere to be looked through for a mark."""
