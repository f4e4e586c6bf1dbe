"""A talk leaves the house: what goes out for whom, and files replaced so that the old one survives any fault."""
