"""The house rules, kept by walking the syntax trees of every module."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "leaderdeck"

FLOORS: dict[str, float] = {
    "errors": 0, "paths": 0, "units": 0, "language": 0, "quick_dataclass": 0, "late_pattern": 0,
    "deck": 1,
    "outline": 2, "brand": 2, "library": 2, "intake": 2, "spelling": 2,
    "scene": 3,
    "checks": 4, "powerpoint": 4, "paper": 4,
    "talk": 5, "note_reading": 5, "presentation_check": 5, "rehearsal": 5,
    "paint": 6,
    "export": 6.5,
    "desktop": 7,
    "cli": 8, "__main__": 9,
}  # fmt: skip
QT_ROOMS = {"paint", "desktop"}
OUTSIDE = {
    "markdown_it": {"outline"}, "mdit_py_plugins": {"outline"},
    "pptx": {"powerpoint", "brand"}, "lxml": {"powerpoint", "brand"},
    "uharfbuzz": {"scene"}, "hunspell": {"spelling"},
}  # fmt: skip
FORBIDDEN_NAMES = {"utils", "common", "misc", "core", "helpers", "base", "manager"}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "resources" not in path.parts)


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Every statement and what stands in it, expressions left out: those are most of a module, and import nothing."""
    found = [tree]
    for node in found:
        for part in ("body", "handlers", "orelse", "finalbody", "cases"):
            found += getattr(node, part, ())
        yield node


def imported(tree: ast.AST) -> list[str]:
    names: list[str] = []
    for node in statements(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names]
    return names


def faults_of(path: Path) -> Iterator[str]:
    """What this module does against the house rules."""
    source = path.read_text("utf-8")
    own = room(path)
    if len(source.splitlines()) > 400:
        yield "a file is for one thing: at most 400 lines"
    if path.stem in FORBIDDEN_NAMES:
        yield "its name says nothing"
    if own == "__init__":
        return
    if own not in FLOORS:
        yield f"the room {own} is not on the plan"
        return
    for name in imported(ast.parse(source)):
        yield from faults_of_import(name, own, path.stem)


def faults_of_import(name: str, own: str, stem: str) -> Iterator[str]:
    """What is wrong with taking in this name in a room's module of this name."""
    parts = name.split(".")
    if not parts[0]:
        yield "relative import"
    if parts[0] == "leaderdeck" and len(parts) > 1 and parts[1] != "__version__":
        other = parts[1]
        ground = FLOORS.get(other) == FLOORS[own] == 0
        if other != own and not ground and not FLOORS.get(other, 99) < FLOORS[own]:
            yield f"{own} may not import {name}"
    if parts[0] == "PySide6" and own not in QT_ROOMS | {"cli"}:
        yield f"Qt in {own}"
    if parts[0] == "PySide6" and own == "paint" and "QtWidgets" in parts:
        yield "Widgets in paint"
    if parts[0] in OUTSIDE and own not in OUTSIDE[parts[0]]:
        yield f"{parts[0]} in {own}"
    if parts[0] in {"pptx", "lxml"} and own == "brand" and not stem.startswith(("template", "backdrop", "package")):
        yield "only brand/template* reads PowerPoint"


def test_every_module_keeps_the_house_rules() -> None:
    """All in one go: a test for each of many hundreds of modules costs more than what it looks at."""
    faults = [f"{path.relative_to(PACKAGE)}: {fault}" for path in MODULES for fault in faults_of(path)]
    assert len(MODULES) > 100
    assert not faults, "\n".join(faults)


def test_a_module_against_the_rules_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("test_house_rules.PACKAGE", tmp_path)
    (tmp_path / "brand").mkdir()
    bad = tmp_path / "brand" / "utils.py"
    lines = ["from . import kit", "from leaderdeck.desktop import app", "import PySide6.QtGui", "import lxml"]
    bad.write_text("\n".join([*lines, "import uharfbuzz", *["x = 1"] * 400]), "utf-8")
    assert list(faults_of(bad)) == [
        "a file is for one thing: at most 400 lines", "its name says nothing", "relative import",
        "brand may not import leaderdeck.desktop.app", "Qt in brand", "only brand/template* reads PowerPoint",
        "uharfbuzz in brand",
    ]  # fmt: skip
    (tmp_path / "cellar.py").write_text("", "utf-8")
    assert list(faults_of(tmp_path / "cellar.py")) == ["the room cellar is not on the plan"]
