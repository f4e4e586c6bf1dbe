"""Notes and slides of the library used in a talk, and what the library remembers of that."""
