"""The window in which prose becomes a talk: the text left, its slides right, and every guess to be changed."""
