"""The stage: the audience's window, the speaker's view, and what holds them together while a talk is held."""
