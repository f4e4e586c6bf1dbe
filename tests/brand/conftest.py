"""A kit folder to spoil, one change at a time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from leaderdeck.brand.reader import load_design
from leaderdeck.errors import BrandProblem
from leaderdeck.paths import resource_folder

FJORDVIK = resource_folder("brands", "fjordvik")


@pytest.fixture
def kit_folder(tmp_path: Path) -> Path:
    """A copy of fjordvik's description and logos."""
    folder = tmp_path / "kit"
    folder.mkdir()
    for file in FJORDVIK.iterdir():
        if file.suffix in {".toml", ".svg", ".png"}:
            (folder / file.name).write_bytes(file.read_bytes())
    return folder


@pytest.fixture
def spoil(kit_folder: Path) -> Callable[..., None]:
    """Replaces pieces of the description; each piece must be there."""

    def change(*pairs: tuple[str, str]) -> None:
        text = (kit_folder / "brand.toml").read_text("utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new, 1)
        (kit_folder / "brand.toml").write_text(text, "utf-8")

    return change


@pytest.fixture
def complaints(kit_folder: Path) -> Callable[[], list[str]]:
    """Every complaint about the folder's description, without the file's name; empty when it is sound."""

    def read() -> list[str]:
        try:
            load_design(kit_folder)
        except BrandProblem as problem:
            return [str(detail).replace(f"{kit_folder / 'brand.toml'}, ", "") for detail in problem.details] or [
                str(problem)
            ]
        return []

    return read
