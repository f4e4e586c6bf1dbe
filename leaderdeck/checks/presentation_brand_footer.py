"""The footer of a PowerPoint file: the slogan, once, in its place; no old names; the parts that the kit wants."""

from __future__ import annotations

from collections.abc import Iterator

from leaderdeck.checks.brand_view import BrandView, plain
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.presentation_view import on_slide, whole_file
from leaderdeck.deck.presentation import SlideLook, TextBox
from leaderdeck.language import Sentence, say

_PROFILE = say("Profilen selv")

RULES = (
    Rule("brand.slogan-twice", "warning", say("Slagordet står én gang på hvert lysbilde."), _PROFILE),
    Rule("brand.footer-parts", "warning", say("Bunnteksten har navn, dato og nummer som malen har det."), _PROFILE),
)

_WITHOUT_SLOGAN = frozenset({"cover", "closing", "blank", "picture"})
"""Layouts that may show it or not."""
_NOT_WRITTEN = frozenset({"title", "ctrTitle", "ftr", "sldNum", "dt"})
_MOST_WORDS = 60


def find(view: BrandView) -> Iterator[Finding]:
    """What is wrong at the foot of the slides."""
    yield from _slogans(view)
    for number, look in enumerate(view.presentation.looks, start=1):
        yield from _old(view, number, look)
        yield from _parts(view, number, look)


def _slogans(view: BrandView) -> Iterator[Finding]:
    kit, looks = view.kit, view.presentation.looks
    slogans = {plain(slogan): language for language, slogan in kit.slogans if slogan}
    if not slogans or "slogan" not in kit.footer:
        return
    for number, look in enumerate(looks, start=1):
        yield from _twice(view, number, look, slogans)
    if not _has_place(view):
        return
    if looks and not any("ftr" in view.footers(look) or _shows(view, look, slogans) for look in looks):
        yield whole_file(
            "brand.footer", "warning", say("Slagordet til {name} står ingen steder.", name=kit.name),
            view.advice(say("Bruk malen til {name}.", name=kit.name)),
        )  # fmt: skip
        return
    for number, look in enumerate(looks, start=1):
        yield from _footer(view, number, look, slogans)


def _has_place(view: BrandView) -> bool:
    """Whether the kit's own template has room for the slogan anywhere."""
    return any(type_ == "ftr" for layout in view.template.house.layouts for type_, _ in layout.holders)


def _footer(view: BrandView, number: int, look: SlideLook, slogans: dict[str, str]) -> Iterator[Finding]:
    footers = [box for box in look.texts if box.placeholder == "ftr" and box.text]
    other = next((box for box in footers if not any(slogan in plain(box.text) for slogan in slogans)), None)
    wanted = view.kit.slogan(_language(other) or view.presentation.deck.front_matter.language)
    if other is not None:
        if not _is_old(view, other.text):
            yield on_slide(
                number, "brand.footer", "warning",
                say("Bunnteksten «{words}» er ikke slagordet til {name}.",
                    words=_short(other.text), name=view.kit.name),
                view.advice(say("Skriv «{slogan}».", slogan=wanted)),
            )  # fmt: skip
    elif (
        not footers
        and "ftr" in view.footers(look)
        and not _goes_without(view, number, look)
        and not _shows(view, look, slogans)
    ):
        yield on_slide(
            number, "brand.footer", "warning", say("Slagordet mangler i bunnteksten."),
            view.advice(say("Slå på bunnteksten under Sett inn > Topptekst og bunntekst, og skriv «{slogan}».",
                            slogan=wanted)),
        )  # fmt: skip
    for box in footers:
        yield from _in_other_language(view, number, box, slogans)


def _in_other_language(view: BrandView, number: int, box: TextBox, slogans: dict[str, str]) -> Iterator[Finding]:
    """A slogan in another language than its own letters say, where the kit has it in that one too."""
    language = _language(box)
    known = slogans.get(plain(box.text), "")
    own = dict(view.kit.slogans).get(language, "")
    if known and own and known != language and plain(own) != plain(box.text):
        yield on_slide(
            number, "brand.footer", "warning",
            say("Slagordet «{words}» er ikke på språket til lysbildet.", words=_short(box.text)),
            view.advice(say("Skriv «{slogan}».", slogan=own)),
        )  # fmt: skip


def _language(box: TextBox | None) -> str:
    tags = (letters.language for letters in box.letters if letters.language) if box is not None else iter(())
    code = next(tags, "").lower().split("-")[0]
    return "nb" if code == "no" else code


