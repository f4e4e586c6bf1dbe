"""A file's own lines, byte for byte: what nobody edited is saved as it was found."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from leaderdeck.desktop.line_differences import same_lines
from leaderdeck.outline.encodings import silent_utf16

_LINE_ENDS = re.compile("\r\n|[\r\n\u2029\ufdd0\ufdd1]")
"""Where the editor's document begins a new line, beside the ends that files have."""
_BYTE_LINE_ENDS = re.compile(b"\r\n|\r|\n|\xe2\x80\xa9|\xef\xb7\x90|\xef\xb7\x91")
_NARROW_LINE_ENDS = re.compile(b"\r\n|\r|\n")
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class OriginalLines:
    """The bytes that a text was read from, and how they are to be understood."""

    data: bytes = b""
    codec: str = "utf-8"
    """`utf-8`, `utf-16-le`, `utf-16-be` or `windows-1252`."""

    @property
    def mark(self) -> bytes:
        """The byte order marks in front; most files have none."""
        if self.codec == "windows-1252":
            return b""
        one = _BYTE_ORDER_MARK.encode(self.codec)
        length = 0
        while self.data.startswith(one, length):
            length += len(one)
        return self.data[:length]

    def text(self) -> str:
        """The text as it is edited: lines end in a newline, and no byte order mark is in front."""
        return "\n".join(content for content, _, _ in self._lines())

    def bytes_for(self, text: str) -> bytes:
        """The bytes to save: lines of the file that still stand in the text keep theirs.

        Raises UnicodeEncodeError where the encoding of the file has no place for a new character.
        """
        return self.mark + _assembled(text, self._lines(), self.codec)

    def in_utf8(self, text: str) -> bytes:
        """The same text as UTF-8 with the line ends that the file has."""
        recoded = [
            (content, content.encode("utf-8"), end.decode(self.codec, "replace").encode("utf-8"))
            for content, _, end in self._lines()
        ]
        return _assembled(text, recoded, "utf-8")

    def _lines(self) -> list[tuple[str, bytes, bytes]]:
        """(content, its bytes, the bytes of its end) of each line; the last has no end."""
        body = self.data[len(self.mark) :]
        if self.codec.startswith("utf-16"):
            return self._wide_lines(body)
        ends = _NARROW_LINE_ENDS if self.codec == "windows-1252" else _BYTE_LINE_ENDS
        found: list[tuple[str, bytes, bytes]] = []
        start = 0
        for end in ends.finditer(body):
            content = body[start : end.start()]
            found.append((content.decode(self.codec, "replace"), content, end[0]))
            start = end.end()
        last = body[start:]
        return [*found, (last.decode(self.codec, "replace"), last, b"")]

    def _wide_lines(self, body: bytes) -> list[tuple[str, bytes, bytes]]:
        """Lines of UTF-16, where only a whole pair of bytes is a character; an odd byte stays at the end."""
        even = len(body) // 2 * 2
        text = body[:even].decode(self.codec, "surrogatepass")
        found: list[tuple[str, bytes, bytes]] = []
        start = 0
        for end in _LINE_ENDS.finditer(text):
            content = text[start : end.start()]
            found.append((_readable(content), self._wide(content), end[0].encode(self.codec)))
            start = end.end()
        last, odd = text[start:], body[even:]
        return [*found, (_readable(last) + "\ufffd" * len(odd), self._wide(last) + odd, b"")]

    def _wide(self, content: str) -> bytes:
        return content.encode(self.codec, "surrogatepass")


def codec_of(data: bytes, encoding: str) -> str:
    """The codec behind the name that the outline gives an encoding."""
    if encoding != "utf-16":
        return "utf-8" if encoding == "utf-8-sig" else encoding
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    return "utf-16-be" if data.startswith(codecs.BOM_UTF16_BE) else silent_utf16(data) or "utf-16-le"


@dataclass(frozen=True, slots=True)
class _Origins:
    """Which line of the file a line of the text is (for its bytes) or stands in the place of (for its end)."""

    contents: dict[int, int]
    ends: dict[int, int]


def _origins(old: Sequence[str], new: Sequence[str]) -> _Origins:
    pairs = same_lines(old, new)
    ends: dict[int, int] = {}
    last, new_last = -1, -1
    for at, new_at in [*pairs, (len(old), len(new))]:
        for step in range(min(at - last, new_at - new_last) - 1):
            ends[new_last + 1 + step] = last + 1 + step  # a line that was edited in its place
        last, new_last = at, new_at
    contents = {new_at: at for at, new_at in pairs}
    ends.update(contents)
    places = {line: index for index, line in reversed(list(enumerate(old)))}
    for index, line in enumerate(new):  # lines that were moved past others
        if index not in contents and line in places:
            contents[index] = ends[index] = places[line]
    return _Origins(contents, ends)


def _assembled(text: str, old: Sequence[tuple[str, bytes, bytes]], codec: str) -> bytes:
    lines = text.split("\n")
    kept = _origins([content for content, _, _ in old], lines)
    counted = Counter(end for _, _, end in old[:-1])
    usual = counted.most_common(1)[0][0] if counted else "\n".encode(codec)
    parts: list[bytes] = []
    for index, line in enumerate(lines):
        at = kept.contents.get(index)
        parts.append(old[at][1] if at is not None else _readable(line).encode(codec))
        if index < len(lines) - 1:
            stands_for = kept.ends.get(index)
            parts.append((old[stands_for][2] if stands_for is not None else b"") or usual)
    return b"".join(parts)


def _readable(text: str) -> str:
    """Half a surrogate pair is no character; everything else stays."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
