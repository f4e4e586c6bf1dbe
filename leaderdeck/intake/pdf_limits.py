"""How much of a PDF is read, and for how long."""

from __future__ import annotations

LARGEST_FILE = 60 << 20
MOST_PAGES = 400
MOST_CHARACTERS, MOST_LINES = 2_000_000, 30_000
MOST_ON_A_PAGE = 60_000
"""Characters; a page of a newspaper has about 15 000."""
MOST_MEMORY = 640 << 20
SECONDS = 20.0
"""A report of 300 pages takes about two; what takes longer is broken, or made to be slow."""
