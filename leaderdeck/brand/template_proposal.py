"""Somebody else's template, read for what a brand kit must know: a proposal that a person looks through."""

from __future__ import annotations

from pathlib import Path

from leaderdeck.brand.adopted_kit import main_master
from leaderdeck.brand.kit import ColorRole, FooterPart, SizeSteps, Slot
from leaderdeck.brand.package import Package, open_package
from leaderdeck.brand.role_guess import guess_roles
from leaderdeck.brand.role_map import RoleMap
from leaderdeck.brand.template import Layout, Template
from leaderdeck.brand.template_proposal_colors import propose_slots
from leaderdeck.brand.template_proposal_fonts import Typefaces, read_typefaces
from leaderdeck.brand.template_proposal_logos import FoundLogo, find_logos
from leaderdeck.brand.template_proposal_sizes import propose_sizes
from leaderdeck.brand.template_proposal_words import TemplateWords, read_words
from leaderdeck.brand.template_reader import read_package
from leaderdeck.language import say
from leaderdeck.quick_dataclass import dataclass

_UNSOUND = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """What the template itself says of the brand."""

    template: Template
    """As read from the file: real types and numbers, in the file's points."""
    roles: RoleMap
    theme: tuple[tuple[str, str], ...]
    """(slot, `#RRGGBB`) of the theme that plain content stands in."""
    slots: dict[ColorRole, Slot]
    typefaces: Typefaces
    words: TemplateWords
    logos: tuple[FoundLogo, ...]
    footer: tuple[FooterPart, ...]
    sizes: SizeSteps

    @property
    def content(self) -> Layout:
        """The layout for plain content."""
        return content_layout(self.template, self.roles)


def read_facts(file: Path) -> TemplateFacts:
    """Reads the whole file. Raises TemplateProblem in one sentence where it is broken, hostile or no presentation."""
    package = open_package(file)
    raw = read_package(package)
    try:
        return _facts(package, raw)
    except RecursionError:
        package.refuse(say("den er bygd for dypt."))
    except _UNSOUND:
        package.refuse(say("den er skrevet feil."))


def content_layout(raw: Template, roles: RoleMap) -> Layout:
    """The layout for plain content."""
    return raw.layouts[next(place.layout for place in roles if place.role == "content")]


def _facts(package: Package, raw: Template) -> TemplateFacts:
    roles = guess_roles(raw)
    number = main_master(raw, roles)
    main = package.related("", "officeDocument")[0]
    theme = raw.themes[number]
    content = content_layout(raw, roles)
    words = read_words(package, raw)
    return TemplateFacts(
        template=raw,
        roles=roles,
        theme=theme,
        slots=propose_slots(dict(theme), content),
        typefaces=read_typefaces(package, _master_part(package, main, number), content),
        words=words,
        logos=find_logos(raw, roles),
        footer=_footer(raw, roles, words),
        sizes=propose_sizes(raw, roles),
    )


def _master_part(package: Package, main: str, number: int) -> str:
    """The part of the master at this position of `p:sldMasterIdLst`."""
    from leaderdeck.brand.backdrop import P

    relations = package.relations(main)
    known = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    listed = package.tree(main).iterfind(f"{P}sldMasterIdLst/{P}sldMasterId")
    parts = [relations[each.get(known, "")].part for each in listed if each.get(known, "") in relations]
    return [part for part in parts if part][number]


def _footer(raw: Template, roles: RoleMap, words: TemplateWords) -> tuple[FooterPart, ...]:
    """The parts that the template has places for; the name only where its own footers say it with the slogan."""
    playing = [raw.layouts[place.layout] for place in roles if place.role not in ("cover", "blank")]
    parts: list[FooterPart] = []
    if any(layout.footer("ftr") is not None for layout in playing):
        parts += ["name", "slogan"] if words.shares_footer else ["slogan"]
    if any(layout.footer("sldNum") is not None for layout in playing):
        parts.append("number")
    return tuple(parts)
