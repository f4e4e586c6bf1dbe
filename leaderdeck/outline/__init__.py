"""A talk's Markdown text, read into a deck. Reading is pure and never raises."""
