"""The studio's questions about files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from leaderdeck.language import say


def ask_for_template(parent: QWidget) -> Path | None:
    """The PowerPoint template that the user chooses, or None."""
    kinds = str(say("PowerPoint-maler (*.potx *.pptx *.potm *.pptm)"))
    chosen, _ = QFileDialog.getOpenFileName(parent, str(say("Importer PowerPoint-mal")), "", kinds)
    return Path(chosen) if chosen else None


def ask_for_logo(parent: QWidget) -> Path | None:
    """The picture of the mark that the user chooses, or None."""
    kinds = str(say("Bilder (*.svg *.png *.jpg *.jpeg)"))
    chosen, _ = QFileDialog.getOpenFileName(parent, str(say("Velg logo")), "", kinds)
    return Path(chosen) if chosen else None


def ask_for_fonts(parent: QWidget) -> list[Path]:
    """The font files of one family that the user chooses, or none."""
    kinds = str(say("Fontfiler (*.ttf *.otf)"))
    chosen, _ = QFileDialog.getOpenFileNames(parent, str(say("Velg fontfilene for skriften")), "", kinds)
    return [Path(file) for file in chosen]


def ask_where_to_share(parent: QWidget, name: str) -> Path | None:
    """Where the profile is to lie as one file, or None; the dialog asks before a file is replaced."""
    kinds = str(say("Profilpakker (*.ldbrand)"))
    chosen, _ = QFileDialog.getSaveFileName(parent, str(say("Del profilpakke")), f"{name}.ldbrand", kinds)
    if not chosen:
        return None
    place = Path(chosen)
    return place if place.suffix else place.with_suffix(".ldbrand")
