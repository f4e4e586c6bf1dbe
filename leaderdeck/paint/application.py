"""The one place where Qt's application object comes from when no window has made one."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

_kept: list[QGuiApplication] = []
"""Qt falls when its application object is collected before its fonts are."""


def ensure_application() -> QGuiApplication:
    """The running application object, or one of our own that needs no screen.

    The platform is given as an argument, not through the environment, so that programs started from here keep theirs.
    """
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    _kept.append(QGuiApplication(["leaderdeck", "-platform", "offscreen"]))
    return _kept[-1]
