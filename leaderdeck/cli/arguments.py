"""Command line arguments, explained in the user's language: argparse itself speaks English only."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NoReturn

from leaderdeck.errors import LeaderDeckError
from leaderdeck.language import Sentence, say


class UsageProblem(LeaderDeckError):
    """The call cannot be understood."""


class HelpShownError(Exception):
    """The help was asked for and is printed: nothing more is to be done."""


_REASONS: tuple[tuple[str, Sentence], ...] = (
    (r"the following arguments are required: (?P<what>.+)", say("Det mangler {what}.")),
    (r"argument (?P<what>[^:]+): expected (one|at least one) argument", say("{what} trenger en verdi.")),
    (r"argument (?P<what>[^:]+): invalid choice: (?P<got>.+?) \(choose from (?P<choices>.+)\)",
     say("{what} kan ikke være {got}; velg blant {choices}.")),
    (r"argument (?P<what>[^:]+): invalid (\w+) value: (?P<got>.+)", say("{what} kan ikke være {got}.")),
    (r"unrecognized arguments: (?P<what>.+)", say("Kjenner ikke {what}.")),
    (r"argument (?P<what>[^:]+): not allowed with argument (?P<got>.+)", say("{what} kan ikke stå sammen med {got}.")),
    (r"ambiguous option: (?P<what>.+?) could match (?P<choices>.+)", say("{what} kan bety {choices}.")),
)  # fmt: skip


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with the word for usage in the user's language."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line."""
        super().add_usage(usage, actions, groups, prefix or f"{say('Bruk')}: ")


class Parser(argparse.ArgumentParser):
    """A parser that explains itself and its refusals in the user's language and never ends the program by itself."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog=prog, description=description, formatter_class=Formatter, add_help=False, allow_abbrev=False
        )
        self._positionals.title = str(say("Hva"))
        self._optionals.title = str(say("Valg"))
        self.add_argument("-h", "--help", action="help", help=str(say("vis denne hjelpen")))

    def parse_mixed(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The arguments where words and options may stand in any order."""
        # argparse would cut its own English word for usage off the line, and with ours a letter too few or too many.
        self.usage = self.format_usage().removeprefix(f"{say('Bruk')}: ").strip().replace("%", "%%")
        return self.parse_intermixed_args(arguments)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Raise HelpShownError: argparse ends the program here, and only after its help."""
        raise HelpShownError

    def error(self, message: str) -> NoReturn:
        """Raise UsageProblem with what is wrong and where help is."""
        advice = say("«{prog} --help» viser hvordan kommandoen brukes.", prog=self.prog)
        for pattern, reason in _REASONS:
            found = re.fullmatch(pattern, message)
            if found:
                filled = replace(reason, values=tuple(found.groupdict().items()))
                raise UsageProblem(say("{reason} {advice}", reason=filled, advice=advice))
        raise UsageProblem(say("Kommandoen ble ikke forstått. {advice}", advice=advice))
