"""List marks are counted as PowerPoint counts them."""

import pytest
from text_slides import OPEN_SANS

from leaderdeck.scene.bullets import bullet_label, bullet_width_em
from leaderdeck.scene.shapes import Bullet


@pytest.mark.parametrize(
    ("kind", "number", "label"),
    [
        ("number", 1, "1."), ("number", 12, "12."), ("letter", 1, "a."), ("letter", 26, "z."), ("letter", 27, "aa."),
        ("roman", 4, "iv."), ("roman", 19, "xix."), ("disc", 1, "•"), ("dash", 1, "–"), ("long-dash", 1, "—"),
    ],
)  # fmt: skip
def test_a_mark_is_written_as_powerpoint_writes_it(kind: str, number: int, label: str) -> None:
    assert bullet_label(Bullet(kind, number=number)) == label


def test_a_longer_number_is_wider() -> None:
    widths = [bullet_width_em(Bullet("number", number=number), OPEN_SANS.regular) for number in (1, 10, 100)]
    assert widths == sorted(widths)
    assert widths[1] - widths[0] == pytest.approx(0.571, abs=0.01)


@pytest.mark.parametrize("kind", ["square", "task", "done"])
def test_drawn_marks_have_a_width_too(kind: str) -> None:
    assert 0.3 < bullet_width_em(Bullet(kind), OPEN_SANS.regular) < 1.0
