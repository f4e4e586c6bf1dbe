"""Spelling: which words of a talk are to be spelled, the dictionaries, and the process that holds them."""
