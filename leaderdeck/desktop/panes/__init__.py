"""The panes around the editor: they show what they are given and ask for what they want."""
