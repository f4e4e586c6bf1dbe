"""What a finding offers: a repair with a name, a question, and to be dismissed for this talk."""

import pytest
from checking import TODAY, findings_of, kit, names, only, slide

from leaderdeck.checks.finding import Finding
from leaderdeck.checks.talks import dismissed_findings
from leaderdeck.outline.reader import read_deck
from leaderdeck.outline.rewrite import brand_names_known, dismiss, move_slides, undismiss
from leaderdeck.scene.compose import compose_deck
from leaderdeck.talk import brand_names

BULLETS = "\n".join(f"- punkt {number}" for number in range(1, 8))


def repaired(text: str, rule: str, name: str) -> str:
    finding = only(findings_of(text), rule)
    assert str(finding.repair_name) == name
    assert finding.repair is not None
    return finding.repair(text)


def test_too_many_bullets_are_divided() -> None:
    text = slide(BULLETS)
    mended = repaired(text, "pace.bullets", "Del")
    assert mended.count("## En overskrift\n") == 2
    assert "pace.bullets" not in names(findings_of(mended))


def test_what_cannot_be_divided_offers_nothing() -> None:
    found = [finding for finding in findings_of(slide("ord " * 300)) if finding.rule.startswith("fit")]
    assert found
    assert all(finding.repair is None for finding in found)


@pytest.mark.parametrize("body", ["Ring 912 34 567.", "- en\n- Ring 912 34 567.", "Notat: Ring 912 34 567."])
def test_what_tells_who_somebody_is_becomes_private(body: str) -> None:
    text = slide(body)
    mended = repaired(text, "privacy.phone", "Gjør privat")
    assert "privacy.phone" not in names(findings_of(mended))
    assert "912 34 567" in read_deck(mended).slides[1].private


def test_a_title_cannot_be_made_private() -> None:
    assert only(findings_of(slide("x", "Ring 912 34 567")), "privacy.phone").repair is None


def test_nothing_else_is_made_private_in_its_stead() -> None:
    for text in ("# A\n\nx[^1]\n\n[^1]: Ring 912 34 567\n", "Notat: Ring 912 34 567\n\n# A\n\n- x\n"):
        assert only(findings_of(text), "privacy.phone").repair is None
    rule = "# A\n\n---\n\nx[^1]\n\n[^1]: Ring 912 34 567\n"
    assert only(findings_of(rule), "privacy.phone").repair is None


def test_an_alternative_text_is_asked_for() -> None:
    finding = only(findings_of(slide("![](bilder/fjord.png)")), "access.alt-missing")
    assert (finding.wants, finding.picture, finding.repair) == ("alt", "bilder/fjord.png", None)
    two = [one for one in findings_of(slide("![](a.png) ![](b.png)")) if one.rule == "access.alt-missing"]
    assert [one.picture for one in two] == ["a.png", "b.png"]
    background = only(findings_of(slide("![](fjord.png){.background}")), "access.alt-missing")
    assert str(background.repair_name) == "Merk som pynt"


def test_the_language_that_the_text_is_in_is_set() -> None:
    body = "Eg veit ikkje kva dei gjer, men me skal sjå korleis det går, og kvifor ho ikkje vil vere med heim no. " * 6
    text = slide(f"Notat: {body}")
    found = [finding for finding in findings_of(text) if finding.rule == "language.mismatch"]
    assert found
    assert found[0].repair is not None
    assert read_deck(found[0].repair(text)).front_matter.language == "nn"


def test_brand_residue_is_taken_away_where_it_is_no_heading() -> None:
    text = slide("tekst\n\nFjordvik kommune\n\nmer")
    assert repaired(text, "text.brand_residue", "Ta bort") == text.replace("Fjordvik kommune\n", "")
    heading = "# A\n\nx\n\n# Fjordvik kommune\n\ny\n"
    assert only(findings_of(heading), "text.brand_residue").repair is None


def test_what_is_open_is_closed_where_it_ended() -> None:
    text = slide("::: fakta\na: 1\nb: 2") + "\n## Neste\n\nx\n"
    assert repaired(text, "text.block", "Lukk") == text.replace("b: 2\n", "b: 2\n:::\n")
    code = slide("~~~~\nkode\n\nNotat: sagt")
    assert repaired(code, "text.fence", "Lukk") == code.replace("kode\n", "kode\n~~~~\n")
    stray = slide("x\n\n:::\n\ny")
    assert repaired(stray, "text.block", "Ta bort") == stray.replace(":::\n", "")
    unknown = only(findings_of(slide("::: rart\nx\n:::")), "text.block")
    assert unknown.repair is None


