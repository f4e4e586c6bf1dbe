"""What the app leans on outside itself: other starts of it, the desktop, the log, signals."""
