"""Foreign templates looked through as a whole before python-pptx may open them."""

from __future__ import annotations

import io
import re
from pathlib import Path

from leaderdeck.brand.package import CONTENT_TYPES_PART, LARGEST_UNPACKED, Package, open_package
from leaderdeck.language import say
from leaderdeck.powerpoint.archive import write_archive
from leaderdeck.powerpoint.xml_names import PRESENTATION_TYPE

_PRESENTATION = PRESENTATION_TYPE + "presentation.main+xml"
_READABLE = {_PRESENTATION, PRESENTATION_TYPE + "template.main+xml", PRESENTATION_TYPE + "slideshow.main+xml"}
_ACTIVE = re.compile(r"vbaProject|vbaData|activeX|/control$|attachedToolbars", re.IGNORECASE)


def open_safely(file: Path) -> bytes:
    """The package's bytes, looked through so that python-pptx may parse them; a .potx is made openable as a .pptx.

    Raises TemplateProblem in one sentence for anything damaged, encrypted, oversized, active or fetching from outside.
    Links are not followed by anybody here; where they may stay is for those to decide who keep the part.
    """
    package = open_package(file)
    main = _main_type(package)
    for name in package.entries:
        if name.endswith(".rels"):
            _check_relations(package, name)
        elif name.endswith(".xml"):
            package.tree(name)
        else:
            package.prove(name)
    if main == _PRESENTATION:
        return package.content
    entries = {name: package.data(name, LARGEST_UNPACKED) for name in package.entries}
    entries[CONTENT_TYPES_PART] = entries[CONTENT_TYPES_PART].replace(main.encode(), _PRESENTATION.encode())
    stream = io.BytesIO()
    write_archive(stream, entries)
    return stream.getvalue()


def _check_relations(package: Package, name: str) -> None:
    for relation in package.relation_rows(name):
        kind, target = relation.get("Type", ""), relation.get("Target", "").strip()
        if _ACTIVE.search(kind):
            package.refuse(say("den inneholder makroer eller kontroller; lagre den som .pptx uten dem."))
        if relation.get("TargetMode") == "External" and not kind.endswith("/hyperlink"):
            package.refuse(say("den henter innhold utenfra ({target}); bygg det inn i filen.", target=_short(target)))


def _short(target: str) -> str:
    return target if len(target) <= 60 else target[:59] + "…"


def _main_type(package: Package) -> str:
    """The content type of the presentation part."""
    kinds = package.types()
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds):
        package.refuse(say("den inneholder makroer eller kontroller; lagre den som .pptx uten dem."))
    readable = [kind for kind in kinds if kind in _READABLE]
    if len(readable) != 1:
        package.refuse(say("den er ikke en PowerPoint-fil."))
    return readable[0]
