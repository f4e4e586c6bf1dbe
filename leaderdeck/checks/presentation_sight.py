"""What of a PowerPoint file can be seen: contrast and size of its letters, and whether things have room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from leaderdeck.brand.color import LARGE_TEXT_CONTRAST, TEXT_CONTRAST, contrast, mix
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.grounds import is_inside, outlines
from leaderdeck.checks.presentation_view import FOOTERS, TITLES, on_slide
from leaderdeck.checks.text_sizes import LEAST_BODY_PT, LEAST_SMALL_PT
from leaderdeck.deck.presentation import Letters, Presentation, SlideLook, Surface, TextBox
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass
from leaderdeck.units import Frame

RULES = (
    Rule("fit.off-slide", "warning", say("Ingenting stikker utenfor lysbildet."), say("Måling av hver ramme")),
    Rule("fit.footer-overlap", "warning", say("Innholdet dekker ikke bunnteksten."), say("Måling av hver ramme")),
)

_LARGE_PT, _LARGE_BOLD_PT = 18.0, 14.0
"""WCAG 2.1: large text is 18 pt, or 14 pt in bold."""
_WANTED_BODY_PT = 24.0
"""Bufdir: the least for the one who speaks."""
_ACROSS = (0.04, 0.27, 0.5, 0.73, 0.96)
_DOWN = (0.2, 0.5, 0.8)
_SLACK_PT = 6.0
_MOST_LOOKS = 4_000_000
"""Surfaces times texts of one slide; the most crowded real slides have a thousandth."""
_MOST_FOOTERS = 10
_UNKNOWN = "unknown"
_SHRUNK_A_LITTLE = 0.9
_SHORTEN = say("Kort ned, eller del lysbildet i to.")

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Cover:
    """A surface as polygons, with the box around them, so that most need no closer look."""

    surface: Surface
    polygons: tuple[tuple[Point, ...], ...]
    box: Frame


def find(presentation: Presentation) -> Iterator[Finding]:
    """What cannot be read well, and what stands in each other's way."""
    known: dict[Surface, _Cover] = {}
    for number, look in enumerate(presentation.looks, start=1):
        covers = [known.get(surface) or known.setdefault(surface, _cover(surface)) for surface in look.surfaces]
        yield from _contrast(number, look, covers)
        yield from _sizes(number, look)
        yield from _places(presentation, number, look)


def _cover(surface: Surface) -> _Cover:
    polygons = outlines(surface.path)
    points = [point for polygon in polygons for point in polygon] or [(0.0, 0.0)]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    return _Cover(surface, polygons, Frame(left, top, width, height))


def _contrast(number: int, look: SlideLook, covers: list[_Cover]) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    on_picture = False
    for box in look.texts:
        ground = _ground_of(box, look, covers)
        if ground == "":
            if not on_picture:
                on_picture = True
                yield on_slide(
                    number, "access.text-on-picture", "warning",
                    say("Tekst står på et bilde, så kontrasten kan ikke måles."),
                    say("Legg teksten ved siden av bildet."),
                )  # fmt: skip
            continue
        for letters in box.letters:
            pair = (letters.color, ground)
            if ground != _UNKNOWN and letters.color and pair not in told and _is_weak(letters, ground):
                told.add(pair)
                yield on_slide(
                    number, "access.contrast", "error",
                    say("Teksten {color} mot {ground} har kontrast {ratio}:1.", color=letters.color, ground=ground,
                        ratio=_decimal(int(contrast(letters.color, ground) * 10) / 10)),
                    say("Velg en sterkere farge, eller en annen bunn."),
                )  # fmt: skip


def _is_weak(letters: Letters, ground: str) -> bool:
    large = letters.size_pt >= _LARGE_PT or (letters.bold and letters.size_pt >= _LARGE_BOLD_PT)
    return contrast(letters.color, ground) < (LARGE_TEXT_CONTRAST if large else TEXT_CONTRAST)


def _ground_of(box: TextBox, look: SlideLook, covers: list[_Cover]) -> str:
    """What most of the words stand on; empty for a picture, and unknown where it is a patchwork or a chart."""
    if box.place is None or box.below * len(look.texts) > _MOST_LOOKS:
        return _UNKNOWN
    place = box.place
    near = [cover for cover in covers[: box.below] if _touch(cover.box, place)]
    if not near:
        return look.ground
    grounds = Counter(
        _ground_at((place.x + place.width * across, place.y + place.height * down), look.ground, near)
        for across in _ACROSS
        for down in _DOWN
    )
    ground, count = grounds.most_common(1)[0]
    return ground if count * 2 >= grounds.total() else _UNKNOWN


def _ground_at(point: Point, ground: str, covers: list[_Cover]) -> str:
    color = ground
    for cover in covers:
        surface = cover.surface
        if is_inside(cover.polygons, point):
            if surface.unknown:
                color = _UNKNOWN
            elif surface.color and surface.alpha < 1:
                color = mix(color, surface.color, surface.alpha) if color.startswith("#") else color
            else:
                color = surface.color
    return color


