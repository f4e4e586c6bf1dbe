"""Hold a talk on two screens without a machine that has them, and print as JSON what stands where.

python presenting_on_two_screens.py TALK FOLDER      (Qt's `offscreen` with the screens named in FOLDER/screens.json)
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def main(talk: Path, folder: Path) -> None:
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={folder / 'screens.json'}"
    from PySide6.QtCore import QProcess
    from PySide6.QtWidgets import QApplication, QWidget

    from leaderdeck.desktop.stage.errand import Errand
    from leaderdeck.desktop.stage.presenter import Presenter
    from leaderdeck.desktop.stage.show import Show
    from leaderdeck.desktop.stage.stage_process import _application
    from leaderdeck.desktop.stage.stage_state import Wish
    from leaderdeck.desktop.stage.talk_for_stage import talk_for

    application: QApplication = _application()
    errand = Errand(talk.read_text("utf-8"), talk)

    class ThisProcess(QProcess):
        """The speaker's view is here too, told through the same line as one in a process of its own."""

        def processId(self) -> int:  # noqa: N802 - Qt's name
            return os.getpid()

    show = Show(errand, talk_for(errand), lambda _server: ThisProcess())
    show.begin()
    presenter = Presenter(application)
    presenter.come_to(show.presenters.server_name)

    def until(done: object) -> None:
        end = time.monotonic() + 30
        while not done() and time.monotonic() < end:  # type: ignore[operator]
            application.processEvents()
            time.sleep(0.005)
        assert done()  # type: ignore[operator]

    until(lambda: presenter.view is not None and presenter.view.isVisible())
    view = presenter.view
    assert view is not None
    until(lambda: not show.pictures.is_busy and not view.pictures.is_busy)
    told: dict[str, object] = {"places": [show.places.audience, show.places.presenter]}
    told["audience"], told["presenter"] = _place(show.window), _place(view)
    told["children_of_audience"] = len(show.window.findChildren(QWidget))
    view.want(Wish("next"))
    until(lambda: view.state.number == 2 and show.window.shown_view is not None and show.window.shown_view.number == 2)
    told["number"] = show.state.number
    show.window.grab().save(str(folder / "audience.png"))
    view.grab().save(str(folder / "presenter.png"))
    show.grant(Wish("swap"))
    until(lambda: _place(view) == told["audience"])
    told["swapped"] = [_place(show.window), _place(view)]
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)


def _place(window: object) -> list[int]:
    place = window.geometry()  # type: ignore[attr-defined]
    return [place.x(), place.y(), place.width(), place.height()]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
