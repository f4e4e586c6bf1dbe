"""Windows are read in by Python's own import."""

import builtins

import PySide6.QtCore  # noqa: F401 - it puts its own import in the place of Python's
import pytest

from leaderdeck.desktop.plain_imports import import_plainly


def test_qt_looks_into_no_module_that_is_imported_from_now_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "__import__", builtins.__import__)
    import_plainly()
    assert builtins.__import__ is builtins.__orig_import__
    import_plainly()
    assert builtins.__import__ is builtins.__orig_import__


def test_without_an_import_of_qts_everything_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    own = builtins.__import__
    monkeypatch.delattr(builtins, "__orig_import__")
    import_plainly()
    assert builtins.__import__ is own
