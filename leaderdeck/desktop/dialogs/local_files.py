"""Files and folders of this machine, opened by the desktop's own programs. Nothing else is ever opened."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_local(path: Path) -> bool:
    """Let the desktop open a file or folder that exists here; tells whether it found a program for it."""
    if not os.path.exists(path):
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.resolve())))


def show_in_folder(path: Path) -> bool:
    """Let the desktop show the folder that the file lies in, or the folder itself."""
    return open_local(path if os.path.isdir(path) else path.parent)
