"""LeaderDeck: a leader's Markdown and a brand, made into slides that look as promised."""

__version__ = "0.1.0"
