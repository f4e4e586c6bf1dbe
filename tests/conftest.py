"""What every test gets: its own user folder, bokmål, and honest skips where a tool is absent."""

import gc
import itertools
import os
import re
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from compiled_once import compile_for_all
from hypothesis import settings
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from leaderdeck.language import use_interface_language

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Some fifty files are judged by a .NET program each; one that does not watch itself for what to compile better, for
# which none of them runs long enough, needs a quarter less.
os.environ.setdefault("DOTNET_TieredPGO", "0")

settings.register_profile("any", deadline=None)  # how long an example takes tells how busy the machine is
settings.register_profile("the-same", deadline=None, derandomize=True)
# What a machine judges a change by must not depend on luck; elsewhere it may.
settings.load_profile("the-same" if os.environ.get("CI") else "any")

USUAL_EXAMPLES = 100
"""Tests that name more examples take so many, unless a variable asks for more (`LEADERDECK_EXAMPLES=all`, or any)."""
ASKED_FOR_MORE = any(name.startswith("LEADERDECK_") for name in os.environ)

PATIENCE_MS = 60_000
"""How long a test waits at least for what is to come: how long it takes tells how busy the machine is."""

OBJECTS_WORTH_A_LOOK = 200_000
ROUNDS_FOR_OLDER = 10

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
_NUMBERS = itertools.count(1)
"""Numbers of the folders of tests."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """With `-n`, processes take whole files, the journeys first: what a file's tests share is made once."""
    from xdist.scheduler import LoadFileScheduling

    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)


def pytest_configure(config: pytest.Config) -> None:
    """With `-n`, what all processes need is compiled before they start."""
    if getattr(config.option, "numprocesses", None):
        compile_for_all()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Thousands of tests are kept to the end: looking for garbage among them, now and later, finds none.

    Between tests it is looked for, in the main thread, as in the app: no thread of a test takes widgets apart.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()


def pytest_runtest_logfinish() -> None:
    """Look for garbage where tests have made much."""
    made, rounds, _ = gc.get_count()
    if made > OBJECTS_WORTH_A_LOOK:
        gc.collect(1 if rounds >= ROUNDS_FOR_OLDER else 0)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Fewer examples where nobody asked for more; among processes the long files first, none left at the end."""
    for item in items:
        given = getattr(getattr(item, "obj", None), "_hypothesis_internal_use_settings", None)
        if given is not None and given.max_examples > USUAL_EXAMPLES and not ASKED_FOR_MORE:
            item.obj._hypothesis_internal_use_settings = settings(given, max_examples=USUAL_EXAMPLES)
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.path.parent.name not in {"journeys", "paint", "powerpoint"})


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: object) -> Iterator[None]:
    """One application object for windows and for drawing alike: Qt allows no second of another kind."""
    yield
    # Without a screen Qt keeps what was copied until after Python has ended, and falls when it then lets go of it.
    QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def _folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("folders")


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, _folders: Path) -> Path:
    """An empty folder of the test's own.

    Pytest's own fixture looks through the folders of all tests before for each new one, which with thousands of tests
    takes longer than most of these do.
    """
    name = re.sub(r"\W", "_", request.node.name)[:30]
    folder = _folders / f"{next(_NUMBERS):05}-{name}"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def _own_user_folder(_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = _folders / f"{next(_NUMBERS):05}-home"
    home.mkdir()
    monkeypatch.setenv("LEADERDECK_HOME", str(home))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("LEADERDECK_LANG", raising=False)
    use_interface_language("nb")


class PatientQtBot(QtBot):
    """Waits longer than pytest-qt's own five seconds, in which a busy machine may not come to a thread's answer."""

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = 0) -> None:  # noqa: N802 - Qt's way
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal: object, *, timeout: int = 0, raising: bool | None = None, **more: object) -> object:  # noqa: N802
        patience = timeout if raising is False else max(timeout, PATIENCE_MS)  # such a wait is to end with nothing
        return super().waitSignal(signal, timeout=patience, raising=raising, **more)

    def waitSignals(self, signals: object, *, timeout: int = 0, raising: bool | None = None, **more: object) -> object:  # noqa: N802
        patience = timeout if raising is False else max(timeout, PATIENCE_MS)
        return super().waitSignals(signals, timeout=patience, raising=raising, **more)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    return PatientQtBot(request)


@pytest.fixture
def leaderdeck(capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Call the program in this process: gives exit code, standard output and standard error."""
    from leaderdeck.cli.program import run

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return call


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts, decks and validators beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real texts and decks does not lie beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice's program, with poppler beside it."""
    program = shutil.which("soffice")
    if not program or not shutil.which("pdftoppm"):
        pytest.skip("LibreOffice and poppler are not installed")
    return program
