"""What dialog tests get: a talk on disk, dialogs that are closed in the end, and the app's own looks."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leaderdeck.brand.catalog import find_kit
from leaderdeck.desktop.appearance import wear
from leaderdeck.talk import Talk, load_talk, read_talk

Shown = TypeVar("Shown", bound=QWidget)

TALK = """---
title: Ro i båten
speaker: Ingrid Solbakk
role: kommunedirektør
brand: fjordvik
lang: nb
---

# Tillit

- Tillit er billigst før stormen

Notat: Vent på svaret.

Privat: Ikke nevn avdelingen.

# Skjult reserve {.hidden}

- bare om noen spør

# Kai

![Kaia i morgenlys](kai.jpg)

::: privat
Fotografen ville ikke ha navnet sitt med.

Si det ikke høyt.
:::

# Tall

::: diagram column
| År | Saker |
|----|------:|
| 24 | 7     |
| 25 | 9     |
:::
"""
NUMBER = "12057900499"
"""A synthetic national identity number with valid check digits."""


@pytest.fixture(scope="session")
def _read_talk(tmp_path_factory: pytest.TempPathFactory) -> Talk:
    folder = tmp_path_factory.mktemp("talk")
    samples = Path(__file__).resolve().parents[3] / "resources" / "samples" / "bilder"
    shutil.copyfile(samples / "kai.jpg", folder / "kai.jpg")
    (folder / "ro.md").write_text(TALK, "utf-8")
    return load_talk(folder / "ro.md")


@pytest.fixture
def talk(_read_talk: Talk, tmp_path: Path) -> Talk:
    """A talk with a hidden slide, notes, three private passages, a picture and a chart."""
    assert _read_talk.file
    for file in _read_talk.file.parent.iterdir():
        shutil.copyfile(file, tmp_path / file.name)
    return replace(_read_talk, file=tmp_path / "ro.md")


@pytest.fixture(scope="session")
def _read_stopped() -> Talk:
    text = f"# En\n\n- punkt\n\nNotat: Ring {NUMBER} først.\n\n# To\n\n- {NUMBER} ligger igjen\n"
    return read_talk(text, find_kit("fjordvik"))


@pytest.fixture
def stopped_talk(_read_stopped: Talk, tmp_path: Path) -> Talk:
    """A talk with a national identity number in its notes and one on a slide."""
    file = tmp_path / "stoppet.md"
    file.write_text(_read_stopped.text, "utf-8")
    return replace(_read_stopped, file=file)


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Shown], Shown]]:
    """Shows a widget in the light look and closes it after the test, where it still is."""
    if not qapp.styleSheet():
        wear(qapp, "light")
    shown: list[QWidget] = []

    def show_it(widget: Shown) -> Shown:
        shown.append(widget)
        widget.show()
        QApplication.processEvents()
        return widget

    yield show_it
    for widget in shown:
        if shiboken6.isValid(widget):
            widget.hide()
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
