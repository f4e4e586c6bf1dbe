"""A talk being shown: owns the state, the audience's window and the clock's log, and keeps the speaker's view alive.

The speaker's view is a process of its own. When it falls another takes its place; the audience's window goes on.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal

from leaderdeck.desktop.background import the_post
from leaderdeck.desktop.stage.audience_window import AudienceWindow
from leaderdeck.desktop.stage.awake import Awake
from leaderdeck.desktop.stage.errand import Errand
from leaderdeck.desktop.stage.held_talk import HeldTalk, packed
from leaderdeck.desktop.stage.presenters import Presenters, Starter
from leaderdeck.desktop.stage.screens import Places, ScreenWatch, places_for, put_on_screen, screens_now
from leaderdeck.desktop.stage.stage_choices import load_choices, save_choices
from leaderdeck.desktop.stage.stage_messages import Told, state_as_told
from leaderdeck.desktop.stage.stage_pictures import StagePictures
from leaderdeck.desktop.stage.stage_state import StageState, Wish, after
from leaderdeck.errors import FileProblem
from leaderdeck.rehearsal.talk_clock import talk_seconds

_FOR_SPEAKER = ("grid", "find")
"""Wishes that concern the speaker's view alone."""


class Show(QObject):
    """One talk on stage."""

    ended = Signal()

    def __init__(self, errand: Errand, talk: HeldTalk, start_presenter: Starter | None = None) -> None:
        super().__init__()
        self._errand = errand
        scenes = talk.scenes
        hidden = frozenset(number for number, scene in enumerate(scenes, start=1) if scene.hidden)
        state = StageState(len(scenes), hidden, shows_private=errand.shows_private)
        state = after(replace(state, came_from=0), Wish("go", errand.number) if errand.number else Wish("first"))
        single: Literal["audience", "presenter"] = "presenter" if errand.one_screen == "presenter" else "audience"
        paused = [what for what, _, _ in errand.log if what in ("paused", "resumed")]
        self._state = replace(state, came_from=0, one_screen=single, is_paused=paused[-1:] == ["paused"])
        self._log = list(errand.log)
        self._screen, self._home = errand.screen or load_choices().screen, ""
        self._places = Places("", "")
        self.pictures = StagePictures(scenes, talk.kit, self)
        self.window = AudienceWindow(self.pictures, self._state)
        self.window.show_title(talk.title)
        self.window.wished.connect(self.grant)
        self._awake = Awake()
        self._talk = talk
        self._packer = ThreadPoolExecutor(1, "leaderdeck-parcel")
        self._parcel: Future[tuple[bytes, ...]] | None = None
        self.presenters = Presenters(start_presenter, self._welcome, self)
        self.presenters.wished.connect(self.grant)
        self.presenters.gave_up.connect(self._go_on_alone)
        self._has_ended = False
        self._watch = ScreenWatch(self)
        self._watch.changed.connect(self.arrange)

    @property
    def state(self) -> StageState:
        """What the audience sees now."""
        return self._state

    @property
    def places(self) -> Places:
        """Which screen shows what."""
        return self._places

    @property
    def _has_both(self) -> bool:
        """Whether the audience and the speaker have a screen each."""
        return bool(self._places.audience and self._places.presenter)

    def begin(self) -> None:
        """Show the talk."""
        if not self._log:
            self._note("started", 0)
        self._note("shown", self._state.number)
        self.arrange()
        self.window.show_state(self._state)
        self.presenters.begin()
        self._parcel = self._packer.submit(packed, self._talk)
        threading.Thread(target=self._keep_awake, daemon=True).start()

    def grant(self, wish: Wish) -> None:
        """Do what was wished, in either window."""
        if wish.name in _FOR_SPEAKER:
            self.presenters.tell({"wish": wish.name})
        elif wish.name == "one_screen" and self._has_both:
            return  # nobody would see it now, and the hall would see the notes once the other screen is gone
        elif wish.name == "freeze" and not self._has_both:
            return  # nobody would see another slide than the audience's
        elif wish.name == "screen":
            self._choose_screen(wish.number)
        else:
            self._become(after(self._state, wish))

    def arrange(self) -> None:
        """Both windows where they belong on the screens that there are now."""
        state = self._state
        screens = screens_now()
        wanted = self._screen if any(one.name == self._screen for one in screens) else self._home
        places = places_for(screens, wanted, state.one_screen, swapped=state.swapped)
        self._places = places
        if self._has_both and not self._home:
            # The hall's screen is known from now on: when it has been away, or other screens came, the slide is there.
            self._home = places.presenter if state.swapped else places.audience
        self.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, bool(places.presenter))
        if state.frozen is not None and not self._has_both:
            self._become(state.as_seen())  # with one screen no key may seem to do nothing
        put_on_screen(self.window, places.audience)
        if places.audience and not places.presenter:
            self.window.activateWindow()
            self.window.setFocus()
        self.presenters.put(places.presenter)

    def end(self) -> None:
        """The talk is over: nothing is left running."""
        if self._has_ended:
            return
        self._has_ended = True
        self.presenters.end()
        self._awake.let_go()
        self._packer.shutdown()
        self.pictures.end()
        self.window.hide()
        self.ended.emit()

    def _become(self, state: StageState) -> None:
        old, self._state = self._state, state
        if state == old:
            return
        if state.has_ended:
            self.end()
            return
        self.window.show_state(state.as_seen())
        happened: list[tuple[str, int, float]] = []
        if state.as_seen().number != old.as_seen().number:
            happened.append(self._note("shown", state.as_seen().number))
        if state.is_paused != old.is_paused:
            happened.append(self._note("paused" if state.is_paused else "resumed", state.number))
        self.presenters.tell({"state": state_as_told(state), "log": happened})
        if (state.one_screen, state.swapped) != (old.one_screen, old.swapped):
            self.arrange()

    def _note(self, what: str, number: int) -> tuple[str, int, float]:
        entry = (what, number, talk_seconds())
        self._log.append(entry)
        return entry

    def _choose_screen(self, number: int) -> None:
        screens = screens_now()
        if 1 <= number <= len(screens):
            self._screen = screens[number - 1].name
            self._state = replace(self._state, swapped=False)
            with suppress(FileProblem, OSError):
                save_choices(replace(load_choices(), screen=self._screen))
            self.arrange()

    def _keep_awake(self) -> None:
        kept = self._awake.keep()
        the_post().send(self, partial(self.presenters.tell, {"awake": kept}))

    def _go_on_alone(self) -> None:
        """No speaker's view can be kept alive: keys are enough, and the slide is seen."""
        if not self._places.audience:
            self._become(replace(self._state, one_screen="audience"))

    def _welcome(self) -> tuple[Told, Sequence[bytes]]:
        errand = self._errand.resumed_at(self._state.as_seen().number, tuple(self._log)).as_json()
        told: Told = {"errand": errand, "state": state_as_told(self._state), "awake": self._awake.is_kept}
        self._parcel = self._parcel or self._packer.submit(packed, self._talk)
        return told, self._parcel.result()
