"""Which typefaces this machine has: asked of the system where it keeps a list, otherwise read from the files' names."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_MAC_FOLDERS = ("/Library/Fonts", "/System/Library/Fonts", "~/Library/Fonts")
_SECONDS = 20
_MOST_FILES = 20_000
_STYLE = re.compile(r"[ -](?:regular|bold|italic|oblique|light|medium|semibold|black|roman)\b.*$|\.\w+$", re.IGNORECASE)


@cache
def installed_typefaces() -> frozenset[str] | None:
    """Every installed family, case folded, without spaces; None where the machine cannot be asked."""
    if sys.platform == "win32":
        return _spelled(_in_registry())
    if sys.platform == "darwin":
        return _spelled(_in_folders(Path(folder).expanduser() for folder in _MAC_FOLDERS))
    return _asked_of_fontconfig()


def is_installed(typeface: str) -> bool | None:
    """Whether this machine has the typeface; None where it cannot tell."""
    known = installed_typefaces()
    return None if known is None else _plain(typeface) in known


def _asked_of_fontconfig() -> frozenset[str] | None:
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        listed = subprocess.run(
            [program, ":", "family"], capture_output=True, text=True, timeout=_SECONDS, check=False, errors="replace"
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return _spelled(name for line in listed.stdout.splitlines() for name in line.split(","))


def _in_registry() -> Iterable[str]:
    if sys.platform != "win32":
        return
    import winreg

    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        try:
            with winreg.OpenKey(root, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts") as key:
                for number in range(winreg.QueryInfoKey(key)[1]):
                    for name in winreg.EnumValue(key, number)[0].split("&"):
                        yield name.partition("(")[0]
        except OSError:
            continue


def _in_folders(folders: Iterable[Path]) -> Iterable[str]:
    """File names tell the family on a Mac: `OpenSans-Bold.ttf`, `Arial Bold.ttf`."""
    seen = 0
    for folder in folders:
        for _, _, names in os.walk(folder):
            for name in names:
                seen += 1
                if seen > _MOST_FILES:
                    return
                yield name


def _spelled(names: Iterable[str]) -> frozenset[str]:
    """Each name as it is, and without the style that follows the family in some lists."""
    return frozenset(_plain(spelling) for name in names for spelling in (name, _STYLE.sub("", name)) if name.strip())


def _plain(name: str) -> str:
    return name.replace(" ", "").casefold()
