"""What each glyph in a PDF says, so that text can be searched and copied letter by letter.

Qt numbers a font's glyphs as they are first drawn, and writes tables that call a space a tab and a ligature one odd
character. The glyphs are known here with their letters, in the same order, and give better tables.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from leaderdeck.scene.measure import Shaped

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_MOST_IN_BLOCK = 100
"""Adobe Technical Note 5411: at most 100 entries in a block."""


class GlyphBook:
    """The letters of every glyph that was drawn, a font file at a time, in the order of first use."""

    def __init__(self) -> None:
        self._letters: dict[Path, dict[int, str]] = {}
        self._missing = False

    def note(self, font_file: Path, shaped: Shaped, first: int, last: int, text: str) -> None:
        """Remembers a stretch of glyphs that is being drawn."""
        known = self._letters.setdefault(font_file, {})
        starts = sorted({*shaped.clusters, len(text)})
        ends = dict(pairwise(starts))
        told: set[int] = set()
        for index in range(first, last):
            cluster = shaped.clusters[index]
            letters = "" if cluster in told else text[cluster : ends[cluster]]
            told.add(cluster)
            glyph = shaped.glyphs[index]
            if not glyph:
                self._missing = True
                continue  # Qt has it as number 0 from the start
            if glyph not in known or (letters.isascii() and letters and not known[glyph].isascii()):
                known[glyph] = letters

    def tells_all(self) -> bool:
        """Whether every glyph that was drawn says what it is, none of them the one for what is missing."""
        return not self._missing and all(said for letters in self._letters.values() for said in letters.values())

    def tables(self) -> tuple[tuple[int, bytes], ...]:
        """For each font file in order of first use: how many glyphs it has, and its ToUnicode table."""
        return tuple((len(letters), _table(tuple(letters.values()))) for letters in self._letters.values())


def _table(letters: tuple[str, ...]) -> bytes:
    """Codes count from 1: code 0 is the glyph for what is missing."""
    entries = [(code, said) for code, said in enumerate(letters, start=1) if said]
    blocks = []
    for start in range(0, len(entries), _MOST_IN_BLOCK):
        block = entries[start : start + _MOST_IN_BLOCK]
        lines = "".join(f"<{code:04X}> <{said.encode('utf-16-be', 'replace').hex().upper()}>\n" for code, said in block)
        blocks.append(f"{len(block)} beginbfchar\n{lines}endbfchar\n")
    return (_HEAD + "".join(blocks) + _TAIL).encode("ascii")
