"""Every word that a deck holds, and where."""

import dataclasses
import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

from leaderdeck.deck.slide import Deck, Slide

NO_WORDS = {"marker", "kind", "placement", "layout", "alignments", "severity", "rule", "pause"}
WORD = re.compile(r"[^\W_]+")


def strings(value: Any) -> list[str]:
    """All texts inside a value, runs that touch joined into one."""
    if isinstance(value, str):
        return [value]
    if dataclasses.is_dataclass(value):
        if hasattr(value, "runs"):
            return ["".join(run.text for run in value.runs), *(run.link for run in value.runs if run.link)]
        names = [field.name for field in dataclasses.fields(value) if field.name not in NO_WORDS]
        return [text for name in names for text in strings(getattr(value, name))]
    if isinstance(value, tuple):
        return [text for item in value for text in strings(item)]
    return []


def words(value: Any) -> Counter[str]:
    """The words of a value, with how often they stand there."""
    return Counter(word for text in strings(value) for word in WORD.findall(text))


def public_words(deck: Deck) -> Counter[str]:
    """Everything that may leave the editor: all but `Slide.private`."""
    return words(dataclasses.replace(deck, slides=tuple(without_private(slide) for slide in deck.slides)))


def without_private(slide: Slide) -> Slide:
    return dataclasses.replace(slide, private="")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value or "" for name, value in attrs if name == "alt" and tag == "img"]


def html_words(html: str) -> Counter[str]:
    """The words that a browser shows of this page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Counter(WORD.findall("".join(reader.texts)))
