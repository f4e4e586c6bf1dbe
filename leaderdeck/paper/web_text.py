"""Words as HTML: runs with their emphasis, links and languages; list items nested as they were written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape as _escape

from leaderdeck.deck.blocks import List, ListItem, Marker
from leaderdeck.deck.text import Paragraph, Run
from leaderdeck.language import say
from leaderdeck.paper.talk_paper import TalkPaper, valid_tag

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, halves of pairs and noncharacters: HTML 13.2.3.5 calls them errors wherever they stand."""
_LIST_TYPES: dict[Marker, str] = {"letter": ' type="a"', "roman": ' type="i"'}
_NUMBERED: frozenset[Marker] = frozenset({"number", "letter", "roman"})
_TASKS: frozenset[Marker] = frozenset({"task", "done"})


def escape(text: str) -> str:
    """Text as content or as the value of an attribute, without what a page cannot hold."""
    return _escape(_UNWRITABLE.sub("", text))


def html_words(paragraph: Paragraph, paper: TalkPaper) -> str:
    """The paragraph's runs."""
    return "".join(_run(run, paper) for run in paragraph.runs)


def _run(run: Run, paper: TalkPaper) -> str:
    words = "<br>".join(escape(part) for part in run.text.split("\n"))
    if not words.strip():
        return words
    tags = [
        ("code", run.code), ("strong", run.bold), ("em", run.italic), ("s", run.strike),
        ("u", run.underline and not run.link), ("sup", run.raised > 0), ("sub", run.raised < 0),
    ]  # fmt: skip
    for tag, wanted in tags:
        words = f"<{tag}>{words}</{tag}>" if wanted else words
    if run.accent:
        words = f'<span class="accent">{words}</span>'
    if run.language and valid_tag(run.language) != paper.tag:
        words = f'<span lang="{escape(valid_tag(run.language))}">{words}</span>'
    address = paper.follow(run.link) if run.link and words.strip("<br> ") else ""
    return f'<a href="{escape(address)}">{words}</a>' if address else words


def html_list(block: List, paper: TalkPaper) -> str:
    """The list, its deeper items inside those that they belong to."""
    html, _ = _items(block.items, 0, min(item.level for item in block.items), paper)
    return html


def _items(items: Sequence[ListItem], start: int, level: int, paper: TalkPaper) -> tuple[str, int]:
    """The lists that begin at `start` on this level or deeper, and the place of the first item that is not in them."""
    html: list[str] = []
    kind: Marker | None = None
    place = start
    while place < len(items) and items[place].level >= level:
        item = items[place]
        marker = "bullet" if item.marker == "none" and kind is None else item.marker
        if item.level == level and marker != "none" and _list_kind(marker) != kind:
            html += [_close(kind), _open(marker, item.number)]
            kind = _list_kind(marker)
        elif kind is None:  # a list that begins with a deeper item
            html.append("<ul><li>")
            kind = "bullet"
        if item.level == level and marker == "none":
            html[-1] = html[-1].removesuffix("</li>") + f"<br>{html_words(item.paragraph, paper)}</li>"
            place += 1
        elif item.level == level:
            html.append(f"<li{_class(marker)}>{_box(marker, paper)}{html_words(item.paragraph, paper)}</li>")
            place += 1
        else:
            inner, place = _items(items, place, level + 1, paper)
            html[-1] = html[-1].removesuffix("</li>") + f"{inner}</li>"
    return "".join([*html, _close(kind)]), place


def _list_kind(marker: Marker) -> Marker:
    return "task" if marker in _TASKS else marker


def _open(marker: Marker, number: int) -> str:
    if marker in _NUMBERED:
        start = f' start="{number}"' if number != 1 else ""
        return f"<ol{_LIST_TYPES.get(marker, '')}{start}>"
    return '<ul class="tasks">' if marker in _TASKS else "<ul>"


def _close(kind: Marker | None) -> str:
    if kind is None:
        return ""
    return "</ol>" if kind in _NUMBERED else "</ul>"


def _class(marker: Marker) -> str:
    return ' class="done"' if marker == "done" else ""


def _box(marker: Marker, paper: TalkPaper) -> str:
    """The box of a task; whether it is done is said in words to those who listen."""
    if marker not in _TASKS:
        return ""
    sign, words = ("☑", say("gjort")) if marker == "done" else ("☐", say("ikke gjort"))
    return f'<span role="img" aria-label="{escape(paper.words(words))}">{sign}</span> '
