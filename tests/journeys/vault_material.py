"""What tests of locked notes share: a cheap vault, as only the cost of the passphrase is not what they are about."""

from pathlib import Path

from leaderdeck.library.vault import KeyCost, NewVault, new_vault, vault_bytes
from leaderdeck.library.vault_files import VAULT_NAME

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "sju blåbær på ei fjøl"
NOTE = "---\ntitle: Samtalen med Sølvi\nprivate: true\ntema: tillit\n---\n\n# Uro\n\nHun vil slutte, og sa hvorfor.\n"


def made_vault(folder: Path, passphrase: str = PASSPHRASE) -> NewVault:
    """A vault whose file lies in the folder."""
    new = new_vault(passphrase, CHEAP)
    (folder / VAULT_NAME).write_bytes(vault_bytes(new.vault))
    return new
