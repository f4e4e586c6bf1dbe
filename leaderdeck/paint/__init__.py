"""Scenes drawn: pictures and PDF, with Qt Gui and never Widgets."""
