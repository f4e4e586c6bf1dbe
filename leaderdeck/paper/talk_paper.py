"""A talk as papers are made of it: its slides in order, each under a heading of the right level.

Private text is in no part of it. Speaker notes are, only where whoever asks wants them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from leaderdeck.deck.blocks import Block, Subheading
from leaderdeck.deck.slide import Deck, Slide
from leaderdeck.deck.text import Paragraph, plain
from leaderdeck.language import Sentence, language_tag, say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.choose_layout import choose_layout
from leaderdeck.scene.presentable import presentable, says_something
from leaderdeck.scene.slot_slides import as_shown
from leaderdeck.scene.words import short_language

DEEPEST_HEADING = 6
"""HTML knows no heading below this one, and Word's built-in styles suffice."""
_LANGUAGE_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu sma
    smj smn sms fkv rmy rmg
"""
"""ISO 639-1, and the Sami, Kven and Romani languages of Norway by ISO 639-3: what a page may call its language."""
_KNOWN_LANGUAGES = frozenset(_LANGUAGE_CODES.split())
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True)
class PaperSlide:
    """One slide of the talk."""

    number: int
    """The number of its first page among those that go out."""
    last_number: int
    """That of its last page; the same but for a slide that was split."""
    level: int
    """Of its heading: 1 for the talk's own, 2 and deeper for its slides."""
    heading: Paragraph | None
    """What it is called; None where it has no title."""
    subtitle: Paragraph | None = None
    details: tuple[Paragraph, ...] = ()
    blocks: tuple[Block, ...] = ()
    """What it shows, subheadings with the level that they have here."""
    sources: tuple[Paragraph, ...] = ()
    notes: tuple[Block, ...] = ()
    hidden: bool = False
    begins: float | None = None
    """When it comes, in seconds from the talk's beginning by its plan; None for hidden slides, and without a plan."""


@dataclass(frozen=True, slots=True)
class TalkPaper:
    """Everything that a paper is made of."""

    title: str
    tag: str
    """BCP 47 tag of the language."""
    slides: tuple[PaperSlide, ...]
    follow: Callable[[str], str]
    """Spells an address as a reader may follow it; empty for what nobody may."""
    folder: Path | None = None
    """Where its pictures lie."""
    with_notes: bool = False
    charts: tuple[tuple[str, bytes], ...] = ()
    """Pictures (PNG) of its charts, by what they show in words."""

    @property
    def language(self) -> str:
        """`nb`, `nn` or `en`: the language of the few words that a paper has of its own."""
        return short_language(self.tag)

    def words(self, sentence: Sentence) -> str:
        """The sentence in the talk's language."""
        return sentence.in_language(self.language)

    def name_of(self, slide: PaperSlide) -> str:
        """What the slide is called, or its number where it has no title."""
        text = slide.heading.text.strip() if slide.heading else ""
        return " ".join(text.split()) or self.words(say("Lysbilde {number}", number=slide.number))

    def numbers_of(self, slide: PaperSlide) -> str:
        """`3`, or `3–4` for a slide that was split."""
        return str(slide.number) if slide.number == slide.last_number else f"{slide.number}–{slide.last_number}"


def talk_paper(
    deck: Deck,
    pages: Sequence[int],
    folder: Path | None,
    follow: Callable[[str], str],
    *,
    with_notes: bool,
    charts: tuple[tuple[str, bytes], ...] = (),
    begins: Mapping[int, float] | None = None,
) -> TalkPaper:
    """The paper of these pages: for each, in order, the index of its slide in the deck (twice where it was split).

    `begins`: when slides come by the plan, in seconds, by the same indexes.
    """
    card = deck.front_matter
    shown = dict.fromkeys(pages)
    first_slide = next((deck.slides[index].title for index in shown if deck.slides[index].title), None)
    title = " ".join((card.title or (first_slide.text if first_slide else "")).split())
    levels = _heading_levels([deck.slides[index] for index in shown])
    slides = tuple(
        replace(_slide(deck, index, level, pages, with_notes=with_notes), begins=(begins or {}).get(index))
        for index, level in zip(shown, levels, strict=True)
    )
    return TalkPaper(title, valid_tag(card.language), slides, follow, folder, with_notes, charts)


def valid_tag(language: str) -> str:
    """The BCP 47 tag of a talk's language; bokmål where it names none that is known."""
    tag = language_tag(language)
    return tag if _TAG.fullmatch(tag) and tag.split("-")[0].lower() in _KNOWN_LANGUAGES else "nb-NO"


def _heading_levels(slides: Sequence[Slide]) -> list[int]:
    """Each slide's heading: one below the sections that are open. The cover's is the talk's; a closing is in none."""
    levels: list[int] = []
    open_sections: list[int] = []
    for place, slide in enumerate(slides):
        if slide.kind == "cover" and place == 0:
            levels.append(1)
            continue
        if choose_layout(slide) == "closing":
            open_sections.clear()
        if slide.kind == "section":
            while open_sections and open_sections[-1] >= slide.level:
                open_sections.pop()
        levels.append(min(2 + len(open_sections), DEEPEST_HEADING - 1))
        if slide.kind == "section":
            open_sections.append(slide.level)
    return levels


def _slide(deck: Deck, index: int, level: int, pages: Sequence[int], *, with_notes: bool) -> PaperSlide:
    slide = as_shown(deck.slides[index], index, deck)
    numbers = [number for number, page in enumerate(pages, start=1) if page == index]
    details = slide.details or (_closing_lines(deck) if _is_bare_closing(slide) else ())
    notes = tuple(block for block in slide.speaker_notes if says_something(block)) if with_notes else ()
    return PaperSlide(
        numbers[0],
        numbers[-1],
        level,
        slide.title if slide.title and slide.title.text.strip() else None,
        slide.subtitle if slide.subtitle and slide.subtitle.text.strip() else None,
        tuple(detail for detail in details if detail.text.strip()),
        _leveled(presentable(slide.blocks), level),
        tuple(source for source in slide.sources if source.text.strip()),
        _leveled(notes, level + 1),
        slide.hidden,
    )


def _leveled(blocks: tuple[Block, ...], above: int) -> tuple[Block, ...]:
    """Subheadings one below the slide's own heading, and never two below what stands before them."""
    written = sorted({block.level for block in blocks if isinstance(block, Subheading)})
    found: list[Block] = []
    before = above
    for block in blocks:
        if isinstance(block, Subheading):
            before = min(above + 1 + written.index(block.level), before + 1, DEEPEST_HEADING)
            found.append(replace(block, level=before))
        else:
            found.append(block)
    return tuple(found)


def _is_bare_closing(slide: Slide) -> bool:
    return not slide.blocks and choose_layout(slide) == "closing"


def _closing_lines(deck: Deck) -> tuple[Paragraph, ...]:
    """Who spoke, as an empty closing slide shows it."""
    card = deck.front_matter
    lines = ("  ·  ".join(part for part in (card.speaker, card.role) if part), card.organization)
    return tuple(plain(line) for line in lines if line)
