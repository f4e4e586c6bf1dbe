"""A talk for the stage, read once."""

from pathlib import Path

import pytest

from leaderdeck.desktop.stage.errand import Errand
from leaderdeck.desktop.stage.held_talk import HeldTalk
from leaderdeck.desktop.stage.talk_for_stage import talk_for

TEXT = """---
title: Ro i båten
duration: 10 min
brand: fjordvik
---

## Tillit

- Bygges i stille vær

Notat: Start med **historien** om broen.

Privat: Ikke nevn Solveig Aas.

## Kontroll

- Gir fakta

## Reserve {.hidden}

- Bare om noen spør

## Takk
"""


@pytest.fixture(scope="session")
def stage_errand() -> Errand:
    return Errand(TEXT)


@pytest.fixture(scope="session")
def stage_talk(stage_errand: Errand) -> HeldTalk:
    return talk_for(stage_errand)


@pytest.fixture
def stage_file(tmp_path: Path) -> Path:
    file = tmp_path / "tale.md"
    file.write_text(TEXT, "utf-8")
    return file
