"""The window in which old PowerPoint files move into a brand, by the folder."""
