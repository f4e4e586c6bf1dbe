"""A text of our own, and waiting until a window shows what was chosen."""

from leaderdeck.desktop.prose.prose_window import ProseWindow

TEXT = (
    "Broen over fjorden\n\nKari Nordli, ordfører i Fjordvik\n\n"
    "En bro er mer enn stål. Den er et løfte mellom to bygder.\n\n"
    "Hvorfor tok det så lang tid?\n\n"
    "Vi hadde ikke snakket sammen. Ferja gikk hver time, og hver time lot vi den gå.\n\n"
    "Ingen bygger bro alene. Det sa fergemannen, og han hadde rett.\n\n"
    "Lengde: 840 meter\nPris: 1,2 milliarder\n\n"
    "Les også: Ny vei i nord\n\n"
    "Hva lærte vi av det?\n\nAt den som vil over, må begynne å snakke.\n"
)


def settle(qtbot, window: ProseWindow) -> None:
    """Wait until what is shown is what was chosen."""

    def is_settled() -> bool:
        now = window.steps.now
        return not window.work.is_waiting and (now is None or (window.made and window.made.choices is now))

    qtbot.waitUntil(is_settled, timeout=20_000)
