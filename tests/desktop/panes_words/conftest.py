"""Talks to show in panes, and the slide of them under the cursor."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from leaderdeck.brand.catalog import find_kit
from leaderdeck.desktop.appearance import appearance_of, wear
from leaderdeck.desktop.shown_slide import ShownSlide
from leaderdeck.talk import Talk, read_talk

OFFICE = """---
title: Ro i båten
duration: 20 min
brand: fjordvik
---

# Bildet

![](fjord.png)

- Ring Kari på 91 23 45 67
- Fødselsnummer 13097248022

# Mange punkter

- en to tre fire fem seks sju åtte ni ti elleve tolv tretten
- to
- tre
- fire
- fem
- seks

Notat: Fortell om broen. Vent på svaret.

Privat: Nevn ikke avdelingen.

# Takk
"""


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    _wear_light(qapp)
    yield
    _wear_light(qapp)


def _wear_light(application: QApplication) -> None:
    """Dressing takes a third of a second; most tests change no looks."""
    plain = wears.get("font") == application.font()
    if not plain or appearance_of().name != "light":
        wear(application, "light", 100)
        wears["font"] = application.font()


wears: dict[str, QFont] = {}


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Talk]:
    """Reads a text in the Fjordvik brand, its pictures from the test's own folder."""
    return lambda text: read_talk(text, find_kit("fjordvik"), tmp_path)


@pytest.fixture
def office(read: Callable[[str], Talk]) -> Talk:
    return read(OFFICE)


@pytest.fixture
def shown(tmp_path: Path) -> Callable[[Talk, int], ShownSlide]:
    """The slide with this index, as the session tells of it."""

    def show(talk: Talk, index: int) -> ShownSlide:
        scenes = tuple(scene for own, scene in talk.scenes if own == index)
        number = 1 + next(place for place, (own, _) in enumerate(talk.scenes) if own == index)
        deck = talk.deck
        return ShownSlide(index, number, scenes, talk.kit, deck.slides[index], deck.slide_lines[index], tmp_path)

    return show
