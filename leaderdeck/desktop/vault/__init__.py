"""Locked notes in the windows: locking, unlocking, and forgetting everything when it is time."""
