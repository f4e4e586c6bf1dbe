"""The process that spells: lines of JSON in, lines of JSON out, whatever comes."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from leaderdeck.paths import resource_folder
from leaderdeck.spelling import dictionary
from leaderdeck.spelling.service import PROGRAM, serve


def asked(*questions: object) -> list[dict[str, object]]:
    answers = io.StringIO()
    serve([line if isinstance(line, str) else json.dumps(line) for line in questions], answers)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def test_it_tells_which_words_are_wrong_and_what_may_have_been_meant() -> None:
    wrong, meant = asked({"language": "en", "words": ["trust", "trsut"]}, {"language": "en", "suggest": "trsut"})
    assert wrong == {"language": "en", "words": ["trust", "trsut"], "wrong": ["trsut"]}
    assert meant["suggest"] == "trsut"
    assert "trust" in meant["suggestions"]


def test_words_of_ones_own_count_before_and_after_a_dictionary_is_loaded() -> None:
    question = {"language": "en", "words": ["fjordvikling", "grendevik"]}
    first, then = asked({"own": ["fjordvikling"]}, question, {"own": ["grendevik"]}, question)
    assert first["wrong"] == ["grendevik"]
    assert then["wrong"] == []


def test_what_asks_nothing_is_passed_over() -> None:
    odd = ["", "{", "[]", "7", {"language": "xx", "words": ["a"]}, {"language": 3}, {"words": ["a"]}, {"own": "abc"}]
    assert asked(*odd, {"language": "en", "words": [3, None, "trust", "\ud800", "x" * 5000]})[-1]["words"][0] == "trust"


def test_a_dictionary_that_was_left_out_leaves_the_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for file in resource_folder("spelling").glob("en*"):
        shutil.copy(file, tmp_path)
    monkeypatch.setattr(dictionary, "resource_folder", lambda _room, *name: tmp_path.joinpath(*name))
    dictionary.spelled_languages.cache_clear()
    try:
        assert dictionary.spelled_languages() == ("en",)
        (only,) = asked({"language": "nb", "words": ["tilllit"]}, {"language": "en", "words": ["trsut"]})
        assert only["wrong"] == ["trsut"]
    finally:
        dictionary.spelled_languages.cache_clear()


def test_it_is_a_process_that_ends_with_its_questions() -> None:
    question = json.dumps({"language": "en", "words": ["opennes"]}) + "\n"
    done = subprocess.run(PROGRAM, input=question, capture_output=True, text=True, timeout=120, check=True)
    assert json.loads(done.stdout)["wrong"] == ["opennes"]
    assert done.stderr == ""
