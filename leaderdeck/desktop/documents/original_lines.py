"""A file's own lines, byte for byte: what nobody edited is saved as it was found."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Sequence

from leaderdeck.desktop.documents.line_differences import same_lines
from leaderdeck.late_pattern import late_pattern
from leaderdeck.outline.encodings import silent_utf16
from leaderdeck.quick_dataclass import dataclass

_LINE_ENDS = late_pattern("(\r\n|[\r\n\u2029\ufdd0\ufdd1])")
"""Where the editor's document begins a new line, beside the ends that files have."""
_BYTE_LINE_ENDS = late_pattern(b"(\r\n|\r|\n|\xe2\x80\xa9|\xef\xb7\x90|\xef\xb7\x91)")
_NARROW_LINE_ENDS = late_pattern(b"(\r\n|\r|\n)")
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
        text = self._decoded()
        for end in ("\r\n", "\r", "\u2029", "\ufdd0", "\ufdd1"):
            text = text.replace(end, "\n")
        return text

    def bytes_for(self, text: str) -> bytes:
        """The bytes to save: lines of the file that still stand in the text keep theirs.

        Raises UnicodeEncodeError where the encoding of the file has no place for a new character.
        """
        before = self.text()
        if text == before:
            return self.data
        near = self._around_the_edit(before, text)
        if near is not None:
            first, last, head, middle, tail = near
            changed = text[first : len(text) - last]
            return head + _assembled(changed, before[first : len(before) - last], middle, self.codec) + tail
        return self.mark + _assembled(text, before, self._pieces(), self.codec)

    def in_utf8(self, text: str) -> bytes:
        """The same text as UTF-8 with the line ends that the file has."""
        recoded = [piece.encode("utf-8", "replace") for piece in _LINE_ENDS.split(self._decoded())]
        return _assembled(text, self.text(), recoded, "utf-8")

    def _decoded(self) -> str:
        body = self.data[len(self.mark) :]
        if not self.codec.startswith("utf-16"):
            return body.decode(self.codec, "replace")
        even = len(body) // 2 * 2
        return _readable(body[:even].decode(self.codec, "surrogatepass")) + "\ufffd" * (len(body) - even)

    def _around_the_edit(self, before: str, text: str) -> tuple[int, int, bytes, list[bytes], bytes] | None:
        """Where all lines end alike: how much is the same in front and behind, its bytes, and the pieces between.

        An edit is mostly small and a file may be large: what stands around it is neither cut into lines nor compared.
        """
        decoded, body = self._decoded(), self.data[len(self.mark) :]
        end = "\r\n" if "\r" in decoded else "\n"
        ends = before.count("\n")
        if decoded.count(end) != ends or len(decoded) != len(before) + ends * (len(end) - 1):
            return None
        if decoded.encode(self.codec, "surrogatepass" if self.codec != "windows-1252" else "strict") != body:
            return None  # damaged: its bytes cannot be had from its characters
        first, last = _same_around(before, text)
        extra = len(end) - 1
        start = first + extra * before.count("\n", 0, first)
        stop = len(decoded) - last - extra * before.count("\n", len(before) - last)
        pieces = [piece.encode(self.codec) for piece in re.split(f"({end})", decoded[start:stop])]
        head, tail = decoded[:start].encode(self.codec), decoded[stop:].encode(self.codec)
        return first, last, self.mark + head, pieces, tail

    def _pieces(self) -> list[bytes]:
        """The bytes of a line, of its end, of the next line … and of the last, which has no end."""
        body = self.data[len(self.mark) :]
        if not self.codec.startswith("utf-16"):
            return (_NARROW_LINE_ENDS if self.codec == "windows-1252" else _BYTE_LINE_ENDS).split(body)
        even = len(body) // 2 * 2  # only a whole pair of bytes is a character; an odd byte stays at the end
        text = body[:even].decode(self.codec, "surrogatepass")
        pieces = [piece.encode(self.codec, "surrogatepass") for piece in _LINE_ENDS.split(text)]
        pieces[-1] += body[even:]
        return pieces


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


def _assembled(text: str, before: str, pieces: list[bytes], codec: str) -> bytes:
    """The bytes of a text that was `before`, whose bytes are the pieces."""
    old, new = before.split("\n"), text.split("\n")
    first, rest = _untouched(old, new)
    middle = pieces[2 * first : 2 * (len(old) - rest)]
    lines = new[first : len(new) - rest]
    ends = [*middle[1::2], b""]
    kept = _origins(old[first : len(old) - rest], lines)
    usual = _usual_end(pieces[1::2], codec)
    parts = pieces[: 2 * first]
    last_end = parts[-1] if parts else b""
    for index, line in enumerate(lines):
        at, stands_for = kept.contents.get(index), kept.ends.get(index)
        content = middle[2 * at] if at is not None else _readable(line).encode(codec)
        if codec in _TORN and len(content) % 2 and index < len(lines) - 1:
            content = content[:-1] + "\ufffd".encode(codec)  # half a character may only stand at the very end
        end = (ends[stands_for] if stands_for is not None else b"") or usual
        if not content and (last_end, end) == _TORN.get(codec, (b"\r", b"\n")):
            end = last_end  # or the two would be read as one
        parts += (content, end)
        last_end = end
    return b"".join(parts + pieces[2 * (len(old) - rest) :] if rest else parts[:-1])


def _same_around(before: str, text: str) -> tuple[int, int]:
    """How many characters of whole lines are the same in front and behind; an end of line is left on either side."""
    most = min(len(before), len(text))
    first = _same_length(most, lambda low, high: before[low:high] == text[low:high])
    first = before.rfind("\n", 0, first) + 1
    first = before.rfind("\n", 0, max(0, first - 1)) + 1
    most -= first
    ahead, behind = len(before), len(text)
    last = _same_length(
        most, lambda low, high: before[ahead - high : ahead - low] == text[behind - high : behind - low]
    )
    at = before.find("\n", ahead - last)
    at = before.find("\n", at + 1) if at >= 0 else at
    return first, ahead - at if at >= 0 else 0


def _same_length(most: int, is_same: Callable[[int, int], bool]) -> int:
    """The largest number up to `most` for which everything from 0 on is the same, by halving."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if is_same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _untouched(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many lines at the beginning and at the end are the same and may be taken over unseen.

    The last line has no end, and the first after an edit must not run into it: both are left to be looked at.
    """
    most = min(len(old), len(new)) - 1
    first = next((index for index in range(most) if old[index] != new[index]), most)
    most -= first
    rest = next((index for index in range(most) if old[-1 - index] != new[-1 - index]), most)
    return first, max(0, rest - 1)


_TORN = {codec: ("\r".encode(codec), "\n".encode(codec)) for codec in ("utf-16-le", "utf-16-be")}


def _usual_end(ends: Sequence[bytes], codec: str) -> bytes:
    """The end that most lines have; a newline where there is none to follow."""
    plain = {end.encode(codec) for end in ("\n", "\r\n", "\r")}
    counted = Counter(end for end in ends if end in plain)
    return counted.most_common(1)[0][0] if counted else "\n".encode(codec)


def _readable(text: str) -> str:
    """Half a surrogate pair is no character; everything else stays."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
