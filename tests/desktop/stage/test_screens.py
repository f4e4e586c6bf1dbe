"""Which screen shows what, however many there are."""

from leaderdeck.desktop.stage.screens import Places, ScreenFacts, places_for

LAPTOP = ScreenFacts("LAPTOP", 0, 0, 1440, 900, is_primary=True)
HALL = ScreenFacts("HALL", 1440, 0, 1920, 1080)
SIDE = ScreenFacts("SIDE", 3360, 0, 1280, 720)


def test_the_audience_has_the_screen_that_is_not_the_speakers_own() -> None:
    assert places_for([LAPTOP, HALL]) == Places("HALL", "LAPTOP")
    assert places_for([HALL, LAPTOP]) == Places("HALL", "LAPTOP")
    assert places_for([LAPTOP, HALL], swapped=True) == Places("LAPTOP", "HALL")


def test_the_wanted_screen_is_used_while_it_is_there() -> None:
    assert places_for([LAPTOP, HALL, SIDE], "SIDE") == Places("SIDE", "LAPTOP")
    assert places_for([LAPTOP, HALL], "SIDE") == Places("HALL", "LAPTOP")
    assert places_for([LAPTOP, HALL], "LAPTOP") == Places("LAPTOP", "HALL")


def test_a_single_screen_shows_the_slide_unless_the_speaker_asks_for_her_view() -> None:
    assert places_for([LAPTOP]) == Places("LAPTOP", "")
    assert places_for([LAPTOP], one_screen="presenter") == Places("", "LAPTOP")
    assert places_for([]) == Places("", "")


def test_mirrored_screens_are_one_so_that_no_notes_come_before_the_audience() -> None:
    mirrored = ScreenFacts("HALL", 0, 0, 1440, 900)
    assert places_for([LAPTOP, mirrored]) == Places("LAPTOP", "")
