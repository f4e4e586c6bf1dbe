"""The window: its bars, menus and panes, and how they are connected."""
