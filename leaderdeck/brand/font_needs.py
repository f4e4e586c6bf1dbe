"""What a file needs of fonts, and what a machine without them shows instead: who has which, and how wide it runs.

A stand-in is measured against the typeface over a few Norwegian lines, where both fonts are at hand. PowerPoint puts
Calibri, or Courier New for typewriter faces, in the place of a font that is missing; other programs choose otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from leaderdeck.brand.font_file import NO_SUBSET, read_font
from leaderdeck.brand.font_names import NamedFont
from leaderdeck.brand.fonts import METRIC_TWINS, SHIPPED_FAMILIES, FontTrouble, shipped_font
from leaderdeck.brand.installed_fonts import is_installed
from leaderdeck.brand.kit import Brand, FontFamily
from leaderdeck.brand.office_fonts import SYMBOL_FONTS, Machine, machines_with
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

FontUse: TypeAlias = Literal["heading", "body", "code", "symbols", "charts", "text"]
SAMPLE = (
    "Kommunestyret vedtok enstemmig å styrke skolehelsetjenesten i Ålvika",
    "Hva gjør vi når budsjettet er 14,2 millioner kroner for lite?",
    "Åpenhet, tillit og respekt: slik vil vi møte innbyggerne hver dag",
    "Været på øyene er røft, men hjelpen kommer fram til alle som venter",
    "Dáppe ovttas: čájehus, ruoktu ja ođđa skuvla Deanušaldi",
    "BEDRE TJENESTER FOR ALLE – 2027 til 2031",
)
"""Lines as they stand on slides in Norway: mixed case, figures, a line of Northern Sámi, one of capitals."""
_SAME = 0.01


@dataclass(frozen=True, slots=True)
class FontNeed:
    """One typeface that a file is set in, and what happens where it is missing."""

    typeface: str
    uses: tuple[FontUse, ...]
    machines: frozenset[Machine]
    """Which machines have it with Office or with the system."""
    shipped: bool
    """Whether LeaderDeck brings it, or a font of the same widths, along."""
    installed: bool | None
    """Whether this machine has it; None where it cannot tell."""
    carried: bool
    """Whether it lies in the file."""
    permission: int | None
    """OS/2 fsType of its regular style; None where no file of it is at hand."""
    stand_in: str
    """What PowerPoint shows where it is missing."""
    width_change: float | None
    """How much wider (or, below 0, narrower) the stand-in runs, as a share; None where it cannot be measured."""

    @property
    def is_everywhere(self) -> bool:
        """Whether every PowerPoint shows it: it comes with Office, or lies in the file."""
        return self.carried or len(self.machines) == 2

    @property
    def embeddable(self) -> bool | None:
        """Whether its license lets it lie in a file that others may change."""
        return None if self.permission is None else not self.permission & ~(8 | NO_SUBSET)


def kit_font_needs(kit: Brand, named: Iterable[NamedFont] = (), *, code: bool = True) -> tuple[FontNeed, ...]:
    """What decks in this brand need: its own families, and the typefaces that its template or a deck names."""
    roles: tuple[Literal["heading", "body", "code"], ...] = ("heading", "body", "code") if code else ("heading", "body")
    uses: dict[str, list[FontUse]] = {}
    families = {kit.font(role).typeface.casefold(): kit.font(role) for role in reversed(roles)}
    names = {kit.font(role).typeface.casefold(): kit.font(role).typeface for role in roles}
    for role in roles:
        uses.setdefault(kit.font(role).typeface.casefold(), []).append(role)
    carried = set()
    for font in named:
        key = font.typeface.casefold()
        names.setdefault(key, font.typeface)
        known = uses.setdefault(key, [])
        known += [use for use in font.uses if use not in known]
        carried |= {key} if font.carried else set()
    return tuple(
        _need(names[key], tuple(known), families.get(key), carried=key in carried) for key, known in uses.items()
    )


def file_font_needs(named: Iterable[NamedFont]) -> tuple[FontNeed, ...]:
    """What any PowerPoint file needs, of the typefaces that it names or inherits."""
    return tuple(_need(font.typeface, font.uses, None, carried=font.carried) for font in named)


def need_sentence(need: FontNeed) -> Sentence:
    """One sentence on the typeface: who has it, and what is shown where it is missing."""
    if need.carried:
        return say("{font} ligger i filen.", font=need.typeface)
    if need.typeface.casefold() in SYMBOL_FONTS:
        return say("{font} (punkttegn) følger med Office; der den mangler, blir tegnene bokstaver.", font=need.typeface)
    if len(need.machines) == 2:
        return say("{font} følger med Office på Windows og Mac.", font=need.typeface)
    shown = _shown_instead(need)
    if need.machines:
        where = say("Windows") if "windows" in need.machines else say("Mac")
        return say("{font} finnes bare på {where}; ellers vises {shown}.", font=need.typeface, where=where, shown=shown)
    return say("{font} følger ikke med Office; der den mangler, vises {shown}.", font=need.typeface, shown=shown)


def _shown_instead(need: FontNeed) -> Sentence:
    change = need.width_change
    if change is None:
        return say("som regel {stand_in}", stand_in=need.stand_in)
    if abs(change) < _SAME:
        return say("som regel {stand_in}, som er like bred", stand_in=need.stand_in)
    percent = round(abs(change) * 100)
    if change < 0:
        return say("som regel {stand_in}, som er {percent} % smalere", stand_in=need.stand_in, percent=percent)
    return say("som regel {stand_in}, som er {percent} % bredere", stand_in=need.stand_in, percent=percent)


def _need(typeface: str, uses: tuple[FontUse, ...], family: FontFamily | None, *, carried: bool) -> FontNeed:
    own = own_file(typeface, family)
    stand_in = stand_in_for(typeface, own)
    machines = machines_with(typeface)
    return FontNeed(
        typeface, uses, machines,
        shipped=typeface.casefold() in {name.casefold() for name in (*SHIPPED_FAMILIES, *METRIC_TWINS)},
        installed=is_installed(typeface), carried=carried,
        permission=_permission(typeface, own),
        stand_in="" if len(machines) == 2 else stand_in,
        width_change=None if len(machines) == 2 or own is None else width_change(own, stand_in),
    )  # fmt: skip


def own_file(typeface: str, family: FontFamily | None = None) -> Path | None:
    """A file with this typeface's letters, or with letters of the same widths; None where there is none."""
    if family is not None:
        return family.regular
    try:
        return shipped_font(typeface).regular
    except FontTrouble:
        return None


