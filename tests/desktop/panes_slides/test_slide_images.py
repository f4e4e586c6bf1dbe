"""Thumbnails: painted in idle slices, bounded in memory, and never waiting for a photograph."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from leaderdeck.desktop.panes.picture_warmer import PictureWarmer
from leaderdeck.desktop.panes.slide_images import SlideImages, WantedImage
from leaderdeck.paint.picture_cache import PictureCache, Wanted, shared_pictures
from leaderdeck.paint.scene_painter import paint_picture
from leaderdeck.paint.waiting_pictures import WaitingPictures
from leaderdeck.talk import Talk

TalkOf = Callable[..., Talk]


def wanted(talk: Talk, width: int = 144) -> list[WantedImage]:
    return [WantedImage(scene, talk.kit, number, width) for number, (_, scene) in enumerate(talk.scenes, start=1)]


@pytest.fixture
def talk(talk_of: TalkOf) -> Talk:
    return talk_of("".join(f"# Nummer {number}\n\n- punkt {number}\n\n" for number in range(40)))


def test_nothing_is_painted_while_one_waits_and_all_of_it_soon_after(talk: Talk, qtbot: QtBot) -> None:
    images = SlideImages()
    asked = wanted(talk)[:5]
    images.want_only(asked)
    assert [images.image(one) for one in asked] == [None] * 5
    qtbot.waitUntil(lambda: not images.is_busy)
    for one in asked:
        assert images.image(one) == paint_picture(one.scene, one.kit, one.number, one.width_px)


def test_a_slice_ends_when_its_time_is_up(talk: Talk) -> None:
    ticks = iter(range(1000))
    images = SlideImages(clock=lambda: next(ticks))  # every look at the clock is a second later
    painted: list[object] = []
    images.painted.connect(painted.append)
    images.want_only(wanted(talk)[:5])
    images._paint_some()
    assert len(painted) == 1


def test_memory_stays_bounded_however_far_one_scrolls(talk: Talk, qtbot: QtBot) -> None:
    room = 10 * 144 * 81 * 4
    images = SlideImages(most_bytes=room)
    slides = wanted(talk)
    for first in range(0, 40, 5):
        images.want_only(slides[first : first + 5])
        qtbot.waitUntil(lambda: not images.is_busy)
        assert images.held_bytes <= room
    assert images.image(slides[-1]) is not None
    assert images.image(slides[0]) is None


def test_more_in_sight_than_there_is_room_for_does_not_paint_forever(talk: Talk, qtbot: QtBot) -> None:
    images = SlideImages(most_bytes=10 * 144 * 81 * 4)
    painted: list[object] = []
    images.painted.connect(painted.append)
    for _ in range(5):
        images.want_only(wanted(talk))
        qtbot.waitUntil(lambda: not images.is_busy)
    assert len(painted) == 7


def test_an_older_picture_is_shown_until_the_new_one_is_there(talk: Talk, qtbot: QtBot) -> None:
    images = SlideImages()
    images.want_only(wanted(talk)[:1])
    qtbot.waitUntil(lambda: not images.is_busy)
    small = images.image(wanted(talk)[0])
    larger = wanted(talk, 288)[0]
    assert images.image(larger) is small
    images.want_only([larger])
    qtbot.waitUntil(lambda: not images.is_busy)
    assert images.image(larger).width() == 288


def test_a_photograph_comes_later_and_the_slide_is_painted_once_more(
    talk_of: TalkOf, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in "abc":
        Image.effect_noise((420, 300), 70).convert("RGB").save(tmp_path / f"{name}.jpg")
    talk = talk_of("".join(f"# {name}\n\n![bilde]({name}.jpg)\n\n" for name in "abc"), tmp_path)
    images = SlideImages()
    painted: list[WantedImage] = []
    images.painted.connect(painted.append)
    images.want_only(wanted(talk))
    qtbot.waitUntil(lambda: not images.is_busy, timeout=10_000)
    assert sorted(one.number for one in painted) == [1, 1, 2, 2, 3, 3]
    for one in wanted(talk):
        assert images.image(one) == paint_picture(one.scene, one.kit, one.number, one.width_px)


def test_photographs_of_slides_that_were_scrolled_past_are_not_decoded(
    talk_of: TalkOf, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in "ab":
        Image.effect_noise((420, 300), 60).convert("RGB").save(tmp_path / f"{name}.jpg")
    talk = talk_of("".join(f"# {name}\n\n![bilde]({name}.jpg)\n\n" for name in "ab"), tmp_path)
    images = SlideImages()
    first, second = wanted(talk, 151)
    images.want_only([first])
    images._warmer._works = True  # the thread is busy with another picture
    images._paint_some()
    images.want_only([second])
    images._paint_some()
    assert [one.data for one in images._warmer._wanted] == [
        shape.file.data for shape in second.scene.shapes if hasattr(shape, "file")
    ]
    images._warmer._works = False
    images.want_only([first, second])
    qtbot.waitUntil(lambda: not images.is_busy, timeout=10_000)
    assert images.image(first) == paint_picture(first.scene, first.kit, 1, 151)


def noise(tmp_path: Path, side: int) -> bytes:
    file = tmp_path / f"{side}.png"
    Image.effect_noise((side, side), 90).save(file)
    return file.read_bytes()


def test_small_pictures_are_decoded_at_once_and_large_ones_are_noted(tmp_path: Path) -> None:
    cache = PictureCache()
    pictures = WaitingPictures(cache)
    small = Wanted(noise(tmp_path, 60), b"", (0, 0, 0, 0), 30, 30)
    large = Wanted(noise(tmp_path, 420), b"", (0, 0, 0, 0), 300, 300)
    assert pictures(small).width() == 30
    assert pictures(large) is None
    assert pictures.missing == [large]
    cache.picture(large)
    other_size = Wanted(large.data, b"", large.crop, 200, 200)
    assert pictures(other_size).width() == 300, "another size stands in"


def test_a_drawing_that_would_take_seconds_is_shown_as_its_own_picture(tmp_path: Path) -> None:
    circle = b'<circle cx="5" cy="5" r="4" fill="red"/>'
    heavy = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">' + circle * 4000 + b"</svg>"
    pictures = WaitingPictures(PictureCache())
    pictures(Wanted(noise(tmp_path, 420), heavy, (0, 0, 0, 0), 300, 300))
    assert pictures.missing[0].svg == b""


def test_the_newest_picture_is_decoded_first_and_each_once(tmp_path: Path, qtbot: QtBot) -> None:
    warmer = PictureWarmer(cache=PictureCache())
    came: list[Wanted] = []
    warmer.warmed.connect(came.append)
    data = noise(tmp_path, 420)
    one, two, three = (Wanted(data, b"", (0, 0, 0, 0), side, side) for side in (50, 60, 70))
    warmer._works = True
    warmer.warm([one, two])
    warmer.warm([three, one])
    warmer._works = False
    warmer.warm([])
    qtbot.waitUntil(lambda: not warmer.is_busy and len(came) == 3)
    assert came == [one, three, two]


def test_the_window_and_the_export_share_their_pictures() -> None:
    assert WaitingPictures()._cache is shared_pictures
