"""Everything in a PowerPoint file that travels in a kit, looked at part by part: no part may do more than be shown."""

from __future__ import annotations

import io
import posixpath
import re
import warnings
from collections.abc import Iterator

from leaderdeck.brand.logos import MOST_PIXELS, parse_svg
from leaderdeck.brand.package import LARGEST_PICTURE, Package
from leaderdeck.language import Sentence, say
from leaderdeck.late_pattern import late_pattern

_ACTIVE = late_pattern(r"vbaProject|vbaData|activeX|/control|attachedToolbars|oleObject|macro", re.IGNORECASE)
_LINK = late_pattern(r"(https?|mailto):[^\s\\]+", re.IGNORECASE)
_BITMAPS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".bmp": "BMP", ".tif": "TIFF",
            ".tiff": "TIFF"}  # fmt: skip
_XML = (".xml", ".rels", ".vml")
_EMF, _PLACEABLE_WMF, _WMF = b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00"
_PROGRAMS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"MZ", b"\x7fELF", b"#!")
"""How archives, old Office files and programs begin: none of them belongs in a template."""
_NO_PICTURE = (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, MemoryError, EOFError)
"""What Pillow's readers raise when a broken picture makes them stumble."""


def check_contents(package: Package) -> None:
    """Look at every part. Raises TemplateProblem for macros, controls, objects, outside contents, and unsafe pictures.

    Links to web pages and mail addresses may stay.
    """
    kinds = package.types()
    if any(_ACTIVE.search(kind) for kind in kinds):
        package.refuse(say("den inneholder makroer eller kontroller; lagre den som .pptx uten dem."))
    for name in package.entries:
        if _ACTIVE.search(name):
            package.refuse(say("den inneholder makroer eller kontroller; lagre den som .pptx uten dem."))
        if name.endswith(".rels"):
            _check_relations(package, name)
        elif name.lower().endswith(_XML):
            package.tree(name)
        else:
            trouble = picture_trouble(posixpath.splitext(name)[1].lower(), package.data(name, LARGEST_PICTURE))
            if trouble is not None:
                package.refuse(say("delen «{part}» {trouble}", part=name, trouble=trouble))


def picture_trouble(suffix: str, data: bytes) -> Sentence | None:
    """What is wrong with a part that is no XML, by what its ending says that it is; None for what may stay."""
    if data.startswith(_PROGRAMS):
        return say("er et arkiv eller et program.")
    if suffix == ".svg":
        try:
            parse_svg(data)
        except (ValueError, RecursionError):
            return say("er ikke en hel SVG uten skript og lenker.")
        return None
    if suffix == ".webp":
        return say("er et bilde som PowerPoint ikke viser.")
    if suffix == ".emf":
        return None if data.startswith(_EMF) and data[40:44] == b" EMF" else say("er ikke bildet som endelsen sier.")
    if suffix == ".wmf":
        return None if data.startswith((_PLACEABLE_WMF, _WMF)) else say("er ikke bildet som endelsen sier.")
    return _bitmap_trouble(_BITMAPS[suffix], data) if suffix in _BITMAPS else None


def _bitmap_trouble(kind: str, data: bytes) -> Sentence | None:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow has doubts about is judged here
        try:
            with Image.open(io.BytesIO(data), formats=[kind]) as picture:
                width, height = picture.size
                if kind == "PNG":
                    picture.verify()  # the checksums of its pieces; nothing is unpacked
        except Image.DecompressionBombError:
            return say("er et bilde på over 50 millioner punkter.")
        except _NO_PICTURE:
            return say("er ikke bildet som endelsen sier.")
    return say("er et bilde på over 50 millioner punkter.") if width * height > MOST_PIXELS else None


def _check_relations(package: Package, name: str) -> None:
    for relation in package.relation_rows(name):
        kind, target = relation.get("Type", ""), relation.get("Target", "").strip()
        if _ACTIVE.search(kind):
            package.refuse(say("den inneholder makroer eller kontroller; lagre den som .pptx uten dem."))
        if relation.get("TargetMode") == "External" and not (kind.endswith("/hyperlink") and _LINK.fullmatch(target)):
            package.refuse(say("den henter innhold utenfra ({target}); bygg det inn i filen.", target=target[:60]))
        if relation.get("TargetMode") != "External" and any(_outside(target)):
            package.refuse(say("den henter innhold utenfra ({target}); bygg det inn i filen.", target=target[:60]))


def _outside(target: str) -> Iterator[bool]:
    """Signs that a target which claims to be inside the package is none."""
    yield re.match(r"[A-Za-z][\w+.-]*:", target) is not None
    yield target.startswith(("//", "\\"))
    yield "\\" in target