def stand_in_for(typeface: str, own: Path | None) -> str:
    """What PowerPoint shows in the place of this typeface."""
    is_typewriter = "mono" in typeface.casefold() or "courier" in typeface.casefold() or (own and _is_even(own))
    return "Courier New" if is_typewriter else "Calibri"


@lru_cache(maxsize=64)
def width_change(own: Path, stand_in: str) -> float | None:
    """How much wider the stand-in runs over the sample, as a share; None where a file cannot be read."""
    try:
        ours, theirs = read_font(own), read_font(shipped_font(stand_in).regular)
    except (OSError, ValueError, FontTrouble):
        return None
    return sum(map(theirs.width_em, SAMPLE)) / sum(map(ours.width_em, SAMPLE)) - 1


@lru_cache(maxsize=64)
def _is_even(file: Path) -> bool:
    """Whether narrow and wide letters are equally wide, as on a typewriter."""
    try:
        font = read_font(file)
    except (OSError, ValueError):
        return False
    return font.width_em("iiii") == font.width_em("WWWW")


def _permission(typeface: str, own: Path | None) -> int | None:
    """The file's own word, where the file is the typeface's own and not one that stands in for it."""
    try:
        font = read_font(own) if own else None
    except (OSError, ValueError):
        return None
    return font.permission if font and font.family.casefold() == typeface.casefold() else None
