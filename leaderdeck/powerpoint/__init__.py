"""PowerPoint files: templates and decks written, foreign packages opened safely."""
