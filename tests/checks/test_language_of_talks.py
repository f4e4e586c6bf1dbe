"""The language that the talk says is held against the text, cautiously."""

import pytest
from checking import findings_of, kit, names, only

NB = "- Jeg vet ikke hvordan noen gjør det\n- Hva sier vi når flere ikke ble hjemme\n- Hvorfor er noe bare uten mål\n"
NN = "- Eg veit ikkje korleis nokon gjer det\n- Kva seier vi når fleire ikkje vart heime\n- Kvifor er noko berre utan\n"
EN = "- What we have and how they will do the work\n- This is the answer that you are not with\n- From the start\n"


def talk(language: str, body: str) -> str:
    return f"---\ntitle: T\nlang: {language}\n---\n\n## A\n\n{body}"


@pytest.mark.parametrize(
    ("language", "body", "said"),
    [("nb", NN, "nynorsk"), ("nn", NB, "bokmål"), ("nb", EN, "engelsk"), ("en", NB, "bokmål")],
)
def test_a_text_in_another_language_than_it_says_is_a_tip(language: str, body: str, said: str) -> None:
    finding = only(findings_of(talk(language, body)), "language.mismatch")
    assert (finding.severity, finding.slide, finding.line) == ("info", None, 3)
    assert said in str(finding.message)


@pytest.mark.parametrize(
    ("language", "body"), [("nb", NB), ("nn", NN), ("en", EN), ("no", NB), ("se", NB), ("nb", NB + NN)]
)
def test_a_text_in_its_own_language_or_in_two_is_left_alone(language: str, body: str) -> None:
    assert "language.mismatch" not in names(findings_of(talk(language, body)))


def test_a_few_words_prove_nothing() -> None:
    assert "language.mismatch" not in names(findings_of(talk("nb", "- Kva no?\n- Ikkje eg\n")))


def test_a_code_that_nobody_knows_is_a_warning() -> None:
    assert only(findings_of(talk("xx", "- a\n")), "language.unknown").severity == "warning"
    for known in ("nb", "nn", "se", "en", "nb-NO", "en-GB"):
        assert "language.unknown" not in names(findings_of(talk(known, "- a\n")))


def test_a_slogan_that_is_missing_in_the_talks_language_is_a_tip_unless_the_footer_is_its_own() -> None:
    languages = {language for language, _ in kit().slogans}
    other = next(code for code in ("fi", "de") if code not in languages)
    assert only(findings_of(talk(other, "- a\n")), "language.slogan").severity == "info"
    own = talk(other, "- a\n").replace("lang:", "footer: Eget\nlang:")
    assert "language.slogan" not in names(findings_of(own))
