"""What a template had that a clean one does not: said to people, each thing once."""

from __future__ import annotations

from collections.abc import Callable

from leaderdeck.brand.package import Package
from leaderdeck.errors import TemplateProblem
from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass

_PEOPLE = ("creator", "lastModifiedBy", "Manager", "Company")


@dataclass(frozen=True, slots=True)
class _Found:
    """What the file's tables of contents give away."""

    package: Package
    main: str
    kinds: frozenset[str]
    """Every kind of relationship at the top of the package, of the presentation, and left out of what was kept."""
    names: str
    """All part names, one a line, in lower case."""

    def slides(self) -> tuple[str, ...]:
        return self.package.related(self.main, "slide")


def left_out(package: Package, main: str, kept: frozenset[str], dropped: frozenset[str]) -> tuple[Sentence, ...]:
    """Nouns for what was not taken over: `kept` are the part names that were, `dropped` the kinds of relationships."""
    around = {relation.kind for part in ("", main) for relation in package.relations(part).values()}
    names = "\n".join(name.lower() for name in package.entries if name not in kept)
    found = _Found(package, main, frozenset(around | dropped), names)
    nouns = [noun for holds, noun in _THINGS if holds(found)]
    slides = len(found.slides())
    if slides:
        nouns.append(say("{count} eksempellysbilder", count=slides) if slides > 1 else say("ett eksempellysbilde"))
    return tuple(nouns)


def _part(*words: str) -> Callable[[_Found], bool]:
    return lambda found: any(word in found.names for word in words)


def _kind(*kinds: str) -> Callable[[_Found], bool]:
    return lambda found: bool(found.kinds.intersection(kinds))


def _has_notes(found: _Found) -> bool:
    return any(found.package.related(slide, "notesSlide") for slide in found.slides()[:200])


def _names_people(found: _Found) -> bool:
    """Whether the file's properties say who made it. Broken properties say nothing."""
    for kind in ("core-properties", "extended-properties"):
        for part in found.package.related("", kind):
            try:
                root = found.package.tree(part)
            except TemplateProblem:
                continue
            if any((element.text or "").strip() for element in root if str(element.tag).endswith(_PEOPLE)):
                return True
    return False


_THINGS: tuple[tuple[Callable[[_Found], bool], Sentence], ...] = (
    (_part("vbaproject", "vbadata"), say("makroer")),
    (_part("/activex/"), say("ActiveX-kontroller")),
    (_kind("oleObject", "package"), say("innebygde objekter")),
    (_kind("external"), say("lenker og innhold utenfra")),
    (_kind("audio", "video", "media"), say("lyd og film")),
    (_kind("chart", "diagramData", "chartEx"), say("diagrammer i malens oppsett")),
    (_kind("customXml", "tags", "customXmlProps"), say("data fra tillegg")),
    (_kind("font"), say("innebygde skrifter")),
    (_kind("prompt"), say("ledetekster skrevet som fast tekst")),
    (_part("/comments/", "commentauthors", "ppt/authors"), say("kommentarer")),
    (_has_notes, say("notater")),
    (_names_people, say("navn på dem som laget filen")),
    (_kind("custom-properties"), say("egne filegenskaper")),
    (_kind("thumbnail"), say("miniatyrbilde")),
    (_kind("printerSettings"), say("skriverinnstillinger")),
    (_kind("handoutMaster"), say("støtteark")),
    (_kind("notesMaster"), say("notatmal")),
    (_part("_xmlsignatures/"), say("digital signatur")),
)
"""Gravest first."""
