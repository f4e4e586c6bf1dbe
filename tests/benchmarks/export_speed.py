"""How fast a large talk becomes a PowerPoint file, beside pandoc, in one run on the same machine.

    python tests/benchmarks/export_speed.py [--rounds 3] [--growth]

Prints processor seconds (user and system, children included) and peak memory of whole processes, run in turn so that
a busy machine is busy for all of them. Python's bytecode is written beforehand, as an installed program has it. It
compares and prints; it asserts nothing. What is wanted: a sixth of pandoc's time or less, growth of n^1.05 at most,
250 MiB at most for 1 000 slides, and well under 0.7 s for the sample of ten.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from large_talk import write_talk

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "ro-i-baten.md"


def run(command: list[str], folder: Path) -> tuple[float, float]:
    """Processor seconds and peak memory in MiB of one process, waited for by itself."""
    own = {"LEADERDECK_HOME": str(folder / "home"), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment = {**os.environ, **own}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    output = folder / command[command.index("-o") + 1]
    output.unlink(missing_ok=True)
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1) or not output.is_file():
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def leaderdeck(talk: Path, output: str) -> list[str]:
    return [sys.executable, "-m", "leaderdeck", "export", str(talk), "-o", output, "--brand", "fjordvik", "--force"]


def pandoc(talk: Path, output: str) -> list[str]:
    import pypandoc

    return [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "pptx", str(talk), "-o", output]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", action="store_true", help="also 3 000 slides")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows: dict[str, list[tuple[float, float]]] = {}
        sizes = (1000, 3000) if arguments.growth else (1000,)
        run(leaderdeck(SAMPLE, "ten.pptx"), folder)
        for _ in range(arguments.rounds):
            rows.setdefault("leaderdeck, ten-slide sample", []).append(run(leaderdeck(SAMPLE, "ten.pptx"), folder))
            for slides in sizes:
                talk = write_talk(folder, slides, "leaderdeck")
                rows.setdefault(f"leaderdeck, {slides}", []).append(run(leaderdeck(talk, "own.pptx"), folder))
            peer = write_talk(folder, 1000, "pandoc")
            rows.setdefault("pandoc, 1000", []).append(run(pandoc(peer, "peer.pptx"), folder))
    report(rows)


def report(rows: dict[str, list[tuple[float, float]]]) -> None:
    print(f"{'what':<32}{'median s':>10}{'min s':>9}{'max s':>9}{'peak MiB':>10}")
    medians = {}
    for what, runs in rows.items():
        seconds = [taken for taken, _ in runs]
        medians[what] = statistics.median(seconds)
        print(
            f"{what:<32}{medians[what]:>10.2f}{min(seconds):>9.2f}{max(seconds):>9.2f}{max(m for _, m in runs):>10.0f}"
        )
    own = medians["leaderdeck, 1000"]
    print(f"share of pandoc's processor time: 1/{medians['pandoc, 1000'] / own:.1f}")
    if "leaderdeck, 3000" in medians:
        print(f"growth 1000 to 3000 slides: n^{math.log(medians['leaderdeck, 3000'] / own, 3):.2f}")
    print(f"(this process itself: {resource.getrusage(resource.RUSAGE_SELF).ru_utime:.2f} s)")


if __name__ == "__main__":
    main()
