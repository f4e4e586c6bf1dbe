"""The guide: a talk that has nothing to mend, uses what it teaches, and promises only what the app has."""

import re
from pathlib import Path

import pytest

from leaderdeck.checks.pace import WORDS_PER_MINUTE
from leaderdeck.deck.blocks import Chart
from leaderdeck.desktop.actions import ACTIONS, MENUS
from leaderdeck.export.exporting import export_talk
from leaderdeck.export.profiles import PROFILES
from leaderdeck.language import say
from leaderdeck.library.query import parse_query
from leaderdeck.paths import resource_folder
from leaderdeck.talk import Talk, load_talk

LANGUAGES = ("nb", "nn", "en")
BRANDS = ("fjordvik", "granheim", "plain")
LAYOUTS = (
    "cover statement picture-text content quote comparison picture-text table chart content steps columns table "
    "columns columns content content timeline facts content closing"
)


def guide(language: str) -> Path:
    return resource_folder("guide", f"guide.{language}.md")


def layouts(talk: Talk) -> list[str]:
    return [scene.layout for _, scene in talk.scenes]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("brand", ["", *BRANDS])
def test_a_guide_has_nothing_to_mend_in_any_brand(language, brand):
    talk = load_talk(guide(language), brand or None)
    assert [finding for finding in talk.findings if finding.severity != "info"] == []
    assert layouts(talk) == LAYOUTS.split()
    assert talk.deck.front_matter.language == language
    assert brand or talk.kit.id == "fjordvik"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_but_the_first_is_explained_and_the_private_text_stays(language, tmp_path):
    talk = load_talk(guide(language))
    assert all(slide.speaker_notes for slide in talk.deck.slides[1:])
    assert sum(bool(slide.private) for slide in talk.deck.slides) == 1
    export_talk(talk, tmp_path / "guide.pptx", "pptx", PROFILES["stage"])
    assert (tmp_path / "guide.pptx").stat().st_size > 10_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_pictures_are_described_and_lie_beside_it(language):
    pictures = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", guide(language).read_text("utf-8"))
    assert len(pictures) == 2
    for words, file in pictures:
        assert 20 < len(words) < 150
        assert (resource_folder("guide") / file).is_file()
    samples = {file.name for file in resource_folder("samples", "bilder").iterdir()}
    assert not samples & {Path(file).name for _, file in pictures}, "both may be put in one folder"


def test_the_three_guides_say_the_same():
    talks = [load_talk(guide(language)) for language in LANGUAGES]
    for slides in zip(*(talk.deck.slides for talk in talks), strict=True):
        shapes = {tuple(type(block).__name__ for block in slide.blocks) for slide in slides}
        assert len(shapes) == 1
        assert len({bool(slide.speaker_notes) for slide in slides}) == 1
    keys = [shortcuts_in(guide(language).read_text("utf-8")) for language in LANGUAGES]
    assert keys[0] == keys[1] == keys[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_minutes_in_its_chart_are_those_the_app_counts(language):
    slides = load_talk(guide(language)).deck.slides
    (chart,) = [block for slide in slides for block in slide.blocks if isinstance(block, Chart)]
    words = [int(re.sub(r"\D", "", category)) for category in chart.categories]
    assert [minutes for _, minutes in chart.series] == [tuple(word / WORDS_PER_MINUTE for word in words)]


KEYS_THAT_ARE_NOT_ACTIONS = {"Shift+Tab", "Ctrl+Enter"}
"""What a key does in a list, as in every editor."""


def shortcuts_in(text: str) -> set[str]:
    return set(re.findall(r"\b(?:(?:Ctrl|Shift|Alt)\+)+[A-Z][a-z]*\b|\bF\d{1,2}\b", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shortcut_that_it_names_is_one_of_the_app(language):
    known = {key for action in ACTIONS for key in action.shortcut.split("; ")}
    named = shortcuts_in(guide(language).read_text("utf-8")) - KEYS_THAT_ARE_NOT_ACTIONS
    assert {"Ctrl+G", "F8", "Ctrl+E", "F1", "Ctrl+D", "F11"} <= named
    assert named - known == set()


DOES = {
    "Ctrl+G": "go.slide", "F8": "go.next_finding", "Ctrl+E": "file.export", "F1": "app.guide", "F11": "view.focus",
    "Ctrl+D": "slides.duplicate", "Ctrl+Z": "edit.undo", "Ctrl+B": "edit.bold", "Ctrl+I": "edit.italic",
    "Ctrl+K": "edit.link", "Ctrl+Shift+N": "edit.notes", "Ctrl+Shift+H": "edit.private", "Ctrl+Shift+F": "slides.find",
    "Ctrl+Shift+T": "file.prose", "Ctrl+J": "file.quick_note", "Ctrl+L": "go.library", "F5": "file.present",
    "Ctrl+Shift+E": "file.hand_over", "Ctrl+M": "slides.new", "F7": "edit.misspelled",
}  # fmt: skip


def test_the_shortcuts_do_what_it_says():
    keys = {action.id: action.shortcut.split("; ") for action in ACTIONS}
    assert {key: action for key, action in DOES.items() if key not in keys[action]} == {}
    assert shortcuts_in(guide("nb").read_text("utf-8")) - KEYS_THAT_ARE_NOT_ACTIONS == set(DOES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tabs_and_menus_are_called_what_the_windows_call_them(language):
    text = guide(language).read_text("utf-8")
    menus = {menu.id: menu.words.in_language(language) for menu in MENUS}
    named = [say("Kontroll"), say("Notater"), say("Oppsett"), say("Tid")]
    for words in [*(word.in_language(language) for word in named), menus["text"], menus["file"], menus["help"]]:
        assert words in text
    actions = {action.id: action.words.in_language(language).removesuffix(" …") for action in ACTIONS}
    for action in ("file.new", "file.history", "edit.picture", "view.focus"):
        assert actions[action].lower() in text.lower()
    assert actions["app.preferences"] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_reads_well_as_plain_text(language):
    lines = guide(language).read_text("utf-8").splitlines()
    assert lines[0] == "---"
    assert sum(line.startswith("# ") for line in lines) == len(LAYOUTS.split()) - 1
    assert not [line for line in lines if line != line.rstrip() or "\t" in line]
    tables = [line for line in lines if line.startswith("|")]
    assert {line.count("|") for line in tables} == {3}
    for block in "\n".join(lines).split("\n\n"):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        assert len({len(row) for row in rows}) <= 1, "columns stand under each other"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_shows_in_the_search_is_understood_there(language):
    """Two words and four conditions, none of them taken for plain words."""
    (slide,) = [slide for slide in load_talk(guide(language)).deck.slides if "rådmann" in str(slide.blocks)]
    written = re.findall(r"^\| `([^`]+)`", guide(language).read_text("utf-8"), re.MULTILINE)
    queries = [parse_query(words) for words in written if not words.startswith(":::")]
    assert len(queries) == len(slide.blocks[0].rows) == 6
    assert [query.has_conditions for query in queries] == [False] * 2 + [True] * 4
    assert [bool(query.terms) for query in queries] == [True] * 2 + [False] * 4
