"""What a kit is called where people choose one: a municipality's own name, and the neutral kit's in their language."""

from __future__ import annotations

from leaderdeck.language import say

_NEUTRAL_ID, _NEUTRAL = "plain", say("Nøytral profil")


def shown_name(kit_id: str, name: str) -> str:
    """The name as its makers wrote it; that of LeaderDeck's neutral kit in the language of the interface."""
    return str(_NEUTRAL) if kit_id == _NEUTRAL_ID and name == _NEUTRAL.source else name
