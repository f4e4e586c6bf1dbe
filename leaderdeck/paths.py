"""Where LeaderDeck keeps things: shipped resources and the user's own folders."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

PACKAGE_FOLDER = Path(__file__).resolve().parent


def resource_folder(*parts: str) -> Path:
    """The shipped folder or file below `resources`, in a checkout and in an installed wheel alike."""
    return _resources().joinpath(*parts)


@cache
def _resources() -> Path:
    installed = PACKAGE_FOLDER / "resources"
    return installed if installed.is_dir() else PACKAGE_FOLDER.parent / "resources"


def user_data_folder() -> Path:
    """The user's own folder for kits and settings; `LEADERDECK_HOME` moves it (tests do). Not created here."""
    moved = os.environ.get("LEADERDECK_HOME")
    if moved:
        return Path(moved)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", home / "AppData" / "Roaming")) / "LeaderDeck"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "LeaderDeck"
    return Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share")) / "leaderdeck"


def user_brand_folder() -> Path:
    """Where installed brand kits lie. Not created here."""
    return user_data_folder() / "brands"
