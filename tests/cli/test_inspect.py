"""`leaderdeck inspect --json` is a contract: these keys, of these types, and nothing private."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

TALK = """---
title: Åpent hus
lang: nb
brand: granheim
---

## Tall

- Hemmelig er intet

| År | Antall |
|----|--------|
| 1  | 2      |

Notat: Si dette høyt.

Privat: Sølvrev i skapet.

## Tall {.skjult}

![Et kart](strand.png)
"""
TEXT_OR_NONE = (str, type(None))
DOCUMENT = {
    "format": int, "file": str, "title": str, "language": str, "brand": str, "slide_size_pt": list, "words": int,
    "seconds": int, "slides": list, "findings": list,
}  # fmt: skip
SLIDE = {
    "number": int, "line": int, "layout": str, "title": str, "section": TEXT_OR_NONE, "text": list,
    "speaker_notes": str, "private": bool, "seconds": int,
}  # fmt: skip
SHAPE = {"name": str, "kind": str, "placeholder": TEXT_OR_NONE, "frame_pt": list, "alt": str}
TEXT = {"font": str, "size_pt": float, "lines": list}
LINE = {"text": str, "x_pt": float, "baseline_pt": float, "width_pt": float}
FINDING = {
    "rule": str, "severity": str, "slide": (int, type(None)), "line": (int, type(None)), "message": str, "advice": str,
}  # fmt: skip
KINDS = {"text", "picture", "table", "chart", "decoration"}
PLACEHOLDERS = {"title", "body", "subTitle", "pic", "ftr", "sldNum", "dt", None}


def keeps(value: dict[str, Any], contract: dict[str, Any]) -> bool:
    return all(isinstance(value[key], kind) for key, kind in contract.items())


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    file = tmp_path / "tale.md"
    Image.new("RGB", (640, 480), "#336699").save(tmp_path / "strand.png")
    file.write_text(TALK, "utf-8")
    return file


def inspected(leaderdeck, *arguments: object) -> dict[str, Any]:
    code, out, err = leaderdeck("inspect", *arguments, "--json")
    assert (code, err) == (0, "")
    document: dict[str, Any] = json.loads(out)
    return document


def test_the_document_has_the_keys_of_the_contract(leaderdeck, talk: Path) -> None:
    document = inspected(leaderdeck, talk)
    assert set(document) == set(DOCUMENT)
    assert keeps(document, DOCUMENT)
    assert document["format"] == 1
    assert document["file"] == str(talk)
    assert (document["title"], document["language"], document["brand"]) == ("Åpent hus", "nb-NO", "granheim")
    assert document["slide_size_pt"] == [960.0, 540.0]
    assert document["findings"]
    assert all(set(found) == set(FINDING) and keeps(found, FINDING) for found in document["findings"])


def test_slides_have_the_keys_of_the_contract(leaderdeck, talk: Path) -> None:
    slides = inspected(leaderdeck, talk)["slides"]
    assert all(set(slide) - {"hidden"} == set(SLIDE) and keeps(slide, SLIDE) for slide in slides)
    cover, figures, hidden = slides
    assert [slide["number"] for slide in slides] == [1, 2, 3]
    assert [slide["line"] for slide in slides] == [1, 7, 19]
    assert cover["layout"] == "cover"
    assert figures["text"] == ["Tall", "Hemmelig er intet", "År", "Antall", "1", "2"]
    assert figures["speaker_notes"] == "Si dette høyt."
    assert hidden["hidden"]
    assert hidden["seconds"] == 0


def test_shapes_come_with_the_scene(leaderdeck, talk: Path) -> None:
    slides = inspected(leaderdeck, talk, "--scene")["slides"]
    shapes = [shape for slide in slides for shape in slide["shapes"]]
    assert all(keeps(shape, SHAPE) and len(shape["frame_pt"]) == 4 for shape in shapes)
    assert {shape["kind"] for shape in shapes} <= KINDS
    assert {"text", "table", "picture"} <= {shape["kind"] for shape in shapes}
    assert {shape["placeholder"] for shape in shapes} <= PLACEHOLDERS
    texts = [shape for shape in shapes if shape["kind"] == "text"]
    assert all(keeps(text, TEXT) and keeps(line, LINE) for text in texts for line in text["lines"])
    assert {text["font"] for text in texts} == {"Noto Serif", "Open Sans"}
    assert not any("shapes" in slide for slide in inspected(leaderdeck, talk)["slides"])


def test_private_text_is_told_of_and_never_printed(leaderdeck, talk: Path) -> None:
    assert [slide["private"] for slide in inspected(leaderdeck, talk)["slides"]] == [False, True, False]
    for arguments in ((), ("--json",), ("--scene", "--json")):
        assert "Sølvrev" not in leaderdeck("inspect", talk, *arguments)[1]


def test_the_brand_of_the_call_wins_by_id_and_by_path(leaderdeck, talk: Path, tmp_path: Path) -> None:
    assert inspected(leaderdeck, talk, "--brand", "plain")["brand"] == "plain"
    leaderdeck("brand", "new", tmp_path / "vik", "--name", "Vik kommune")
    assert inspected(leaderdeck, talk, "--brand", tmp_path / "vik")["brand"] == "vik-kommune"


def test_without_json_it_is_for_people(leaderdeck, talk: Path) -> None:
    code, out, _ = leaderdeck("inspect", talk)
    assert code == 0
    assert "3 lysbilder" in out
    assert "Tall" in out
