"""A talk on disk: opened, saved, watched, locked, rescued, remembered."""
