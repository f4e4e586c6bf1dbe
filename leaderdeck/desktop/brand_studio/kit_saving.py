"""Kits put on disk, whole or not at all: made and read back in a folder beside, and only then in their place."""

from __future__ import annotations

import filecmp
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from leaderdeck.brand.inside import find_inside
from leaderdeck.brand.kit_editing import FONT_STYLES, set_name, set_value
from leaderdeck.brand.kit_folders import kept_folder, version_folder
from leaderdeck.brand.new_kit import kit_id, write_kit_description
from leaderdeck.brand.reader import (
    DESCRIPTION_NAME,
    TEMPLATE_NAME,
    load_design,
    load_kit,
    parse_description,
    read_description,
)
from leaderdeck.errors import BrandProblem, FileProblem, LeaderDeckError
from leaderdeck.export.replacing import replace_files, sentence_for
from leaderdeck.language import Sentence, say
from leaderdeck.paths import user_brand_folder


def save_kit(work: Path, text: str, folder: Path, before: str | None) -> None:
    """Give the kit in `folder` this description, the files of `work` that it names, and the template it then has.

    `before` is the description that is expected there; None overwrites whatever stands. Raises BrandProblem for a
    description that is no kit, FileProblem from the disk; the kit then is as it was.
    """
    if before is not None and read_description(folder) != before:
        raise ChangedOutside(
            say("{file} er endret et annet sted siden den ble åpnet her.", file=folder / DESCRIPTION_NAME)
        )
    with _beside(folder) as home:
        made, kept = home / "new", home / "old"
        _make(work, text, made)
        names = _changed(made, folder)
        for name in names:
            if (folder / name).is_file():
                (kept / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(folder / name, kept / name)
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
        try:
            replace_files(((folder / name, _writer(made / name)) for name in names), remember=False)
        except LeaderDeckError:
            _put_back(folder, kept, names)
            raise
    if before is not None:
        _forget(folder, before, text)


def keep_version(folder: Path) -> None:
    """Keep the kit as it lies in its place among the user's own, for talks that pin its version."""
    kit = load_kit(folder)
    kept = version_folder(kept_folder(), kit.id, kit.version)
    if folder.parent.resolve() != user_brand_folder().resolve() or kept.exists():
        return
    with _beside(kept) as home:
        shutil.copytree(folder, home / kept.name)
        _move(home / kept.name, kept)


class ChangedOutside(FileProblem):
    """The description on disk is not the one that was opened."""


def copy_kit(text: str, work: Path, name: str) -> Path:
    """A kit of one's own that is like this one, under another name; gives its folder."""
    target = _free_folder(kit_id(name))
    text = set_value(set_name(text, name), ("id",), target.name)
    with _beside(target) as home:
        _make(work, text, home / target.name)
        _move(home / target.name, target)
    return target


def make_kit(name: str, slogan: str, language: str, primary: str, accent: str, logo: Path | None) -> Path:
    """A new kit among the user's own; gives its folder. Raises BrandProblem and FileProblem."""
    target = _free_folder(kit_id(name))
    with _beside(target) as home:
        made = home / target.name
        write_kit_description(
            made,
            name=name,
            slogan=slogan,
            language=language,
            primary=primary or None,
            accent=accent or None,
            logo=logo,
        )
        if target.name != kit_id(name):
            file = made / DESCRIPTION_NAME
            file.write_text(set_value(file.read_text("utf-8"), ("id",), target.name), "utf-8", newline="\n")
        _finish(made)
        _move(made, target)
    return target


def adopt_kit(file: Path) -> tuple[Path, tuple[Sentence, ...]]:
    """A kit among the user's own that keeps this template; gives its folder, and what a person should look at.

    Raises TemplateProblem for a file that cannot be used, BrandProblem and FileProblem.
    """
    from leaderdeck.powerpoint.adopting import adopt_template

    with _beside(user_brand_folder() / "kit") as home:
        made = home / "kit"
        adopted = adopt_template(file, made)
        target = _free_folder(adopted.kit.id)
        if target.name != adopted.kit.id:
            description = made / DESCRIPTION_NAME
            text = set_value(description.read_text("utf-8"), ("id",), target.name)
            description.write_text(text, "utf-8", newline="\n")
        _move(made, target)
    left_out = ", ".join(str(words) for words in adopted.left_out)
    first = (say("Fra malen er dette utelatt: {things}.", things=left_out),) if left_out else ()
    # Which roles are unsure is marked at each of them, where it can be set right.
    notices = (notice for notice in adopted.notices if "roles" not in dict(notice.values))
    return target, (*notices, *first)


def files_named(text: str, folder: Path) -> set[str]:
    """The files in a kit's folder that its description names, with the pictures that lie beside its drawings."""
    data = parse_description(folder / DESCRIPTION_NAME, text)
    names: set[str] = set()
    logos: Any = data.get("logo")
    for logo in logos if isinstance(logos, list) else ():
        file = logo.get("file") if isinstance(logo, dict) else None
        if isinstance(file, str) and file:
            names |= {file, str(Path(file).with_suffix(".png").as_posix())}
    fonts: Any = data.get("fonts")
    for font in fonts.values() if isinstance(fonts, dict) else ():
        names |= {str(font[style]) for style in FONT_STYLES if isinstance(font, dict) and font.get(style)}
    return {name for name in names if find_inside(folder, name) is not None}


def is_adopted(text: str, folder: Path) -> bool:
    """Whether the kit keeps a template that was not made here."""
    template: Any = parse_description(folder / DESCRIPTION_NAME, text).get("template")
    return isinstance(template, dict) and template.get("adopted") is True


def _make(work: Path, text: str, made: Path) -> None:
    """The whole kit in this folder."""
    names = files_named(text, work)
    if is_adopted(text, work):
        names.add(TEMPLATE_NAME)
    made.mkdir(parents=True)
    for name in sorted(names):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(work / name, made / name)
    (made / DESCRIPTION_NAME).write_bytes(text.encode("utf-8"))
    _finish(made)


def _finish(made: Path) -> None:
    """The template, and a look whether it is a kit now."""
    from leaderdeck.powerpoint.template_maker import make_template

    if not (made / TEMPLATE_NAME).exists():
        make_template(load_design(made), made / TEMPLATE_NAME)
    load_kit(made)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder on the same disk that is gone afterwards; trouble with the disk in one sentence."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".leaderdeck-", dir=target.parent, ignore_cleanup_errors=True) as home:
            yield Path(home)
    except OSError as problem:
        raise FileProblem(sentence_for(problem, target / DESCRIPTION_NAME)) from None


def _move(made: Path, target: Path) -> None:
    if target.exists():
        raise BrandProblem(say("{folder} finnes fra før; velg en annen mappe.", folder=target))
    os.replace(made, target)


def _free_folder(wanted: str) -> Path:
    home = user_brand_folder()
    names = (f"{wanted[:44]}{f'-{number}' if number > 1 else ''}" for number in range(1, 10_000))
    return next(home / name for name in names if not (home / name).exists())


def _changed(made: Path, folder: Path) -> list[Path]:
    """What is new in the kit: files that it names first, then the template, and last what names them."""
    names = [file.relative_to(made) for file in sorted(made.rglob("*")) if file.is_file()]
    names.sort(key=lambda name: (name.name == DESCRIPTION_NAME, name.name == TEMPLATE_NAME))
    return [name for name in names if not _is_same(made / name, folder / name)]


def _is_same(new: Path, old: Path) -> bool:
    return old.is_file() and filecmp.cmp(new, old, shallow=False)


def _writer(file: Path) -> Callable[[BinaryIO], None]:
    def write(stream: BinaryIO) -> None:
        with file.open("rb") as source:
            shutil.copyfileobj(source, stream)

    return write


def _put_back(folder: Path, kept: Path, names: list[Path]) -> None:
    """Each file as it was, also on a full disk: the old ones were laid aside on it before."""
    for name in names:
        with suppress(OSError):
            if (kept / name).is_file():
                os.replace(kept / name, folder / name)
            else:
                (folder / name).unlink(missing_ok=True)


def _forget(folder: Path, before: str, now: str) -> None:
    """Files that the kit named before and does not any more."""
    for name in files_named(before, folder) - files_named(now, folder):
        with suppress(OSError):
            (folder / name).unlink()
