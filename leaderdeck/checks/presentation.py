"""What is to be said of a PowerPoint file beyond what its deck says, and what the checks of talks advise there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaderdeck.checks import presentation_access, presentation_brand, presentation_contents, presentation_sight
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.presentation_brand import KitTemplate
from leaderdeck.checks.presentation_brand import find as find_of_brand
from leaderdeck.checks.presentation_view import told_once
from leaderdeck.deck.presentation import Presentation
from leaderdeck.language import Sentence, say

__all__ = ["RULES", "KitTemplate", "find", "find_of_brand", "in_powerpoint", "told_once"]

RULES: tuple[Rule, ...] = (
    *presentation_access.RULES,
    *presentation_sight.RULES,
    *presentation_contents.RULES,
    *presentation_brand.RULES,
)

_LANGUAGE = say("Merk teksten, og velg språk under Se gjennom > Språk > Angi korrekturspråk.")
_ALT = say("Høyreklikk, velg «Vis alternativ tekst», og skriv hva det viser, eller merk det som dekorativt.")
_ADVICE: dict[str, Sentence] = {
    "access.document-title": say("Skriv en tittel under Fil > Informasjon > Egenskaper."),
    "access.alt-missing": _ALT,
    "access.hand-made-list": say("Merk linjene, ta bort tegnene, og velg punktmerking eller nummerering."),
    "access.link-text": say("Høyreklikk lenken, velg «Rediger kobling», og skriv navnet på siden."),
    "access.table-header": say("Merk tabellen, og slå på «Overskriftsrad» under Tabellutforming."),
    "language.mismatch": _LANGUAGE,
    "language.unknown": _LANGUAGE,
}
"""Where the advice of a rule for talks speaks of Markdown: what to do in PowerPoint."""


def find(presentation: Presentation) -> Iterator[Finding]:
    """What only a file has: how it is stored, looks and what it carries. Nothing is said of any brand."""
    yield from presentation_access.find(presentation)
    yield from presentation_sight.find(presentation)
    yield from presentation_contents.find(presentation)


def in_powerpoint(finding: Finding) -> Finding:
    """A finding of the checks for talks as it is told of a PowerPoint file: without a line, mended by hand."""
    return replace(finding, line=None, repair=None, advice=_ADVICE.get(finding.rule, finding.advice))
