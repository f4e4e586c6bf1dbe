"""The library in the windows: its column, what it finds, and the quick note."""