def test_a_link_that_shows_its_address_is_shortened_to_the_place() -> None:
    for written, short in (
        ("Se <https://www.example.no/a/b?c=1>.", "Se [example.no](https://www.example.no/a/b?c=1)."),
        (
            "[her](https://a.no) [https://example.no/a](https://example.no/a)",
            "[her](https://a.no) [example.no](https://example.no/a)",
        ),
    ):
        text = slide(written)
        finding = next(one for one in findings_of(text) if one.rule == "access.link-text" and one.repair)
        assert str(finding.repair_name) == "Forkort"
        assert finding.repair
        assert finding.repair(text) == text.replace(written, short)
        assert finding.message not in [one.message for one in findings_of(finding.repair(text))]


def dismissed(text: str, finding: Finding, reason: str = "grunn") -> str:
    return dismiss(text, finding, reason)


def test_a_dismissed_finding_is_gone_until_it_is_taken_back() -> None:
    text = slide(BULLETS)
    finding = only(findings_of(text), "pace.bullets")
    quiet = dismissed(text, finding, "En huskeliste")
    assert "pace.bullets" not in names(findings_of(quiet))
    deck = read_deck(quiet, brand_names(kit()))
    (one,) = dismissed_findings(deck, kit(), compose_deck(deck, kit(), None), quiet, TODAY)
    assert (one.reason, one.finding and one.finding.rule) == ("En huskeliste", "pace.bullets")
    assert "pace.bullets" in names(findings_of(undismiss(quiet, one.key)))


def test_a_dismissal_survives_other_lines_another_place_and_another_number() -> None:
    text = slide(BULLETS) + "\n## Neste\n\n- a\n"
    quiet = dismissed(text, only(findings_of(text), "pace.bullets"))
    for changed in (
        quiet.replace("## En overskrift", "## Ny\n\n- x\n\n## En overskrift"),
        quiet.replace("- punkt 1\n", "- punkt 0\n- punkt 1\n"),
        move_slides(quiet, [1], 3),
    ):
        assert changed != quiet
        assert "pace.bullets" not in names(findings_of(changed))


def test_a_new_finding_of_the_same_kind_is_told_of() -> None:
    text = slide("Ring 912 34 567.")
    quiet = dismissed(text, only(findings_of(text), "privacy.phone"))
    assert "privacy.phone" not in names(findings_of(quiet))
    assert names(findings_of(quiet + "\nEller 912 33 444.\n"), "privacy.phone") == ["privacy.phone"]
    assert names(findings_of(quiet.replace("912 34 567", "987 65 432")), "privacy.phone") == ["privacy.phone"]
    assert names(findings_of(quiet.replace("En overskrift", "En annen")), "privacy.phone") == ["privacy.phone"]


def test_a_privacy_error_cannot_be_written_away_either() -> None:
    text = slide("Fødselsnummer 01010012356.")
    finding = only(findings_of(text), "privacy.national-id")
    assert dismissed(text, finding) == text
    forced = text.replace("lang: nb\n", f"lang: nb\navvist:\n  - privacy.national-id {finding.fingerprint} nei\n")
    assert read_deck(forced).front_matter.dismissed
    assert "privacy.national-id" in names(findings_of(forced))


def test_a_dismissal_without_a_finding_is_still_listed() -> None:
    text = dismissed(slide(BULLETS), only(findings_of(slide(BULLETS)), "pace.bullets")).replace("- punkt 7", "")
    text = text.replace("- punkt 6", "")
    deck = read_deck(text)
    (one,) = dismissed_findings(deck, kit(), compose_deck(deck, kit(), None), text, TODAY)
    assert one.finding is None
    assert str(one.message) == "Høyst fem punkter i en liste."
    assert one.dismissal.rule == "pace.bullets"


def test_repairs_know_the_slides_by_the_brands_names() -> None:
    text = "# Fjordvik kommune\n\n# A\n\n" + BULLETS + "\n"
    finding = only(findings_of(text), "pace.bullets")
    assert finding.repair is not None
    with brand_names_known(brand_names(kit())):
        assert finding.repair(text).count("# A\n") == 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_card_that_nobody_closed_is_closed_below_its_last_key(end: str) -> None:
    text = "---\ntitle: Tillit\nlang: nb\n\n## A\n\n- punkt\n".replace("\n", end)
    finding = only(findings_of(text), "text.front_matter")
    assert finding.repair
    mended = finding.repair(text)
    assert mended == text.replace(f"nb{end}", f"nb{end}---{end}")
    assert not names(findings_of(mended), "text.")
    assert finding.repair(mended) == mended
