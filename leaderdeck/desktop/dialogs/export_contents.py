"""What an export takes along and what stays, line by line, computed from the talk."""

from __future__ import annotations

import re

from leaderdeck.brand.kit import BrandKit, FontFamily
from leaderdeck.brand.office_fonts import comes_with_office
from leaderdeck.deck.slide import Slide
from leaderdeck.export.exporting import Kind
from leaderdeck.export.fonts_elsewhere import fonts_sentence, missing_somewhere, slides_elsewhere, talk_font_needs
from leaderdeck.export.profiles import Profile
from leaderdeck.language import Sentence, say
from leaderdeck.powerpoint.embedded_font import used_families
from leaderdeck.powerpoint.font_embedding import refusal
from leaderdeck.powerpoint.notes import has_notes
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import ChartShape, PictureShape, Scene
from leaderdeck.talk import Talk

_BETWEEN_PASSAGES = re.compile(r"\n[ \t]*\n")
_WITH_NOTES: frozenset[Kind] = frozenset({"pptx", "docx", "manuscript", "html"})
"""Kinds that hold speaker notes for those who get them."""
_DRAWN: frozenset[Kind] = frozenset({"png", "docx", "manuscript", "handout"})
"""Kinds that show slides as pictures."""
MOST_NAMES = 3
"""So many slides are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Goods:
    """One kind of thing in a talk: what of it goes out, or that it stays."""

    name: Sentence
    detail: Sentence
    goes: bool
    is_private: bool = False


def goods_of(talk: Talk, kind: Kind, profile: Profile, *, embed_fonts: bool = False) -> tuple[Goods, ...]:
    """Everything that goes out in this kind of file to this receiver, and everything that stays.

    `embed_fonts`: the user wants the fonts to lie in a PowerPoint file.
    """
    scenes = [(index, scene) for index, scene in talk.scenes if profile.with_hidden or not scene.hidden]
    hidden = sum(scene.hidden for _, scene in talk.scenes)
    rows = (
        _slides(len(scenes)),
        _hidden(hidden, kind, profile),
        _notes(talk, scenes, kind, profile),
        _speaker(talk, profile),
        _pictures([scene for _, scene in scenes], kind),
        _charts([scene for _, scene in scenes], kind),
        _fonts(talk, [scene for _, scene in scenes], kind, embed=embed_fonts),
        _properties(talk, kind),
        private_goods(talk),
    )
    return tuple(row for row in rows if row)


def private_passages(slide: Slide) -> int:
    """How many private passages a slide has: paragraphs divided by empty lines."""
    return sum(bool(passage.strip()) for passage in _BETWEEN_PASSAGES.split(slide.private))


def private_goods(talk: Talk) -> Goods | None:
    """The private text, counted and placed, never quoted. It stays whatever is chosen."""
    slides = [slide for slide in talk.deck.slides if private_passages(slide)]
    count = sum(private_passages(slide) for slide in slides)
    if not count:
        return None
    places = _places(slides)
    detail = (
        say("1 privat avsnitt blir på denne maskinen ({places})", places=places)
        if count == 1
        else say("{count} private avsnitt blir på denne maskinen ({places})", count=count, places=places)
    )
    return Goods(say("Privat tekst"), detail, goes=False, is_private=True)


def _places(slides: list[Slide]) -> Sentence | str:
    names = [f"«{slide.title.text}»" if slide.title else "–" for slide in slides]
    named = ", ".join(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        return say("{named} og {others} til", named=named, others=len(names) - MOST_NAMES)
    return named


def _slides(count: int) -> Goods:
    detail = say("1 lysbilde") if count == 1 else say("{count} lysbilder", count=count)
    return Goods(say("Lysbilder"), detail, goes=count > 0)


def _hidden(count: int, kind: Kind, profile: Profile) -> Goods | None:
    if not count:
        return None
    name = say("Skjulte lysbilder")
    if not profile.with_hidden:
        return Goods(name, say("{count} blir igjen", count=count), goes=False)
    if kind == "pptx":
        return Goods(name, say("{count} er med, fortsatt skjult", count=count), goes=True)
    if kind in _WITH_NOTES:
        return Goods(name, say("{count} er med, merket som skjult", count=count), goes=True)
    return Goods(name, say("{count} er med som vanlige sider", count=count), goes=True)


def _notes(talk: Talk, scenes: list[tuple[int, Scene]], kind: Kind, profile: Profile) -> Goods | None:
    going = len({index for index, scene in scenes if has_notes(scene.speaker_notes)})
    everywhere = len({index for index, scene in talk.scenes if has_notes(scene.speaker_notes)})
    name = say("Talenotater")
    if not everywhere:
        return Goods(name, say("ingen i dette foredraget"), goes=False)
    if kind in _WITH_NOTES and profile.with_notes and going:
        return Goods(name, say("på {count} av lysbildene", count=going), goes=True)
    return Goods(name, say("blir igjen ({count} lysbilder har dem)", count=everywhere), goes=False)


def _speaker(talk: Talk, profile: Profile) -> Goods | None:
    speaker = talk.deck.front_matter.speaker
    if not speaker:
        return None
    name = say("Navnet ditt")
    if profile.with_names:
        return Goods(name, say("{speaker} står på forsiden", speaker=speaker), goes=True)
    return Goods(name, say("tas bort fra forsiden; det du selv har skrevet på lysbildene, blir stående"), goes=False)


def _pictures(scenes: list[Scene], kind: Kind) -> Goods | None:
    count = len({shape.file.sha1 for scene in scenes for shape in scene.shapes if isinstance(shape, PictureShape)})
    if not count:
        return None
    name = say("Bilder")
    if kind in _DRAWN:
        return Goods(name, say("{count}, tegnet inn i lysbildene", count=count), goes=True)
    return Goods(name, say("{count}, uten opplysninger om sted, tid og kamera", count=count), goes=True)


def _charts(scenes: list[Scene], kind: Kind) -> Goods | None:
    count = sum(isinstance(shape, ChartShape) for scene in scenes for shape in scene.shapes)
    if not count:
        return None
    detail = (
        say("{count}, med alle tallene bak", count=count)
        if kind in ("pptx", "html")
        else say("{count}, uten regnearkene bak", count=count)
    )
    return Goods(say("Diagrammer"), detail, goes=True)


def _fonts(talk: Talk, scenes: list[Scene], kind: Kind, *, embed: bool) -> Goods:
    families = used_families(talk.kit, scenes)
    fonts = ", ".join(family.typeface for family in families)
    name = say("Skrifter")
    if kind == "pptx":
        return Goods(name, _fonts_in_powerpoint(talk.kit, scenes, families, embed=embed), goes=True)
    if kind in ("docx", "html"):
        return Goods(name, say("ordene vises med skriftene på mottakerens maskin"), goes=False)
    if kind in ("pdf", "manuscript", "handout"):
        return Goods(name, say("{fonts}: ligger i filen, bare tegnene som brukes", fonts=fonts), goes=True)
    return Goods(name, say("{fonts}: tegnet inn i bildene", fonts=fonts), goes=True)


def _fonts_in_powerpoint(
    kit: BrandKit, scenes: list[Scene], families: tuple[FontFamily, ...], *, embed: bool
) -> Sentence:
    """Whether the fonts lie in the file, are in every Office, or what is shown where they are missing."""
    fonts = ", ".join(family.typeface for family in families)
    refused = {family.typeface: refusal(family) for family in families} if embed else {}
    packed = [name for name, reason in refused.items() if reason is None]
    missing = missing_somewhere(talk_font_needs(kit, scenes), packed)
    if not missing and any(family.typeface in packed for family in families if not comes_with_office(family.typeface)):
        return say("{fonts}: ligger i filen og kan brukes der den endres", fonts=fonts)
    if not missing:
        return say("{fonts}: følger med Office på Windows og Mac", fonts=fonts)
    elsewhere = fonts_sentence(missing, slides_elsewhere(kit, scenes, missing))
    reason = next((refused[need.typeface] for need in missing if refused.get(need.typeface)), None)
    if reason:
        return say("{reason} {elsewhere}", reason=reason, elsewhere=elsewhere)
    return say("bare navnene. {elsewhere}", elsewhere=elsewhere)


def _properties(talk: Talk, kind: Kind) -> Goods:
    name = say("Dokumentegenskaper")
    if kind == "png":
        return Goods(name, say("bildefilene har ingen"), goes=False)
    title = talk.deck.front_matter.title or next((scene.title for _, scene in talk.scenes if scene.title), "")
    if not title:
        return Goods(name, say("språk; ikke forfatter, datoer eller mapper"), goes=True)
    return Goods(name, say("tittelen «{title}» og språk; ikke forfatter, datoer eller mapper", title=title), goes=True)
