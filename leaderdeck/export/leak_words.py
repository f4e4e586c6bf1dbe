"""The words that the writers are given, and those that a part of a deck or scene says."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from leaderdeck.deck.blocks import Picture
from leaderdeck.deck.slide import Slide
from leaderdeck.export.profiles import Profile
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import ChartShape, PlacedText, Scene, TableShape, TextShape
from leaderdeck.talk import Talk, brand_names

_NAMES = (
    "line level number focus width_percent marker kind alignments placement language layout pause folder origin link"
)
_NO_WORDS = frozenset(_NAMES.split())
"""Fields that tell how or where something is, not what it says."""


def given_words(talk: Talk, profile: Profile) -> list[str]:
    """The words of the talk that this receiver is to get, in the order of the text."""
    card = talk.deck.front_matter
    names = (card.speaker, card.role) if profile.with_names else ()
    given = [card.title, card.subtitle, *names, card.organization, card.event, card.organizer, card.place, card.date]
    given += [card.footer or "", *(section.name for section in talk.deck.sections)]
    for slide in talk.deck.slides:
        if profile.with_hidden or not slide.hidden:
            given += _without_name(slide, card.speaker, profile)
            given += words_in(slide.speaker_notes) if profile.with_notes else []
    return given


def house_words(talk: Talk) -> list[str]:
    """What stands in every file of this brand."""
    return [*brand_names(talk.kit), *(slogan for _, slogan in talk.kit.slogans), "LeaderDeck", "PowerPoint"]


def shown_words(slide: Slide) -> list[str]:
    """What a slide shows, alternative texts and addresses of links included."""
    parts = (slide.title, slide.subtitle, slide.details, slide.blocks, slide.sources)
    return [text for part in parts for text in words_in(part)]


def _without_name(slide: Slide, speaker: str, profile: Profile) -> list[str]:
    """What a slide shows; on a cover for those who do not get the speaker's name, the lines without it."""
    shown = shown_words(slide)
    if profile.with_names or not speaker or slide.kind != "cover":
        return shown
    return [text for text in shown if speaker.casefold() not in text.casefold()]


def scene_words(scene: Scene) -> list[str]:
    """All that a slide as composed says to whoever sees or hears it; not its measures, nor the names of its parts."""
    said = [scene.title]
    for shape in scene.shapes:
        said.append(shape.alt)
        if isinstance(shape, TextShape):
            said += _placed_words(shape.text)
        elif isinstance(shape, TableShape):
            said += [word for row in shape.rows for cell in row for word in _placed_words(cell.text)]
        elif isinstance(shape, ChartShape):
            values = [f"{value:g}" for _, series in shape.series for value in series if value is not None]
            said += [*shape.categories, *(name for name, _ in shape.series), *values, shape.category_title]
    return said


def _placed_words(text: PlacedText | None) -> list[str]:
    paragraphs = text.body.paragraphs if text else ()
    return [word for one in paragraphs for word in (one.text, *(run.link for run in one.runs if run.link))]


def words_in(value: object) -> list[str]:
    """All words in a part of a deck or scene, in order; the addresses of links last."""
    said = _Said([], [])
    _collect(value, said)
    return said.words + said.addresses


@dataclass(frozen=True, slots=True)
class _Said:
    """Words and addresses gathered so far."""

    words: list[str]
    addresses: list[str]


def _collect(value: object, said: _Said) -> None:
    if isinstance(value, str):
        said.words.append(value)
    elif isinstance(value, tuple):
        for part in value:
            _collect(part, said)
    elif isinstance(value, float | int) and not isinstance(value, bool):
        said.words.append(f"{value:g}")
    elif is_dataclass(value):
        _collect_fields(value, said)


def _collect_fields(value: object, said: _Said) -> None:
    runs = getattr(value, "runs", None)
    if runs is not None:
        said.words.append("".join(run.text for run in runs))
        said.addresses.extend(run.link for run in runs if run.link)
        return
    for field in fields(value):  # type: ignore[arg-type]
        if field.name not in _NO_WORDS and not (field.name == "source" and isinstance(value, Picture)):
            _collect(getattr(value, field.name), said)
