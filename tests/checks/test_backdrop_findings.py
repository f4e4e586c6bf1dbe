"""A talk is told, once, what its template shows that the preview cannot draw."""

from dataclasses import replace
from typing import get_args

import pytest
from checking import TODAY, kit, slide

from leaderdeck.brand import metafiles
from leaderdeck.brand.backdrop_gaps import Gap
from leaderdeck.brand.kit import BrandKit
from leaderdeck.brand.template import BackdropPicture, BackdropShape, Placeholder
from leaderdeck.checks.backdrop import undrawn
from leaderdeck.checks.finding import Finding
from leaderdeck.checks.talks import find_problems
from leaderdeck.outline.reader import read_deck
from leaderdeck.scene.compose import compose_deck
from leaderdeck.units import Frame

BROKEN_WMF = b"\xd7\xcd\xc6\x9a" + b"\xff" * 40


def findings(used: BrandKit, text: str) -> list[Finding]:
    deck = read_deck(text)
    found = find_problems(deck, used, compose_deck(deck, used, None), text, TODAY)
    return [each for each in found if each.rule in ("brand.backdrop", "access.contrast")]


def changed(role: str, **more: object) -> BrandKit:
    base = kit()
    layouts = tuple(
        replace(layout, **more) if layout.role == role else layout for layout in base.template.layouts
    )  # fmt: skip
    return replace(base, template=replace(base.template, layouts=layouts))


@pytest.mark.parametrize("gap", get_args(Gap))
def test_each_gap_has_a_sentence_of_its_own(gap: Gap) -> None:
    text = slide("- punkt") + "\n\n## En til\n\n- punkt\n"
    (found,) = findings(changed("content", undrawn=(gap,)), text)
    assert found.slide is None
    assert found.severity == ("info" if gap in ("effect", "three-d", "bent-text", "inset-ground") else "warning")
    assert str(found.message.source).startswith("Malen har ")


def test_layouts_that_the_talk_does_not_use_say_nothing() -> None:
    assert findings(changed("table", undrawn=("chart",)), slide("- punkt")) == []
    assert findings(kit(), slide("- punkt")) == []


def test_a_metafile_that_cannot_be_drawn_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metafiles, "office_program", str)
    layout = kit().template.layout("content")
    broken = replace(layout, backdrop=(*layout.backdrop, BackdropPicture(Frame(0, 0, 50, 50), BROKEN_WMF)))
    assert undrawn(broken) == ("metafile",)
    assert undrawn(layout) == ()


def test_the_ground_of_a_filled_placeholder_counts_for_contrast() -> None:
    layout = kit().template.layout("content")
    path = (("M", (0.0, 0.0)), ("L", (960.0, 0.0)), ("L", (960.0, 540.0)), ("L", (0.0, 540.0)), ("Z", ()))

    def on(color: str) -> list[Finding]:
        bar = (BackdropShape(path, color),)
        holders = tuple(_with(known, bar) if known.type == "title" else known for known in layout.placeholders)
        return findings(changed("content", placeholders=holders), slide("- punkt"))

    title = layout.placeholders[0].level(0).color
    assert [each.rule for each in on(kit().palette.rgb(title))] == ["access.contrast"]
    assert on(layout.ground) == []


def _with(known: Placeholder, bar: tuple[BackdropShape, ...]) -> Placeholder:
    return replace(known, backdrop=bar)
