"""The child process that draws one metafile: its bytes come in on standard input, a PNG goes out on standard output."""

from __future__ import annotations

import sys

from leaderdeck.brand.metafiles import SECONDS

MOST_MEMORY = 1 << 30
DOTS_PER_INCH = 200


def main() -> int:
    """0 where the picture was drawn, 1 where it was not."""
    _limit()
    from metafile_render import MetafileError, render_metafile

    try:
        drawn = render_metafile(sys.stdin.buffer.read(), output_format="png", dpi=DOTS_PER_INCH, backend="replay")
    except (MetafileError, ArithmeticError, LookupError, MemoryError, OSError, ValueError, TypeError):
        return 1
    sys.stdout.buffer.write(drawn.data)
    return 0


def _limit() -> None:
    """No more memory and processor time than a logo needs, where the system can see to it."""
    try:
        import resource
    except ImportError:  # Windows: the time limit of the parent remains
        return
    seconds = int(SECONDS) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if sys.platform != "darwin":  # where address space is not what a process uses
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    sys.exit(main())
