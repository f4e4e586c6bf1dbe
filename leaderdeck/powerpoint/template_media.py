"""The pictures of a template, each once, and which part refers to which."""

from __future__ import annotations

from dataclasses import field

from leaderdeck.powerpoint.relations import Relations
from leaderdeck.quick_dataclass import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"


@dataclass(slots=True)
class Media:
    """Collects pictures and relationships while a template is made."""

    names: dict[bytes, str] = field(default_factory=dict)
    """Picture → its part's name, such as `ppt/media/image1.png`."""
    relations: dict[str, Relations] = field(default_factory=dict)

    def of(self, part: str) -> Relations:
        """The relationships of a part, by its path below `ppt` without `.xml`."""
        return self.relations.setdefault(part, Relations())

    def add(self, data: bytes) -> str:
        """The path of this picture, as masters and layouts refer to it."""
        name = self.names.setdefault(data, f"ppt/media/image{len(self.names) + 1}.{_extension(data)}")
        return "../" + name.removeprefix("ppt/")


def _extension(data: bytes) -> str:
    if data.startswith(_PNG):
        return "png"
    return "jpeg" if data.startswith(_JPEG) else "svg"
