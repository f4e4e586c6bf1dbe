"""Talks written for other programs: how each is recognized, and their lines as LeaderDeck has them, line for line."""
