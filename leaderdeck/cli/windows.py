"""`leaderdeck [FILE]`: the app itself."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from pathlib import Path

from leaderdeck.errors import FileProblem
from leaderdeck.language import say


def names_a_talk(argument: str) -> bool:
    """Whether a first argument that is no command is meant as a file."""
    path = Path(argument)
    return path.suffix.lower() in (".md", ".markdown", ".txt") or os.sep in argument or path.exists()


def open_windows(arguments: Sequence[str]) -> int:
    """Open the app with these files; gives the exit code. Raises FileProblem for what is no file.

    A file that cannot be read is told in the window: whoever double-clicked it sees no terminal.
    """
    from leaderdeck.talk import decode_file

    files = [Path(argument) for argument in arguments]
    for file in files:
        if not file.is_file():
            decode_file(file)
    if not has_screen():
        raise FileProblem(
            say("Vinduene trenger en skjerm, og her er ingen; kommandoene virker uten («leaderdeck --help»).")
        )
    from leaderdeck.desktop.garbage import look_seldom
    from leaderdeck.desktop.plain_imports import import_plainly

    look_seldom()
    import_plainly()
    from leaderdeck.desktop.app import run_app

    return run_app(files)


def has_screen() -> bool:
    """Whether windows can be shown: Qt itself would end the program where they cannot."""
    if platform.system() != "Linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
