"""A talk's fonts where it will be shown: what the file needs, what lies in it, and how slides change without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import Any, TypeAlias

from leaderdeck.brand.font_file import read_font
from leaderdeck.brand.font_names import read_font_names
from leaderdeck.brand.font_needs import FontNeed, kit_font_needs, need_sentence
from leaderdeck.brand.fonts import shipped_font
from leaderdeck.brand.kit import BrandKit, FontFamily
from leaderdeck.export.profiles import Profile
from leaderdeck.language import Sentence, say
from leaderdeck.powerpoint.embedded_font import FontLuggage, used_families
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.scene.shapes import FontRole, Line, PlacedText, Scene, TableShape, TextParagraph, TextShape
from leaderdeck.talk import Talk
from leaderdeck.units import Frame

_HIGHER = 0.5
"""Points by which a text may outgrow its frame before it counts."""
_HARDLY = 0.01
_ROLES: tuple[FontRole, ...] = ("heading", "body", "code")
_Pairs: TypeAlias = dict[FontRole, tuple[FontFamily, FontFamily]]
"""For each role whose font is missing: the family, and what stands in for it."""


@dataclass(frozen=True, slots=True)
class SlidesElsewhere:
    """How many slides look otherwise where the stand-ins are shown."""

    slides: int
    broken_anew: int
    """Slides where some line breaks at another word."""
    too_long: int
    """Slides where a text outgrows its frame."""


@dataclass(frozen=True, slots=True)
class FontsElsewhere:
    """What there is to say of the fonts of one PowerPoint file."""

    needs: tuple[FontNeed, ...]
    missing: tuple[FontNeed, ...]
    elsewhere: SlidesElsewhere
    luggage: FontLuggage

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What lies in the file, what stayed at home and why, what may be missing; empty where all is everywhere."""
        packed = ", ".join(font.typeface for font in self.luggage.fonts)
        kilobytes = -(-self.luggage.size // 1000)
        said = [say("{fonts} ligger i filen ({size} kB).", fonts=packed, size=kilobytes)] if packed else []
        missing = [fonts_sentence(self.missing, self.elsewhere)] if self.missing else []
        if self.luggage.was_asked and not (said or missing or self.luggage.refusals):
            return (say("Skriftene følger med Office på Windows og Mac, så ingen ble lagt i filen."),)
        return (*said, *self.luggage.refusals, *missing)

    def document(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "needs": [_need_document(need) for need in self.needs],
            "embedded": [font.typeface for font in self.luggage.fonts],
            "embedded_bytes": self.luggage.size,
            "slides_broken_anew": self.elsewhere.broken_anew,
            "slides_too_long": self.elsewhere.too_long,
            "sentence": " ".join(str(sentence) for sentence in self.sentences),
        }


def fonts_elsewhere(talk: Talk, profile: Profile, luggage: FontLuggage) -> FontsElsewhere:
    """What becomes of the talk's fonts where its file goes. Raises TemplateProblem for a broken template."""
    scenes = [scene for _, scene in talk.scenes if profile.with_hidden or not scene.hidden]
    needs = talk_font_needs(talk.kit, scenes)
    missing = missing_somewhere(needs, [font.typeface for font in luggage.fonts])
    return FontsElsewhere(needs, missing, slides_elsewhere(talk.kit, scenes, missing), luggage)


def _need_document(need: FontNeed) -> dict[str, Any]:
    return {
        "typeface": need.typeface, "uses": list(need.uses), "comes_with_office": sorted(need.machines),
        "shipped": need.shipped, "installed": need.installed, "embeddable": need.embeddable,
        "in_template": need.carried, "stand_in": need.stand_in or None,
        "width_change": None if need.width_change is None else round(need.width_change, 3),
    }  # fmt: skip


def talk_font_needs(kit: BrandKit, scenes: Sequence[Scene]) -> tuple[FontNeed, ...]:
    """What the PowerPoint file of these scenes needs, best known first: the brand's families, then the template's."""
    code = any(family.typeface == kit.code_font.typeface for family in used_families(kit, scenes))
    return kit_font_needs(kit, read_font_names(kit.template.file), code=code)


def missing_somewhere(needs: Sequence[FontNeed], embedded: Sequence[str] = ()) -> tuple[FontNeed, ...]:
    """The needs that a machine with PowerPoint may not meet. `embedded`: typefaces that are put into the file."""
    names = {name.casefold() for name in embedded}
    return tuple(need for need in needs if not need.is_everywhere and need.typeface.casefold() not in names)


def slides_elsewhere(kit: BrandKit, scenes: Sequence[Scene], missing: Sequence[FontNeed]) -> SlidesElsewhere:
    """The scenes set anew, word by word, in what stands in for the missing fonts."""
    faces = {need.typeface.casefold(): need.stand_in for need in missing}
    pairs: _Pairs = {}
    for role in _ROLES:
        family = kit.font(role)
        if family.typeface.casefold() in faces:
            pairs[role] = family, shipped_font(faces[family.typeface.casefold()])
    broken = too_long = 0
    for scene in scenes:
        changes = [_change(text, frame, pairs) for text, frame in _texts(scene)]
        broken += any(change[0] for change in changes)
        too_long += any(change[1] for change in changes)
    return SlidesElsewhere(len(scenes), broken, too_long)


def fonts_sentence(missing: Sequence[FontNeed], elsewhere: SlidesElsewhere) -> Sentence:
    """What the receiver of the file should know of the fonts that may be missing (one at least), in plain words."""
    sentences = _needs_sentence(missing)
    if not elsewhere.broken_anew:
        return say("{sentences} Linjene brytes likevel på de samme stedene.", sentences=sentences)
    if not elsewhere.too_long:
        return say(
            "{sentences} Da brytes linjene annerledes på {count} av {slides} lysbilder, men alt får plass.",
            sentences=sentences, count=elsewhere.broken_anew, slides=elsewhere.slides,
        )  # fmt: skip
    return say(
        "{sentences} Da brytes linjene annerledes på {count} av {slides} lysbilder, og på {long} får ikke alt plass.",
        sentences=sentences, count=elsewhere.broken_anew, slides=elsewhere.slides, long=elsewhere.too_long,
    )  # fmt: skip


def _needs_sentence(missing: Sequence[FontNeed]) -> Sentence:
    """All of them in one sentence where the same stands in for them and runs narrower, otherwise one for each."""
    first, *others = missing
    changes = [need.width_change or 0.0 for need in missing]
    alike = all(need.stand_in == first.stand_in and need.machines == first.machines for need in others)
    if not others:
        return need_sentence(first)
    if alike and not first.machines and max(changes) < -_HARDLY:
        return say(
            "{fonts} og {last} følger ikke med Office; der de mangler, vises som regel {stand_in}, som er "
            "{least}–{most} % smalere.",
            fonts=", ".join(need.typeface for need in missing[:-1]), last=missing[-1].typeface,
            stand_in=first.stand_in, least=round(-max(changes) * 100), most=round(-min(changes) * 100),
        )  # fmt: skip
    return say("{first} {second}", first=need_sentence(first), second=_needs_sentence(others))


def _texts(scene: Scene) -> Iterator[tuple[PlacedText, Frame]]:
    for shape in scene.shapes:
        if isinstance(shape, TextShape) and shape.text:
            yield shape.text, shape.frame
        elif isinstance(shape, TableShape):
            yield from ((cell.text, cell.frame) for row in shape.rows for cell in row)


def _change(text: PlacedText, frame: Frame, pairs: _Pairs) -> tuple[bool, bool]:
    """Whether a line breaks at another word in the stand-ins, and whether the text then outgrows its frame."""
    body = text.body
    room = frame.width - body.insets.left - body.insets.right
    broken, more = False, 0.0
    for paragraph, lines in _stretches(text):
        words = [_widths(paragraph, line, pairs) for line in lines]
        ours = list(accumulate(map(len, words)))
        anew = _line_ends([word for line in words for word in line], room - paragraph.margin_left_pt)
        broken = broken or anew != ours
        more += (len(anew) - len(ours)) * lines[0].height_pt
    inside = frame.height - body.insets.top - body.insets.bottom
    return broken, more > 0 and text.height_pt + more > inside + _HIGHER


def _stretches(text: PlacedText) -> Iterator[tuple[TextParagraph, list[Line]]]:
    """The lines that follow from one another: those of a paragraph, or between two breaks that its writer made."""
    for number, lines in groupby(text.lines, key=lambda line: line.paragraph):
        paragraph = text.body.paragraphs[number]
        words, at, stretch = paragraph.text, 0, list[Line]()
        for line in lines:
            stretch.append(line)
            at = max(words.find(line.text, at), at) + len(line.text)
            if words[at:].lstrip(" ").startswith("\n"):
                yield paragraph, stretch
                stretch = []
        if stretch:
            yield paragraph, stretch


def _widths(paragraph: TextParagraph, line: Line, pairs: _Pairs) -> list[tuple[float, float]]:
    """Width of each word of a line, and of the space after it, in the stand-in's letters; kerned as the line is."""
    run = max(
        (paragraph.runs[fragment.run] for fragment in line.fragments),
        key=lambda run: len(run.text), default=paragraph.runs[0],
    )  # fmt: skip
    family, stand_in = pairs.get(run.font, (None, None))
    if family is None or stand_in is None:
        return [(line.width_pt, 0.0)]
    own = read_font(family.file(bold=run.bold, italic=run.italic))
    other = read_font(stand_in.file(bold=run.bold, italic=run.italic))
    scale = line.width_pt / (own.width_em(line.text) or 1.0)
    space = other.width_em(" ") * scale
    return [(other.width_em(word) * scale, space) for word in line.text.split(" ")]


def _line_ends(words: Sequence[tuple[float, float]], room: float) -> list[int]:
    """After how many words each line ends, when words are set one after the other."""
    ends, used = [], 0.0
    for number, (width, space) in enumerate(words):
        if used and used + width > room:
            ends.append(number)
            used = 0.0
        used += width + space
    return [*ends, len(words)]