def _touch(one: Frame, other: Frame) -> bool:
    return one.x <= other.right and other.x <= one.right and one.y <= other.bottom and other.y <= one.bottom


def _sizes(number: int, look: SlideLook) -> Iterator[Finding]:
    """One finding a slide: its smallest text that is too small."""
    worst: tuple[float, float, float] | None = None
    for box in look.texts:
        if box.placeholder in FOOTERS:
            continue
        floor = LEAST_BODY_PT if box.running else LEAST_SMALL_PT
        wanted = max(floor, min(_WANTED_BODY_PT, box.designed_pt)) if box.running else floor
        for letters in box.letters:
            missing = letters.size_pt - (wanted if letters.level == 0 else floor)
            if missing < -0.01 and (worst is None or missing < worst[0]):
                worst = (missing, letters.size_pt, floor)
    if worst is not None:
        _, size, floor = worst
        yield on_slide(
            number, "access.text-size", "error" if size < floor - 0.01 else "warning",
            say("Teksten er på {size} punkt og blir vanskelig å lese i en sal.", size=_decimal(round(size, 1))),
            say("Kort ned, eller del lysbildet, så blir den større."),
        )  # fmt: skip


def _places(presentation: Presentation, number: int, look: SlideLook) -> Iterator[Finding]:
    off = next(_off_slide(presentation, look), None)
    if off is not None:
        yield on_slide(
            number, "fit.off-slide", "warning", say("«{name}» stikker utenfor lysbildet.", name=off[:60]),
            say("Flytt det inn, eller slett det."),
        )  # fmt: skip
    crowding = next(_on_footer(look), None)
    if crowding is not None:
        yield on_slide(
            number, "fit.footer-overlap", "warning", say("«{name}» ligger over bunnteksten.", name=crowding[:60]),
            say("Gjør plass til bunnteksten."),
        )  # fmt: skip
    for box in look.texts:
        yield from _room(presentation, number, box)


def _room(presentation: Presentation, number: int, box: TextBox) -> Iterator[Finding]:
    """Whether the words have room in their box, and the box on the slide."""
    if box.scale < 1.0 and box.text:
        yield on_slide(
            number, "fit.shrunk", "warning" if box.scale < _SHRUNK_A_LITTLE else "info",
            say("PowerPoint har krympet teksten i «{name}» til {percent} % for å få plass.",
                name=box.name[:60], percent=round(box.scale * 100)),
            _SHORTEN,
        )  # fmt: skip
    begins_on_slide = box.frame is not None and box.frame.y < presentation.height_pt
    if begins_on_slide and _is_content(box) and box.place and box.place.bottom > presentation.height_pt + _SLACK_PT:
        yield on_slide(
            number, "fit.overflow", "error", say("Det er mer på lysbildet enn det er plass til."), _SHORTEN,
        )  # fmt: skip


def _off_slide(presentation: Presentation, look: SlideLook) -> Iterator[str]:
    """Names of what does not lie wholly on the slide. A title outside is a title that only listeners meet."""
    width, height = presentation.width_pt, presentation.height_pt
    for box in look.texts:
        place = box.place
        if place and _is_content(box) and box.placeholder not in TITLES and _sticks_out(place, width, height, place.y):
            yield box.name
    for each in look.drawings:
        frame = None if each.decorative or each.kind == "shape" else each.frame
        if frame and _sticks_out(frame, width, height, frame.bottom - _SLACK_PT):
            yield each.name


def _sticks_out(frame: Frame, width: float, height: float, lowest: float) -> bool:
    """Whether a frame leaves the slide at the left, above or at the right, or has its `lowest` line below it."""
    return frame.x < -_SLACK_PT or frame.y < -_SLACK_PT or frame.right > width + _SLACK_PT or lowest > height


def _on_footer(look: SlideLook) -> Iterator[str]:
    """Names of what lies on the words of a footer, a date or a slide number."""
    footers = [box for box in look.texts if box.placeholder in FOOTERS and box.text and box.place]
    if not 0 < len(footers) <= _MOST_FOOTERS:
        return
    content: Sequence[tuple[str, Frame | None]] = (
        *((box.name, box.place) for box in look.texts if _is_content(box)),
        *((each.name, each.frame) for each in look.drawings if not each.decorative and each.kind != "shape"),
    )
    for name, frame in content:
        if frame is not None and any(box.place and _overlap(frame, box.place) for box in footers):
            yield name


def _is_content(box: TextBox) -> bool:
    return box.placeholder not in FOOTERS and bool(box.text)


def _overlap(one: Frame, other: Frame) -> bool:
    slack = 2.0
    return (
        one.x + slack < other.right
        and other.x + slack < one.right
        and one.y + slack < other.bottom
        and other.y + slack < one.bottom
    )


def _decimal(number: float) -> str:
    return f"{number:g}".replace(".", ",")
