"""Other people's texts made into outlines."""
