"""Large talks made of sentence templates, in LeaderDeck's and in pandoc's dialect, every slide's text different."""

from __future__ import annotations

import random
import struct
import zlib
from pathlib import Path

WHO = ("ordføreren", "kommunedirektøren", "tillitsvalgte", "vernetjenesten", "helsefagarbeideren", "rektor", "utvalget")
DOES = ("svarer på", "undersøker", "forklarer", "følger opp", "prøver ut", "drøfter", "tar ansvar for", "måler")
WHAT = ("internkontrollen", "folkevalgtopplæringen", "sykefraværet", "budsjettet", "medvirkningen", "heltidskulturen",
        "tilliten", "åpenheten", "varslingsrutinen", "kompetanseplanen", "beredskapen", "samarbeidet")  # fmt: skip
WHEN = ("før sommeren", "hver uke", "i neste møte", "uten forsinkelse", "sammen med de ansatte", "når det blåser")


def write_talk(folder: Path, slides: int, dialect: str) -> Path:
    """A talk of so many slides; nine of ten have notes, every tenth a picture, every tenth a table."""
    chance = random.Random(2026)
    _write_pictures(folder)
    parts = [_slide(number, dialect, chance) for number in range(1, slides + 1)]
    file = folder / f"{dialect}-{slides}.md"
    file.write_text("\n\n".join(parts) + "\n", "utf-8")
    return file


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(WHO)} {chance.choice(DOES)} {chance.choice(WHAT)} {chance.choice(WHEN)}".capitalize()


def _slide(number: int, dialect: str, chance: random.Random) -> str:
    kind = number % 10
    head = f"# {number}: {chance.choice(WHAT).capitalize()} {chance.choice(WHEN)}"
    notes = f"::: notes\n\n{_sentence(chance)}. {_sentence(chance)}. {_sentence(chance)}.\n\n:::"
    body = _body(kind, number, dialect, chance)
    return "\n\n".join(part for part in (head, body, notes if kind else "") if part)


def _body(kind: int, number: int, dialect: str, chance: random.Random) -> str:
    if kind in (1, 2, 6, 8):
        return "\n".join(
            f"- {_sentence(chance)}\n    - {_sentence(chance)}" if row % 2 else f"- {_sentence(chance)}"
            for row in range(4)
        )
    if kind == 3:
        return f"> {_sentence(chance)}, og {_sentence(chance).lower()}.\n>\n> — {chance.choice(WHO).capitalize()}"
    if kind in (4, 7):
        left, right = ("\n".join(f"- {_sentence(chance)}" for _ in range(3)) for _ in range(2))
        if dialect == "pandoc":
            return f":::: columns\n\n::: column\n\n{left}\n\n:::\n\n::: column\n\n{right}\n\n:::\n\n::::"
        return f"::: columns\n\n{left}\n\n+++\n\n{right}\n\n:::"
    if kind == 5:
        rows = "\n".join(
            f"| {chance.choice(WHO)} | {chance.choice(WHAT)} | {chance.randint(1, 99)} | {chance.randint(1, 9)} |"
            for _ in range(4)
        )
        return f"| Hvem | Hva | Antall | Timer |\n|---|---|--:|--:|\n{rows}"
    if kind == 9:
        return f"![{_sentence(chance)}](p{number // 10 % 5}.png)\n\n- {_sentence(chance)}\n- {_sentence(chance)}"
    return f"{_sentence(chance)}. {_sentence(chance)}.\n\n- {_sentence(chance)}"


def _write_pictures(folder: Path) -> None:
    """Five noisy 640 x 400 PNG pictures, so that compression costs what it costs with photographs."""
    for index in range(5):
        noise = random.Random(index)
        rows = b"".join(b"\0" + noise.randbytes(640) for _ in range(400))
        header = struct.pack(">IIBBBBB", 640, 400, 8, 0, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
        data = b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
            for name, body in chunks
        )
        (folder / f"p{index}.png").write_bytes(data)
