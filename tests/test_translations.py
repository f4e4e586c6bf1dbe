"""Every sentence that a user can meet has its nynorsk and its English."""

import ast
import json
import string
from functools import cache
from pathlib import Path

import pytest

from leaderdeck.language import say, use_interface_language
from leaderdeck.paths import resource_folder

PACKAGE = Path(__file__).resolve().parent.parent / "leaderdeck"


@cache
def sentences() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"say", "Sentence"}:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.append((path.name, first.value))
                elif path.name != "language.py":
                    pytest.fail(f"{path.name}:{node.lineno}: a sentence must be a literal")
    return found


def catalog() -> dict[str, dict[str, str]]:
    merged: dict[str, dict[str, str]] = {}
    for file in resource_folder("translations").glob("*.json"):
        merged.update(json.loads(file.read_text("utf-8")))
    return merged


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_sentence_is_translated_with_the_same_fields() -> None:
    known = catalog()
    missing = [(where, text) for where, text in sentences() if not {"nn", "en"} <= set(known.get(text, {}))]
    assert not missing
    for _, text in sentences():
        for language in ("nn", "en"):
            assert fields(known[text][language]) == fields(text), text


def test_no_translation_is_left_over() -> None:
    used = {text for _, text in sentences()}
    assert not set(catalog()) - used


def test_a_sentence_within_a_sentence_is_read_in_the_same_language() -> None:
    within = say("{file} finnes fra før; velg et annet navn.", file="a.md")
    sentence = say("{file}, linje {line}: {problem}", file="b.md", line=3, problem=within)
    assert sentence.in_language("en") == "b.md, line 3: a.md exists already; choose another name."
    assert str(sentence) == "b.md, linje 3: a.md finnes fra før; velg et annet navn."


def test_a_sentence_follows_the_interface_language() -> None:
    sentence = say("Fant ikke {file}.", file="æ.md")
    assert str(sentence) == "Fant ikke æ.md."
    use_interface_language("xx")
    assert str(sentence) == "Fant ikke æ.md."
