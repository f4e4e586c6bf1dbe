"""The logo in a PowerPoint file: where the template has it, whole, in its proportions and colors, and once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from leaderdeck.checks.brand_view import BrandView, area
from leaderdeck.checks.drawn_logo import Departure, Likeness
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.kit_logos import KitLogos, kit_logos
from leaderdeck.checks.presentation_view import on_slide
from leaderdeck.deck.presentation import SlideLook
from leaderdeck.deck.slide import Severity
from leaderdeck.deck.template_looks import LayoutLook, ShownPicture
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

_MANUAL = say("Profilens logo; likhet målt i bildene")

RULES = (
    Rule("brand.logo-missing", "warning", say("Logoen står der malen har den."), _MANUAL),
    Rule("brand.logo-moved", "warning", say("Logoen er ikke flyttet og ikke endret i størrelse."), _MANUAL),
)

_NEAR_PT = 2.0
"""A logo within this of its place was not moved: programs round."""
_LARGEST_MARK = 0.15
"""Share of the slide below which a template's picture is its logo, where the kit names none."""
_PROPORTIONS = 1.035
_SMALL_CROP = 0.01
_MOST_PICTURES = 150
"""Different pictures that are looked at, those that take least room on the slide first: logos are small."""
_MOST_BYTES = 64 << 20
_TOLD: dict[Departure, tuple[str, Sentence]] = {
    "stretched": ("brand.logo-shape", say("Logoen er strukket.")),
    "cropped": ("brand.logo-shape", say("Logoen er beskåret.")),
    "recolored": ("brand.logo-color", say("Logoen har andre farger enn profilens.")),
}
_TURNED = ("brand.logo-shape", say("Logoen er vridd eller speilvendt."))
_MOVED = ("brand.logo-moved", say("Logoen står ikke der malen har den."))
_MISSING = ("brand.logo-missing", say("Logoen mangler i oppsettet."))
_HIDDEN = ("brand.logo-missing", say("Logoen er skjult."))
_TWICE = ("brand.logo-twice", say("Logoen er satt inn for hånd, og malen viser den allerede."))

Trouble = tuple[str, Sentence]


@dataclass(slots=True)
class _Logos:
    """What is known of the pictures in file and template, each looked at once."""

    view: BrandView
    known: KitLogos
    template: dict[LayoutLook, tuple[ShownPicture, ...]] = field(default_factory=dict)
    looked_at: dict[str, bytes] = field(default_factory=dict)
    bytes_left: int = _MOST_BYTES

    def data(self, part: str) -> bytes:
        """A picture of the file, as long as there is time for another one."""
        if part not in self.looked_at:
            may = len(self.looked_at) < _MOST_PICTURES and self.bytes_left > 0
            self.looked_at[part] = self.view.presentation.picture(part) if may and part else b""
            self.bytes_left -= len(self.looked_at[part])
        return self.looked_at[part]

    def own(self, layout: LayoutLook) -> tuple[ShownPicture, ...]:
        """The logos on one of the kit's own layouts."""
        if layout not in self.template:
            house = self.view.template.house
            pictures = house.pictures(layout)
            alike = tuple(each for each in pictures if self._is_own_logo(each))
            self.template[layout] = alike
        return self.template[layout]

    def _is_own_logo(self, picture: ShownPicture) -> bool:
        if not self.view.kit.logos:
            house = self.view.template.house
            return area(picture) < _LARGEST_MARK * house.width_pt * house.height_pt
        return self.known.likeness(self.view.template.pictures.get(picture.part, b"")) is not None

    def likeness(self, picture: ShownPicture) -> Likeness | None:
        """Whether a picture of the file is the logo, told by the file that it shows and by the drawing beside it."""
        found = [
            self.known.likeness(self.data(part), picture.frame, picture.crop)
            for part in (picture.part, picture.vector)
            if part
        ]
        alike = [each for each in found if each is not None]
        return max(alike, key=lambda each: (len(each.departures), each.color), default=None)

    def is_same(self, picture: ShownPicture, own: ShownPicture) -> bool:
        """Whether the file shows the very picture that the template has."""
        pictures = self.view.template.pictures
        both = ((picture.part, own.part), (picture.vector, own.vector))
        return all((self.data(one) if one else b"") == pictures.get(other, b"") for one, other in both)


def find(view: BrandView) -> Iterator[Finding]:
    """What became of the logo, slide by slide."""
    if not view.same_size:
        return
    house = view.template.house
    parts = dict.fromkeys(each.part for layout in house.layouts for each in house.pictures(layout))
    known = kit_logos(view.kit, (view.template.pictures.get(part, b"") for part in parts) if not view.kit.logos else ())
    logos = _Logos(view, known)
    by_layout: dict[int, tuple[Trouble, ...]] = {}
    on_slides = sorted(
        ((area(each), number, each) for number, look in enumerate(view.presentation.looks) for each in look.pictures),
        key=lambda found: (found[0], found[1]),
    )
    shown: dict[int, list[tuple[ShownPicture, Likeness]]] = {}
    for _, number, picture in on_slides:
        likeness = logos.likeness(picture) if known.variants else None
        if likeness is not None:
            shown.setdefault(number, []).append((picture, likeness))
    for number, look in enumerate(view.presentation.looks):
        if look.layout is not None and look.layout not in by_layout:
            by_layout[look.layout] = tuple(_on_layout(logos, look))
        troubles = by_layout.get(look.layout, ()) if look.layout is not None else ()
        for rule, message in dict.fromkeys(_on_slide(logos, look, troubles, shown.get(number, []))):
            yield _told(view, number + 1, rule, message)


