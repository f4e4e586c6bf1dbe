"""What somebody else may do to a file that is open here."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

OLD = "## Hei\n\n- felles\n"
THEIRS = "## Hei\n\n- deres\n"


def edit(file: Path) -> None:
    file.write_text(THEIRS, "utf-8")


def edit_with_the_old_time_and_size(file: Path) -> None:
    before = file.stat()
    file.write_text(OLD.replace("felles", "deres!"), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def append(file: Path) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.write("- deres")


def truncate(file: Path) -> None:
    file.write_bytes(b"")


def replace_as_programs_do(file: Path) -> None:
    (file.parent / "ny").write_text(THEIRS, "utf-8")
    os.replace(file.parent / "ny", file)


def change_and_change_back(file: Path) -> None:
    edit(file)
    file.write_text(OLD, "utf-8")


def touch(file: Path) -> None:
    os.utime(file, (1, 1))


def delete(file: Path) -> None:
    file.unlink()


def delete_and_write_anew(file: Path) -> None:
    file.unlink()
    edit(file)


def rename(file: Path) -> None:
    file.rename(file.with_name("omdøpt.md"))


def rename_case_only(file: Path) -> None:
    file.rename(file.with_name(file.name.upper()))


def rename_and_write_anew(file: Path) -> None:
    rename(file)
    edit(file)


def become_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "deres.md").write_text(THEIRS, "utf-8")


def become_a_link(file: Path) -> None:
    (file.parent / "mål.md").write_text(THEIRS, "utf-8")
    file.unlink()
    file.symlink_to("mål.md")


def change_encoding(file: Path) -> None:
    file.write_bytes(OLD.encode("utf-16"))


def change_line_ends(file: Path) -> None:
    file.write_bytes(OLD.replace("\n", "\r\n").encode())


def become_a_picture(file: Path) -> None:
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


def move_the_folder(file: Path) -> None:
    shutil.move(file.parent, file.parent.with_name("flyttet"))


HARMLESS = {touch, change_and_change_back}
ACTS: list[Callable[[Path], None]] = [
    edit, edit_with_the_old_time_and_size, append, truncate, replace_as_programs_do, delete_and_write_anew, delete,
    rename, rename_case_only, rename_and_write_anew, become_a_folder, become_a_link, change_encoding, become_a_picture,
    change_line_ends, move_the_folder, touch, change_and_change_back,
]  # fmt: skip


def everything(folder: Path) -> dict[str, bytes]:
    """All files below the folder that are nobody's half-written ones."""
    return {
        str(path): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and ".leaderdeck-" not in path.name
    }
