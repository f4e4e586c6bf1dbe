"""Names of brands: as their makers wrote them, but for the neutral one that is LeaderDeck's own."""

import pytest

from leaderdeck.brand.catalog import list_kits
from leaderdeck.brand.shown_name import shown_name
from leaderdeck.language import use_interface_language


@pytest.mark.parametrize(
    ("language", "name"), [("nb", "Nøytral profil"), ("nn", "Nøytral profil"), ("en", "Neutral profile")]
)
def test_the_neutral_brand_is_named_in_the_language_of_the_interface(language: str, name: str) -> None:
    use_interface_language(language)
    shown = {kit.id: shown_name(kit.id, kit.name) for kit in list_kits()}
    assert shown == {"plain": name, "fjordvik": "Fjordvik kommune", "granheim": "Granheim kommune"}


def test_a_kit_of_the_same_id_keeps_the_name_its_makers_gave_it() -> None:
    use_interface_language("en")
    assert shown_name("plain", "Nordlyssund kommune") == "Nordlyssund kommune"
