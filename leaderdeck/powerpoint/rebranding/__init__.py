"""Old decks move into a brand: every slide stays itself, and only what belonged to the old profile changes."""
