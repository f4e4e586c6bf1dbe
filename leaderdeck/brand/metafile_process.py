"""The child process that draws one metafile: its bytes come in on standard input, a PNG goes out on standard output.

With arguments it becomes another program, with limits of its own: seconds, and the command.
"""

from __future__ import annotations

import os
import sys

from leaderdeck.brand.metafiles import DRAWN_IN_PART, SECONDS

MOST_MEMORY = 1 << 30
MOST_MEMORY_OF_OTHERS = 4 << 30
"""LibreOffice reserves 1.5 GB of addresses before it has read anything."""
LARGEST_FILE = 256 << 20
DOTS_PER_INCH = 200


def main(arguments: list[str]) -> int:
    """0 where the picture was drawn, 1 where it was not, `DRAWN_IN_PART` where something in it was not understood."""
    if arguments:
        _limit(int(arguments[0]), MOST_MEMORY_OF_OTHERS)
        os.execv(arguments[1], arguments[1:])  # noqa: S606 - a list of arguments, and no shell is wanted
    _limit(int(SECONDS) + 1, MOST_MEMORY)
    from metafile_render import MetafileError, render_metafile

    try:
        drawn = render_metafile(sys.stdin.buffer.read(), output_format="png", dpi=DOTS_PER_INCH, backend="replay")
    except (MetafileError, ArithmeticError, LookupError, MemoryError, OSError, ValueError, TypeError):
        return 1
    sys.stdout.buffer.write(drawn.data)
    return DRAWN_IN_PART if drawn.partial else 0


def _limit(seconds: int, memory: int) -> None:
    """No more memory, processor time and room on the disk than a logo needs, where the system can see to it."""
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent remains
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    if sys.platform != "darwin":  # where address space is not what a process uses
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
