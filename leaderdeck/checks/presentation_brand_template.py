"""Whether a PowerPoint file stands on the brand's template: its theme, size and layouts, and text in its places."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.checks.brand_view import BrandView, different_colors, plain, typefaces_of
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.presentation_view import on_slide, whole_file
from leaderdeck.deck.presentation import SlideLook, TextBox
from leaderdeck.deck.slide import Severity
from leaderdeck.language import say
from leaderdeck.units import Frame

_TEMPLATE = say("Profilens mal")

RULES = (
    Rule("brand.theme", "warning", say("Filens tema er profilens."), _TEMPLATE),
    Rule("brand.slide-size", "warning", say("Lysbildene er like store som malens."), _TEMPLATE),
    Rule("brand.slide-layout", "warning", say("Hvert lysbilde bruker et av malens oppsett."), _TEMPLATE),
    Rule("brand.loose-text", "warning", say("Teksten står i malens plassholdere."), _TEMPLATE),
)

_FEW_COLORS = 2
_DRAWN_BY_HAND = frozenset({"", "blank", "facts", "agenda", "steps", "timeline"})
"""Layouts that have at most a title: LeaderDeck draws on some of them, others put text boxes there."""
_CONTENT = frozenset({"obj", "body", "subTitle", "pic", "tbl", "chart"})
_LEAST_LETTERS, _LEAST_WORDS, _LONG = 12, 2, 40
"""Shorter texts are labels on drawings; a long one makes loose text a matter for the file."""
_MOST_NAME = 60


def find_another(view: BrandView) -> Iterator[Finding]:
    """The one thing to say of a file that was made with another template."""
    yield whole_file(
        "brand.theme", "warning",
        say("Filen er laget med en annen mal enn den til {name}.", name=view.kit.name),
        view.advice(say("Åpne malen til {name}, og lim lysbildene inn der med «Bruk måltema».", name=view.kit.name)),
    )  # fmt: skip


def find(view: BrandView) -> Iterator[Finding]:
    """Where the file leaves its template."""
    if view.is_flattened():
        yield from _flattened(view)
        yield from _size(view)
        return
    yield from _theme(view)
    yield from _size(view)
    looks = view.presentation.looks
    loose = [[box for box in look.texts if _is_loose(view, box)] for look in looks]
    long = any(len(box.text) >= _LONG for boxes in loose for box in boxes)
    for number, look in enumerate(looks, start=1):
        yield from _layout(view, number, look)
        if loose[number - 1]:
            yield _loose(view, number, look, "warning" if long else "info")


def _flattened(view: BrandView) -> Iterator[Finding]:
    """The one thing to say of a file whose layouts are all gone."""
    program = view.presentation.contents.program or say("et annet program")
    yield whole_file(
        "brand.slide-layout", "info",
        say("Malens oppsett er borte; filen er lagret i {program}.", program=program),
        view.advice(say("Lim lysbildene inn i en ny fil fra malen til {name} med «Bruk måltema».",
                        name=view.kit.name)),
    )  # fmt: skip


def _theme(view: BrandView) -> Iterator[Finding]:
    """Changed colors and typefaces of masters that are the brand's otherwise."""
    house = view.presentation.house
    used = {layout.master for look in view.presentation.looks if (layout := view.look_layout(look)) is not None}
    own = [house.masters[index] for index in sorted(used) if view.has_brand_theme(house.masters[index])]
    worst = max(own, key=lambda master: len(different_colors(master, view.nearest_master(master))), default=None)
    if worst is not None:
        nearest = view.nearest_master(worst)
        changed = different_colors(worst, nearest)
        if len(changed) >= _FEW_COLORS:
            yield whole_file(
                "brand.theme", "warning",
                say("{count} av temaets {all} farger er andre enn profilens.",
                    count=len(changed), all=len(nearest.colors)),
                view.advice(say("Velg malens farger igjen under Utforming > Varianter > Farger.")),
            )  # fmt: skip
    told: set[str] = set()
    for master in own:
        own_typefaces = {name for each in view.template.house.masters for name in typefaces_of(each)}
        for typeface in (master.heading_typeface, master.body_typeface):
            if typeface and typeface.casefold() not in own_typefaces and typeface not in told:
                told.add(typeface)
                yield whole_file(
                    "brand.font", "warning",
                    say("Temaets skrift {font} er ikke profilens.", font=typeface[:_MOST_NAME]),
                    view.advice(say("Velg malens skrifter igjen under Utforming > Varianter > Skrifter.")),
                )  # fmt: skip


