"""Spelling as one writes: what is asked of the dictionaries, waves below words, and ways to put them right."""
