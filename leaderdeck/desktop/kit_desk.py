"""A brand kit that is opened as a file is installed, once the user has said so in the bar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from leaderdeck.brand.reader import PACKAGE_SUFFIX
from leaderdeck.desktop.background import Latest
from leaderdeck.desktop.messages import MessageBar
from leaderdeck.language import say

if TYPE_CHECKING:
    from leaderdeck.brand.kit_package import KitPackage
    from leaderdeck.brand.kit_store import Installation


def is_kit(path: Path) -> bool:
    """Whether the file is a brand kit, by its name."""
    return path.suffix.lower() == PACKAGE_SUFFIX


class KitDesk(QObject):
    """Reads kits, asks, and installs them; reading and installing leave the windows free."""

    installed = Signal()
    """There is another kit, or another version of one."""

    def offer(self, file: Path, bar: MessageBar) -> None:
        """Look through the kit, and ask in this bar whether it shall be installed."""
        from leaderdeck.brand.kit_package import read_kit_package

        reader = Latest(read_kit_package, bar)
        reader.answered.connect(lambda package: self._ask(package, bar))
        reader.failed.connect(bar.report)
        reader.ask(file)

    def _ask(self, package: KitPackage, bar: MessageBar) -> None:
        question = say("Vil du installere profilpakken «{name}» {version}?", name=package.name, version=package.version)
        ways = ((say("Installer"), lambda: self._install(package, bar)), (say("Ikke nå"), lambda: None))
        bar.show(question, "info", ways)

    def _install(self, package: KitPackage, bar: MessageBar, *, force: bool = False) -> None:
        from leaderdeck.brand.kit_store import install_package

        installer = Latest(lambda: install_package(package, force=force), bar)
        installer.answered.connect(lambda done: self._tell(done, bar))
        installer.failed.connect(lambda problem: self._tell_trouble(problem, package, bar))
        installer.ask()

    def _tell(self, done: Installation, bar: MessageBar) -> None:
        bar.show(done.sentence)
        self.installed.emit()

    def _tell_trouble(self, problem: object, package: KitPackage, bar: MessageBar) -> None:
        from leaderdeck.brand.kit_store import KitConflict

        if isinstance(problem, KitConflict):
            ways = ((say("Installer likevel"), lambda: self._install(package, bar, force=True)),)
            bar.show(problem.sentence, "warning", ways)
        else:
            bar.report(problem)
