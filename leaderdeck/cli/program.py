"""The program: its commands, the language it speaks, and the one place where trouble becomes a sentence."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys
from collections.abc import Sequence

from leaderdeck import __version__
from leaderdeck.cli.arguments import HelpShownError, Parser, UsageProblem
from leaderdeck.cli.windows import names_a_talk, open_windows
from leaderdeck.errors import BrandProblem, LeaderDeckError
from leaderdeck.language import Sentence, say, system_language, use_interface_language

DONE, DONE_WITH_ERRORS, CANNOT = 0, 1, 2
INTERRUPTED = 130

COMMANDS: dict[str, Sentence] = {
    "new": say("lager et foredrag eller notat å begynne med"),
    "inspect": say("viser hva LeaderDeck forsto, og hvor alt står"),
    "check": say("finner det en omtenksom kollega ville sagt fra om"),
    "export": say("lager PowerPoint, PDF eller bilder"),
    "present": say("viser foredraget: lysbildene på én skjerm, notater og klokke på den andre"),
    "programme": say("skriver dagens program for seg: side, dokument eller kalender"),
    "rebrand": say("legger gamle PowerPoint-filer over i en profil"),
    "notes": say("skriver, viser og søker i notatene i biblioteket"),
    "brand": say("lager, viser og kontrollerer profilpakker"),
    "outline": say("gjør en tekst til et foredrag, uten at et ord går tapt"),
    "import": say("leser teksten i et dokument inn som Markdown"),
    "doctor": say("sier hva som virker på denne maskinen, og hvordan resten kan rettes"),
}
_MODULES = {"import": "import_file"}
"""Commands whose name no module can have."""


def run(arguments: Sequence[str]) -> int:
    """Run one call; gives the exit code of the command line contract."""
    use_interface_language(system_language())
    # A large talk makes millions of small values that live until the end: collecting cycles among them is wasted work,
    # and so is taking them apart one by one when the process ends.
    gc.set_threshold(1_000_000, 50, 50)
    atexit.register(gc.freeze)
    try:
        return _dispatch(list(arguments))
    except HelpShownError:
        return DONE
    except UsageProblem as problem:
        return _trouble(str(problem))
    except BrandProblem as problem:
        return _trouble("\n  ".join((str(problem), *map(str, problem.details))))
    except LeaderDeckError as problem:
        return _trouble(str(problem))
    except KeyboardInterrupt:
        _trouble(str(say("Avbrutt; ingenting er halvskrevet.")))
        return INTERRUPTED
    except BrokenPipeError:
        # The reader went away (as `| head` does): nothing is wrong, and Python must not complain when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as problem:
        return _trouble(str(_disk_trouble(problem)))


def _disk_trouble(problem: OSError) -> Sentence:
    """What the disk refused where no command has a better word for it: a name too long, a share that went away."""
    reason = problem.strerror or type(problem).__name__
    if problem.filename is None:
        return say("Noe gikk galt med en fil: {reason}.", reason=reason)
    return say("Får ikke brukt {file}: {reason}.", file=os.fsdecode(problem.filename), reason=reason)


def _dispatch(arguments: list[str]) -> int:
    if not arguments or (arguments[0] not in COMMANDS and names_a_talk(arguments[0])):
        return open_windows(arguments)
    if arguments[0] in ("-h", "--help"):
        print(_overview())
        return DONE
    if arguments[0] == "--version":
        print(f"LeaderDeck {__version__}")
        return DONE
    name, rest = arguments[0], arguments[1:]
    if name not in COMMANDS:
        raise UsageProblem(
            say("Kjenner ikke kommandoen «{name}»; «leaderdeck --help» viser dem som finnes.", name=name)
        )
    command = importlib.import_module(f"leaderdeck.cli.{_MODULES.get(name, name)}")
    parser = Parser(prog=f"leaderdeck {name}", description=f"leaderdeck {name}: {COMMANDS[name]}.")
    command.add_arguments(parser)
    mixes = getattr(command, "MIXES_WORDS_AND_OPTIONS", False)
    exit_code: int = command.run(parser.parse_mixed(rest) if mixes else parser.parse_args(rest))
    return exit_code


def _overview() -> str:
    width = max(map(len, COMMANDS))
    lines = [
        f"LeaderDeck {__version__}",
        "",
        str(say("Bruk: leaderdeck [FIL]  åpner vinduet, med filen om den er gitt")),
        str(say("Bruk: leaderdeck KOMMANDO …  («leaderdeck KOMMANDO --help» forklarer hver av dem)")),
        "",
        *(f"  {name:<{width}}  {meaning}" for name, meaning in COMMANDS.items()),
    ]
    return "\n".join(lines)


def _trouble(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return CANNOT