def _told(view: BrandView, number: int, rule: str, message: Sentence) -> Finding:
    severity: Severity = "info" if rule == _TWICE[0] else "warning"
    again = say("Lim lysbildet inn i en ny fil fra malen til {name} med «Bruk måltema».", name=view.kit.name)
    if message == _HIDDEN[1]:
        again = say("Slå av «Skjul bakgrunnsgrafikk» under Utforming > Formater bakgrunn.")
    advice = {
        "brand.logo-twice": say("Slett den, hvis den ikke står der med hensikt."),
        "brand.logo-shape": say("Hent logoen på nytt fra malen til {name}, og endre bare størrelsen fra et hjørne.",
                                name=view.kit.name),
        "brand.logo-color": say("Hent logoen på nytt fra malen til {name}, i utgaven for denne bunnen.",
                                name=view.kit.name),
    }.get(rule, again)  # fmt: skip
    return on_slide(number, rule, severity, message, view.advice(advice))


def _on_layout(logos: _Logos, look: SlideLook) -> Iterator[Trouble]:
    """What became of the template's logos on the file's own copy of a layout."""
    view = logos.view
    layout, own = view.look_layout(look), view.twin(look)
    if layout is None or own is None or not view.has_brand_theme(view.presentation.house.masters[layout.master]):
        return
    shown = view.presentation.house.pictures(layout)
    for expected in logos.own(own):
        if any(_is_untouched(logos, each, expected) for each in shown):
            continue
        alike = [(each, logos.likeness(each)) for each in shown]
        found = [(each, likeness) for each, likeness in alike if likeness or logos.is_same(each, expected)]
        if not found:
            yield _MISSING
            continue
        nearest, likeness = min(found, key=lambda pair: _distance(pair[0].frame, expected.frame))
        yield from _changes(nearest, expected, likeness)


def _is_untouched(logos: _Logos, picture: ShownPicture, expected: ShownPicture) -> bool:
    same_way = picture.effects == expected.effects and picture.turned == expected.turned
    cropped = max(abs(one - other) for one, other in zip(picture.crop, expected.crop, strict=True)) > _SMALL_CROP
    near = _distance(picture.frame, expected.frame) <= _NEAR_PT
    return near and same_way and not cropped and logos.is_same(picture, expected)


def _changes(picture: ShownPicture, expected: ShownPicture, likeness: Likeness | None) -> Iterator[Trouble]:
    """How a logo on a layout differs from the template's own."""
    departures = likeness.departures if likeness is not None else ()
    wanted = expected.frame.width / expected.frame.height if expected.frame.height else 1.0
    given = picture.frame.width / picture.frame.height if picture.frame.height else wanted
    cropped = max(abs(one - other) for one, other in zip(picture.crop, expected.crop, strict=True)) > _SMALL_CROP
    stretched = not cropped and max(given / wanted, wanted / given) > _PROPORTIONS if given and wanted else False
    if stretched and ("stretched" in departures or likeness is None):
        yield _TOLD["stretched"]
    elif cropped and (likeness is None or "cropped" in departures):
        yield _TOLD["cropped"]
    elif _distance(picture.frame, expected.frame) > _NEAR_PT:
        yield _MOVED
    if "recolored" in departures or picture.effects != expected.effects:
        yield _TOLD["recolored"]
    if picture.turned != expected.turned:
        yield _TURNED


def _on_slide(
    logos: _Logos, look: SlideLook, troubles: tuple[Trouble, ...], shown: list[tuple[ShownPicture, Likeness]]
) -> Iterator[Trouble]:
    """What a slide shows of the logo: what its layout shows, and what was laid on it by hand."""
    own = logos.view.twin(look)
    expected = logos.own(own) if own is not None else ()
    hidden = look.covers_layout and bool(expected)
    missing = hidden or _MISSING in troubles
    if not hidden:
        yield from (each for each in troubles if each != _MISSING)
    for picture, likeness in shown:
        changed = [_TOLD[departure] for departure in likeness.departures]
        if picture.effects and "recolored" not in likeness.departures:
            changed.append(_TOLD["recolored"])
        if picture.turned:
            changed.append(_TURNED)
        yield from changed
        if missing and not any(_distance(picture.frame, each.frame) <= _NEAR_PT for each in expected):
            yield _MOVED
        elif expected and not missing and not changed:
            yield _TWICE
    if missing and not shown:
        yield _HIDDEN if hidden else _MISSING


def _distance(one: Frame, other: Frame) -> float:
    """The farthest that one side of a frame lies from the other's, in points."""
    return max(abs(one.x - other.x), abs(one.y - other.y), abs(one.right - other.right), abs(one.bottom - other.bottom))
