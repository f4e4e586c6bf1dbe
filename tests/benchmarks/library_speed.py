"""How quick the library is with 20 000 notes and 500 talks: `python tests/benchmarks/library_speed.py [folder]`.

Words are drawn as they fall in real texts (Zipf), from Norwegian stems with endings and compounds. Times are those of
the processor, but for the longest turn: on a machine that does other things besides they are longer all the same, and
`a quiet core` gives them as a core would that is as quick all along as this one is at its quickest. Python looks for
garbage as seldom as it does in the windows.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

from leaderdeck.desktop.garbage import look_seldom
from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.search import search
from leaderdeck.note_reading import read_entry
from leaderdeck.paths import resource_folder

NOTES, TALKS = 20_000, 500
QUERIES = (
    "tillit", "tilliten i styret", "varslingskultur", "kommunedirektør", "åpenhet og tillit", "tema:kultur tillit",
    "type:sitat mot", '"god kultur"', "før:2022 ansvar", "ubrukt barnehage", "sykehjem", "hva sa jeg om økonomi",
    "i:foredrag innbygger", "xyzzyx", "helse omsorg velferd", "plan", "person:ingrid samarbeid",
    "notat-77.md", "foredrag-12", "07 tillit",
)  # fmt: skip


class Writer:
    """Writes notes and talks that look like a leader's."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        lines = resource_folder("hyphens", "compound-parts.txt").read_text("utf-8").splitlines()
        parts = [part for line in lines if not line.startswith("#") for part in line.split()]
        common = (
            "og", "i", "å", "er", "det", "som", "en", "på", "til", "av", "for", "at", "med", "den", "de", "har", "ikke",
            "var", "jeg", "vi", "om", "fra", "så", "men", "kan", "skal",
        )  # fmt: skip
        endings = ("", "en", "er", "ene", "et", "e", "s")
        words = [part + ending for part in parts for ending in endings]
        words += [f"{self.random.choice(parts)}{joint}{self.random.choice(parts)}{self.random.choice(endings)}"
                  for joint in ("", "s") for _ in range(30_000)]  # fmt: skip
        self.random.shuffle(words)
        self.words = [*common, "tillit", "kultur", "åpenhet", *words]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.parts = parts

    def sentence(self, low: int = 6, high: int = 18) -> str:
        """One sentence."""
        count = self.random.randint(low, high)
        words = self.random.choices(self.words, cum_weights=self.weights, k=count)
        return " ".join(words).capitalize() + "."

    def paragraph(self) -> str:
        """A few sentences."""
        return " ".join(self.sentence() for _ in range(self.random.randint(2, 5)))

    def card(self, kind: str) -> str:
        """Front matter."""
        day = f"{self.random.randint(2015, 2026)}-{self.random.randint(1, 12):02d}-{self.random.randint(1, 28):02d}"
        topics = ", ".join(self.random.sample(self.parts[:200], 2))
        title = self.sentence(2, 5).rstrip(".")
        return f"---\ntittel: {title}\n{kind}tema: [{topics}]\ndato: {day}\npersoner: Ingrid Solbakk\n---\n\n"

    def note(self) -> str:
        """A note of some 150 words."""
        kind = self.random.choice(("", "slag: tese\n", "slag: erfaring\n", "slag: sitat\nkilde: Kari Nordmann\n"))
        parts = [self.paragraph(), f"## {self.sentence(2, 4)}", self.paragraph()]
        if self.random.random() < 0.4:
            parts.append(f"> {self.sentence()}\n> — Ola Nordmann")
        if self.random.random() < 0.1:
            parts.append("::: fakta\nInnbyggere: 19 117\nSkoler: 7\n:::")
        return self.card("type: notat\n" + kind) + "\n\n".join(parts) + "\n"

    def talk(self) -> str:
        """A talk of some 18 slides with speaker notes."""
        slides = [
            f"## {self.sentence(2, 5).rstrip('.')}\n\n"
            + "\n".join(f"- {self.sentence(3, 8)}" for _ in range(4))
            + f"\n\nNotat: {self.paragraph()}"
            for _ in range(18)
        ]
        return self.card("") + "\n\n".join(slides) + "\n"


def write_library(folder: Path) -> None:
    """The whole library in subfolders."""
    writer = Writer(5)
    for number in range(NOTES):
        place = folder / "notater" / f"{number % 40:02d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"notat-{number}.md").write_text(writer.note(), "utf-8")
    (folder / "foredrag").mkdir(exist_ok=True)
    for number in range(TALKS):
        (folder / "foredrag" / f"foredrag-{number}.md").write_text(writer.talk(), "utf-8")


def pace() -> float:
    """Seconds of the processor that a small, fixed piece of work takes now: twice as many beside a busy neighbor."""
    begun = time.thread_time()
    known = {}
    for number in range(6_000):
        known[number & 255] = f"ord {number}"
    return time.thread_time() - begun


