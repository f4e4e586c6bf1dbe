"""The sample talk and the guide, put where the user keeps documents, so that they can be changed without fear."""

from __future__ import annotations

import shutil
from pathlib import Path

from leaderdeck.language import interface_language
from leaderdeck.paths import resource_folder

SAMPLES = {"nb": "ro-i-baten.md", "nn": "saman-om-bygda.md", "en": "plain-english.md"}
LOCKING_PAGES = {"nb": "laaste-notater.nb.md", "nn": "laaste-notat.nn.md", "en": "locked-notes.en.md"}
HOME_NAME = "LeaderDeck"


def put_sample(documents: Path) -> Path:
    """The sample talk of the interface's language, with its pictures; one that is there already is left as it is.

    Raises OSError where the folder cannot be written.
    """
    name = SAMPLES[interface_language()]
    folder = documents / HOME_NAME
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / name
    if not target.exists():
        _put_pictures(folder)
        shutil.copyfile(resource_folder("samples", name), target)
    return target


def put_guide(documents: Path) -> Path:
    """The guide in the interface's language. Raises OSError where the folder cannot be written."""
    folder = documents / HOME_NAME
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"guide.{interface_language()}.md"
    if not target.exists():
        for file in resource_folder("guide").iterdir():
            if file.is_dir():
                shutil.copytree(file, folder / file.name, dirs_exist_ok=True)
        shutil.copyfile(resource_folder("guide", target.name), target)
    return target


def put_locking_page(documents: Path) -> Path:
    """The page on locked notes in the interface's language. Raises OSError where the folder cannot be written."""
    folder = documents / HOME_NAME
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / LOCKING_PAGES[interface_language()]
    if not target.exists():
        shutil.copyfile(resource_folder("guide", target.name), target)
    return target


def _put_pictures(folder: Path) -> None:
    pictures = resource_folder("samples", "bilder")
    place = folder / pictures.name
    place.mkdir(exist_ok=True)
    for picture in pictures.iterdir():
        if not (place / picture.name).exists():
            shutil.copyfile(picture, place / picture.name)
