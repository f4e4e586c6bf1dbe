"""Everything one can do, as a table: menus, shortcuts, the list of shortcuts and the guide all read it."""

from __future__ import annotations

from leaderdeck.language import Sentence, say
from leaderdeck.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `shortcut` is Qt's portable spelling; several are divided by «; », the first is shown."""

    id: str
    words: Sentence
    shortcut: str = ""
    icon: str = ""
    checkable: bool = False
    keeps_menu_apart: bool = False
    """Whether a line stands above it in the menu."""


@dataclass(frozen=True, slots=True)
class Menu:
    """One menu of the bar, its actions in their order."""

    id: str
    words: Sentence
    actions: tuple[Action, ...]


_LINE = True

MENUS: tuple[Menu, ...] = (
    Menu("file", say("Fil"), (
        Action("file.new", say("Nytt foredrag …"), "Ctrl+N", "new"),
        Action("file.quick_note", say("Hurtignotat …"), "Ctrl+J", "note"),
        Action("file.open", say("Åpne …"), "Ctrl+O", "open"),
        Action("file.prose", say("Fra tekst til foredrag …"), "Ctrl+Shift+T", "talk"),
        Action("file.import", say("Åpne PowerPoint som utkast …"), "", "file"),
        Action("file.save", say("Lagre"), "Ctrl+S", "save", keeps_menu_apart=_LINE),
        Action("file.save_as", say("Lagre som …"), "Ctrl+Shift+S", "save-as"),
        Action("file.history", say("Historikk …"), "", "history"),
        Action("file.lock_note", say("Lås notatet …"), "", "lock", keeps_menu_apart=_LINE),
        Action("file.unlock", say("Lås opp notater …")),
        Action("file.lock_now", say("Lås nå"), "Ctrl+Shift+L"),
        Action("file.remove_lock", say("Fjern låsen …")),
        Action("file.passphrase", say("Passordsetning …")),
        Action("file.given", say("Holdt foredraget …"), "", "done", keeps_menu_apart=_LINE),
        Action("file.present", say("Vis foredrag"), "F5", "present", keeps_menu_apart=_LINE),
        Action("file.present_here", say("Vis fra dette lysbildet"), "Shift+F5", "play"),
        Action("file.rehearse", say("Øv på foredraget …"), "Ctrl+F5", "rehearse"),
        Action("file.export", say("Eksporter …"), "Ctrl+E", "export", keeps_menu_apart=_LINE),
        Action("file.print", say("Skriv ut (PDF) …"), "Ctrl+P"),
        Action("file.hand_over", say("Lever fra deg …"), "Ctrl+Shift+E"),
        Action("file.rebrand", say("Omprofiler PowerPoint-filer …"), "", "brand"),
        Action("file.close", say("Lukk vinduet"), "Ctrl+W", keeps_menu_apart=_LINE),
        Action("file.quit", say("Avslutt"), "Ctrl+Q"),
    )),
    Menu("edit", say("Rediger"), (
        Action("edit.undo", say("Angre"), "Ctrl+Z", "undo"),
        Action("edit.redo", say("Gjør om"), "Ctrl+Shift+Z; Ctrl+Y", "redo"),
        Action("edit.cut", say("Klipp ut"), "Ctrl+X", "cut", keeps_menu_apart=_LINE),
        Action("edit.copy", say("Kopier"), "Ctrl+C", "copy"),
        Action("edit.paste", say("Lim inn"), "Ctrl+V", "paste"),
        Action("edit.paste_plain", say("Lim inn som ren tekst"), "Ctrl+Shift+V"),
        Action("edit.select_all", say("Merk alt"), "Ctrl+A"),
        Action("edit.find", say("Søk …"), "Ctrl+F", "search", keeps_menu_apart=_LINE),
        Action("edit.find_next", say("Søk videre"), "F3"),
        Action("edit.find_previous", say("Søk bakover"), "Shift+F3"),
        Action("edit.replace", say("Søk og erstatt …"), "Ctrl+H", "replace"),
        Action("edit.misspelled", say("Neste skrivefeil"), "F7", keeps_menu_apart=_LINE),
        Action("edit.spelling", say("Vis skrivefeil"), checkable=True),
    )),
    Menu("text", say("Tekst"), (
        Action("edit.bold", say("Halvfet"), "Ctrl+B", "bold"),
        Action("edit.italic", say("Kursiv"), "Ctrl+I", "italic"),
        Action("edit.link", say("Lenke"), "Ctrl+K", "link"),
        Action("edit.picture", say("Sett inn bilde …"), "Ctrl+Shift+P", "picture"),
        Action("edit.table", say("Sett inn tabell …"), "", "table"),
        Action("edit.sign", say("Sett inn tegn …")),
        Action("edit.passage", say("Sett inn fra biblioteket …"), "Ctrl+Shift+I", "note"),
        Action("edit.indent", say("Innrykk"), "Ctrl+]", "right", keeps_menu_apart=_LINE),
        Action("edit.outdent", say("Rykk tilbake"), "Ctrl+[", "left"),
        Action("edit.lines_up", say("Flytt linjer opp"), "Alt+Up", "up"),
        Action("edit.lines_down", say("Flytt linjer ned"), "Alt+Down", "down"),
        Action("edit.notes", say("Skriv talenotat"), "Ctrl+Shift+N", "notes", keeps_menu_apart=_LINE),
        Action("edit.private", say("Gjør privat"), "Ctrl+Shift+H", "private"),
    )),
    Menu("slides", say("Lysbilde"), (
        Action("slides.new", say("Nytt lysbilde"), "Ctrl+M", "new"),
        Action("edit.slide_up", say("Flytt lysbildet framover"), "Alt+Shift+Up", "up", keeps_menu_apart=_LINE),
        Action("edit.slide_down", say("Flytt lysbildet bakover"), "Alt+Shift+Down", "down"),
        Action("slides.cut", say("Klipp ut lysbilder"), "", "cut", keeps_menu_apart=_LINE),
        Action("slides.copy", say("Kopier lysbilder"), "", "copy"),
        Action("slides.paste", say("Lim inn lysbilder"), "", "paste"),
        Action("slides.duplicate", say("Dupliser"), "Ctrl+D", "duplicate"),
        Action("slides.split", say("Del lysbildet"), "", "split"),
        Action("slides.hide", say("Skjul eller vis"), "", "hide"),
        Action("slides.delete", say("Slett lysbilder"), "", "delete"),
        Action("slides.move_earlier", say("Flytt merkede lysbilder framover"), "Ctrl+Shift+Left", "left",
               keeps_menu_apart=_LINE),
        Action("slides.move_later", say("Flytt merkede lysbilder bakover"), "Ctrl+Shift+Right", "right"),
        Action("slides.select_all", say("Merk alle lysbilder"), "Ctrl+Shift+A"),
        Action("slides.find", say("Finn lysbilder i alle foredrag …"), "Ctrl+Shift+F", "search",
               keeps_menu_apart=_LINE),
        Action("slides.open_source", say("Åpne kilden"), "Ctrl+Shift+O", "note", keeps_menu_apart=_LINE),
        Action("slides.make_copy", say("Gjør om til kopi"), "", "copy"),
    )),
    Menu("go", say("Gå til"), (
        Action("go.slide", say("Lysbilde …"), "Ctrl+G", "search"),
        Action("go.next_slide", say("Neste lysbilde"), "Ctrl+PgDown", "down"),
        Action("go.previous_slide", say("Forrige lysbilde"), "Ctrl+PgUp", "up"),
        Action("go.next_finding", say("Neste funn"), "F8", "check", keeps_menu_apart=_LINE),
        Action("go.previous_finding", say("Forrige funn"), "Shift+F8"),
        Action("go.editor", say("Teksten"), "F6", keeps_menu_apart=_LINE),
        Action("go.strip", say("Lysbilderekken"), "Ctrl+F6"),
        Action("go.panes", say("Fanene under lysbildet"), "Shift+F6"),
        Action("go.library", say("Biblioteket"), "Ctrl+L"),
    )),
    Menu("view", say("Vis"), (
        Action("view.library", say("Bibliotek"), "Ctrl+1", "sidebar", checkable=True),
        Action("view.preview", say("Forhåndsvisning"), "Ctrl+2", "preview", checkable=True),
        Action("view.strip", say("Lysbilderekke"), "Ctrl+3", "strip", checkable=True),
        Action("view.panes", say("Faner"), "Ctrl+4", checkable=True),
        Action("view.focus", say("Skrivero"), "F11", "focus", checkable=True),
        Action("view.findings", say("Kontroll"), "Alt+1", "check", keeps_menu_apart=_LINE),
        Action("view.notes", say("Notater"), "Alt+2", "notes"),
        Action("view.layout", say("Oppsett"), "Alt+3", "layout"),
        Action("view.time", say("Tid"), "Alt+4", "time"),
        Action("view.zoom_in", say("Større tekst"), "Ctrl++; Ctrl+=", "zoom-in", keeps_menu_apart=_LINE),
        Action("view.zoom_out", say("Mindre tekst"), "Ctrl+-", "zoom-out"),
        Action("view.zoom_reset", say("Vanlig tekststørrelse"), "Ctrl+0"),
    )),
    Menu("brand", say("Profil"), (
        Action("brand.studio", say("Profilverksted …"), "Ctrl+Shift+B", "brand"),
        Action("brand.new", say("Ny profil …"), "", "new", keeps_menu_apart=_LINE),
        Action("brand.import", say("Importer PowerPoint-mal …"), "", "open"),
    )),
    Menu("help", say("Hjelp"), (
        Action("app.guide", say("Veiledning"), "F1", "guide"),
        Action("app.sample", say("Åpne eksempelet"), "", "talk"),
        Action("app.locking", say("Om låste notater"), "", "lock"),
        Action("app.shortcuts", say("Hurtigtaster"), "Ctrl+F1", "help"),
        Action("app.preferences", say("Innstillinger …"), "Ctrl+,", "settings", keeps_menu_apart=_LINE),
        Action("app.associate", say("Vis LeaderDeck i menyen og «Åpne med»"), "", "file"),
        Action("app.doctor", say("Hva virker på denne maskinen"), "", "info"),
        Action("app.about", say("Om LeaderDeck"), "", "info"),
    )),
)  # fmt: skip

ACTIONS: tuple[Action, ...] = tuple(action for menu in MENUS for action in menu.actions)


def action(name: str) -> Action:
    """The action with this id. Raises KeyError for one that is not in the table."""
    return _BY_ID[name]


_BY_ID = {one.id: one for one in ACTIONS}