def _twice(view: BrandView, number: int, look: SlideLook, slogans: dict[str, str]) -> Iterator[Finding]:
    """The slogan in its place and once more: in a loose box, or already drawn by the layout."""
    at_foot = [box for box in look.texts if _is_at_foot(box) and plain(box.text) in slogans]
    layout = view.look_layout(look)
    drawn = view.presentation.house.words(layout) if layout is not None and not look.covers_layout else ""
    own = view.twin(look)
    fixed = sum(plain(line) in slogans for line in drawn.splitlines())
    expected = 0
    if own is not None:
        house = view.template.house
        expected = sum(plain(line) in slogans for line in house.words(own).splitlines())
    shown = len(at_foot) + fixed
    loose = any(not box.placeholder for box in at_foot)
    if shown > 1 and (loose or len(at_foot) > 1 or fixed > expected):
        yield on_slide(
            number, "brand.slogan-twice", "warning", say("Slagordet står {count} ganger.", count=shown),
            view.advice(say("Slett det som er skrevet inn for hånd; malen viser det allerede.")),
        )  # fmt: skip


def _is_at_foot(box: TextBox) -> bool:
    """Footers, and boxes that somebody laid there; a slogan that is said in the text is content."""
    return box.placeholder == "ftr" or (not box.placeholder and not box.composed)


def _old(view: BrandView, number: int, look: SlideLook) -> Iterator[Finding]:
    """Names and slogans that were given up, where they stand alone."""
    for box in look.texts:
        if _is_at_foot(box) and _is_old(view, box.text):
            yield on_slide(
                number, "brand.slogan-old", "warning",
                say("«{words}» er et gammelt navn eller slagord.", words=_short(box.text)),
                view.advice(_instead(view, box)),
            )  # fmt: skip


def _instead(view: BrandView, box: TextBox) -> Sentence:
    slogan = view.kit.slogan(_language(box) or view.presentation.deck.front_matter.language)
    if box.placeholder != "ftr" or not slogan:
        return say("Slett det; malen viser det som gjelder nå.")
    return say("Skriv «{slogan}».", slogan=slogan)


def _is_old(view: BrandView, words: str) -> bool:
    return plain(words) in view.old_words


def _parts(view: BrandView, number: int, look: SlideLook) -> Iterator[Finding]:
    own = view.twin(look)
    if own is None or _goes_without(view, number, look):
        return
    types = view.footers(look)
    numbered = any(box.placeholder == "sldNum" or box.number_field for box in look.texts)
    if "number" in view.kit.footer and "sldNum" in types and not numbered:
        yield _missing_part(view, number, say("Lysbildenummeret mangler i bunnteksten."))
    dated = any(box.placeholder == "dt" and box.text for box in look.texts)
    if "date" in view.kit.footer and "dt" in types and not dated:
        yield _missing_part(view, number, say("Datoen mangler i bunnteksten."))
    if "name" in view.kit.footer and _lost_name(view, look):
        yield _missing_part(view, number, say("Navnet {name} mangler.", name=view.kit.name))


def _missing_part(view: BrandView, number: int, message: Sentence) -> Finding:
    advice = view.advice(say("Slå det på under Sett inn > Topptekst og bunntekst, eller velg oppsettet på nytt."))
    return on_slide(number, "brand.footer-parts", "warning", message, advice)


def _lost_name(view: BrandView, look: SlideLook) -> bool:
    """Whether the kit's layout shows the name and this slide's does not."""
    name, own, layout = plain(view.kit.name), view.twin(look), view.look_layout(look)
    if own is None or layout is None or name not in plain(view.template.house.words(own)):
        return False
    drawn = "" if look.covers_layout else view.presentation.house.words(layout)
    return name not in plain("\n".join((drawn, *(box.text for box in look.texts))))


def _goes_without(view: BrandView, number: int, look: SlideLook) -> bool:
    """Whether the slide may do without: covers, closings, pictures. Templates with few layouts use one for several."""
    roles = view.roles(look)
    if roles <= _WITHOUT_SLOGAN:
        return True
    ends = ({"cover"} if number == 1 else set()) | ({"closing"} if number == len(view.presentation.looks) else set())
    written = any(box.text for box in look.texts if box.placeholder not in _NOT_WRITTEN)
    return bool(roles & ends) or (not written and bool(roles & _WITHOUT_SLOGAN))


def _shows(view: BrandView, look: SlideLook, slogans: dict[str, str]) -> bool:
    words = plain("\n".join((look.layout_words, *(box.text for box in look.texts))))
    return any(slogan in words for slogan in slogans)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST_WORDS else f"{line[:_MOST_WORDS].rstrip()} …"
