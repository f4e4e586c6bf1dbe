"""The texts beside the tests as talks, and what their slides show."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from intake_words import said_and_shown

from leaderdeck.deck.blocks import Agenda, List, Quote
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.intake.prose_to_talk import Outlined, make_outline
from leaderdeck.intake.prose_to_talk_guess import TalkKind
from leaderdeck.intake.source_text import pasted
from leaderdeck.outline.reader import read_deck

TEXTS = {
    path.stem: path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "texts").glob("*.txt"))
}


@cache
def outlined(name: str, kind: TalkKind | None = None) -> tuple[Outlined, Deck]:
    made = make_outline(pasted(TEXTS[name]), kind)
    return made, read_deck(made.markdown)


def titles(name: str) -> list[str]:
    return [slide.title.text if slide.title else "" for slide in outlined(name)[1].slides]


def points(slide: Slide) -> list[str]:
    return [item.paragraph.text for block in slide.blocks if isinstance(block, List) for item in block.items]


def points_under(name: str, title: str) -> list[str]:
    return points(outlined(name)[1].slides[titles(name).index(title)])


def quotes(name: str) -> list[tuple[str, str]]:
    blocks = [block for slide in outlined(name)[1].slides for block in slide.blocks if isinstance(block, Quote)]
    return [(quote.paragraphs[0].text, quote.source.text if quote.source else "") for quote in blocks]


def agendas(name: str) -> list[Agenda]:
    return [block for slide in outlined(name)[1].slides for block in slide.blocks if isinstance(block, Agenda)]


def shown(slide: Slide) -> tuple[str, str]:
    texts = said_and_shown(Deck(slides=(replace(slide, title=None, speaker_notes=()),)))
    return slide.title.text if slide.title else "", " ".join(texts)
