"""`python -m leaderdeck` and the `leaderdeck` program."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and give its exit code."""
    from leaderdeck.cli.program import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
