"""Damaged old decks move into the brand or are refused in one sentence; nothing else comes out of reading them."""

import io
import os
import random
import re
import zipfile
from pathlib import Path

import pytest
from old_decks import busy_deck

from leaderdeck.brand.catalog import find_kit
from leaderdeck.errors import TemplateProblem
from leaderdeck.powerpoint.faults import find_faults
from leaderdeck.powerpoint.rebranding.rebrand import rebrand_presentation

MUTANTS = 400 if os.environ.get("LEADERDECK_TEMPLATES") else 15
_VALUES = (b"", b"-1", b"99999999999999", b"x", b"NaN", b"rId999", "æ".encode(), b"0", b"1e400")
_WHOLE = re.compile(rb"<(\w+:(?:sp|pic|xfrm|off|ext|txBody|spPr|nvPr|cNvPr|bodyPr|p|r|ph|tbl|tr|tc))\b[^<>]*[^/<>]>")


def other_value(data: bytes, chance: random.Random) -> bytes:
    found = chance.choice([*re.finditer(rb'="([^"]*)"', data)])
    return data[: found.start(1)] + chance.choice(_VALUES) + data[found.end(1) :]


def without_leaf(data: bytes, chance: random.Random) -> bytes:
    found = [*re.finditer(rb"<\w+:\w+[^<>]*/>", data)]
    leaf = chance.choice(found) if found else None
    return data[: leaf.start()] + data[leaf.end() :] if leaf else data


def without_branch(data: bytes, chance: random.Random) -> bytes:
    found = [*_WHOLE.finditer(data)]
    branch = chance.choice(found) if found else None
    if branch is None:
        return data
    closing = b"</" + branch.group(1) + b">"
    end = data.find(closing, branch.end())
    return data[: branch.start()] + data[end + len(closing) :] if end > 0 else data


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    stream = io.BytesIO()
    busy_deck().save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("seed", range(MUTANTS))
def test_a_damaged_deck_moves_or_is_refused(seed: int, parts: dict[str, bytes], tmp_path: Path) -> None:
    chance = random.Random(seed)
    mutant = dict(parts)
    names = [name for name in parts if re.match(r"ppt/(slides|slideLayouts|slideMasters|theme|charts|pres)", name)]
    for name in chance.sample([name for name in names if name.endswith((".xml", ".rels"))], 3):
        for _ in range(chance.randint(1, 5)):
            mutant[name] = chance.choice((other_value, without_leaf, without_branch))(mutant[name], chance)
    file = tmp_path / "a.pptx"
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in mutant.items():
            archive.writestr(name, data)
    sentence, data = "", b""
    try:
        data = rebrand_presentation(file, find_kit("fjordvik")).data
    except TemplateProblem as problem:
        sentence = str(problem)
    assert bool(sentence) != bool(data)
    assert "\n" not in sentence
    assert not data or find_faults(data) == ()
