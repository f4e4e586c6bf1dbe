"""Whether a PowerPoint file keeps to a brand. What the kit's own template does itself is never told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaderdeck.brand.kit import BrandKit
from leaderdeck.checks import presentation_brand_footer as footer
from leaderdeck.checks import presentation_brand_logo as logo
from leaderdeck.checks import presentation_brand_looks as looks
from leaderdeck.checks import presentation_brand_template as template
from leaderdeck.checks.brand_view import KitTemplate, plain, view_of
from leaderdeck.checks.finding import Finding, Rule
from leaderdeck.deck.presentation import Presentation

__all__ = ["RULES", "KitTemplate", "find"]

RULES: tuple[Rule, ...] = (*template.RULES, *looks.RULES, *footer.RULES, *logo.RULES)


def find(
    presentation: Presentation, kit: BrandKit, own: KitTemplate, replaced: Iterable[str] = ()
) -> Iterator[Finding]:
    """Where the file leaves the brand.

    `own` is what the kit's template has, and `replaced` are names and slogans of profiles that this one replaces. A
    file that was made with another template altogether has one finding.
    """
    current = {plain(kit.name), *(plain(slogan) for _, slogan in kit.slogans)}
    old = frozenset(plain(words) for words in (*kit.residue, *replaced) if words.strip()) - current
    view = view_of(presentation, kit, own, old)
    if view.is_another_template():
        yield from template.find_another(view)
        return
    for group in (template, looks, footer, logo):
        yield from group.find(view)
