"""`leaderdeck doctor`: what works here, and the way out where something does not."""

import json
from pathlib import Path

import pytest

from leaderdeck import __version__


def test_everything_it_needs_works_here(leaderdeck) -> None:
    code, out, err = leaderdeck("doctor", "--json")
    assert (code, err) == (0, "")
    document = json.loads(out)
    assert set(document) == {"format", "version", "system", "signs"}
    assert document["version"] == __version__
    signs = {sign["name"]: sign for sign in document["signs"]}
    assert all(set(sign) == {"name", "works", "found", "mend"} for sign in document["signs"])
    for name in ("profilpakker", "skrifter", "tegning", "egne profilpakker", "egne data"):
        assert signs[name]["works"], signs[name]


def test_what_is_missing_comes_with_a_way_out(leaderdeck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    code, out, _ = leaderdeck("doctor")
    assert code == 0
    office = next(line for line in out.splitlines() if "LibreOffice" in line)
    assert office.startswith("✗")
    assert office.endswith("uten PowerPoint.")
