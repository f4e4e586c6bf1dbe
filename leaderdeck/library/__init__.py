"""What she has written down: notes and talks in a folder of her own, found again and used on a stage."""
