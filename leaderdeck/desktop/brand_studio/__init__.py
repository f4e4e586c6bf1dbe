"""The brand studio: a window in which a kit is looked at, edited and handed on."""
