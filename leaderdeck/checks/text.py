"""What reading the Markdown noticed, as findings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.checks.view import TalkView
from leaderdeck.language import say

_DIALECT = say("LeaderDecks Markdown")

RULES = (
    Rule("text.front_matter", "warning", say("Toppfeltet har kjente nøkler med verdier som kan forstås."), _DIALECT),
    Rule("text.characters", "warning", say("Teksten har bare tegn som kan vises."), _DIALECT),
    Rule("text.block", "warning", say("Blokker med ::: har et kjent navn og er lukket."), _DIALECT),
    Rule("text.fence", "warning", say("Kodeblokker er lukket."), _DIALECT),
    Rule("text.chart", "warning", say("Diagrammer har en kjent type og en tabell med tall."), _DIALECT),
    Rule("text.footnote", "warning", say("Hver fotnote har noe som viser til den."), _DIALECT),
    Rule("text.link", "warning", say("Lenker går til nettsider, e-post eller telefon."), _DIALECT),
    Rule("text.heading", "warning", say("Overskrifter har et mellomrom bak #."), _DIALECT),
    Rule("text.html", "warning", say("Lysbilder er skrevet uten HTML."), _DIALECT),
    Rule("text.agenda", "info", say("En dagsorden med varigheter har en starttid."), _DIALECT),
    Rule("text.attribute", "info", say("Ord i klammer er kjent."), _DIALECT),
    Rule("text.directive", "info", say("Beskjeder til andre programmer blir ikke med."), _DIALECT),
    Rule("text.private_item", "info", say("Et punkt som begynner med «Privat:» vises ikke."), _DIALECT),
    Rule(
        "text.brand_residue", "info",
        say("Navn og slagord som fulgte med fra en gammel presentasjon, holdes utenfor."), _DIALECT,
    ),
)  # fmt: skip


def find(view: TalkView) -> Iterator[Finding]:
    """A finding for each remark, on the slide that its line belongs to."""
    firsts = [slide.first_line for slide in view.slides]
    for remark in view.deck.remarks:
        index = bisect_right(firsts, remark.line) - 1
        index = bisect_left(firsts, firsts[index]) if index >= 0 else index  # slides of one link share its line
        number = view.slides[index].number if index >= 0 else None
        yield Finding(remark.rule, remark.severity, number, remark.line, remark.message, remark.advice)
