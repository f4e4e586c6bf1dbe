"""A talk as a page of HTML passes axe-core in Chromium and holds every word, whichever the talk and the brand.

`LEADERDECK_PAGES` sets how many talks made by chance are looked at (the usual run is short; 30 is the promise).
"""

import os
import re
from html import unescape
from pathlib import Path

import pytest
from browser_axe import axe_and_browser, look_at
from generated import TalkMaker

from leaderdeck.brand.catalog import find_kit
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.paths import resource_folder
from leaderdeck.scene.shapes import PlacedText, Scene, TableShape, TextShape
from leaderdeck.talk import Talk, load_talk, read_talk

PAGES = int(os.environ.get("LEADERDECK_PAGES", "1"))
MANY = 30
"""From so many on the samples are looked at in every kit."""
KITS = ("fjordvik", "granheim", "plain")


def shown_words(scene: Scene) -> list[str]:
    """Every word on the slide, without what stands on all of them."""
    texts: list[PlacedText] = []
    for shape in scene.shapes:
        if isinstance(shape, TextShape) and shape.text:
            if shape.placeholder is None or shape.placeholder.type not in ("ftr", "sldNum", "dt"):
                texts.append(shape.text)
        elif isinstance(shape, TableShape):
            texts += [cell.text for row in shape.rows for cell in row]
    words = " ".join(paragraph.text for text in texts for paragraph in text.body.paragraphs)
    return re.findall(r"\w+", words.replace("\u00ad", ""))


def words_of_page(page: str) -> set[str]:
    """The words of the page as text, its alternative texts too."""
    body = page[page.index("<main>") :]
    alts = " ".join(re.findall(r'(?:alt|aria-label)="([^"]*)"', body))
    text = re.sub(r"</?(?:em|strong|s|u|code|sup|sub|span|a)\b[^>]*>", "", body)
    return set(re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", " ", text) + " " + alts)))


def missing_words(talk: Talk, page: str) -> list[str]:
    there = words_of_page(page)
    counted = {str(number) for number in range(20)} | {"DEL", "PART"}  # over the name of a section on its slide
    return [word for _, scene in talk.scenes for word in shown_words(scene) if word not in there | counted]


def pages_of(folder: Path) -> list[tuple[Talk, Path]]:
    """The sample talks in every kit, the talks made by chance, and one that is all trouble."""
    samples = sorted(resource_folder("samples").glob("*.md"))
    pairs = [(file, kit) for file in samples for kit in KITS] if PAGES >= MANY else [(samples[0], "granheim")]
    talks = [load_talk(file, kit) for file, kit in pairs]
    talks += [read_talk(TalkMaker(seed).talk(12), find_kit(KITS[seed % 3]), folder) for seed in range(PAGES)]
    talks.append(read_talk(TROUBLE, find_kit("plain"), folder))
    made = []
    for number, talk in enumerate(talks):
        page = folder / f"{number:02}.html"
        export_talk(talk, page, "html", PROFILES["stage"], allow=("privacy",))
        made.append((talk, page))
    return made


TROUBLE = """---
title: "Uro & <b>uorden</b>"
lang: klingon
---

### Dypt først

![](finnes-ikke.png)

| | Ja | |
|---|---|---|
| rad | [](https://tom.example) | <script>alert(1)</script> |

- - dypt
  1. tall
- [ ] gjøres
- [x] gjort

---

> uten kilde

---

![pynt](finnes-ikke.png){.decorative}

# Tom del

# Takk
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Talk, Path]]:
    return pages_of(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def verdicts(made, tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """What axe says of every page, and at last of one that was spoiled."""
    axe, browser = axe_and_browser()
    folder = tmp_path_factory.mktemp("browser")
    spoiled = re.sub(r' lang="[^"]*"', "", re.sub(r"<(/?)h2\b", r"<\1h4", made[0][1].read_text("utf-8")))
    (folder / "spoiled.html").write_text(spoiled.replace("color: #1a1a1a", "color: #dddddd"), "utf-8")
    return look_at([*(page for _, page in made), folder / "spoiled.html"], folder, axe, browser)


def test_every_page_passes_axe_in_the_browser(made, verdicts: list[dict]) -> None:
    assert [verdict["page"] for verdict in verdicts[:-1]] == [page.name for _, page in made]
    assert {verdict["page"]: verdict["violations"] for verdict in verdicts[:-1] if verdict["violations"]} == {}
    assert all(verdict["passes"] > 15 and verdict["letters"] > 40 for verdict in verdicts)


def test_axe_finds_faults_where_there_are_some(verdicts: list[dict]) -> None:
    found = " ".join(verdicts[-1]["violations"])
    assert all(rule in found for rule in ("html-has-lang", "heading-order", "color-contrast")), found


def test_every_word_of_the_slides_is_on_the_page(made) -> None:
    assert {
        page.name: missing for talk, page in made if (missing := missing_words(talk, page.read_text("utf-8")))
    } == {}


def test_the_page_asks_the_network_for_nothing_and_runs_nothing(made) -> None:
    for _, page in made:
        html = page.read_text("utf-8")
        assert not re.search(r"<(script|link|iframe|object|embed|form|svg)\b|\son\w+=|@import|url\(", html), page.name
        assert not re.findall(r'(?:src|poster|srcset)="(?!data:image/)', html)
        assert "default-src 'none'" in html
