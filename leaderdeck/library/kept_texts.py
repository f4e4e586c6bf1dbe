"""What is kept of files to be found by, asked of the index: all of it for rating, or only whether letters are in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from leaderdeck.library.index import LibraryIndex
from leaderdeck.library.index_file import COLUMNS


def words_of(index: LibraryIndex, numbers: Iterable[int]) -> list[tuple[int, tuple[str, ...]]]:
    """What these files are found by: for each the words of each of `COLUMNS`, a passage a line."""
    wanted = list(numbers)
    table, own, columns = index.texts
    names, marks = ", ".join(columns), ",".join("?" * len(wanted))
    kept = index.select(f"SELECT {own}, {names} FROM {table} WHERE {own} IN ({marks})", wanted)  # noqa: S608 - names and marks only
    return [(int(str(number)), tuple(map(str, texts))) for number, *texts in kept]


def worths_of(
    index: LibraryIndex, numbers: Sequence[int], weights: Mapping[str, int], letters: Sequence[str]
) -> dict[int, int]:
    """For each of these files the sum of its columns' weights, each as often as one of these letters is in it."""
    table, own, columns = index.texts
    names = dict(zip(COLUMNS, columns, strict=True))
    asked = [f"{weight} * (instr({names[column]}, ?) > 0)" for column, weight in weights.items() for _ in letters]
    marks = ",".join("?" * len(numbers))
    found = index.select(
        f"SELECT {own}, {' + '.join(asked)} FROM {table} WHERE {own} IN ({marks})",  # noqa: S608 - names and marks only
        (*tuple(letters) * len(weights), *numbers),
    )
    return {int(str(number)): int(str(worth)) for number, worth in found}
