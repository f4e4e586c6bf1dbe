"""Every command explains itself, in the language of the system, and nowhere else does argparse's English show."""

import re

import pytest

from leaderdeck.cli.program import COMMANDS

ENGLISH = re.compile(
    r"usage:|optional arguments|positional arguments|options:|show this help|and exit|\b(?:NAME|FILE|KIND|RULE|OUT)\b"
)
USAGE = {"nb": "Bruk: ", "nn": "Bruk: ", "en": "Usage: "}


@pytest.fixture
def speaking(monkeypatch: pytest.MonkeyPatch, leaderdeck):
    def call(language: str, *arguments: object) -> tuple[int, str, str]:
        monkeypatch.setenv("LEADERDECK_LANG", language)
        return leaderdeck(*arguments)

    return call


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_explains_itself(speaking, command: str, language: str) -> None:
    code, out, err = speaking(language, command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"{USAGE[language]}leaderdeck {command}")
    assert language == "en" or not ENGLISH.search(out)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_overview_names_every_command(speaking, language: str) -> None:
    code, out, err = speaking(language, "--help")
    assert (code, err) == (0, "")
    assert {line.split()[0] for line in out.splitlines() if line.startswith("  ")} == set(COMMANDS)


def test_the_three_languages_are_three(speaking) -> None:
    assert len({speaking(language, "export", "--help")[1] for language in ("nb", "nn", "en")}) == 3


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize(
    "arguments",
    [("new",), ("new", "x"), ("export",), ("export", "a", "--to", "x"), ("export", "a", "--jobs", "x"), ("check", "-x"),
     ("brand",), ("brand", "new"), ("brand", "show"), ("inspect",), ("doctor", "x"), ("x",), ("export", "a", "-o")],
)  # fmt: skip
def test_a_call_that_is_not_understood_is_refused_in_one_sentence(speaking, language: str, arguments) -> None:
    code, out, err = speaking(language, *arguments)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert not ENGLISH.search(err)
    assert not re.search(r"argument|expected|invalid|required|unrecognized", err)


def test_the_version_is_told(leaderdeck) -> None:
    code, out, _ = leaderdeck("--version")
    assert code == 0
    assert re.fullmatch(r"LeaderDeck \d+\.\d+\.\d+\n", out)
