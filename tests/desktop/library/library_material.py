"""Files of a small library, and waiting for its column."""

from collections.abc import Callable
from pathlib import Path

from leaderdeck.desktop.library.column import LibraryColumn

FILES = {
    "ro.md": "---\ntitle: Ro i båten\ntopics: [tillit]\ndate: 2026-03-16\n---\n\n# Tillit først\n\n- Vi ror sammen\n",
    "bro.md": "---\ntittel: Broen\ntype: notat\nslag: erfaring\ntema: [mot, tillit]\npersoner: [Kari Nes]\n"
    "dato: 2025-05-04\n---\n\nBroen sto ferdig i november, og tilliten holdt.\n",
    "sitat.md": "---\ntittel: Det er mennesker\ntype: notat\nslag: sitat\ntema: [mot]\nkilde: Kari Nes\n"
    "dato: 2024-02-01\n---\n\n> Det er mennesker vi er.\n",
    "Møter/styret.md": "---\ntittel: Styret i juni\ntype: notat\nslag: møte\ndato: 2025-06-01\n---\n\n"
    "Vi snakket om vei.\n",
    "Møter/2024/gammelt.md": "---\ntittel: Gammelt referat\ntype: notat\ndato: 2024-01-01\n---\n\nFerje og vei.\n",
    "hemmelig.md": "---\nprivat: ja\ntype: notat\ntittel: Varslingssaken\n---\n\nKode rød.\n",
}


def fill(folder: Path) -> Path:
    """The files, in this folder."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def settle(column: LibraryColumn, until: Callable[..., None]) -> None:
    """Wait until what is shown answers what is asked."""
    until(
        lambda: (
            column.view is not None and column.view.question.text == column.filter_field.text() and not column.is_busy
        )
    )
