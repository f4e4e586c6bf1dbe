"""A small library: notes of all kinds, a talk that was given, one that is private, and the talk that is written."""

from pathlib import Path

from PIL import Image

NOTE = """\
---
tittel: Tillit bygges hver dag
type: note
tema: tillit
---

Tillit er noe vi bygger sammen, hver dag.

## Tre lag

- løfter som holdes
- vaner som varer

Privat: Ikke si hvem.

> Tillit kommer til fots og rir bort på hest.
> — Kari Nordmann

::: fakta
Ansatte med tillit til lederen: 74 %
:::
"""
QUOTE = "---\ntype: note\nslag: sitat\nkilde: Per Hansen\n---\n\nMot er å gå først når ingen ser det.\n"
PRIVATE = "---\nprivat: ja\n---\n\nTillit som ingen skal vite om.\n"
OLD = """\
---
tittel: Åpenhet i praksis
brand: fjordvik
holdt: Lederdagene 2025, 16. mars 2025
---

## En kultur for tillit

- si fra når noe er galt
- lytt til den som sier fra

Notat: Husk historien om broa.

Privat: Ikke nevn navnet.

![Fjord](bilder/fjord.png)

## Oppsummering

- én sak om gangen

## Oppsummering

- takk for ordet, alle sammen

---

> Tillit kommer til fots og rir bort på hest.
> — Kari Nordmann
"""
TALK = "---\ntittel: Ny tale\nbrand: granheim\n---\n\n## Start\n\n- først\n\n## Slutt\n\n- sist\n"


def make_library(folder: Path) -> Path:
    """The files; gives the folder."""
    for name, text in (
        ("notater/tillit.md", NOTE), ("notater/mot.md", QUOTE), ("notater/hemmelig.md", PRIVATE),
        ("foredrag/åpenhet.md", OLD), ("taler/ny.md", TALK),
    ):  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "foredrag" / "bilder").mkdir()
    Image.new("RGB", (64, 36), "#336688").save(folder / "foredrag" / "bilder" / "fjord.png")
    return folder
