"""`[Content_Types].xml`: what each part is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leaderdeck.powerpoint.clean_text import xml_attribute
from leaderdeck.powerpoint.xml_names import CONTENT_TYPES, WORKBOOK_TYPE, XML_HEAD

_BY_EXTENSION = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "xlsx": WORKBOOK_TYPE,
    "fntdata": "application/x-fontdata",
}


def content_types_xml(parts: Mapping[str, tuple[str, bytes]], media: Iterable[str]) -> bytes:
    """Extensions first, then the parts whose type no extension tells."""
    extensions = {"rels", "xml"} | {name.rpartition(".")[2] for name in media}
    overrides = []
    for name, (kind, _) in parts.items():
        extension = name.rpartition(".")[2].lower()
        if kind and _BY_EXTENSION.get(extension) == kind:
            extensions.add(extension)
        elif kind:
            overrides.append(f'<Override PartName="/{xml_attribute(name)}" ContentType="{xml_attribute(kind)}"/>')
    defaults = [
        f'<Default Extension="{extension}" ContentType="{_BY_EXTENSION[extension]}"/>'
        for extension in sorted(extensions)
    ]
    return f'{XML_HEAD}<Types xmlns="{CONTENT_TYPES}">{"".join(defaults)}{"".join(overrides)}</Types>'.encode()
