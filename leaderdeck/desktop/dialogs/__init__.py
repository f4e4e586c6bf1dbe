"""The dialogs: export, recovery, conflicts, history, preferences, first start."""