class Clock:
    """Counts processor time, as it is and as a quiet core would have it."""

    def __init__(self) -> None:
        self.quickest = min(pace() for _ in range(200))
        self.spent = self.quiet = 0.0

    def measure(self, work: Callable[[], object]) -> float:
        """Do the work; its seconds on a quiet core."""
        before = pace()
        begun = time.process_time()
        work()
        spent = time.process_time() - begun
        quiet = spent * self.quickest / max(self.quickest, (before + pace()) / 2)
        self.spent += spent
        self.quiet += quiet
        return quiet

    def __str__(self) -> str:
        return f"{self.spent:.2f} s, on a quiet core {self.quiet:.2f} s"


def update(index: LibraryIndex, folder: Path, clock: Clock) -> tuple[int, float]:
    """Turns of a tenth of a second till all is known; how many, and the longest."""
    turns, longest, is_complete = 0, 0.0, False

    def turn() -> None:
        nonlocal is_complete
        is_complete = index.update(folder, read_entry, 0.1).is_complete

    while not is_complete:
        begun = time.perf_counter()
        clock.measure(turn)
        longest = max(longest, time.perf_counter() - begun)
        turns += 1
    return turns, longest


def measure(folder: Path, file: Path) -> None:
    """Print all figures."""
    clock = Clock()
    index = LibraryIndex(file)
    turns, longest = update(index, folder, clock)
    print(f"first index: {clock}, {turns} turns, longest {longest:.2f} s")
    print(f"files: {len(index.entries())}, index {file.stat().st_size / 1e6:.0f} MB, "
          f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")  # fmt: skip
    print(f"close and seal: {Clock().measure(index.close):.2f} s")
    opened: list[LibraryIndex] = []
    seconds = Clock().measure(lambda: opened.append(LibraryIndex(file)))
    index = opened[0]
    listed = Clock().measure(index.entries)
    print(f"open again: {seconds * 1000:.1f} ms; list of {len(index.entries())}: {listed * 1000:.0f} ms")
    clock = Clock()
    update(index, folder, clock)
    print(f"nothing has changed (with check of the seal): {clock}")
    measure_search(index)
    path = folder / "notater" / "07" / "notat-7.md"
    clock = Clock()
    path.write_text("---\ntype: notat\n---\n# Zebrafinken\n\nEt helt nytt ord: zebrafinkens sang.\n", "utf-8")
    update(index, folder, clock)
    found = search(index, "zebrafinken")
    print(f"one changed file, found by a whole pass: {clock}, right: {found[0].entry.path == path}")
    path.write_text("---\ntype: notat\n---\n# Gullspurven\n\nEnda et nytt ord.\n", "utf-8")
    seconds = Clock().measure(lambda: index.refresh(path, read_entry))
    found = search(index, "gullspurv")
    print(f"one changed file, named: {seconds:.3f} s, right: {found[0].entry.path == path}")
    index.close()


def measure_search(index: LibraryIndex) -> None:
    """Every letter of every query, as it is typed."""
    clock = Clock()
    times: list[tuple[float, str]] = []
    spent: list[float] = []
    for query in QUERIES:
        for length in range(1, len(query) + 1):
            before = clock.spent
            times.append((clock.measure(lambda: search(index, query[:length], 30)), query[:length]))  # noqa: B023 - called at once
            spent.append(clock.spent - before)
    order = sorted(times)
    spent.sort()
    print(f"search as you type, as measured: median {spent[len(spent) // 2] * 1000:.1f} ms, "
          f"99 % {spent[int(len(spent) * 0.99) - 1] * 1000:.1f} ms, longest {spent[-1] * 1000:.1f} ms")  # fmt: skip
    share = order[int(len(order) * 0.99) - 1]
    median, longest = order[len(order) // 2], order[-1]
    print(f"search as you type, {len(order)} letters, on a quiet core: median {median[0] * 1000:.1f} ms, "
          f"99 % {share[0] * 1000:.1f} ms, longest {longest[0] * 1000:.1f} ms ({longest[1]!r}); {clock}")  # fmt: skip
    print("  slowest:", ", ".join(f"{query!r} {seconds * 1000:.0f}" for seconds, query in order[-12:]))


def measure_start() -> None:
    """What the library adds to the program's start: nothing that the first window needs imports it eagerly."""
    code = "import time; t = time.perf_counter(); import leaderdeck.library.search; print(time.perf_counter() - t)"
    seconds = min(float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
                  for _ in range(3))  # fmt: skip
    print(f"import of search: {seconds * 1000:.0f} ms")


def main() -> None:
    """Make a library, or take the one that is there, and measure."""
    look_seldom()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch) / "bibliotek"
        if not folder.exists():
            folder.mkdir(parents=True)
            write_library(folder)
        measure(folder, Path(scratch) / "index.sqlite")
    measure_start()


if __name__ == "__main__":
    main()
