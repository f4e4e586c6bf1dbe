"""The program and its tests compiled once for all processes of a run.

Each process that finds nothing compiled compiles all for itself: 13 seconds for a process of tests, one for each start
of the program that a test watches. Where Python is told to leave nothing compiled behind it would be so in every run.
"""

import compileall
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def compile_for_all() -> None:
    """Compile what has changed, by one process a core; what fails here is compiled where it is used."""
    shares = os.cpu_count() or 1
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    calls = [[sys.executable, "-c", f"import compiled_once; compiled_once.compile_share({n}, {shares})"]
             for n in range(shares)]  # fmt: skip
    for process in [subprocess.Popen(call, env=environment, stderr=subprocess.DEVNULL) for call in calls]:
        process.wait()


def compile_share(number: int, shares: int) -> None:
    """Compile the program's and the tests' files of one share."""
    program = sorted((ROOT / "leaderdeck").rglob("*.py"))
    for file in program[number::shares]:
        compileall.compile_file(file, quiet=2)
    for file in sorted((ROOT / "tests").rglob("*.py"))[number::shares]:
        if file.name == "conftest.py" or file.name.startswith("test_"):
            _compile_asserting(file)
        else:
            compileall.compile_file(file, quiet=2)


def _compile_asserting(file: Path) -> None:
    """Compile a file as pytest does, whose assertions tell what they saw."""
    from _pytest.assertion import rewrite

    compiled = rewrite.get_cache_dir(file) / (file.stem + rewrite.PYC_TAIL)
    if rewrite._read_pyc(file, compiled) is None:
        rewrite.try_makedirs(compiled.parent)
        hash_of_source, code = rewrite._rewrite_test(file, None)
        rewrite._write_pyc(None, code, hash_of_source, compiled)
