"""The house rules, kept by walking the syntax trees of every module."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "leaderdeck"

FLOORS: dict[str, float] = {
    "errors": 0, "paths": 0, "units": 0, "language": 0,
    "deck": 1,
    "outline": 2, "brand": 2, "library": 2, "intake": 2,
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
    "uharfbuzz": {"scene"},
}  # fmt: skip
FORBIDDEN_NAMES = {"utils", "common", "misc", "core", "helpers", "base", "manager"}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "resources" not in path.parts)


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(tree: ast.AST) -> list[str]:
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_keeps_the_house_rules(path: Path) -> None:
    source = path.read_text("utf-8")
    own = room(path)
    assert len(source.splitlines()) <= 400, "a file is for one thing: at most 400 lines"
    assert path.stem not in FORBIDDEN_NAMES
    if own == "__init__":
        return
    assert own in FLOORS, f"the room {own} is not on the plan"
    for name in imported(ast.parse(source)):
        parts = name.split(".")
        if parts[0] == "leaderdeck" and len(parts) > 1 and parts[1] != "__version__":
            other = parts[1]
            ground = FLOORS[other] == FLOORS[own] == 0
            assert other == own or ground or FLOORS[other] < FLOORS[own], f"{own} may not import {name}"
        if parts[0] == "PySide6":
            assert own in QT_ROOMS or own == "cli", f"Qt in {own}"
            assert not (own == "paint" and "QtWidgets" in parts), "Widgets in paint"
        if parts[0] in OUTSIDE:
            assert own in OUTSIDE[parts[0]], f"{parts[0]} in {own}"
        if parts[0] in {"pptx", "lxml"} and own == "brand":
            assert path.stem.startswith(("template", "backdrop", "package")), "only brand/template* reads PowerPoint"
