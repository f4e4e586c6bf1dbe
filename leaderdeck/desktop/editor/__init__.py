"""The Markdown editor: colors, margin, completion, and what keys do to lines."""
