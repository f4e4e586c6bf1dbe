"""Every rule that any room can name is in the list that users read."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from leaderdeck.checks.all import RULES
from leaderdeck.checks.finding import Rule

PACKAGE = Path(__file__).resolve().parents[2] / "leaderdeck"
GROUPS = ("text", "fit", "access", "privacy", "brand", "language", "pace", "file", "library")
RULE_NAME = re.compile(rf"({'|'.join(GROUPS)})\.[a-z][a-z_-]*")
WRITERS_OF_RULES = ("outline", "scene", "checks", "brand")
NOT_RULES = {
    "brand.toml": "the name of a kit's file",
}


@cache
def modules() -> list[tuple[str, Path, list[ast.AST]]]:
    """(room, file, all that stands in it) of every module in the rooms that report."""
    return [
        (room, path, list(ast.walk(ast.parse(path.read_text("utf-8")))))
        for room in WRITERS_OF_RULES
        for path in sorted((PACKAGE / room).rglob("*.py"))
    ]


def rule_names() -> list[tuple[str, str]]:
    """(module, name) of every string that looks like a rule's name, in the rooms that report."""
    found = []
    for room, path, nodes in modules():
        for node in nodes:
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and RULE_NAME.fullmatch(node.value) and node.value not in NOT_RULES:
                found.append((f"{room}/{path.name}", node.value))
    return found


def test_every_rule_named_in_the_program_is_listed() -> None:
    listed = {rule.name for rule in RULES}
    named = rule_names()
    assert len({name for _, name in named}) > 30, "the walk finds the rules"
    assert [(where, name) for where, name in named if name not in listed] == []


def test_every_listed_rule_is_named_where_something_is_found() -> None:
    """A rule that nothing can report is a promise that nobody keeps."""
    reported = {name for _, name in _reported()}
    assert sorted(rule.name for rule in RULES if rule.name not in reported) == []


def _reported() -> list[tuple[str, str]]:
    """Rule names outside the tables of rules; the privacy rules are written without their group."""
    found = []
    for _, path, nodes in modules():
        in_tables = {
            id(node.args[0])
            for node in nodes
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Rule"
        }
        for node in nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in in_tables:
                found.append((path.name, node.value))
                if path.stem == "privacy":
                    found.append((path.name, f"privacy.{node.value}"))
    return found


def test_rules_have_different_names_of_known_groups() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert {name.partition(".")[0] for name in names} == set(GROUPS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_it_asks_and_where_that_comes_from(rule: Rule) -> None:
    assert str(rule.asks).endswith(".")
    assert str(rule.source).strip()
    assert not re.search(r"\bvarsel", str(rule.asks), re.IGNORECASE), "in this house the word means whistleblowing"