def _size(view: BrandView) -> Iterator[Finding]:
    if view.same_size or not view.template.house.layouts:
        return
    house, own = view.presentation.house, view.template.house
    yield whole_file(
        "brand.slide-size", "warning",
        say("Lysbildene er {size}, men malen til {name} er {wanted}.", name=view.kit.name,
            size=_written_size(house.width_pt, house.height_pt), wanted=_written_size(own.width_pt, own.height_pt)),
        view.advice(say("Velg malens størrelse under Utforming > Lysbildestørrelse, og se over hvert lysbilde.")),
    )  # fmt: skip


def _written_size(width: float, height: float) -> str:
    """`33,9 × 19,1 cm`, as PowerPoint writes it."""
    return f"{width / 72 * 2.54:.1f} × {height / 72 * 2.54:.1f} cm".replace(".", ",")


def _layout(view: BrandView, number: int, look: SlideLook) -> Iterator[Finding]:
    layout = view.look_layout(look)
    if layout is None or not view.template.house.layouts:
        return
    foreign = not view.has_brand_theme(view.presentation.house.masters[layout.master])
    if foreign or view.twin(look) is None:
        yield on_slide(
            number, "brand.slide-layout", "warning",
            say("Oppsettet «{layout}» er ikke et av malens til {name}.",
                layout=layout.name[:_MOST_NAME], name=view.kit.name),
            view.advice(say("Velg et av malens oppsett under Hjem > Oppsett.")),
        )  # fmt: skip
        return
    lost = any(box.orphan and box.placeholder in _CONTENT and box.text for box in look.texts)
    if lost:
        yield on_slide(
            number, "brand.slide-layout", "warning",
            say("Oppsettet «{layout}» har ikke plass til alt som står på lysbildet.", layout=layout.name[:_MOST_NAME]),
            view.advice(say("Velg et oppsett med plassholdere for innholdet under Hjem > Oppsett.")),
        )  # fmt: skip


def _loose(view: BrandView, number: int, look: SlideLook, severity: Severity) -> Finding:
    """Text in boxes: all that there is on a slide without room for more, or beside the template's own places."""
    filled = any(box.placeholder in _CONTENT and box.text for box in look.texts)
    drawn = any(box.composed and not box.placeholder for box in look.texts)
    layout = view.look_layout(look)
    by_hand = bool(view.roles(look) & _DRAWN_BY_HAND) and not (filled or drawn or look.drawings)
    if by_hand and layout is not None:
        return on_slide(
            number, "brand.slide-layout", "warning",
            say("Lysbildet er satt sammen av tekstbokser på oppsettet «{layout}».", layout=layout.name[:_MOST_NAME]),
            view.advice(say("Velg et oppsett med plassholdere, og flytt teksten dit.")),
        )  # fmt: skip
    return on_slide(
        number, "brand.loose-text", severity, say("Tekst står i tekstbokser utenfor malens plassholdere."),
        view.advice(say("Flytt teksten til en plassholder, så følger den malen.")),
    )  # fmt: skip


def _is_loose(view: BrandView, box: TextBox) -> bool:
    """Whether somebody put the text there with a box of their own; slogans, numbers and labels are no content."""
    if box.placeholder or box.composed or box.drawn or not _is_on_slide(view, box.frame):
        return False
    words = box.text.split()
    if len(words) < _LEAST_WORDS and len(box.text) < _LEAST_LETTERS:
        return False
    known = {plain(slogan) for _, slogan in view.kit.slogans} | view.old_words
    return plain(box.text) not in known and any(word[:1].isalpha() for word in words)


def _is_on_slide(view: BrandView, frame: Frame | None) -> bool:
    return frame is not None and (
        frame.right > 0
        and frame.bottom > 0
        and frame.x < view.presentation.width_pt
        and frame.y < view.presentation.height_pt
    )
