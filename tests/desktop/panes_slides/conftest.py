"""Talks for the slides' panes, read with a kit that is loaded once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from leaderdeck.brand.catalog import find_kit
from leaderdeck.brand.kit import BrandKit
from leaderdeck.talk import Talk, read_talk

FIVE = """\
---
title: Fem lysbilder
---

# Del en

## Første

- en

## Andre

- to

Privat: Bare for meg.

# Del to

## Tredje

- tre
"""


@pytest.fixture(scope="session")
def fjordvik() -> BrandKit:
    return find_kit("fjordvik")


@pytest.fixture
def talk_of(fjordvik: BrandKit) -> Callable[..., Talk]:
    def read(text: str = FIVE, folder: Path | None = None) -> Talk:
        return read_talk(text, fjordvik, folder)

    return read
