"""Trials of the API as rows of a table. The name of a column is the path of its value in a trial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .optional import find

Row = dict[str, Any]

_TIMES = ("startedAt", "finishedAt")


def to_table(trials: Iterable[Row]) -> Any:
    """Returns a DataFrame, or without pandas a list of rows. Every row has every column; a missing value is None."""
    rows = [dict(_flatten(trial)) for trial in trials]
    names = _columns_of(rows)
    pandas = find("pandas")
    if pandas is None:
        return [{name: row.get(name) for name in names} for row in rows]
    table = pandas.DataFrame({name: [row.get(name) for row in rows] for name in names})
    for name in names:
        if name.startswith(("metrics.", "times.")):
            table[name] = table[name].astype("float64")
        elif name in _TIMES:
            table[name] = pandas.to_datetime(table[name], utc=True)
    return table


def _flatten(value: Row, before: str = "") -> Iterator[tuple[str, Any]]:
    for name, member in value.items():
        path = before + name
        if path == "params.layers":
            # As in the tables of the service, so that the column can be grouped and sorted.
            yield path, "-".join(map(str, member)) or "none"
        elif isinstance(member, dict):
            yield from _flatten(member, f"{path}.")
        else:
            yield path, member


def _columns_of(rows: list[Row]) -> list[str]:
    names = dict.fromkeys(name for row in rows for name in row)
    # A trial without metrics has `metrics`: None, and the others have `metrics.test.accuracy` and more.
    groups = {name[:dot] for name in names for dot in range(len(name)) if name[dot] == "."}
    return [name for name in names if name not in groups]
