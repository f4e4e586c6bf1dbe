"""Folders of notes that tests write, and all that an index says of them."""

import random
from pathlib import Path
from typing import Any

from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.index_turns import Progress
from leaderdeck.library.search import search
from leaderdeck.note_reading import read_entry

WORDS = (
    "tillit", "åpenhet", "varsling", "kultur", "ledelse", "kommune", "budsjett", "skole", "sykehjem", "møte", "ansvar",
    "mot", "ærlighet", "rådmann", "styre", "ord", "handling", "lytte", "fagbrev", "omsorg", "natur", "plan", "avtale",
    "samtale", "fjell", "båt", "vær", "frivillig", "innbygger", "økonomi",
)  # fmt: skip
ASKED = ("tillit", "åpenhet og mot", "sykehjemmet", "kommunedirektør", "type:sitat", "tema:kultur", "brukt", "natu")


def write(path: Path, text: str) -> Path:
    """A file with this text, and its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def note(title: str, body: str = "", **card: str) -> str:
    """A note's text; `card` holds more lines of its card."""
    lines = [f"tittel: {title}", "type: notat", *(f"{key}: {value}" for key, value in card.items())]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


def sentence(chance: random.Random) -> str:
    """A few words, as a sentence."""
    return " ".join(chance.choices(WORDS, k=chance.randint(4, 12))).capitalize() + "."


def any_text(chance: random.Random) -> str:
    """A note or a talk."""
    said, title = sentence(chance), " ".join(chance.sample(WORDS, 2))
    if chance.random() < 0.2:
        slides = "\n\n".join(f"## {chance.choice(WORDS)}\n\n- {sentence(chance)}" for _ in range(3))
        return f"---\ntittel: {title}\nholdt: Lederdagene, Oslo, 16. mars 2025\n---\n\n{slides}\n\n{said}\n"
    more = chance.choice(("", f"\n> {sentence(chance)}\n> — Kari Nordmann\n", "\n::: fakta\nSkoler: 7\n:::\n"))
    day = f"20{chance.randint(15, 26)}-0{chance.randint(1, 9)}-11"
    return note(title, f"{said}\n{more}\n## {chance.choice(WORDS)}\n\n{sentence(chance)}", tema="[kultur]", dato=day)


def up_to_date(index: LibraryIndex, folder: Path, seconds: float = 0.5) -> Progress:
    """Turns until the index is what the folder is."""
    for _ in range(2_000):
        progress = index.update(folder, read_entry, seconds)
        if progress.is_complete:
            return progress
    raise AssertionError("the update never ends")


def told(index: LibraryIndex) -> dict[str, Any]:
    """All that an index says."""
    entries = [index.entry(one.path) for one in index.entries()]
    return {
        "entries": entries, "days": [index.day_of(one.path) for one in entries if one],
        "topics": index.topics(), "people": index.people(), "used": index.used(), "unused": index.unused(),
        "odd": sorted(index.odd_files(), key=lambda one: str(one.path)),
        "hits": [[(hit.entry.path, round(hit.score, 9), hit.snippet) for hit in search(index, one)] for one in ASKED],
    }  # fmt: skip


def told_afresh(folder: Path) -> dict[str, Any]:
    """What an index says that has never seen the folder before."""
    index = LibraryIndex(None)
    up_to_date(index, folder)
    said = told(index)
    index.close()
    return said


def on_disk(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """When each file of the folder was changed, and what is in it."""
    return {
        path: (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def bytes_of(file: Path) -> bytes:
    """All that lies on disk of an index."""
    return b"".join(path.read_bytes() for path in sorted(file.parent.glob(f"{file.stem}*")))
