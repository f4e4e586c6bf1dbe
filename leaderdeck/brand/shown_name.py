"""What a kit is called where people choose one: a municipality's own name, and the neutral kit's in their language."""

from __future__ import annotations

from leaderdeck.language import Sentence, say

_NEUTRAL_ID, _NEUTRAL = "plain", say("Nøytral profil")


def kit_words(kit_id: str, name: str) -> Sentence | str:
    """The name as its makers wrote it; that of LeaderDeck's neutral kit as a sentence, for any language."""
    return _NEUTRAL if kit_id == _NEUTRAL_ID and name == _NEUTRAL.source else name


def shown_name(kit_id: str, name: str) -> str:
    """The same in the language of the interface now."""
    return str(kit_words(kit_id, name))
