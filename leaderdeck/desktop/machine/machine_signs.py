"""What works on this machine, and how to mend what does not. Loads no window, and Qt only to see whether it loads."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from pathlib import Path

from leaderdeck.brand.font_names import NamedFont, read_font_names
from leaderdeck.brand.font_needs import file_font_needs, need_sentence
from leaderdeck.language import Sentence, say
from leaderdeck.paths import resource_folder, user_brand_folder, user_data_folder
from leaderdeck.quick_dataclass import dataclass

_BRAND_FONTS = ("Open Sans", "Noto Serif")
"""What the shipped brands are set in and Office does not have."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that was looked at: whether it works, what was found, and the way out when it does not."""

    name: Sentence
    works: bool
    found: Sentence
    mend: Sentence | None = None


def look() -> Iterator[Sign]:
    """Look at everything the program leans on."""
    yield _kits()
    yield from _fonts()
    yield _drawing()
    yield _screen()
    yield _office()
    for name, folder in ((say("egne profilpakker"), user_brand_folder()), (say("egne data"), user_data_folder())):
        yield _folder(name, folder)
    yield from _kept_texts()


def _kept_texts() -> Iterator[Sign]:
    """What is kept of talks outside their own files; it may be private and can be emptied."""
    try:
        from leaderdeck.desktop.documents.traces import kept_texts
    except ImportError:  # told as drawing that does not work
        return
    for name, folder, count, size in kept_texts():
        yield Sign(
            name, works=True,
            found=say("{count} filer, {size} kB i {folder}; «leaderdeck doctor --forget» tømmer dem",
                      count=count, size=-(-size // 1000), folder=folder) if count else say("ingen"),
        )  # fmt: skip


def _kits() -> Sign:
    from leaderdeck.brand.catalog import list_kits

    kits = [kit.id for kit in list_kits()]
    return Sign(
        say("profilpakker"), bool(kits), say("{kits}", kits=", ".join(kits)), say("Installer LeaderDeck på nytt.")
    )


def _fonts() -> Iterator[Sign]:
    families = sorted(folder.name for folder in resource_folder("fonts").iterdir() if folder.is_dir())
    yield Sign(say("skrifter"), bool(families), say("følger med: {families}", families=", ".join(families)))
    needs = file_font_needs(NamedFont(name, ()) for name in _BRAND_FONTS)
    missing = [need for need in needs if need.installed is False]
    if any(need.installed is not None for need in needs):
        yield Sign(
            say("installerte skrifter"),
            not missing,
            say("mangler {missing}", missing=", ".join(need.typeface for need in missing))
            if missing
            else say("de som trengs"),
            say("PowerPoint og LibreOffice på denne maskinen viser en annen skrift; installer dem fra {folder}.",
                folder=resource_folder("fonts")),
        )  # fmt: skip


def look_at_fonts(file: Path) -> Iterator[Sign]:
    """The typefaces that a PowerPoint file is set in, and whether it would look right on this machine.

    Raises TemplateProblem or FileProblem for a file that cannot be read.
    """
    needs = file_font_needs(read_font_names(file, "presentation"))
    for need in needs:
        here = need.carried or need.installed
        found = say("{sentence} Finnes her.", sentence=need_sentence(need)) if need.installed else need_sentence(need)
        yield Sign(
            say("{font}", font=need.typeface), here is not False, found,
            say("Installer skriften på maskinen der det skal vises, eller vis filen som PDF."),
        )  # fmt: skip
    if not needs:
        yield Sign(say("skrifter"), works=True, found=say("filen nevner ingen"))


def _drawing() -> Sign:
    try:
        version = _qt_version()
    except ImportError as problem:
        return Sign(
            say("tegning"), works=False, found=say("Qt kan ikke lastes: {reason}", reason=problem),
            mend=say("På Debian: installer libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3."),
        )  # fmt: skip
    return Sign(say("tegning"), works=True, found=say("Qt {version}", version=version))


def _qt_version() -> str:
    """Loads Qt as drawing does: its shared libraries are what a bare machine lacks."""
    from PySide6.QtCore import qVersion

    return str(qVersion())


def _screen() -> Sign:
    shown = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) or platform.system() != "Linux"
    return Sign(
        say("skjerm"),
        shown,
        say("funnet") if shown else say("ingen"),
        say("Kommandoene virker uten; vinduene trenger en."),
    )


def _office() -> Sign:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    return Sign(
        say("LibreOffice"), bool(program), say("{program}", program=program or "–"),
        say("Trengs ikke, men lar deg se PowerPoint-filen på en maskin uten PowerPoint."),
    )  # fmt: skip


def _folder(name: Sentence, folder: Path) -> Sign:
    nearest = next((parent for parent in (folder, *folder.parents) if parent.exists()), folder)
    writable = os.access(nearest, os.W_OK)
    return Sign(name, writable, say("{folder}", folder=folder), say("Kan ikke skrives; gi deg selv skriverett der."))
