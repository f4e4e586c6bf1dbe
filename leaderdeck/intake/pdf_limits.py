"""How much of a PDF is read, and for how long."""

from __future__ import annotations

LARGEST_FILE = 60 << 20
MOST_PAGES = 400
MOST_CHARACTERS = 2_000_000
MOST_MEMORY = 1 << 30
SECONDS = 20.0
"""A report of 300 pages takes about two; what takes longer is broken, or made to be slow."""
