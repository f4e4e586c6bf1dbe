"""Where the user's notes are, for talks that take in some of them."""

from __future__ import annotations

from pathlib import Path

from leaderdeck.desktop.settings import load_settings


def library_folder() -> Path | None:
    """The folder of notes that was chosen in the window, so that a talk says the same in both; None for none."""
    return load_settings().folder
